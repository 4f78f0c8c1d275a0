"""Locks the clinician's screen: after idle minutes, when the computer sleeps or locks, and when asked to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from interview.lock import Clocks, IdleLock, Why
from ui.system_signals import SystemSignals

TICK_MS = 2000
INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Guard(QObject):
    """Watches while the vault is open. What records, writes down or saves goes on under a locked screen.

    Only the clinician's keys and movements keep it open; the person's window (`is_of_person`) does not.
    """

    locked = Signal(object)  # Why
    unlocked = Signal()
    slept = Signal()  # the computer sleeps or slept, whether the screen was locked before or not

    def __init__(
        self,
        system: SystemSignals,
        is_of_person: Callable[[QWindow], bool],
        now: Callable[[], Clocks] = Clocks.now,
    ) -> None:
        super().__init__()
        self._is_of_person = is_of_person
        self._now = now
        self._state: IdleLock | None = None
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        system.heard.connect(self.lock)
        QGuiApplication.instance().focusWindowChanged.connect(self._listen_to)  # type: ignore[union-attr]

    def begin(self, idle_seconds: float) -> None:
        """The vault was opened."""
        self._state = IdleLock.opened(self._now(), idle_seconds)
        self._timer.start()

    def lock_after(self, idle_seconds: float) -> None:
        """From now on, as it was set anew."""
        if self._state is not None:
            self._state = replace(self._state, idle_seconds=idle_seconds)

    def end(self) -> None:
        """The vault was closed: there is nothing to lock."""
        self._state = None
        self._timer.stop()

    @property
    def why(self) -> Why | None:
        """What locked the screen, None while it is open."""
        return self._state.locked if self._state is not None else None

    def seconds_left(self) -> float | None:
        """Until it locks for idleness; None when nothing is to be locked."""
        return self._state.seconds_left(self._now()) if self._state is not None else None

    def lock_now(self) -> None:
        """The clinician asks for it."""
        self.lock(Why.ASKED)

    def lock(self, why: Why) -> None:
        if self._state is None:
            return
        if why is Why.SLEPT:
            self.slept.emit()
        self._go_to(self._state.lock(self._now(), why))

    def unlock(self) -> None:
        """The passphrase of the user who opened the vault was right."""
        if self._state is not None:
            self._state = self._state.unlock(self._now())
            self.unlocked.emit()

    def tick(self) -> None:
        """At least every five seconds."""
        self._look(IdleLock.tick)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in INPUT and self._state is not None:
            self._look(IdleLock.active)
        return False

    def _look(self, seen: Callable[[IdleLock, Clocks], IdleLock]) -> None:
        state, now = self._state, self._now()
        if state is not None:
            if state.slept(now):
                self.slept.emit()
            self._go_to(seen(state, now))

    def _go_to(self, state: IdleLock) -> None:
        before, self._state = self._state, state
        if state.locked is not None and before is not None and before.locked is None:
            self.locked.emit(state.locked)

    def _listen_to(self, window: QWindow | None) -> None:
        """Of each window that gets the keyboard, once."""
        if window is not None and not self._is_of_person(window):
            window.removeEventFilter(self)
            window.installEventFilter(self)
