"""An answer's readings are summed up without making anything of what was not read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.domain import Answer, EmotionReading, EmotionTrace, Question, VoiceMeasures
from interview.expression import (
    baseline,
    change,
    covered,
    of_person,
    summary,
    usual_before,
    without_turns,
)
from tests.fakes import a_session


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


def answered(question_id: str, happy: float | None, excluded: bool = False) -> Answer:
    readings = () if happy is None else (reading(0, 2, happy),)
    return Answer(question_id, 1, emotion=EmotionTrace("m", readings), excluded=excluded)


def test_an_answer_is_compared_with_those_to_the_questions_before_it() -> None:
    """None of what was excluded, of what was not read, and of what came later."""
    given = [("q1", 0.2), ("q2", None), ("q3", 0.9), ("q4", 0.4), ("q5", 1.0)]
    answers = {name: answered(name, happy, excluded=name == "q3") for name, happy in given}
    questions = tuple(Question(name, "", "") for name in ("q1", "q2", "q3", "q4", "q5"))
    session = replace(a_session(), questions=questions, answers=answers)
    assert usual_before(session, "q1") is None
    assert usual_before(session, "q3") == pytest.approx({"happy": 0.2, "sad": 0.8})
    assert usual_before(session, "q5") == pytest.approx({"happy": 0.3, "sad": 0.7})
    assert usual_before(session, "gone") is None


def test_what_the_clinicians_voice_was_in_goes_with_its_share_and_its_measures() -> None:
    run = (reading(0, 2, 0.5, ("face", "voice")), reading(2, 4, 0.5), reading(4, 8, 0.5, ("voice",)))
    trace = EmotionTrace("m", run, coverage=0.8, voice=VoiceMeasures(5.0))
    left = of_person(trace, ((4.5, 6.0),))
    assert (left.readings, left.coverage, left.voice) == (run[:2], pytest.approx(0.4), None)
    assert of_person(trace, ((2.5, 3.0),)) is trace
    assert of_person(replace(trace, coverage=None), ((0.0, 8.0),)).coverage is None
