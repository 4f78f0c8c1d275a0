"""Figures of predictions, against values worked out by hand and against plain loops."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.training.metrics import confusion, scores

LABELS = ("calm", "happy", "sad")
PROBABILITIES = np.array([[0.8, 0.1, 0.1], [0.3, 0.6, 0.1], [0.5, 0.4, 0.1], [0.2, 0.7, 0.1]])
TRUTH = np.array([0, 0, 1, 1])
PEOPLE = ("a", "a", "b", "b")


@st.composite
def predictions(draw):
    classes, clips = draw(st.integers(2, 5)), draw(st.integers(1, 30))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    probabilities = random.dirichlet(np.ones(classes), clips)
    return probabilities, random.integers(0, classes, clips), tuple("abcdefgh"[:classes])


def test_figures_of_four_clips_by_hand():
    found = scores(PROBABILITIES, TRUTH, LABELS, PEOPLE)
    assert found.clips == 4
    assert found.confusion == ((1, 1, 0), (1, 1, 0), (0, 0, 0))
    assert found.accuracy == found.uar == found.macro_f1 == 0.5
    assert found.nll == pytest.approx(-(np.log(0.8) + np.log(0.3) + np.log(0.4) + np.log(0.7)) / 4)
    assert found.brier == pytest.approx((0.06 + 0.86 + 0.62 + 0.14) / 4)
    assert found.ece == pytest.approx((0.2 + 0.6 + 0.5 + 0.3) / 4)  # each clip alone in its bin
    assert found.coverage["accuracy"] == 0.5
    assert found.per_person.people == {"a": 0.5, "b": 0.5}


def test_class_that_nobody_has_is_unknown_and_not_zero():
    sad = scores(PROBABILITIES, TRUTH, LABELS).per_class["sad"]
    assert (sad.recall, sad.precision, sad.f1, sad.support) == (None, None, None, 0)


def test_uar_weighs_classes_alike_however_uneven_they_are():
    probabilities = np.tile([0.9, 0.1], (10, 1))
    found = scores(probabilities, np.array([0] * 9 + [1]), ("often", "rare"))
    assert (found.accuracy, found.uar) == (0.9, 0.5)


def test_people_are_ranked_by_their_own_clips():
    right = np.array([[1.0, 0.0]] * 4)
    found = scores(right, np.array([0, 0, 0, 1]), ("x", "y"), ("a", "b", "c", "c")).per_person
    assert (found.min, found.median, found.max) == (0.5, 1.0, 1.0)


@given(predictions())
def test_figures_agree_with_plain_loops(case):
    probabilities, truth, labels = case
    found = scores(probabilities, truth, labels, [str(n % 3) for n in range(len(truth))])
    said = probabilities.argmax(1)
    assert found.accuracy == pytest.approx(sum(s == t for s, t in zip(said, truth, strict=True)) / len(truth))
    recalls, scored = [], []
    for number, label in enumerate(labels):
        hits = sum(s == t == number for s, t in zip(said, truth, strict=True))
        has, told = sum(t == number for t in truth), sum(s == number for s in said)
        if has:
            recalls.append(hits / has)
            assert found.per_class[label].recall == pytest.approx(hits / has)
        if told:
            assert found.per_class[label].precision == pytest.approx(hits / told)
        if has or told:
            scored.append(2 * hits / (has + told))
    assert found.uar == pytest.approx(sum(recalls) / len(recalls))
    assert found.macro_f1 == pytest.approx(sum(scored) / len(scored))
    assert 0 <= found.brier <= 2
    assert 0 <= found.ece <= 1


@given(predictions())
def test_order_of_clips_changes_no_figure(case):
    probabilities, truth, labels = case
    turned = scores(probabilities[::-1], truth[::-1], labels)
    found = scores(probabilities, truth, labels)
    assert turned.uar == pytest.approx(found.uar)
    assert turned.nll == pytest.approx(found.nll)
    assert turned.ece == pytest.approx(found.ece)
    assert turned.confusion == found.confusion


def test_confusion_counts_every_clip_once():
    counts = confusion(np.array([0, 1, 1]), np.array([1, 1, 0]), 2)
    assert counts.tolist() == [[0, 1], [1, 1]]


@pytest.mark.parametrize(
    ("probabilities", "truth", "what"),
    [
        (np.array([[0.5, 0.4]]), np.array([0]), "add up"),
        (np.array([[1.5, -0.5]]), np.array([0]), "negative"),
        (np.array([[np.nan, 1.0]]), np.array([0]), "no number"),
        (np.array([[0.5, 0.5]]), np.array([2]), "no label"),
        (np.zeros((0, 2)), np.zeros(0, int), "no clips"),
        (np.array([[1.0]]), np.array([0]), "wanted"),
    ],
)
def test_what_is_no_prediction_is_refused(probabilities, truth, what):
    with pytest.raises(ValueError, match=what):
        scores(probabilities, truth, ("a", "b"))
