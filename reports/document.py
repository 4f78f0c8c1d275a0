"""What a report says, before it has a form: sections of labelled lines, each text ours or from outside.

Every view (markdown, HTML, plain text) is printed from one `Document`, so they cannot disagree. A `Verbatim`
came from a person, a model or another program: each view makes it harmless in its own way. A plain `str` is
wording of this program and may be printed as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Provenance:
    """What the session itself does not know about how its report came about."""

    program: str  # name and version
    models: tuple[str, ...] = ()  # a line for each model file used: name, version, hash
    audit_head: str = ""  # where the audit ended at this export: with it, one cut short later shows


@dataclass(frozen=True)
class Verbatim:
    text: str
    left_to_right: bool = False  # a date, code or hash: reads the same way in every language


Text = tuple[str | Verbatim, ...]


def joined(parts: Iterable[Text], between: str) -> Text:
    pieces: list[str | Verbatim] = []
    for part in parts:
        if pieces:
            pieces.append(between)
        pieces.extend(part)
    return tuple(pieces)


@dataclass(frozen=True)
class Item:
    label: str  # "" = none
    text: Text
    below: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Table:
    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]


class Part(StrEnum):
    """What a section is about; a view may give each its own look."""

    FACTS = "facts"
    RISK = "risk"
    QUESTION = "question"
    MENTAL_STATE = "mental-state"
    CONCLUSION = "conclusion"
    NOT_ASKED = "not-asked"
    NOT_USED = "not-used"
    SIGNATURES = "signatures"
    PROVENANCE = "provenance"


@dataclass(frozen=True)
class Section:
    part: Part
    title: str  # "" for the facts, which stand under the title of the document
    items: tuple[Item, ...] = ()
    table: Table | None = None


@dataclass(frozen=True)
class Document:
    title: str
    note: Text
    draft: bool
    sections: tuple[Section, ...] = ()
