"""Questions from a file on the page of the plan: they stand in its place until that is undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from interview.domain import Question
from interview.errors import NotAccepted
from interview.plan_read import GAP, MARKED, MORE, RISK_REWORDED, RISK_TWICE, PlanRead, Remark
from interview.ports import Plan
from tests.ui.pages.plans import IDS, approved, ids, plan_page, press, words

READ = (
    Question("read-1", "own", "Do you feel bad?", written_by="clinician"),
    Question("read-2", "own", "What helps you most?", written_by="clinician"),
)


@pytest.fixture
def page(qtbot, qapp):
    return plan_page(qtbot, qapp)


def test_what_is_read_takes_the_place_of_the_plan_and_can_be_undone(page, qtbot) -> None:
    page.show_read("plan.json", PlanRead(Plan(READ)))
    assert ids(page) == ["read-1", "read-2"]
    assert "Read from plan.json: 2 questions." in words(page)
    assert "It can be answered by yes or no." in words(page)  # the hint of the one that is chosen
    next(one for one in page._notice.findChildren(QPushButton) if one.text() == "Undo").click()
    assert ids(page) == IDS
    assert "Read from plan.json" not in words(page)
    page.plan.stack.redo()
    assert approved(qtbot, page) == READ


def test_everything_that_was_not_taken_as_it_stood_is_said(page) -> None:
    remarks = (
        Remark(RISK_REWORDED, "Question2", "Do you want to die?"),
        Remark(RISK_TWICE, "Question3", "Thoughts of suicide?"),
        Remark(GAP, "Question4"),
        Remark(MORE, "Question5", "Type"),
        Remark(MARKED, "Question1", "open"),
    )
    page.show_read("plan.json", PlanRead(Plan(READ), remarks))
    for said in (
        "Question2: risk is asked in its vetted wording, not as “Do you want to die?”.",
        "Question3: left out, for the plan asks this about risk already: “Thoughts of suicide?”.",
        "Question4 is not in the file.",
        "Question5: not taken: Type.",
        "say what could be better: Question1.",
    ):
        assert said in words(page)


def test_a_file_that_is_no_plan_changes_nothing(page) -> None:
    page.show_not_read(
        NotAccepted("Question2 has no text.", "Write its question, or take it out of the file.")
    )
    assert ids(page) == IDS
    assert "Question2 has no text." in words(page)
    assert not page.plan.stack.canUndo()


def test_a_file_is_chosen_by_key_and_its_path_is_handed_over(page, qtbot) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=20_000)
    qtbot.keyClick(page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.findChild(QFileDialog) is not None, timeout=20_000)
    dialog = page.findChild(QFileDialog)
    with qtbot.waitSignal(page.file_wanted) as told:
        dialog.fileSelected.emit("/home/plan.json")
    assert told.args == ["/home/plan.json"]
    dialog.reject()


def test_nothing_is_read_into_a_plan_that_is_being_written(page) -> None:
    press(page, "Write them anew")
    page.show_read("plan.json", PlanRead(Plan(READ)))
    assert ids(page) == IDS
