"""Room on the disk: a reserve so that text can be saved when the disk is full, and when recording has to stop."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from math import inf
from pathlib import Path
from typing import TypeVar

from interview.errors import StoreUnusable
from interview.private_files import new_private_file, sync_folder

BALLAST_NAME = "ballast"  # in the vault folder; holds nothing, belongs in no backup
BALLAST_BYTES = 64 << 20
PIECE = 1 << 20  # bytes written at once
LITTLE = 1 << 20  # bytes

# What a second of recording takes on the disk, encrypted. Measured with `python bench/tape_rates.py CLIP...`:
# sound at its worst, loud noise, 32.7 kB/s (speech 7 to 16 kB/s); pictures of talking people at 640 x 480, the
# worst of five clips 194.5 kB/s. A camera that sees mostly noise takes up to 3.7 MB/s: pass what was seen where it is
# known.
SOUND_BYTES = 33_000
PICTURE_BYTES = 200_000

WARN_BELOW = 10.0  # minutes of everything that is recorded
STOP_PICTURE_BELOW = 2.0  # minutes of everything; sound alone then still has several times as long
STOP_SOUND_BELOW = 1.0  # minutes of sound alone
BACK_ABOVE = 1.5  # times the limit, before a step is taken back

T = TypeVar("T")


class Ballast:
    """A file in the vault's folder that takes up room until it is needed. Safe to use from any thread.

    Its bytes are random, so that a file system that leaves out holes or compresses keeps all of it.
    """

    def __init__(self, folder: Path, size: int = BALLAST_BYTES) -> None:
        self._path = folder / BALLAST_NAME
        self._size = size
        self._lock = threading.Lock()

    @property
    def held(self) -> int:
        """Bytes that `release` would give back."""
        try:
            return self._path.stat().st_size
        except OSError:
            return 0

    def fill(self) -> bool:
        """Take the room, if as much again stays free; whether it is held now. Takes about half a second.

        Never raises: without a reserve the vault still opens.
        """
        with self._lock:
            if self.held == self._size:
                return True
            try:
                self._path.unlink(missing_ok=True)  # one that was cut off
                if free_bytes(self._path.parent) < 2 * self._size:
                    return False
                self._write()
            except OSError:
                with contextlib.suppress(OSError):
                    self._path.unlink(missing_ok=True)
                return False
            return True

    def release(self) -> bool:
        """Give the room back; whether there was any. Also where the disk takes no more bytes at all."""
        with self._lock:
            held = self.held
            try:
                self._path.unlink(missing_ok=True)
            except OSError:
                return False
            with contextlib.suppress(OSError):
                sync_folder(self._path.parent)  # some file systems free the room only then
            return held > 0

    def is_needed(self) -> bool:
        """Whether the disk is so full that a write which failed, whatever it said, failed for want of room."""
        try:
            return free_bytes(self._path.parent) < LITTLE
        except OSError:
            return False

    def free_for_media(self) -> int:
        """Bytes that a recording may take: what is free, less what is kept for text. Raises `StoreUnusable`."""
        try:
            free = free_bytes(self._path.parent)
        except OSError as error:
            raise StoreUnusable(
                "The disk of the session store does not answer.", "See that it is connected."
            ) from error
        return max(0, free - max(0, self._size - self.held))

    def _write(self) -> None:
        handle = new_private_file(self._path)
        try:
            left = self._size
            while left:
                left -= os.write(handle, os.urandom(min(PIECE, left)))
            os.fsync(handle)
        finally:
            os.close(handle)


def with_ballast(ballast: Ballast, work: Callable[[], T]) -> T:
    """Save text: when the disk is full, release the ballast and do `work` once more.

    `work` is a whole transaction, nothing of which stays when it fails. A recording is not worth the reserve: it
    would use it up.
    """
    try:
        return work()
    except (StoreUnusable, OSError) as error:
        if not (is_full(error) or ballast.is_needed()) or not ballast.release():
            raise
    return work()


def is_full(error: BaseException | None) -> bool:
    """Whether an error, or one that led to it, says that there is no room: of the system or of the database."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return True
        if getattr(error, "sqlite_errorname", None) == "SQLITE_FULL":
            return True
        error = error.__cause__
    return False


def free_bytes(folder: Path) -> int:
    """What this user may still write; a quota that the system does not report is not seen. Raises OSError."""
    return shutil.disk_usage(folder).free


def minutes_left(free: int, bytes_a_second: float) -> float:
    """How long a recording fits into so many bytes; without end when nothing is recorded."""
    return free / bytes_a_second / 60 if bytes_a_second > 0 else inf


@dataclass(frozen=True)
class Recorded:
    """What this interview records while there is room, in bytes a second; 0 for what it does not record."""

    sound: float = SOUND_BYTES
    picture: float = PICTURE_BYTES


class Space(IntEnum):
    """From good to bad; each includes those before it. Text is saved in all of them."""

    FINE = 0
    WARN = 1
    STOP_PICTURE = 2
    STOP_SOUND = 3


@dataclass(frozen=True)
class SpacePolicy:
    """What to do about the room that is left. Gets worse at once, and better only when there is clearly more."""

    space: Space = Space.FINE

    def judge(self, free: int, recorded: Recorded) -> SpacePolicy:
        """`free` is `Ballast.free_for_media()`, looked at about once a second while recording."""
        now, with_slack = _space(free, recorded, 1.0), _space(free, recorded, BACK_ABOVE)
        return SpacePolicy(max(now, min(self.space, with_slack)))


def _space(free: int, recorded: Recorded, slack: float) -> Space:
    minutes = minutes_left(free, recorded.sound + recorded.picture)
    if recorded.sound and minutes_left(free, recorded.sound) < STOP_SOUND_BELOW * slack:
        return Space.STOP_SOUND
    if recorded.picture and minutes < STOP_PICTURE_BELOW * slack:
        return Space.STOP_PICTURE
    if free <= 0 or minutes < WARN_BELOW * slack:
        return Space.WARN
    return Space.FINE
