"""The clinician's screen during an interview: what its keys and buttons ask for, and what never gets lost on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from interview.domain import Purpose, Segment, Stage
from interview.engine import advance
from interview.events import (
    Aborted,
    AnswerFinished,
    AnswerRecorded,
    AnswerTyped,
    ConsentWithdrawn,
    Paused,
    PlanChanged,
    QuestionInserted,
    QuestionRepeated,
    QuestionSkipped,
)
from tests.ui.interview_screen import NOW, agree, dialog, events_of, make_page, show
from tests.ui.random_interviews import random_sessions
from ui.gallery import samples
from ui.pages.allowed import Action


@pytest.fixture
def page(qtbot):
    return make_page(qtbot)


@pytest.fixture
def decided(page):
    return events_of(page)


# ── one answer ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_space_and_control_enter_finish_the_answer(page, decided, qtbot):
    for key, modifier in (
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier),
    ):
        show(page, Stage.LISTENING)
        page.setFocus()
        qtbot.keyClick(page, key, modifier)
        qtbot.waitUntil(lambda: bool(decided))
        assert decided == [AnswerFinished()]
        decided.clear()


def test_a_space_while_typing_finishes_nothing(page, decided, qtbot):
    show(page, Stage.LISTENING)
    page.act(Action.TYPE)
    qtbot.keyClicks(page.typing._field, "a b")
    page.notes._field.setFocus()
    qtbot.keyClicks(page.notes._field, "c d")
    assert page.typing.draft() == "a b"
    assert page.notes._field.text() == "c d"
    assert decided == []


def test_a_held_space_finishes_one_answer_only(page, decided, qtbot):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    show(page, Stage.LISTENING)
    page.setFocus()
    again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True)
    QApplication.sendEvent(page, again)
    assert decided == []


def test_space_on_a_button_presses_that_button(page, decided, qtbot):
    show(page, Stage.LISTENING)
    page.bar.repeat.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.bar.repeat, Qt.Key.Key_Space)
    assert decided == [QuestionRepeated()]


def test_a_click_leaves_space_to_done(page, qtbot):
    show(page, Stage.LISTENING)
    page.setFocus()
    qtbot.mouseClick(page.bar.skip, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is not page.bar.skip


def test_repeat_pause_and_continue(page, decided, qtbot):
    show(page, Stage.LISTENING)
    with qtbot.waitSignal(page.pause_wanted):
        page.bar.pause.click()
    session = advance(samples.session(Stage.LISTENING, "en"), Paused())[0]
    page.show_session(session)
    assert not page.bar.pause.isEnabled()
    assert page.head.state() == "Pausing…"
    tape = session.answers[session.question.id].tape_id
    page.show_session(advance(session, AnswerRecorded(session.take, Segment(tape, 4.0, True)))[0])
    assert page.bar.pause.text() == "Continue"
    with qtbot.waitSignal(page.continue_wanted):
        page.bar.pause.click()
    assert decided == []


def test_done_is_seen_at_once(page, qtbot):
    show(page, Stage.LISTENING)
    page.bar.finish.click()
    assert page.head.state() == "Ending the answer…"


def test_skip_asks_for_a_reason(page, decided):
    show(page, Stage.LISTENING)
    page.bar.skip.click()
    assert decided == []
    agree(page)
    assert decided == [QuestionSkipped("the person does not want to answer")]


def test_skip_takes_own_words_and_never_none(page, decided, qtbot):
    show(page, Stage.LISTENING)
    page.bar.skip.click()
    asked = dialog(page)
    qtbot.keyClicks(asked._own, "x")
    qtbot.keyClick(asked._own, Qt.Key.Key_Backspace)
    assert not asked.go.isEnabled()
    qtbot.keyClicks(asked._own, "tired")
    agree(page)
    assert decided == [QuestionSkipped("tired")]


def test_what_is_typed_survives_and_is_what_done_sends(page, decided, qtbot):
    show(page, Stage.LISTENING)
    page.act(Action.TYPE)
    qtbot.keyClicks(page.typing._field, "not so well")
    show(page, Stage.LISTENING)
    assert page.typing.draft() == "not so well"
    assert page.bar.finish.text() == "Send what is typed"
    page.bar.finish.click()
    assert decided == [AnswerTyped("not so well")]


def test_a_repaint_moves_neither_the_cursor_nor_the_open_field(page, qtbot):
    show(page, Stage.LISTENING)
    page.act(Action.TYPE)
    show(page, Stage.LISTENING)
    assert page.typing.isVisible()
    qtbot.keyClicks(page.typing._field, "ab")
    qtbot.keyClick(page.typing._field, Qt.Key.Key_Left)
    show(page, Stage.LISTENING)
    qtbot.keyClicks(page.typing._field, "-")
    assert page.typing.draft() == "a-b"


def test_a_draft_belongs_to_its_question(page, qtbot):
    session = samples.session(Stage.LISTENING, "en")
    page.show_session(session)
    page.act(Action.TYPE)
    qtbot.keyClicks(page.typing._field, "a thought")
    page.show_session(advance(session, QuestionSkipped("no time"))[0])
    assert page.typing.draft() == ""
    page.show_session(session)
    assert page.typing.draft() == "a thought"


def test_insert_makes_a_question_of_the_clinician(page, decided, qtbot):
    show(page, Stage.LISTENING)
    page.agenda.insert.click()
    assert not dialog(page).go.isEnabled()
    qtbot.keyClicks(dialog(page)._text, "Do you dream?")
    agree(page)
    (event,) = decided
    assert isinstance(event, QuestionInserted)
    assert (event.question.text, event.question.written_by) == ("Do you dream?", "clinician")


def test_two_inserted_questions_have_ids_of_their_own(page, decided, qtbot):
    show(page, Stage.LISTENING)
    for _ in range(2):
        page.asking._insert("What helps?")
    assert len({event.question.id for event in decided}) == 2


# ── stopping ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_end_here_asks_and_then_no_later_question_is_left(page, decided):
    show(page, Stage.LISTENING)
    page.bar.end.trigger()
    assert decided == []
    agree(page)
    assert [type(event) for event in decided] == [PlanChanged, AnswerFinished]
    assert page._session.questions[-1] == page._session.question


def test_cancel_ends_nothing(page, decided):
    show(page, Stage.LISTENING)
    page.bar.end.trigger()
    dialog(page).back.click()
    assert decided == []


def test_abort_asks_for_a_reason(page, decided):
    show(page, Stage.LISTENING)
    page.bar.abort.trigger()
    agree(page)
    assert decided == [Aborted("the person wants to stop")]


def test_withdrawing_says_what_stops(page, decided):
    show(page, Stage.LISTENING)
    page.bar.withdrawals[Purpose.VIDEO].trigger()
    words = " ".join(label.text() for label in dialog(page).findChildren(QLabel))
    assert "No picture is recorded any more" in words
    assert "deletion" in words
    agree(page)
    assert decided == [ConsentWithdrawn(Purpose.VIDEO, NOW)]
    assert Purpose.VIDEO not in page.bar.withdrawals


def test_what_was_agreed_to_too_late_is_not_sent(page, decided):
    show(page, Stage.LISTENING)
    page.bar.skip.click()
    show(page, Stage.HELD)
    agree(page)
    assert decided == []


# ── anywhere ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_no_button_ever_asks_for_what_the_engine_refuses(page, decided):
    pressed = 0
    for session in random_sessions(60, seed=7):
        for button in (page.bar.finish, page.bar.repeat, page.risk._next):
            page.show_session(session)
            if button.isVisible() and button.isEnabled():
                button.click()  # the engine raises where it does not take it
                pressed += 1
    assert pressed > 40


@pytest.mark.parametrize("purpose", list(Purpose))
def test_deletion_is_announced_only_where_something_was_recorded(page, purpose):
    offered = "offered for deletion" in page.asking.what_stops(purpose)
    assert offered == (purpose in (Purpose.AUDIO, Purpose.VIDEO, Purpose.KEEP_MEDIA))
