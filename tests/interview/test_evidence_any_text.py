"""The evidence check on text of every kind: it never breaks, and padding earns nothing."""

from __future__ import annotations

import gc
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.domain import Answer, DisorderChosen, Flag, Question, Session
from interview.evidence import check_report, judge, omissions, source_for
from interview.report_parts import Report, Statement
from tests.interview.test_evidence_pairs import PAIRS

LANGUAGES = st.sampled_from(["en", "ar"])
ODD = st.sampled_from(
    [
        "",
        "\0",
        "\u202e",
        "😀",
        "\ud800",
        "٣٫٥",
        "1,2,3.4.5",
        "not",
        "لا",
        "²",
        "½",
        "'s",
        "no no",
        "\ufdfa",
        "٠",
        "9" * 400,
        "-",
        "و",
        "mg",
    ]
)
TEXT = st.one_of(
    st.text(max_size=300), st.lists(st.one_of(ODD, st.text(max_size=8)), max_size=30).map(" ".join)
)
NONSENSE = st.lists(
    st.sampled_from(["zorbling", "quaxify", "vrinder", "plomtastic", "grubbelheim", "كشطبلون", "زخرنفل"]),
    min_size=1,
    max_size=12,
)
WRONG = [
    pair for pair in PAIRS if not judge(pair.quote, pair.sentence, pair.language, pair.question).supported
]


@settings(max_examples=300, deadline=None)
@given(TEXT, TEXT, LANGUAGES, TEXT)
def test_no_text_breaks_the_check(quote: str, sentence: str, language: str, question: str) -> None:
    verdict = judge(quote, sentence, language, question, quote)
    assert verdict.supported == (not verdict.why)
    assert 0.0 <= verdict.share <= 1.0


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(WRONG), NONSENSE)
def test_padding_never_makes_a_sentence_supported(pair, padding: list[str]) -> None:
    for longer in (f"{pair.sentence} {' '.join(padding)}", f"{pair.sentence} {' '.join(padding)}."):
        assert not judge(pair.quote, longer, pair.language, pair.question).supported


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_a_sentence_is_never_borne_out_by_nothing(sentence: str) -> None:
    assert not judge("", sentence, "en").supported


def session(text: str, flags: tuple[Flag, ...], language: str) -> Session:
    question = Question("q1", "mood", "How are you?")
    answer = Answer("q1", 1, typed_text=text, flags=flags)
    return Session(
        "s",
        "P",
        "Dr",
        DisorderChosen("6A70", "x", "code"),
        language,
        questions=(question,),
        answers={"q1": answer},
    )


@settings(max_examples=150, deadline=None)
@given(TEXT, TEXT, LANGUAGES)
def test_checking_removes_no_flag_no_statement_and_no_word(text: str, sentence: str, language: str) -> None:
    flag = Flag("suicide", text, None, None, "why")
    told = session(text, (flag,), language)
    statement = Statement(sentence, (source_for(told.answers["q1"]),))
    checked = check_report(Report(analyses={"q1": (statement,)}), told)
    (after,) = checked.analyses["q1"]
    assert replace(after, supported=None) == statement
    assert told.answers["q1"].flags == (flag,)
    unsaid = omissions(told, replace(checked, analyses={"q1": (replace(after, supported=False),)}))
    assert [one.words for one in unsaid if one.kind == "risk"] == [text]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_time_grows_with_the_length_of_the_text_and_no_faster(language: str) -> None:
    """Time of this thread, without the collector: nothing else counts. Sixteen times would be quadratic."""

    def spent(groups: int) -> float:
        words = " ".join(f"word{number} sad not 5 mg mother" for number in range(groups))
        began = time.thread_time()
        judge(words, words[: groups * 10], language)
        return time.thread_time() - began

    spent(100)
    gc.collect()
    gc.disable()
    try:
        short, long = (min(spent(groups) for _ in range(3)) for groups in (1_000, 4_000))
    finally:
        gc.enable()
    assert long < 12 * max(short, 0.02)
