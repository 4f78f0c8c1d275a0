"""An answer played back: its sound through the loudspeaker, its pictures and the time in step with it."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any, Protocol, Self

import numpy as np
import numpy.typing as npt

from interview.errors import DeviceMissing
from interview.media import SOUND_RATE, AudioBlock
from interview.ports import Stop, Tape, Watch
from perception.playback_feeds import Pictures, Pieces, Samples
from perception.playback_tracks import length_of, pictures_from, sound_from
from perception.tape import follow

TICK = 0.02  # seconds between two looks at the clock and at `stop`
MOST_PEAKS = 600
BIN = SOUND_RATE // 20  # samples of one peak while the length is not known


class Output(Protocol):
    """What makes sound audible; open between `__enter__` and `__exit__`, silent afterwards at once."""

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def has_room(self) -> bool:
        """It takes one more piece now."""

    def put(self, samples: Samples) -> None: ...
    def played(self) -> float:
        """Seconds of what was put that are audible so far."""


class Loudspeaker:
    """pygame's mixer at 16 kHz. A mixer that somebody opened before is put back as it was."""

    def __init__(self) -> None:
        self._mixer: Any = None
        self._before: tuple[int, int, int] | None = None
        self._channel: Any = None
        self._pieces: list[tuple[Any, float]] = []  # playing and waiting, with their seconds
        self._done = 0.0  # seconds of pieces that are over
        self._began = 0.0  # when the present piece did

    def __enter__(self) -> Self:
        os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
        import pygame

        self._mixer = pygame.mixer
        self._before = self._mixer.get_init()
        try:
            self._reopen((SOUND_RATE, -16, 1))
        except pygame.error as error:
            self._restore()
            raise DeviceMissing("No loudspeaker could be opened.", "The words can be read.") from error
        self._channel, self._pieces, self._done = self._mixer.Channel(0), [], 0.0
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._channel.stop()
        self._pieces = []
        self._restore()

    def has_room(self) -> bool:
        self._look()
        return len(self._pieces) < 2

    def put(self, samples: Samples) -> None:
        sound = self._mixer.Sound(buffer=np.ascontiguousarray(samples).tobytes())
        if not self._pieces:
            self._channel.play(sound)
            self._began = time.monotonic()
        else:
            self._channel.queue(sound)
        self._pieces.append((sound, len(samples) / SOUND_RATE))

    def played(self) -> float:
        self._look()
        if not self._pieces:
            return self._done
        return self._done + min(time.monotonic() - self._began, self._pieces[0][1])

    def _look(self) -> None:
        """Which of the pieces are over."""
        playing = self._channel.get_sound() if self._channel.get_busy() else None
        while self._pieces and self._pieces[0][0] is not playing:
            self._done += self._pieces.pop(0)[1]
            self._began = time.monotonic()

    def _reopen(self, form: tuple[int, int, int]) -> None:
        self._mixer.quit()
        self._mixer.init(*form, allowedchanges=0)

    def _restore(self) -> None:
        self._mixer.quit()
        if self._before is not None:
            self._mixer.init(*self._before, allowedchanges=0)


class Playback:
    """Plays the answers of one session, one at a time; used by the thread that owns the loudspeaker."""

    def __init__(self, output: Output) -> None:
        self._output = output

    def play(self, tapes: Sequence[Tape], start: float, stop: Stop, watch: Watch) -> None:
        """The segments of one take, from `start` seconds of the take on, to their end or until stopped.

        Pictures go to `watch.frame`, the position in the take to `watch.seconds`. Raises `FileDamaged` where the
        recording is damaged, `DeviceMissing` without a loudspeaker, `Cancelled` when `stop` says so.
        """
        offset = 0.0
        for number, tape in enumerate(tapes, 1):
            length = length_of(tape, stop) if number < len(tapes) else float("inf")
            if start < offset + length:
                part = _Part(tape, max(0.0, start - offset), offset, length)
                self._play_part(part, stop, watch)
            if stop.wanted:
                break
            offset += length
        stop.check()

    def _play_part(self, part: _Part, stop: Stop, watch: Watch) -> None:
        with (
            closing(Pieces(sound_from(part.tape, part.start, stop))) as sound,
            closing(Pictures(pictures_from(part.tape, part.start, stop))) as pictures,
        ):
            if not sound.over:
                with self._output as output:
                    _run(part, _SoundClock(part.start, sound, output), pictures, stop, watch)
            else:
                _run(part, _BareClock(part.start), pictures, stop, watch)


@dataclass(frozen=True)
class Waveform:
    """How loud a take is from its start to its end."""

    seconds: float
    peaks: tuple[float, ...]  # of even stretches, 0–1 of full scale; none when there is no sound


def peaks(tapes: Sequence[Tape], stop: Stop, watch: Watch) -> Waveform:
    """The waveform of one take, in at most `MOST_PEAKS` peaks. Raises `FileDamaged` and `Cancelled`."""
    bins: list[npt.NDArray[np.float32]] = []
    samples = 0
    for number, tape in enumerate(tapes, 1):
        rest = np.zeros(0, np.int16)
        for block in follow(tape, stop, pictures=False):
            if isinstance(block, AudioBlock):
                samples += len(block.samples)
                row = np.concatenate([rest, block.samples])
                whole = len(row) // BIN * BIN
                bins.append(_loudest(row[:whole].reshape(-1, BIN)))
                rest = row[whole:]
        if len(rest):
            bins.append(_loudest(rest[None]))
        watch.progress.put(number / len(tapes))
    stop.check()
    return Waveform(samples / SOUND_RATE, _at_most(np.concatenate(bins) if bins else np.zeros(0, np.float32)))


def _loudest(rows: Samples) -> npt.NDArray[np.float32]:
    """Of each row, 0–1 of full scale."""
    loudest: npt.NDArray[np.float32] = np.abs(rows.astype(np.float32)).max(axis=1) / np.float32(32768)
    return loudest


def _at_most(bins: npt.NDArray[np.float32]) -> tuple[float, ...]:
    parts = np.array_split(bins, min(MOST_PEAKS, len(bins))) if len(bins) else []
    return tuple(float(part.max()) for part in parts)


@dataclass(frozen=True)
class _Part:
    """One segment and where playing begins in it."""

    tape: Tape
    start: float  # seconds of the tape
    offset: float  # seconds of the take at which it begins
    length: float  # seconds by which the next segment begins later


def _run(part: _Part, clock: _SoundClock | _BareClock, pictures: Pictures, stop: Stop, watch: Watch) -> None:
    seen = part.start  # time of the newest picture: after the sound, the place is where the pictures are
    watch.started.set()
    while not stop.wanted:
        now = clock.now()
        frame = pictures.at(now)
        if frame is not None:
            seen = frame.time
            watch.frame.put(replace(frame, time=part.offset + frame.time))
        place = max(seen, clock.end) if clock.over else now
        watch.seconds.put(part.offset + min(place, part.length))
        if clock.over and pictures.over:
            return
        stop.wait(TICK)


class _SoundClock:
    """The time is where the sound is; after its end, what a wall clock adds, for pictures that go on."""

    def __init__(self, start: float, sound: Pieces, output: Output) -> None:
        self._start = start
        self._sound = sound
        self._output = output
        self._put = 0.0
        self._ended: float | None = None

    def now(self) -> float:
        while not self._sound.over and self._output.has_room():
            piece = self._sound.piece()
            self._output.put(piece)
            self._put += len(piece) / SOUND_RATE
        played = self._output.played()
        if self._sound.over and played >= self._put - 1e-6 and self._output.has_room():
            self._ended = self._ended or time.monotonic()
        return self._start + played + (time.monotonic() - self._ended if self._ended else 0.0)

    @property
    def over(self) -> bool:
        return self._ended is not None

    @property
    def end(self) -> float:
        """Of what was put so far."""
        return self._start + self._put


class _BareClock:
    """For a take without sound."""

    over = True

    def __init__(self, start: float) -> None:
        self.end = start
        self._begun = time.monotonic() - start

    def now(self) -> float:
        return time.monotonic() - self._begun
