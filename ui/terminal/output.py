"""How the commands speak: results on standard output, everything else on standard error."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

notes = Console(stderr=True, highlight=False)
paper = Console(highlight=False)


def print_json(value: Mapping[str, Any]) -> None:
    """UTF-8 as it is, indented, with dataclasses as objects."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=_plain) + "\n")


def _plain(value: object) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def bar(moving: bool = True) -> Progress:
    """A bar with the time that is left; it goes away when the work is done. Not `moving`: while somebody is asked."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=notes,
        transient=True,
        disable=not moving,
    )
