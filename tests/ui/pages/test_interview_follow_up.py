"""The card of a suggested follow-up: what it shows, what it sends, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from interview.domain import Session, Stage
from interview.engine import advance
from interview.events import FollowUpApproved, FollowUpDismissed
from interview.follow_up_parts import FollowUp, FollowUps, FollowUpState
from tests.ui.interview_screen import events_of, make_page
from ui.gallery import samples

PROBE = "How does it change in the evening?"


@pytest.fixture
def page(qtbot):
    return make_page(qtbot)


@pytest.fixture
def decided(page):
    return events_of(page)


def suggested(stage: Stage = Stage.LISTENING, text: str = PROBE, why: str = "the course of a day") -> Session:
    session = samples.session(stage, "en")
    question = session.questions[session.position - 1]
    take = session.answers[question.id].take
    offered = FollowUp(question.id, take, FollowUpState.OFFERED, text, why, "model sample")
    return replace(session, follow_ups=FollowUps.MODEL, follow_up=offered)


def labels(page) -> str:
    return f"{page.follow_up._heading.text()} {page.follow_up._why.text()} {page.follow_up._when.text()}"


def test_it_is_there_while_one_is_suggested_and_only_then(page):
    session = suggested()
    page.show_session(replace(session, follow_up=None))
    assert not page.follow_up.isVisible()
    page.show_session(session)
    assert page.follow_up.isVisible()
    assert page.follow_up.text() == PROBE
    assert "question 2" in labels(page)
    assert "the course of a day" in labels(page)
    assert "after this answer" in labels(page)
    for over in (FollowUpState.WRITING, FollowUpState.OVER):
        page.show_session(replace(session, follow_up=replace(session.follow_up, state=over)))
        assert not page.follow_up.isVisible()
    page.show_session(suggested(Stage.ASKING))
    assert "at once" in labels(page)


@pytest.mark.parametrize("by_key", [True, False])
def test_it_is_asked_as_it_stands_and_the_engine_takes_it(page, decided, qtbot, by_key):
    session = suggested()
    page.show_session(session)
    if by_key:
        qtbot.keyClick(page, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    else:
        page.follow_up.ask.click()
    qtbot.waitUntil(lambda: bool(decided))
    assert decided == [FollowUpApproved(session.follow_up.question_id, session.follow_up.take, PROBE)]
    after = advance(session, decided[0])[0]
    page.show_session(after)
    assert not page.follow_up.isVisible()
    assert any(PROBE in line and "a follow-up" in line for line in page.agenda.lines())


def test_what_the_clinician_changes_in_it_is_asked_and_survives_a_repaint(page, decided, qtbot):
    session = suggested()
    page.show_session(session)
    page.follow_up.field.setPlainText("")
    assert not page.follow_up.ask.isEnabled()
    qtbot.keyClicks(page.follow_up.field, "And at  noon?")
    page.show_session(replace(session))
    page.follow_up.ask.click()
    assert decided[0].text == "And at noon?"


@pytest.mark.parametrize("by_key", [True, False])
def test_it_is_let_be(page, decided, qtbot, by_key):
    session = suggested()
    page.show_session(session)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    if by_key:
        qtbot.keyClick(page, Qt.Key.Key_U, both)
    else:
        page.follow_up.leave.click()
    qtbot.waitUntil(lambda: bool(decided))
    assert decided == [FollowUpDismissed(session.follow_up.question_id, session.follow_up.take)]


def test_it_takes_no_focus_and_space_still_ends_the_answer(page, decided, qtbot):
    session = suggested()
    page.show_session(replace(session, follow_up=None))
    page.setFocus()
    page.show_session(session)
    assert page.hasFocus()
    page.follow_up.leave.click()
    page.show_session(advance(session, decided.pop())[0])
    qtbot.keyClick(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(decided))
    assert type(decided[0]).__name__ == "AnswerFinished"


def test_another_suggestion_stands_in_its_place(page):
    page.show_session(suggested())
    page.follow_up.field.setPlainText("changed")
    page.show_session(suggested(text="What else?", why=""))
    assert page.follow_up.text() == "What else?"
    assert not page.follow_up._why.isVisible()


def test_what_a_model_wrote_is_plain_text(page):
    page.show_session(suggested(why="<b>bold</b>"))
    assert page.follow_up._why.textFormat() is Qt.TextFormat.PlainText
    assert "<b>" in labels(page)
