"""Opening a backup made by `backup`: all of it is proven before anything stands at the place of the new vault."""

from __future__ import annotations

import io
import os
import re
import shutil
import tarfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from interview.errors import FileDamaged, NotAccepted, StoreUnusable
from interview.private_files import new_private_file, private_folder, sync_folder
from interview.vault.backup import (
    LENGTH,
    MANIFEST,
    MEDIA,
    TITLE,
    Counted,
    Manifest,
    Member,
    name_of,
)
from interview.vault.key_slots import Slots
from interview.vault.record_reader import RecordReader, State
from interview.vault.slots_file import SlotsFile
from interview.vault.tables import DATABASE, HEAD
from interview.vault.vault import Unlocked, Use

LONGEST_SLOTS = 1 << 20  # bytes
PIECE = 1 << 20  # bytes copied at once
_KNOWN = re.compile(rf"{re.escape(DATABASE)}|{re.escape(HEAD)}|{MEDIA}/[A-Za-z0-9_-][A-Za-z0-9_.-]*")
_ANOTHER = "Take another backup, if there is one."

Open = Callable[[Path], Unlocked]


@dataclass(frozen=True)
class Restored:
    manifest: Manifest
    unlocked: Unlocked = field(repr=False)


def restore_backup(file: Path, vault: Path, open_with: Open) -> Restored:
    """Make the folder `vault` of a backup; `open_with` gets a folder with the key slots only and opens it.

    Written aside and renamed when it is whole. Raises `NotAccepted` (there is something in the folder, no backup),
    `FileDamaged` (nothing was restored), `StoreUnusable`, and what `open_with` raises.
    """
    if vault.is_dir() and any(vault.iterdir()):
        raise NotAccepted(f"There is something in {vault} already.", "Restore to another folder with --home.")
    preface = _read_preface(file)
    aside = vault.with_name(f"{vault.name}.restoring")
    try:
        shutil.rmtree(aside, ignore_errors=True)  # a killed program left it
        private_folder(aside)
        restored = _restore(file, preface, aside, open_with)
        if vault.is_dir():
            vault.rmdir()  # empty
        aside.rename(vault)
        sync_folder(vault.parent)
    except BaseException as error:
        shutil.rmtree(aside, ignore_errors=True)
        if isinstance(error, OSError):
            raise StoreUnusable(
                f"The backup could not be restored to {vault} ({type(error).__name__}).",
                "Make room on the disk.",
            ) from error
        raise
    return restored


def _restore(file: Path, preface: bytes, aside: Path, open_with: Open) -> Restored:
    SlotsFile(aside).write(_slots(preface))
    unlocked = open_with(aside)
    with closing(
        RecordReader(file, unlocked.key_for(Use.BACKUP), name_of(preface), begin=len(preface))
    ) as reader:
        if reader.verdict().state is not State.VERIFIED_FINAL:
            raise _damaged(file)
        try:
            with tarfile.open(mode="r|", fileobj=_Incoming(reader)) as tar:
                manifest = _extract(tar, aside)
        except (tarfile.TarError, ValidationError, ValueError) as error:
            raise _damaged(file) from error
    return Restored(manifest, unlocked)


def _read_preface(file: Path) -> bytes:
    """What stands in plain before the sealed stream, up to its first byte."""
    try:
        with file.open("rb") as source:
            head = source.read(len(TITLE) + LENGTH.size)
            if not head.startswith(TITLE) or len(head) < len(TITLE) + LENGTH.size:
                raise NotAccepted(f"{file} is no backup of this program, or its start is lost.", _ANOTHER)
            (length,) = LENGTH.unpack_from(head, len(TITLE))
            slots = source.read(min(length, LONGEST_SLOTS))
    except OSError as error:
        raise FileDamaged(f"{file} cannot be read.", "Check the name and the drive.") from error
    if len(slots) < length:
        raise _damaged(file)
    return head + slots


def _slots(preface: bytes) -> Slots:
    damaged = FileDamaged("The key slots of this backup are damaged; nothing was restored.", _ANOTHER)
    try:
        slots = Slots.model_validate_json(preface[len(TITLE) + LENGTH.size :])
    except ValidationError:
        raise damaged from None
    if slots.checksum != slots.sum():
        raise damaged
    return slots


def _extract(tar: tarfile.TarFile, aside: Path) -> Manifest:
    """Every member to its place; the manifest, which comes last, must name them all as they are."""
    found: dict[str, Member] = {}
    written = b""
    for entry in tar:
        source = tar.extractfile(entry)
        if source is None:
            raise ValueError("a member that is no file")
        with source:
            if entry.name == MANIFEST:
                written = source.read()
            elif _KNOWN.fullmatch(entry.name) and entry.name not in found:
                found[entry.name] = _put(source, aside / entry.name)
            else:
                raise ValueError("a member that no backup has")
    manifest = Manifest.model_validate_json(written)
    if manifest.members != found:
        raise ValueError("the members are not those of the manifest")
    for folder in {aside, *((aside / name).parent for name in found)}:
        sync_folder(folder)
    return manifest


def _put(source: IO[bytes], path: Path) -> Member:
    counted, size = Counted(source), 0
    with os.fdopen(new_private_file(path), "wb") as file:
        while data := counted.read(PIECE):
            size += file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return Member(size=size, sha256=counted.sha256)


class _Incoming(io.RawIOBase):
    """What tar reads from."""

    def __init__(self, reader: RecordReader) -> None:
        self._reader = reader
        self._place = 0

    def read(self, size: int = -1) -> bytes:
        data = self._reader.read_at(self._place, size)
        self._place += len(data)
        return data


def _damaged(file: Path) -> FileDamaged:
    return FileDamaged(f"The backup {file} is damaged or cut short; nothing was restored.", _ANOTHER)
