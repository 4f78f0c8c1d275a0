"""Values that carry pictures and sound between a device and those who look at it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

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
