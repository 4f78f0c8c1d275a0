"""Edits of a plan: every one arrives, and every one can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.pages.plans import IDS, SESSION, approved, choose, editor, ids, plan_page, press, words
from ui.pages.plan_page import PlanPage
from ui.pages.plan_words import topic_name

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> PlanPage:
    return plan_page(qtbot, qapp)


def test_an_untouched_plan_is_approved_as_it_was_written(qtbot: QtBot, page: PlanPage) -> None:
    assert approved(qtbot, page) == SESSION.questions


def test_words_are_changed_in_place_and_are_the_clinicians_then(qtbot: QtBot, page: PlanPage) -> None:
    choose(page, 1)
    qtbot.keyClick(page.list, Qt.Key.Key_F2)
    editor(page).setPlainText("How was last\n week for you?")
    qtbot.keyClick(editor(page), Qt.Key.Key_Return)
    question = approved(qtbot, page)[1]
    assert (question.text, question.written_by) == ("How was last week for you?", "clinician")
    assert (question.id, question.topic, question.why) == (
        IDS[1],
        SESSION.questions[1].topic,
        SESSION.questions[1].why,
    )


def test_escape_leaves_the_words_as_they_were(qtbot: QtBot, page: PlanPage) -> None:
    choose(page, 0)
    page.tools.edit.click()
    editor(page).setPlainText("Something else?")
    qtbot.keyClick(editor(page), Qt.Key.Key_Escape)
    assert page.plan.questions == SESSION.questions


@pytest.mark.parametrize("text", ["", "   ", SESSION.questions[0].text])
def test_an_empty_or_equal_wording_is_no_edit(page: PlanPage, text: str) -> None:
    page.plan.reword(IDS[0], text)
    assert page.plan.questions == SESSION.questions
    assert not page.plan.edited


def test_the_banks_words_typed_again_are_the_banks(page: PlanPage) -> None:
    page.plan.reword(IDS[0], "How are you?")
    page.plan.reword(IDS[0], SESSION.questions[0].text)
    assert page.plan.questions == SESSION.questions


def test_words_still_being_typed_go_into_the_plan_that_begins(qtbot: QtBot, page: PlanPage) -> None:
    choose(page, 0)
    page.tools.edit.click()
    editor(page).setPlainText("How is your week?")
    with qtbot.waitSignal(page.decided) as told:
        qtbot.keyClick(editor(page), Qt.Key.Key_Return, CONTROL)
    assert told.args[0].questions[0].text == "How is your week?"


def test_questions_are_moved_by_keys_and_stay_chosen(qtbot: QtBot, page: PlanPage) -> None:
    choose(page, 2)
    qtbot.keyClick(page, Qt.Key.Key_Up, ALT)
    assert ids(page) == [IDS[0], IDS[2], IDS[1], *IDS[3:]]
    assert page.list.present == IDS[2]
    qtbot.keyClick(page, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(page, Qt.Key.Key_Down, ALT)
    assert ids(page) == [*IDS[:2], IDS[3], IDS[2], *IDS[4:]]


def test_the_first_does_not_go_up_nor_the_last_down(page: PlanPage) -> None:
    choose(page, 0)
    assert not page.tools.up.isEnabled()
    assert page.tools.down.isEnabled()
    choose(page, len(IDS) - 1)
    assert page.tools.up.isEnabled()
    assert not page.tools.down.isEnabled()


@pytest.mark.parametrize(
    ("source", "before", "expected"),
    [(0, 3, [1, 2, 0, 3]), (3, 0, [3, 0, 1, 2]), (1, 2, [0, 1, 2, 3]), (2, 4, [0, 1, 3, 2])],
)
def test_a_question_is_dropped_where_the_line_shows(
    page: PlanPage, source: int, before: int, expected: list[int]
) -> None:
    page.show_session(replace(SESSION, questions=SESSION.questions[:4]))
    root = page.list.rootIndex()
    assert page.list.questions.moveRow(root, source, root, before)
    assert ids(page) == [IDS[at] for at in expected]


def test_a_question_is_dragged_with_the_mouse(page: PlanPage) -> None:
    choose(page, 0)
    third = page.list.visualRect(page.list.questions.index(2))
    data: QMimeData = page.list.questions.mimeData([page.list.currentIndex()])
    place = QPointF(third.center().x(), third.bottom() - 1)
    event = QDropEvent(
        place, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    assert page.list.questions.canDropMimeData(data, Qt.DropAction.MoveAction, 2, 0, page.list.rootIndex())
    page.list.dropEvent(event)
    assert ids(page) == [IDS[1], IDS[2], IDS[0], *IDS[3:]]


def test_a_question_taken_out_can_be_put_back_where_it_was(qtbot: QtBot, page: PlanPage) -> None:
    choose(page, 3)
    qtbot.keyClick(page, Qt.Key.Key_Delete)
    assert IDS[3] not in ids(page)
    press(page, f"Put back: {SESSION.questions[3].text}")
    assert ids(page) == IDS


def test_the_first_question_comes_back_as_the_first(page: PlanPage) -> None:
    page.plan.remove(IDS[0])
    page.plan.restore(IDS[0])
    assert ids(page) == IDS


def test_an_own_question_goes_after_the_chosen_one(qtbot: QtBot, page: PlanPage) -> None:
    choose(page, 1)
    qtbot.keyClicks(page.own.edit, "What would help you most now?")
    qtbot.keyClick(page.own.edit, Qt.Key.Key_Return)
    added = approved(qtbot, page)[2]
    assert (added.text, added.written_by, added.topic) == (
        "What would help you most now?",
        "clinician",
        "own",
    )
    assert page.own.text == ""
    assert page.list.present == added.id


def test_own_questions_have_ids_of_their_own_even_after_undo(page: PlanPage) -> None:
    for text in ("One?", "Two?"):
        page.plan.add(text, "", "")
    page.plan.stack.undo()
    page.plan.add("Three?", "", "")
    page.plan.restore("own-2")
    assert len(set(ids(page))) == len(IDS) + 3


def test_a_topic_that_is_left_out_gets_a_question(qtbot: QtBot, page: PlanPage) -> None:
    topic = SESSION.left_out[0]
    assert "Not in the plan" in words(page)
    press(page, f"Add a question about {topic_name(topic)}")
    qtbot.keyClicks(page.own.edit, "How do you eat?")
    page.own.add.click()
    assert page.plan.questions[page.plan.place(page.list.present)].topic == topic
    assert f"Add a question about {topic_name(topic)}" not in [
        one.accessibleName() for one in page.findChildren(QPushButton) if one.isVisible()
    ]


def test_a_topic_whose_question_was_taken_out_is_not_in_the_plan(page: PlanPage) -> None:
    name = topic_name(SESSION.questions[5].topic)
    assert name not in words(page)
    page.plan.remove(IDS[5])
    assert name in words(page)


EDITS: tuple[Callable[[PlanPage], None], ...] = (
    lambda page: page.plan.reword(IDS[0], "How are you?"),
    lambda page: page.plan.move(IDS[0], 3),
    lambda page: page.plan.remove(IDS[4]),
    lambda page: page.plan.add("What else?", "", IDS[1]),
    lambda page: page.plan.restore(IDS[4]),
)


def test_every_edit_can_be_undone_and_redone(qtbot: QtBot, page: PlanPage) -> None:
    states = [page.plan.questions]
    for edit in EDITS:
        edit(page)
        states.append(page.plan.questions)
    assert len(set(states)) == len(EDITS) + 1
    for state in reversed(states[:-1]):
        qtbot.keyClick(page, Qt.Key.Key_Z, CONTROL)
        assert page.plan.questions == state
    assert not page.tools.undo.isEnabled()
    for state in states[1:]:
        qtbot.keyClick(page, Qt.Key.Key_Z, CONTROL | SHIFT)
        assert page.plan.questions == state
    assert not page.tools.redo.isEnabled()


def test_undo_shows_the_question_that_came_back(page: PlanPage) -> None:
    page.plan.remove(IDS[4])
    page.plan.stack.undo()
    assert page.list.present == IDS[4]
