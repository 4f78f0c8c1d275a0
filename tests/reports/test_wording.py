"""Both languages say the same things with the same gaps."""

from __future__ import annotations

import string
import tomllib
from pathlib import Path

import interview.risk_rules
from interview.domain import Purpose
from interview.report_parts import MENTAL_STATE_FIELDS
from interview.risk import LISTEN, UNCLEAR
from reports.document import Verbatim
from reports.wording import wording


def gaps(sentence: str) -> list[str]:
    return sorted(gap for _, gap, _, _ in string.Formatter().parse(sentence) if gap)


def test_every_language_has_every_word_with_the_same_gaps():
    english, arabic = wording("en"), wording("ar")
    assert english.words.keys() == arabic.words.keys()
    assert english.names.keys() == arabic.names.keys()
    assert all(gaps(english[key]) == gaps(arabic[key]) for key in english.words)


def test_arabic_words_are_arabic():
    words = wording("ar").words
    latin = {key for key, text in words.items() if any("a" <= c <= "z" for c in bare(text))}
    assert latin == set()


def bare(text: str) -> str:
    """Without its gaps and the two words that are the same in every language."""
    letters = "".join(literal for literal, _, _, _ in string.Formatter().parse(text))
    return letters.replace("ICD-11", "").replace("DRAFT", "").lower()


def test_fields_and_purposes_have_names():
    for language in ("en", "ar"):
        assert set(MENTAL_STATE_FIELDS) <= wording(language).names["field"].keys()
        assert {str(purpose) for purpose in Purpose} <= wording(language).names["purpose"].keys()


def test_unknown_machine_word_stays_marked_as_foreign():
    assert wording("en").name("sense", "smell") == Verbatim("smell")
    assert wording("en").fill("skipped", reason=Verbatim("{x}")) == ("skipped: ", Verbatim("{x}"))


def test_every_reason_of_a_risk_rule_is_there_in_arabic():
    files = Path(interview.risk_rules.__file__).parent.glob("*.toml")
    rules = [rule for file in files for rule in tomllib.loads(file.read_text("utf-8"))["rule"]]
    whys = {rule["why"] for rule in rules} | {LISTEN, UNCLEAR}
    assert len(whys) > 10
    for why in whys:
        assert isinstance(wording("ar").name("why", why), str), why
