"""When somebody speaks on a tape. Silence, and the turns of the clinician, are no evidence of how the person feels.

Two judges of 32 ms pieces: the Silero network where its file is there, and one by level and spectrum that needs no
file. The second takes steady noise for silence, but other sounds with a pitch, such as music, for speech.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from interview.errors import ModelMissing
from interview.media import SOUND_RATE, AudioBlock
from perception.onnx_network import network

Span = tuple[float, float]  # seconds of the tape

PIECE = 512  # samples, 32 ms: what is judged at once
BEGINS, GOES_ON = 0.5, 0.35  # how likely a piece must be speech
ENOUGH_TO_BEGIN = 2  # pieces in a row
ENOUGH_TO_END = 8  # pieces without speech, 256 ms; a shorter hush is part of a word
LEAD, TAIL = 1, 1  # pieces kept before and after, for consonants that no judge hears


class Judge(Protocol):
    def begin(self) -> None:
        """The next piece is of another tape."""

    def likely(self, piece: npt.NDArray[np.float32]) -> float:
        """How likely these 512 samples (−1 … 1) hold speech, 0–1."""


class VoiceActivity:
    """Hears one tape block by block; `begin` before the next. What it says depends on the samples alone, not on how
    they were cut into blocks."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self.begin()

    def begin(self) -> None:
        self._judge.begin()
        self._rest = np.zeros(0, np.int16)
        self._pieces = 0  # judged
        self._row = 0  # pieces of speech in a row that have not begun a stretch yet
        self._open: int | None = None  # first piece of the stretch going on
        self._last = 0  # piece after the last one with speech
        self._over = False
        self._spans: list[Span] = []

    def hear(self, block: AudioBlock) -> None:
        """The next sound of the tape."""
        samples = np.concatenate([self._rest, block.samples])
        whole = len(samples) // PIECE * PIECE
        for first in range(0, whole, PIECE):
            piece = samples[first : first + PIECE].astype(np.float32) / np.float32(32768)
            self._judged(self._judge.likely(piece))
        self._rest = samples[whole:]

    def end(self) -> None:
        """No more sound will come: everything is settled."""
        if self._open is not None:
            self._close()
        self._over = True

    @property
    def settled(self) -> float:
        """Seconds of the tape before which nothing of what is said will change."""
        if self._over:
            return float("inf")
        sure = self._last if self._open is not None else self._pieces - self._row - LEAD
        return max(0, sure) * PIECE / SOUND_RATE

    def spans(self) -> tuple[Span, ...]:
        """The stretches of speech so far, in order and apart; the last may still grow."""
        if self._open is None:
            return tuple(self._spans)
        return (*self._spans, (_seconds(self._open), _seconds(self._last)))

    def _judged(self, likely: float) -> None:
        self._pieces += 1
        if self._open is None:
            self._row = self._row + 1 if likely >= BEGINS else 0
            if self._row == ENOUGH_TO_BEGIN:
                after = round(self._spans[-1][1] * SOUND_RATE / PIECE) if self._spans else 0
                self._open = max(after, self._pieces - self._row - LEAD)
                self._last, self._row = self._pieces, 0
        elif likely >= GOES_ON:
            self._last = self._pieces
        elif self._pieces - self._last >= ENOUGH_TO_END:
            self._close()

    def _close(self) -> None:
        assert self._open is not None  # noqa: S101 — asked before
        self._spans.append((_seconds(self._open), _seconds(min(self._last + TAIL, self._pieces))))
        self._open = None


def _seconds(pieces: int) -> float:
    return pieces * PIECE / SOUND_RATE


class SpectrumJudge:
    """Speech is louder than the room was in the last seconds, and its spectrum has peaks. No file, no network."""

    HISTORY = 125  # pieces, 4 s: the quietest of them is the room
    ABOVE = 6.0  # dB over the room
    QUIETEST = -58.0  # dB of full scale, below which nobody speaks to be heard
    LOUD_ROOM = -45.0  # dB; the room is taken to be no louder until it was heard for a second
    KNOWN_AFTER = 31  # pieces
    PEAKED = 0.3  # flatness of the spectrum, 0 = one tone, 0.56 = white noise
    BAND = slice(4, 129)  # 125 … 4000 Hz in bins of 31.25 Hz

    def __init__(self) -> None:
        self._window = np.hanning(PIECE).astype(np.float32)
        self.begin()

    def begin(self) -> None:
        self._levels: deque[float] = deque(maxlen=self.HISTORY)

    def likely(self, piece: npt.NDArray[np.float32]) -> float:
        power = np.square(np.abs(np.fft.rfft(piece * self._window))[self.BAND]) + 1e-9
        level = 10 * float(np.log10(power.sum() / PIECE / PIECE * 8 / 3))
        self._levels.append(level)
        room = min(self._levels)
        if len(self._levels) < self.KNOWN_AFTER:
            room = min(room, self.LOUD_ROOM)
        if level < max(self.QUIETEST, room + self.ABOVE):
            return 0.0
        flatness = float(np.exp(np.log(power).mean()) / power.mean())
        return 1.0 if flatness < self.PEAKED else 0.0


class SileroJudge:
    """The Silero network. Raises `ModelMissing` when `file` is not there or no such network, `PartMissing` without
    ONNX Runtime."""

    BEFORE = 64  # samples of the piece before, which it is given once more

    def __init__(self, file: Path) -> None:
        if not file.is_file():
            raise ModelMissing(f"There is no speech detector at {file}.", "Run: main.py doctor")
        self._net = _silero(file)
        self._rate = np.array(SOUND_RATE, np.int64)
        self.begin()

    def begin(self) -> None:
        self._state = np.zeros((2, 1, 128), np.float32)
        self._before = np.zeros(self.BEFORE, np.float32)

    def likely(self, piece: npt.NDArray[np.float32]) -> float:
        given = np.concatenate([self._before, piece])[np.newaxis]
        says, self._state = self._net.run(None, {"input": given, "state": self._state, "sr": self._rate})
        self._before = piece[-self.BEFORE :]
        return float(says[0, 0])


def _silero(file: Path) -> Any:
    net = network(file, "speech detector")
    if {one.name for one in net.get_inputs()} != {"input", "state", "sr"}:
        raise ModelMissing(f"{file.name} is no Silero speech detector.", "Run: main.py doctor")
    return net


def installed_speech_detector(weights: Path) -> Path | None:
    """The Silero file that somebody put into `weights/voice/`, the newest by its name; None when there is none."""
    return max((weights / "voice").glob("*silero*.onnx"), default=None)


def voice_activity(silero: Path | None = None) -> VoiceActivity:
    """With the network's file if there is one, else by level and spectrum."""
    return VoiceActivity(SpectrumJudge() if silero is None else SileroJudge(silero))


def without(spans: Iterable[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """What of the spans lies in none of the others."""
    left = list(spans)
    for first, last in others:
        pieces = [((start, min(end, first)), (max(start, last), end)) for start, end in left]
        left = [piece for pair in pieces for piece in pair if piece[0] < piece[1]]
    return tuple(left)


def seconds_within(spans: Iterable[Span], start: float, end: float) -> float:
    """How much of a stretch of time the spans fill."""
    return sum(max(0.0, min(end, last) - max(start, first)) for first, last in spans)
