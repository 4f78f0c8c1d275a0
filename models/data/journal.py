"""What is done already, one JSON line each: kept when the program is killed, and never half."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def whole_lines(file: Path) -> list[dict[str, Any]]:
    """Those that were written to their end; what a kill cut off is taken out of the file."""
    if not file.is_file():
        return []
    text = file.read_text("utf-8")
    whole = text[: text.rfind("\n") + 1]
    if whole != text:
        write_whole(file, whole)
    return [json.loads(line) for line in whole.splitlines()]


def append(file: Path, lines: Iterable[dict[str, Any]]) -> None:
    """On the disk when it returns."""
    with file.open("a", encoding="utf-8") as journal:
        journal.writelines(json.dumps(line) + "\n" for line in lines)
        journal.flush()
        os.fsync(journal.fileno())


def write_whole(file: Path, text: str) -> None:
    """All of it or nothing."""
    part = file.with_name(f"{file.name}.part")
    with part.open("w", encoding="utf-8") as content:
        content.write(text)
        content.flush()
        os.fsync(content.fileno())
    part.replace(file)
