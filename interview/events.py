"""Everything that can happen in an interview (events) and all work it can ask for (commands).

Decisions are a clinician's; out of place they are refused. Results come from jobs; out of place, or from an old
take, they are dropped. Which is which stands in the tables of `engine.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from interview.domain import (
    Consent,
    Disposition,
    EmotionTrace,
    Purpose,
    Question,
    Report,
    Segment,
    Session,
    Signature,
    Transcript,
)

# ── decisions ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class SessionOpened:
    at: str


@dataclass(frozen=True)
class ConsentGiven:
    consent: Consent


@dataclass(frozen=True)
class ConsentWithdrawn:
    purpose: Purpose
    at: str


@dataclass(frozen=True)
class PlanWanted:
    """The questions are to be written (once more)."""


@dataclass(frozen=True)
class PlanApproved:
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class PlanChanged:
    """The questions after the present one become these."""

    later: tuple[Question, ...]


@dataclass(frozen=True)
class QuestionInserted:
    """A question to ask right after the present one."""

    question: Question


@dataclass(frozen=True)
class QuestionRepeated:
    """Say it again; what was recorded of this take is thrown away."""


@dataclass(frozen=True)
class QuestionSkipped:
    reason: str


@dataclass(frozen=True)
class Paused:
    pass


@dataclass(frozen=True)
class Continued:
    tape_id: str  # of the new segment


@dataclass(frozen=True)
class TakeSalvaged:
    """What there is of the segment that a crash cut off (None = nothing); the take is then as if paused."""

    take: int
    segment: Segment | None


@dataclass(frozen=True)
class AnswerFinished:
    pass


@dataclass(frozen=True)
class AnswerTyped:
    text: str


@dataclass(frozen=True)
class FlagDisposed:
    question_id: str
    flag: int  # index in the answer's flags
    disposition: Disposition


@dataclass(frozen=True)
class NextWanted:
    """Go on after a hold; refused while a flag has no disposition."""


@dataclass(frozen=True)
class TextCorrected:
    question_id: str
    text: str


@dataclass(frozen=True)
class AnswerAmended:
    """The person's own amendment, when the transcript was read back to them."""

    question_id: str
    text: str


@dataclass(frozen=True)
class EmotionCorrected:
    question_id: str
    label: str


@dataclass(frozen=True)
class AnswerExcluded:
    question_id: str
    excluded: bool = True


@dataclass(frozen=True)
class AnalysisWanted:
    """Read a finished recording once more: with another model, or after a failure."""

    question_id: str


@dataclass(frozen=True)
class RetakeWanted:
    question_id: str


@dataclass(frozen=True)
class ReviewApproved:
    pass


@dataclass(frozen=True)
class ReportEdited:
    report: Report


@dataclass(frozen=True)
class ReviewReopened:
    pass


@dataclass(frozen=True)
class ReportSigned:
    signature: Signature


@dataclass(frozen=True)
class AddendumSigned:
    text: str
    signature: Signature


@dataclass(frozen=True)
class Reopened:
    reason: str


@dataclass(frozen=True)
class Aborted:
    reason: str


# ── results ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class QuestionsWritten:
    questions: tuple[Question, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuestionSpoken:
    take: int
    tape_id: str  # the new tape that the answer goes to


@dataclass(frozen=True)
class AnswerRecorded:
    take: int
    segment: Segment


@dataclass(frozen=True)
class AnswerTranscribed:
    question_id: str
    take: int
    transcript: Transcript
    tape_ids: tuple[str, ...] = ()  # what was listened to; () = every segment there is


@dataclass(frozen=True)
class EmotionWasRead:
    question_id: str
    take: int
    trace: EmotionTrace
    tape_ids: tuple[str, ...] = ()  # what was looked at; () = every segment there is


@dataclass(frozen=True)
class SettlingOver:
    """The last words did not come in time; they are looked at when they do."""

    take: int


@dataclass(frozen=True)
class ReportWritten:
    report: Report
    draft: int  # `Session.draft` of the command


# ── commands that do work, one service port each ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class WriteQuestions:
    session_id: str
    disorder_code: str
    disorder_name: str
    generic: bool
    language: str
    number: int


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
    | WriteReport
)
Steering = StopRecording | DropTake | CancelReport | CancelAll | ForgetMedia
Command = Work | Steering


@dataclass(frozen=True)
class WorkFailed:
    """A result too: this command ended without one. `reason` is a sentence for people."""

    command: Work
    reason: str


Decision = (
    SessionOpened
    | ConsentGiven
    | ConsentWithdrawn
    | PlanWanted
    | PlanApproved
    | PlanChanged
    | QuestionInserted
    | QuestionRepeated
    | QuestionSkipped
    | Paused
    | Continued
    | TakeSalvaged
    | AnswerFinished
    | AnswerTyped
    | FlagDisposed
    | NextWanted
    | TextCorrected
    | AnswerAmended
    | EmotionCorrected
    | AnswerExcluded
    | AnalysisWanted
    | RetakeWanted
    | ReviewApproved
    | ReportEdited
    | ReviewReopened
    | ReportSigned
    | AddendumSigned
    | Reopened
    | Aborted
)
Result = (
    QuestionsWritten
    | QuestionSpoken
    | AnswerRecorded
    | AnswerTranscribed
    | EmotionWasRead
    | SettlingOver
    | ReportWritten
    | WorkFailed
)
Event = Decision | Result
