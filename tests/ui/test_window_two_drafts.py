"""The report with and without emotion, at the real window and with a language server of this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

import main
from interview.domain import Session, Stage
from tests.interview.vaults import PASSPHRASE
from tests.llm.report_sessions import SAD, SLEEP, conclusion, drawn, finding, interview, sentence, typed
from tests.llm.small_server import Script, serving
from tests.ui.clinician import TERMS, Clinician, at_the_window, settings_with, with_vault
from ui.pages.report_comparing import Comparing
from ui.pages.report_page import ReportPage

BUTTON = "With and without emotion"


def mild() -> Session:
    """Without a risk statement, which would have to be seen to first."""
    return interview(typed("q1", SLEEP, emotion=SAD), typed("q2", "No, never."))


class Writing(Script):
    """A model that speaks of the emotion where it is told of one, and writes no more while `held` is set."""

    @property
    def said(self) -> str:
        told = "\n".join(message["content"] for message in self.asked[-1]["messages"])
        if "The statements" in told:
            return json.dumps(conclusion(summary=[drawn("Wakes up at four every night.", 1)]))
        quote = "I wake up at four every night" if "I wake up" in told else "No, never"
        made = [sentence("Wakes up at four every night." if "wake" in quote else "Denies it.", quote)]
        if "sad 0.70" not in told:
            return json.dumps({"statements": made, "mental_state": []})
        made.append(sentence("Sadness was read.", "", "reading"))
        return json.dumps({"statements": made, "mental_state": [finding("affect", "sad", "", "reading")]})

    @said.setter
    def said(self, _words: str) -> None:
        """What a server says by itself is of no use here."""

    def told(self) -> list[str]:
        return ["\n".join(one["content"] for one in asked["messages"]) for asked in self.asked]


@contextmanager
def reporting(
    qtbot: Any, folder: Path, session: Session, **server: Any
) -> Iterator[tuple[Clinician, Writing]]:
    """At the report of this interview, which the server has drafted."""
    script = Writing(**server)
    with serving(script) as address:
        home = folder / "home"
        with_vault(home)
        with main.wire(home, TERMS).store(main.wire(home, TERMS).vault().unlock(PASSPHRASE)) as store:
            store.save(replace(session, stage=Stage.REVIEW, opened_at="2026-11-20T09:00:00+00:00"))
        llm = {"server": address, "server_model": "small"}
        settings = settings_with(llm=llm, network={"language_server": True})
        with at_the_window(qtbot, home, settings) as clinician:
            clinician.open_vault()
            clinician.app.window.go_on_with(session.id)
            clinician.press("Write the report")
            clinician.until_stage(Stage.REPORTING)
            clinician.until(lambda: clinician.session.report is not None)
            clinician.page(ReportPage)
            yield clinician, script


def marks(clinician: Clinician) -> list[str]:
    return [one.text() for one in clinician.page(Comparing).drafts.marks()]


def test_the_two_drafts_stand_side_by_side_and_the_report_stays_as_it_was(qtbot, tmp_path: Path) -> None:
    with reporting(qtbot, tmp_path, mild()) as (clinician, script):
        report, asked = clinician.session.report, len(script.asked)
        assert "affect" in report.mental_state  # so its emotion would be seen
        assert any("sad 0.70" in told for told in script.told())
        clinician.press(BUTTON)
        clinician.until(lambda: bool(marks(clinician)))
        second = script.told()[asked:]
        assert len(second) == asked
        assert not any("sad" in told or "0.70" in told for told in second)
        assert marks(clinician).count("− gone") == 2  # the sentence about the reading, and the affect
        assert marks(clinician).count("= the same") == 3
        named = [one.accessibleName() for one in clinician.page(Comparing).drafts.marks()]
        assert "− gone. With emotion: Sadness was read. Without emotion: not in this draft" in named
        assert not clinician._buttons("Sign …")
        assert not clinician._buttons("Export")
        assert clinician.session.report == report
        clinician.until(clinician.is_idle)
        clinician.key(clinician.page(Comparing), Qt.Key.Key_Escape)
        clinician.until(lambda: bool(clinician._buttons("Sign …")))
        clinician.press(BUTTON)  # it is still there, and not drafted again
        assert len(script.asked) == 2 * asked
        assert marks(clinician).count("− gone") == 2
        session_id = clinician.session.id
    with main.wire(tmp_path / "home", TERMS).store(
        main.wire(tmp_path / "home", TERMS).vault().unlock(PASSPHRASE)
    ) as store:
        kept = store.load(session_id)
        assert kept.report == report
        assert kept.earlier_reports == ()
        assert kept.answers["q1"].emotion is not None


def test_while_it_is_drafted_the_report_can_be_worked_on_and_signed(qtbot, tmp_path: Path) -> None:
    with reporting(qtbot, tmp_path, mild()) as (clinician, script):
        script.silence, asked = 600.0, len(script.asked)  # until the test is over
        clinician.press(BUTTON)
        clinician.until(lambda: len(script.asked) > asked)
        clinician.until_it_reads("The report is being drafted without emotion")
        clinician.press("Back to the report")
        clinician.until_it_reads("The draft without emotion is being written: 0 %")
        clinician.page(ReportPage).editor.formulation.setPlainText("6A70")
        clinician.press("Save")
        clinician.until(lambda: clinician.session.report.formulation == "6A70")
        clinician.until(lambda: "6A70" in clinician.page(ReportPage).preview.toPlainText())
        clinician.press("Sign …")
        clinician.sign()
        clinician.until_stage(Stage.CLOSED)
        assert clinician.app.desk.lanes.aside.tasks()  # still at work
        clinician.press(BUTTON)
        clinician.press("Cancel")
        clinician.until(lambda: not clinician.app.desk.lanes.aside.tasks())
        clinician.until(lambda: bool(clinician._buttons(BUTTON)))
        assert not clinician.reads("The draft without emotion is being written")


def test_leaving_the_interview_ends_the_second_draft(qtbot, tmp_path: Path) -> None:
    with reporting(qtbot, tmp_path, mild()) as (clinician, script):
        script.silence, asked = 600.0, len(script.asked)
        clinician.press(BUTTON)
        clinician.until(lambda: len(script.asked) > asked)
        clinician.app.desk.leave()
        clinician.until(lambda: not clinician.app.desk.lanes.aside.tasks())


def test_a_server_that_is_gone_makes_no_second_draft_and_the_report_stays(qtbot, tmp_path: Path) -> None:
    with reporting(qtbot, tmp_path, mild()) as (clinician, script):
        script.raw = "data: nothing that anybody could use\n\n"
        clinician.press(BUTTON)
        clinician.until_it_reads("parts of the second draft were not written by the language model")
        clinician.press("Back to the report")
        assert clinician.session.report.written_by == "model small at 127.0.0.1"


@pytest.mark.parametrize("who", ["nobody", "withdrawn"])
def test_without_a_reading_the_way_in_is_closed_and_says_why(qtbot, tmp_path: Path, who: str) -> None:
    session = mild()
    if who == "nobody":
        answers = {name: replace(answer, emotion=None) for name, answer in session.answers.items()}
        session, why = replace(session, answers=answers), "No emotion was read in this interview"
    else:
        told = {
            one: replace(grant, given=one.value != "emotion")
            for one, grant in session.consent.purposes.items()
        }
        session = replace(session, consent=replace(session.consent, purposes=told))
        why = "The person does not agree that emotion is read."
    with reporting(qtbot, tmp_path, session) as (clinician, _script):
        entry = clinician.page(ReportPage).comparing.entry
        clinician.until_it_reads(why)
        assert not entry.isEnabled()
        assert why in entry.accessibleDescription()
