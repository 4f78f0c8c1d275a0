"""What every reader of a data set gives: one sample a take, however many files the take lies in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import numpy.typing as npt

from models.data.labels import EXTRA, LABELS, UnknownLabel

Area = tuple[float, float, float, float]  # left, top, right, bottom: fractions of the picture


class WrongLayout(Exception):
    """A folder or file is not laid out as the data set is; the message says what was looked for."""


@dataclass(frozen=True, eq=False)
class Sample:
    """One take of one person. Where the people are unknown, equal pictures together count as one person."""

    id: str
    person: str
    label: str  # one of ours
    corpus: str
    group: str  # equal or overlapping takes share it: they stay on one side of every split
    face: Path | None = None  # a clip with a picture track, or a photograph
    sound: Path | None = None
    still: npt.NDArray[Any] | None = (
        None  # a face itself, uint8: (H, W) or (H, W, 3) RGB, or (n,) encoded bytes
    )
    vectors: Mapping[str, npt.NDArray[Any]] | None = None  # ready-made features, by branch
    start: float = 0.0  # seconds in the files where the take begins
    end: float | None = None  # seconds; None = where the files end
    area: Area | None = None  # where in the picture the person is; None = alone in it
    cropped: bool = False  # the picture is a face already, nobody needs to look for one
    part: str = ""  # the data set's own train, validation or test part
    sex: Literal["female", "male"] | None = None
    text: str | None = None  # what is said

    def __post_init__(self) -> None:
        if self.label not in LABELS and self.label not in EXTRA:
            raise UnknownLabel(f"{self.id} has no label of ours: {self.label!r}.")


def checked(samples: Iterable[Sample], looked_for: str, folder: Path) -> tuple[Sample, ...]:
    """Sorted by name. Raises `WrongLayout` when there are none, or when two have one name."""
    found = tuple(sorted(samples, key=lambda sample: sample.id))
    if not found:
        raise WrongLayout(f"{folder} holds no {looked_for}.")
    for one, other in pairwise(found):
        if one.id == other.id:
            raise WrongLayout(f"{folder} gives {one.id} twice.")
    return found


def need_folder(folder: Path, what: str) -> None:
    """Raises `WrongLayout` when it is no folder."""
    if not folder.is_dir():
        raise WrongLayout(f"{folder} is no folder of {what}.")


def files_in(folder: Path, endings: Sequence[str]) -> list[Path]:
    """Every file below a folder with one of these endings (lower case), sorted."""
    return sorted(file for file in folder.rglob("*") if file.suffix.lower() in endings and file.is_file())
