"""From decoded frames of any kind to the two that everybody here works with: 16 kHz sound, upright RGB."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from interview.media import SOUND_RATE, AudioBlock, Frame

if TYPE_CHECKING:
    import av
    import numpy.typing as npt

JITTER = 0.05  # seconds by which timestamps of unbroken sound may wander
HOLE = 0.25  # seconds; a shorter one is filled and not worth a word
LONGEST_GAP = 600.0  # seconds; a longer one is a broken timestamp and not silence
LONGEST_SIDE = 1280  # pixels; larger pictures are made smaller, a face does not need more
SILENCE = SOUND_RATE  # samples in one block of filled-in silence


class UnbrokenSound:
    """Makes one row of samples: sample number i is at i / 16,000 s of the tape, whatever the timestamps do.

    Holes become silence and what is told twice is told once, so that nobody who counts samples loses the
    time.
    """

    def __init__(self) -> None:
        self._resampler: av.AudioResampler | None = None
        self._form: tuple[str, str, int] | None = None
        self._heard = 0.0  # seconds of the tape that came in
        self._shift = 0.0  # seconds to add to broken timestamps
        self._given = 0  # samples that went out
        self._skip = 0  # samples to leave out, because they came before
        self.holes: list[
            tuple[float, float]
        ] = []  # from, to: seconds of the tape without sound, after its start

    def take(self, frame: av.AudioFrame, time: float | None) -> Iterator[AudioBlock]:
        """`time`: seconds of the tape at its first sample; None = right after the frame before."""
        if time is not None:
            yield from self._reach(time)
        form = (frame.format.name, frame.layout.name, frame.sample_rate)
        if form != self._form:
            yield from self._drain()
            self._form = form
        if self._resampler is None:
            self._resampler = _resampler()
        self._heard += frame.samples / frame.sample_rate
        frame.pts = None
        for piece in self._resampler.resample(frame):
            yield from self._give(_samples(piece))

    def end(self) -> Iterator[AudioBlock]:
        """What the resampler still holds."""
        yield from self._drain()

    def _reach(self, time: float) -> Iterator[AudioBlock]:
        gap = time + self._shift - self._heard
        if abs(gap) > LONGEST_GAP:
            self._shift -= gap
        elif gap > JITTER or (gap > 0 and not self._given):
            yield from self._drain()
            if gap > HOLE and self._given:
                self.holes.append((self._heard, self._heard + gap))
            self._heard += gap
            missing = round(self._heard * SOUND_RATE) - self._given
            for start in range(0, missing, SILENCE):
                yield from self._give(np.zeros(min(SILENCE, missing - start), np.int16))
        elif gap < -JITTER:
            self._skip += round(-gap * SOUND_RATE)
            self._heard += gap

    def _drain(self) -> Iterator[AudioBlock]:
        if self._resampler is None:
            return
        rest = self._resampler.resample(None)
        self._resampler = None
        for piece in rest:
            yield from self._give(_samples(piece))

    def _give(self, samples: npt.NDArray[np.int16]) -> Iterator[AudioBlock]:
        left_out = min(self._skip, len(samples))
        self._skip -= left_out
        samples = samples[left_out:]
        if len(samples):
            yield AudioBlock(self._given / SOUND_RATE, samples)
            self._given += len(samples)


def _samples(piece: av.AudioFrame) -> npt.NDArray[np.int16]:
    return piece.to_ndarray().reshape(-1).astype(np.int16, copy=False)


def _resampler() -> av.AudioResampler:
    import av

    return av.AudioResampler(format="s16", layout="mono", rate=SOUND_RATE)


def upright(frame: av.VideoFrame, time: float, pixel: Fraction | None = None) -> Frame:
    """As a person sees it: turned as its display matrix says, pixels square, not above `LONGEST_SIDE`.

    `pixel`: width of one pixel over its height.
    """
    width, height = shown_size(frame.width, frame.height, pixel)
    rgb = frame.to_ndarray(format="rgb24", width=width, height=height).astype(np.uint8, copy=False)
    quarters = round(frame.rotation / 90) % 4
    return Frame(time, np.ascontiguousarray(np.rot90(rgb, quarters)) if quarters else rgb)


def shown_size(width: int, height: int, pixel: Fraction | None) -> tuple[int, int]:
    """Width and height of the picture that is handed out, before it is turned."""
    wide = width * float(pixel) if pixel else float(width)
    scale = min(1.0, LONGEST_SIDE / max(wide, height))
    return max(1, round(wide * scale)), max(1, round(height * scale))
