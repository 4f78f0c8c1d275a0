"""The names of emotions, in one place: ours, and what each data set's own labels mean in ours.

A map is total: every label that a data set can give stands in it, and None says that it has no counterpart and the
clip is left out. A label that does not stand in it is refused, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

NEUTRAL, CALM = "neutral", "calm"
LABELS = (NEUTRAL, CALM, "happy", "sad", "angry", "fearful", "disgust", "surprised")
EXTRA = (
    "contempt",
    "frustrated",
)  # what single data sets have besides: AffectNet-8, IEMOCAP with five classes

_SEVEN = {
    "neutral": NEUTRAL,
    "happy": "happy",
    "happiness": "happy",
    "joy": "happy",
    "sad": "sad",
    "sadness": "sad",
    "angry": "angry",
    "anger": "angry",
    "fear": "fearful",
    "fearful": "fearful",
    "disgust": "disgust",
    "surprise": "surprised",
    "surprised": "surprised",
}

MAPS: Mapping[str, Mapping[str, str | None]] = {
    "ravdess": {
        "01": NEUTRAL,
        "02": CALM,
        "03": "happy",
        "04": "sad",
        "05": "angry",
        "06": "fearful",
        "07": "disgust",
        "08": "surprised",
    },
    "cremad": {
        "NEU": NEUTRAL,
        "HAP": "happy",
        "SAD": "sad",
        "ANG": "angry",
        "FEA": "fearful",
        "DIS": "disgust",
    },
    "cremad_votes": {
        "N": NEUTRAL,
        "H": "happy",
        "S": "sad",
        "A": "angry",
        "F": "fearful",
        "D": "disgust",
    },
    "iemocap": {
        "neu": NEUTRAL,
        "hap": "happy",
        "exc": "happy",
        "sad": "sad",
        "ang": "angry",
        "fru": "frustrated",
        "fea": "fearful",
        "dis": "disgust",
        "sur": "surprised",
        "oth": None,  # another emotion
        "xxx": None,  # the raters did not agree
    },
    "meld": _SEVEN,
    "fer2013": _SEVEN,
    "affectnet": {
        "0": NEUTRAL,
        "1": "happy",
        "2": "sad",
        "3": "surprised",
        "4": "fearful",
        "5": "disgust",
        "6": "angry",
        "7": "contempt",
        "8": None,  # none of these
        "9": None,  # uncertain
        "10": None,  # no face
        **_SEVEN,
        "contempt": "contempt",
    },
    "emodb": {
        "N": NEUTRAL,
        "F": "happy",
        "T": "sad",
        "W": "angry",
        "A": "fearful",
        "E": "disgust",
        "L": None,  # boredom
    },
}


class UnknownLabel(ValueError):
    """A label that stands in no map, or that a model does not know; the message lists what is known."""


def ours(corpus: str, label: str) -> str | None:
    """Our name for a data set's label; None when it has none. Raises `UnknownLabel`."""
    if corpus not in MAPS:
        raise UnknownLabel(f"There is no map for {corpus!r}; there are maps for {', '.join(sorted(MAPS))}.")
    known = MAPS[corpus]
    if label not in known:
        raise UnknownLabel(f"{corpus} has no label {label!r}; it has {', '.join(sorted(known))}.")
    return known[label]


def in_order(found: Iterable[str]) -> tuple[str, ...]:
    """The labels that were found, in our order. Raises `UnknownLabel`."""
    wanted = set(found)
    if strange := wanted - {*LABELS, *EXTRA}:
        raise UnknownLabel(f"No labels of ours: {', '.join(sorted(strange))}.")
    return tuple(label for label in (*LABELS, *EXTRA) if label in wanted)


def position(label: str, labels: Sequence[str]) -> int:
    """Where a clip's label stands among a model's; calm is neutral to a model without it. Raises `UnknownLabel`."""
    if label == CALM and CALM not in labels:
        label = NEUTRAL
    if label not in labels:
        raise UnknownLabel(f"{label!r} is none of {', '.join(labels)}.")
    return list(labels).index(label)


def mask(labels: Sequence[str], in_data: Iterable[str]) -> npt.NDArray[np.bool_]:
    """(C,): which of a model's labels the data can show at all."""
    there = {NEUTRAL if label == CALM and CALM not in labels else label for label in in_data}
    return np.array([label in there for label in labels], np.bool_)


def fold(
    probabilities: npt.NDArray[np.floating], labels: Sequence[str], in_data: Iterable[str]
) -> npt.NDArray[np.float64]:
    """(N, C) as they are on data with fewer labels: calm goes to neutral, the others that are absent to nothing.

    What is left sums to one again; where a model gave all to absent labels, the labels in the data share alike.
    """
    there = mask(labels, in_data)
    if not there.any():
        raise UnknownLabel(f"The data shows none of {', '.join(labels)}.")
    folded = np.asarray(probabilities, np.float64).copy()
    if CALM in labels and NEUTRAL in labels:
        calm, neutral = list(labels).index(CALM), list(labels).index(NEUTRAL)
        if there[neutral] and not there[calm]:
            folded[:, neutral] += folded[:, calm]
    folded[:, ~there] = 0
    total = folded.sum(axis=1, keepdims=True)
    even = there / there.sum()
    return np.where(total > 0, folded / np.where(total > 0, total, 1), even)
