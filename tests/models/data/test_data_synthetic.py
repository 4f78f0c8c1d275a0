"""Made-up clips: learnable by each sense, on made-up people who were not learnt from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from models.data.labels import LABELS
from models.data.prepared import Cut, Prepared
from models.data.splits import by_person
from models.data.synthetic import make

CUT = Cut(seconds=0.5, frames=3, size=24)


@pytest.fixture
def made(tmp_path: Path) -> Prepared:
    return make(tmp_path, LABELS, CUT, people=10, vectors={"voice_w2v2": 16})


@pytest.mark.parametrize("branch", ["face", "voice", "voice_w2v2"])
def test_each_sense_alone_tells_the_label_of_strangers(made: Prepared, branch: str) -> None:
    split = by_person(made.who, (0.6, 0.2, 0.2), seed=1)
    values = np.array([_plain(branch, made.item(i)[branch]) for i in range(len(made))])
    targets = made.targets()
    train = np.array(split.train)
    means = np.array([values[train[targets[train] == k]].mean(0) for k in range(len(LABELS))])
    said = [np.square(means - values[i]).sum(1).argmin() for i in split.test]
    assert np.mean(said == targets[list(split.test)]) >= 0.95


def test_clips_are_of_the_wanted_form_and_the_same_again(made: Prepared, tmp_path: Path) -> None:
    item = made.item(5)
    assert item["face"].shape == (3, 24, 24, 3)
    assert item["voice"].shape == (8000,)
    assert len(made) == 80
    again = make(tmp_path / "again", LABELS, CUT, people=10, vectors={"voice_w2v2": 16})
    assert np.array_equal(again.item(5)["face"], item["face"])
    assert np.array_equal(again.item(5)["voice"], item["voice"])
    assert len(make(tmp_path, LABELS, CUT, people=10, vectors={"voice_w2v2": 16})) == 80


def test_a_model_of_one_sense_is_given_that_sense_only(tmp_path: Path) -> None:
    voice = make(tmp_path, LABELS[:2], Cut(0.5, 0, 0), people=2, vectors={})
    assert voice.branches == ("voice",)


def _plain(branch: str, value: np.ndarray) -> np.ndarray:
    """Sound as its spectrum without phase and loudness; pictures less their colour."""
    if branch == "voice":
        spectrum = np.abs(np.fft.rfft(value.astype(np.float64)))
        return spectrum / spectrum.max()
    if branch == "face":
        picture = value.mean((0, 3))
        return (picture > picture.mean() + picture.std()).ravel()
    return value
