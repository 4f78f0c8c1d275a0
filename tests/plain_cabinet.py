"""Recordings in plain files: what the encrypted ones are compared with, and never a part of the program."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from interview.errors import StoreUnusable
from interview.private_files import new_private_file
from interview.tapes import Origin, Sink


class FileSink:
    """A new file that can only be appended to."""

    def __init__(self, path: Path) -> None:
        self._file = os.fdopen(new_private_file(path, appending=True), "wb", buffering=0)

    def append(self, data: bytes) -> None:
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            raise StoreUnusable(
                "The recording could not be written to the disk.", "Make room on it, then record once more."
            ) from error

    def sync(self) -> None:
        os.fsync(self._file.fileno())

    def seal(self) -> None: ...
    def close(self) -> None:
        self._file.close()


class FileOrigin:
    """A file as one reader sees it."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)

    def size(self) -> int:
        return os.fstat(self._file.fileno()).st_size

    def read_at(self, offset: int, size: int) -> bytes:
        self._file.seek(offset)
        return self._file.read(size) or b""

    def close(self) -> None:
        self._file.close()


class FolderCabinet:
    """One plain file a stream; the folder and its files are readable by their owner only."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def create(self, name: str) -> Sink:
        return FileSink(self._folder / name)

    def open(self, name: str) -> Origin:
        return FileOrigin(self._folder / name)

    def holds(self, name: str) -> bool:
        return (self._folder / name).is_file()

    def names(self) -> Iterator[str]:
        return (path.name for path in self._folder.glob("*"))

    def delete(self, name: str) -> None:
        (self._folder / name).unlink(missing_ok=True)
