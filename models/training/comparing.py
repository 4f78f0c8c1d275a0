"""Is one model better than another, and does it serve both sexes alike: resampling of people, not of clips.

Clips of one person resemble each other, so a bootstrap over clips would be too sure of itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.training.metrics import confusion, uar

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.integer[Any]]
Bools = NDArray[np.bool_]

DRAWS = 2000
TAIL = 2.5  # percent cut off at either end: an interval of 95 %


@dataclass(frozen=True)
class Difference:
    """First minus second, with a 95 % interval; `p` is two-sided, from the same draws."""

    value: float
    low: float
    high: float
    p: float


@dataclass(frozen=True)
class SexGap:
    """UAR of women and of men and the first minus the second, with a 95 % interval over people."""

    female: float
    male: float
    gap: float
    low: float
    high: float


def compare(
    first: Ints, second: Ints, truth: Ints, people: Sequence[str], classes: int, seed: int = 0
) -> Difference:
    """Paired bootstrap over people of the difference in UAR; both predicted the same clips."""
    own, other = (_by_person(predicted, truth, people, classes) for predicted in (first, second))
    value = uar(own.sum(0)) - uar(other.sum(0))
    drawn = np.array([uar(own[d].sum(0)) - uar(other[d].sum(0)) for d in _draws(len(own), seed)])
    tail = min((drawn <= 0).mean(), (drawn >= 0).mean())
    return Difference(value, *_interval(drawn), p=float(min(1.0, 2 * max(tail, 1 / (DRAWS + 1)))))


def interval(
    predicted: Ints, truth: Ints, people: Sequence[str], classes: int, seed: int = 0
) -> tuple[float, float]:
    """95 % interval of the UAR over people."""
    counts = _by_person(predicted, truth, people, classes)
    return _interval(np.array([uar(counts[d].sum(0)) for d in _draws(len(counts), seed)]))


def mcnemar(first_right: Bools, second_right: Bools) -> float:
    """Two-sided exact p that both err equally often; from the clips where only one is right."""
    only_first = int((first_right & ~second_right).sum())
    only_second = int((second_right & ~first_right).sum())
    total = only_first + only_second
    if not total:
        return 1.0
    below = sum(comb(total, k) for k in range(min(only_first, only_second) + 1))
    return float(min(1.0, 2 * below / 2**total))


def sex_gap(
    predicted: Ints, truth: Ints, people: Sequence[str], sexes: Sequence[str], classes: int, seed: int = 0
) -> SexGap | None:
    """None where fewer than two people of either sex are known."""
    sex, names = np.asarray(sexes), np.asarray(people)
    sides = []
    for wanted in ("female", "male"):
        chosen = sex == wanted
        if len(np.unique(names[chosen])) < 2:
            return None
        sides.append(_by_person(predicted[chosen], truth[chosen], names[chosen].tolist(), classes))
    women, men = sides
    pairs = zip(_draws(len(women), seed), _draws(len(men), seed + 1), strict=True)
    drawn = np.array([uar(women[w].sum(0)) - uar(men[m].sum(0)) for w, m in pairs])
    female, male = uar(women.sum(0)), uar(men.sum(0))
    return SexGap(female, male, female - male, *_interval(drawn))


def _by_person(predicted: Ints, truth: Ints, people: Sequence[str], classes: int) -> Ints:
    """(people, C, C) confusion counts: a draw of people is then a sum."""
    names = np.asarray(people)
    return np.stack([confusion(predicted[names == n], truth[names == n], classes) for n in np.unique(names)])


def _draws(size: int, seed: int) -> Ints:
    return np.random.default_rng(seed).integers(0, size, (DRAWS, size))


def _interval(drawn: Floats) -> tuple[float, float]:
    low, high = np.percentile(drawn, [TAIL, 100 - TAIL])
    return float(low), float(high)
