"""Microphones: the real one through PortAudio, and a media file that stands in for it.

Times are `time.monotonic()` seconds of the block's first sample; who records shifts them to the tape. A
microphone is opened once for an interview. `read` is for one thread; `clear` throws away what nobody read.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Generator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

import numpy as np
import numpy.typing as npt

from interview.errors import DeviceMissing, ForPeople
from interview.media import SOUND_RATE, AudioBlock
from perception.clip_facts import opened
from perception.clips import read_sound
from perception.patience import Patience
from perception.portaudio import BLOCK, Heard, Input, open_input
from perception.sound_watch import SoundClock, SoundHealth

if TYPE_CHECKING:
    import av

LONGEST_QUEUE = 500  # blocks: ten seconds
LENGTH = round(SOUND_RATE * BLOCK)  # samples of a block of a file
LOOK = 0.1  # seconds between two looks at the stream

log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class _Raw:
    """A block that waits to be read."""

    opening: int  # grows each time the microphone is opened
    time: float  # monotonic
    rate: int  # Hz
    samples: npt.NDArray[np.int16]  # (n, channels)


class SoundDeviceMicrophone:
    """The microphone called `name`, or the system's own for "". Blocks of about 20 ms, 16 kHz mono.

    `overflows` counts the blocks that were lost, by the driver or because nobody read for ten seconds (the
    oldest goes first): look before and after. When the microphone goes away, `read` gives None and `trouble()` says
    "missing"; it is opened again by itself as soon as it is back.
    """

    def __init__(
        self,
        name: str = "",
        patience: Patience = Patience(),  # noqa: B008 — frozen
        open_input: Callable[[str, Callable[[Heard], None]], Input] = open_input,
    ) -> None:
        self.overflows = 0
        self._name = name
        self._patience = patience
        self._open_input = open_input
        self._blocks: queue.SimpleQueue[_Raw] = queue.SimpleQueue()
        self._to_16_khz = _To16kHz()
        self._closing = threading.Event()
        self._answered = threading.Event()  # the first block came, or the microphone did not open
        self._refused: ForPeople | None = None
        self._last_block: float | None = None  # monotonic
        self._opening = 0
        self._clock: SoundClock | None = None  # of this opening
        self._health = SoundHealth()  # of this opening
        self._keeper: threading.Thread | None = None

    def __enter__(self) -> Self:
        """Returns when the first block has come (0.7–2 s): cue the person only then.

        Raises `DeviceMissing` when the microphone is not there, does not open or gives no sound in time, and
        `PartMissing` when PortAudio is not installed.
        """
        self._closing = (
            threading.Event()
        )  # its own for each opening: a driver that hung must not speak up again
        self._answered.clear()
        self._refused = self._last_block = None
        self._keeper = threading.Thread(
            target=self._keep_open, args=(self._closing,), name="microphone", daemon=True
        )
        self._keeper.start()
        answered = self._answered.wait(self._patience.first)
        if not answered or self._refused is not None:
            self.__exit__(None, None, None)
            raise self._refused or DeviceMissing(
                "The microphone opened but gives no sound.", "Plug it in again, or choose another one."
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """A driver that hangs is left behind after `patience.close`: its thread ends itself when it returns."""
        self._closing.set()
        if self._keeper is not None:
            self._keeper.join(self._patience.close)
            if self._keeper.is_alive():
                log.warning("a microphone did not close in %.0f s", self._patience.close)
            self._keeper = None

    def read(self, timeout: float) -> AudioBlock | None:
        """The next block of sound, in order, or None when none came in `timeout` seconds."""
        end = time.monotonic() + timeout
        while True:
            try:
                raw = self._blocks.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                return None
            block = self._to_16_khz.convert(raw)
            if block is not None:
                return block

    def clear(self) -> None:
        """Throw away what was heard and not read: what comes next is heard from now on."""
        for _ in range(self._blocks.qsize()):
            self._blocks.get()

    def trouble(self) -> Literal["missing", "silent", "clipping"] | None:
        """What is wrong right now; any thread may ask."""
        if self._last_block is None or time.monotonic() - self._last_block > self._patience.quiet:
            return "missing"
        return self._health.trouble

    # ── on the thread that keeps the microphone open ─────────────────────────────────────────────────────────────

    def _keep_open(self, closing: threading.Event) -> None:
        while not closing.is_set():
            self._opening += 1
            self._clock, self._health = None, SoundHealth()
            try:
                source = self._open_input(self._name, partial(self._hear, closing))
            except ForPeople as error:
                if self._last_block is None:
                    self._refused = error
                    self._answered.set()
                    return
            else:
                try:
                    self._watch(source, closing)
                finally:
                    source.close()
            closing.wait(self._patience.again)

    def _watch(self, source: Input, closing: threading.Event) -> None:
        """Returns when the stream has died or the microphone is closed."""
        opened = time.monotonic()
        while not closing.wait(LOOK) and source.active:
            heard = self._last_block
            if heard is None or heard < opened:
                since, patience = opened, self._patience.first
            else:
                since, patience = heard, self._patience.quiet
            if time.monotonic() - since > patience:
                return

    # ── on the driver's own thread: nothing here may wait ────────────────────────────────────────────────────────

    def _hear(self, closing: threading.Event, heard: Heard) -> None:
        if closing.is_set():
            return
        now = time.monotonic()
        if self._clock is None:
            self._clock = SoundClock(heard.rate)
        begins = self._clock.time_of(now, heard.age, len(heard.samples), heard.lost)
        full = self._blocks.qsize() >= LONGEST_QUEUE
        if full:
            with suppress(queue.Empty):
                self._blocks.get_nowait()
        self._blocks.put(_Raw(self._opening, begins, heard.rate, heard.samples))
        self.overflows += heard.lost or full
        self._health.hear(heard.samples, heard.rate)
        self._last_block = now
        self._answered.set()


class _To16kHz:
    """From what a device gives to 16 kHz mono, sample by sample in step."""

    def __init__(self) -> None:
        self._form: tuple[int, int] | None = None  # opening, rate
        self._resampler: av.AudioResampler | None = None
        self._taken = self._given = 0  # samples in and out since the microphone was opened

    def convert(self, raw: _Raw) -> AudioBlock | None:
        """None while the resampler only fills up."""
        mono = raw.samples[:, 0] if raw.samples.shape[1] == 1 else raw.samples.mean(axis=1).astype(np.int16)
        if raw.rate == SOUND_RATE:
            return AudioBlock(raw.time, mono)
        if self._resampler is None or self._form != (raw.opening, raw.rate):
            self._begin(raw)
        behind = self._given / SOUND_RATE - self._taken / raw.rate  # what the resampler holds, below 0
        samples = self._resample(mono, raw.rate)
        self._taken += len(mono)
        self._given += len(samples)
        return AudioBlock(raw.time + behind, samples) if len(samples) else None

    def _begin(self, raw: _Raw) -> None:
        import av

        self._form = (raw.opening, raw.rate)
        self._resampler = av.AudioResampler(format="s16", layout="mono", rate=SOUND_RATE)
        self._taken = self._given = 0

    def _resample(self, mono: npt.NDArray[np.int16], rate: int) -> npt.NDArray[np.int16]:
        import av

        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(mono)[None], format="s16", layout="mono")
        frame.sample_rate = rate
        pieces = (
            [piece.to_ndarray()[0] for piece in self._resampler.resample(frame)] if self._resampler else []
        )
        return np.concatenate(pieces) if pieces else np.zeros(0, np.int16)


class FileMicrophone:
    """A sound or video file that stands in for a microphone, from its first sample when entered.

    In `realtime` a block comes when a microphone would have it, and none is ever lost; else as fast as it
    is read. After the end (never, when played in a `loop`) `read` gives None and `trouble()` says "missing".
    """

    def __init__(self, path: Path, realtime: bool = True, loop: bool = False) -> None:
        self._path = path
        self._realtime = realtime
        self._loop = loop
        self._blocks: Generator[AudioBlock, None, None] | None = None
        self._next: AudioBlock | None = None

    def __enter__(self) -> Self:
        """Raises `DeviceMissing` when there is no such file or no sound in it, `FileDamaged` when unreadable."""
        self._blocks = self._play(time.monotonic())
        self._next = next(self._blocks, None)
        if self._next is None:
            raise DeviceMissing(f"There is no sound in {self._path.name}.", "Choose another file.")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._blocks is not None:
            self._blocks.close()
        self._blocks = self._next = None

    def read(self, timeout: float) -> AudioBlock | None:
        """The next block, or None when it is not due in `timeout` seconds or the file is at its end."""
        block = self._next
        wait = timeout if block is None else block.time + block.seconds - time.monotonic()
        if self._realtime:
            time.sleep(max(0.0, min(wait, timeout)))
        if block is None or (self._realtime and wait > timeout):
            return None
        self._next = next(self._blocks, None) if self._blocks is not None else None
        return block

    def clear(self) -> None:
        """Throw away what would have been heard by now."""
        while self._realtime and self.read(0.0) is not None:
            continue

    def trouble(self) -> Literal["missing"] | None:
        return "missing" if self._next is None else None

    def _play(self, start: float) -> Generator[AudioBlock, None, None]:
        position, waiting = 0, np.zeros(0, np.int16)
        while True:
            begun = position
            with opened(self._path) as file:
                for block in read_sound(file):
                    waiting = np.concatenate([waiting, block.samples])
                    while len(waiting) >= LENGTH:
                        yield AudioBlock(start + position / SOUND_RATE, waiting[:LENGTH])
                        position, waiting = position + LENGTH, waiting[LENGTH:]
            if not self._loop or position == begun or not self._path.exists():
                break
        if len(waiting):
            yield AudioBlock(start + position / SOUND_RATE, waiting)
