"""What this computer has and lacks, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from interview.doctor import Check, can_run
from interview.errors import ForPeople
from ui.look.space import L, M
from ui.pages.doctor_words import found_words, name_words, remedy_words, what_for
from ui.widgets.basics import (
    Button,
    Card,
    badge,
    body,
    button,
    heading,
    line,
    quiet,
    row,
    sign,
    small,
    strong,
)
from ui.widgets.page_frame import PageFrame
from ui.widgets.states import ErrorState, LoadingState

SIGN = 24


class DoctorPage(PageFrame):
    """Signals: `check_wanted`."""

    check_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.title.setText(self.tr("This computer"))
        self.subtitle.setText(
            self.tr("What the program needs, what is here, and the remedy for what is not.")
        )
        self.subtitle.show()
        self._loading = LoadingState(self.tr("Looking at this computer"))
        self._states = QStackedWidget()
        self._states.addWidget(self._loading)
        self._shown: QWidget = self._loading
        self.content.addWidget(self._states, 1)
        self.again = button(self.tr("Check again"), kind="primary", icon="refresh", key="F5")
        self.again.clicked.connect(self.check_wanted)
        self.actions.addStretch()
        self.actions.addWidget(self.again)
        self.show_loading()

    def show_checks(self, checks: Sequence[Check]) -> None:
        """What is missing stands on top, what an interview needs before all."""
        missing = sorted((one for one in checks if not one.ok), key=lambda one: not one.needed)
        good = [one for one in checks if one.ok]
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(L)
        column.addWidget(self._verdict(checks))
        if missing:
            column.addWidget(Card(heading(self.tr("Missing")), *_lines([_CheckLine(one) for one in missing])))
        if good:
            column.addWidget(Card(heading(self.tr("Good")), *_lines([_CheckLine(one) for one in good])))
        column.addStretch()
        self._show(whole)
        self.again.setEnabled(True)

    def show_loading(self) -> None:
        self.again.setEnabled(False)
        self._show(self._loading)

    def show_problem(self, error: ForPeople) -> None:
        state = ErrorState(error, can_retry=True)
        state.retry.connect(self.check_wanted)
        self._show(state)
        self.again.setEnabled(True)

    def _verdict(self, checks: Sequence[Check]) -> Card:
        if not can_run(checks):
            words = self.tr("Interviews cannot run on this computer yet.")
            return Card(
                row(sign("danger", SIGN, "danger"), strong(words), stretch_last=True), ground="danger"
            )
        if all(one.ok for one in checks):
            words = self.tr("Interviews can run, with everything.")
            return Card(row(sign("check", SIGN, "good"), strong(words), stretch_last=True), ground="good")
        words = self.tr("Interviews can run. What is missing below makes them poorer.")
        return Card(row(sign("info", SIGN, "accent"), strong(words), stretch_last=True), ground="accent")

    def _show(self, state: QWidget) -> None:
        before, self._shown = self._shown, state
        if self._states.indexOf(state) < 0:
            self._states.addWidget(state)
        self._states.setCurrentWidget(state)
        if before not in (state, self._loading):
            self._states.removeWidget(before)
            before.deleteLater()


class _CheckLine(QWidget):
    """One check; a remedy can be copied."""

    def __init__(self, check: Check) -> None:
        super().__init__()
        self._remedy = check.remedy
        name = row(strong(name_words(check.name)))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(name)
        words.addWidget(quiet(what_for(check.what_for)))
        across = row(self._sign(check), words)
        across.setStretch(1, 1)
        if not check.ok and check.needed:
            across.addWidget(badge(self.tr("needed"), "danger"))
        found = small(found_words(check.found))
        found.setWordWrap(check.found != found.text() or len(check.found) > 24)
        across.addWidget(found)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(M)
        whole.addLayout(across)
        if not check.ok and check.remedy:
            self.copy = self._copy_button()
            whole.addLayout(row(SIGN, self._words(), self.copy))

    def _sign(self, check: Check) -> QWidget:
        kind = "good" if check.ok else "danger" if check.needed else "warning"
        made = sign("check" if check.ok else "warning", SIGN, kind)
        made.setAccessibleName(self.tr("good") if check.ok else self.tr("missing"))
        return made

    def _words(self) -> QWidget:
        words = body(remedy_words(self._remedy))
        words.setSizePolicy(words.sizePolicy().Policy.Expanding, words.sizePolicy().verticalPolicy())
        return words

    def _copy_button(self) -> Button:
        made = button(self.tr("Copy"), icon="document")
        made.setToolTip(self.tr("Copy the remedy"))
        made.setAccessibleName(self.tr("Copy the remedy"))
        made.clicked.connect(self._copy)
        return made

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._remedy)
        self.copy.setText(self.tr("Copied"))


def _lines(lines: list[_CheckLine]) -> list[QWidget]:
    """With a hairline between them."""
    parts: list[QWidget] = []
    for one in lines:
        parts += [line(), one] if parts else [one]
    return parts
