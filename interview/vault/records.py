"""One append-only byte stream as an encrypted file: a header, then records that each prove themselves.

    header   magic, version, salt, name of the stream, tag
    record   its length and whether it is the last (4 bytes, encrypted, tag), then up to 64 KiB of the stream (tag)

Each file has a key of its own, HKDF(key of the kind, salt). All parts are sealed with AES-256-GCM; the nonce is what
a part is and the number of its record, the header is authenticated with each part. So no part can be changed, moved
or taken from another file, and a length that was changed is not mistaken for an end. Lengths are encrypted because
those of coded sound follow what is said. The writer cannot go back: a part written twice would use a nonce twice.
"""

from __future__ import annotations

import os
import secrets
import struct
from enum import IntEnum
from io import FileIO
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from interview.errors import StoreUnusable
from interview.private_files import new_private_file, sync_folder
from interview.vault.keys import KEY_BYTES

MAGIC = b"anamtape"
VERSION = 1
SALT_BYTES = 32
RECORD_BYTES = 1 << 16  # of the stream, at most, in one record
TAG_BYTES = 16
HEAD_BYTES = 4 + TAG_BYTES
OVERHEAD = HEAD_BYTES + TAG_BYTES  # bytes that a record adds
FIXED = struct.Struct(f">{len(MAGIC)}sB{SALT_BYTES}sB")  # the header up to the name

ONCE_MORE = "Make room on the disk, then record once more."

# What a system call syncs without the file's times, where the system has it.
_sync = getattr(os, "fdatasync", os.fsync)


class Part(IntEnum):
    """The first byte of a nonce."""

    BODY = 0
    LAST_BODY = 1
    HEAD = 2
    HEADER = 3


def new_header(name: str) -> bytes:
    """The name ties the file to its place: under another name it does not open."""
    written = name.encode()
    if not 0 < len(written) < 256:
        raise ValueError("the name of a stream has 1 to 255 bytes")
    return FIXED.pack(MAGIC, VERSION, secrets.token_bytes(SALT_BYTES), len(written)) + written


class RecordCipher:
    """Seals and opens the parts of one file."""

    def __init__(self, key: bytes, header: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("a key has 32 bytes")
        salt = FIXED.unpack_from(header)[2]
        own = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=b"anamnesis records 1").derive(key)
        self._cipher = AESGCM(own)
        self._header = header

    def seal(self, part: Part, number: int, plain: bytes | memoryview) -> bytes:
        return self._cipher.encrypt(_nonce(part, number), plain, self._header)

    def open(self, part: Part, number: int, sealed: bytes) -> bytes:
        """Raises `cryptography.exceptions.InvalidTag`."""
        return self._cipher.decrypt(_nonce(part, number), sealed, self._header)


def _nonce(part: Part, number: int) -> bytes:
    return bytes([part]) + number.to_bytes(11, "big")


class RecordWriter:
    """The one writer of a new file. What is appended can be read at once; nothing waits in memory.

    After a failure the file ends in a half record at most, all before it is sound, and every further call that
    would write is refused with `StoreUnusable`.
    """

    def __init__(self, path: Path, key: bytes, name: str, preface: bytes = b"") -> None:
        """`preface` stands in plain before the header. Raises `FileExistsError`: an older file, even one that broke
        off, is never written to."""
        header = new_header(name)
        self._cipher = RecordCipher(key, header)
        self._number = 0
        self._usable = True
        self._file = _new_file(path)
        try:
            self._write(preface + header + self._cipher.seal(Part.HEADER, 0, b""))
            self.sync()
            _sync_name(path)
        except BaseException:
            self._file.close()
            raise

    def append(self, data: bytes) -> None:
        for start in range(0, len(data), RECORD_BYTES):
            self._add(memoryview(data)[start : start + RECORD_BYTES], last=False)

    def seal(self) -> None:
        """The last record, empty; without it the stream reads as broken off."""
        self._add(b"", last=True)
        self._usable = False

    def sync(self) -> None:
        """What was appended outlives a power cut. After a failure nobody knows what the disk has: all is over."""
        try:
            _sync(self._file.fileno())
        except OSError as error:
            self._usable = False
            raise _refused() from error

    def close(self) -> None:
        self._usable = False
        self._file.close()

    def _add(self, plain: bytes | memoryview, last: bool) -> None:
        number = self._number
        self._number += 1  # first of all, so that no failure lets a number be used twice
        head = bytes([last]) + len(plain).to_bytes(3, "big")
        body = self._cipher.seal(Part.LAST_BODY if last else Part.BODY, number, plain)
        self._write(self._cipher.seal(Part.HEAD, number, head) + body)

    def _write(self, data: bytes) -> None:
        if not self._usable:
            raise StoreUnusable(
                "This recording has ended; nothing can be added.", "Record the answer once more."
            )
        self._usable = False  # until all of it is written
        rest = memoryview(data)
        try:
            while rest:
                written = self._file.write(rest)
                if not written:
                    raise _refused()
                rest = rest[written:]
        except OSError as error:
            raise _refused() from error
        self._usable = True


def _new_file(path: Path) -> FileIO:
    try:
        return FileIO(new_private_file(path, appending=True), "wb")
    except OSError as error:
        if path.exists():
            raise
        raise _refused() from error


def _sync_name(path: Path) -> None:
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise _refused() from error


def _refused() -> StoreUnusable:
    return StoreUnusable("The recording could not be written to the disk.", ONCE_MORE)
