"""Risk statements: what must be found, what must stay quiet, and what low recognition confidence does."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview import risk
from interview.domain import Transcript, Word
from interview.risk_patterns import Finder, Joined, PatternError, Reader
from interview.risk_rules import KINDS

HERE = Path(__file__).parent
LANGUAGES = ("en", "ar")

# The held-out lines, of 43 to be flagged and 43 to stay quiet. Set one, written before any tuning, gave at its first
# run 37 and 43 in English, 39 and 41 in Arabic; it was then used and went into the corpus. Set two, written before
# the misses of set one were read, gave 36 and 40, 35 and 38 at its first run, and the figures below with the rules as
# they are, none of which was made for it. Writer and rule maker are the same: real speech will be harder.
HELD_OUT = {"en": (39, 40), "ar": (36, 38)}


def read(name: str) -> dict:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def corpus_lines(part: str) -> list[tuple[str, str, str]]:
    return [
        (language, kind, line)
        for language in LANGUAGES
        for kind, lines in read(f"risk_corpus_{language}.toml")[part].items()
        for line in lines
    ]


def kinds(text: str, language: str = "en") -> set[str]:
    return {hit.kind for hit in risk.find(text, language)}


def spoken(text: str, unsure: dict[str, float] | None = None) -> Transcript:
    words = tuple(
        Word(word, start=number * 0.5, end=number * 0.5 + 0.4, sure=(unsure or {}).get(word, 0.95))
        for number, word in enumerate(text.split())
    )
    return Transcript(text, words)


# ── the corpus ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", LANGUAGES)
def test_corpus_is_large_enough_and_has_no_line_twice(language):
    corpus = read(f"risk_corpus_{language}.toml")
    held_out = read(f"risk_held_out_{language}.toml")
    for part in ("positive", "negative"):
        lines = [line for group in corpus[part].values() for line in group]
        kept_apart = [line for group in held_out[part].values() for line in group]
        assert len(lines) >= 150
        assert len(kept_apart) >= 40
        assert len(set(lines) | set(kept_apart)) == len(lines) + len(kept_apart)


@pytest.mark.parametrize(("language", "kind", "line"), corpus_lines("positive"))
def test_statement_of_the_corpus_is_found_with_its_kind(language, kind, line):
    assert kind in kinds(line, language)


@pytest.mark.parametrize(("language", "kind", "line"), corpus_lines("negative"))
def test_harmless_line_of_the_corpus_stays_quiet(language, kind, line):
    assert risk.find(line, language) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_held_out_lines_are_found_at_least_as_often_as_measured(language):
    held_out = read(f"risk_held_out_{language}.toml")
    positive = [line for group in held_out["positive"].values() for line in group]
    negative = [line for group in held_out["negative"].values() for line in group]
    found = sum(bool(risk.find(line, language)) for line in positive)
    quiet = sum(not risk.find(line, language) for line in negative)
    assert (len(positive), len(negative)) == (43, 43)
    assert found >= HELD_OUT[language][0]
    assert quiet >= HELD_OUT[language][1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_known_kind_and_a_sentence_for_the_clinician(language):
    book = risk.rules(language)
    assert {rule.kind for rule in book.rules} == KINDS
    assert all(rule.why.endswith((".", ":", "ask.")) and rule.why[0].isupper() for rule in book.rules)


# ── what decides ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_denial_ends_at_but_and_the_statement_after_it_is_found():
    text = "I don't want to die but sometimes I cut myself"
    (hit,) = risk.find(text, "en")
    assert hit.kind == "self_harm"
    assert "cut myself" in hit.words
    assert "die" not in hit.words


def test_idiom_beside_a_statement_hides_only_itself():
    assert kinds("I'm dying to see you") == set()
    assert kinds("I'm dying to see you and I want to die") == {"suicide"}


def test_suicide_of_somebody_else_is_not_the_persons_own_but_a_threat_is_abuse():
    assert kinds("my brother killed himself") == set()
    assert kinds("he says he will kill me") == {"abuse"}


def test_question_said_back_counts_by_its_answer():
    assert kinds("you asked if I want to die, no") == set()
    assert kinds("you asked if I want to die, yes") == {"suicide"}
    assert kinds("you asked if I want to die") == {"suicide"}


def test_command_to_kill_is_found_as_voices_and_as_what_they_order():
    assert kinds("the voices tell me to kill myself") == {"commanding_voices", "suicide"}


def test_overlapping_rules_of_one_kind_make_one_hit():
    hits = risk.find("I want to kill myself, I want to end my life", "en")
    assert len(hits) == 2
    assert all(first.end <= second.start for first, second in pairwise(hits))


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("أريد أن أموت", "أُرِيدُ أَنْ أَمُوتَ"),
        ("اريد ان اموت", "أريـــد أن أمـــوت"),
        ("بدي اموت", "\u200fبدي\u200e اموت\u202c"),
        ("لا اريد ان اعيش", "لا أريدُ أنْ أعيشَ"),
    ],
)
def test_arabic_spellings_are_one_and_offsets_stay_in_the_original(plain, written):
    (first,), (second,) = risk.find(plain, "ar"), risk.find(written, "ar")
    assert first.kind == second.kind == "suicide"
    assert written[second.start : second.end] == second.words


# ── answers with word times ──────────────────────────────────────────────────────────────────────────────────────


def test_flag_has_the_seconds_of_its_words():
    (flag,) = risk.flags(spoken("well some days i want to die you know"), "en")
    assert flag.words == "i want to die"
    assert (flag.start, flag.end) == pytest.approx((1.5, 3.4))
    assert risk.LISTEN not in flag.why


def test_typed_answer_has_no_seconds():
    (flag,) = risk.flags(Transcript("I want to die"), "en")
    assert (flag.start, flag.end) == (None, None)


def test_times_are_found_when_the_text_has_other_signs_and_letters_than_the_words():
    words = tuple(Word(text, n, n + 0.5, 0.9) for n, text in enumerate(["i", "really", "want", "to", "die"]))
    (flag,) = risk.flags(Transcript("I really, really WANT to die!", words), "en")
    assert flag.end == 4.5


def test_words_that_cannot_be_placed_lose_the_times_and_never_the_flag():
    (flag,) = risk.flags(Transcript("I want to die", (Word("banana", 0, 1, 0.9),)), "en")
    assert (flag.kind, flag.start) == ("suicide", None)


def test_word_that_is_missing_from_the_text_does_not_push_the_others_away():
    words = tuple(Word(text, n, n + 0.5, 0.9) for n, text in enumerate(["i", "well", "want", "to", "die"]))
    text = "i want to die" + " and so on" * 40 + " well"
    (flag,) = risk.flags(Transcript(text, words), "en")
    assert (flag.start, flag.end) == (0, 4.5)


@pytest.mark.parametrize("word", ["die", "i", "days"])
def test_low_confidence_on_or_near_a_statement_keeps_the_flag_and_says_listen(word):
    (flag,) = risk.flags(spoken("some days i want to die", {word: 0.2}), "en")
    assert flag.kind == "suicide"
    assert flag.why.endswith(risk.LISTEN)


def test_confidence_far_away_changes_nothing():
    (flag,) = risk.flags(spoken("banana is what one eats and i want to die", {"banana": 0.1}), "en")
    assert risk.LISTEN not in flag.why


def test_unsure_risk_word_alone_is_something_to_listen_to():
    text = "then the suicide of the of market"
    assert risk.flags(spoken(text), "en") == ()
    (flag,) = risk.flags(spoken(text, {"suicide": 0.3}), "en")
    assert (flag.kind, flag.words) == ("unclear", "suicide")
    assert (flag.start, flag.end) == pytest.approx((1.0, 1.4))


@pytest.mark.parametrize(
    ("language", "text", "unsure"),
    [("en", "i do not want to die", "not"), ("ar", "ما بدي اموت", "ما")],
)
def test_denial_that_was_perhaps_misheard_is_something_to_listen_to(language, text, unsure):
    assert risk.flags(spoken(text), language) == ()
    assert [flag.kind for flag in risk.flags(spoken(text, {unsure: 0.3}), language)] == ["unclear"]


@given(st.lists(st.floats(0, 1), min_size=9, max_size=9))
def test_no_confidence_ever_drops_a_flag(levels):
    text = "some days i cut myself and want to die"
    words = tuple(
        Word(word, n, n + 1, sure) for n, (word, sure) in enumerate(zip(text.split(), levels, strict=True))
    )
    assert {flag.kind for flag in risk.flags(Transcript(text, words), "en")} >= {"self_harm", "suicide"}


# ── the pattern language ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "pattern", ["(a|b", "a)", "..9 word", "[gone]", "{nobody}", "don't", "he:word", "..2"]
)
def test_pattern_that_cannot_be_meant_is_refused(pattern):
    with pytest.raises(PatternError):
        Finder([Reader(Joined()).read(pattern)])
