"""Before anything of a vault is shown: the first run, or the passphrase."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from interview.errors import ForPeople
from ui.desk import Desk
from ui.pages.first_run_page import FirstChoices, FirstRunPage
from ui.pages.unlock_page import UnlockPage
from ui.widgets.states import ErrorState
from ui.window_state import WindowState


class Gate(QObject):
    """Signals: `crisis_wanted`; `passed` (the vault is open and nothing is left to choose); `changed` (another page
    is wanted)."""

    crisis_wanted = Signal()
    passed = Signal()
    changed = Signal()

    def __init__(self, desk: Desk, state: WindowState) -> None:
        super().__init__()
        self._desk = desk
        self._state = state
        self._unlocking: UnlockPage | None = None
        self._first_run: FirstRunPage | None = None
        desk.opened.connect(self._opened)

    def page(self) -> QWidget:
        """The page to begin with, made anew."""
        self._unlocking = self._first_run = None
        try:
            if not self._desk.vault.exists():
                return self._made_first_run()
            return self._made_unlocking()
        except ForPeople as error:  # the key slots cannot be read
            page = ErrorState(error, can_retry=True)
            page.retry.connect(self.changed)
            return page

    def _made_unlocking(self) -> UnlockPage:
        names = tuple(user.name for user in self._desk.vault.users())
        page = self._unlocking = UnlockPage(names, self._state.last_user)
        wait = self._desk.vault.seconds_to_wait()
        if wait > 0:
            page.show_wait(wait)
        page.unlock_wanted.connect(self._unlock)
        page.recover_wanted.connect(self._recover)
        page.crisis_wanted.connect(self.crisis_wanted)
        return page

    def _unlock(self, name: str, passphrase: str) -> None:
        if self._unlocking is not None:
            self._unlocking.show_busy()
            self._desk.unlock(name, passphrase, self._unlocking.show_problem)

    def _recover(self, key: str, name: str, passphrase: str) -> None:
        if self._unlocking is not None:
            self._unlocking.show_busy()
            self._desk.recover(key, name, passphrase, self._unlocking.show_problem)

    def _made_first_run(self) -> FirstRunPage:
        page = self._first_run = FirstRunPage()
        page.create_wanted.connect(self._create)
        page.finished.connect(self._chosen)
        return page

    def _create(self, name: str, passphrase: str) -> None:
        page = self._first_run
        if page is not None:
            self._desk.create_vault(name, passphrase, page.show_recovery_key, page.show_problem)

    def _opened(self, _user: object) -> None:
        """On the first run there is still something to choose."""
        if self._desk.user is not None:
            self._state.last_user = self._desk.user.name
        if self._first_run is None:
            self.passed.emit()

    def _chosen(self, choices: FirstChoices) -> None:
        self._first_run = None
        self._desk.set(choices.settings)
        self.passed.emit()
