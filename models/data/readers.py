"""Every data set that can be read, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from models.data import affectnet, cremad, emodb, features, fer2013, iemocap, meld, ravdess
from models.data.samples import Sample

Reader = Callable[[Path], tuple[Sample, ...]]

READERS: Mapping[str, Reader] = {
    "ravdess": ravdess.read,
    "ravdess-speech": partial(ravdess.read, channel="speech"),
    "ravdess-song": partial(ravdess.read, channel="song"),
    "cremad": cremad.read,
    "cremad-raters": partial(cremad.read, told_by="raters"),
    "iemocap": iemocap.read,
    "iemocap-5": partial(iemocap.read, classes=5),
    "meld": meld.read,
    "fer2013": fer2013.read,
    "affectnet": affectnet.read,
    "affectnet-7": partial(affectnet.read, classes=7),
    "emodb": emodb.read,
    "features": features.read,
}


class UnknownDataSet(ValueError):
    """No reader has this name; the message lists those that there are."""


def read(name: str, place: Path) -> tuple[Sample, ...]:
    """Raises `UnknownDataSet`, `WrongLayout`, `UnknownLabel`."""
    if name not in READERS:
        raise UnknownDataSet(f"There is no data set {name!r}; there are {', '.join(READERS)}.")
    return READERS[name](place)
