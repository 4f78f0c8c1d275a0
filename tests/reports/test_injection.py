"""Nothing said, typed, written by a model or named by a file can change the layout of a report."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from interview.domain import Answer
from reports.html_view import to_html
from reports.markdown_view import to_markdown
from reports.plain_text import to_plain_text
from reports.safe_text import markdown_safe, one_line, visible
from tests.reports.examples import PROVENANCE, english
from tests.reports.hostile import CORPUS, PLAIN, everywhere

SIGNS = "#-+*_`~[]()<>|!&\\.:=>\n\r\t 0123456789abhtps/w@{}\"'\u202e\x00\x02\x03\ue000\ue001؟م"
TEXTS = st.one_of(st.text(alphabet=SIGNS, min_size=1, max_size=60), st.text(min_size=1, max_size=60)).filter(
    str.strip
)
LANGUAGES = ("en", "ar")


class Outline(HTMLParser):
    """The opening tags of a page in order, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("bdi", "br"):  # those follow the direction and the lines of the text
            self.tags.append((tag, tuple(attrs)))
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.text += data


def python_markdown(text: str) -> Outline:
    return Outline(markdown.markdown(text, extensions=["extra", "sane_lists"]))


def commonmark(text: str) -> Outline:
    return Outline(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))


READERS = pytest.mark.parametrize("reader", [python_markdown, commonmark])


@READERS
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", CORPUS)
def test_hostile_text_leaves_the_outline_of_the_markdown_as_it_was(text, language, reader):
    plain, hostile = (
        reader(to_markdown(*everywhere(PLAIN, language))),
        reader(to_markdown(*everywhere(text, language))),
    )
    assert hostile.tags == plain.tags
    assert not {"a", "img", "script", "style"} & {tag for tag, _ in hostile.tags}


@READERS
@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_any_text_leaves_the_outline_of_the_markdown_as_it_was(reader, text):
    assert reader(to_markdown(*everywhere(text))).tags == reader(to_markdown(*everywhere(PLAIN))).tags


@READERS
@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_markdown_shows_a_text_letter_for_letter(reader, text):
    shown = reader(f"- Answer: {markdown_safe(text)}\n- Emotion: none").text
    assert shown.split() == f"Answer: {one_line(text)} Emotion: none".split()
    assert reader(f"- {markdown_safe(text)}").tags == [("ul", ()), ("li", ())]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", CORPUS)
def test_hostile_text_leaves_the_page_as_it_was_and_is_shown(text, language):
    plain, hostile = (
        Outline(to_html(*everywhere(PLAIN, language))),
        Outline(to_html(*everywhere(text, language))),
    )
    assert _without_widths(hostile) == _without_widths(plain)
    assert not {"a", "img", "script", "link", "iframe"} & {tag for tag, _ in hostile.tags}
    assert " ".join(visible(text).split()) in " ".join(hostile.text.split())


@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_any_text_leaves_the_page_as_it_was(text):
    assert _without_widths(Outline(to_html(*everywhere(text)))) == _without_widths(
        Outline(to_html(*everywhere(PLAIN)))
    )


def _without_widths(page: Outline) -> list[tuple[str, tuple[tuple[str, str | None], ...]]]:
    """A question is `short` or `long` by its length; nothing else may differ."""
    return [
        (tag, tuple((n, (v or "").replace("short", "long")) for n, v in attrs)) for tag, attrs in page.tags
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", CORPUS)
def test_only_our_own_titles_begin_at_the_edge_of_the_plain_text(text, language):
    def titles(words: str) -> list[str]:
        return [
            line
            for line in to_plain_text(*everywhere(words, language)).split("\n")
            if line and line[0] != " "
        ]

    assert titles(text) == titles(PLAIN)


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=200))
def test_visible_text_has_no_character_that_acts(text):
    shown = visible(text)
    assert all(c.isprintable() or c in "\n\u200c\u200d" for c in shown)
    shown.encode("utf-8")
    assert visible(shown) == shown


def test_what_cannot_be_seen_is_shown_as_an_escape():
    assert visible("a\x00b\u202ec\ud800") == "a⟨U+0000⟩b⟨U+202E⟩c⟨U+D800⟩"
    assert visible(" a\r\nb\u2028c\td ") == "a\nb\nc d"


@pytest.mark.parametrize("kind", ["ordinary words ", "*_`[ <& ", "كلمات كثيرة "])
def test_a_hundred_thousand_words_are_printed_whole(kind):
    text = (kind * 50_000).strip()
    session = replace(english(), report=None, answers={"q1": Answer("q1", 1, typed_text=text)})
    assert text in Outline(to_html(session, PROVENANCE)).text
    assert markdown_safe(text) in to_markdown(session, PROVENANCE)
    assert "".join(to_plain_text(session, PROVENANCE).split()).count("".join(text.split())) == 1
