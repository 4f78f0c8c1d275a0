"""One program at a time on one store: a lock file that names who has it and is free again when that one dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from interview.errors import StoreUnusable

_LOCKED_BYTE = 4096  # behind the text, so that the text can be read where a lock keeps readers out


class OnlyOne:
    """Holds the lock from `take` until `release`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self) -> None:
        """Raises `StoreUnusable`, naming the process that has it."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle)
        except OSError:
            holder = os.read(handle, 32).decode("ascii", "replace").strip() or "unknown"
            os.close(handle)
            raise StoreUnusable(
                f"Another program (process {holder}) has this session store open.",
                "Close it there, or choose another folder with --home.",
            ) from None
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode("ascii"))
        self._handle = handle

    def release(self) -> None:
        """Safe to call twice."""
        if self._handle is not None:
            os.close(self._handle)  # this gives the lock back
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
