"""Writes what camera and microphone give to a tape: two append-only streams on one clock."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import ExitStack
from fractions import Fraction
from types import TracebackType
from typing import Self

import av
import numpy as np
import numpy.typing as npt

from interview.media import SOUND_RATE, AudioBlock, Frame
from interview.ports import Tape, TapeKind, TapeWriter
from interview.vault.disk import PICTURE_BYTES, SOUND_BYTES, Recorded, Space, SpacePolicy
from perception.decoding import HOLE, JITTER
from perception.muxer import Muxer

CLUSTER = 200  # ms that a follower is behind and that a kill loses
OPTIONS = {"flush_packets": "1", "cluster_time_limit": str(CLUSTER)}
PICTURE_TICKS = 1000  # a second
KEY_PICTURE_EVERY = 50  # pictures
ROOM_EVERY = 1.0  # seconds between two looks at the free disk
SLOW_CARD = 0.001  # of the time: no sound card is so slow that it alone makes so many short holes
STEADY = 2.0  # seconds over which the lead of the sound is averaged


class TapeRecording:
    """Two Matroska streams of one segment: FLAC 16 kHz mono and H.264; sealed at the end, abandoned on error.

    Not one file for both: its muxer waits for a camera that has gone, and the two are kept for different
    times. The samples are the clock: no sound card keeps time exactly, so pictures follow it. `room` tells the
    bytes that are free for recordings: when they run out, pictures stop first, then sound.
    """

    def __init__(
        self,
        tape: Tape,
        with_sound: bool = True,
        with_picture: bool = True,
        room: Callable[[], int] | None = None,
    ) -> None:
        self.damage: list[str] = []  # what is missing and when, in words
        self._moments: list[float] = []  # lengths of the holes too short for a word of their own
        self._room = room
        self._policy = SpacePolicy()
        self._looked_at = -ROOM_EVERY  # seconds of the tape
        self._recorded = Recorded(SOUND_BYTES * with_sound, PICTURE_BYTES * with_picture)
        self._tape = tape
        self._with_sound = with_sound
        self._with_picture = with_picture
        self._sound: SoundStream | None = None
        self._picture: PictureStream | None = None

    def __enter__(self) -> Self:
        try:
            if self._with_sound:
                self._sound = SoundStream(self._tape.writer(TapeKind.SOUND))
            if self._with_picture:
                self._picture = PictureStream(self._tape.writer(TapeKind.PICTURE))
        except BaseException as error:
            self.__exit__(type(error), error, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if sum(self._moments) > max(HOLE, SLOW_CARD * self.seconds):
            self.damage.append(
                f"moments of sound are missing in {len(self._moments)} places, {sum(self._moments):.1f} s in all"
            )
        with ExitStack() as both:
            for stream in (self._sound, self._picture):
                if stream is not None:
                    both.callback(stream.close, complete=kind is None)

    @property
    def seconds(self) -> float:
        """From the start of the tape to the end of what was recorded."""
        return max(
            (stream.seconds for stream in (self._sound, self._picture) if stream is not None), default=0.0
        )

    @property
    def lead(self) -> float:
        """Seconds by which the samples run ahead of the times they came with; as much is added to pictures."""
        return self._sound.lead if self._sound is not None else 0.0

    @property
    def space(self) -> Space:
        """How much room there was at the last look, to warn with."""
        return self._policy.space

    def _stopped(self, at: float, limit: Space) -> bool:
        """Whether this kind is not recorded any more for want of room; said once in `damage`."""
        if self._room is not None and at - self._looked_at >= ROOM_EVERY:
            self._looked_at = at
            before, self._policy = self.space, self._policy.judge(self._room(), self._recorded)
            for step, name in ((Space.STOP_PICTURE, "pictures"), (Space.STOP_SOUND, "sound")):
                if before < step <= self.space:
                    self.damage.append(f"no {name} from {at:.1f} s: the disk is nearly full")
        return self.space >= limit

    def add_sound(self, block: AudioBlock) -> None:
        """Every block in order. A hole in their times is filled with silence and named in `damage`."""
        if self._sound is None:
            raise ValueError("this recording is without sound")
        if self._stopped(block.time, Space.STOP_SOUND):
            return
        hole = self._sound.hole_before(block)
        if hole:
            if hole > HOLE:
                self.damage.append(f"no sound from {block.time - hole:.1f} to {block.time:.1f} s")
            else:
                self._moments.append(hole)
            self._sound.add(np.zeros(round(hole * SOUND_RATE), np.int16), block.time - hole)
        self._sound.add(block.samples, block.time)

    def add_picture(self, frame: Frame) -> None:
        """The newest picture; pictures may be left out between two, sound may not."""
        if self._picture is None:
            raise ValueError("this recording is without pictures")
        if not self._stopped(frame.time, Space.STOP_PICTURE):
            self._picture.add(Frame(frame.time + self.lead, frame.picture))


class Stream(ABC):
    """What both kinds share: a muxer on an append-only writer."""

    def __init__(self, writer: TapeWriter) -> None:
        self._writer = writer
        self._muxer = Muxer(writer, OPTIONS)

    def close(self, complete: bool) -> None:
        """Whatever happens, nobody shall wait for more of this stream."""
        sealed = False
        try:
            if complete:
                self._end()
            self._muxer.close(complete)
            sealed = complete
        finally:
            (self._writer.seal if sealed else self._writer.abandon)()

    @abstractmethod
    def _end(self) -> None:
        """Encode what waits."""


class SoundStream(Stream):
    def __init__(self, writer: TapeWriter) -> None:
        super().__init__(writer)
        self._stream = self._muxer.container.add_stream("flac", rate=SOUND_RATE)
        context = self._stream.codec_context
        context.layout = "mono"
        context.format = "s16"
        context.time_base = Fraction(1, SOUND_RATE)
        context.open()
        self._length = context.frame_size  # samples in one packet
        self._start: int | None = None  # sample of the tape at which sound begins
        self._encoded = 0  # samples since then
        self._waiting = np.zeros(0, np.int16)
        self.lead = 0.0

    @property
    def seconds(self) -> float:
        """Where the sound is on the tape."""
        return ((self._start or 0) + self._encoded + len(self._waiting)) / SOUND_RATE

    def hole_before(self, block: AudioBlock) -> float:
        """Seconds of sound that are missing before it; timestamps may jitter, that is no hole."""
        late = 0.0 if self._start is None else block.time - self.seconds
        if late > JITTER:
            self.lead = 0.0
            return late
        self.lead += (-late - self.lead) * min(1.0, block.seconds / STEADY)
        return 0.0

    def add(self, samples: npt.NDArray[np.int16], time: float) -> None:
        if self._start is None:
            self._start = max(0, round(time * SOUND_RATE))
        self._waiting = np.concatenate([self._waiting, samples])
        while len(self._waiting) >= self._length:
            self._encode(self._length)

    def _encode(self, length: int) -> None:
        samples, self._waiting = self._waiting[:length], self._waiting[length:]
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples)[None], format="s16", layout="mono")
        frame.sample_rate = SOUND_RATE
        frame.time_base = Fraction(1, SOUND_RATE)
        frame.pts = (self._start or 0) + self._encoded
        self._encoded += length
        self._muxer.mux(self._stream.encode(frame))

    def _end(self) -> None:
        if len(self._waiting):
            self._encode(len(self._waiting))
        if self._encoded:
            self._muxer.mux(self._stream.encode(None))


class PictureStream(Stream):
    def __init__(self, writer: TapeWriter) -> None:
        super().__init__(writer)
        self._stream: av.VideoStream | None = None
        self._last = -1  # ticks

    @property
    def seconds(self) -> float:
        """Where the pictures are on the tape."""
        return max(self._last, 0) / PICTURE_TICKS

    def add(self, frame: Frame) -> None:
        ticks = max(0, round(frame.time * PICTURE_TICKS))
        if ticks <= self._last:
            return  # two pictures of one moment
        stream = self._stream = self._stream or self._open(frame.picture)
        picture = np.ascontiguousarray(frame.picture[: stream.height, : stream.width])
        coded = av.VideoFrame.from_ndarray(picture, format="rgb24")
        coded = coded.reformat(width=stream.width, height=stream.height, format="yuv420p")
        coded.pts = self._last = ticks
        coded.time_base = Fraction(1, PICTURE_TICKS)
        self._muxer.mux(stream.encode(coded))

    def _open(self, picture: npt.NDArray[np.uint8]) -> av.VideoStream:
        """The first picture decides the size; H.264 wants even sides."""
        stream = self._muxer.container.add_stream("libx264", rate=30)
        stream.height, stream.width = (side // 2 * 2 for side in picture.shape[:2])
        stream.pix_fmt = "yuv420p"
        stream.time_base = stream.codec_context.time_base = Fraction(1, PICTURE_TICKS)
        stream.codec_context.thread_count = 1
        stream.options = {"preset": "ultrafast", "tune": "zerolatency", "g": str(KEY_PICTURE_EVERY)}
        return stream

    def _end(self) -> None:
        if self._stream is not None:
            self._muxer.mux(self._stream.encode(None))
