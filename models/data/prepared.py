"""A prepared data set: a folder of arrays that are read from the disk as they are needed.

`samples.json` says what lies in each row; `face.npy` (N, T, H, W, 3) uint8 RGB, `face_found.npy` (N, T) bool,
`voice.npy` (N, S) int16 at 16 kHz, `voice_span.npy` (N, 2) from which number to which it is sound and not filling,
`text.npy` (N, L) int32 pieces of words, and one `vector_NAME.npy` (N, D) float32 for each ready-made vector.
models/data/prepare.py writes it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.data.labels import in_order, position
from models.data.splits import Who

SAMPLES = "samples.json"
FORM = 1  # of the folder; another number is refused


class NotPrepared(Exception):
    """The folder holds no finished prepared data set; the message says what to do."""


@dataclass(frozen=True)
class Cut:
    """What is cut from each take. The same seconds for picture and sound."""

    seconds: float
    frames: int  # 0 = no faces are wanted
    size: int  # pixels of a side of a face
    rate: int = 16_000  # samples a second; 0 = no sound is wanted

    @property
    def samples(self) -> int:
        """Of sound in one take."""
        return round(self.seconds * self.rate)


class Prepared:
    """`labels`: the order in which a label is counted; left out, the labels that are there, in our order."""

    def __init__(self, folder: Path, told: Mapping[str, Any], labels: Sequence[str] | None = None) -> None:
        self.folder = folder
        self.cut = Cut(**told["cut"])
        self.corpora: tuple[str, ...] = tuple(sorted({row["corpus"] for row in told["samples"]}))
        self.left_out: Mapping[str, str] = told["left_out"]  # id -> why
        self.pieces: int = told.get("words", {}).get("pieces", 0)  # of words in one take; 0: no words
        self._rows: list[dict[str, Any]] = told["samples"]
        self.in_data = in_order(row["label"] for row in self._rows)
        self.labels = tuple(labels) if labels is not None else self.in_data
        self._targets = [position(row["label"], self.labels) for row in self._rows]
        self._arrays = {name: np.load(folder / file, mmap_mode="r") for name, file in told["arrays"].items()}

    @classmethod
    def open(cls, folder: Path, labels: Sequence[str] | None = None) -> Prepared:
        """Raises `NotPrepared`, and `UnknownLabel` when a clip's label is none of `labels`."""
        file = folder / SAMPLES
        if not file.is_file():
            raise NotPrepared(f"{folder} is not prepared, or not to its end. Run: main.py prepare")
        told = json.loads(file.read_text("utf-8"))
        if told.get("form") != FORM:
            raise NotPrepared(f"{folder} was prepared by another version. Run: main.py prepare")
        return cls(folder, told, labels)

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process opens the files itself instead of being sent what is in them."""
        return Prepared.open, (self.folder, self.labels)

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def branches(self) -> tuple[str, ...]:
        """face, voice, text and the names of the ready-made vectors: those that at least one sample has."""
        return tuple(self._arrays)

    @property
    def who(self) -> Who:
        """For the splits."""
        rows = self._rows
        return Who(
            [row["person"] for row in rows], [row["group"] for row in rows], [row["label"] for row in rows]
        )

    @property
    def parts(self) -> list[str]:
        """The data set's own part of each sample, for `splits.by_part`."""
        return [row["part"] for row in self._rows]

    def facts(self, i: int) -> Mapping[str, Any]:
        """id, person, label, corpus, group, part, sex, text, present, whole, sha256 (of the sources)."""
        return self._rows[i]

    def targets(self) -> npt.NDArray[np.int64]:
        """(N,): positions in `labels`."""
        return np.array(self._targets, np.int64)

    def found(self, i: int) -> npt.NDArray[np.bool_]:
        """(T,): in which pictures a face was found; the others repeat the nearest one."""
        return np.asarray(np.load(self.folder / "face_found.npy", mmap_mode="r")[self._rows[i]["row"]])

    def spoken(self, i: int) -> str | None:
        """The words in the sound of a sample; None where they are not known, or are not all in what was cut out."""
        row = self._rows[i]
        return row["text"] if row.get("whole") and "voice" in row["present"] else None

    def item(self, i: int) -> dict[str, Any]:
        """Each branch's array (blank where absent), `present` {branch: bool}, `label` int, `person`, `spoken`.

        The arrays are views of the files: copy before writing into them.
        """
        row = self._rows[i]
        at = row["row"]
        here: dict[str, Any] = {name: array[at] for name, array in self._arrays.items()}
        present = {name: name in row["present"] for name in self._arrays}
        told = {"label": self._targets[i], "person": row["person"], "spoken": self.spoken(i)}
        return {**here, "present": present, **told}
