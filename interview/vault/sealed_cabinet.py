"""A folder of encrypted streams, one file each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from interview.private_files import sync_folder
from interview.tapes import Origin, Sink
from interview.vault.record_reader import RecordReader, Verdict, verify
from interview.vault.records import RecordWriter


class SealedCabinet:
    """One encrypted file a stream; the folder and its files are readable by their owner only.

    `key_for` gives the 32-byte key for the name of a stream. It is asked from any thread whenever a stream is made
    or opened, and its errors (the key was deleted, the store is locked) go through to the caller.
    """

    def __init__(self, folder: Path, key_for: Callable[[str], bytes]) -> None:
        self._folder = folder
        self._key_for = key_for

    def create(self, name: str) -> Sink:
        return RecordWriter(self._folder / name, self._key_for(name), name)

    def open(self, name: str) -> Origin:
        return RecordReader(self._folder / name, self._key_for(name), name)

    def verify(self, name: str) -> Verdict:
        """Read all of a stream. One that still grows reads as truncated."""
        return verify(self._folder / name, self._key_for(name), name)

    def holds(self, name: str) -> bool:
        return (self._folder / name).is_file()

    def names(self) -> Iterator[str]:
        return (path.name for path in self._folder.glob("*") if path.is_file())

    def delete(self, name: str) -> None:
        """Gone for good only with its key: a disk keeps what was deleted."""
        (self._folder / name).unlink(missing_ok=True)
        if self._folder.is_dir():
            sync_folder(self._folder)
