"""The locked screen: nothing of a session is shown until its user gives the passphrase. What records goes on."""

from __future__ import annotations

from collections.abc import Callable

from interview.errors import ScreenLocked
from interview.lock import IDLE_SECONDS, Clocks, IdleLock, Why, words
from interview.vault.vault import Vault


class ScreenLock:
    """Locks for the reasons of `lock.py`. Whoever shows something of a session calls `check` before; what records,
    writes down or saves does not. Used by one thread."""

    def __init__(
        self,
        vault: Vault,
        user: str,
        now: Callable[[], Clocks] = Clocks.now,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self._vault = vault
        self._user = user
        self._now = now
        self._state = IdleLock.opened(now(), idle_seconds)

    def active(self) -> None:
        """The clinician pressed a key or moved the pointer."""
        self._state = self._state.active(self._now())

    def lock(self, why: Why) -> None:
        self._state = self._state.lock(self._now(), why)

    def locked(self) -> Why | None:
        """Asked at least every five seconds."""
        self._state = self._state.tick(self._now())
        return self._state.locked

    def check(self, recording: bool = False) -> None:
        """Raises `ScreenLocked` with what the locked screen says."""
        why = self.locked()
        if why is not None:
            raise ScreenLocked(words(why, recording), "Enter your passphrase.")

    def unlock(self, passphrase: str) -> None:
        """Raises `WrongPassphrase` and `WaitFirst`, whose waits grow as at the start of the program."""
        self._vault.unlock(passphrase, self._user)
        self._state = self._state.unlock(self._now())
