"""A session that was loaded: what it still waits for, and what can be done about a take that was cut off."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from interview.commands import Command, SpeakQuestion, WriteReport
from interview.domain import BEGUN, Session, Stage
from interview.moves_asking import write_questions
from interview.moves_follow_up import awaited
from interview.steps import analyses, present_answer


class AfterCutOff(StrEnum):
    """What the clinician can do about a take that a crash cut off."""

    KEEP = "keep"  # TakeSalvaged when `cut_tape` is there, then AnswerFinished
    GO_ON = "go on"  # TakeSalvaged when `cut_tape` is there, then Continued with a new tape
    ASK_AGAIN = "ask again"  # QuestionRepeated


@dataclass(frozen=True)
class CutOffTake:
    question_id: str
    take: int
    tape_ids: tuple[str, ...]  # every segment there is, the cut one last
    cut_tape: str | None  # the segment that was being recorded; None when the take was paused
    choices: tuple[AfterCutOff, ...] = tuple(AfterCutOff)


@dataclass(frozen=True)
class Resumption:
    """What a driver does first with a loaded session."""

    commands: tuple[Command, ...] = ()
    cut_off: CutOffTake | None = None


def resume(session: Session) -> Resumption:
    """Every job of a loaded session is gone: what has to be begun again, and what has to be decided."""
    commands = (*_present_work(session), *_missing_analyses(session), *awaited(session))
    return Resumption(commands, _cut_off(session))


def _present_work(session: Session) -> tuple[Command, ...]:
    if session.stage is Stage.PLANNING and not session.questions:
        return (write_questions(session),)
    if session.stage is Stage.ASKING and session.question is not None:
        return (SpeakQuestion(session.id, session.take, session.question, session.language),)
    written = session.report is not None and session.report.draft == session.draft
    if session.stage is Stage.REPORTING and not written:
        return (WriteReport(session),)
    return ()


def _missing_analyses(session: Session) -> tuple[Command, ...]:
    """Not of a segment that was cut off: first somebody decides what becomes of it."""
    if session.stage not in BEGUN:
        return ()
    return tuple(
        command
        for answer in session.answers.values()
        if answer.tape_id is None
        for command in analyses(session, answer)
    )


def _cut_off(session: Session) -> CutOffTake | None:
    answer = present_answer(session)
    if session.stage is not Stage.LISTENING or answer is None or not (answer.tape_ids or answer.paused):
        return None
    return CutOffTake(answer.question_id, answer.take, answer.tape_ids, answer.tape_id)
