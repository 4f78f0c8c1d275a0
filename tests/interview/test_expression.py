"""An answer's readings are summed up without making anything of what was not read."""

from __future__ import annotations

import pytest

from interview.domain import EmotionReading, EmotionTrace
from interview.expression import baseline, change, covered, summary, without_turns


def reading(start: float, end: float, happy: float, seen: tuple[str, ...] = ("face",)) -> EmotionReading:
    return EmotionReading(start, end, {"happy": happy, "sad": 1 - happy}, seen, 1.0)


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
