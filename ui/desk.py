"""What stands behind the windows: settings, the vault and who opened it, the lanes, and the present interview."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from interview.domain import Session
from interview.errors import ForPeople
from interview.events import SessionOpened
from interview.follow_up_parts import FollowUps
from interview.ports import Stop, Watch
from interview.resume import resume
from interview.settings import Settings, write_settings
from interview.vault.key_slots import User
from interview.vault.store import VaultStore
from interview.vault.vault import Unlocked, Vault
from ui.clock import now
from ui.collector import Collector
from ui.errands import Errands
from ui.lanes import Lanes, Task
from ui.parts import WindowWiring
from ui.room import Room


class Desk(QObject):
    """Used in the GUI thread only; what takes time is done on the store lane."""

    opened = Signal(object)  # User: the vault is open
    closed = Signal()  # the vault is closed
    room_changed = Signal(object)  # Room, or None when the interview was left
    settings_changed = Signal(object)  # Settings
    failed = Signal(object)  # ForPeople that nobody else hears of

    def __init__(self, wiring: WindowWiring) -> None:
        super().__init__()
        self.collector = Collector()
        self.lanes = Lanes()
        self.errands = Errands(self.lanes)
        self.errands.failed.connect(self.failed)
        self.wiring = wiring
        self.vault: Vault = wiring.vault()
        self.unlocked: Unlocked | None = None
        self.store: VaultStore | None = None
        self.room: Room | None = None

    @property
    def settings(self) -> Settings:
        return self.wiring.settings

    @property
    def user(self) -> User | None:
        return self.unlocked.user if self.unlocked is not None else None

    def do(
        self,
        work: Callable[[Stop, Watch], object],
        then: Callable[[Any], None] | None = None,
        failed: Callable[[ForPeople], None] | None = None,
    ) -> Task:
        """Something with files or the store, on its lane; `then` gets what it returned."""
        return self.errands.do(self.lanes.store, work, then, failed)

    def apart(
        self,
        work: Callable[[Stop, Watch], object],
        then: Callable[[Any], None] | None = None,
        failed: Callable[[ForPeople], None] | None = None,
    ) -> Task:
        """Something long that must not keep the store waiting: a download, a check of all parts, a PDF."""
        return self.errands.do(self.lanes.language, work, then, failed)

    # ── settings ─────────────────────────────────────────────────────────────────────────────────────────────

    def set(self, settings: Settings) -> None:
        """Use them from now on, and keep them. An interview that goes on keeps what it began with."""
        file = self.wiring.folders.settings_file
        self.wiring = self.wiring.with_settings(settings)
        self.settings_changed.emit(settings)
        self.do(lambda _stop, _watch: write_settings(file, settings))

    # ── the vault ────────────────────────────────────────────────────────────────────────────────────────────

    def create_vault(
        self, name: str, passphrase: str, then: Callable[[str], None], failed: Callable[[ForPeople], None]
    ) -> None:
        """`then` gets the recovery key, to be shown once."""
        vault, wiring = self.vault, self.wiring

        def work(_stop: Stop, _watch: Watch) -> tuple[Unlocked, VaultStore, str]:
            unlocked, key = vault.create(name, passphrase)
            return unlocked, _opened_store(wiring, unlocked), key

        def done(made: tuple[Unlocked, VaultStore, str]) -> None:
            then(made[2])
            self._use(made[:2])

        self.do(work, done, failed)

    def unlock(self, name: str, passphrase: str, failed: Callable[[ForPeople], None]) -> None:
        """Open the vault; a wrong passphrase goes to `failed` with the seconds to wait."""
        vault = self.vault
        self._open(lambda: vault.unlock(passphrase, name or None), failed)

    def recover(self, key: str, name: str, passphrase: str, failed: Callable[[ForPeople], None]) -> None:
        vault = self.vault
        self._open(lambda: vault.recover(key, name, passphrase), failed)

    def check_passphrase(
        self, passphrase: str, then: Callable[[object], None], failed: Callable[[ForPeople], None]
    ) -> None:
        """Whether it is the user's own who opened the vault: before a signature or a plain export."""
        vault, user = self.vault, self.user
        name = user.name if user is not None else None
        self.do(lambda _stop, _watch: vault.unlock(passphrase, name), then, failed)

    def close_vault(self) -> None:
        """Leave the interview and close the store; the next user gives a passphrase."""
        self.leave()
        self.errands.forget()
        store, self.store, self.unlocked = self.store, None, None
        wiring = self.wiring
        if store is not None:
            self.do(lambda _stop, _watch: store.close())
            self.apart(lambda _stop, _watch: wiring.close())  # its memory holds what was said
        self.closed.emit()

    def _open(self, unlock: Callable[[], Unlocked], failed: Callable[[ForPeople], None]) -> None:
        wiring = self.wiring

        def work(_stop: Stop, _watch: Watch) -> tuple[Unlocked, VaultStore]:
            unlocked = unlock()
            return unlocked, _opened_store(wiring, unlocked)

        self.do(work, self._use, failed)

    def _use(self, opened: tuple[Unlocked, VaultStore]) -> None:
        self.unlocked, self.store = opened
        wiring = self.wiring
        self.apart(lambda _stop, _watch: wiring.prepare())
        self.opened.emit(self.unlocked.user)

    # ── interviews ───────────────────────────────────────────────────────────────────────────────────────────

    def begin(self, session: Session) -> None:
        """A new interview; its first page comes in a turn of its own."""
        session = replace(session, follow_ups=FollowUps(self.wiring.settings.llm.follow_up))
        room = self._enter(session)
        QTimer.singleShot(0, room, partial(room.begin, SessionOpened(session.opened_at)))

    def go_on(self, session: Session) -> Room:
        """With a session of the store: unfinished, or to be read."""
        room = self._enter(session)
        room.begin(resume(session))
        return room

    def leave(self) -> None:
        """The present interview, if there is one; it is kept as it stands."""
        room, self.room = self.room, None
        if room is not None:
            room.close()
            self.room_changed.emit(None)
            QTimer.singleShot(0, self, self.collector.collect)

    def _enter(self, session: Session) -> Room:
        self.leave()
        if self.store is None:
            raise ValueError("the vault is not open")
        self.room = Room(self.wiring, self.lanes, self.errands, self.store, session)
        self.room_changed.emit(self.room)
        return self.room

    def close(self) -> bool:
        """The program ends; False when some work does not."""
        self.close_vault()
        ended = self.lanes.close()
        self.wiring.close()
        self.collector.close()
        return ended


def new_session(user: str, **of_the_interview: Any) -> Session:
    """A session that was not opened yet."""
    return Session(id=uuid.uuid4().hex[:12], clinician=user, opened_at=now(), **of_the_interview)


def _opened_store(wiring: WindowWiring, unlocked: Unlocked) -> VaultStore:
    store = wiring.store(unlocked)
    store.open()
    return store
