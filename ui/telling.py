"""What is told at the clinician's window whatever page is in front: errors, news, the crisis card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from interview.errors import ForPeople
from ui.desk import Desk
from ui.dialogs.crisis_card import CrisisCard
from ui.shell import Place, Shell
from ui.widgets.states import Notice


class Telling(QObject):
    """Above the pages of the shell; where there is none, nothing is told."""

    def __init__(self, desk: Desk, window: QWidget, go: Callable[[Place], object]) -> None:
        """`go`: to the place where what is missing can be set."""
        super().__init__(window)
        self._desk, self._window, self._go = desk, window, go
        self.shell: Shell | None = None

    def show_problem(self, error: ForPeople) -> None:
        self.show_notice(Notice.of_error(error))

    def tell(self, text: str) -> None:
        self.show_notice(Notice("good", text))

    def exported(self, file: str) -> None:
        self.tell(self.tr("Saved: {file}").format(file=f"\u2068{file}\u2069"))

    def aborted(self) -> None:
        self.tell(self.tr("The session was aborted. What was recorded is kept."))

    def show_notice(self, notice: Notice | None) -> None:
        if self.shell is not None:
            self.shell.show_notice(notice)

    def show_crisis_card(self) -> None:
        """Its numbers can be set only where the vault is open and not locked."""
        safety = self._desk.settings.safety
        inside = self.shell is not None and self.shell.isVisibleTo(self._window)
        card = CrisisCard(safety.crisis_text, tuple(safety.crisis_numbers), self._window, can_set=inside)
        card.settings_wanted.connect(partial(self._go, Place.SETTINGS))
        card.open()
