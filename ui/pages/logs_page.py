"""The program's own log, for finding faults: it holds nothing that was said and no name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QStackedWidget, QWidget

from interview.errors import ForPeople
from ui.widgets.basics import STRETCH, button, column, quiet, row
from ui.widgets.page_frame import PageFrame
from ui.widgets.states import EmptyState, ErrorState, LoadingState

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_LEVEL = re.compile(rf"^\S+ ({'|'.join(LEVELS)}) ")
MOST_LINES = 5_000  # shown at once, the last ones


class LogsPage(PageFrame):
    """Signals: `refresh_wanted`."""

    refresh_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", width=1180)
        self.title.setText(self.tr("Log"))
        about = self.tr(
            "The program's own lines, with numbers and kinds of faults. Nothing that was said and no name."
        )
        self.subtitle.setText(about)
        self.subtitle.show()
        self._lines: tuple[tuple[str, str], ...] = ()
        self.level = QComboBox()
        self.text = QPlainTextEdit()
        self._count = quiet("")
        self.copy = button(self.tr("&Copy what is shown"), icon="document")
        self._states = QStackedWidget()
        self._error: ErrorState | None = None
        self._lay_out()
        self.level.currentIndexChanged.connect(self._repaint)
        self.copy.clicked.connect(self._copy)
        self.show_loading()

    def show_lines(self, lines: Sequence[str]) -> None:
        """The whole file, the oldest line first. A line without a level belongs to the one before."""
        found, level = [], "INFO"
        for one in lines:
            told = _LEVEL.match(one)
            level = told[1] if told else level
            found.append((level, one))
        self._lines = tuple(found)
        self._states.setCurrentIndex(1 if lines else 2)
        self._repaint()

    def show_loading(self) -> None:
        self._states.setCurrentIndex(0)

    def show_problem(self, error: ForPeople) -> None:
        state = ErrorState(error, can_retry=True)
        state.retry.connect(self.refresh_wanted)
        if self._error is not None:
            self._states.removeWidget(self._error)
            self._error.deleteLater()
        self._error = state
        self._states.setCurrentIndex(self._states.addWidget(state))

    def _repaint(self) -> None:
        least = LEVELS.index(self.level.currentData())
        shown = [one for level, one in self._lines if LEVELS.index(level) >= least]
        self.text.setPlainText("\n".join(shown[-MOST_LINES:]))
        self.text.verticalScrollBar().setValue(self.text.verticalScrollBar().maximum())
        words = self.tr("Lines: {shown} of {every}")
        self._count.setText(words.format(shown=min(len(shown), MOST_LINES), every=len(self._lines)))
        self.copy.setEnabled(bool(shown))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _lay_out(self) -> None:
        for data, words in (
            ("DEBUG", self.tr("Every line")),
            ("WARNING", self.tr("Warnings and faults")),
            ("ERROR", self.tr("Faults only")),
        ):
            self.level.addItem(words, data)
        self.level.setAccessibleName(self.tr("Which lines"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Log"))
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._count.setWordWrap(False)
        whole = column(row(self.level, STRETCH, self._count), self.text)
        whole.setStretch(1, 1)
        usual = QWidget()
        usual.setLayout(whole)
        self._states.addWidget(LoadingState(self.tr("Reading the log")))
        self._states.addWidget(usual)
        nothing = self.tr("The log is empty")
        self._states.addWidget(EmptyState("log", nothing, self.tr("The program has had nothing to note.")))
        self.content.addWidget(self._states, 1)
        again = button(self.tr("Read again"), icon="refresh", key="F5")
        again.clicked.connect(self.refresh_wanted)
        self.actions.addWidget(self.copy)
        self.actions.addStretch()
        self.actions.addWidget(again)
