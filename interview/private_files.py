"""Folders and files that only their owner may read, made so from the first moment."""

from __future__ import annotations

import os
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)  # Windows would change line ends


def private_folder(folder: Path) -> Path:
    """Make the folder and every missing one above it, for the owner only."""
    if not folder.is_dir():
        private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def new_private_file(path: Path, appending: bool = False) -> int:
    """The handle of a file made now; `FileExistsError` when there is one."""
    private_folder(path.parent)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | (os.O_APPEND if appending else 0)
    return os.open(path, flags, 0o600)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder safe against a power cut, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
