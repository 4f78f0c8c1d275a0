"""Reads what `records` wrote, from any place, while it grows or later, and says whether it can be trusted."""

from __future__ import annotations

import os
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cryptography.exceptions import InvalidTag

from interview.errors import FileDamaged
from interview.vault.records import (
    FIXED,
    HEAD_BYTES,
    MAGIC,
    OVERHEAD,
    RECORD_BYTES,
    TAG_BYTES,
    VERSION,
    Part,
    RecordCipher,
)

FROM_BACKUP = "What stands before that can be used; the whole is in a backup, if there is one."


class State(StrEnum):
    VERIFIED_FINAL = "verified final"  # every byte is as written, and the writer said that it was all
    TRUNCATED = "truncated"  # every byte is as written, but the end is missing: a crash, or a cut
    TAMPERED = "tampered"  # something is not as written


@dataclass(frozen=True)
class Verdict:
    state: State
    size: int  # bytes of the stream that are proven, from its start
    words: str  # a sentence for people; never what was recorded


def verify(path: Path, key: bytes, name: str) -> Verdict:
    """Open every record of a file. Raises `OSError` when there is no such file, `FileDamaged` when the disk
    cannot read it."""
    reader = RecordReader(path, key, name)
    try:
        return reader.verdict()
    finally:
        reader.close()


class RecordReader:
    """A stream as one reader sees it; used by one thread. The places of records are learnt as far as needed.

    `begin` is where its header stands in the file: behind a preface in plain, if there is one.
    """

    def __init__(self, path: Path, key: bytes, name: str, begin: int = 0) -> None:
        self._file = path.open("rb", buffering=0)
        self._name = name
        self._begin = begin
        self._first = begin + FIXED.size + len(name.encode()) + TAG_BYTES  # where the first record stands
        self._ends = array("Q")  # of the stream's bytes, after each record
        self._final = False
        self._broken_off = False
        self._damage = ""  # in words; it stands right behind the last known record
        self._at_hand: tuple[int, bytes] = (-1, b"")  # the record opened last
        self._cipher: RecordCipher | None = None
        try:
            self._cipher = self._open_header(key)
        except BaseException:
            self._file.close()
            raise

    def size(self) -> int:
        """The proven bytes, and behind damage as many more as there may be: whoever reads on comes upon it."""
        self._learn()
        if not self._damage:
            return self._known
        return self._known + self._file_size() - (self._place(len(self._ends)) if self._cipher else 0)

    def read_at(self, offset: int, size: int) -> bytes:
        """Proven bytes only; fewer than `size` at the end and before damage. Raises `FileDamaged` at damage."""
        self._learn(offset + size)
        parts: list[bytes] = []
        while size > 0 and offset < self._known:
            number = bisect_right(self._ends, offset)
            try:
                body = self._body(number)
            except InvalidTag as error:
                if parts:
                    break
                raise self._damaged(self._changed(number)) from error
            inside = offset - self._start(number)
            parts.append(body[inside : inside + size])
            offset, size = offset + len(parts[-1]), size - len(parts[-1])
        if size > 0 and not parts and self._damage:
            raise self._damaged(self._damage)
        return b"".join(parts)

    def verdict(self) -> Verdict:
        self._learn()
        for number in range(len(self._ends)):
            try:
                self._body(number)
            except InvalidTag:
                return self._tampered(self._start(number), self._changed(number))
        if self._damage:
            return self._tampered(self._known, self._damage)
        count = f"{len(self._ends)} records with {self._known} bytes"
        if self._final:
            return Verdict(State.VERIFIED_FINAL, self._known, f"{self._name} is complete: {count}.")
        words = (
            f"{self._name} broke off after {count}, which are sound; its end was not written or was cut off."
        )
        return Verdict(State.TRUNCATED, self._known, words)

    def close(self) -> None:
        self._file.close()

    @property
    def _known(self) -> int:
        return self._ends[-1] if self._ends else 0

    def _start(self, number: int) -> int:
        return self._ends[number - 1] if number else 0

    def _place(self, number: int) -> int:
        """Where a record stands in the file."""
        return self._first + number * OVERHEAD + self._start(number)

    def _open_header(self, key: bytes) -> RecordCipher | None:
        data = self._bytes(self._begin, self._first - self._begin)
        if len(data) < self._first - self._begin:
            return None  # the writer was cut off before the first record
        header, tag = data[:-TAG_BYTES], data[-TAG_BYTES:]
        cipher = RecordCipher(key, header)
        try:
            cipher.open(Part.HEADER, 0, tag)
        except InvalidTag:
            if not self._never_written(self._begin):
                self._damage = _strange(header)
            return None
        if header[FIXED.size :] != self._name.encode():
            self._damage = "it is another recording under this name"
            return None
        return cipher

    def _learn(self, beyond: int | None = None) -> None:
        """Know the records up to a byte of the stream, or all that are there now."""
        size = self._file_size()
        while (beyond is None or self._known < beyond) and self._learn_one(size):
            pass
        if beyond is None and self._ends and self._never_written(self._place(len(self._ends) - 1)):
            try:
                self._body(len(self._ends) - 1)
            except InvalidTag:
                self._ends.pop()
                self._broken_off = True

    def _learn_one(self, size: int) -> bool:
        number, place = len(self._ends), self._place(len(self._ends))
        if self._cipher is None or self._damage or self._final or self._broken_off:
            return False
        head = self._bytes(place, HEAD_BYTES)
        if len(head) < HEAD_BYTES:
            return False
        try:
            last, *length = self._cipher.open(Part.HEAD, number, head)
        except InvalidTag:
            if not self._never_written(place):
                self._damage = self._changed(number)
            return False
        end = self._known + int.from_bytes(length, "big")
        if place + OVERHEAD + end - self._known > size:
            return False
        self._ends.append(end)
        if last:
            self._learn_end(number, size)
        return True

    def _learn_end(self, number: int, size: int) -> None:
        """The last record is opened at once: it is empty, so that no reader would come to do it."""
        self._final = True
        try:
            self._body(number)
        except InvalidTag:
            self._ends.pop()
            self._final, self._damage = False, self._changed(number)
            return
        if self._place(number + 1) < size:
            self._damage = f"something was added after its end, record {number + 1}"

    def _body(self, number: int) -> bytes:
        """Raises `InvalidTag`."""
        if self._at_hand[0] != number:
            if self._cipher is None:
                raise ValueError("a file without a header has no records")
            last = self._final and number == len(self._ends) - 1
            length = self._ends[number] - self._start(number) + TAG_BYTES
            sealed = self._bytes(self._place(number) + HEAD_BYTES, length)
            body = self._cipher.open(Part.LAST_BODY if last else Part.BODY, number, sealed)
            self._at_hand = (number, body)
        return self._at_hand[1]

    def _never_written(self, place: int) -> bool:
        """Whether a file ends in zeros from a record on: some systems make a file longer before they write it, and
        a power cut came between. Made on purpose it gains nothing over cutting the file there."""
        end = self._bytes(max(place, self._file_size() - TAG_BYTES), TAG_BYTES)
        behind = self._bytes(place + OVERHEAD + RECORD_BYTES, RECORD_BYTES)
        return len(end) == TAG_BYTES and not any(end) and not any(behind)

    def _file_size(self) -> int:
        return os.fstat(self._file.fileno()).st_size

    def _bytes(self, place: int, size: int) -> bytes:
        try:
            self._file.seek(place)
            return self._file.read(size) or b""
        except OSError as error:
            raise FileDamaged(
                f"The disk cannot read {self._name} at byte {place} of the file.", FROM_BACKUP
            ) from error

    def _changed(self, number: int) -> str:
        return (
            f"record {number + 1}, at byte {self._start(number)} of the recording and {self._place(number)} of the"
            " file, was changed, moved or taken from elsewhere"
        )

    def _tampered(self, size: int, damage: str) -> Verdict:
        return Verdict(State.TAMPERED, size, f"{self._name} is not as it was written: {damage}.")

    def _damaged(self, damage: str) -> FileDamaged:
        return FileDamaged(self._tampered(0, damage).words, FROM_BACKUP)


def _strange(header: bytes) -> str:
    magic, version, _, _ = FIXED.unpack_from(header)
    if (magic, version) != (MAGIC, VERSION):
        return "its first bytes are not those of a recording that this version can read"
    return "its header was changed, or its key is another one"
