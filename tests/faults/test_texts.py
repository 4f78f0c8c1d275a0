"""Whatever a person types or is called comes back as it was, and every report can show it."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview.domain import Answer, Intake, Session
from reports.html_view import to_html
from reports.markdown_view import to_markdown
from reports.plain_text import to_plain_text
from reports.safe_text import visible
from tests.fakes import a_session, some_questions
from tests.faults import stores
from tests.reports.examples import PROVENANCE

ANY = st.characters(exclude_categories=())  # NUL and halves of characters too
HARD = st.sampled_from(
    [
        "\x00",
        "\ud800",
        "\udfff",
        "\u202e",
        "\u2066",
        "\u200f",
        "قلق",
        "שלום",
        "👩‍👩‍👧",
        "🏴",
        "ﷺ",
        "é",
        "\ufeff",
        "\uffff",
    ]
)
PIECES = st.lists(st.one_of(HARD, st.text(alphabet=ANY, max_size=40)), max_size=8)
VOCABULARY = {
    "plain": ["word", "another"],
    "arabic": ["كلمة", "قلق"],
    "hard": ["👩‍👩‍👧", "\u202eevil\u202c", "nul\x00"],
}
WORDS = 100_000


def joined(pieces: list[str]) -> str:
    """Two halves of a character side by side are that character."""
    return "".join(pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


TEXTS = PIECES.map(joined)


def a_session_of(text: str, name: str) -> Session:
    """With a text wherever a person or a clinician types one."""
    answer = Answer("q1", 1, typed_text=text, corrected_text=name, amended_text=text)
    return replace(
        a_session(),
        subject=name,
        clinician=name,
        intake=Intake(text, name, text),
        questions=some_questions(),
        answers={"q1": answer, "q2": Answer("q2", 2, skipped_because=text)},
    )


def round_trip(home: Path, examples: int) -> int:
    """Each through the store, every tenth through one that was closed in between."""
    seen = 0
    store = stores.opened(home)
    store.__enter__()

    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(text=TEXTS, name=TEXTS)
    def comes_back(text: str, name: str) -> None:
        nonlocal store, seen
        session = a_session_of(text, name)
        store.save(session)
        seen += 1
        if seen % 10 == 0:
            store.__exit__(None, None, None)
            store = stores.opened(home)
            store.__enter__()
        assert store.load(session.id) == session
        assert [line.subject for line in store.list()] == [name]

    try:
        comes_back()
    finally:
        store.__exit__(None, None, None)
    return seen


def shown(examples: int) -> None:
    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(text=TEXTS, name=TEXTS)
    def is_shown(text: str, name: str) -> None:
        session = a_session_of(text, name)
        for view in (to_html, to_markdown, to_plain_text):
            page = view(session, PROVENANCE)
            page.encode("utf-8")
            assert "\x00" not in page
            assert "\u202e" not in page
        assert letters(visible(text)) in letters(to_plain_text(session, PROVENANCE))

    is_shown()


def letters(text: str) -> str:
    return "".join(text.split())


def test_two_hundred_texts_and_names_come_back_from_the_store(tmp_path):
    (tmp_path / "home").mkdir()
    assert round_trip(tmp_path / "home", 200) >= 200


def test_forty_texts_and_names_are_shown_in_every_report():
    shown(40)


@pytest.mark.faults
def test_ten_thousand_texts_and_names_come_back_from_the_store(tmp_path, figure):
    (tmp_path / "home").mkdir()
    figure(f"{round_trip(tmp_path / 'home', 10_000)} texts came back")


@pytest.mark.faults
def test_two_thousand_texts_and_names_are_shown_in_every_report(figure):
    shown(2000)
    figure("2,000 texts shown")


@pytest.mark.parametrize("kind", VOCABULARY)
def test_a_hundred_thousand_words_come_back_and_are_shown(tmp_path, kind):
    rng = random.Random(1)
    words = {
        "plain": ["word", "another"],
        "arabic": ["كلمة", "قلق"],
        "hard": ["👩‍👩‍👧", "\u202eevil\u202c", "nul\x00"],
    }
    text = " ".join(rng.choice(words[kind]) for _ in range(WORDS))
    session = replace(a_session_of(text, "P-17"), intake=Intake())
    (tmp_path / "home").mkdir()
    with stores.opened(tmp_path / "home") as store:
        store.save(session)
    with stores.opened(tmp_path / "home") as store:
        assert store.load(session.id) == session
    assert letters(visible(text)) in letters(to_plain_text(session, PROVENANCE))
