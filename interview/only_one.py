"""One program at a time on one store: a lock file that names who has it and is free again when that one dies."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path

from interview.errors import StoreUnusable

_LOCKED_BYTE = 4096  # behind the text, so that the text can be read where a lock keeps readers out
_LOOK_AGAIN = 0.01  # seconds
_NAMES_ITSELF_IN = 1.0  # seconds that a program which has just got the lock may take to write who it is


class OnlyOne:
    """Holds the lock from `take` until `release`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self, wait: float = 0.0) -> None:
        """Raises `StoreUnusable` when another has it after so many seconds, naming its process."""
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StoreUnusable(
                "The folder of the session store cannot be written.",
                "See that it belongs to you and has room.",
            ) from error
        if not _locked(handle, time.monotonic() + wait):
            holder = _holder(handle)
            os.close(handle)
            raise StoreUnusable(
                f"Another program (process {holder}) has this session store open.",
                "Close it there, or choose another folder with --home.",
            )
        self._handle = handle
        with contextlib.suppress(OSError):  # a full disk: the lock holds all the same
            os.ftruncate(handle, 0)
            os.write(handle, f"{os.getpid()}\n".encode("ascii"))

    def release(self) -> None:
        """Safe to call twice."""
        if self._handle is not None:
            with contextlib.suppress(OSError):
                os.ftruncate(self._handle, 0)
            os.close(self._handle)  # this gives the lock back
            self._handle = None


def _locked(handle: int, until: float) -> bool:
    while True:
        try:
            _lock(handle)
        except OSError:
            if time.monotonic() >= until:
                return False
            time.sleep(_LOOK_AGAIN)
        else:
            return True


def _holder(handle: int) -> str:
    """The number of the process that has the lock. What is read at once may be of one before it, which was killed."""
    until = time.monotonic() + _NAMES_ITSELF_IN
    while True:
        os.lseek(handle, 0, os.SEEK_SET)
        text = os.read(handle, 32).decode("ascii", "replace")
        if text.endswith("\n") and _lives(text.strip()):
            return text.strip()
        if time.monotonic() > until:
            return "unknown"
        time.sleep(_LOOK_AGAIN)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(handle, 0, os.SEEK_SET)

    def _lives(process: str) -> bool:
        """Nothing to ask here that would not end it."""
        return process.isdigit()
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _lives(process: str) -> bool:
        try:
            os.kill(int(process), 0)
        except ValueError:
            return False
        except OSError as error:
            return isinstance(error, PermissionError)
        return True
