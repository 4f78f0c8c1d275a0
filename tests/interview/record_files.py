"""Files of records for tests: made, taken apart, and damaged in every way somebody or something may."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from interview.errors import FileDamaged
from interview.vault.record_reader import RecordReader
from interview.vault.records import FIXED, OVERHEAD, TAG_BYTES, RecordWriter

KEY = bytes(range(32))
NAME = "s1.1.00000000.sound"
OTHER_NAME = "s1.2.00000000.sound"


@dataclass(frozen=True)
class Parts:
    """A file cut at the edges of its records."""

    header: bytes
    records: tuple[bytes, ...]
    plain: bytes

    @property
    def file(self) -> bytes:
        return self.header + b"".join(self.records)


def write(path: Path, pieces: Sequence[bytes], name: str = NAME, sealed: bool = True) -> Parts:
    """One record a piece."""
    writer = RecordWriter(path, KEY, name)
    for piece in pieces:
        writer.append(piece)
    if sealed:
        writer.seal()
    writer.close()
    data = path.read_bytes()
    place = FIXED.size + len(name) + TAG_BYTES
    header, records = data[:place], []
    for piece in [*pieces, *([b""] if sealed else [])]:
        records.append(data[place : place + len(piece) + OVERHEAD])
        place += len(piece) + OVERHEAD
    assert place == len(data)
    return Parts(header, tuple(records), b"".join(pieces))


def some_pieces(rng: random.Random) -> list[bytes]:
    return [rng.randbytes(rng.randint(1, 300)) for _ in range(rng.randint(2, 9))]


def whole_bytes(one: Parts, kept: int) -> int:
    """Bytes of the stream in those records that are whole when only so much of the file is there."""
    left, whole = kept - len(one.header), 0
    for record in one.records:
        left -= len(record)
        if left < 0:
            break
        whole += len(record) - OVERHEAD
    return whole


def read_until_damage(path: Path, name: str = NAME, size: int = 50) -> tuple[bytes, FileDamaged | None]:
    """Read on as a player does, in steps of `size` bytes."""
    reader = RecordReader(path, KEY, name)
    got, end = b"", reader.size()
    try:
        while len(got) < end:
            piece = reader.read_at(len(got), size)
            assert piece, "a reader would wait here for ever"
            got += piece
    except FileDamaged as error:
        return got, error
    finally:
        reader.close()
    return got, None


Damage = Callable[[random.Random, Parts, Sequence[Parts]], bytes]


def flip(rng: random.Random, one: Parts, _others: Sequence[Parts]) -> bytes:
    data = bytearray(one.file)
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def swap(rng: random.Random, one: Parts, _others: Sequence[Parts]) -> bytes:
    records = list(one.records)
    first, second = rng.sample(range(len(records)), 2)
    records[first], records[second] = records[second], records[first]
    return one.header + b"".join(records)


def reorder(rng: random.Random, one: Parts, _others: Sequence[Parts]) -> bytes:
    records = list(one.records)
    while records == list(one.records):
        rng.shuffle(records)
    return one.header + b"".join(records)


def duplicate(rng: random.Random, one: Parts, _others: Sequence[Parts]) -> bytes:
    records = list(one.records)
    records.insert(rng.randint(0, len(records)), rng.choice(records))
    return one.header + b"".join(records)


def leave_out(rng: random.Random, one: Parts, _others: Sequence[Parts]) -> bytes:
    records = list(one.records)
    del records[rng.randrange(len(records) - 1)]
    return one.header + b"".join(records)


def splice(rng: random.Random, one: Parts, others: Sequence[Parts]) -> bytes:
    """A record, the header, the rest, or all of another file, of the same key and often of the same name."""
    other = rng.choice(others)
    at = rng.randrange(min(len(one.records), len(other.records)))
    records = list(one.records)
    return rng.choice(
        [
            one.header + b"".join([*records[:at], other.records[at], *records[at + 1 :]]),
            other.header + b"".join(records),
            one.header + b"".join([*records[:at], *other.records[at:]]),
            one.file + b"".join(other.records),
            one.file + other.file,
        ]
    )


def add(rng: random.Random, one: Parts, _others: Sequence[Parts]) -> bytes:
    return one.file + rng.randbytes(rng.randint(1, 200))


CHANGES: dict[str, Damage] = {
    damage.__name__: damage for damage in (flip, swap, reorder, duplicate, leave_out, splice, add)
}
