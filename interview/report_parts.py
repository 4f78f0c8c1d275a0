"""What a report is made of: statements with their sources, findings, signatures. Part of the frozen `Session`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ANSWER, READING = "answer", "reading"  # what a source is part of


@dataclass(frozen=True)
class Source:
    """Where a statement of the report comes from: words of an answer, or the emotion read in it."""

    question_id: str
    start: float | None
    end: float | None
    quote_hash: str
    letters: tuple[int, int] | None = None  # of a text without times: its first letter, and one past the last
    of: str = ANSWER


@dataclass(frozen=True)
class Statement:
    text: str
    sources: tuple[Source, ...] = ()
    supported: bool | None = None  # None = not checked
    written_by: str = ""
    kind: str = ""  # in a conclusion: one of `CONCLUSION_KINDS`, or "" for none of them


CONCLUSION_KINDS = ("summary", "for", "against", "consider", "next")


@dataclass(frozen=True)
class Finding:
    """One field of the mental state examination and who it is from."""

    value: str
    origin: str  # "clinician", "person", "model"
    sources: tuple[Source, ...] = ()
    supported: bool | None = None  # None = not checked


MENTAL_STATE_FIELDS = (
    "appearance and behaviour",
    "speech",
    "mood",
    "affect",
    "thought form",
    "thought content",
    "perception",
    "cognition",
    "insight",
    "judgement",
    "risk",
    "rapport",
)


@dataclass(frozen=True)
class Signature:
    name: str
    role: str
    meaning: str  # "author" or "supervisor"
    at: str
    report_hash: str


@dataclass(frozen=True)
class Addendum:
    text: str
    signature: Signature


@dataclass(frozen=True)
class Writing:
    """How one part of a report came about, where a language model was to write it."""

    by: str  # "plain" or "model …"
    because: str = ""  # why the plain writer did it: "failed", "unusable", "refused", "stopped", …
    pieces: int = 1  # overlapping pieces in which a long text was read
    withheld: int = 0  # sentences that stated a diagnosis and are not in the report


CONCLUSION = "conclusion"  # the part of a report that is about no single question
SOURCE_LAYOUT = "source"  # question, answer, emotion, analysis, conclusion


@dataclass(frozen=True)
class Report:
    analyses: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)  # question id -> statements
    conclusion: tuple[Statement, ...] = ()
    mental_state: Mapping[str, Finding] = field(
        default_factory=dict
    )  # a field that is absent was not assessed
    formulation: str = ""  # the clinician's own diagnosis, codes and plan, apart from the draft
    written_by: str = ""
    signatures: tuple[Signature, ...] = ()
    addenda: tuple[Addendum, ...] = ()
    draft: int = 0  # `Session.draft` when it was asked for
    reopened_because: str | None = None
    writing: Mapping[str, Writing] = field(
        default_factory=dict
    )  # question id or `CONCLUSION` -> how it was written
    layout: str = ""  # "" or `SOURCE_LAYOUT`
