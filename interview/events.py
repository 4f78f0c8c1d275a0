"""Everything that can happen in an interview.

Decisions are a clinician's; out of place they are refused. Results come from jobs; out of place, or from an old
take, they are dropped. Which is which stands in the tables of `engine.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from interview.commands import Work
from interview.domain import Consent, Disposition, EmotionTrace, Note, Purpose, Question, Segment, Transcript
from interview.report_parts import Report, Signature

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
class FollowUpApproved:
    """Ask what was suggested about this answer, in these words."""

    question_id: str
    take: int
    text: str


@dataclass(frozen=True)
class FollowUpDismissed:
    question_id: str
    take: int


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
class ClinicianSpoke:
    """From `start` to `end` the clinician was talking: those words are not the person's. Seconds on the take: those
    of its earlier segments, and then the position in the one being recorded."""

    take: int
    start: float
    end: float


@dataclass(frozen=True)
class NoteWritten:
    note: Note


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
class CoSigned:
    """A supervisor puts their name beside the author's."""

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
class FollowUpSuggested:
    """Of this answer; nobody has approved it yet."""

    question_id: str
    take: int
    text: str
    why: str
    written_by: str


@dataclass(frozen=True)
class NoFollowUp:
    """There is nothing worth suggesting about this answer."""

    question_id: str
    take: int


@dataclass(frozen=True)
class ReportWritten:
    report: Report
    draft: int  # `Session.draft` of the command


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
    | FollowUpApproved
    | FollowUpDismissed
    | QuestionRepeated
    | QuestionSkipped
    | Paused
    | Continued
    | TakeSalvaged
    | AnswerFinished
    | AnswerTyped
    | ClinicianSpoke
    | NoteWritten
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
    | CoSigned
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
    | FollowUpSuggested
    | NoFollowUp
    | ReportWritten
    | WorkFailed
)
Event = Decision | Result
