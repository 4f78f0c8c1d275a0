"""Beside the answer: notes, moments, the clinician's own voice, devices, and statements of risk."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from interview.domain import Problem, Purpose, Segment, Stage
from interview.engine import advance
from interview.events import (
    ConsentWithdrawn,
    FlagDisposed,
    NextWanted,
    NoteWritten,
)
from interview.media import Health
from interview.ports import Watch
from tests.ui.interview_screen import NOW, events_of, make_page, show
from ui.gallery import samples
from ui.pages.interview_page import InterviewPage, Site


@pytest.fixture
def page(qtbot):
    return make_page(qtbot)


@pytest.fixture
def decided(page):
    return events_of(page)


# ── beside the answer ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_note_is_tied_to_the_question_and_the_second_on_the_take(page, decided, qtbot):
    session = samples.session(Stage.LISTENING, "en")
    answer = replace(session.answers[session.question.id], recording=None)
    page.show_session(replace(session, answers={**session.answers, session.question.id: answer}))
    watch = Watch()
    watch.seconds.put(12.5)
    page.show_watch(watch)
    qtbot.keyClicks(page.notes._field, "looks away")
    qtbot.keyClick(page.notes._field, Qt.Key.Key_Return)
    page.notes.mark.click()
    notes = [event.note for event in decided if isinstance(event, NoteWritten)]
    assert [(note.text, note.question_id, note.seconds, note.at) for note in notes] == [
        ("looks away", session.question.id, 12.5, NOW),
        ("", session.question.id, 12.5, NOW),
    ]
    assert page.notes.lines() == ("0:12  moment marked", "0:12  looks away")
    assert page.notes._field.text() == ""


def test_the_second_on_the_take_counts_the_segments_before_a_pause(page):
    session = samples.session(Stage.LISTENING, "en")
    answer = session.answers[session.question.id]
    from interview.domain import Recording

    answer = replace(answer, recording=Recording((Segment("before", 30.0, True),)))
    watch = Watch()
    watch.seconds.put(2.0)
    page.show_session(replace(session, answers={**session.answers, session.question.id: answer}))
    page.show_watch(watch)
    assert page.head.clock.text() == "0:32"


def test_f8_held_and_the_button_held_say_that_the_clinician_speaks(page, qtbot):
    said = []
    page.clinician_speaking.connect(said.append)
    show(page, Stage.LISTENING)
    qtbot.keyPress(page, Qt.Key.Key_F8)
    assert "You are speaking" in page.head.state()
    qtbot.keyRelease(page, Qt.Key.Key_F8)
    qtbot.mousePress(page.bar.speak, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(page.bar.speak, Qt.MouseButton.LeftButton)
    assert said == [True, False, True, False]
    assert page.head.state() == "Listening"


def test_f8_works_while_a_note_is_typed(page, qtbot):
    said = []
    page.clinician_speaking.connect(said.append)
    show(page, Stage.LISTENING)
    page.notes._field.setFocus()
    qtbot.keyPress(page.notes._field, Qt.Key.Key_F8)
    qtbot.keyRelease(page.notes._field, Qt.Key.Key_F8)
    assert said == [True, False]


def test_speaking_ends_with_the_recording_and_with_the_page(page, qtbot):
    said = []
    page.clinician_speaking.connect(said.append)
    show(page, Stage.LISTENING)
    qtbot.keyPress(page, Qt.Key.Key_F8)
    show(page, Stage.SETTLING)
    assert said == [True, False]
    show(page, Stage.LISTENING)
    qtbot.keyPress(page, Qt.Key.Key_F8)
    page.hide()
    assert said == [True, False, True, False]


def test_what_is_said_to_the_clinician_alone_is_on_this_screen(page):
    show(page, Stage.LISTENING)
    words = " ".join(label.text() for label in page.question.findChildren(QLabel))
    question = page._session.question
    assert question.text in words
    assert question.why in words
    assert question.probes[0] in words


def test_questions_stand_with_their_state(page):
    show(page, Stage.HELD)
    lines = page.agenda.lines()
    assert lines[0].endswith("done")
    assert lines[3].endswith("now, with a statement of risk")
    assert lines[4].endswith("to come")


def test_problem_and_devices_are_said_with_what_one_can_do(page):
    session = samples.session(Stage.LISTENING, "en")
    page.show_session(replace(session, problem=Problem("ReadEmotion", "It broke.")))
    watch = Watch()
    watch.health.put(Health(camera="missing", microphone="fine"))
    page.show_watch(watch)
    assert "It broke." in page.problems.text()
    assert "The camera does not answer." in page.problems.text()
    assert page.live.camera.status == "missing"


def test_no_consent_is_no_reading_and_no_picture(page):
    session = samples.session(Stage.LISTENING, "en")
    for purpose in (Purpose.EMOTION, Purpose.VIDEO):
        session = advance(session, ConsentWithdrawn(purpose, NOW))[0]
    page.show_session(session)
    page.show_watch(samples.watch())
    assert page.live.emotion.text() == "None: no consent to emotion reading."
    assert page.live.camera.status == "off"


def test_analysing_says_what_is_waited_for(page):
    show(page, Stage.ANALYSING)
    assert "expressed cues" in page.analysing.text()
    assert page.analysing.isVisible()


def test_looking_stops_while_the_page_is_hidden(page):
    show(page, Stage.LISTENING)
    assert page._timer.isActive()
    page.hide()
    assert not page._timer.isActive()


@pytest.mark.parametrize(
    "stage", [Stage.ASKING, Stage.LISTENING, Stage.SETTLING, Stage.HELD, Stage.ANALYSING]
)
def test_everything_fits_on_one_screen(page, stage):
    page.show_watch(samples.watch())
    show(page, stage)
    hint = page.minimumSizeHint()
    assert hint.width() <= 1180
    assert hint.height() <= 720


# ── a statement of risk ──────────────────────────────────────────────────────────────────────────────────────────


def test_only_a_disposition_lets_the_interview_go_on(page, decided, qtbot):
    show(page, Stage.HELD)
    (statement,) = page.risk.statements()
    assert not page.risk._next.isEnabled()
    assert not statement._record.isEnabled()
    statement._group.button(0).click()
    statement._note.setText("no plan, no intent")
    statement._record.click()
    (event,) = decided
    assert isinstance(event, FlagDisposed)
    disposition = event.disposition
    assert (disposition.by, disposition.at, disposition.note) == ("Dr A", NOW, "no plan, no intent")
    assert not disposition.deferred
    assert page.risk._next.isEnabled()
    page.risk._next.click()
    assert decided[-1] == NextWanted()
    assert page._session.stage is Stage.ASKING


def test_nothing_on_the_card_puts_a_statement_off(page):
    show(page, Stage.HELD)
    (statement,) = page.risk.statements()
    texts = [choice.text() for choice in statement._group.buttons()]
    assert len(texts) == 4
    assert not [text for text in texts if "later" in text.lower() or "defer" in text.lower()]


def test_handing_over_needs_to_whom(page, decided):
    show(page, Stage.HELD)
    (statement,) = page.risk.statements()
    statement._group.button(2).click()
    assert not statement._record.isEnabled()
    statement._note.setText("Dr B")
    assert statement._record.isEnabled()


def test_a_choice_and_a_note_survive_a_repaint(page):
    show(page, Stage.HELD)
    (statement,) = page.risk.statements()
    statement._group.button(1).click()
    statement._note.setText("call fam")
    show(page, Stage.HELD)
    assert page.risk.statements() == (statement,)
    assert (statement._group.checkedId(), statement._note.text()) == (1, "call fam")


def test_the_statement_stands_verbatim_with_the_sites_protocol(page, qtbot):
    show(page, Stage.HELD)
    question_id, flag = page._session.open_flags[0]
    qtbot.waitUntil(page.risk.statements()[0].isVisible)
    words = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert flag.words in words
    for text in (flag.why, "Stay with the person.", "1234", "suicide", "0:0"):
        assert text in words
    with qtbot.waitSignal(page.play_wanted) as heard:
        page.risk.statements()[0].play_wanted.emit(question_id, flag.start)
    assert heard.args == [question_id, flag.start]


def test_without_a_protocol_nothing_is_made_up(qtbot):
    page = InterviewPage(Site("Dr A"), "en", lambda: NOW)
    qtbot.addWidget(page)
    show(page, Stage.HELD)
    words = " ".join(label.text() for label in page.protocol.findChildren(QLabel))
    assert "None has been set up" in words
    assert not any(letter.isdigit() for letter in words)
