"""What a set of predictions is worth: numpy only, so that every figure can be checked by hand.

Probabilities are (N, C) with rows that add up to one, truth is (N,) with class numbers; a class that nobody in
the data has is left out of every mean, never counted as zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.training.calibration import at_coverage, coverage_curve, ece, nll, sharpened

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.integer[Any]]

COVERAGE = 0.8  # the share of clips that a reader of the headline figure may assume


@dataclass(frozen=True)
class PerClass:
    """One class: shares of 0 to 1, None where nothing was there to be counted."""

    recall: float | None
    precision: float | None
    f1: float | None
    support: int


@dataclass(frozen=True)
class PerPerson:
    """Accuracy person by person: the mean hides whom the model fails."""

    min: float
    median: float
    max: float
    people: Mapping[str, float]


@dataclass(frozen=True)
class Scores:
    """Every figure of one evaluation; `as_json` is what goes into card and report."""

    clips: int
    accuracy: float
    uar: float
    macro_f1: float
    per_class: Mapping[str, PerClass]
    confusion: tuple[tuple[int, ...], ...]  # rows are the truth
    nll: float
    brier: float
    ece: float
    ece_calibrated: float | None  # None where no temperature was given
    coverage: Mapping[str, Any]
    per_person: PerPerson | None

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def scores(
    probabilities: Floats,
    truth: Ints,
    labels: Sequence[str],
    people: Sequence[str] | None = None,
    temperature: float | None = None,
) -> Scores:
    """All figures that need no second run. `temperature` comes from validation people, never from these.

    Raises ValueError on rows that are no distributions, on class numbers that no label has, and on no clip at all.
    """
    checked(probabilities, truth, len(labels))
    counts = confusion(probabilities.argmax(1), truth, len(labels))
    confident = None if temperature is None else ece(sharpened(probabilities, temperature), truth)
    return Scores(
        clips=len(truth),
        accuracy=accuracy(counts),
        uar=uar(counts),
        macro_f1=macro_f1(counts),
        per_class=per_class(counts, labels),
        confusion=tuple(tuple(int(n) for n in row) for row in counts),
        nll=nll(probabilities, truth),
        brier=brier(probabilities, truth),
        ece=ece(probabilities, truth),
        ece_calibrated=confident,
        coverage={
            "at": COVERAGE,
            "accuracy": at_coverage(probabilities, truth, COVERAGE),
            "curve": coverage_curve(probabilities, truth),
        },
        per_person=None if people is None else per_person(probabilities, truth, people),
    )


def checked(probabilities: Floats, truth: Ints, classes: int) -> None:
    if probabilities.ndim != 2 or probabilities.shape != (len(truth), classes):
        raise ValueError(f"probabilities are {probabilities.shape}, wanted {(len(truth), classes)}")
    if not len(truth):
        raise ValueError("no clips to score")
    if not np.isfinite(probabilities).all() or (probabilities < 0).any():
        raise ValueError("a probability is negative or no number")
    if np.abs(probabilities.sum(1) - 1).max() > 1e-3:
        raise ValueError("a row of probabilities does not add up to one")
    if truth.min() < 0 or truth.max() >= classes:
        raise ValueError("a class number has no label")


def confusion(predicted: Ints, truth: Ints, classes: int) -> Ints:
    """(C, C) counts; rows are the truth, columns what was said."""
    flat = np.bincount(truth.astype(np.int64) * classes + predicted.astype(np.int64), minlength=classes**2)
    return flat.reshape(classes, classes)


def accuracy(counts: Ints) -> float:
    return float(np.trace(counts) / counts.sum())


def recalls(counts: Ints) -> Floats:
    """(C,) NaN for a class that nobody has."""
    return _ratio(np.diag(counts), counts.sum(1))


def precisions(counts: Ints) -> Floats:
    """(C,) NaN for a class that was never said."""
    return _ratio(np.diag(counts), counts.sum(0))


def uar(counts: Ints) -> float:
    """Unweighted average recall over the classes that occur: chance is 1 / classes however uneven they are."""
    return float(np.nanmean(recalls(counts)))


def f1s(counts: Ints) -> Floats:
    """(C,) NaN for a class that neither occurs nor was said."""
    return _ratio(2 * np.diag(counts), counts.sum(0) + counts.sum(1))


def macro_f1(counts: Ints) -> float:
    return float(np.nanmean(f1s(counts)))


def per_class(counts: Ints, labels: Sequence[str]) -> dict[str, PerClass]:
    rows = zip(labels, recalls(counts), precisions(counts), f1s(counts), counts.sum(1), strict=True)
    return {
        label: PerClass(_known(recall), _known(precision), _known(f1), int(support))
        for label, recall, precision, f1, support in rows
    }


def brier(probabilities: Floats, truth: Ints) -> float:
    """Mean squared distance to the truth, summed over classes: 0 is perfect, 2 the worst."""
    wanted = np.eye(probabilities.shape[1])[truth]
    return float(((probabilities - wanted) ** 2).sum(1).mean())


def per_person(probabilities: Floats, truth: Ints, people: Sequence[str]) -> PerPerson:
    right = probabilities.argmax(1) == truth
    names = np.asarray(people)
    each = {str(name): float(right[names == name].mean()) for name in np.unique(names)}
    values = np.array(list(each.values()))
    return PerPerson(float(values.min()), float(np.median(values)), float(values.max()), each)


def _ratio(above: Ints, below: Ints) -> Floats:
    share: Floats = np.divide(above, below, out=np.full(len(below), np.nan), where=below > 0)
    return share


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
