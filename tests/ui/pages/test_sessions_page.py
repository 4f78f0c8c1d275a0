"""The list of sessions."""

from __future__ import annotations

from dataclasses import replace
from time import thread_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from interview.domain import Stage
from interview.errors import StoreUnusable
from interview.ports import SessionSummary
from interview.vault.audit import Row
from interview.vault.keeping import Due
from interview.vault.session_keys import EVERY_KIND, Kind
from ui.dialogs.forget_dialog import DueDialog, EraseDialog, ForgetDialog
from ui.gallery.cases_around import lines
from ui.pages.sessions_page import SessionsPage

NEW = SessionSummary("s1", "P-1", "Panic disorder", Stage.LISTENING, "2026-11-20T09:00:00+00:00")
OLD = SessionSummary("s2", "P-2", "Phobia", Stage.CLOSED, "2026-11-01T09:00:00+00:00")
HELD = replace(OLD, id="s3", subject="P-1", opened_at="2026-10-01T09:00:00+00:00", held=True)


@pytest.fixture
def page(qtbot: QtBot) -> SessionsPage:
    made = SessionsPage()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.show_sessions((NEW, OLD, HELD))
    return made


def choose(page: SessionsPage, session_id: str) -> None:
    page.list._mark(session_id)
    assert page.list.line().id == session_id


def test_the_newest_is_marked_and_every_action_speaks_of_it(page: SessionsPage, qtbot: QtBot) -> None:
    assert page.list.line() == NEW
    for press, signal, said in (
        (page.panel.open, page.open_wanted, ["s1"]),
        (page.panel.go_on, page.go_on_wanted, ["s1"]),
        (page.panel.hold, page.hold_wanted, ["s1", True]),
        (page.panel.audit, page.audit_wanted, ["s1"]),
    ):
        with qtbot.waitSignal(signal) as told:
            press.click()
        assert told.args == said


def test_what_is_over_cannot_be_gone_on_with(page: SessionsPage) -> None:
    choose(page, "s2")
    assert page.panel.go_on.isHidden()


def test_return_goes_on_with_what_is_not_over_and_opens_the_rest(page: SessionsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.go_on_wanted):
        qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    choose(page, "s2")
    with qtbot.waitSignal(page.open_wanted):
        qtbot.keyClick(page.list.table, Qt.Key.Key_Return)


def test_each_export_names_its_kind(page: SessionsPage, qtbot: QtBot) -> None:
    kinds = []
    page.export_wanted.connect(lambda session, kind: kinds.append((session, kind)))
    for action in page.panel.export.menu().actions():
        action.trigger()
    assert kinds == [("s1", "pdf"), ("s1", "folder"), ("s1", "person")]


def test_a_held_session_cannot_be_deleted_but_released(page: SessionsPage, qtbot: QtBot) -> None:
    choose(page, "s3")
    assert not page.panel.forget.isEnabled()
    assert not page.panel.erase.isEnabled()
    with qtbot.waitSignal(page.hold_wanted) as told:
        page.panel.hold.click()
    assert told.args == ["s3", False]


def test_a_person_with_a_held_session_cannot_be_erased(page: SessionsPage) -> None:
    choose(page, "s1")
    assert page.panel.forget.isEnabled()
    assert not page.panel.erase.isEnabled()
    choose(page, "s2")
    assert page.panel.erase.isEnabled()


def test_deleting_asks_first_and_tells_the_kinds(page: SessionsPage, qtbot: QtBot) -> None:
    page.panel.forget.click()
    dialog = page.findChild(ForgetDialog)
    assert dialog is not None
    assert not dialog._act.isEnabled()
    dialog.choose(Kind.PICTURE)
    with qtbot.waitSignal(page.forget_wanted) as told:
        dialog._act.click()
    assert told.args == ["s1", (Kind.PICTURE,)]


def test_keeping_is_the_answer_of_return(page: SessionsPage, qtbot: QtBot) -> None:
    page.panel.forget.click()
    dialog = page.findChild(ForgetDialog)
    dialog.choose(Kind.TEXT)
    with qtbot.assertNotEmitted(page.forget_wanted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_a_person_is_erased_only_after_their_code_was_typed(page: SessionsPage, qtbot: QtBot) -> None:
    choose(page, "s2")
    page.panel.erase.click()
    dialog = page.findChild(EraseDialog)
    dialog._typed.setText("P-1")
    assert not dialog._act.isEnabled()
    dialog._typed.setText("P-2")
    with qtbot.waitSignal(page.erase_wanted) as told:
        dialog._act.click()
    assert told.args == ["P-2"]


def test_what_is_due_is_said_and_only_deleted_after_asking(page: SessionsPage, qtbot: QtBot) -> None:
    page.show_due((Due("s2", EVERY_KIND, False), Due("s3", frozenset({Kind.SOUND}), True)))
    page._notice.wanted.emit()
    dialog = page.findChild(DueDialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "P-2" in words
    assert "Held" in words
    with qtbot.waitSignal(page.shred_wanted):
        dialog._act.click()


def test_a_search_and_the_marked_line_survive_a_new_list(page: SessionsPage) -> None:
    page.list.search.setText("phobia")
    choose(page, "s3")
    page.show_sessions((replace(NEW, stage=Stage.REVIEW), OLD, HELD))
    assert page.list.search.text() == "phobia"
    assert page.list.shown() == 2
    assert page.list.line().id == "s3"


def test_a_stage_is_filtered_and_nothing_found_is_said(page: SessionsPage) -> None:
    page.list.stages.setCurrentIndex(page.list.stages.findText("Signed"))
    assert page.list.shown() == 2
    page.list.search.setText("no such thing")
    assert page.list._nothing.isVisible()
    assert not page.panel.isVisible(), "no button speaks of a session that is not shown"


def test_columns_sort_by_what_they_mean(page: SessionsPage) -> None:
    page.list.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert page.list._found.index(0, 1).data(Qt.ItemDataRole.UserRole) == "p-1"
    assert page.list._found.mapToSource(page.list._found.index(0, 0)).row() == 2, "the oldest first"


def test_the_audit_of_another_session_is_not_left_standing(page: SessionsPage) -> None:
    page.show_audit([Row(1, "2026-11-20T09:00:00+00:00", "Dr A", "SessionOpened", "s1", "")])
    assert page._audit.isVisible()
    choose(page, "s2")
    assert not page._audit.isVisible()


def test_an_error_leaves_a_list_that_is_there(page: SessionsPage, qtbot: QtBot) -> None:
    page.show_problem(StoreUnusable("Another program has it.", "Close it."))
    assert page.list.isVisible()
    empty = SessionsPage()
    qtbot.addWidget(empty)
    empty.show_problem(StoreUnusable("Another program has it.", "Close it."))
    with qtbot.waitSignal(empty.refresh_wanted):
        empty._error.retry.emit()


def test_no_sessions_offer_a_new_one(qtbot: QtBot) -> None:
    page = SessionsPage()
    qtbot.addWidget(page)
    page.show_sessions(())
    with qtbot.waitSignal(page.new_wanted):
        page._empty.wanted.emit()


def test_a_thousand_sessions_are_shown_and_filtered_in_a_moment(page: SessionsPage) -> None:
    thousand = lines(1000)
    started = thread_time()  # the processor's, whatever else runs
    page.show_sessions(thousand)
    page.repaint()
    shown = thread_time() - started
    started = thread_time()
    page.list.search.setText("panic p-10")
    page.repaint()
    filtered = thread_time() - started
    assert 0 < page.list.shown() < 1000
    assert shown < 0.3, f"{shown:.3f} s"
    assert filtered < 0.1, f"{filtered:.3f} s"
