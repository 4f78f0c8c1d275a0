"""What covers everything while the screen is locked: why, whose passphrase opens it, and nothing of the session."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from interview.errors import ForPeople
from interview.lock import Why
from ui.look.space import M
from ui.pages.around_words import as_given
from ui.pages.passphrase_form import PassphraseForm
from ui.pages.small_card import SmallCard
from ui.widgets.basics import STRETCH, badge, body, row, title


class LockPage(QWidget):
    """Signals: `unlock_wanted(passphrase)`, `crisis_wanted`."""

    unlock_wanted = Signal(str)
    crisis_wanted = Signal()

    def __init__(self, user: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why = body("")
        self._light = badge(self.tr("Recording goes on and is saved"), "danger")
        self._light.hide()
        self._form = PassphraseForm(
            self.tr("Unlock"), self.tr("Checking the passphrase. This takes a moment.")
        )
        head, light = title(self.tr("Locked")), row(self._light, STRETCH)
        card = SmallCard(self, head, self._why, light, M, body(as_given(user)), self._form)
        card.crisis_wanted.connect(self.crisis_wanted)
        self._form.entered.connect(self.unlock_wanted)
        self._form.setFocus()

    def show_lock(self, why: Why, recording: bool) -> None:
        """Paint why it is locked, and the light when a recording goes on; may come again and again."""
        self._why.setText(why_locked(why))
        self._light.setVisible(recording)

    def show_busy(self) -> None:
        self._form.show_busy()

    def show_wait(self, seconds: float) -> None:
        self._form.show_wait(seconds)

    def show_problem(self, error: ForPeople) -> None:
        """A `WaitFirst` (so a wrong passphrase too) begins its wait."""
        self._form.show_problem(error)

    def clear(self) -> None:
        """Forget what was typed, when the page is left and when it comes."""
        self._form.clear()
        self._form.setFocus()


def why_locked(why: Why) -> str:
    """As `interview.lock.words` says it, in the window's language."""
    sentences = {
        Why.IDLE: QCoreApplication.translate("LockPage", "Nobody used it for some minutes."),
        Why.SLEPT: QCoreApplication.translate("LockPage", "The computer slept, or its clock was changed."),
        Why.SYSTEM: QCoreApplication.translate("LockPage", "It was locked together with the computer."),
        Why.ASKED: QCoreApplication.translate("LockPage", "You locked it."),
    }
    return sentences[why]
