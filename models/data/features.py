"""Files of ready-made vectors: no sound, no pictures, only what other networks made of them.

RAVDESS: ids, actor, emotion, au (facial action units), mfcc (statistics), w2v2 (a voice embedding). CREMA-D: ids and
w2v2, with the table of demographics beside it. Which one it is, is told by the names in `ids`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.data import cremad, ravdess
from models.data.samples import Sample, WrongLayout, checked

BRANCHES = {
    "au": "face_units",
    "mfcc": "voice_mfcc",
    "w2v2": "voice_w2v2",
}  # in the file -> the branch's name
LOOKED_FOR = "ready-made vectors (npz with ids and one of au, mfcc, w2v2)"


def read(file: Path) -> tuple[Sample, ...]:
    """Raises `WrongLayout`, `UnknownLabel`."""
    if not file.is_file():
        raise WrongLayout(f"There is no {file}; looked for {LOOKED_FOR}.")
    with np.load(file, allow_pickle=False) as packed:
        arrays = {name: packed[name] for name in packed.files}
    vectors = {branch: arrays[name].astype(np.float32) for name, branch in BRANCHES.items() if name in arrays}
    ids = [str(name) for name in arrays.get("ids", ())]
    if not ids or not vectors or any(len(rows) != len(ids) for rows in vectors.values()):
        raise WrongLayout(f"{file} holds no {LOOKED_FOR}.")
    if all(cremad.NAME.fullmatch(name) for name in ids):
        return checked(_cremad(file.parent, ids, vectors), LOOKED_FOR, file)
    if all(ravdess.NAME.fullmatch(name) for name in ids):
        return checked(_ravdess(file, ids, vectors, arrays), LOOKED_FOR, file)
    raise WrongLayout(f"{file} names its clips neither as RAVDESS nor as CREMA-D.")


def _cremad(folder: Path, ids: list[str], vectors: Mapping[str, npt.NDArray[Any]]) -> list[Sample]:
    sexes = cremad.sexes_of(folder)
    return [
        replace(cremad.sample(name, cremad.meant(name), sexes), vectors=_row(vectors, i))
        for i, name in enumerate(ids)
    ]


def _ravdess(
    file: Path,
    ids: list[str],
    vectors: Mapping[str, npt.NDArray[Any]],
    arrays: Mapping[str, npt.NDArray[Any]],
) -> list[Sample]:
    samples = [replace(ravdess.sample(name[3:], {}), vectors=_row(vectors, i)) for i, name in enumerate(ids)]
    for i, name in enumerate(ids):
        emotion, actor = int(name[6:8]), int(name[18:20])
        if (arrays["emotion"][i], arrays["actor"][i]) != (emotion, actor):
            raise WrongLayout(f"{file}: row {i} is named {name} but says another emotion or actor.")
    return samples


def _row(vectors: Mapping[str, npt.NDArray[Any]], i: int) -> dict[str, npt.NDArray[Any]]:
    return {branch: rows[i] for branch, rows in vectors.items()}
