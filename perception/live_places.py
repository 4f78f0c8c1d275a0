"""A stream that this program recorded, entered in its middle.

It has no index: its clusters, a fifth of a second each, are found by halving the bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from interview.errors import FileDamaged
from interview.ports import TapeReader
from perception.matroska import Block, GrowingStream, NotOursError

CLUSTER_MARK = b"\x1f\x43\xb6\x75"
WINDOW = 1 << 16  # bytes read at once
KEY_PICTURE = 5  # in H.264: a picture that needs no other
FURTHER_BACK = (0.0, 4.0, 16.0, 64.0, 256.0)  # seconds before the place, until a key picture is found


class LiveStream:
    """One stream of `TapeRecording`, entered at any cluster."""

    def __init__(self, reader: TapeReader) -> None:
        self._reader = reader
        self._size = reader.seek(0, 2)
        start = self._read(0)
        first = start.find(CLUSTER_MARK)
        self._first = first if first >= 0 else self._size
        self._head = start[: self._first]

    def blocks_from(self, seconds: float) -> Iterator[Block]:
        """Every packet from the cluster at or before `seconds`, or from the first one."""
        yield from self._blocks(self._cluster_at(seconds))

    def header(self) -> GrowingStream:
        """What a decoder has to know before the first packet."""
        parser = GrowingStream()
        list(parser.feed(self._head))
        return parser

    def blocks_from_key_picture(self, seconds: float) -> Iterator[Block]:
        """From the last picture at or before `seconds` that needs no other, or from the first of all."""
        for back in FURTHER_BACK:
            needed: list[Block] = []
            blocks = self.blocks_from(max(0.0, seconds - back))
            for block in blocks:
                if block.time > seconds and needed:
                    yield from (*needed, block)
                    yield from blocks
                    return
                if is_key(block):
                    needed = [block]
                elif needed:
                    needed.append(block)
                elif block.time > seconds:
                    break
            else:
                yield from needed
                return
        yield from self.blocks_from(0.0)

    def _blocks(self, offset: int) -> Iterator[Block]:
        parser = self.header()
        while offset < self._size and (data := self._read(offset)):
            offset += len(data)
            yield from parser.feed(data)

    def _cluster_at(self, seconds: float) -> int:
        low, high = self._first, self._size
        while high - low > WINDOW:
            middle = (low + high) // 2
            found = None
            with suppress(FileDamaged):  # named when reading comes upon it
                found = self._cluster_after(middle, high)
            if found is not None and found[1] <= seconds:
                low = found[0]
            else:
                high = middle
        return low

    def _cluster_after(self, offset: int, end: int) -> tuple[int, float] | None:
        """Where the next cluster begins and its first packet's time; bytes that only look like one are passed."""
        while offset < end:
            data = self._read(offset)
            at = data.find(CLUSTER_MARK)
            if at < 0:
                offset += max(1, len(data) - len(CLUSTER_MARK) + 1)
            elif (time := self._time_at(offset + at)) is not None:
                return offset + at, time
            else:
                offset += at + 1
        return None

    def _time_at(self, offset: int) -> float | None:
        try:
            return next((block.time for block in self._blocks(offset)), None)
        except NotOursError:
            return None

    def _read(self, offset: int) -> bytes:
        if offset >= self._size:
            return b""
        self._reader.seek(offset)
        return self._reader.read(min(WINDOW, self._size - offset))


def is_key(block: Block) -> bool:
    """Whether a packet of H.264 holds a picture that can be read without the ones before."""
    position = 0
    while position + 4 < len(block.data):
        if block.data[position + 4] & 0x1F == KEY_PICTURE:
            return True
        position += 4 + int.from_bytes(block.data[position : position + 4])
    return False
