"""What the page offers is what the engine takes: at known places, and anywhere a random interview comes to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.domain import Purpose, Stage
from interview.engine import IllegalMove, advance
from interview.events import (
    AnswerFinished,
    AnswerTyped,
    ConsentWithdrawn,
    Continued,
    NextWanted,
    Paused,
    QuestionRepeated,
    QuestionSkipped,
)
from interview.follow_up_parts import FollowUp, FollowUpState
from tests.interview.walks import NOW, at_stage, play, recorded
from tests.ui.random_interviews import random_sessions
from ui.pages.allowed import Action, allowed, ending, withdrawable

BESIDE = {Action.NOTE, Action.ABORT, Action.WITHDRAW}
DECIDED_FOLLOW_UP = {Action.FOLLOW_UP, Action.NO_FOLLOW_UP}
TALK = BESIDE | {Action.REPEAT, Action.SKIP, Action.TYPE, Action.INSERT, Action.END}


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (Stage.ASKING, TALK),
        (Stage.LISTENING, TALK | {Action.FINISH, Action.PAUSE, Action.SPEAK}),
        (Stage.SETTLING, BESIDE | {Action.INSERT, Action.END}),
        (Stage.HELD, BESIDE | {Action.INSERT, Action.END}),
        (Stage.ANALYSING, BESIDE),
    ],
)
def test_each_stage_offers_its_actions(stage, expected):
    assert allowed(at_stage(stage)) == expected


def test_a_follow_up_can_be_decided_while_one_is_suggested():
    session = play(at_stage(Stage.ASKING), AnswerTyped("well"))
    offered = FollowUp("q1", 1, FollowUpState.OFFERED, "Since when?")
    assert not allowed(session) & DECIDED_FOLLOW_UP
    assert allowed(replace(session, follow_up=offered)) >= DECIDED_FOLLOW_UP
    assert not allowed(replace(session, follow_up=FollowUp("q1", 1))) & DECIDED_FOLLOW_UP


def test_between_pause_and_the_end_of_its_segment_neither_pause_nor_continue_is_possible():
    pausing = play(at_stage(Stage.LISTENING), Paused())
    assert not allowed(pausing) & {Action.PAUSE, Action.CONTINUE, Action.SPEAK}
    paused = play(pausing, recorded(1, "t1"))
    assert Action.CONTINUE in allowed(paused)
    assert Action.PAUSE not in allowed(paused)


def test_asking_changes_nothing():
    session = at_stage(Stage.LISTENING)
    before = repr(session)
    allowed(session)
    assert repr(session) == before


def test_only_what_holds_can_be_withdrawn():
    session = at_stage(Stage.LISTENING)
    assert set(withdrawable(session)) == set(Purpose)
    assert Purpose.VIDEO not in withdrawable(play(session, ConsentWithdrawn(Purpose.VIDEO, NOW)))
    assert withdrawable(at_stage(Stage.CONSENT)) == ()


def test_random_interviews_are_offered_exactly_what_the_engine_takes():
    seen = set()
    for session in random_sessions(150):
        possible = allowed(session)
        seen |= possible
        for action, event in {
            Action.FINISH: AnswerFinished(),
            Action.TYPE: AnswerTyped("words"),
            Action.REPEAT: QuestionRepeated(),
            Action.SKIP: QuestionSkipped("no time"),
            Action.PAUSE: Paused(),
            Action.CONTINUE: Continued("a new tape"),
            Action.NEXT: NextWanted(),
        }.items():
            assert (action in possible) == taken(session, event), (action, session.stage)
    assert seen == set(Action) - DECIDED_FOLLOW_UP  # in these interviews nobody suggests any


def test_ending_here_asks_no_further_question_wherever_it_is_done():
    ended = 0
    for session in random_sessions(150):
        if Action.END not in allowed(session):
            continue
        ended += 1
        known = set(session.answers) | ({session.question.id} if session.question else set())
        after = play(session, *ending(session, "ended here"))
        assert {question.id for question in after.questions} <= known
        for question_id, answer in session.answers.items():
            if answer.recording is not None:
                assert after.answers[question_id].recording is not None
    assert ended > 20


def test_ending_here_keeps_what_is_typed():
    after = play(at_stage(Stage.ASKING), *ending(at_stage(Stage.ASKING), "ended here", "half a thought"))
    assert after.answers["q1"].typed_text == "half a thought"
    assert [question.id for question in after.questions] == ["q1"]


def taken(session, event):
    try:
        advance(session, event)
    except IllegalMove:
        return False
    return True
