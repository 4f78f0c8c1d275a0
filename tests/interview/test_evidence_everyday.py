"""Everyday answers and sentences in the style of a report: what the widened rules keep, and what they catch.

The first part was written before the rules were widened and was in view meanwhile; the second was written in the
middle and counted once before it was looked at (docs/results.md).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview.evidence import judge
from tests.interview.test_evidence_pairs import LABELS, Pair

MISSED = {"Leaves the house without anybody."}  # "only if my sister comes along" is not understood


def pairs() -> Iterator[Pair]:
    for language in ("en", "ar"):
        path = Path(__file__).parent / f"evidence_everyday_{language}.toml"
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            for label in LABELS:
                for sentence in case.get(label, ()):
                    question = case.get("question", "")
                    yield Pair(language, case["half"], label, case["quote"], sentence, question)


PAIRS = tuple(pairs())
assert len(PAIRS) > 400


def test_every_flip_is_caught() -> None:
    passed = [pair.sentence for pair in PAIRS if pair.label != "supported" and not pair.right]
    assert set(passed) <= MISSED


@pytest.mark.parametrize(
    ("language", "part", "share"),
    [("en", "everyday", 0.85), ("en", "second", 0.75), ("ar", "everyday", 0.55)],
)
def test_what_was_said_is_kept_in_the_style_of_a_report(language: str, part: str, share: float) -> None:
    told = [
        pair.right
        for pair in PAIRS
        if (pair.language, pair.half, pair.label) == (language, part, "supported")
    ]
    assert sum(told) >= share * len(told)


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("My father hit my mother.", "His mother hit his father."),
        ("My sister shouted at my brother.", "His brother shouted at his sister."),
        ("I left my wife in May.", "His wife left him in May."),
        ("My wife left me in May.", "He left his wife in May."),
        ("I told my sister that I hate my father.", "His father hates his sister."),
        ("People at work laugh about me.", "Laughs about people at work."),
        ("I look after my mother.", "Is looked after by his mother."),
        ("My boss threatened my colleague.", "His colleague threatened his boss."),
        ("The neighbours follow my daughter.", "His daughter follows the neighbours."),
    ],
)
def test_who_did_it_to_whom_is_never_turned_round(quote: str, sentence: str) -> None:
    assert "person" in judge(quote, sentence, "en").why
