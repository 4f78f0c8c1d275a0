"""Reads the Matroska streams this program writes, while they grow: bytes go in, whole packets come out.

A growing stream has no end, no index and often half a packet at its tip. A demuxer that reads from a file
waits in the middle of a packet for bytes of a camera that has gone; this one is handed what is there and
never waits. Only what `TapeRecording` writes is understood: one track, no lacing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

EBML, SEGMENT, CLUSTER, TRACKS, TRACK_ENTRY, INFO, BLOCK_GROUP = (
    0x1A45DFA3,
    0x18538067,
    0x1F43B675,
    0x1654AE6B,
    0xAE,
    0x1549A966,
    0xA0,
)
ENTERED = frozenset({SEGMENT, CLUSTER, TRACKS, TRACK_ENTRY, INFO, BLOCK_GROUP})  # read leaf by leaf
CODEC, CODEC_PRIVATE, TIMESTAMP_SCALE, CLUSTER_TIME = 0x86, 0x63A2, 0x2AD7B1, 0xE7
SIMPLE_BLOCK, BLOCK = 0xA3, 0xA1
LACING = 0x06
LONGEST = 64 << 20  # bytes; no packet or header of ours comes near it


class NotOursError(ValueError):
    """The bytes are no stream of this program, or were changed."""


@dataclass(frozen=True)
class Block:
    """One packet and its time."""

    time: float  # seconds from the start of the tape
    data: bytes


class GrowingStream:
    """A push parser; `codec` and `private` are known before the first block."""

    def __init__(self) -> None:
        self.codec = ""  # as Matroska names it: "A_FLAC", "V_MPEG4/ISO/AVC"
        self.private = b""
        self._pending = bytearray()
        self._scale = 1e-3  # seconds in one tick
        self._cluster = 0  # ticks
        self._begun = False

    def feed(self, data: bytes) -> Iterator[Block]:
        """Every packet that is whole now."""
        self._pending += data
        position = 0
        while (element := self._element(position)) is not None:
            identity, start, size = element
            if identity in ENTERED:
                position = start
                continue
            if size > LONGEST:
                raise NotOursError("an element is longer than any that is written")
            if start + size > len(self._pending):
                break
            block = self._leaf(identity, bytes(self._pending[start : start + size]))
            position = start + size
            if block is not None:
                yield block
        del self._pending[:position]

    def _element(self, position: int) -> tuple[int, int, int] | None:
        """Identity, where its content starts, and length; None when the header is not whole yet."""
        identity = self._number(position, keep_marker=True)
        if identity is None:
            return None
        if not self._begun and identity[0] != EBML:
            raise NotOursError("no Matroska stream")
        self._begun = True
        size = self._number(identity[1], keep_marker=False)
        return None if size is None else (identity[0], size[1], size[0])

    def _number(self, position: int, keep_marker: bool) -> tuple[int, int] | None:
        """A number of variable length and where it ends."""
        if position >= len(self._pending):
            return None
        first = self._pending[position]
        length = 9 - first.bit_length()
        if length > (4 if keep_marker else 8):
            raise NotOursError("a number of impossible length")
        end = position + length
        if end > len(self._pending):
            return None
        value = int.from_bytes(self._pending[position:end])
        return (value if keep_marker else value & ((1 << 7 * length) - 1)), end

    def _leaf(self, identity: int, content: bytes) -> Block | None:
        if identity == CODEC:
            self.codec = content.decode("ascii", "replace")
        elif identity == CODEC_PRIVATE:
            self.private = content
        elif identity == TIMESTAMP_SCALE:
            self._scale = int.from_bytes(content) * 1e-9
        elif identity == CLUSTER_TIME:
            self._cluster = int.from_bytes(content)
        elif identity in (SIMPLE_BLOCK, BLOCK):
            return self._block(content)
        return None

    def _block(self, content: bytes) -> Block:
        if len(content) < 4 or content[0] != 0x81 or content[3] & LACING:
            raise NotOursError("a block of another track or laced")
        ticks = self._cluster + int.from_bytes(content[1:3], signed=True)
        return Block(ticks * self._scale, content[4:])
