"""Which words of an answer are the clinician's, and what is left of it without them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview import risk
from interview.domain import Answer, Transcript, Word
from interview.spoken_text import places
from interview.whose_words import cut_off_at, joined_up, marked, of_person, stretches_of_person

SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda one: (one[0], one[0] + one[1])))


def heard(text: str, sure: float = 0.9) -> Transcript:
    """One word a second."""
    words = tuple(Word(word, float(at), at + 1.0, sure) for at, word in enumerate(text.split()))
    return Transcript(text, words)


def clinicians(transcript: Transcript) -> list[str]:
    return [word.text for word in transcript.words if word.speaker == "clinician"]


@given(SPANS)
def test_joined_spans_are_apart_in_order_and_cover_the_same_time(spans):
    joined = joined_up(spans)
    assert all(one[1] < other[0] for one, other in pairwise(joined))
    for moment in (half / 2 for half in range(60)):
        assert any(a <= moment <= b for a, b in joined) == any(a <= moment <= b for a, b in spans)
    assert joined_up(joined) == joined


@given(SPANS, st.integers(0, 30))
def test_what_is_cut_off_is_what_comes_after_the_end(spans, end):
    cut = cut_off_at(end, joined_up(spans))
    assert all(stop <= end for _, stop in cut)
    assert len(cut) == len([one for one in joined_up(spans) if one[0] < end])


@pytest.mark.parametrize(
    ("span", "whose"),
    [((1.0, 3.0), ["b", "c"]), ((0.5, 1.5), []), ((0.49, 1.51), ["a", "b"]), ((9.0, 10.0), [])],
)
def test_more_than_half_of_a_word_makes_it_the_clinicians(span, whose):
    assert clinicians(marked(heard("a b c d"), (span,))) == whose


def test_two_spans_count_together_and_a_word_without_length_by_its_moment():
    assert clinicians(marked(heard("a"), ((0.0, 0.3), (0.5, 0.8)))) == ["a"]
    assert clinicians(marked(Transcript("a", (Word("a", 1.0, 1.0, 1.0),)), ((0.5, 1.5),))) == ["a"]


@given(SPANS, st.randoms(use_true_random=False))
def test_the_order_in_which_spans_become_known_makes_no_difference(spans, random):
    told, known, now = list(spans), (), heard("a b c d e f g h i j")
    random.shuffle(told)
    for span in told:
        known = joined_up((*known, span))
        now = marked(now, known)
    assert now == marked(heard("a b c d e f g h i j"), joined_up(spans))


@given(SPANS)
def test_text_without_the_clinicians_words_is_the_others_in_order(spans):
    now = marked(heard("a b c d e f g h i j"), joined_up(spans))
    left = [word.text for word in now.words if word.speaker == "person"]
    person = of_person(now)
    assert person.text.split() == [word.text for word in person.words] == left
    assert " ".join(one.text for one in stretches_of_person(now)) == person.text
    assert Answer("q1", 1, transcript=now).text() == person.text
    assert now.text == "a b c d e f g h i j", "captions keep every word"


def test_text_that_belongs_to_no_word_is_kept():
    words = (Word("since", 1.0, 2.0, 0.9), Word("when", 2.0, 3.0, 0.9), Word("May", 3.0, 4.0, 0.9))
    now = marked(Transcript("(coughs) Since when? MAY, I think.", words), ((1.0, 3.0),))
    assert of_person(now).text == "(coughs) ? MAY, I think."
    assert of_person(marked(Transcript("since when May"), ((0.0, 9.0),))).text == "since when May"


def test_what_was_typed_or_corrected_is_taken_as_it_is():
    now = marked(heard("a b"), ((0.0, 1.0),))
    assert Answer("q1", 1, transcript=now, corrected_text="a b").text() == "a b"


def test_places_follow_the_text_whatever_the_size_of_the_letters():
    assert list(places("The THE the cat", ["the", "The", "dog", "cat"])) == [(0, 3), (4, 7), None, (12, 15)]
    assert list(places("İ the", ["the", ""])) == [(2, 5), None], "a letter that is two when small"


# ── risk ──────────────────────────────────────────────────────────────────────────────────────────


def kinds(text: str, *spans: tuple[float, float]) -> list[tuple[str, str]]:
    return [(flag.kind, flag.words) for flag in risk.flags(marked(heard(text), spans), "en")]


def test_rules_see_the_persons_words_only():
    assert kinds("I want to kill myself") == [("suicide", "I want to kill myself")]
    assert kinds("I want to kill myself", (0.0, 5.0)) == []
    assert kinds("you want to die no I sleep badly", (0.0, 4.0)) == []


def test_a_statement_around_a_word_of_the_clinician_is_found():
    assert kinds("I want to yes kill myself", (3.0, 4.0)) == [("suicide", "I want to kill myself")]


def test_a_denial_before_the_clinicians_question_does_not_reach_over_it():
    text = "no I never did and today I want to kill myself"
    assert ("suicide", "I want to kill myself") in kinds(text, (4.0, 6.0))


def test_a_statement_said_twice_is_two_and_one_said_once_is_one():
    twice = "I want to die mhm I want to die"
    assert len(kinds(twice, (4.0, 5.0))) == 2
    assert len(kinds("I want to die mhm I sleep badly", (4.0, 5.0))) == 1


def test_times_of_a_flag_are_those_of_its_words_on_the_take():
    now = marked(heard("how are you I want to die"), ((0.0, 3.0),))
    (flag,) = risk.flags(now, "en")
    assert (flag.start, flag.end) == (3.0, 7.0)
