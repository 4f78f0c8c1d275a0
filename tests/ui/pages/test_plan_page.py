"""The plan before the interview: every edit arrives, every edit can be undone, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from interview.domain import Problem, Question, Session, Stage
from interview.engine import advance
from interview.events import PlanApproved, PlanWanted, QuestionsWritten
from ui.gallery import samples
from ui.pages.plan_page import PlanPage
from ui.pages.plan_words import hints, topic_name
from ui.translating import install

SESSION = samples.session(Stage.PLANNING, "en")
IDS = [question.id for question in SESSION.questions]
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> PlanPage:
    install(qapp, "en")
    made = PlanPage()
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.show_session(SESSION)
    made.show()
    return made


def ids(page: PlanPage) -> list[str]:
    return [question.id for question in page.plan.questions]


def choose(page: PlanPage, at: int) -> None:
    page.list.setCurrentIndex(page.list.questions.index(at))


def words(page: PlanPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(page: PlanPage, text: str) -> None:
    QApplication.processEvents()
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    next(one for one in buttons if text in (one.text() or one.accessibleName())).click()


def editor(page: PlanPage) -> QPlainTextEdit:
    return next(one for one in page.list.viewport().findChildren(QPlainTextEdit) if one.isVisible())


def approved(qtbot: QtBot, page: PlanPage) -> tuple[Question, ...]:
    with qtbot.waitSignal(page.decided) as told:
        page.begin.click()
    (event,) = told.args
    assert isinstance(event, PlanApproved)
    advance(SESSION, event)
    return event.questions


# ── edits ────────────────────────────────────────────────────────────────────────────────────────────────


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
