"""What there is of a segment whose recording a crash cut off: its length, its kinds, and what is missing, in words.

Packets are listed, not decoded, so that an answer of an hour is told in a moment.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import av

from interview.domain import Segment
from interview.errors import FileDamaged
from interview.media import SOUND_RATE
from interview.ports import Stop, Tape, TapeKind
from perception.matroska import Block, GrowingStream, NotOursError

CHUNK = 1 << 18  # bytes read at once
STANDSTILL = 2.0  # seconds without a picture that are worth a word


@dataclass(frozen=True)
class _Stream:
    """What can be read of one."""

    seconds: float = 0.0  # where it ends on the tape
    there: bool = False
    damage: tuple[str, ...] = ()


def salvage(tape: Tape, stop: Stop) -> Segment | None:
    """The segment as far as it can be read; None when nothing can, and for a copy of a clip: bring the clip again.

    For `TakeSalvaged`, with a tape that nobody writes any more. Raises `Cancelled`, `StoreUnusable`.
    """
    kinds = tape.kinds()
    sound = _sound(tape, stop) if TapeKind.SOUND in kinds else _Stream()
    picture = _picture(tape, stop) if TapeKind.PICTURE in kinds else _Stream()
    if not sound.there and not picture.there:
        return None
    seconds = max(sound.seconds, picture.seconds)
    damage = [f"cut off at {seconds:.1f} s: the program ended while it was recording"]
    if sound.there and picture.there and seconds - picture.seconds > STANDSTILL:
        damage.append(f"no pictures from {picture.seconds:.1f} to {seconds:.1f} s")
    if TapeKind.SOUND in kinds and picture.there and seconds - sound.seconds > STANDSTILL:
        damage.append(f"no sound from {sound.seconds:.1f} to {seconds:.1f} s")
    return Segment(tape.id, seconds, picture.there, sound.there, (*damage, *sound.damage, *picture.damage))


def _sound(tape: Tape, stop: Stop) -> _Stream:
    packets = _Packets(tape, TapeKind.SOUND, stop)
    last = next(iter(deque(packets, 1)), None)
    if last is None:
        return _Stream(damage=packets.damage)
    return _Stream(last.time + _length(packets.stream, last), True, packets.damage)


def _picture(tape: Tape, stop: Stop) -> _Stream:
    packets = _Packets(tape, TapeKind.PICTURE, stop)
    damage, last = [], None
    for packet in packets:
        if last is not None and packet.time - last > STANDSTILL:
            damage.append(f"no pictures from {last:.1f} to {packet.time:.1f} s")
        last = packet.time
    return _Stream(last or 0.0, last is not None, (*damage, *packets.damage))


class _Packets:
    """Iterates over every whole packet of a stream, up to where it breaks off or was changed."""

    def __init__(self, tape: Tape, kind: TapeKind, stop: Stop) -> None:
        self.stream = GrowingStream()
        self.damage: tuple[str, ...] = ()
        self._tape = tape
        self._kind = kind
        self._stop = stop

    def __iter__(self) -> Iterator[Block]:
        reader = self._tape.reader(self._kind, self._stop)
        try:
            while data := reader.read(CHUNK):
                self._stop.check()
                yield from self.stream.feed(data)
        except (FileDamaged, NotOursError):
            self.damage = (f"a part of the {self._kind} was changed and cannot be read",)
        finally:
            reader.close()


def _length(stream: GrowingStream, packet: Block) -> float:
    """Seconds of sound in one packet of FLAC, which can be decoded without the others."""
    codec = av.CodecContext.create("flac", "r")
    codec.extradata = stream.private
    try:
        frames = [*codec.decode(av.Packet(packet.data)), *codec.decode(None)]
    except av.FFmpegError:
        return 0.0
    return sum(frame.samples for frame in frames) / SOUND_RATE
