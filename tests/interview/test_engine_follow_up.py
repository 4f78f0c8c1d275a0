"""A suggested follow-up: when one is looked for, that only the clinician puts it into the plan, that nobody waits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.bodies import from_json, to_json
from interview.commands import CancelFollowUp, DropTake, SpeakQuestion, SuggestFollowUp
from interview.domain import Purpose, Question, Session, Stage
from interview.engine import IllegalMove, advance
from interview.events import (
    AnswerTyped,
    ConsentGiven,
    ConsentWithdrawn,
    Event,
    FlagDisposed,
    FollowUpApproved,
    FollowUpDismissed,
    FollowUpSuggested,
    NextWanted,
    NoFollowUp,
    Paused,
    PlanApproved,
    PlanChanged,
    QuestionRepeated,
    QuestionSkipped,
    RetakeWanted,
    SessionOpened,
    SettlingOver,
    WorkFailed,
)
from interview.follow_up_parts import FollowUp, FollowUps, FollowUpState
from interview.headless import run
from interview.jobs import suggest_follow_up
from interview.ports import FollowUpRequest, Stop, Suggestion, Watch
from interview.resume import resume
from interview.store import MemoryStore
from tests.fakes import DISPOSED, a_consent, a_session, some_questions, some_services
from tests.interview.walks import NOW, RISKY, heard, only, play, recorded, seen, spoken

PROBE = "And since when?"
SUGGESTED = FollowUpSuggested("q1", 1, PROBE, "when it began", "model m")
APPROVED = FollowUpApproved("q1", 1, PROBE)


def plan(written_by: str = "model m") -> tuple[Question, ...]:
    first, second, third = some_questions(3)
    return replace(first, written_by=written_by, probes=("What else?", "Who knows?")), second, third


def begun(
    follow_ups: FollowUps = FollowUps.MODEL,
    questions: tuple[Question, ...] | None = None,
    consent: tuple[Purpose, ...] = (),
) -> Session:
    """The first question is being asked."""
    session = replace(a_session(), follow_ups=follow_ups)
    return play(
        session, SessionOpened(NOW), ConsentGiven(a_consent(*consent)), PlanApproved(questions or plan())
    )


def answered(text: str = "I sleep badly", session: Session | None = None) -> tuple[Session, tuple]:
    """The first answer is there, and what the engine wants then."""
    session = play(session or begun(), spoken(1, "t1"), recorded(1, "t1"))
    return advance(session, heard("q1", 1, text))


def offered() -> Session:
    """The second question is being said, and a follow-up to the first is suggested."""
    return play(answered()[0], SUGGESTED)


def state(session: Session) -> FollowUpState | None:
    return session.follow_up.state if session.follow_up is not None else None


# ── when it is looked for ──────────────────────────────────────────────────────────────────────────────


def test_after_an_answer_has_its_words_one_is_looked_for_beside_the_next_question():
    session, commands = answered()
    [command] = only(commands, SuggestFollowUp)
    assert (command.question.id, command.take, command.answer) == ("q1", 1, "I sleep badly")
    assert command.asked == ("Question 1?", "Question 2?", "Question 3?")
    assert isinstance(commands[0], SpeakQuestion)
    assert (session.stage, session.question.id, state(session)) == (Stage.ASKING, "q2", FollowUpState.WRITING)


def test_words_that_come_late_are_followed_up_while_the_next_question_is_answered():
    session = play(begun(), spoken(1, "t1"), recorded(1, "t1"), SettlingOver(1), spoken(2, "t2"))
    session, commands = advance(session, heard("q1", 1))
    assert session.stage is Stage.LISTENING
    assert only(commands, SuggestFollowUp)


def test_a_typed_answer_is_followed_up_too():
    _, commands = advance(begun(), AnswerTyped("I sleep badly"))
    assert only(commands, SuggestFollowUp)


@pytest.mark.parametrize("event", [QuestionSkipped("tired"), AnswerTyped(RISKY), AnswerTyped("Stop now.")])
def test_nothing_is_suggested_about_what_was_skipped_or_flagged_or_to_who_wants_to_stop(event: Event):
    session, commands = advance(begun(), event)
    assert not only(commands, SuggestFollowUp)
    assert session.follow_up is None


def test_risk_that_was_dealt_with_is_not_followed_up_either():
    session, _ = answered(RISKY)
    session = play(session, FlagDisposed("q1", 0, DISPOSED))
    session, commands = advance(session, NextWanted())
    assert session.stage is Stage.ASKING
    assert not only(commands, SuggestFollowUp)


@pytest.mark.parametrize(
    ("follow_ups", "questions", "consent"),
    [
        (FollowUps.NEVER, plan(), ()),
        (FollowUps.MODEL, plan("bank"), ()),
        (FollowUps.MODEL, plan(), tuple(set(Purpose) - {Purpose.AI_TEXT})),
        (FollowUps.MODEL, (replace(plan()[0], topic="risk"), *plan()[1:]), ()),
    ],
    ids=["switched off", "the bank writes", "no consent to drafted text", "a risk question"],
)
def test_no_model_is_asked_where_it_may_not(follow_ups, questions, consent):
    session, commands = answered(session=begun(follow_ups, questions, consent))
    assert session.stage is Stage.ASKING
    assert not only(commands, SuggestFollowUp)


def test_nothing_is_suggested_after_the_last_answer_nor_after_one_that_was_taken_again():
    session = play(begun(), AnswerTyped("one"), AnswerTyped("two"))
    session, commands = advance(session, AnswerTyped("three"))
    assert not only(commands, SuggestFollowUp)
    review = play(session, seen("q1", 1), seen("q2", 2), seen("q3", 3))
    assert review.stage is Stage.REVIEW
    again, commands = advance(review, RetakeWanted("q1"))
    assert again.follow_up == review.follow_up
    more = advance(again, AnswerTyped("once more"))[1]
    assert not only((*commands, *more), SuggestFollowUp)


def test_a_follow_up_is_not_followed_up():
    session = play(offered(), APPROVED)
    session, commands = advance(session, AnswerTyped("since May"))
    assert session.question.id == "q2"
    assert not only(commands, SuggestFollowUp)


# ── without a model ────────────────────────────────────────────────────────────────────────────────────


def test_what_is_written_with_a_question_of_the_bank_is_offered_when_it_is_wanted():
    session, commands = answered(session=begun(FollowUps.ALWAYS, plan("bank")))
    assert not only(commands, SuggestFollowUp)
    assert session.follow_up == FollowUp("q1", 1, FollowUpState.OFFERED, "What else?", written_by="bank")
    session = play(session, FollowUpApproved("q1", 1, "What else?"))
    assert (session.question.text, session.question.written_by) == ("What else?", "bank")


@pytest.mark.parametrize("follow_ups", [FollowUps.MODEL, FollowUps.ALWAYS])
@pytest.mark.parametrize("failed", [True, False])
def test_a_model_that_has_none_or_fails_troubles_nobody(follow_ups: FollowUps, failed: bool):
    session, commands = answered(session=begun(follow_ups))
    [command] = only(commands, SuggestFollowUp)
    session = play(session, WorkFailed(command, "a fault") if failed else NoFollowUp("q1", 1))
    assert session.problem is None
    assert session.stage is Stage.ASKING
    text = session.follow_up.text
    assert text == ("What else?" if follow_ups is FollowUps.ALWAYS else "")


# ── the clinician decides ──────────────────────────────────────────────────────────────────────────────


def test_an_approved_one_is_asked_at_once_while_the_next_question_is_only_said():
    session, commands = advance(offered(), APPROVED)
    assert [question.id for question in session.questions] == ["q1", "q1-follow-up", "q2", "q3"]
    asked = session.question
    assert (asked.text, asked.follows, asked.written_by, asked.topic) == (PROBE, "q1", "model m", "topic 1")
    assert asked.why == "when it began"
    assert commands == (DropTake(2), SpeakQuestion("s1", 3, asked, "en"))
    session = play(session, spoken(3, "t3"), recorded(3, "t3"), heard("q1-follow-up", 3, "since May"))
    assert session.answers["q1-follow-up"].text() == "since May"
    assert (session.stage, session.question.id) == (Stage.ASKING, "q2")


def test_an_answer_that_is_being_given_comes_to_its_end_first():
    listening = play(offered(), spoken(2, "t2"))
    session, commands = advance(listening, APPROVED)
    assert commands == ()
    assert (session.stage, session.question.id, session.take) == (Stage.LISTENING, "q2", 2)
    session, commands = advance(play(session, recorded(2, "t2")), heard("q2", 2))
    assert session.question.id == "q1-follow-up"
    assert [command.question.id for command in only(commands, SuggestFollowUp)] == ["q2"]
    session = play(session, spoken(3, "t3"), recorded(3, "t3"), heard("q1-follow-up", 3))
    assert session.question.id == "q3"


def test_two_follow_ups_stand_each_behind_its_question():
    session = play(offered(), spoken(2, "t2"), APPROVED, recorded(2, "t2"), heard("q2", 2), spoken(3, "t3"))
    session = play(session, FollowUpSuggested("q2", 2, "How so?", "", "model m"))
    session = play(session, FollowUpApproved("q2", 2, "How so?"))
    assert [one.id for one in session.questions] == ["q1", "q1-follow-up", "q2", "q2-follow-up", "q3"]
    assert session.question.id == "q1-follow-up"
    session = play(session, recorded(3, "t3"), heard("q1-follow-up", 3))
    assert session.question.id == "q2-follow-up"


def test_in_other_words_it_is_the_clinicians():
    session = play(offered(), FollowUpApproved("q1", 1, "  Since when,\nabout? "))
    assert (session.question.text, session.question.written_by) == ("Since when, about?", "clinician")


def test_a_dismissed_one_is_gone_and_does_not_come_again():
    session, commands = advance(offered(), FollowUpDismissed("q1", 1))
    assert commands == ()
    assert state(session) is FollowUpState.OVER
    assert session.questions == plan()
    session, commands = advance(session, spoken(2, "t2"))
    assert not only(commands, SuggestFollowUp)
    assert advance(session, SUGGESTED) == (session, ())
    with pytest.raises(IllegalMove, match="no follow-up"):
        advance(session, APPROVED)


def test_one_that_was_approved_can_be_taken_out_again():
    session = play(offered(), spoken(2, "t2"), APPROVED)
    session = play(session, recorded(2, "t2"), heard("q2", 2))
    session = play(session, QuestionSkipped("already answered"))
    assert session.question.id == "q3"
    session = play(offered(), APPROVED, PlanChanged(()))
    assert [question.id for question in session.questions] == ["q1", "q1-follow-up"]


@pytest.mark.parametrize("event", [FollowUpApproved("q2", 1, PROBE), FollowUpApproved("q1", 2, PROBE)])
def test_another_suggestion_than_the_one_that_is_shown_is_refused(event: Event):
    with pytest.raises(IllegalMove, match="another suggestion"):
        advance(offered(), event)


def test_a_question_without_words_is_refused():
    with pytest.raises(IllegalMove, match="words"):
        advance(offered(), FollowUpApproved("q1", 1, " \n"))


# ── of use, or gone ────────────────────────────────────────────────────────────────────────────────────


def test_it_stays_while_the_next_question_is_said_repeated_answered_and_paused():
    session = play(offered(), QuestionRepeated(), spoken(3, "t3"), Paused(), recorded(3, "t3"))
    assert session.stage is Stage.LISTENING
    assert session.follow_up.text == PROBE


@pytest.mark.parametrize(
    "events",
    [
        (spoken(2, "t2"), recorded(2, "t2")),
        (AnswerTyped("well"),),
        (QuestionSkipped("tired"),),
        (heard("q1", 1, RISKY),),
        (spoken(2, "t2"), heard("q1", 1, RISKY)),
        (spoken(2, "t2"), Paused(), recorded(2, "t2"), heard("q2", 2, RISKY)),
        (ConsentWithdrawn(Purpose.AI_TEXT, NOW),),
    ],
    ids=[
        "answered",
        "typed",
        "skipped",
        "risk was found late",
        "while answering",
        "in a pause",
        "consent taken back",
    ],
)
@pytest.mark.parametrize("still_written", [True, False])
def test_it_is_gone_once_it_is_of_no_use_and_what_is_still_written_is_cancelled(events, still_written):
    session = answered()[0] if still_written else offered()
    cancelled = []
    for event in events:
        session, commands = advance(session, event)
        cancelled += only(commands, CancelFollowUp)
    assert session.follow_up is None or session.follow_up.question_id != "q1" or not session.follow_up.text
    assert bool(cancelled) == still_written
    assert advance(session, SUGGESTED) == (session, ())


def test_one_that_comes_too_late_is_dropped():
    session = play(answered()[0], spoken(2, "t2"), recorded(2, "t2"))
    assert advance(session, SUGGESTED) == (session, ())
    session = play(session, heard("q2", 2))
    assert advance(session, SUGGESTED) == (session, ())
    assert session.follow_up == FollowUp("q2", 2)


def test_a_loaded_session_waits_for_it_again_and_has_what_was_offered():
    waiting = from_json(to_json(answered()[0]))
    assert only(resume(waiting).commands, SuggestFollowUp) == only(answered()[1], SuggestFollowUp)
    loaded = from_json(to_json(offered()))
    assert loaded == offered()
    assert not only(resume(loaded).commands, SuggestFollowUp)
    assert from_json(to_json(play(offered(), APPROVED))).questions[1].follows == "q1"


# ── the job, and a whole interview ─────────────────────────────────────────────────────────────────────


class OneProbe:
    def __init__(self) -> None:
        self.requests: list[FollowUpRequest] = []

    def suggest(self, request: FollowUpRequest, stop: Stop) -> Suggestion | None:
        self.requests.append(request)
        return Suggestion(PROBE, "when", "model m") if request.question.id == "q1" else None


def test_the_job_asks_the_writer_and_without_one_there_is_none():
    [command] = only(answered()[1], SuggestFollowUp)
    services = some_services(MemoryStore())
    assert suggest_follow_up(command, services, Stop(), Watch()) == NoFollowUp("q1", 1)
    services = replace(services, follow_ups=OneProbe())
    found = suggest_follow_up(command, services, Stop(), Watch())
    assert found == FollowUpSuggested("q1", 1, PROBE, "when", "model m")


def test_it_is_asked_answered_and_stands_in_the_report():
    writer, store = OneProbe(), MemoryStore()
    services = replace(some_services(store, ("one", "two", "since May")), follow_ups=writer)
    decided: list[str] = []

    def decide(session: Session) -> Event | None:
        match session.stage:
            case Stage.CONSENT:
                return ConsentGiven(a_consent(Purpose.AI_TEXT))
            case Stage.PLANNING:
                return PlanApproved(plan())
            case Stage.LISTENING:
                if session.follow_up is not None and session.follow_up.text:
                    return APPROVED
                decided.append(session.question.id)
                return AnswerTyped(f"to {session.question.id}")
        return None

    session = run(
        replace(a_session(), follow_ups=FollowUps.MODEL), SessionOpened(NOW), services, decide, store.save
    )
    assert session.stage is Stage.REVIEW
    assert decided == ["q1", "q2", "q1-follow-up", "q3"]
    assert session.answers["q1-follow-up"].text() == "to q1-follow-up"
    assert [request.question.id for request in writer.requests] == ["q1", "q2"]
