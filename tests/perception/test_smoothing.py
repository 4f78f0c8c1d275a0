"""Readings are calmed and put one after another; nothing is put where there was no evidence."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from interview.domain import EmotionReading
from perception.smoothing import Calmed, OneAfterAnother


def reading(start: float, end: float, happy: float, seen: tuple[str, ...] = ("face",)) -> EmotionReading:
    return EmotionReading(start, end, {"happy": happy, "sad": 1 - happy}, seen, 1.0)


def one_after_another(windows: list[EmotionReading], seconds: float) -> list[EmotionReading]:
    apart, found = OneAfterAnother(seconds), []
    for window in windows:
        found += apart.until(window.start)
        apart.add(window)
    return [*found, *apart.rest()]


def test_a_calmed_reading_moves_towards_the_new_one_and_stays_a_distribution() -> None:
    calmed = Calmed(2.0)
    calmed.after(reading(0, 2, 1.0))
    found = [calmed.after(reading(n, n + 2, 0.0)).scores["happy"] for n in range(1, 8)]
    assert found[0] == pytest.approx(0.6065, abs=1e-3)  # e^(−1/2)
    assert all(later < earlier for earlier, later in pairwise(found))
    assert found[-1] < 0.05
    assert sum(calmed.after(reading(8, 10, 0.3)).scores.values()) == pytest.approx(1)


def test_after_a_gap_nothing_of_before_is_left() -> None:
    calmed = Calmed(2.0)
    calmed.after(reading(0, 2, 1.0))
    assert calmed.after(reading(2.5, 4, 0.0)).scores == {"happy": 0.0, "sad": 1.0}


def test_overlapping_windows_become_their_means() -> None:
    found = one_after_another([reading(0, 2, 1.0), reading(1, 3, 0.5), reading(2, 4, 0.0)], 1.0)
    assert [(one.start, one.end) for one in found] == [(0, 1), (1, 2), (2, 3), (3, 4)]
    assert [one.scores["happy"] for one in found] == pytest.approx([1.0, 0.75, 0.25, 0.0])


def test_a_stretch_without_evidence_stays_a_gap() -> None:
    found = one_after_another(
        [reading(0, 2, 1.0), reading(1, 3, 1.0), reading(5, 7, 0.0), reading(6, 8, 0.0)], 10.0
    )
    assert [(one.start, one.end) for one in found] == [(0, 3), (5, 8)]
    assert [one.scores["happy"] for one in found] == pytest.approx([1.0, 0.0])


@pytest.mark.parametrize("seed", range(20))
def test_readings_cover_what_windows_cover_and_never_overlap(seed: int) -> None:
    chance = random.Random(seed)
    starts = sorted(chance.uniform(0, 40) for _ in range(12))
    senses = (("face",), ("voice",), ("face", "voice"))
    windows = [
        reading(at, at + chance.uniform(0.5, 6), chance.random(), chance.choice(senses)) for at in starts
    ]
    found = one_after_another(windows, chance.choice([0.5, 1.0, 3.0]))
    assert all(before.end <= after.start + 1e-9 for before, after in pairwise(found))
    for moment in (chance.uniform(0, 47) for _ in range(200)):
        over = [one for one in windows if one.start < moment < one.end]
        here = [one for one in found if one.start < moment < one.end]
        assert bool(over) == bool(here)
        if over:
            assert {sense for one in over for sense in one.seen} == set(here[0].seen)
    for one in found:
        assert sum(one.scores.values()) == pytest.approx(1)
