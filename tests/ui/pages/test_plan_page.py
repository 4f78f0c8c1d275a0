"""The plan before the interview: what is known about each question, and how it is written and begun."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from interview.domain import Problem, Question, Session
from interview.engine import advance
from interview.events import PlanApproved, PlanWanted, QuestionsWritten
from tests.ui.pages.plans import IDS, SESSION, approved, choose, editor, ids, plan_page, press, words
from ui.gallery import samples
from ui.pages.plan_page import PlanPage
from ui.pages.plan_words import hints, topic_name


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> PlanPage:
    return plan_page(qtbot, qapp)


# ── what is known about a question ───────────────────────────────────────────────────────────────────────


def test_why_and_topic_of_the_chosen_question_are_shown(page: PlanPage) -> None:
    choose(page, 1)
    said = words(page)
    assert SESSION.questions[1].why in said
    assert topic_name(SESSION.questions[1].topic) in said
    assert "from the question bank" in said


def test_hints_follow_the_words_as_they_are_typed_and_forbid_nothing(qtbot: QtBot, page: PlanPage) -> None:
    choose(page, 0)
    page.tools.edit.click()
    editor(page).setPlainText("Do you feel sad?")
    assert "yes or no" in words(page)
    editor(page).setPlainText("How do you feel?")
    assert "yes or no" not in words(page)
    editor(page).setPlainText("Do you feel sad?")
    qtbot.keyClick(editor(page), Qt.Key.Key_Return)
    assert "yes or no" in words(page)
    assert approved(qtbot, page)[0].text == "Do you feel sad?"


def test_an_own_question_has_hints_while_it_is_typed(qtbot: QtBot, page: PlanPage) -> None:
    qtbot.keyClicks(page.own.edit, "Is it your depression?")
    assert "names a diagnosis" in words(page)


def test_the_fixed_questions_about_risk_may_be_closed() -> None:
    text = "Do you think about ending your life?"
    assert hints(Question("q", "sleep", text), "en", "")
    assert not any("yes or no" in hint for hint in hints(Question("q", "risk", text), "en", ""))


def test_a_plan_without_a_question_about_risk_says_so(page: PlanPage) -> None:
    assert "nothing about risk" in page.risk.text()
    page.plan.add("Do you think about ending your life?", "risk", "")
    assert page.risk.text() == ""


# ── writing ──────────────────────────────────────────────────────────────────────────────────────────────


def empty() -> Session:
    return replace(SESSION, questions=(), left_out=())


def test_while_questions_are_written_it_says_so_and_can_be_cancelled(qtbot: QtBot, page: PlanPage) -> None:
    page.show_session(replace(empty(), id="another"))
    page.show_watch(samples.watch())
    assert page.stack.currentWidget() is page.loading
    assert not page.begin.isEnabled()
    with qtbot.waitSignal(page.cancel_wanted):
        press(page, "Cancel")
    assert page.stack.currentWidget() is page.empty
    with qtbot.waitSignal(page.decided) as told:
        press(page, "Write the questions")
    assert told.args == [PlanWanted()]


def test_the_written_plan_takes_the_place_of_waiting(page: PlanPage) -> None:
    page.show_session(replace(empty(), id="another"))
    page.show_watch(samples.watch())
    page.show_session(replace(SESSION, id="another"))
    assert page.stack.currentWidget() is page.list
    assert page.begin.isEnabled()


def test_writing_anew_asks_first_where_edits_would_be_lost(qtbot: QtBot, page: PlanPage) -> None:
    page.plan.remove(IDS[0])
    with qtbot.assertNotEmitted(page.decided):
        page.anew.click()
    assert "would be lost" in words(page)
    with qtbot.waitSignal(page.decided) as told:
        next(
            one
            for one in page.findChildren(QPushButton)
            if one.text() == "Write them anew" and one is not page.anew
        ).click()
    assert told.args == [PlanWanted()]


def test_writing_anew_without_edits_just_does_it(qtbot: QtBot, page: PlanPage) -> None:
    with qtbot.waitSignal(page.decided) as told:
        page.anew.click()
    session, _ = advance(SESSION, told.args[0])
    page.show_session(session)
    page.show_session(advance(session, QuestionsWritten(tuple(reversed(SESSION.questions))))[0])
    assert ids(page) == IDS[::-1]
    assert not page.tools.undo.isEnabled()


def test_edits_and_typed_words_survive_being_shown_again(qtbot: QtBot, page: PlanPage) -> None:
    page.plan.remove(IDS[2])
    page.own.edit.setText("What else")
    choose(page, 1)
    page.tools.edit.click()
    editor(page).setPlainText("Half a question")
    page.show_session(replace(SESSION, clinician="another"))
    assert editor(page).toPlainText() == "Half a question"
    assert page.own.text == "What else"
    assert IDS[2] not in ids(page)


def test_an_own_question_that_is_not_added_yet_is_not_lost_silently(qtbot: QtBot, page: PlanPage) -> None:
    page.own.edit.setText("What else?")
    with qtbot.assertNotEmitted(page.decided):
        page.begin.click()
    with qtbot.waitSignal(page.decided) as told:
        press(page, "Begin without it")
    assert told.args == [PlanApproved(SESSION.questions)]


def test_a_failure_says_why_and_leaves_own_questions_possible(qtbot: QtBot, page: PlanPage) -> None:
    failed = replace(empty(), id="another", problem=Problem("WriteQuestions", "The bank is damaged."))
    page.show_watch(samples.watch())
    page.show_session(failed)
    assert "The bank is damaged." in words(page)
    with qtbot.waitSignal(page.decided) as told:
        press(page, "Try again")
    assert told.args == [PlanWanted()]
    page.show_session(replace(failed, problem=Problem("WriteQuestions", "Still damaged.")))
    page.own.edit.setText("How are you?")
    page.own.add.click()
    with qtbot.waitSignal(page.decided) as told:
        page.begin.click()
    assert [question.text for question in told.args[0].questions] == ["How are you?"]


def test_an_empty_plan_cannot_begin(page: PlanPage) -> None:
    for question_id in IDS:
        page.plan.remove(question_id)
    assert not page.begin.isEnabled()
    assert page.stack.currentWidget() is page.empty


def test_sixty_questions_scroll_by_pixels_and_every_one_is_there(page: PlanPage) -> None:
    many = tuple(replace(SESSION.questions[at % 7], id=f"q{at}") for at in range(60))
    page.show_session(replace(SESSION, questions=many))
    QApplication.processEvents()
    last = page.list.questions.index(59)
    page.list.scrollTo(last)
    assert page.list.viewport().rect().intersects(page.list.visualRect(last))
    assert page.list.verticalScrollMode() is page.list.ScrollMode.ScrollPerPixel
    assert QPoint(0, 0) != page.list.visualRect(last).topLeft()
