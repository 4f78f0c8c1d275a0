"""What is watched while sound comes in: when each sample was heard, and whether the microphone can be trusted."""

from __future__ import annotations

import statistics
from collections import deque
from typing import Literal

import numpy as np
import numpy.typing as npt

DRIFT = 0.05  # seconds by which a count of samples may differ from the clock
LOOKED_AT = 25  # blocks of which the middle one is compared: half a second
SILENCE = 10.4  # RMS of a 16-bit sample, -70 dBFS: below the noise of any open microphone
SILENT_FOR = 3.0  # seconds
FULL_SCALE = 32_700
CLIPPED = 0.01  # seconds at full scale within the last second


class SoundClock:
    """Times of blocks by counting samples, set right when the count and the driver's times part.

    Single times of a driver jump by several ms and a busy machine makes them late; a count of samples does
    neither, but a lost block or a sound card that runs fast shows in it only as a lasting difference.
    """

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._start: float | None = None
        self._samples = 0
        self._late: list[float] = []

    def time_of(self, now: float, age: float, samples: int, lost: bool = False) -> float:
        """Of the block's first sample. `age`: how old the driver says it is; `lost`: sound was lost before it."""
        latest = now - samples / self._rate  # sound that has not ended cannot be here
        told = min(now - age, latest)
        if self._start is None or lost:
            self._begin_at(told)
        elif self._next > latest:
            self._begin_at(latest)
        self._late.append(told - self._next)
        if len(self._late) >= LOOKED_AT:
            middle = statistics.median(self._late)
            if abs(middle) > DRIFT:
                self._begin_at(self._next + middle)
            self._late = []
        time = self._next
        self._samples += samples
        return time

    @property
    def _next(self) -> float:
        return (self._start or 0.0) + self._samples / self._rate

    def _begin_at(self, time: float) -> None:
        self._start, self._samples, self._late = time, 0, []


class SoundHealth:
    """Whether a microphone gives digital silence, or sound too loud to be whole. A few µs a block."""

    def __init__(self) -> None:
        self.trouble: Literal["silent", "clipping"] | None = None  # may be read by any thread
        self._quiet = 0.0  # seconds since the last sound
        self._blocks: deque[tuple[float, float]] = (
            deque()
        )  # of the last second: seconds, of them at full scale

    def hear(self, samples: npt.NDArray[np.int16], rate: int) -> None:
        """`samples`: (n, channels)."""
        seconds = len(samples) / rate
        values = samples.astype(np.float32)
        silent = float(np.sqrt(np.mean(values * values))) < SILENCE
        self._quiet = self._quiet + seconds if silent else 0.0
        self._blocks.append((seconds, seconds * float(np.mean(np.abs(values) >= FULL_SCALE))))
        while sum(length for length, _ in self._blocks) > 1.0 + seconds / 2:
            self._blocks.popleft()
        if self._quiet >= SILENT_FOR - seconds / 2:
            self.trouble = "silent"
        else:
            self.trouble = "clipping" if sum(loud for _, loud in self._blocks) > CLIPPED else None
