"""Readings are calmed, put one after another and summed up; nothing is put where there was no evidence."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from interview.domain import EmotionReading, EmotionTrace
from perception.smoothing import (
    Calmed,
    OneAfterAnother,
    baseline,
    change,
    covered,
    medians,
    summary,
    without_turns,
)


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


def test_a_median_takes_an_outlier_away_and_does_not_reach_over_a_gap() -> None:
    run = [reading(0, 1, 0.2), reading(1, 2, 0.9), reading(2, 3, 0.2), reading(5, 6, 0.9), reading(6, 7, 0.8)]
    found = medians(run)
    assert [one.scores["happy"] for one in found] == pytest.approx([0.2, 0.2, 0.2, 0.9, 0.8])
    assert [(one.start, one.end) for one in found] == [(one.start, one.end) for one in run]


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


def test_readings_into_which_the_clinician_spoke_go() -> None:
    run = [reading(0, 2, 0.5, ("face", "voice")), reading(2, 4, 0.5), reading(4, 6, 0.5, ("voice",))]
    assert without_turns(run, ()) == tuple(run)
    assert without_turns(run, ((1.0, 3.0),)) == tuple(run[1:])  # the face of the person goes on to count
    assert without_turns(run, ((3.9, 4.1),)) == tuple(run)  # a breath


def test_a_label_must_be_earned_as_the_models_card_says() -> None:
    readings = (reading(0, 2, 0.6),)
    assert EmotionTrace("m", readings).label() == "happy"
    assert EmotionTrace("m", readings, thresholds={"happy": 0.7, "sad": 0.2}).label() is None
    assert EmotionTrace("m", readings, thresholds={"happy": 0.55}).label() == "happy"
    assert EmotionTrace("m", thresholds={"happy": 0.0}).label() is None
    found = summary(EmotionTrace("m", readings, thresholds={"happy": 0.7}, coverage=0.5))
    assert (found.label, found.confidence, found.coverage, found.change) == (
        None,
        pytest.approx(0.6),
        0.5,
        None,
    )


def test_change_is_from_the_persons_own_first_answer_or_all_so_far() -> None:
    traces = [EmotionTrace("m", (reading(0, 2, happy),)) for happy in (0.2, 0.6)]
    silent, other = EmotionTrace("m", missing_because="no face"), EmotionTrace("other", (reading(0, 1, 1.0),))
    now = {"happy": 0.5, "sad": 0.5}
    first = change(now, baseline([silent, *traces], first_only=True))
    assert first == pytest.approx({"happy": 0.3, "sad": -0.3})
    assert change(now, baseline([*traces, other])) == pytest.approx({"happy": 0.1, "sad": -0.1})
    assert baseline([silent]) is None
    assert change(now, None) is None
    assert change({}, {"happy": 1.0}) is None
    assert change({"calm": 1.0}, {"happy": 1.0}) is None


def test_coverage_is_a_share_of_the_answer() -> None:
    assert covered([reading(0, 2, 0.5), reading(5, 6, 0.5)], 6.0) == pytest.approx(0.5)
    assert covered([], 6.0) == 0
    assert covered([], 0.0) is None
