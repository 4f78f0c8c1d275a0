"""The product of the posteriors of a face net and a voice net: what a fusion that was trained has to beat."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.card import read_card
from models.checkpoint import load
from models.data.labels import NEUTRAL, fold
from models.predicting import predict
from models.spec import read_spec
from models.training.calibration import nll
from models.training.feed import Clips
from models.training.metrics import accuracy, confusion, uar
from models.training.pool import Pool

Floats = npt.NDArray[np.float64]


def product(model: Path, data: Path, split: str, starts: Mapping[str, Path]) -> dict[str, dict[str, Any]]:
    """By name: the product, and each net alone. `split`: of the fusion's own people, or all."""
    spec, card = read_spec(model / "model.toml"), read_card(model)
    pool = Pool.open([data], spec.labels)
    people = pool.fact("person")
    if card.split is None or (split != "all" and not card.split.people):
        raise SystemExit(f"The card of {card.name} does not name its people.")
    positions = [i for i, one in enumerate(people) if split == "all" or one in card.split.people[split]]
    there, truth = {pool.fact("label")[i] for i in positions}, pool.targets()[positions]
    alone = {
        branch.start: _says(starts[branch.start], data, positions, spec.labels, spec.window.frames)
        for branch in spec.branches.values()
    }
    together = np.prod(list(alone.values()), axis=0)
    together /= together.sum(axis=1, keepdims=True)
    named = {"product of posteriors": together, **{f"{name} alone": said for name, said in alone.items()}}
    return {name: _figures(fold(said, spec.labels, there), truth) for name, said in named.items()}


def _says(folder: Path, data: Path, positions: list[int], labels: tuple[str, ...], frames: int) -> Floats:
    """(N, labels) of a net of one sense; one that does not know calm gives it what it gives neutral."""
    net, spec, _ = load(folder)
    if "face" in spec.branches:
        spec = spec.model_copy(update={"window": spec.window.model_copy(update={"frames": frames})})
    clips = Clips(Pool.open([data], spec.labels), positions, spec)
    said = predict(net, spec, clips, tuple(spec.branches))
    places = [spec.labels.index(NEUTRAL if label not in spec.labels else label) for label in labels]
    wide = said[:, places]
    return np.asarray(wide / wide.sum(axis=1, keepdims=True))


def _figures(said: Floats, truth: npt.NDArray[np.int64]) -> dict[str, Any]:
    counts = confusion(said.argmax(1), truth, said.shape[1])
    return {"clips": len(truth), "uar": uar(counts), "accuracy": accuracy(counts), "nll": nll(said, truth)}
