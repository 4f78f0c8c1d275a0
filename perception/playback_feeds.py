"""What a playback is fed with: sound in pieces for when there is room for one, and the picture of a moment."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from interview.media import SOUND_RATE, AudioBlock, Frame

PIECE = SOUND_RATE // 2  # samples handed to the loudspeaker at once; it holds two of these
CATCHING_UP = 0.05  # seconds spent on late pictures before sound is looked after again

Samples = npt.NDArray[np.int16]  # (n,), 16 kHz, one channel


class Pieces:
    """Pieces of even length, read when they are needed."""

    def __init__(self, blocks: Iterator[AudioBlock]) -> None:
        self._blocks = blocks
        self._next: AudioBlock | None = next(blocks, None)

    @property
    def over(self) -> bool:
        return self._next is None

    def piece(self) -> Samples:
        parts: list[Samples] = []
        while self._next is not None and sum(map(len, parts)) < PIECE:
            parts.append(self._next.samples)
            self._next = next(self._blocks, None)
        return np.concatenate(parts)

    def close(self) -> None:
        _close(self._blocks)


class Pictures:
    """The picture of each moment; those between two looks are left out."""

    def __init__(self, frames: Iterator[Frame]) -> None:
        self._frames = frames
        self._next: Frame | None = next(frames, None)

    @property
    def over(self) -> bool:
        return self._next is None

    def at(self, now: float) -> Frame | None:
        """The newest picture since the last look, if there is one."""
        frame, begun = None, time.monotonic()
        while self._next is not None and self._next.time <= now:
            frame, self._next = self._next, next(self._frames, None)
            if time.monotonic() - begun > CATCHING_UP:
                break
        return frame

    def close(self) -> None:
        _close(self._frames)


def _close(items: Iterator[Any]) -> None:
    close = getattr(items, "close", None)
    if close is not None:
        close()
