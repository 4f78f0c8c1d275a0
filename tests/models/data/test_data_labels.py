"""Labels: total maps, masks, calm folded into neutral."""

from __future__ import annotations

import numpy as np
import pytest

from models.data.labels import EXTRA, LABELS, MAPS, UnknownLabel, fold, in_order, mask, ours, position

SIX = ("neutral", "happy", "sad", "angry", "fearful", "disgust")


@pytest.mark.parametrize("corpus", sorted(MAPS))
def test_every_label_of_a_set_is_one_of_ours_or_is_left_out_by_name(corpus: str) -> None:
    for label in MAPS[corpus]:
        assert ours(corpus, label) in {*LABELS, *EXTRA, None}


def test_what_is_easily_confused_is_mapped_by_the_sets_own_order() -> None:
    assert [ours("ravdess", f"0{n}") for n in range(1, 9)] == list(LABELS)
    assert ours("affectnet", "3") == "surprised"
    assert ours("affectnet", "4") == "fearful"
    assert (ours("emodb", "W"), ours("emodb", "T"), ours("emodb", "F")) == ("angry", "sad", "happy")
    assert ours("emodb", "L") is None
    assert ours("iemocap", "exc") == "happy"


def test_an_unknown_label_is_refused_and_the_known_ones_are_listed() -> None:
    with pytest.raises(UnknownLabel, match=r"boredom.*happiness"):
        ours("meld", "boredom")
    with pytest.raises(UnknownLabel, match="cremad"):
        ours("savee", "a")
    with pytest.raises(UnknownLabel, match="bored"):
        in_order(["happy", "bored"])


def test_labels_stand_in_our_order() -> None:
    assert in_order(["contempt", "sad", "neutral", "sad"]) == ("neutral", "sad", "contempt")


def test_calm_is_neutral_to_a_model_without_it_and_only_calm() -> None:
    assert position("calm", SIX) == 0
    assert position("calm", LABELS) == 1
    with pytest.raises(UnknownLabel, match="surprised"):
        position("surprised", SIX)


def test_labels_that_the_data_cannot_show_are_masked() -> None:
    assert mask(LABELS, ["happy", "neutral"]).tolist() == [True, False, True, *[False] * 5]
    assert mask(SIX, ["calm"]).tolist() == [True, *[False] * 5]


def test_calm_goes_to_neutral_where_the_data_has_none() -> None:
    probabilities = np.array([[0.1, 0.3, 0.2, 0.0, 0.0, 0.0, 0.0, 0.4]])
    folded = fold(probabilities, LABELS, SIX)
    assert folded[0] == pytest.approx([0.4 / 0.6, 0, 0.2 / 0.6, 0, 0, 0, 0, 0])
    assert fold(probabilities, LABELS, LABELS)[0] == pytest.approx(probabilities[0])
    assert probabilities[0, 0] == 0.1


def test_a_model_that_gave_all_to_absent_labels_knows_nothing() -> None:
    only_surprised = np.eye(8)[[7]]
    assert fold(only_surprised, LABELS, ["happy", "sad"])[0] == pytest.approx([0, 0, 0.5, 0.5, 0, 0, 0, 0])
    with pytest.raises(UnknownLabel):
        fold(only_surprised, LABELS, ["contempt"])
