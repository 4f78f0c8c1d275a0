"""All work that an interview can ask for: commands, from the engine to whoever has the means."""

from __future__ import annotations

from dataclasses import dataclass, field

from interview.domain import Purpose, Question, Session

# ── commands that do work, one service port each ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class WriteQuestions:
    session_id: str
    disorder_code: str
    disorder_name: str
    generic: bool
    language: str
    number: int
    drafted: bool = False  # the person agreed to text by a language model


@dataclass(frozen=True)
class SpeakQuestion:
    session_id: str
    take: int
    question: Question
    language: str
    aloud: bool = True  # False: speaking failed, the text on the screen must do; only the tape is wanted


@dataclass(frozen=True)
class PrepareVoice:
    """Render these questions ahead. It has no result: without it a question only begins a moment later."""

    session_id: str
    texts: tuple[str, ...]
    language: str


@dataclass(frozen=True)
class RecordAnswer:
    session_id: str
    question_id: str
    take: int
    tape_id: str
    with_sound: bool
    with_picture: bool


@dataclass(frozen=True)
class TranscribeAnswer:
    session_id: str
    question_id: str
    take: int
    tape_ids: tuple[str, ...]  # every segment of the take, in order
    language: str


@dataclass(frozen=True)
class ReadEmotion:
    session_id: str
    question_id: str
    take: int
    tape_ids: tuple[str, ...]


@dataclass(frozen=True)
class SuggestFollowUp:
    """Look for one more question about this answer. Nobody waits for it."""

    session_id: str
    question: Question
    take: int
    answer: str
    asked: tuple[str, ...]  # every question of the plan, so that none is asked twice
    disorder_code: str
    disorder_name: str
    generic: bool
    language: str


@dataclass(frozen=True)
class WriteReport:
    session: Session


# ── commands that steer ──────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class StopRecording:
    """Ask the capture job of this take to end and keep what it has."""

    take: int


@dataclass(frozen=True)
class DropTake:
    """Cancel voice and capture of this take only; analyses of earlier answers go on."""

    take: int


@dataclass(frozen=True)
class CancelReport:
    pass


@dataclass(frozen=True)
class CancelFollowUp:
    """Nobody wants the suggestion any more that is being written."""


@dataclass(frozen=True)
class CancelAll:
    pass


@dataclass(frozen=True)
class ForgetMedia:
    """Consent was withdrawn: jobs that use this kind of recording are cancelled and reported as failed, and
    what there is of it is offered for deletion."""

    session_id: str
    purpose: Purpose
    tape_ids: tuple[str, ...] = field(default=())


Work = (
    WriteQuestions
    | SpeakQuestion
    | PrepareVoice
    | RecordAnswer
    | TranscribeAnswer
    | ReadEmotion
    | SuggestFollowUp
    | WriteReport
)
Steering = StopRecording | DropTake | CancelReport | CancelFollowUp | CancelAll | ForgetMedia
Command = Work | Steering
