"""Made-up clips with a signal that can be learnt, so that every model can be tried without data.

The label is a bright square in its own place of the picture, a tone of its own height, a bump in a vector. Each
made-up person has a colour, a loudness and a noise of their own, so that people who were not learnt from differ.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.data.prepare import Faces, prepare
from models.data.prepared import Cut, Prepared
from models.data.samples import Area, Sample

GRID = 3  # places a side, for nine labels
LOWEST, STEP = 150.0, 1.4  # Hz of the first label; from one label to the next
LONG = 2.0  # windows: the length of a clip


def make(
    folder: Path, labels: Sequence[str], cut: Cut, people: int, vectors: Mapping[str, int], seed: int = 0
) -> Prepared:
    """Prepares in `folder` one clip a label of each person; `vectors`: width by branch.

    At most nine labels. A second call with the same wishes changes nothing.
    """
    clips = folder / "clips"
    clips.mkdir(parents=True, exist_ok=True)
    samples = [
        _sample(clips, person, number, label, vectors, seed)
        for person in range(people)
        for number, label in enumerate(labels)
    ]
    prepared = prepare(samples, folder / "prepared", cut, _Drawn(cut))
    if prepared is None:
        raise RuntimeError("nobody stopped it")
    return prepared


def _sample(
    clips: Path, person: int, number: int, label: str, vectors: Mapping[str, int], seed: int
) -> Sample:
    file = clips / f"{person:03}-{number}.json"
    told = json.dumps({"person": person, "number": number, "seed": seed})
    if not file.is_file() or file.read_text("utf-8") != told:
        file.write_text(told, "utf-8")
    random = np.random.default_rng([seed, person, number])
    made = {name: random.normal(0, 0.3, width).astype(np.float32) for name, width in vectors.items()}
    for vector in made.values():
        vector[number % len(vector)] += 3
    name = f"synthetic-{file.stem}"
    return Sample(
        id=name,
        person=f"synthetic-{person:03}",
        label=label,
        corpus="synthetic",
        group=name,
        face=file,
        sound=file,
        vectors=made,
        sex="female" if person % 2 else "male",
    )


class _Drawn:
    """`Media` of files that say only what is to be drawn."""

    def __init__(self, cut: Cut) -> None:
        self._cut = cut

    def seconds(self, file: Path) -> float | None:
        del file
        return LONG * self._cut.seconds

    def faces(
        self, file: Path, times: Sequence[float], size: int, area: Area | None, cropped: bool
    ) -> Faces | None:
        del area, cropped
        random, number = self._drawn(file)
        colour = random.uniform(0.2, 0.8, 3)
        place = max(1, size // GRID)
        top, left = number // GRID * place, number % GRID * place
        pictures = colour + random.normal(0, 0.05, (len(times), size, size, 3))
        pictures[:, top : top + place, left : left + place] = 1
        return (pictures.clip(0, 1) * 255).astype(np.uint8), np.ones(len(times), np.bool_)

    def still(self, picture: npt.NDArray[Any], size: int) -> npt.NDArray[np.uint8] | None:
        del picture, size
        return None

    def sound(self, file: Path, start: float, end: float) -> npt.NDArray[np.int16] | None:
        random, number = self._drawn(file)
        rate = self._cut.rate
        times = np.arange(round(start * rate), round(end * rate)) / rate
        tone = np.sin(2 * np.pi * (LOWEST * STEP**number * times + random.uniform()))
        heard = random.uniform(0.2, 0.6) * tone + random.normal(0, 0.02, len(times))
        return (heard * 32767).clip(-32768, 32767).astype(np.int16)

    def _drawn(self, file: Path) -> tuple[np.random.Generator, int]:
        told = json.loads(file.read_text("utf-8"))
        return np.random.default_rng([told["seed"], told["person"], 1]), told["number"]
