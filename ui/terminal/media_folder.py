"""A folder of recordings as somebody brings it: which files are answers, and in which order."""

from __future__ import annotations

import re
from pathlib import Path

from interview.errors import FileDamaged
from ui.terminal.output import notes

FILMS = {".mp4", ".mkv", ".webm", ".mov", ".avi", ".flv", ".mpg", ".mpeg", ".m4v", ".3gp", ".ts", ".wmv"}
SOUNDS = {".wav", ".flac", ".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".wma", ".aif", ".aiff"}
PHOTOGRAPHS = (".jpg", ".jpeg", ".png", ".bmp", ".webp")
MEDIA = frozenset(FILMS | SOUNDS)


def media_files(folder: Path) -> list[Path]:
    """Every media file in name order, numbers by their value; names what it leaves out."""
    if not folder.is_dir():
        raise FileDamaged(f"{folder} is no folder.", "Give a folder with one media file a question.")
    entries = sorted((path for path in folder.iterdir() if not path.name.startswith(".")), key=_name_order)
    left = [path.name for path in entries if path.suffix.lower() not in MEDIA]
    if left:
        notes.print(f"Not media, left out: {', '.join(left)}", markup=False)
    return [path for path in entries if path.suffix.lower() in MEDIA]


def photographs(folder: Path) -> list[Path]:
    """Every photograph of a folder in name order, numbers by their value; anything else is left alone."""
    files = sorted((path for path in folder.iterdir() if not path.name.startswith(".")), key=_name_order)
    found = [path for path in files if path.suffix.lower() in PHOTOGRAPHS]
    if not found:
        raise FileDamaged(f"There is no photograph in {folder}.", f"They end in: {', '.join(PHOTOGRAPHS)}.")
    return found


def _name_order(path: Path) -> tuple[tuple[int, int, str], ...]:
    parts = re.split(r"(\d+)", path.name.casefold())
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)
