"""The locked screen over the clinician's window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from interview.errors import ForPeople
from interview.lock import Why
from ui.desk import Desk
from ui.guard import Guard
from ui.pages.lock_page import LockPage


class LockLayer(QObject):
    """Shows nothing of a session. Dialogs wait behind it with what was typed in them; menus and the system's own
    dialogs (files, printers) are closed, as if cancelled.

    Signals: `locked` (the page to show), `unlocked`, `slept` (the computer sleeps or slept), `crisis_wanted`."""

    locked = Signal(object)
    unlocked = Signal()
    slept = Signal()
    crisis_wanted = Signal()

    def __init__(self, desk: Desk, guard: Guard) -> None:
        super().__init__()
        self._desk, self._guard = desk, guard
        self._page: LockPage | None = None
        self._hidden: list[QDialog] = []
        self._waiting: list[Callable[[], object]] = []
        guard.locked.connect(self._lock)
        guard.unlocked.connect(self._unlock)
        guard.slept.connect(self.slept)

    def page(self) -> QWidget | None:
        return self._page

    def show_recording(self, recording: bool) -> None:
        """Whether an answer is being recorded behind it."""
        if self._page is not None and self._guard.why is not None:
            self._page.show_lock(self._guard.why, recording)

    def when_open(self, show: Callable[[], object]) -> None:
        """Show something now, or when the screen is unlocked."""
        if self._guard.why is None:
            show()
        else:
            self._waiting.append(show)

    def forget(self) -> None:
        """The vault was closed: there is no screen to come back to."""
        self._page = None
        for dialog in filter(isValid, self._hidden):
            dialog.deleteLater()
        self._hidden, self._waiting = [], []

    def _lock(self, why: Why) -> None:
        user, room = self._desk.user, self._desk.room
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        windows = QApplication.topLevelWidgets()
        dialogs = [one for one in windows if isinstance(one, QDialog) and one.isVisible()]
        self._hidden = sorted(dialogs, key=_depth)
        for dialog in self._hidden:
            dialog.hide()
        self._page = LockPage(user.name if user is not None else "")
        self._page.unlock_wanted.connect(self._try)
        self._page.crisis_wanted.connect(self.crisis_wanted)
        self._page.show_lock(why, room is not None and room.is_recording)
        self.locked.emit(self._page)

    def _try(self, passphrase: str) -> None:
        if self._page is not None:
            self._page.show_busy()
            self._desk.check_passphrase(passphrase, self._right, self._wrong)

    def _right(self, _unlocked: object) -> None:
        self._guard.unlock()

    def _wrong(self, error: ForPeople) -> None:
        if self._page is not None:
            self._page.show_problem(error)

    def _unlock(self) -> None:
        self.unlocked.emit()
        self._page = None
        for dialog in filter(isValid, self._hidden):
            dialog.show()
        shows, self._hidden, self._waiting = self._waiting, [], []
        for show in shows:
            show()


def _depth(dialog: QDialog) -> int:
    """How many widgets it stands above: one that another one asked for comes after that."""
    parent = dialog.parentWidget()
    return 0 if parent is None else 1 + _depth(parent)  # type: ignore[arg-type]
