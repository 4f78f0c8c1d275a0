"""One JSON line an epoch: what a monitor reads while a training runs, and what is left of it afterwards. std only."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Epoch:
    """What one pass over the training people gave; validation figures are of people it never saw."""

    phase: str
    epoch: int  # from 1, over all phases
    train_loss: float
    validation_loss: float
    accuracy: float
    uar: float
    best: bool  # the best of its phase so far
    learning_rate: float
    seconds: float


def append(file: Path, epoch: Epoch) -> None:
    """Written through to the disk, so that a kill right after loses nothing."""
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(asdict(epoch)) + "\n")
        lines.flush()
        os.fsync(lines.fileno())


def read(file: Path) -> tuple[Epoch, ...]:
    """All epochs so far; a last line that a kill cut short is left out. Raises ValueError on any other odd line."""
    if not file.exists():
        return ()
    found = []
    *whole, _cut = file.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(whole, 1):
        try:
            found.append(Epoch(**json.loads(line)))
        except (ValueError, TypeError) as error:
            raise ValueError(f"{file}, line {number} is no line of a training") from error
    return tuple(found)


def keep(file: Path, epochs: int) -> None:
    """Forget what came after so many epochs: a resumed training does them again."""
    kept = read(file)[:epochs]
    fresh = file.with_suffix(".new")
    fresh.write_text("".join(json.dumps(asdict(epoch)) + "\n" for epoch in kept), encoding="utf-8")
    fresh.replace(file)
