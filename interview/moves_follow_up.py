"""Moves of the suggested follow-up: one more question about the newest answer, asked only if the clinician approves.

It is looked for while the next question is being asked, and never waited for. It is of use until that one is
answered. Risk goes first: nothing is suggested about an answer with a risk statement, nor while one is open.
"""

from __future__ import annotations

from dataclasses import replace

from interview.commands import CancelFollowUp, Command, DropTake, SuggestFollowUp
from interview.domain import Answer, Purpose, Question, Session, Stage
from interview.events import FollowUpApproved, FollowUpDismissed, FollowUpSuggested, NoFollowUp
from interview.follow_up_parts import FollowUp, FollowUps, FollowUpState
from interview.steps import IllegalMove, Step, allows, ask, check_plan, require, was_given, words_known
from interview.wants_to_stop import wants_to_stop

RISK = "risk"  # topic of the questions whose wording is fixed
MODEL = "model "  # how `Question.written_by` begins when a language model wrote it
TALKING = frozenset({Stage.ASKING, Stage.LISTENING})

# ── after every event ──────────────────────────────────────────────────────────────────────────────────


def kept_up(step: Step) -> Step:
    """The step, with a suggestion looked for where an answer is new, and taken away where it is of no use."""
    session, commands = step
    if session.follow_ups is FollowUps.NEVER:
        return step
    newest = _newest(session)
    follow_up = session.follow_up
    more: tuple[Command, ...] = ()
    if follow_up is not None and not _of_use(session, follow_up, newest):
        more = (CancelFollowUp(),) if follow_up.state is FollowUpState.WRITING else ()
        session = _over(session)
    if newest is not None and words_known(newest) and (follow_up is None or newest.take > follow_up.take):
        session, looked_for = _looked_for(session, newest)
        more = (*more, *looked_for)
    return session, (*commands, *more)


def _newest(session: Session) -> Answer | None:
    """The answer that was given last, while another question is asked."""
    if session.stage not in TALKING or session.question is None:
        return None
    present = session.question.id
    given = [answer for key, answer in session.answers.items() if key != present and was_given(answer)]
    return max(given, key=lambda answer: answer.take, default=None)


def _of_use(session: Session, follow_up: FollowUp, newest: Answer | None) -> bool:
    if follow_up.state is FollowUpState.OVER:
        return True  # nothing to take away
    if newest is None or newest.take != follow_up.take or newest.flags or session.open_flags:
        return False
    by_model = follow_up.state is FollowUpState.WRITING or follow_up.written_by.startswith(MODEL)
    in_plan = any(question.id == follow_up.question_id for question in session.questions)
    return in_plan and (not by_model or allows(session, Purpose.AI_TEXT))


def _looked_for(session: Session, answer: Answer) -> Step:
    place = _place(session, answer.question_id)
    if place is None or not _may_be_followed(session, session.questions[place], answer):
        return session, ()
    question = session.questions[place]
    if not _by_model(session):
        return _written_one(replace(session, follow_up=FollowUp(question.id, answer.take))), ()
    session = replace(session, follow_up=FollowUp(question.id, answer.take))
    return session, (_command(session, question, answer),)


def _command(session: Session, question: Question, answer: Answer) -> SuggestFollowUp:
    return SuggestFollowUp(
        session.id,
        question,
        answer.take,
        answer.text(),
        tuple(one.text for one in session.questions),
        session.disorder.code,
        session.disorder.name,
        session.disorder.generic,
        session.language,
    )


def awaited(session: Session) -> tuple[SuggestFollowUp, ...]:
    """The suggestion that a loaded session still waits for."""
    follow_up, answer = session.follow_up, _newest(session)
    if follow_up is None or follow_up.state is not FollowUpState.WRITING or answer is None:
        return ()
    place = _place(session, follow_up.question_id)
    return () if place is None else (_command(session, session.questions[place], answer),)


def _may_be_followed(session: Session, question: Question, answer: Answer) -> bool:
    """Not what was skipped, flagged or taken again, no risk question, no follow-up, nobody who wants to stop."""
    asked_before = any(one.question_id == question.id for one in session.earlier_answers)
    followed = any(one.follows == question.id for one in session.questions)
    if question.topic == RISK or question.follows or followed or asked_before or session.open_flags:
        return False
    text = answer.text()
    wanted = bool(text.strip()) and not wants_to_stop(text, session.language)
    return wanted and answer.skipped_because is None and not answer.flags and not answer.excluded


def _place(session: Session, question_id: str) -> int | None:
    """Of the question in the plan; None also while another answer is taken again, after the interview."""
    present = session.question
    if present is None or any(one.question_id == present.id for one in session.earlier_answers):
        return None
    if session.stage is Stage.ASKING and was_given(session.answers.get(present.id)):
        return None
    ids = [question.id for question in session.questions]
    return ids.index(question_id) if question_id in ids else None


def _by_model(session: Session) -> bool:
    """A language model writes in this interview: the person agreed, and some question is its own."""
    written = any(question.written_by.startswith(MODEL) for question in session.questions)
    return written and allows(session, Purpose.AI_TEXT)


def _written_one(session: Session) -> Session:
    """What is written with the question is offered, where that is wanted."""
    follow_up = session.follow_up
    if follow_up is None:
        return session
    question = next((one for one in session.questions if one.id == follow_up.question_id), None)
    if question is None or not question.probes or session.follow_ups is not FollowUps.ALWAYS:
        return _over(session)
    if question.written_by.startswith(MODEL) and not allows(session, Purpose.AI_TEXT):
        return _over(session)
    offered = replace(
        follow_up,
        state=FollowUpState.OFFERED,
        text=question.probes[0],
        written_by=question.written_by,
    )
    return replace(session, follow_up=offered)


def _over(session: Session) -> Session:
    follow_up = session.follow_up
    if follow_up is None:
        return session
    done = FollowUp(follow_up.question_id, follow_up.take, FollowUpState.OVER)
    return replace(session, follow_up=done)


# ── results ────────────────────────────────────────────────────────────────────────────────────────────


def _is_awaited(session: Session, question_id: str, take: int) -> bool:
    return session.follow_up == FollowUp(question_id, take, FollowUpState.WRITING)


def follow_up_suggested(session: Session, event: FollowUpSuggested) -> Step | None:
    if not _is_awaited(session, event.question_id, event.take) or not event.text.strip():
        return None
    offered = FollowUp(
        event.question_id, event.take, FollowUpState.OFFERED, event.text, event.why, event.written_by
    )
    return replace(session, follow_up=offered), ()


def no_follow_up(session: Session, event: NoFollowUp) -> Step | None:
    return none_found(session, event.question_id, event.take)


def none_found(session: Session, question_id: str, take: int) -> Step | None:
    """Nobody is told: what was never asked for is not missed."""
    return (_written_one(session), ()) if _is_awaited(session, question_id, take) else None


# ── decisions ──────────────────────────────────────────────────────────────────────────────────────────


def _offered(session: Session, question_id: str, take: int) -> FollowUp:
    follow_up = session.follow_up
    if follow_up is None or follow_up.state is not FollowUpState.OFFERED:
        raise IllegalMove("no follow-up is suggested")
    require((follow_up.question_id, follow_up.take) == (question_id, take), "that is another suggestion")
    return follow_up


def follow_up_approved(session: Session, event: FollowUpApproved) -> Step:
    """Into the plan behind its question. Asked at once while the next question is only being said; an answer that is
    being given comes to its end first."""
    follow_up = _offered(session, event.question_id, event.take)
    text = " ".join(event.text.split())
    require(bool(text), "a question has words")
    place = _place(session, follow_up.question_id)
    if place is None:
        raise IllegalMove("its question is not in the plan any more")
    question = _question(session.questions[place], follow_up, text)
    questions = (*session.questions[: place + 1], question, *session.questions[place + 1 :])
    check_plan(questions)
    dropped = session.take
    moved = 1 if place < session.position else 0
    session = replace(_over(session), questions=questions, position=session.position + moved)
    if session.stage is Stage.LISTENING:
        return session, ()
    session, commands = ask(session, place + 1)
    return session, (DropTake(dropped), *commands)


def _question(followed: Question, follow_up: FollowUp, text: str) -> Question:
    return Question(
        f"{followed.id}-follow-up",
        followed.topic,
        text,
        why=follow_up.why,
        feeds=followed.feeds,
        written_by=follow_up.written_by if text == follow_up.text else "clinician",
        follows=followed.id,
    )


def follow_up_dismissed(session: Session, event: FollowUpDismissed) -> Step:
    _offered(session, event.question_id, event.take)
    return _over(session), ()
