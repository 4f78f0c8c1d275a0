"""A follow-up at the real windows, from the written ones of the bank: asked and reported, or let be."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from interview.domain import Purpose, Stage
from interview.follow_up_parts import FollowUpState
from reports.document import Provenance
from reports.markdown_view import to_markdown
from tests.ui.clinician import Clinician, at_the_window, settings_with, with_vault

TYPED_ONLY = (Purpose.AUDIO.value, Purpose.VIDEO.value, Purpose.EMOTION.value)


@pytest.fixture
def clinician(qtbot, tmp_path: Path):
    home = tmp_path / "home"
    with_vault(home)
    with at_the_window(qtbot, home, settings_with(llm={"follow_up": "always"})) as clinician:
        yield clinician


def answer(clinician: Clinician, page, text: str) -> None:
    take = clinician.session.take
    clinician.until(lambda: clinician.session.stage in (Stage.ASKING, Stage.LISTENING))
    clinician.press("Type instead")
    clinician.type_into(page.typing._field, text)
    clinician.press("Send what is typed")
    clinician.until(lambda: clinician.session.take != take or clinician.session.stage is Stage.REVIEW)
    clinician.until(lambda: clinician.session.stage in (Stage.LISTENING, Stage.REVIEW))


def audited(clinician: Clinician) -> list[str]:
    rows: list = []
    store = clinician.app.desk.store
    clinician.app.desk.do(lambda *_: store.audit_rows(), rows.extend)
    clinician.until(lambda: bool(rows))
    return [row.what for row in rows]


def test_one_is_approved_asked_answered_and_stands_in_the_report(clinician):
    page = clinician.ask_first_question(2, *TYPED_ONLY)
    first, last = clinician.session.questions
    answer(clinician, page, "I worry about my work.")
    clinician.until_it_reads("Suggested follow-up to question 1")
    assert page.follow_up.text() == first.probes[0]
    clinician.press("Ask it")
    clinician.until(lambda: len(clinician.session.questions) == 3)
    assert clinician.session.question.id == last.id  # its answer comes to its end first
    answer(clinician, page, "Nothing else.")
    follow_up = clinician.session.question
    assert (follow_up.text, follow_up.follows) == (first.probes[0], first.id)
    clinician.until_it_reads(follow_up.text)
    answer(clinician, page, "For a year.")
    clinician.until_stage(Stage.REVIEW)
    clinician.press("Write the report")
    clinician.until(lambda: clinician.session.report is not None)
    session = clinician.session
    assert [one.id for one in session.questions] == [first.id, f"{first.id}-follow-up", last.id]
    assert session.answers[follow_up.id].text() == "For a year."
    text = to_markdown(session, Provenance("test"))
    asked = text.split("## Question 2")[1].split("## Question 3")[0]
    assert "For a year." in asked
    assert "suggested after the answer to question 1, and approved by the clinician" in asked
    assert "FollowUpApproved" in audited(clinician)


def test_one_is_let_be_and_nothing_waits_for_it(clinician):
    page = clinician.ask_first_question(2, *TYPED_ONLY)
    answer(clinician, page, "I worry about my work.")
    clinician.until_it_reads("Suggested follow-up to question 1")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    clinician.key(page, Qt.Key.Key_U, both)
    clinician.until(lambda: not page.follow_up.isVisible())
    assert clinician.session.follow_up.state is FollowUpState.OVER
    answer(clinician, page, "Nothing else.")
    clinician.until_stage(Stage.REVIEW)
    assert len(clinician.session.questions) == len(clinician.session.answers) == 2
    assert "FollowUpDismissed" in audited(clinician)
