"""What an interview is made of: frozen values, from a question to the signed report.

`Session` is the root. Nobody changes one: `engine.advance` returns a new one. pydantic reads and writes these
dataclasses (`store.py`), so a damaged file is refused with the name of the bad field. Times inside an answer are
seconds from the start of its take; dates are ISO 8601 text with a zone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from interview.follow_up_parts import FollowUp, FollowUps
from interview.report_parts import Report
from interview.whose_words import of_person


class Stage(StrEnum):
    """Where the interview stands; the moves between stages are in `engine.py`."""

    IDLE = "idle"
    CONSENT = "consent"
    PLANNING = "planning"
    ASKING = "asking"
    LISTENING = "listening"
    SETTLING = "settling"  # the answer is safe; a few seconds for its last words
    HELD = "held"  # a risk statement waits for the clinician
    ANALYSING = "analysing"
    REVIEW = "review"
    REPORTING = "reporting"
    CLOSED = "closed"
    ABORTED = "aborted"


OVER = frozenset({Stage.CLOSED, Stage.ABORTED})
BEGUN = frozenset(Stage) - OVER - {Stage.IDLE, Stage.CONSENT, Stage.PLANNING}  # there may be answers


class Purpose(StrEnum):
    """What a person consents to, one by one (GDPR art. 7 and 9)."""

    AI_TEXT = "ai_text"  # questions and report drafted by a program
    AUDIO = "audio"
    VIDEO = "video"
    EMOTION = "emotion"
    KEEP_MEDIA = "keep_media"


@dataclass(frozen=True)
class Grant:
    given: bool
    keep_days: int | None = None  # how long what it covers is kept; None = the site's rule
    withdrawn_at: str | None = None

    @property
    def holds(self) -> bool:
        return self.given and self.withdrawn_at is None


@dataclass(frozen=True)
class Consent:
    purposes: Mapping[Purpose, Grant]
    text_version: str  # which wording the person was shown
    given_by: str  # "the person" or who consented for them; never a name
    at: str

    def allows(self, purpose: Purpose) -> bool:
        """Not asked is not allowed."""
        grant = self.purposes.get(purpose)
        return grant is not None and grant.holds


@dataclass(frozen=True)
class DisorderChosen:
    """The disorder an interview is about, and how its name was recognised."""

    code: str  # ICD-11 chapter 6 (or 7, 8) code; "" when the clinician insisted on a name nobody knows
    name: str  # in the session's language
    matched_by: (
        str  # "code", "name", "synonym", "abbreviation", "lay phrase", "close spelling", "model", "clinician"
    )
    generic: bool = False  # no bank of its own: the plan is the general one


@dataclass(frozen=True)
class Question:
    id: str
    topic: str
    text: str
    why: str = ""  # for the clinician; never spoken, never shown to the person
    probes: tuple[str, ...] = ()
    look_back: str = ""  # the period it asks about, as spoken
    feeds: str = ""  # the field of the mental state examination it informs
    written_by: str = "bank"  # "bank", "model …", "clinician"
    stands_in: str = (
        ""  # why the bank's stands here where a language model was to write: rules it broke, or what failed
    )
    follows: str = ""  # id of the question whose answer it follows up; the clinician approved it


@dataclass(frozen=True)
class Segment:
    """One unbroken stretch of recording: a pause or a crash begins a new one."""

    tape_id: str
    seconds: float
    has_picture: bool
    has_sound: bool = True
    damage: tuple[str, ...] = ()  # what is missing and when, in words


@dataclass(frozen=True)
class Recording:
    segments: tuple[Segment, ...] = ()

    @property
    def seconds(self) -> float:
        return sum(segment.seconds for segment in self.segments)


@dataclass(frozen=True)
class Word:
    text: str
    start: float
    end: float
    sure: float  # the recogniser's confidence, 0–1
    speaker: str = "person"  # or "clinician"


@dataclass(frozen=True)
class Transcript:
    text: str
    words: tuple[Word, ...] = ()
    rough: bool = False  # from a recogniser that is known to be poor on free speech
    by: str = ""  # recogniser and model, for the provenance of the report
    missing_because: str | None = None


@dataclass(frozen=True)
class Quality:
    """What could be seen of the person, so that nobody reads much into little. None = not measured."""

    frames: int = 0  # pictures looked at
    coverage: float | None = None  # share of them with a face, 0–1
    face_size: float | None = None  # median height of the face over the picture's, 0–1
    light: float | None = None  # median brightness of the face, 0–1
    gaze_away: float | None = None  # share of pictures with a face in which it is turned away, 0–1
    most_people: int | None = None  # most faces in one picture
    notes: tuple[str, ...] = ()  # what should be known before relying on it, in words


@dataclass(frozen=True)
class VoiceMeasures:
    """How something was said: measured beside a reading, not read into it. None = could not be measured."""

    speech: float  # seconds of it, the person's alone
    pitch: float | None = None  # Hz, median over the voiced parts
    pitch_range: float | None = None  # semitones from the lowest tenth to the highest
    loudness: float | None = (
        None  # dB of full scale; means something only beside others of the same microphone
    )
    syllables_a_second: float | None = None  # of speech
    pauses: int | None = None  # between the first and the last word
    longest_pause: float | None = None  # seconds
    pause_share: float | None = None  # of the time from the first to the last word, 0–1


@dataclass(frozen=True)
class EmotionReading:
    start: float
    end: float
    scores: Mapping[str, float]  # label -> probability; labels are the model's own strings
    seen: tuple[str, ...]  # senses used: "face", "voice"
    coverage: float | None = None  # share of its pictures in which the face could be read, 0–1
    voice: VoiceMeasures | None = None
    label: str | None = None  # the one that its scores earn; None = not enough evidence for one


ENOUGH_EVIDENCE = 0.4  # a probability below this is "not enough evidence", where a model says nothing else


def earned(scores: Mapping[str, float], thresholds: Mapping[str, float]) -> str | None:
    """The most probable label, or None when the evidence is not enough: unknown is never neutral."""
    if not scores:
        return None
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= thresholds.get(best, ENOUGH_EVIDENCE) else None


@dataclass(frozen=True)
class EmotionTrace:
    model: str
    readings: tuple[EmotionReading, ...] = ()
    quality: Quality = field(default_factory=Quality)
    missing_because: str | None = None
    corrected_label: str | None = None  # by the clinician, attributed; the model's readings are kept
    thresholds: Mapping[str, float] = field(
        default_factory=dict
    )  # of the model: label -> least mean to earn it
    coverage: float | None = None  # share of the answer with a reading, 0–1
    voice: VoiceMeasures | None = None  # of the whole answer

    def mean(self) -> Mapping[str, float]:
        """Mean probability of each label, weighted by the length of its reading; empty without readings."""
        seconds = sum(reading.end - reading.start for reading in self.readings)
        if seconds <= 0:
            return {}
        totals: dict[str, float] = {}
        for reading in self.readings:
            for label, score in reading.scores.items():
                totals[label] = totals.get(label, 0.0) + score * (reading.end - reading.start)
        return {label: total / seconds for label, total in totals.items()}

    def label_of_model(self) -> str | None:
        """The expressed emotion as the model reads it, whatever the clinician set."""
        return earned(self.mean(), self.thresholds)

    def label(self) -> str | None:
        """The clinician's word, else the model's; None when the evidence is not enough."""
        return self.corrected_label if self.corrected_label is not None else self.label_of_model()


@dataclass(frozen=True)
class Disposition:
    """What a named clinician did about a flag; only this lets the interview go on."""

    action: str
    by: str
    at: str
    note: str = ""
    deferred: bool = False  # put off, not seen: the interview goes on, but nothing can be signed


@dataclass(frozen=True)
class Flag:
    """A risk statement: found by rule, shown to the clinician only, erased by nobody."""

    kind: str
    words: str  # verbatim
    start: float | None  # seconds into the take; None for typed words
    end: float | None
    why: str
    disposition: Disposition | None = None
    take: int = 0  # in which it was said or typed; filled in by the engine


NOT_ANSWERED = "not answered"  # `skipped_because` where there was neither a recording nor a typed line


@dataclass(frozen=True)
class Answer:
    """One attempt (take) at one question. Its parts arrive in any order; None = not there yet.

    Its flags are those of every take at the question: a retake erases none.
    """

    question_id: str
    take: int
    tape_id: str | None = None  # the tape of the segment being recorded, known before its first byte
    recording: Recording | None = None
    typed_text: str | None = None
    transcript: Transcript | None = None
    emotion: EmotionTrace | None = None
    corrected_text: str | None = None  # by the clinician
    amended_text: str | None = None  # by the person, at read-back
    flags: tuple[Flag, ...] = ()
    paused: bool = False  # between two segments: nothing is being recorded, the take is not over
    clinician_spoke: tuple[tuple[float, float], ...] = ()  # seconds on the take, apart and in order
    skipped_because: str | None = None
    excluded: bool = False

    def text(self) -> str:
        """What counts as said: the person's own amendment, else the correction, else typed, else heard of them."""
        for text in (self.amended_text, self.corrected_text, self.typed_text):
            if text is not None:
                return text
        return of_person(self.transcript).text if self.transcript is not None else ""

    @property
    def tape_ids(self) -> tuple[str, ...]:
        """Every segment of the take in order, the one being recorded last."""
        done = tuple(segment.tape_id for segment in self.recording.segments) if self.recording else ()
        return done if self.tape_id is None else (*done, self.tape_id)

    @property
    def open_flags(self) -> tuple[Flag, ...]:
        return tuple(flag for flag in self.flags if flag.disposition is None)


@dataclass(frozen=True)
class Problem:
    """The last thing that went wrong, as a sentence; the next decision clears it."""

    what: str  # the command that failed
    reason: str


@dataclass(frozen=True)
class Intake:
    """What is known before the first question. Codes and free text, never a name."""

    reason: str = ""
    age_band: str = ""
    notes: str = ""


@dataclass(frozen=True)
class Note:
    """The clinician's own, and private: in the whole record, never in the report. No text: a moment marked."""

    at: str
    text: str
    question_id: str | None = None  # that was being asked
    seconds: float | None = None  # on its take, while it was recorded


@dataclass(frozen=True)
class Session:
    id: str
    subject: str  # a code, never a name
    clinician: str
    disorder: DisorderChosen
    language: str  # "en", "ar"
    number_of_questions: int = 8
    intake: Intake = field(default_factory=Intake)
    opened_at: str = ""
    stage: Stage = Stage.IDLE
    consent: Consent | None = None
    questions: tuple[Question, ...] = ()
    left_out: tuple[str, ...] = ()  # topics of the disorder that the plan does not reach
    position: int = 0  # index of the present question
    take: int = 0  # number of the newest take of the whole session; never reused
    answers: Mapping[str, Answer] = field(default_factory=dict)  # question id -> answer
    earlier_answers: tuple[Answer, ...] = ()  # takes that a retake replaced
    draft: int = 0  # number of the newest report asked for; never reused
    report: Report | None = None
    earlier_reports: tuple[Report, ...] = ()  # signed versions that were reopened
    notes: tuple[Note, ...] = ()
    follow_ups: FollowUps = FollowUps.NEVER
    follow_up: FollowUp | None = None  # about the newest answer that one was looked for
    problem: Problem | None = None
    aborted_because: str | None = None
    schema: int = 5

    @property
    def question(self) -> Question | None:
        """The present question, None before the plan and after the last one."""
        return self.questions[self.position] if self.position < len(self.questions) else None

    @property
    def has_unseen_flags(self) -> bool:
        """Some flag has no disposition, or one that only puts it off."""
        flags = [flag for answer in self.answers.values() for flag in answer.flags]
        return any(flag.disposition is None or flag.disposition.deferred for flag in flags)

    @property
    def open_flags(self) -> tuple[tuple[str, Flag], ...]:
        """Every flag nobody has disposed of yet, with the id of its question."""
        return tuple((qid, flag) for qid, answer in self.answers.items() for flag in answer.open_flags)
