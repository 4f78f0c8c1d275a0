"""AffectNet: faces from the web, eight emotions (contempt besides the seven). Mollahosseini and others 2017.

Three layouts: train_set|val_set with images/*.jpg and annotations/*_exp.npy (faces cut out already); training.csv and
validation.csv beside Manually_Annotated_Images; folders train|val|test with one folder a class, by number or name.
For research. The people are unknown, so each picture counts as a person.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import numpy as np

from models.data.labels import ours
from models.data.samples import Sample, WrongLayout, checked, files_in, need_folder

PICTURES = (".jpg", ".jpeg", ".png")
SETS = {"train_set": "train", "val_set": "val", "test_set": "test"}
TABLES = {"training.csv": "train", "validation.csv": "val"}
FOLDERS = {"train": "train", "val": "val", "valid": "val", "test": "test"}
IMAGES = ("Manually_Annotated_Images", "Manually_Annotated/Manually_Annotated_Images", ".")
COLUMNS = {"subDirectory_filePath", "expression"}


def read(folder: Path, classes: Literal[7, 8] = 8) -> tuple[Sample, ...]:
    """Seven classes: contempt is left out. Raises `WrongLayout`, `UnknownLabel`."""
    need_folder(folder, "AffectNet")
    samples = [sample for layout in (_annotated, _listed, _sorted) for sample in layout(folder)]
    if classes == 7:
        samples = [sample for sample in samples if sample.label != "contempt"]
    return checked(
        samples, "AffectNet: train_set/annotations/*_exp.npy, training.csv or train/0/*.jpg", folder
    )


def _annotated(folder: Path) -> Iterator[Sample]:
    for place, part in SETS.items():
        for image in files_in(folder / place / "images", PICTURES):
            told = folder / place / "annotations" / f"{image.stem}_exp.npy"
            if not told.is_file():
                raise WrongLayout(f"{image} has no {told.name} in annotations.")
            number = int(np.load(told, allow_pickle=False))  # some copies keep it as text
            yield from _sample(part, image, str(number), image.stem, cropped=True)


def _listed(folder: Path) -> Iterator[Sample]:
    for table, part in TABLES.items():
        file = next(iter(sorted({*folder.glob(table), *folder.glob(f"*/{table}")})), None)
        if file is None:
            continue
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            if not set(rows.fieldnames or ()) >= COLUMNS:
                raise WrongLayout(f"{file} has not the columns {' and '.join(sorted(COLUMNS))}.")
            for row in rows:
                path = row["subDirectory_filePath"]
                image = next((found for place in IMAGES if (found := folder / place / path).is_file()), None)
                if image is not None:
                    yield from _sample(part, image, row["expression"], path, cropped=False)


def _sorted(folder: Path) -> Iterator[Sample]:
    for place, part in FOLDERS.items():
        if not (folder / place).is_dir():
            continue
        for image in files_in(folder / place, PICTURES):
            label = image.parent.name.lower()
            yield from _sample(part, image, label, f"{label}-{image.stem}", cropped=True)


def _sample(part: str, image: Path, told: str, name: str, cropped: bool) -> Iterator[Sample]:
    label = ours("affectnet", told)
    if label is not None:
        name = f"affectnet-{part}-{name}"
        yield Sample(name, name, label, "affectnet", name, face=image, cropped=cropped, part=part)
