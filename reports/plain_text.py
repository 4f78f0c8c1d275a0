"""The report as plain text, to be pasted into a record system: no markup, lines of moderate length."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from interview.domain import Session
from reports.contents import contents
from reports.document import Item, Provenance, Section, Text, Verbatim
from reports.safe_text import visible

WIDTH = 78  # characters a line
_INDENT = "  "


def to_plain_text(session: Session, provenance: Provenance) -> str:
    """The whole report, ending in a newline. Only titles begin at the edge: nothing said can pass for one."""
    document = contents(session, provenance)
    blocks = ["\n".join([document.title, *_wrapped(_text(document.note), _INDENT, _INDENT)])]
    blocks.extend("\n".join(_section_lines(section)) for section in document.sections)
    return "\n\n".join(blocks) + "\n"


def _text(text: Text) -> str:
    return "".join(visible(part.text) if isinstance(part, Verbatim) else part for part in text)


def _section_lines(section: Section) -> Iterator[str]:
    if section.title:
        yield section.title
    yield from _item_lines(section.items, _INDENT)
    if section.table is not None:
        for name, *cells in section.table.rows:
            value, origin = (_text(cell) for cell in cells)
            yield from _wrapped(f"{_text(name)}: {value} ({origin})", _INDENT, _INDENT * 2)


def _item_lines(items: tuple[Item, ...], indent: str) -> Iterator[str]:
    for item in items:
        label = f"{item.label}: " if item.label else ""
        yield from _wrapped(f"{label}{_text(item.text)}", indent, indent + _INDENT)
        yield from _item_lines(item.below, indent + _INDENT)


def _wrapped(text: str, first: str, later: str) -> list[str]:
    lines: list[str] = []
    for part in text.split("\n"):
        indent = later if lines else first
        lines.extend(
            textwrap.wrap(part, WIDTH, initial_indent=indent, subsequent_indent=later, break_on_hyphens=False)
        )
    return lines
