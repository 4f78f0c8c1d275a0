"""The report as markdown, printed by code from the session: no model can alter a quote or a label.

Text from outside stays on its own line and is escaped, so that no reader of markdown finds a heading, list,
link, picture or HTML in it. The same session gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from interview.domain import Session
from reports.contents import contents
from reports.document import Document, Item, Provenance, Section, Text, Verbatim
from reports.safe_text import direction, markdown_safe, runs_against
from reports.wording import wording

_ISOLATE = {"ltr": "\u2066", "rtl": "\u2067"}
_END_OF_ISOLATE = "\u2069"


class Pen(Protocol):
    """How labels and texts are put into markdown."""

    def label(self, label: str) -> str: ...
    def text(self, text: Text) -> str: ...


class MarkdownPen:
    """Escapes what comes from outside; a text that reads the other way is isolated from its line."""

    def __init__(self, right_to_left: bool) -> None:
        self._right_to_left = right_to_left

    def label(self, label: str) -> str:
        return f"{label}:"

    def text(self, text: Text) -> str:
        return "".join(self._verbatim(part) if isinstance(part, Verbatim) else part for part in text)

    def _verbatim(self, part: Verbatim) -> str:
        written = markdown_safe(part.text)
        if part.left_to_right:
            way: str | None = "ltr" if self._right_to_left else None
        else:
            way = direction(part.text) if runs_against(part.text, self._right_to_left) else None
        return written if way is None else f"{_ISOLATE[way]}{written}{_END_OF_ISOLATE}"


def to_markdown(session: Session, provenance: Provenance) -> str:
    """The whole report of a session, ending in a newline. Raises PartMissing for a language without words."""
    pen = MarkdownPen(wording(session.language).right_to_left)
    document = contents(session, provenance)
    blocks = [heading(document, pen), *(section_markdown(section, pen) for section in document.sections)]
    return "\n\n".join(blocks) + "\n"


def heading(document: Document, pen: Pen) -> str:
    return f"# {document.title}\n\n> {pen.text(document.note)}"


def section_markdown(section: Section, pen: Pen) -> str:
    blocks = [f"## {section.title}"] if section.title else []
    if section.items:
        blocks.append("\n".join(_lines(section.items, pen, "")))
    if section.table is not None:
        rows = [section.table.head, tuple("---" for _ in section.table.head)]
        rows.extend(tuple(pen.text(cell) for cell in row) for row in section.table.rows)
        blocks.append("\n".join(f"| {' | '.join(row)} |" for row in rows))
    return "\n\n".join(blocks)


def _lines(items: tuple[Item, ...], pen: Pen, indent: str) -> Iterator[str]:
    for item in items:
        label = pen.label(item.label) if item.label else ""
        text = pen.text(item.text)
        yield f"{indent}- {label}{' ' if label and text else ''}{text}"
        yield from _lines(item.below, pen, indent + "    ")
