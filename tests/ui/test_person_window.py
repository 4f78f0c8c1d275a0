"""The interviewed person's window: what it shows, what it never shows, and that only the clinician closes it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget

from interview.domain import Problem, Purpose, Segment, Stage
from interview.engine import advance
from interview.events import AnswerRecorded, ConsentWithdrawn, Paused, QuestionSkipped
from interview.ports import Watch
from ui import person_words
from ui.gallery import samples
from ui.person_question import SMALLEST
from ui.person_window import PersonWindow
from ui.translating import in_language

NOW = "2026-11-20T10:00:00+00:00"
EVERY = list(Stage)


@pytest.fixture
def window(qtbot):
    made = PersonWindow("en")
    qtbot.addWidget(made, before_close_func=lambda widget: widget.allow_close())
    made.resize(1180, 760)
    made.show()
    qtbot.waitExposed(made)
    return made


def everything_said(widget):
    """Every word that stands on the window or is read out by a screen reader, shown or hidden."""
    said = [widget.windowTitle()]
    for part in (widget, *widget.findChildren(QWidget)):
        said += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        if isinstance(part, QLabel | QAbstractButton):
            said.append(part.text())
        if isinstance(part, QPlainTextEdit):
            said += [part.toPlainText(), part.placeholderText()]
    return " ".join(said)


def paused(session):
    session = advance(session, Paused())[0]
    tape = session.answers[session.question.id].tape_id
    return session, advance(session, AnswerRecorded(session.take, Segment(tape, 4.0, True)))[0]


# ── what is never there ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("stage", EVERY)
def test_nothing_of_the_clinicians_is_ever_on_it(qtbot, stage, language):
    window = PersonWindow(language, own_picture=True)
    qtbot.addWidget(window, before_close_func=lambda widget: widget.allow_close())
    session = replace(
        samples.session(stage, language), problem=Problem("ReadEmotion", "A fault of the program.")
    )
    window.show_session(session)
    window.show_watch(samples.watch())
    window.show()
    said = everything_said(window).casefold()
    present = session.question.text.casefold() if session.question is not None else ""
    for question in session.questions:
        for secret in (question.why, *question.probes, question.topic):
            assert not secret or secret.casefold() not in said.replace(present, "")
        assert question == session.question or question.text.casefold() not in said
    for answer in session.answers.values():
        assert not answer.text() or answer.text().casefold() not in said
        for flag in answer.flags:
            assert flag.words.casefold() not in said
            assert flag.why.casefold() not in said
        for reading in answer.emotion.readings if answer.emotion is not None else ():
            for label in reading.scores:
                assert label.casefold() not in said.split()
    for note in session.notes:
        assert not note.text or note.text.casefold() not in said
    for word in ("risk", "suicid", "flag", "analys", "score", "%", "fault", "diagnos", session.disorder.name):
        assert word.casefold() not in said
    for other in (session.clinician, session.subject):
        assert other.casefold() not in said


def test_a_hold_looks_like_any_short_wait(window):
    window.show_session(samples.session(Stage.HELD, "en"))
    assert window.message.text() == "Please wait a moment."
    assert window.question.text() == ""


# ── what is there ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("stage", "text"),
    [
        (Stage.PLANNING, "Welcome. We will begin in a moment."),
        (Stage.SETTLING, "Thank you."),
        (Stage.HELD, "Please wait a moment."),
        (Stage.ANALYSING, "Thank you. Please wait for the clinician."),
        (Stage.REVIEW, "Thank you. Please wait for the clinician."),
        (Stage.CLOSED, "Thank you. Please wait for the clinician."),
        (Stage.ABORTED, "Thank you. Please wait for the clinician."),
    ],
)
def test_calm_screens_between_the_questions(window, stage, text):
    window.show_session(samples.session(stage, "en"))
    assert window.message.isVisible()
    assert window.message.text() == text


def test_the_light_is_green_only_when_the_recording_has_begun(window):
    window.show_session(samples.session(Stage.LISTENING, "en"))
    watch = Watch()
    window.show_watch(watch)
    assert not window.light.text().startswith("Listening")
    watch.started.set()
    window.look()
    assert window.light.text().startswith("Listening")
    window.show_session(samples.session(Stage.SETTLING, "en"))
    assert not window.light.text().startswith("Listening")


def test_it_says_that_the_question_is_read_out(window):
    window.show_session(samples.session(Stage.ASKING, "en"))
    window.show_speaking(True)
    assert window.light.text() == "The question is being read out"
    assert not window.again.isEnabled()
    window.show_speaking(False)
    assert window.again.isEnabled()


def test_lasting_signs_say_what_is_recorded_and_that_emotion_is_read(window):
    session = samples.session(Stage.LISTENING, "en")
    window.show_session(session)
    said = everything_said(window.signs)
    assert "Your voice is being recorded" in said
    assert "Your picture is being recorded" in said
    assert "reading emotion" in said
    window.show_session(advance(session, ConsentWithdrawn(Purpose.EMOTION, NOW))[0])
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    assert "emotion" not in everything_said(window.signs)


def test_while_nothing_is_recorded_no_sign_says_that_it_is(window):
    pausing, over = paused(samples.session(Stage.LISTENING, "en"))
    window.show_session(pausing)
    assert window.message.text() == "Please wait a moment."
    window.show_session(over)
    assert window.message.text() == "We are taking a break. Nothing is being recorded."
    QApplication.sendPostedEvents(None, 52)
    assert "being recorded" not in everything_said(window.signs)


def test_locked_shows_nothing_of_the_session_whatever_happens_in_it(window):
    session = samples.session(Stage.LISTENING, "en")
    window.show_session(session)
    window.show_locked()
    window.show_session(advance(session, QuestionSkipped("x"))[0])
    assert window.question.text() == ""
    assert window.message.text() == "Please wait for the clinician."
    window.show_locked(False)
    assert window.question.text()


def test_the_own_picture_is_there_only_when_wished(window, qtbot):
    window.show_session(samples.session(Stage.LISTENING, "en"))
    window.show_watch(samples.watch())
    assert not window.mirror.isVisible()
    wished = PersonWindow("en", own_picture=True)
    qtbot.addWidget(wished, before_close_func=lambda widget: widget.allow_close())
    wished.show_session(samples.session(Stage.LISTENING, "en"))
    wished.show_watch(samples.watch())
    wished.show()
    assert wished.mirror.isVisible()


def test_a_long_question_shrinks_to_a_floor_and_then_scrolls(window, qtbot):
    session = samples.session(Stage.LISTENING, "en")

    def asked(text):
        question = replace(session.question, text=text)
        window.show_session(
            replace(session, questions=(*session.questions[:2], question, *session.questions[3:]))
        )

    asked("How are you?")
    qtbot.waitUntil(lambda: window.question.height() > 200)
    large = window.question.pixels()
    asked(samples.LONG_TEXT[:500])
    middle = window.question.pixels()
    assert not window.question.scrolls()
    asked(samples.LONG_TEXT * 3)
    qtbot.waitUntil(window.question.scrolls)
    assert large > middle >= window.question.pixels() == SMALLEST


def test_the_text_can_be_made_larger_and_smaller(window, qtbot):
    window.show_session(samples.session(Stage.LISTENING, "en"))
    qtbot.waitUntil(lambda: window.question.height() > 200)
    before = window.question.pixels()
    qtbot.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.question.pixels() < before)
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.question.pixels() == before)


def test_it_speaks_the_language_of_the_interview(qtbot):
    window = PersonWindow("ar")
    qtbot.addWidget(window, before_close_func=lambda widget: widget.allow_close())
    assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert window.again.text() == in_language("ar", "PersonWindow", person_words.HEAR_AGAIN)


# ── what the person can do ───────────────────────────────────────────────────────────────────────────────────────


def test_a_typed_answer_is_sent_with_control_enter(window, qtbot):
    window.show_session(samples.session(Stage.LISTENING, "en"))
    window.type.click()
    qtbot.keyClicks(window.typing._field, "I would rather write")
    with qtbot.waitSignal(window.typed) as sent:
        qtbot.keyClick(window.typing._field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sent.args == ["I would rather write"]


def test_an_empty_answer_is_not_sent(window, qtbot):
    window.show_session(samples.session(Stage.LISTENING, "en"))
    window.type.click()
    qtbot.keyClicks(window.typing._field, "   ")
    with qtbot.assertNotEmitted(window.typed):
        qtbot.keyClick(window.typing._field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_what_is_typed_survives_a_repaint_a_break_and_cancel(window, qtbot):
    session = samples.session(Stage.LISTENING, "en")
    window.show_session(session)
    window.type.click()
    qtbot.keyClicks(window.typing._field, "half a thought")
    window.show_session(session)
    for step in paused(session):
        window.show_session(step)
    window.show_session(session)
    window.typing._cancel.click()
    assert not window.typing.isVisible()
    window.type.click()
    assert window.typing._field.toPlainText() == "half a thought"


def test_a_draft_never_turns_up_at_another_question(window, qtbot):
    session = samples.session(Stage.LISTENING, "en")
    window.show_session(session)
    window.type.click()
    qtbot.keyClicks(window.typing._field, "about sleep")
    window.show_session(advance(session, QuestionSkipped("x"))[0])
    window.type.click()
    assert window.typing._field.toPlainText() == ""


def test_hearing_again_and_a_break_are_asked_for(window, qtbot):
    window.show_session(samples.session(Stage.LISTENING, "en"))
    with qtbot.waitSignal(window.replay_wanted):
        window.again.click()
    with qtbot.waitSignal(window.pause_wanted):
        window.pause.click()
    window.show_session(samples.session(Stage.ASKING, "en"))
    assert not window.pause.isEnabled()


def test_only_the_clinician_closes_it(window, qtbot):
    window.close()
    assert window.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    window.allow_close()
    window.close()
    assert not window.isVisible()


def test_nobody_is_told_of_emotion_reading_where_no_model_reads_it(qtbot):
    session = samples.session(Stage.LISTENING, "en")
    for reads in (True, False):
        window = PersonWindow("en", reads_emotion=reads)
        qtbot.addWidget(window)
        window.show_session(session)
        said = " ".join(label.text() for label in window.signs.findChildren(QLabel))
        assert ("emotion" in said) is reads
        assert "voice" in said
