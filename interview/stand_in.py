"""Who decides where no clinician sits at a window: takes the plan as written, stops where only a person may go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interview.commands import WriteReport
from interview.domain import NOT_ANSWERED, Consent, Disposition, Question, Session, Stage
from interview.events import (
    AnswerFinished,
    AnswerTyped,
    ConsentGiven,
    Event,
    FlagDisposed,
    NextWanted,
    PlanApproved,
    QuestionRepeated,
    QuestionSkipped,
    ReviewApproved,
)
from interview.steps import present_answer


@dataclass(frozen=True)
class StandIn:
    """The `decide` of a run over recordings or typed lines. It never signs.

    `plan` has the ids of the questions to ask, in order; without it all are asked as they were written.
    `typed` has one answer a question, or there are `recordings` for as many questions; a blank or missing answer
    is "not answered", one that could not be recorded says why. `disposition` is what becomes of every risk
    statement: over recordings it is deferred, for a clinician to see before anything is signed. Without one the
    run ends at the first statement, held.
    """

    consent: Consent
    typed: Sequence[str] = ()
    recordings: int | None = None
    disposition: Disposition | None = None
    plan: Sequence[str] = ()

    def __call__(self, session: Session) -> Event | None:
        if session.open_flags:
            return self._risk(session)
        match session.stage:
            case Stage.CONSENT:
                return ConsentGiven(self.consent)
            case Stage.PLANNING:
                return PlanApproved(self._planned(session)) if session.questions else None
            case Stage.ASKING:
                return self._typed(session)
            case Stage.LISTENING:
                return self._listening(session)
            case Stage.HELD:
                return NextWanted()
            case Stage.REVIEW:
                failed = session.problem is not None and session.problem.what == WriteReport.__name__
                return None if failed else ReviewApproved()
            case _:
                return None

    def _planned(self, session: Session) -> tuple[Question, ...]:
        by_id = {question.id: question for question in session.questions}
        return tuple(by_id[one] for one in self.plan) if self.plan else session.questions

    def _risk(self, session: Session) -> Event | None:
        if self.disposition is None:
            return None
        question_id, flag = session.open_flags[0]
        return FlagDisposed(question_id, session.answers[question_id].flags.index(flag), self.disposition)

    def _typed(self, session: Session) -> Event:
        """Nothing could be recorded, or nothing may be."""
        place = place_in_file(session)
        line = self.typed[place] if place is not None and place < len(self.typed) else ""
        if line.strip():
            return AnswerTyped(line)
        beyond = place is None or (self.recordings is not None and place >= self.recordings)
        if session.problem is None or beyond:
            return QuestionSkipped(NOT_ANSWERED)
        return QuestionSkipped(session.problem.reason)

    def _listening(self, session: Session) -> Event:
        answer = present_answer(session)
        if answer is not None and answer.tape_id is not None:
            return QuestionRepeated()  # the program ended in the middle of it
        if answer is not None and answer.recording is not None:
            return AnswerFinished()
        return self._typed(session)


def place_in_file(session: Session) -> int | None:
    """Which line or recording, from 0, is for the present question; None for a follow-up, which nobody foresaw."""
    if session.question is None or session.question.follows:
        return None
    return sum(not question.follows for question in session.questions[: session.position])
