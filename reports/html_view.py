"""The report as one HTML page that carries its style and plot and asks for nothing else.

The skeleton (our own wording, with a numbered mark for each text from outside) goes through Python-Markdown
with raw HTML, links and pictures off; the texts are put in afterwards, escaped, so that nothing said is ever read
as markup; then all of it passes an allow-list. Only our template adds style, language, direction and the plot.
"""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path

import markdown
import nh3

from interview.domain import Session
from reports.contents import contents
from reports.document import Document, Part, Provenance, Section, Text, Verbatim
from reports.markdown_view import heading, section_markdown
from reports.safe_text import direction, runs_against, visible
from reports.timeline import timeline
from reports.wording import Wording, wording

_TEXT_TAGS = {"h1", "h2", "p", "ul", "li", "span", "bdi", "br", "blockquote"}
TAGS = _TEXT_TAGS | {"table", "thead", "tbody", "tr", "th", "td"}  # no a, img, style, script
ATTRIBUTES = {"span": {"class"}, "bdi": {"dir"}}
SHORT = 1800  # characters of a question's markup that is kept on one page
_OPEN, _CLOSE = "\ue000", "\ue001"  # private characters: `visible` lets none of them through from outside
_MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_PAGE = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body class="{state}">
{draft}{body}
</body>
</html>
"""


class SkeletonPen:
    """Writes a mark for every label and text, and keeps what it stands for."""

    def __init__(self, right_to_left: bool) -> None:
        self._right_to_left = right_to_left
        self._kept: list[str] = []

    def label(self, label: str) -> str:
        return self._mark(f'<span class="label">{html.escape(label)}:</span>')

    def text(self, text: Text) -> str:
        return "".join(self._verbatim(part) if isinstance(part, Verbatim) else part for part in text)

    def filled(self, skeleton: str) -> str:
        """The skeleton with each mark replaced by what it stands for."""
        return _MARK.sub(lambda found: self._kept[int(found[1])], skeleton)

    def _verbatim(self, part: Verbatim) -> str:
        written = html.escape(visible(part.text)).replace("\n", "<br>")
        if part.left_to_right:
            way: str | None = "ltr" if self._right_to_left else None
        else:
            way = direction(part.text) if runs_against(part.text, self._right_to_left) else None
        return self._mark(written if way is None else f'<bdi dir="{way}">{written}</bdi>')

    def _mark(self, markup: str) -> str:
        self._kept.append(markup)
        return f"{_OPEN}{len(self._kept) - 1}{_CLOSE}"


def to_html(session: Session, provenance: Provenance) -> str:
    """The whole report as a page of its own. Raises PartMissing for a language without words."""
    words = wording(session.language)
    document = contents(session, provenance)
    return _PAGE.format(
        language=html.escape(words.language),
        direction="rtl" if words.right_to_left else "ltr",
        title=html.escape(document.title),
        style=_style(words, document.draft),
        state="draft" if document.draft else "signed",
        draft=f'<div class="watermark">{html.escape(words["draft"])}</div>\n' if document.draft else "",
        body=_body(session, document, words),
    )


def _body(session: Session, document: Document, words: Wording) -> str:
    blocks = [_header(document, words)]
    plot = timeline(session, words)
    for section in document.sections:
        blocks.append(_section(section, words))
        if section.part is Part.RISK and plot is not None:
            blocks.append(f'<section class="timeline">\n<h2>{words["timeline"]}</h2>\n{plot}\n</section>')
    return "\n".join(blocks)


def _header(document: Document, words: Wording) -> str:
    pen = SkeletonPen(words.right_to_left)
    return f"<header>\n{_markup(heading(document, pen), pen)}\n</header>"


def _section(section: Section, words: Wording) -> str:
    pen = SkeletonPen(words.right_to_left)
    markup = _markup(section_markdown(section, pen), pen)
    size = "short" if section.part is Part.QUESTION and len(markup) < SHORT else "long"
    return f'<section class="{section.part} {size}">\n{markup}\n</section>'


def _markup(skeleton: str, pen: SkeletonPen) -> str:
    return nh3.clean(pen.filled(_plain_markdown(skeleton)), tags=TAGS, attributes=ATTRIBUTES)


def _plain_markdown(text: str) -> str:
    reader = markdown.Markdown(extensions=["tables"], output_format="html")
    reader.preprocessors.deregister("html_block")
    for name in (
        "html",
        "link",
        "image_link",
        "image_reference",
        "reference",
        "short_reference",
        "short_image_ref",
        "autolink",
        "automail",
    ):
        reader.inlinePatterns.deregister(name)
    return reader.convert(text)


@cache
def _style_file() -> str:
    return Path(__file__).with_name("report.css").read_text(encoding="utf-8")


def _style(words: Wording, draft: bool) -> str:
    """The style file, and the words that stand at the edge of each page."""
    before, between, after = re.split(r"\{page\}|\{pages\}", words["page"])
    number = f"{_quoted(before)} counter(page) {_quoted(between)} counter(pages) {_quoted(after)}"
    edge = f"@page {{ @bottom-center {{ content: {number}; }} }}"
    if draft:
        edge += f"\n@page {{ @top-center {{ content: {_quoted(words['draft_on_page'])}; }} }}"
    return f"{_style_file()}\n{edge}"


def _quoted(text: str) -> str:
    """Our own wording as a CSS string."""
    return f'"{text}"'
