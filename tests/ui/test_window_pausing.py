"""What a clinician can do in the middle of an interview, and what becomes of the answer."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from interview.domain import NOT_ANSWERED, Stage
from interview.steps import present_answer
from tests.ui.clinician import Clinician
from ui.pages.interview_dialogs import QuestionDialog, ReasonDialog
from ui.pages.start_page import StartPage


@pytest.fixture
def clinician(heard_tone: Clinician) -> Clinician:
    heard_tone.ask_first_question()
    return heard_tone


def test_an_answer_with_a_pause_is_one_take_of_two_segments(clinician):
    clinician.record(0.6)
    clinician.press("Pause")
    clinician.until_it_reads("Paused: nothing is recorded")
    assert not clinician.app.desk.room.is_recording
    first = present_answer(clinician.session)
    clinician.press("Continue")
    clinician.record(first.recording.seconds + 0.6)
    clinician.done()
    clinician.until(lambda: clinician.session.answers[first.question_id].recording.segments[1:] != ())
    answer = clinician.session.answers[first.question_id]
    assert answer.take == first.take
    assert all(segment.seconds >= 0.5 for segment in answer.recording.segments)
    assert len({segment.tape_id for segment in answer.recording.segments}) == 2


def test_the_clock_of_a_new_segment_begins_anew(clinician):
    clinician.record(1.0)
    clinician.press("Pause")
    clinician.until_it_reads("Paused: nothing is recorded")
    before = present_answer(clinician.session).recording.seconds
    shown = []
    clinician.app.desk.room.session_changed.connect(lambda _session: shown.append(clinician.seconds()))
    clinician.app.desk.room.watching.connect(lambda _watch: shown.append(clinician.seconds()))
    clinician.press("Continue")
    clinician.until(lambda: clinician.app.desk.room.is_recording)
    assert max(shown) < before + 0.9, "the seconds of the first segment are counted twice"


def test_repeating_drops_what_was_recorded_and_asks_again(clinician):
    clinician.record(0.4)
    before = present_answer(clinician.session)
    clinician.press("Repeat")
    clinician.until(lambda: clinician.session.take > before.take)
    clinician.until_stage(Stage.LISTENING)
    clinician.record(0.2)
    answer = present_answer(clinician.session)
    assert answer.question_id == before.question_id
    assert answer.tape_id != before.tape_id
    assert answer.recording is None


def test_a_skipped_question_keeps_the_reason_and_no_recording(clinician):
    clinician.record(0.4)
    asked = clinician.session.question
    clinician.press("Skip")
    dialog = clinician.page(ReasonDialog)
    clinician.type_into(dialog.findChild(QLineEdit), "too tired today")
    dialog.go.click()
    clinician.until(lambda: clinician.session.question != asked)
    answer = clinician.session.answers[asked.id]
    assert (answer.skipped_because, answer.recording) == ("too tired today", None)


def test_an_inserted_question_comes_next(clinician):
    clinician.choose("Insert a question…\tCtrl+I")
    dialog = clinician.page(QuestionDialog)
    clinician.type_into(dialog.findChild(QPlainTextEdit), "What helped you last time?")
    dialog.go.click()
    clinician.until(lambda: len(clinician.session.questions) == 3)
    clinician.record(0.3)
    clinician.done()
    clinician.until_stage(Stage.LISTENING)
    clinician.until(lambda: clinician.session.position == 1)
    assert clinician.session.question.text == "What helped you last time?"
    assert clinician.person.question.text() == "What helped you last time?"


def test_ending_here_keeps_the_answer_and_goes_to_the_review(clinician):
    clinician.record(0.5)
    clinician.choose("End the interview here…")
    clinician.press("End here")
    clinician.until_stage(Stage.REVIEW)
    (answer,) = clinician.session.answers.values()
    assert answer.recording.seconds >= 0.5
    assert answer.skipped_because != NOT_ANSWERED
    assert len(clinician.session.questions) == 1


def test_an_aborted_session_is_left_and_kept(clinician):
    clinician.record(0.5)
    session_id = clinician.session.id
    clinician.choose("Abort the session…")
    clinician.press("Abort the session")
    clinician.until(lambda: clinician.app.desk.room is None)
    clinician.until_it_reads("The session was aborted. What was recorded is kept.")
    clinician.page(StartPage)
    loaded = []
    clinician.app.desk.do(lambda *_: clinician.app.desk.store.load(session_id), loaded.append)
    clinician.until(lambda: bool(loaded))
    assert loaded[0].stage is Stage.ABORTED
    assert loaded[0].aborted_because == "the person wants to stop"
