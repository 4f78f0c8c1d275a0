"""Asks for the user's own passphrase before something that needs it: a signature, an export."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interview.errors import ForPeople
from ui.dialogs.fitted import FittedDialog
from ui.look.space import XL, L, M
from ui.pages.around_words import as_given
from ui.pages.passphrase_form import PassphraseForm
from ui.widgets.basics import STRETCH, body, button, heading, row

WIDTH = 440


class PassphraseDialog(FittedDialog):
    """Stays open until the window says `accept`: a wrong passphrase is told here. Signals: `entered(passphrase)`."""

    entered = Signal(str)

    def __init__(self, reason: str, user: str = "", parent: QWidget | None = None) -> None:
        """`reason` says what the passphrase is for, in a sentence."""
        super().__init__(WIDTH, parent)
        self.setWindowTitle(self.tr("Your passphrase"))
        self._form = PassphraseForm(
            self.tr("Go on"), self.tr("Checking the passphrase. This takes a moment.")
        )
        cancel = button(self.tr("Cancel"), kind="quiet")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, XL, XL, L)
        column.setSpacing(M)
        column.addWidget(heading(self.tr("Your passphrase")))
        column.addWidget(body(reason))
        if user:
            column.addWidget(body(as_given(user)))
        column.addWidget(self._form)
        column.addLayout(row(cancel, STRETCH))
        self._form.entered.connect(self.entered)
        self.finished.connect(self._form.clear)
        self._form.setFocus()

    def show_busy(self) -> None:
        self._form.show_busy()

    def show_wait(self, seconds: float) -> None:
        self._form.show_wait(seconds)

    def show_problem(self, error: ForPeople) -> None:
        """A `WaitFirst` (so a wrong passphrase too) begins its wait."""
        self._form.show_problem(error)
