"""Labelled pairs of quote and sentence: what is turned is caught, what is said in other words is kept.

The rules were fitted to the tuning half. On the held-out half, written afterwards by the same hand, the first
run kept 49 of 62 paraphrases and caught 39 of 40 flips of negation, 19 of 20 of number, 6 of 6 of medicine,
40 of 40 of person; then the rules were mended for what was missed, so it is held out no more. The fresh part
was written after that and nothing was fitted to it: 8 of 13 paraphrases kept, all 25 flips caught. So expect
new wordings to be marked more often than the pairs suggest; a mark asks for a look, and hides nothing.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from interview.evidence import judge

FLIPS = ("negation", "number", "medicine", "person", "time", "modality")
LABELS = ("supported", *FLIPS, "invented")
ALWAYS_CAUGHT = ("negation", "number", "medicine", "person")
HALVES = ("tuning", "held out")  # the fresh part measures; what it shows of paraphrases is no promise


@dataclass(frozen=True)
class Pair:
    language: str
    half: str
    label: str
    quote: str
    sentence: str
    question: str

    @property
    def right(self) -> bool:
        told = judge(self.quote, self.sentence, self.language, self.question)
        return told.supported == (self.label == "supported")


def pairs() -> Iterator[Pair]:
    for language in ("en", "ar"):
        path = Path(__file__).parent / f"evidence_pairs_{language}.toml"
        if not path.exists():
            continue
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            for label in LABELS:
                for sentence in case.get(label, ()):
                    yield Pair(
                        language, case["half"], label, case["quote"], sentence, case.get("question", "")
                    )


PAIRS = tuple(pairs())


def test_there_are_enough_pairs_of_both_languages() -> None:
    many = Counter(pair.language for pair in PAIRS)
    assert many["en"] >= 220
    assert many["ar"] >= 80
    assert len({(pair.quote, pair.sentence) for pair in PAIRS}) == len(PAIRS)


@pytest.mark.parametrize("half", [*HALVES, "fresh"])
@pytest.mark.parametrize("label", ALWAYS_CAUGHT)
def test_flips_that_could_do_harm_are_all_caught(label: str, half: str) -> None:
    missed = [pair.sentence for pair in PAIRS if (pair.label, pair.half) == (label, half) and not pair.right]
    assert missed == []


@pytest.mark.parametrize("label", ["time", "modality", "invented"])
def test_other_flips_are_caught_but_for_a_few(label: str) -> None:
    told = [pair.right for pair in PAIRS if pair.label == label]
    assert sum(told) >= 0.95 * len(told)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("half", HALVES)
def test_what_was_said_in_other_words_is_kept(language: str, half: str) -> None:
    told = [
        pair.right
        for pair in PAIRS
        if (pair.language, pair.half, pair.label) == (language, half, "supported")
    ]
    assert sum(told) >= 0.9 * len(told)


def test_of_sentences_as_a_model_drafts_them_half_are_kept_and_flips_hardly_pass() -> None:
    """No promise but a floor: 12 of 26 are kept, 22 of 23 caught. What passes is who is talked about by whom."""
    told = [(pair.label == "supported", pair.right) for pair in PAIRS if pair.half == "report"]
    kept, caught = ([right for good, right in told if good is wanted] for wanted in (True, False))
    assert sum(kept) >= 12
    assert sum(caught) >= 22


def test_a_caught_flip_is_mostly_named_for_what_it_is() -> None:
    flips = [pair for pair in PAIRS if pair.label in FLIPS]
    named = [
        pair.label in judge(pair.quote, pair.sentence, pair.language, pair.question).why for pair in flips
    ]
    assert sum(named) >= 0.85 * len(named)


@pytest.mark.parametrize("label", FLIPS)
def test_without_the_rule_for_it_a_flip_gets_through(label: str) -> None:
    """The pairs need each rule: there are flips that nothing else speaks against."""
    alone = [
        pair
        for pair in PAIRS
        if pair.label == label
        and judge(pair.quote, pair.sentence, pair.language, pair.question).why == (label,)
    ]
    assert alone
