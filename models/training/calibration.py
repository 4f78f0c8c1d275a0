"""How far confidence can be believed: likelihood, calibration error, a temperature, and when to say nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.integer[Any]]

BINS = 15
LEAST = 1e-12  # a probability below this counts as this, so that one sure mistake costs 27.6 and not infinity
COLDEST, HOTTEST = 0.05, 20.0


def nll(probabilities: Floats, truth: Ints) -> float:
    """Mean negative log likelihood in nats."""
    return float(-np.log(np.maximum(probabilities[np.arange(len(truth)), truth], LEAST)).mean())


def ece(probabilities: Floats, truth: Ints, bins: int = BINS) -> float:
    """Expected calibration error: mean gap of confidence and accuracy over bins of equal width (Guo 2017)."""
    held = reliability(probabilities, truth, bins)
    return sum(abs(confidence - accuracy) * share for confidence, accuracy, share in held)


def reliability(probabilities: Floats, truth: Ints, bins: int = BINS) -> list[list[float]]:
    """[[confidence, accuracy, share of clips], …] of the bins that hold a clip."""
    sure, right = probabilities.max(1), probabilities.argmax(1) == truth
    place = np.clip(np.ceil(sure * bins).astype(int) - 1, 0, bins - 1)
    held = [place == number for number in range(bins)]
    return [[float(sure[b].mean()), float(right[b].mean()), float(b.mean())] for b in held if b.any()]


def sharpened(probabilities: Floats, temperature: float) -> Floats:
    """softmax(log p / temperature): above one less sure, below one more; the order of classes stays."""
    if not temperature > 0:
        raise ValueError(f"a temperature is above zero, not {temperature}")
    logs = np.log(np.maximum(probabilities, LEAST)) / temperature
    powers = np.exp(logs - logs.max(1, keepdims=True))
    return np.asarray(powers / powers.sum(1, keepdims=True))


def fit_temperature(probabilities: Floats, truth: Ints) -> float:
    """The temperature with the least negative log likelihood; to be fitted on validation people only.

    The likelihood is convex in 1 / temperature, so a golden-section search finds its one least value.
    """
    ratio = (np.sqrt(5) - 1) / 2
    low, high = np.log(COLDEST), np.log(HOTTEST)
    while high - low > 1e-5:
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        if _cost(probabilities, truth, left) < _cost(probabilities, truth, right):
            high = right
        else:
            low = left
    return float(np.exp((low + high) / 2))


def _cost(probabilities: Floats, truth: Ints, log_temperature: float) -> float:
    return nll(sharpened(probabilities, float(np.exp(log_temperature))), truth)


def at_coverage(probabilities: Floats, truth: Ints, coverage: float) -> float:
    """Accuracy of the surest share of clips; ties are kept in the order of the data."""
    kept = max(1, int(np.ceil(coverage * len(truth) - 1e-9)))
    surest = np.argsort(-probabilities.max(1), kind="stable")[:kept]
    return float((probabilities[surest].argmax(1) == truth[surest]).mean())


def coverage_curve(probabilities: Floats, truth: Ints, steps: int = 20) -> list[list[float]]:
    """[[coverage, accuracy], …] from 1 / steps to 1."""
    return [[step / steps, at_coverage(probabilities, truth, step / steps)] for step in range(1, steps + 1)]


def thresholds(probabilities: Floats, labels: Sequence[str], coverage: float) -> dict[str, float]:
    """Per class the confidence below which the reading is "insufficient evidence".

    Of the clips where a class comes first at least `coverage` stay, class by class, so that no class is silenced to
    save the others. A class that never came first gets the value of all clips together. To be fitted on validation
    people; what it leaves on others is `covered`.
    """
    if not 0 < coverage <= 1:
        raise ValueError(f"coverage is a share above 0 and up to 1, not {coverage}")
    first, sure = probabilities.argmax(1), probabilities.max(1)
    groups = [sure[first == number] for number in range(len(labels))]
    return {
        label: _keeps(group if len(group) else sure, coverage)
        for label, group in zip(labels, groups, strict=True)
    }


def _keeps(sure: Floats, coverage: float) -> float:
    kept = int(np.ceil(coverage * len(sure) - 1e-9))
    return float(np.sort(sure)[::-1][kept - 1])


def covered(probabilities: Floats, labels: Sequence[str], limits: dict[str, float]) -> NDArray[np.bool_]:
    """(N,) which clips have enough evidence for a label."""
    wanted = np.array([limits[label] for label in labels])
    return np.asarray(probabilities.max(1) >= wanted[probabilities.argmax(1)])
