"""Differences between methods and sexes, with people and not clips as what is drawn."""

import numpy as np
import pytest

from models.training.comparing import compare, interval, mcnemar, sex_gap

RANDOM = np.random.default_rng(3)
TRUTH = RANDOM.integers(0, 4, 600)
PEOPLE = [f"p{number % 20}" for number in range(600)]


def said(share: float) -> np.ndarray:
    """Right for this share of the clips, else the next class."""
    return np.where(RANDOM.random(600) < share, TRUTH, (TRUTH + 1) % 4)


def test_clear_difference_is_found_with_its_sign():
    found = compare(said(0.8), said(0.5), TRUTH, PEOPLE, 4)
    assert found.low > 0.15
    assert found.value == pytest.approx(0.3, abs=0.08)
    assert found.p < 0.01


def test_same_predictions_differ_by_nothing():
    own = said(0.6)
    found = compare(own, own, TRUTH, PEOPLE, 4)
    assert (found.value, found.low, found.high, found.p) == (0, 0, 0, 1)


def test_one_person_who_carries_all_makes_no_proof():
    """All of the gain comes from one of twenty people: over clips it would look sure."""
    first = said(0.5)
    second = first.copy()
    lucky = np.array(PEOPLE) == "p0"
    first[lucky] = TRUTH[lucky]
    found = compare(first, second, TRUTH, PEOPLE, 4)
    assert found.value > 0
    assert found.low == 0
    assert found.p > 0.3


def test_interval_holds_the_value_and_is_the_same_each_time():
    own = said(0.7)
    low, high = interval(own, TRUTH, PEOPLE, 4)
    assert low < 0.7 < high
    assert interval(own, TRUTH, PEOPLE, 4) == (low, high)


def test_mcnemar_by_hand():
    first = np.array([True] * 8 + [False] * 2)
    second = np.array([False] * 8 + [True] * 2)
    assert mcnemar(first, second) == pytest.approx(2 * (1 + 10 + 45) / 1024)
    assert mcnemar(first, first) == 1


def test_gap_between_sexes_is_found():
    sexes = ["female" if int(person[1:]) % 2 else "male" for person in PEOPLE]
    women = np.array(sexes) == "female"
    predicted = np.where(women, said(0.9), said(0.5))
    gap = sex_gap(predicted, TRUTH, PEOPLE, sexes, 4)
    assert gap.gap == pytest.approx(gap.female - gap.male)
    assert gap.low > 0.2


def test_gap_needs_two_people_of_either_sex():
    assert sex_gap(said(0.5), TRUTH, PEOPLE, ["female"] * 600, 4) is None
    assert sex_gap(said(0.5), TRUTH, PEOPLE, [""] * 600, 4) is None
