"""What the system says of itself: that it will sleep, and that its screen was locked."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

from interview.lock import Why

LOGIND = "org.freedesktop.login1"
MANAGER = f"{LOGIND}.Manager"
SESSION = f"{LOGIND}.Session"
SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


def _slot(name: str) -> Any:
    """As the binding takes it: text, where its stubs want bytes."""
    return SLOT(name)


class SystemSignals(QObject):
    """Listens on Linux to systemd-logind and to the desktop's screen saver, where there are any.

    Elsewhere, and where nobody speaks, sleep still shows in the clocks (`interview/lock.py`).
    """

    heard = Signal(object)  # Why

    def __init__(self) -> None:
        super().__init__()
        if not sys.platform.startswith("linux"):
            return
        with suppress(ImportError):
            self._listen()

    def _listen(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        sleep, lock, saver = map(_slot, ("sleep(bool)", "lock()", "saver(bool)"))
        if system.isConnected():
            system.connect(LOGIND, "/org/freedesktop/login1", MANAGER, "PrepareForSleep", self, sleep)
            system.connect(LOGIND, "", SESSION, "Lock", self, lock)
        if session.isConnected():
            for name in SCREEN_SAVERS:
                session.connect("", "", name, "ActiveChanged", self, saver)

    @Slot(bool)
    def sleep(self, begins: bool) -> None:
        if begins:
            self.heard.emit(Why.SLEPT)

    @Slot()
    def lock(self) -> None:
        self.heard.emit(Why.SYSTEM)

    @Slot(bool)
    def saver(self, active: bool) -> None:
        if active:
            self.heard.emit(Why.SYSTEM)
