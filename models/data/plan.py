"""What a preparation is asked for, in values that can be written down and compared: shapes, names, checksums."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from models.data.prepared import FORM, Cut
from models.data.samples import Sample
from models.data.words import Words

FILES = ("face", "voice", "text")  # branches whose arrays are not ready-made vectors


@dataclass(frozen=True)
class Plan:
    """`words`: what cuts the sentences into pieces; None: no words are wanted."""

    samples: Sequence[Sample]
    cut: Cut
    words: Words | None = None

    @property
    def told(self) -> dict[str, Any]:
        """Changes with the cut, the vocabulary, and with every sample, its label, its person and its place."""
        found = hashlib.sha256()
        for one in self.samples:
            told = (
                one.id,
                one.person,
                one.label,
                one.group,
                one.part,
                one.start,
                one.end,
                one.area,
                one.cropped,
            )
            found.update(repr((told, str(one.face), str(one.sound), sorted(one.vectors or {}))).encode())
        return {"form": FORM, "cut": asdict(self.cut), "plan": found.hexdigest(), **self.told_of_words}

    @property
    def told_of_words(self) -> dict[str, Any]:
        return {} if self.words is None else {"words": self.words.told}

    @property
    def shapes(self) -> dict[str, tuple[tuple[int, ...], type]]:
        """Of every array that these samples can fill, by its file."""
        samples, cut, count = self.samples, self.cut, len(self.samples)
        shapes: dict[str, tuple[tuple[int, ...], type]] = {}
        if cut.frames and any(sample.face or sample.still is not None for sample in samples):
            shapes["face.npy"] = (count, cut.frames, cut.size, cut.size, 3), np.uint8
            shapes["face_found.npy"] = (count, cut.frames), np.bool_
        if cut.samples and any(sample.sound for sample in samples):
            shapes["voice.npy"] = (count, cut.samples), np.int16
            shapes["voice_span.npy"] = (count, 2), np.int32
        if self.words is not None and any(sample.text for sample in samples):
            shapes["text.npy"] = (count, self.words.pieces), np.int32
        for sample in samples:
            for name, vector in (sample.vectors or {}).items():
                shapes[file_of(name)] = (count, *vector.shape), np.float32
        return shapes

    def looks(self, sample: Sample) -> list[list[int]]:
        """Size and time of change of a sample's files; a checksum of what it brings itself."""
        stats = [file.stat() for file in (sample.face, sample.sound) if file is not None]
        brought = [sample.still, *(sample.vectors or {}).values()]
        sums = [
            [zlib.crc32(np.ascontiguousarray(values).tobytes())] for values in brought if values is not None
        ]
        said = [[zlib.crc32((sample.text or "").encode())]] if self.words is not None else []
        return [[stat.st_size, stat.st_mtime_ns] for stat in stats] + sums + said


def file_of(branch: str) -> str:
    return f"{branch}.npy" if branch in FILES else f"vector_{branch}.npy"


def row_of(sample: Sample, done: Mapping[str, Any]) -> dict[str, Any]:
    """What a prepared data set tells of a sample; `done`: what its journal does."""
    names = ("id", "person", "label", "corpus", "group", "part", "sex", "text")
    told = {name: getattr(sample, name) for name in names}
    return {
        **told,
        "row": done["row"],
        "present": done["present"],
        "whole": done.get("whole", False),
        "sha256": done["sha256"],
    }
