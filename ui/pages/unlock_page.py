"""The first page of a program that has a vault: who, and the passphrase; or the printed recovery key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from interview.errors import ForPeople
from ui.look.space import XL, M
from ui.pages.around_words import as_given
from ui.pages.passphrase_form import PassphraseForm
from ui.pages.recovery_form import RecoveryForm
from ui.pages.small_card import SmallCard
from ui.widgets.basics import body, button, field, quiet, title


class UnlockPage(QWidget):
    """Opens nothing itself. Signals: `unlock_wanted(user, passphrase)`, `recover_wanted(recovery key, user, new
    passphrase)`, `crisis_wanted`."""

    unlock_wanted = Signal(str, str)
    recover_wanted = Signal(str, str, str)
    crisis_wanted = Signal()

    def __init__(self, users: tuple[str, ...], last_user: str = "", parent: QWidget | None = None) -> None:
        """`last_user` is who opened it last; unknown or "", the first one is chosen."""
        super().__init__(parent)
        self._users = users
        self._choice = QComboBox()
        for name in users:
            self._choice.addItem(as_given(name), name)
        self._choice.setCurrentIndex(max(0, self._choice.findData(last_user)))
        self._form = PassphraseForm(
            self.tr("Unlock"), self.tr("Checking the passphrase. This takes a moment.")
        )
        self._recovery = RecoveryForm(users)
        self._usual = self._passphrase_side()
        card = SmallCard(self, self._usual, self._recovery)
        self._recovery.hide()
        card.crisis_wanted.connect(self.crisis_wanted)
        self._form.entered.connect(self._unlock)
        self._recovery.entered.connect(self.recover_wanted)
        self._recovery.back_wanted.connect(self.show_passphrase)
        self._form.setFocus()

    def user(self) -> str:
        """Who is chosen."""
        return str(self._choice.currentData() or "")

    def show_busy(self) -> None:
        self._present().show_busy()

    def show_wait(self, seconds: float) -> None:
        """Count down before the next passphrase is taken."""
        self._form.show_wait(seconds)

    def show_problem(self, error: ForPeople) -> None:
        """A `WaitFirst` (so a wrong passphrase too) begins its wait."""
        self._present().show_problem(error)

    def show_passphrase(self) -> None:
        """Forget a recovery key half typed and come back to the passphrase."""
        self._recovery.clear()
        self._recovery.hide()
        self._usual.show()
        self._form.setFocus()

    def show_recovery(self) -> None:
        self._form.clear()
        self._recovery.choose(self.user())
        self._usual.hide()
        self._recovery.show()
        self._recovery.setFocus()

    def clear(self) -> None:
        """Forget every secret typed here, when the page is left."""
        self._form.clear()
        self._recovery.clear()

    def _present(self) -> PassphraseForm | RecoveryForm:
        return self._form if self._recovery.isHidden() else self._recovery

    def _unlock(self, passphrase: str) -> None:
        self.unlock_wanted.emit(self.user(), passphrase)

    def _passphrase_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addWidget(title(self.tr("Anamnesis")))
        column.addWidget(quiet(self.tr("Open the vault to see and to begin interviews.")))
        column.addSpacing(M)
        if len(self._users) > 1:
            column.addWidget(field(self.tr("Name"), self._choice))
        else:
            column.addWidget(body(as_given("".join(self._users))))
        column.addWidget(self._form)
        column.addSpacing(XL)
        recover = button(self.tr("Use the recovery key instead"), kind="quiet", icon="key")
        recover.clicked.connect(self.show_recovery)
        column.addWidget(recover, alignment=Qt.AlignmentFlag.AlignHCenter)
        return side
