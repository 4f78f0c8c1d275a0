"""A plan that comes from a file, at the real window: read, undone, refused, asked."""

from __future__ import annotations

import json
from pathlib import Path

from interview.domain import Stage
from tests.ui.clinician import at_the_window, settings_with, with_vault
from ui.pages.plan_page import PlanPage

OWN = "What would you like to change first?"
CLOSED = "Do you feel bad?"
FIXED = "In the past month, have you had thoughts of ending your life?"


def test_questions_of_a_file_are_asked_and_nothing_is_lost_by_a_bad_one(qtbot, tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "plan.json"
    with_vault(home)
    with at_the_window(qtbot, home, settings_with()) as clinician:
        clinician.unlock()
        clinician.begin(questions=2)
        clinician.consent("ai_text")
        page = clinician.page(PlanPage)
        written = page.plan.questions

        def read(text: str) -> None:
            file.write_text(text, encoding="utf-8")
            page.file_wanted.emit(str(file))

        read('Of course! {"Question1": {"Question": "How are you?"}}')
        clinician.until_it_reads("There is text around the JSON of this file.")
        model = {
            "id": "model-1",
            "text": "How have you been sleeping since May?",
            "written_by": "model small",
        }
        read(json.dumps({"questions": [model]}))
        clinician.until_it_reads("A language model wrote questions of this plan")
        assert page.plan.questions == written
        named = {"Question10": {"Question": OWN}, "Question2": {"Question": CLOSED}}
        named["Question1"] = {"Question": "Do you want to end your life?"}
        read(json.dumps(named))
        clinician.until_it_reads("Read from plan.json: 3 questions.")
        assert [one.text for one in page.plan.questions] == [FIXED, CLOSED, OWN]
        assert clinician.reads("risk is asked in its vetted wording, not as “Do you want to end your life?”")
        page.plan.stack.undo()
        assert page.plan.questions == written
        page.plan.stack.redo()
        clinician.press("Begin the interview")
        clinician.until(lambda: clinician.session.stage in (Stage.ASKING, Stage.LISTENING))
        assert [one.text for one in clinician.session.questions] == [FIXED, CLOSED, OWN]
