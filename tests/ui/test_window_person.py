"""The person's window: what it can do, and what it never shows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QWidget

from interview.domain import Stage
from interview.events import AnswerTyped
from interview.steps import present_answer
from tests.ui.clinician import Clinician
from ui.pages.interview_page import InterviewPage
from ui.person_window import PersonWindow
from ui.widgets.risk_card import RiskCard

STATEMENT = "I want to kill myself."


def words_on(window: QWidget) -> str:
    """Everything that can be read or heard of it, hidden or not."""
    parts = [window.windowTitle()]
    for part in window.findChildren(QWidget):
        parts += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        if isinstance(part, QLabel | QAbstractButton):
            parts.append(part.text())
        if isinstance(part, QPlainTextEdit):
            parts += [part.toPlainText(), part.placeholderText()]
    return " ".join(parts)


def press_on(clinician: Clinician, part: QAbstractButton) -> None:
    clinician.until(lambda: part.isEnabled() and part.isVisible())
    clinician.qtbot.mouseClick(part, Qt.MouseButton.LeftButton)


def type_as_person(clinician: Clinician, text: str) -> None:
    press_on(clinician, clinician.person.type)
    field = clinician.person.findChild(QPlainTextEdit)
    clinician.qtbot.keyClicks(field, text)
    press_on(clinician, clinician.person.typing._send)


def test_the_person_types_the_answer_instead(heard_tone):
    heard_tone.ask_first_question()
    heard_tone.record(0.3)
    asked = heard_tone.session.question
    type_as_person(heard_tone, "I would rather write this.")
    heard_tone.until(lambda: heard_tone.session.question != asked)
    assert heard_tone.session.answers[asked.id].typed_text == "I would rather write this."
    heard_tone.until_stage(Stage.LISTENING)
    assert heard_tone.person.question.text() == heard_tone.session.question.text
    assert not heard_tone.person.findChild(QPlainTextEdit).toPlainText()


def test_the_person_asks_for_a_break_and_the_clinician_hears_of_it(heard_tone):
    heard_tone.ask_first_question()
    heard_tone.record(0.3)
    press_on(heard_tone, heard_tone.person.pause)
    heard_tone.until_it_reads("The person asked for a pause.")
    heard_tone.until_it_reads("We are taking a break. Nothing is being recorded.")
    assert not heard_tone.app.desk.room.is_recording


def test_the_question_is_said_again_only_while_nothing_would_be_lost(heard_tone):
    heard_tone.ask_first_question()
    heard_tone.record(0.3)
    take = heard_tone.session.take
    press_on(heard_tone, heard_tone.person.again)
    heard_tone.until(lambda: heard_tone.session.take > take)
    heard_tone.until_stage(Stage.LISTENING)
    heard_tone.record(0.3)
    heard_tone.press("Pause")
    heard_tone.until(lambda: present_answer(heard_tone.session).recording is not None)
    heard_tone.press("Continue")
    heard_tone.record(0.3)
    take = heard_tone.session.take
    press_on(heard_tone, heard_tone.person.again)
    heard_tone.until_it_reads("Repeating it drops what was said.")
    assert heard_tone.session.take == take


def test_only_leaving_the_interview_closes_the_persons_window(heard_tone):
    heard_tone.ask_first_question()
    heard_tone.record(0.3)
    person = heard_tone.person
    person.close()
    assert person.isVisible()
    heard_tone.choose("Leave this interview")
    heard_tone.until_it_reads("An answer is being recorded.")
    heard_tone.press("Yes")
    heard_tone.until(lambda: not heard_tone._visible(PersonWindow))


def test_a_statement_of_risk_holds_the_interview_until_somebody_has_seen_to_it(heard_tone):
    heard_tone.ask_first_question()
    heard_tone.record(0.3)
    spoken = []
    heard_tone.app.desk.room.speaking.connect(spoken.append)
    take, asked = heard_tone.session.take, heard_tone.session.question
    type_as_person(heard_tone, STATEMENT)
    heard_tone.until_stage(Stage.HELD)
    heard_tone.page(RiskCard)
    heard_tone.until(lambda: heard_tone.app.desk.room._conductor.idle)
    assert heard_tone.reads("I want to kill myself")
    assert (heard_tone.session.take, heard_tone.session.question, spoken) == (take, asked, [])
    assert heard_tone.person.message.text() == "Please wait a moment."
    assert not heard_tone._buttons("Go on with the interview")
    heard_tone.press("Assessed now – the interview can go on")
    heard_tone.press("Record this")
    heard_tone.press("Go on with the interview")
    heard_tone.until(lambda: heard_tone.session.question != asked)
    heard_tone.until_stage(Stage.LISTENING)
    (flag,) = heard_tone.session.answers[asked.id].flags
    assert (flag.disposition.by, flag.disposition.deferred) == ("Dr A", False)
    assert spoken


def test_a_held_interview_stays_held_behind_the_lock(heard_tone):
    heard_tone.ask_first_question()
    heard_tone.app.desk.room.send(AnswerTyped(STATEMENT))
    heard_tone.until_stage(Stage.HELD)
    heard_tone.choose("Lock the screen")
    heard_tone.until_it_reads("Locked")
    assert not heard_tone._visible(RiskCard)
    assert not heard_tone.reads("kill")
    assert heard_tone.person.message.text() == "Please wait for the clinician."
    heard_tone.unlock()
    heard_tone.page(RiskCard)
    assert heard_tone.session.stage is Stage.HELD


@pytest.mark.parametrize("leave_locked", [False, True])
def test_nothing_of_risk_or_scores_ever_stands_on_the_persons_window(heard_tone, leave_locked):
    """At every stage, in whatever can be read or heard of any of its parts."""
    read = []
    heard_tone.open_vault()
    heard_tone.begin(questions=1)
    heard_tone.consent()

    def look() -> None:
        read.append(words_on(heard_tone.person))

    look()
    heard_tone.app.desk.room.session_changed.connect(look)
    heard_tone.app.desk.room.saved.connect(look)
    heard_tone.press("Begin the interview")
    heard_tone.page(InterviewPage)
    heard_tone.until_stage(Stage.LISTENING)
    if leave_locked:
        heard_tone.app.guard.lock_now()
        look()
        heard_tone.unlock()
    heard_tone.app.desk.room.send(AnswerTyped(STATEMENT))
    heard_tone.until_stage(Stage.HELD)
    look()
    heard_tone.press("Assessed now – the interview can go on")
    heard_tone.press("Record this")
    heard_tone.press("Go on with the interview")
    heard_tone.until_stage(Stage.REVIEW)
    look()
    heard_tone.press("Write the report")
    heard_tone.until_stage(Stage.REPORTING)
    look()
    everything, question = " ".join(read).lower(), heard_tone.session.questions[0].text.lower()
    assert question in everything
    for word in ("kill", "risk", "suicid", "angry", "sad", "neutral", "%", "anxiety", "diagnos", "score"):
        assert word not in everything.replace(question, "")
