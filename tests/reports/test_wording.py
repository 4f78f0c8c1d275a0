"""Both languages say the same things with the same gaps."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import interview.risk_rules
from interview.consent_texts import consent_text
from interview.domain import Purpose
from interview.report_parts import MENTAL_STATE_FIELDS
from interview.risk import LISTEN, UNCLEAR
from interview.vault.key_slots import Role
from llm.bank import BANKS
from perception.live_health import CAMERA_WORDS, MICROPHONE_WORDS
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


def test_a_reason_that_an_error_gave_is_said_in_arabic_with_its_names_as_they_came():
    why = "The microphone 'USB' is not connected. Try again."
    assert wording("ar").reason(why) == (
        "الميكروفون ",
        Verbatim("'USB'"),
        " غير موصول.",
        " ",
        "أعد المحاولة.",
    )
    assert wording("en").reason(why) == (Verbatim(why),)
    assert wording("ar").reason("no camera") == ("لا كاميرا",)


def test_every_reason_of_a_risk_rule_is_there_in_arabic():
    files = Path(interview.risk_rules.__file__).parent.glob("*.toml")
    rules = [rule for file in files for rule in tomllib.loads(file.read_text("utf-8"))["rule"]]
    whys = {rule["why"] for rule in rules} | {LISTEN, UNCLEAR}
    assert len(whys) > 10
    for why in whys:
        assert isinstance(wording("ar").name("why", why), str), why


def test_what_is_missing_of_a_recording_is_said_in_arabic():
    told = wording("ar").told("damage", "no sound from 1.0 to 12.5 s: the microphone was missing")
    assert told == "لا صوت من 1.0 إلى 12.5 ث: غاب الميكروفون"
    unknown = "no sound from here on"
    assert wording("ar").told("damage", unknown) == Verbatim(unknown)
    assert wording("en").told("damage", "the sound cannot be read") == Verbatim("the sound cannot be read")
    for known, said in wording("ar").names["damage"].items():
        assert gaps(known) == gaps(said)


def test_every_course_of_a_device_has_arabic_words():
    for words in (*CAMERA_WORDS.values(), *MICROPHONE_WORDS.values()):
        assert isinstance(wording("ar").told("damage", words.format(start=1.25, end=2.0)), str), words


def features(part: object) -> Iterator[str]:
    """Every core symptom that is listed anywhere in a bank."""
    if isinstance(part, dict):
        yield from part.get("features", ())
        for inner in part.values():
            yield from features(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from features(inner)


def test_every_core_symptom_of_the_bank_has_an_arabic_name():
    banks = [tomllib.loads(file.read_text("utf-8")) for file in BANKS.glob("*.toml")]
    slugs = {slug for bank in banks for slug in features(bank)}
    assert len(slugs) > 150
    for slug in slugs:
        assert isinstance(wording("ar").feature(slug), str), slug
    assert wording("en").feature("self_worth") == Verbatim("self worth")


def test_everybody_who_may_consent_or_sign_has_a_name():
    for language in ("en", "ar"):
        names = wording(language).names
        text = consent_text(language)
        assert set(text.givers) == set(names["giver"])
    assert {str(role) for role in Role} == set(wording("ar").names["role"])
