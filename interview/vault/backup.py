"""A whole vault in one encrypted file, and back.

    preface   a line that says what it is, the length of the key slots, the key slots, in plain as in the vault
    records   a tar file as one sealed stream (`records`): the database, the noted head of the audit, the streams of
              the recordings as they lie in the vault, and last the manifest with the SHA-256 of each

The key of the stream is derived from the master key, and its name is the hash of the preface. So a passphrase of the
vault or its printed recovery key is all that is needed, names and sizes of sessions cannot be read off, and neither
part can be changed or put before another.
"""

from __future__ import annotations

import contextlib
import io
import os
import struct
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Literal

from pydantic import BaseModel, ConfigDict

from interview.errors import NotAccepted, StoreUnusable
from interview.private_files import new_private_file, sync_folder
from interview.vault.audit import Audit, Head
from interview.vault.database import Database
from interview.vault.records import RECORD_BYTES, RecordWriter
from interview.vault.slots_file import SlotsFile
from interview.vault.streams import Streams
from interview.vault.tables import DATABASE, HEAD
from interview.vault.vault import Unlocked, Use

TITLE = b"Anamnesis backup 1. To open it: main.py vault restore FILE --home NEW\n"
LENGTH = struct.Struct(">I")
MEDIA = "media"
MANIFEST = "manifest.json"
_SNAPSHOT = "backup.db"  # in the vault, encrypted as the database is


class Member(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int  # bytes
    sha256: str


class Manifest(BaseModel):
    """What a backup holds; its last member."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    made_at: str  # ISO 8601, UTC
    head: str  # of the audit, as exports print it
    members: dict[str, Member]

    @property
    def streams(self) -> int:
        return sum(name.startswith(f"{MEDIA}/") for name in self.members)

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(member.size for member in self.members.values())


@dataclass(frozen=True)
class _Copy:
    """The database as it was at one moment."""

    file: Path
    head: Head
    streams: frozenset[str]


def write_backup(vault: Path, unlocked: Unlocked, file: Path) -> Manifest:
    """While the vault is in use: as it was at one moment, streams that grow as far as they are.

    Nothing stands at `file` before all of it is safe there. Raises `NotAccepted` (there is a file), `StoreUnusable`.
    """
    if file.exists():
        raise NotAccepted(f"There is a file {file} already.", "Give the backup another name.")
    half = file.with_name(f".{file.name}.{os.getpid()}.half")
    preface = _preface(vault)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with closing(RecordWriter(half, unlocked.key_for(Use.BACKUP), name_of(preface), preface)) as sink:
            manifest = _write(vault, unlocked, sink)
            sink.seal()
            sink.sync()
        half.replace(file)
        sync_folder(file.parent)
    except BaseException as error:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _not_written() from error
        raise
    return manifest


def name_of(preface: bytes) -> str:
    """Of the stream behind it: with other key slots before it, it does not open."""
    return f"backup {sha256(preface).hexdigest()}"


def _preface(vault: Path) -> bytes:
    slots = SlotsFile(vault).read().model_dump_json().encode()
    return TITLE + LENGTH.pack(len(slots)) + slots


def _write(vault: Path, unlocked: Unlocked, sink: RecordWriter) -> Manifest:
    there = _names_in(vault / MEDIA)
    noted = _bytes_of(vault / HEAD)  # before the snapshot, so that it is no newer
    with (
        _snapshot(vault, unlocked) as copy,
        tarfile.open(mode="w|", fileobj=_Outgoing(sink), bufsize=RECORD_BYTES) as tar,
    ):
        members = {DATABASE: _add_file(tar, DATABASE, copy.file)}
        if noted is not None:
            members[HEAD] = _add(tar, HEAD, io.BytesIO(noted), len(noted))
        for name in sorted(there | copy.streams):
            path = vault / MEDIA / name
            if path.is_file():  # else the check of the vault names it, here and where this is restored
                members[f"{MEDIA}/{name}"] = _add_file(tar, f"{MEDIA}/{name}", path)
        made_at = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = Manifest(made_at=made_at, head=str(copy.head), members=members)
        written = manifest.model_dump_json(indent=1).encode()
        _add(tar, MANIFEST, io.BytesIO(written), len(written))
    return manifest


@contextmanager
def _snapshot(vault: Path, unlocked: Unlocked) -> Iterator[_Copy]:
    """Without the rows that were deleted, and encrypted with the same key."""
    file = vault / _SNAPSHOT
    key = unlocked.key_for(Use.DATABASE)
    file.unlink(missing_ok=True)  # a killed program left it
    os.close(new_private_file(file))
    try:
        with closing(Database(vault / DATABASE, key)) as database, database.reading() as connection:
            connection.execute("VACUUM INTO ?", (str(file),))
        audit = Audit(unlocked.key_for(Use.AUDIT), unlocked.user.name, lambda: datetime.now(UTC))
        with closing(Database(file, key)) as database, database.reading() as connection:
            head = audit.head(connection)
            streams = frozenset(stream.name for stream in Streams().all(connection))
        yield _Copy(file, head, streams)
    finally:
        file.unlink(missing_ok=True)


def _names_in(folder: Path) -> frozenset[str]:
    return frozenset(path.name for path in folder.glob("*") if path.is_file())


def _bytes_of(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _add_file(tar: tarfile.TarFile, name: str, path: Path) -> Member:
    with path.open("rb") as source:
        return _add(tar, name, source, os.fstat(source.fileno()).st_size)


def _add(tar: tarfile.TarFile, name: str, source: IO[bytes], size: int) -> Member:
    """The first `size` bytes, for a stream may grow meanwhile."""
    entry = tarfile.TarInfo(name)
    entry.size = size
    counted = Counted(source)
    tar.addfile(entry, counted)
    return Member(size=size, sha256=counted.sha256)


class Counted:
    """Hashes what is read through it."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._hash = sha256()

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()

    def read(self, size: int = -1) -> bytes:
        data = self._source.read(size)
        self._hash.update(data)
        return data


class _Outgoing(io.RawIOBase):
    """What tar writes to."""

    def __init__(self, sink: RecordWriter) -> None:
        self._sink = sink

    def write(self, data: Any) -> int:
        try:
            self._sink.append(data)
        except StoreUnusable as error:
            raise _not_written() from error
        return len(data)


def _not_written() -> StoreUnusable:
    return StoreUnusable(
        "The backup could not be written; nothing was left of it.",
        "Make room where it goes, or choose another drive.",
    )
