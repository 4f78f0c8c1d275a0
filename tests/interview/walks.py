"""Sessions part of the way through an interview, and short names for what happens in one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from interview.commands import Command
from interview.domain import EmotionReading, EmotionTrace, Segment, Session, Stage, Transcript
from interview.engine import advance
from interview.events import (
    Aborted,
    AnswerRecorded,
    AnswerTranscribed,
    ConsentGiven,
    EmotionWasRead,
    Event,
    PlanApproved,
    QuestionSpoken,
    ReportSigned,
    ReportWritten,
    ReviewApproved,
    SessionOpened,
)
from interview.report_parts import Report, Signature
from tests.fakes import a_consent, a_session, some_questions

RISKY = "I want to kill myself"
NOW = "2026-01-02T11:00:00+00:00"
SIGNED = Signature("Dr A", "psychiatrist", "author", NOW, "hash")
CO_SIGNED = Signature("Prof B", "consultant", "supervisor", NOW, "hash")


def only(commands: Sequence[Command], kind: type) -> list[Any]:
    return [command for command in commands if isinstance(command, kind)]


def play(session: Session, *events: Event) -> Session:
    for event in events:
        session, _ = advance(session, event)
    return session


def spoken(take: int, tape: str) -> QuestionSpoken:
    return QuestionSpoken(take, tape)


def recorded(take: int, tape: str) -> AnswerRecorded:
    return AnswerRecorded(take, Segment(tape, 1.0, has_picture=True))


def heard(question_id: str, take: int, text: str = "well", *tapes: str) -> AnswerTranscribed:
    return AnswerTranscribed(question_id, take, Transcript(text), tapes)


def seen(question_id: str, take: int, *tapes: str) -> EmotionWasRead:
    trace = EmotionTrace("m", (EmotionReading(0.0, 1.0, {"sad": 0.9}, ("face",)),))
    return EmotionWasRead(question_id, take, trace, tapes)


def listening() -> Session:
    return play(at_stage(Stage.ASKING), spoken(1, "t1"))


def analysing() -> Session:
    """Only the last emotion is missing."""
    session = at_stage(Stage.ASKING)
    for number in range(1, 4):
        session = play(session, spoken(number, f"t{number}"), recorded(number, f"t{number}"))
        session = play(session, heard(f"q{number}", number))
    return play(session, seen("q1", 1), seen("q2", 2))


def at_stage(stage: Stage) -> Session:
    """A session that came to this stage by moves."""
    if stage is Stage.IDLE:
        return a_session()
    consent = play(a_session(), SessionOpened(NOW))
    planning = play(consent, ConsentGiven(a_consent())) if stage is not Stage.CONSENT else consent
    if stage in (Stage.CONSENT, Stage.PLANNING):
        return planning
    if stage is Stage.ASKING:
        return play(planning, PlanApproved(some_questions()))
    if stage is Stage.LISTENING:
        return listening()
    if stage is Stage.SETTLING:
        return play(listening(), recorded(1, "t1"))
    if stage is Stage.HELD:
        return play(listening(), recorded(1, "t1"), heard("q1", 1, RISKY))
    if stage is Stage.ABORTED:
        return play(listening(), Aborted("fire alarm"))
    if stage is Stage.ANALYSING:
        return analysing()
    review = play(analysing(), seen("q3", 3))
    if stage is Stage.REVIEW:
        return review
    reporting = play(review, ReviewApproved())
    if stage is Stage.REPORTING:
        return reporting
    return play(reporting, ReportWritten(Report(), 1), ReportSigned(SIGNED))
