"""One kind of one tape, sound or pictures, in whatever form it is kept: two readers with one face."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Protocol, cast

import av
from av.stream import Stream

from interview.errors import FileDamaged
from interview.media import AudioBlock, Frame
from interview.ports import TapeKind, TapeReader
from perception.clips import read_pictures, read_sound
from perception.decoding import UnbrokenSound, upright
from perception.matroska import Block, GrowingStream, NotOursError

CHUNK = 1 << 18  # bytes read at once from a growing stream
TICKS = 1_000_000  # a second, for a decoder
DECODERS = {"A_FLAC": "flac", "V_MPEG4/ISO/AVC": "h264"}

Item = AudioBlock | Frame


class Source(Protocol):
    over: bool  # nothing will come any more

    def more(self) -> Iterator[Item]:
        """Some of what is there now, without waiting for the tape to grow."""

    def close(self) -> None: ...


class ClipSource:
    """A media file somebody brought; read once its copy is complete, for its index may stand at its end."""

    def __init__(self, reader: TapeReader, kind: TapeKind) -> None:
        self.over = False
        self._reader = reader
        self._read: Callable[[TapeReader], Iterator[Item]] = (
            read_sound if kind is TapeKind.SOUND else read_pictures
        )
        self._items: Iterator[Item] | None = None

    def more(self) -> Iterator[Item]:
        if self._reader.growing:
            return
        if self._items is None:
            self._items = self._read(self._reader)
        item = next(self._items, None)
        if item is None:
            self.over = True
        else:
            yield item

    def close(self) -> None:
        self._reader.close()


class LiveSource:
    """A stream that `TapeRecording` wrote or is writing."""

    def __init__(self, reader: TapeReader, kind: TapeKind) -> None:
        self.over = False
        self._reader = reader
        self._parser = GrowingStream()
        self._make: type[SoundDecoder] | type[PictureDecoder] = (
            SoundDecoder if kind is TapeKind.SOUND else PictureDecoder
        )
        self._decoder: SoundDecoder | PictureDecoder | None = None

    def more(self) -> Iterator[Item]:
        growing = self._reader.growing  # asked before the size: what is there afterwards is all there is
        left = self._left()
        if left:
            yield from self._decoded(self._reader.read(min(left, CHUNK)))
        elif not growing:
            self.over = True
            if self._decoder is not None:
                yield from self._decoder.end()

    def close(self) -> None:
        self._reader.close()

    def _left(self) -> int:
        """Bytes that are there and not read."""
        here = self._reader.tell()
        end = self._reader.seek(0, 2)
        self._reader.seek(here)
        return end - here

    def _decoded(self, data: bytes) -> Iterator[Item]:
        try:
            for block in self._parser.feed(data):
                if self._decoder is None:
                    self._decoder = self._make(self._parser)
                yield from self._decoder.take(block)
        except (NotOursError, av.FFmpegError) as error:
            raise FileDamaged(
                "A part of the recording of this answer was changed.", "Type the answer, or ask once more."
            ) from error


class SoundDecoder:
    def __init__(self, stream: GrowingStream) -> None:
        self._codec = cast("av.AudioCodecContext", av.CodecContext.create(_decoder_of(stream), "r"))
        self._codec.extradata = stream.private
        self._sound = UnbrokenSound()

    def take(self, block: Block) -> Iterator[AudioBlock]:
        for frame in self._codec.decode(_packet(block)):
            yield from self._sound.take(frame, block.time)

    def end(self) -> Iterator[AudioBlock]:
        yield from self._sound.end()


class PictureDecoder:
    def __init__(self, stream: GrowingStream) -> None:
        self._codec = cast("av.VideoCodecContext", av.CodecContext.create(_decoder_of(stream), "r"))
        self._codec.extradata = stream.private
        self._codec.thread_count = 1

    def take(self, block: Block) -> Iterator[Frame]:
        yield from map(_picture, self._codec.decode(_packet(block)))

    def end(self) -> Iterator[Frame]:
        yield from map(_picture, self._codec.decode(None))


def _decoder_of(stream: GrowingStream) -> str:
    if stream.codec not in DECODERS:
        raise NotOursError(f"codec {stream.codec!r}, not one of {', '.join(DECODERS)}")
    return DECODERS[stream.codec]


def _packet(block: Block) -> av.Packet[Stream]:
    packet = av.Packet(block.data)
    packet.pts = round(block.time * TICKS)
    packet.time_base = Fraction(1, TICKS)
    return packet


def _picture(frame: av.VideoFrame) -> Frame:
    return upright(frame, (frame.pts or 0) / TICKS)
