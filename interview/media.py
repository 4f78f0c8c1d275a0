"""Values that carry pictures and sound between a device and those who look at it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

SOUND_RATE = 16_000  # samples a second: what every recogniser here is fed


@dataclass(frozen=True, eq=False)
class Frame:
    """One picture of the tape."""

    time: float  # seconds from the start of the tape
    picture: npt.NDArray[np.uint8]  # (height, width, 3), RGB


@dataclass(frozen=True, eq=False)
class AudioBlock:
    """A stretch of sound of the tape: 16 kHz, one channel."""

    time: float  # seconds from the start of the tape, of the first sample
    samples: npt.NDArray[np.int16]  # (n,)

    @property
    def seconds(self) -> float:
        return len(self.samples) / SOUND_RATE


@dataclass(frozen=True)
class Health:
    """How a live recording does at this moment, for the window. "off" = not wanted or not allowed."""

    camera: Literal["off", "fine", "missing", "frozen", "dark"] = "off"
    microphone: Literal["off", "fine", "missing", "silent", "clipping"] = "off"
    space: Literal["fine", "warn", "no_picture", "no_sound"] = "fine"  # room on the disk; what it stopped
    behind: bool = False  # pictures are left out, because the machine does not keep up


T = TypeVar("T")


class Latest(Generic[T]):
    """A mailbox for several readers that holds the newest thing only; nobody ever waits for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value: T | None = None

    def put(self, value: T) -> None:
        with self._lock:
            self._value = value

    def peek(self) -> T | None:
        with self._lock:
            return self._value
