"""The log."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.pages.logs_page import LogsPage

LINES = [
    "2026-11-20T14:02:11Z INFO interview.jobs: recorded take 3 in 12.4 s",
    "2026-11-20T14:02:31Z WARNING ?: (a library)",
    "2026-11-20T14:03:02Z ERROR ui.lanes: unexpected OSError in RecordAnswer [OSError]",
    "    lanes.py:90 run",
]


def test_lines_are_filtered_by_level_and_a_trace_stays_with_its_line(qtbot: QtBot) -> None:
    page = LogsPage()
    qtbot.addWidget(page)
    page.show_lines(LINES)
    assert page.text.toPlainText().splitlines() == LINES
    page.level.setCurrentIndex(page.level.findData("ERROR"))
    assert page.text.toPlainText().splitlines() == LINES[2:]
    page.copy.click()
    assert QGuiApplication.clipboard().text().splitlines() == LINES[2:]


def test_refresh_keeps_the_level(qtbot: QtBot) -> None:
    page = LogsPage()
    qtbot.addWidget(page)
    page.level.setCurrentIndex(page.level.findData("WARNING"))
    page.show_lines(LINES)
    assert page.text.toPlainText().splitlines() == LINES[1:]
    page.show_lines([])
    assert page._states.currentIndex() == 2
