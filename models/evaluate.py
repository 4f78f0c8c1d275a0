"""Measuring a trained model on prepared data: every figure that its card and report show.

What was measured is said with it: whose clips, how many, which senses, and how many of the clips are of people whom
the model has learnt from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from models import corruptions
from models.card import Card, write_card
from models.checkpoint import load
from models.data.labels import fold
from models.net import EmotionNet
from models.predicting import Change, having, predict
from models.spec import ModelSpec
from models.training.calibration import covered, reliability, sharpened
from models.training.comparing import interval, sex_gap
from models.training.feed import Clips
from models.training.metrics import confusion, scores, uar
from models.training.pool import NAMED, SIDES, Pool, found_again

Floats = npt.NDArray[np.floating[Any]]
LEAST_PEOPLE = 2  # for an interval over people


class NotMeasured(ValueError):
    """There is nothing to measure as it was asked; the message says why."""


@dataclass(frozen=True)
class Asked:
    """`split`: train, val or test of the model's own people, or all; `people`, `branch`: only these."""

    data: tuple[Path, ...]
    split: str = "all"
    people: tuple[str, ...] = ()
    branch: str = "all"


@dataclass(frozen=True)
class _Bench:
    """A loaded model before chosen clips."""

    net: EmotionNet
    spec: ModelSpec
    card: Card
    pool: Pool
    positions: list[int]
    senses: tuple[str, ...]

    def says(
        self, senses: Sequence[str] | None = None, change: Change | None = None
    ) -> npt.NDArray[np.float64]:
        """(N, C), with labels that the data lacks folded away."""
        clips = Clips(self.pool, self.positions, self.spec)
        labels = self.pool.fact("label")
        said = predict(self.net, self.spec, clips, senses or self.senses, change)
        return fold(said, self.spec.labels, {labels[i] for i in self.positions})

    @property
    def truth(self) -> npt.NDArray[np.int64]:
        return self.pool.targets()[self.positions]

    @property
    def people(self) -> list[str]:
        return self.pool.people(self.positions)


def evaluate(folder: Path, asked: Asked, device: str = "auto") -> dict[str, Any]:
    """All figures, ready for JSON. Raises `NotMeasured`, `OtherPeople`, `NotPrepared`, `DoesNotFit`, and what `load`
    raises."""
    bench = _bench(folder, asked, device)
    said, truth, people = bench.says(), bench.truth, bench.people
    labels, first = bench.spec.labels, said.argmax(1)
    calibrated = sharpened(said, bench.card.temperature)
    figures = scores(said, truth, labels, people, bench.card.temperature).as_json()
    if len(set(people)) > NAMED:
        figures["per_person"]["people"] = {}
    sexes = [bench.pool.fact("sex")[i] or "" for i in bench.positions]
    gap = sex_gap(first, truth, people, sexes, len(labels))
    enough = len(set(people)) >= LEAST_PEOPLE
    return {
        "model": bench.card.name,
        "weights_sha256": bench.card.weights_sha256,
        "measured": _measured(bench, asked),
        "labels": list(labels),
        **figures,
        "uar_interval": list(interval(first, truth, people, len(labels))) if enough else None,
        "temperature": bench.card.temperature,
        "reliability": {"before": reliability(said, truth), "after": reliability(calibrated, truth)},
        "sex_gap": None if gap is None else asdict(gap),
        "sufficient": _sufficient(bench.card, calibrated, truth, labels),
        "missing": _missing(bench),
        "robustness": _robustness(bench, _figure(said, truth)),
    }


def onto_card(folder: Path, card: Card, result: dict[str, Any]) -> None:
    """Puts the short figures of an evaluation on the model's card, under what was measured."""
    left_out = {"model", "weights_sha256", "labels", "reliability", "temperature"}
    short = {name: value for name, value in result.items() if name not in left_out}
    short["coverage"] = {name: short["coverage"][name] for name in ("at", "accuracy")}
    short["per_person"] = {name: short["per_person"][name] for name in ("min", "median", "max")}
    what = result["measured"]
    name = " ".join([*what["data"], what["split"], what["branch"]])
    write_card(folder, card.model_copy(update={"scores": {**card.scores, name: short}}))


def _bench(folder: Path, asked: Asked, device: str) -> _Bench:
    net, spec, card = load(folder)
    pool = Pool.open(asked.data, spec.labels)
    if asked.branch not in ("all", *spec.branches):
        raise NotMeasured(f"{spec.name} has no branch {asked.branch!r}; it has {', '.join(spec.branches)}.")
    senses = tuple(spec.branches) if asked.branch == "all" else (asked.branch,)
    positions = having(pool, _side(pool, card, asked.split), senses)
    if asked.people:
        known = set(pool.fact("person"))
        if strange := set(asked.people) - known:
            raise NotMeasured(
                f"Nobody is called {', '.join(sorted(strange))}; there are {', '.join(sorted(known)[:20])}."
            )
        positions = [i for i in positions if pool.people([i])[0] in asked.people]
    if not positions:
        raise NotMeasured("No clip is left to measure on.")
    on_cuda = device == "cuda" or (device == "auto" and torch.cuda.is_available())
    return _Bench(net.to("cuda" if on_cuda else "cpu"), spec, card, pool, positions, senses)


def _side(pool: Pool, card: Card, split: str) -> list[int]:
    if split == "all":
        return list(range(len(pool)))
    if split not in SIDES:
        raise NotMeasured(f"There is no side {split!r}; there are {', '.join(SIDES)} and all.")
    if card.split is None:
        raise NotMeasured(f"The card of {card.name} names no split; measure on all.")
    if card.split.people:
        names = set(card.split.people[split])
        return [i for i, person in enumerate(pool.fact("person")) if person in names]
    return list(getattr(found_again(pool, card.split), split))


def _measured(bench: _Bench, asked: Asked) -> dict[str, Any]:
    corpora = bench.pool.fact("corpus")
    seen = set(bench.card.split.people.get("train", ())) if bench.card.split else set()
    return {
        "data": sorted({corpora[i] for i in bench.positions}),
        "split": asked.split,
        "branch": asked.branch,
        "people": len(set(bench.people)),
        "chosen": list(asked.people),
        "clips_of_people_learnt_from": sum(person in seen for person in bench.people),
    }


def _figure(said: Floats, truth: npt.NDArray[np.int64]) -> dict[str, float]:
    counts = confusion(said.argmax(1), truth, said.shape[1])
    return {"uar": uar(counts), "accuracy": float(np.trace(counts) / counts.sum())}


def _sufficient(
    card: Card, calibrated: Floats, truth: npt.NDArray[np.int64], labels: Sequence[str]
) -> dict[str, Any] | None:
    """What the card's limits of "insufficient evidence" leave of these people's clips, and how right that is."""
    if not card.thresholds:
        return None
    left = covered(calibrated, labels, card.thresholds)
    right = calibrated.argmax(1) == truth
    return {"coverage": float(left.mean()), "accuracy": float(right[left].mean()) if left.any() else None}


def _missing(bench: _Bench) -> dict[str, Any]:
    """Without each of the senses, where there are several."""
    found = {}
    here = [sense for sense in bench.senses if sense in bench.pool.branches]
    for gone in here if len(here) > 1 else ():
        found[f"without {gone}"] = _figure(
            bench.says([sense for sense in here if sense != gone]), bench.truth
        )
    return found


def _robustness(bench: _Bench, unharmed: dict[str, float]) -> dict[str, Any]:
    """Under each change that a sense of the model can suffer; vectors that were made elsewhere suffer none."""
    window = bench.spec.window
    hearing = "voice" in bench.senses and "voice" in bench.pool.branches and window.sound is not None
    seeing = "face" in bench.senses and "face" in bench.pool.branches and window.image is not None
    names = list(corruptions.FACE) if seeing else ["noise", "compression"] if hearing else []
    rate = window.sound.rate if window.sound else None
    found: dict[str, Any] = {}
    for name in names:
        suffered = _figure(bench.says(change=corruptions.change(name, window.image, rate)), bench.truth)
        found[name] = {**suffered, "lost_uar": unharmed["uar"] - suffered["uar"]}
    return found
