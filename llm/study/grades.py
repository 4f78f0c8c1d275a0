"""The figures of the study: shares of graded cases, agreement, paired tests, and how many cases it would take.

numpy and the standard library only, so that each figure can be checked by hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import comb, lgamma, log
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]

DRAWS = 10_000  # of the bootstrap
TAIL = 2.5  # percent cut off at either end: an interval of 95 %
ALPHA, POWER = 0.05, 0.8
MOST_CASES = 2_000  # beyond this many nobody is told a number


class Grade(StrEnum):
    """How near a list of diagnoses comes to the true one."""

    NO = "no"
    PARTIAL = "partial"
    YES = "yes"


CREDIT = {Grade.NO: 0.0, Grade.PARTIAL: 0.5, Grade.YES: 1.0}


@dataclass(frozen=True)
class Shares:
    """0–1. Strict counts yes alone, half counts partial as half a case, lenient as a whole one."""

    cases: int
    strict: float
    half: float
    lenient: float


@dataclass(frozen=True)
class Paired:
    """Cases that only one of two ways got right, and the exact two-sided McNemar p."""

    only_first: int
    only_second: int
    p: float


def shares(grades: Sequence[Grade]) -> Shares:
    """Raises ValueError without a case."""
    if not grades:
        raise ValueError("no graded case")
    count, number = Counter(grades), len(grades)
    half = sum(CREDIT[grade] for grade in grades) / number
    right = count[Grade.YES]
    return Shares(number, right / number, half, (right + count[Grade.PARTIAL]) / number)


def middle(grades: Sequence[Grade]) -> Grade:
    """One grade for several tries: the median; of an even number the lower one of the two in the middle."""
    ordered = sorted(grades, key=lambda grade: CREDIT[grade])
    return ordered[(len(ordered) - 1) // 2]


def mcnemar(first: Sequence[bool], second: Sequence[bool]) -> Paired:
    """The same cases in the same order; only those where the two differ count."""
    pairs = Counter(zip(first, second, strict=True))
    one, other = pairs[True, False], pairs[False, True]
    below = sum(comb(one + other, k) for k in range(min(one, other) + 1))
    return Paired(one, other, min(1.0, 2 * below / 2 ** (one + other)))


def kappa(first: Sequence[Grade], second: Sequence[Grade]) -> float | None:
    """Cohen's kappa, unweighted; None when both gave all the same grade, where it means nothing."""
    number = len(first)
    agreed = sum(a == b for a, b in zip(first, second, strict=True)) / number if number else 0.0
    one, other = Counter(first), Counter(second)
    chance = sum(one[grade] * other[grade] for grade in Grade) / number**2 if number else 1.0
    return None if chance == 1 else (agreed - chance) / (1 - chance)


def interval(values: Sequence[float], seed: int = 0) -> tuple[float, float]:
    """95 % bootstrap interval of the mean over cases; for a difference give the differences, case by case."""
    numbers = np.asarray(values, dtype=float)
    drawn = np.random.default_rng(seed).integers(0, len(numbers), (DRAWS, len(numbers)))
    low, high = np.percentile(numbers[drawn].mean(1), [TAIL, 100 - TAIL])
    return float(low), float(high)


@lru_cache
def cases_needed(better: float, worse: float) -> int | None:
    """How many cases the exact test needs to find this difference four times in five (p < 0.05, two-sided).

    `better` and `worse` are the shares of cases that only the second and only the first way gets right. None when
    the two are equal, or when more than `MOST_CASES` would be needed.
    """
    apart = better + worse
    if better == worse or not 0 < apart <= 1:
        return None
    found = _chances(better / apart)
    logs = np.array([lgamma(n + 1) for n in range(MOST_CASES + 1)])
    for number in range(1, MOST_CASES + 1):
        differing = np.arange(number + 1)
        if float((_binomial(number, apart, logs)[differing] * found[differing]).sum()) >= POWER:
            return number
    return None


def _chances(share: float) -> Floats:
    """For 0, 1, 2, … cases that differ: the chance that the test finds it when `share` of them are better."""
    logs = np.array([lgamma(n + 1) for n in range(MOST_CASES + 1)])
    chances = np.zeros(MOST_CASES + 1)
    for number in range(1, MOST_CASES + 1):
        least = int(np.searchsorted(np.cumsum(_binomial(number, 0.5, logs)) * 2, ALPHA, side="right"))
        said = _binomial(number, share, logs)
        chances[number] = said[:least].sum() + said[number + 1 - least :].sum()
    return chances


def _binomial(number: int, share: float, logs: Floats) -> Floats:
    """(number + 1,) the chance of each count."""
    if share in (0.0, 1.0):
        sure = np.zeros(number + 1)
        sure[number if share else 0] = 1.0
        return sure
    k = np.arange(number + 1)
    chance: Floats = np.exp(
        logs[number] - logs[k] - logs[number - k] + k * log(share) + (number - k) * log(1 - share)
    )
    return chance
