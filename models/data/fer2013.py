"""FER2013: 35,887 grey faces of 48 x 48 pixels from the web, seven emotions. Goodfellow and others 2013; no licence.

As Kaggle's table (fer2013.csv, or icml_face_data.csv), as folders of pictures (part/class/file), or packed (npz with
`data`, `offset`, `y`, `classes`, `split`, `dup_group`). Nobody knows who is in the pictures: equal pictures together
count as one person, and stay together.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from models.data.labels import ours
from models.data.samples import Sample, WrongLayout, checked, files_in, need_folder

SIDE = 48  # pixels
CLASSES = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")  # in the order of the table
USAGES = {"Training": "training", "PublicTest": "public", "PrivateTest": "private"}
PARTS = ("training", "public")  # of the packed file, in the order of its numbers
FOLDERS = {
    "train": "training",
    "training": "training",
    "public": "public",
    "private": "private",
    "test": "test",
}
PACKED = {"data", "offset", "y", "classes", "split", "dup_group"}
PICTURES = (".png", ".jpg", ".jpeg")
LOOKED_FOR = "FER2013: a table (csv), a packed file (npz) or folders train/angry/*.jpg"


def read(place: Path) -> tuple[Sample, ...]:
    """`place`: the file, or the folder that holds it. Raises `WrongLayout`, `UnknownLabel`."""
    if place.is_dir():
        tables = [
            file for file in files_in(place, (".csv", ".npz")) if "fer" in file.name or "icml" in file.name
        ]
        if not tables:
            return checked(_from_folders(place), LOOKED_FOR, place)
        place = tables[0]
    if not place.is_file():
        raise WrongLayout(f"There is no {place}; looked for {LOOKED_FOR}.")
    if place.suffix == ".npz":
        return checked(_from_packed(place), LOOKED_FOR, place)
    return checked(_from_table(place), LOOKED_FOR, place)


def _from_packed(file: Path) -> Iterator[Sample]:
    with np.load(file, allow_pickle=False) as packed:
        if missing := PACKED - set(packed.files):
            raise WrongLayout(f"{file} lacks {', '.join(sorted(missing))}.")
        data, offset, y, split = packed["data"], packed["offset"], packed["y"], packed["split"]
        classes = [str(name) for name in packed["classes"]]
        groups = packed["dup_group"]
    for i in range(len(y)):
        yield _sample(
            f"{i:05}",
            classes[y[i]],
            f"fer2013-{groups[i]}",
            PARTS[split[i]],
            data[offset[i] : offset[i + 1]],
        )


def _from_table(file: Path) -> Iterator[Sample]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines, skipinitialspace=True)
        if not {"emotion", "pixels", "Usage"} <= set(rows.fieldnames or ()):
            raise WrongLayout(f"{file} has not the columns emotion, pixels and Usage.")
        for i, row in enumerate(rows):
            pixels = np.array(row["pixels"].split(), np.uint8)
            if len(pixels) != SIDE * SIDE or row["Usage"] not in USAGES or not row["emotion"].isdecimal():
                raise WrongLayout(
                    f"Line {i + 2} of {file} is no face of {SIDE} x {SIDE} with emotion and usage."
                )
            number = int(row["emotion"])
            label = CLASSES[number] if number < len(CLASSES) else row["emotion"]
            group = f"fer2013-{_fingerprint(pixels.tobytes())}"
            yield _sample(f"{i:05}", label, group, USAGES[row["Usage"]], pixels.reshape(SIDE, SIDE))


def _from_folders(folder: Path) -> Iterator[Sample]:
    need_folder(folder, "FER2013")
    for place in sorted(folder.iterdir()):
        part = FOLDERS.get(place.name.lower())
        if part is None:
            continue
        for file in files_in(place, PICTURES):
            content = np.frombuffer(file.read_bytes(), np.uint8)
            group = f"fer2013-{_fingerprint(content.tobytes())}"
            name = f"{part}-{file.parent.name}-{file.stem}"
            yield _sample(name, file.parent.name.lower(), group, part, content)


def _sample(name: str, label: str, group: str, part: str, still: npt.NDArray[np.uint8]) -> Sample:
    named = ours("fer2013", label)
    if named is None:
        raise ValueError(label)
    return Sample(
        id=f"fer2013-{name}",
        person=group,
        label=named,
        corpus="fer2013",
        group=group,
        still=still,
        cropped=True,
        part=part,
    )


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
