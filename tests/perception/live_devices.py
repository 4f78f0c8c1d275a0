"""A simulated microphone and camera of one room, which behave as real ones do: late, jittering, unplugged, hanging.

The room is a function of the true time (`time.monotonic()`). Every second in it, on the second, there is a flash of
0.1 s and a click at the same moment.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from interview.errors import DeviceMissing
from interview.media import SOUND_RATE, AudioBlock, Frame
from interview.ports import Tape
from interview.store import MemoryStore
from perception.live_recorder import LiveRecorder

BLOCK = 320  # samples
EVERY = 1.0  # seconds from one flash and click to the next
FLASH = 0.1  # seconds
SIZE = (96, 128, 3)

Span = tuple[float, float]  # from, to: true time


def a_tape() -> Tape:
    store = MemoryStore()
    return Tape(store.new_tape("s1", 1), store)


def room_sound(times: np.ndarray) -> np.ndarray:
    """A click of 5 ms on each second, over a quiet noise."""
    noise = np.random.default_rng(round(times[0] * 1000) % 2**32).normal(0, 60, len(times))
    return np.where(times % EVERY < 0.005, 20_000, noise).astype(np.int16)


def room_picture(at: float) -> np.ndarray:
    """Grey with something that moves; white in the first tenth of each second."""
    if at % EVERY < FLASH:
        return np.full(SIZE, 255, np.uint8)
    picture = np.full(SIZE, 70, np.uint8)
    picture[:, round(at * 100) % SIZE[1]] = 120
    return picture


@dataclass
class Simulated:
    """What both have: late delivery, an opening that takes time, being away."""

    latency: float = 0.06  # seconds from a moment to the earliest that it can be read
    jitter: float = 0.02  # seconds more, at random
    opening: float = 0.0  # seconds that entering takes
    away: Sequence[Span] = ()
    says: Callable[[float], str | None] = lambda now: None  # trouble, besides "missing"
    opened: int = 0
    closed: int = 0
    last: float = field(default=float("-inf"))

    def __enter__(self):
        time.sleep(self.opening)
        if self.is_away(time.monotonic()):
            raise DeviceMissing("It is not connected.", "Plug it in.")
        self.opened += 1
        self.begin()
        return self

    def __exit__(self, *_error):
        self.closed += 1

    def begin(self) -> None: ...

    def is_away(self, at: float) -> bool:
        return any(start <= at < end for start, end in self.away)

    def trouble(self):
        now = time.monotonic()
        return "missing" if now - self.last > 2.0 else self.says(now)


@dataclass
class SimulatedMicrophone(Simulated):
    """20 ms blocks; its sample clock may run fast by `drift` (a share)."""

    drift: float = 0.0
    hears: Callable[[np.ndarray], np.ndarray] = room_sound

    def begin(self) -> None:
        self.position, self.began = 0, time.monotonic()
        self.rng = np.random.default_rng(1)
        self.due = 0.0

    def read(self, timeout):
        until = time.monotonic() + timeout
        while True:
            start = self.began + self.position / SOUND_RATE / (1 + self.drift)
            end = start + BLOCK / SOUND_RATE
            if not self.due:
                self.due = end + self.latency + self.rng.uniform(0, self.jitter)
            if self.due > until:
                time.sleep(max(0.0, until - time.monotonic()))
                return None
            time.sleep(max(0.0, self.due - time.monotonic()))
            self.position, self.due = self.position + BLOCK, 0.0
            if not self.is_away(start):
                self.last = time.monotonic()
                return AudioBlock(start, self.hears(start + np.arange(BLOCK) / SOUND_RATE))

    def clear(self):
        while self.read(0.0) is not None:
            pass


@dataclass
class SimulatedCamera(Simulated):
    """The newest picture wins; each is timed when the computer has it, a little after it was taken."""

    rate: float = 30.0  # pictures a second
    shows: Callable[[float], np.ndarray] = room_picture
    stamped_late: float = 0.02  # seconds

    def begin(self) -> None:
        self.given = -1
        self.began = time.monotonic()

    def read(self, timeout):
        until = time.monotonic() + timeout
        while True:
            index = int((time.monotonic() - self.latency - self.began) * self.rate)
            taken = self.began + index / self.rate
            if index > self.given and index >= 0 and not self.is_away(taken):
                self.given, self.last = index, time.monotonic()
                return Frame(taken + self.stamped_late, self.shows(taken))
            if time.monotonic() >= until:
                return None
            time.sleep(0.004)


def a_recorder(microphone=None, camera=None, room=None) -> LiveRecorder:
    return LiveRecorder(
        (lambda: microphone) if microphone is not None else None,
        (lambda: camera) if camera is not None else None,
        room,
    )
