"""Small folders in the layout of a data set."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from models.data.samples import Sample


def touch(*files: Path) -> None:
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"content is not looked at")


def table(file: Path, rows: Sequence[Sequence[object]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)


def by_id(samples: Sequence[Sample]) -> dict[str, Sample]:
    return {sample.id: sample for sample in samples}
