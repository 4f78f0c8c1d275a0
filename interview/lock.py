"""When the screen locks: after idle minutes, when the computer slept, when the system locks. Pure; the window asks.

Its inputs, all with the clocks of the moment (`Clocks.now()`):

    active   a key, a click, a movement of the clinician's; not of the person, and nothing that a program does
    tick     at least every five seconds, the locked screen too
    lock     the system says that it will sleep (SLEPT) or that its screen is locked (SYSTEM), or the clinician
             asks for it (ASKED)
    unlock   the passphrase was right

Where the system says nothing (signals of logind, WTS_SESSION_LOCK, NSWorkspace), sleep shows in the clocks: on Linux
and macOS the monotonic clock stands still in sleep and the wall clock goes on, on Windows both jump. A wall clock
that somebody sets cannot be told from sleep, so it locks too, once; the change between summer and winter time does
not move it. A recording goes on under a locked screen; one that the computer slept through has a hole, and its
segment is closed.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from enum import StrEnum

IDLE_SECONDS = 300.0
GAP_SECONDS = 30.0  # without a tick: the program did not run
DRIFT_SECONDS = 5.0  # between the two clocks from one input to the next; what the network corrects is less


@dataclass(frozen=True)
class Clocks:
    """One moment on both clocks, in seconds."""

    wall: float  # since 1970, UTC; people and the network set it
    monotonic: float

    @classmethod
    def now(cls) -> Clocks:
        return cls(time.time(), time.monotonic())


class Why(StrEnum):
    """What locked the screen."""

    IDLE = "idle"
    SLEPT = "slept"
    SYSTEM = "system"
    ASKED = "asked"


@dataclass(frozen=True)
class IdleLock:
    """Each input gives the next state. What is seen first counts: a key pressed after sleep opens nothing."""

    seen: Clocks  # at the last input
    active_at: float  # monotonic
    idle_seconds: float = IDLE_SECONDS
    locked: Why | None = None

    @classmethod
    def opened(cls, now: Clocks, idle_seconds: float = IDLE_SECONDS) -> IdleLock:
        return cls(now, now.monotonic, idle_seconds)

    def active(self, now: Clocks) -> IdleLock:
        """Counts only on an open screen."""
        after = self.tick(now)
        return after if after.locked else replace(after, active_at=now.monotonic)

    def tick(self, now: Clocks) -> IdleLock:
        return replace(self, seen=now, locked=self.locked or self._due(now))

    def lock(self, now: Clocks, why: Why) -> IdleLock:
        """What locked it first stays the reason."""
        after = self.tick(now)
        return replace(after, locked=after.locked or why)

    def unlock(self, now: Clocks) -> IdleLock:
        return replace(self, seen=now, active_at=now.monotonic, locked=None)

    def seconds_left(self, now: Clocks) -> float:
        """Until it locks for idleness, for a warning beforehand; 0 when it is locked."""
        return 0.0 if self.locked else max(0.0, self.active_at + self.idle_seconds - now.monotonic)

    def slept(self, now: Clocks) -> bool:
        """Since the last input, as the clocks show it; on a locked screen too."""
        passed = now.monotonic - self.seen.monotonic
        drift = (now.wall - self.seen.wall) - passed
        return abs(drift) >= DRIFT_SECONDS or not 0 <= passed < GAP_SECONDS

    def _due(self, now: Clocks) -> Why | None:
        if self.slept(now):
            return Why.SLEPT
        return Why.IDLE if now.monotonic - self.active_at >= self.idle_seconds else None
