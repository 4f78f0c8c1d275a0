"""What the engine would take right now: asked of the engine itself, so that no button can be wrong about it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from interview.domain import Note, Purpose, Question, Session, Stage
from interview.engine import IllegalMove, advance
from interview.events import (
    Aborted,
    AnswerFinished,
    AnswerTyped,
    Continued,
    Event,
    FollowUpDismissed,
    NextWanted,
    NoteWritten,
    Paused,
    PlanChanged,
    QuestionInserted,
    QuestionRepeated,
    QuestionSkipped,
)
from interview.steps import present_answer


class Action(StrEnum):
    """What a clinician can do on the page of the interview."""

    FINISH = "finish"
    TYPE = "type"
    REPEAT = "repeat"
    SKIP = "skip"
    PAUSE = "pause"
    CONTINUE = "continue"
    SPEAK = "speak"  # into the answer, marked as the clinician's
    INSERT = "insert"
    FOLLOW_UP = "follow up"  # ask what is suggested
    NO_FOLLOW_UP = "no follow up"
    NEXT = "next"
    END = "end"  # the interview ends here, and goes on to what there is
    ABORT = "abort"
    NOTE = "note"
    WITHDRAW = "withdraw"


_NEW = "\x00"  # an id and a tape that nothing else has
_EXAMPLES: Mapping[Action, Event] = {
    Action.FINISH: AnswerFinished(),
    Action.TYPE: AnswerTyped("."),
    Action.REPEAT: QuestionRepeated(),
    Action.SKIP: QuestionSkipped("."),
    Action.PAUSE: Paused(),
    Action.CONTINUE: Continued(_NEW),
    Action.INSERT: QuestionInserted(Question(_NEW, "", "?")),
    Action.NEXT: NextWanted(),
    Action.ABORT: Aborted("."),
    Action.NOTE: NoteWritten(Note(".", "")),
}


def allowed(session: Session) -> frozenset[Action]:
    """Every action that is possible now. The session stays as it is: trying a move changes nothing."""
    possible = {action for action, event in _EXAMPLES.items() if is_taken(session, event)}
    if is_recording(session):
        possible.add(Action.SPEAK)
    if withdrawable(session):
        possible.add(Action.WITHDRAW)
    suggested = session.follow_up
    if suggested is not None and is_taken(session, FollowUpDismissed(suggested.question_id, suggested.take)):
        possible |= {Action.FOLLOW_UP, Action.NO_FOLLOW_UP}
    if is_taken(session, PlanChanged(_answered_later(session))):
        possible.add(Action.END)
    return frozenset(possible)


def is_recording(session: Session) -> bool:
    """An answer is being recorded, and nobody has asked to pause it."""
    answer = present_answer(session)
    return (
        session.stage is Stage.LISTENING
        and answer is not None
        and answer.tape_id is not None
        and not answer.paused
    )


def withdrawable(session: Session) -> tuple[Purpose, ...]:
    """The purposes whose consent holds and can be taken back."""
    if session.consent is None or session.stage in (Stage.IDLE, Stage.CONSENT):
        return ()
    return tuple(purpose for purpose in Purpose if session.consent.allows(purpose))


def ending(session: Session, reason: str, typed: str = "") -> tuple[Event, ...]:
    """What ends the interview here, in this order: the later questions go, the present answer is kept.

    `typed` is an answer that was typed and not sent yet; `reason` stands where a question was not answered.
    """
    events: list[Event] = [PlanChanged(_answered_later(session))]
    possible = allowed(session)
    if typed and Action.TYPE in possible:
        events.append(AnswerTyped(typed))
    elif Action.FINISH in possible:
        events.append(AnswerFinished())
    elif Action.SKIP in possible:
        events.append(QuestionSkipped(reason))
    elif Action.NEXT in possible:
        events.append(NextWanted())
    return tuple(events)


def _answered_later(session: Session) -> tuple[Question, ...]:
    """Questions behind the present one that have been begun: they stay."""
    later = session.questions[session.position + 1 :]
    return tuple(question for question in later if question.id in session.answers)


def is_taken(session: Session, event: Event) -> bool:
    """Whether the engine takes this event now."""
    try:
        advance(session, event)
    except IllegalMove:
        return False
    return True
