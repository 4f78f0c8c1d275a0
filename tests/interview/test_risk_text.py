"""No text, however odd or long, makes the risk rules crash, slow down, or point at the wrong words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview import risk
from interview.domain import Transcript
from interview.errors import ForPeople
from interview.risk_rules import KINDS, languages

LANGUAGES = ("en", "ar")


def test_json_has_one_entry_a_line_with_exactly_the_promised_fields():
    made = risk.as_json(["I want to die", "", "I slept well"], "en")
    assert list(made) == ["lines"]
    assert [list(line) for line in made["lines"]] == [["text", "flags"]] * 3
    assert [len(line["flags"]) for line in made["lines"]] == [1, 0, 0]
    (flag,) = made["lines"][0]["flags"]
    assert list(flag) == ["kind", "words", "start", "end", "why"]
    assert (flag["kind"], flag["words"], flag["start"], flag["end"]) == ("suicide", "I want to die", 0, 13)


@pytest.mark.parametrize("call", [lambda: risk.find("x", "tlh"), lambda: risk.as_json([], "../en")])
def test_language_without_rules_is_refused_with_the_known_ones(call):
    with pytest.raises(ForPeople, match="ar, en"):
        call()
    assert languages() == ("ar", "en")


HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(
            ["I want to die", "cut myself", "بدي اموت", "يضربني", "don't", "not", "but", "ما", "I'll"]
        ),
        st.text(max_size=8),
        st.sampled_from(
            [
                "\x00",
                "\u202e",
                "\u200f",
                "🙂",
                "👩\u200d👧",
                "\ud800",
                "ﷺ",
                "ﻻ",
                "ﬁ",
                "İ",
                "ß",
                "\u0301",
                "...",
                "\n",
            ]
        ),
    ),
    max_size=12,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(HOSTILE, st.sampled_from(LANGUAGES))
def test_hostile_text_never_crashes_or_shifts_the_words(text, language):
    for hit in risk.find(text, language):
        assert hit.words == text[hit.start : hit.end]
        assert hit.words
        assert hit.kind in KINDS


@pytest.mark.parametrize("before", ["\x00", "🙂 ", "\u202e", "\u200f", "İİİ ", "ﷺ "])
def test_statement_is_found_behind_odd_characters(before):
    (hit,) = risk.find(before + "I want to die " + before, "en")
    assert hit.words == "I want to die"


def test_invisible_marks_inside_a_word_do_not_hide_it():
    (hit,) = risk.find("I want to d\u200bie", "en")
    assert hit.words == "I want to d\u200bie"


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("en", "i want to be not my he was and going to kill "),
        ("en", "never no not i do not want to "),
        ("ar", "ما بدي ان في من اقتل ولا يضرب انا كل "),
    ],
)
def test_time_grows_with_length_and_not_faster(language, unit):
    def seconds(repeats: int) -> float:
        text = unit * repeats
        start = time.perf_counter()
        risk.find(text, language)
        return time.perf_counter() - start

    words = len(unit.split())
    seconds(100)
    short = min(seconds(10_000 // words) for _ in range(2))
    long = seconds(100_000 // words)
    assert long < 60
    assert long < 30 * short + 0.5  # ten times the words; a square would be a hundred times


def test_nothing_that_was_said_is_logged(caplog):
    with caplog.at_level("DEBUG"):
        risk.flags(Transcript("i want to die"), "en")
    assert caplog.records == []
