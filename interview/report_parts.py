"""What a report is made of: statements with their sources, findings, signatures. Part of the frozen `Session`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Source:
    """Where a statement of the report comes from."""

    question_id: str
    start: float | None
    end: float | None
    quote_hash: str


@dataclass(frozen=True)
class Statement:
    text: str
    sources: tuple[Source, ...] = ()
    supported: bool | None = None  # None = not checked
    written_by: str = ""


@dataclass(frozen=True)
class Finding:
    """One field of the mental state examination and who it is from."""

    value: str
    origin: str  # "clinician", "person", "model"
    sources: tuple[Source, ...] = ()


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
