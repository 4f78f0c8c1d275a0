"""Confidence: its error, a temperature, coverage and the limits under which nothing is said."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.training.calibration import (
    at_coverage,
    coverage_curve,
    covered,
    ece,
    fit_temperature,
    nll,
    sharpened,
    thresholds,
)

RANDOM = np.random.default_rng(7)


def overconfident(clips: int) -> tuple[np.ndarray, np.ndarray]:
    """Truth drawn from the distributions; the figures shown are those distributions at a third of the temperature."""
    honest = RANDOM.dirichlet(np.ones(4), clips)
    truth = np.array([RANDOM.choice(4, p=row) for row in honest])
    return sharpened(honest, 1 / 3), truth


def test_error_of_calibration_within_one_bin_is_the_gap_of_confidence_and_accuracy():
    probabilities = np.tile([0.9, 0.1], (10, 1))
    assert ece(probabilities, np.array([0] * 7 + [1] * 3)) == pytest.approx(0.2)


def test_sure_and_right_has_no_error_of_calibration():
    assert ece(np.eye(3), np.arange(3)) == 0
    assert nll(np.eye(3), np.arange(3)) == 0


def test_one_sure_mistake_costs_much_but_not_infinity():
    assert nll(np.array([[1.0, 0.0]]), np.array([1])) == pytest.approx(27.63, abs=0.01)


def test_temperature_is_found_again_and_mends_overconfidence():
    shown, truth = overconfident(4000)
    temperature = fit_temperature(shown, truth)
    assert temperature == pytest.approx(3, rel=0.1)
    assert ece(sharpened(shown, temperature), truth) < 0.3 * ece(shown, truth)


@given(st.floats(0.1, 10), st.integers(0, 1000))
def test_temperature_keeps_which_class_comes_first(temperature, seed):
    probabilities = np.random.default_rng(seed).dirichlet(np.ones(5), 20)
    warmer = sharpened(probabilities, temperature)
    assert warmer.argmax(1).tolist() == probabilities.argmax(1).tolist()
    assert np.allclose(warmer.sum(1), 1)


def test_temperature_of_zero_is_refused():
    with pytest.raises(ValueError, match="above zero"):
        sharpened(np.eye(2), 0)


def test_coverage_keeps_the_surest_clips():
    probabilities = np.array([[0.9, 0.1], [0.8, 0.2], [0.7, 0.3], [0.6, 0.4]])
    truth = np.array([0, 0, 1, 1])
    assert at_coverage(probabilities, truth, 0.5) == 1.0
    assert at_coverage(probabilities, truth, 0.75) == pytest.approx(2 / 3)
    assert coverage_curve(probabilities, truth, 2) == [[0.5, 1.0], [1.0, 0.5]]


@given(st.integers(0, 1000), st.floats(0.05, 1))
def test_limits_leave_the_wanted_share_of_every_class(seed, coverage):
    probabilities = np.random.default_rng(seed).dirichlet(np.ones(3), 60)
    limits = thresholds(probabilities, ("a", "b", "c"), coverage)
    stays = covered(probabilities, ("a", "b", "c"), limits)
    for number in range(3):
        first = probabilities.argmax(1) == number
        if first.any():
            assert stays[first].mean() >= coverage - 1e-9


def test_limit_of_half_silences_the_less_sure_half():
    probabilities = np.array([[0.9, 0.1], [0.8, 0.2], [0.7, 0.3], [0.6, 0.4]])
    limits = thresholds(probabilities, ("a", "b"), 0.5)
    assert limits == {"a": 0.8, "b": 0.8}  # "b" never came first
    assert covered(probabilities, ("a", "b"), limits).tolist() == [True, True, False, False]
