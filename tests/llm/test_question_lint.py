"""The lint for questions of a language model lets the bank's pass and finds each kind of bad one."""

from __future__ import annotations

import pytest

from llm.bank import BankQuestion, load
from llm.bank_check import CLOSED_TOPIC
from llm.question_lint import QuestionLint, is_clean, tidy, vocabulary
from tests.llm.question_replies import BAD, GOOD

LANGUAGES = ("en", "ar")


def bank_questions() -> list[BankQuestion]:
    bank = load()
    parts = (*bank.disorders.values(), bank.shared, bank.generic)
    return [one for part in parts for one in part.questions if one.plan_topic != CLOSED_TOPIC]


@pytest.fixture(scope="module", params=LANGUAGES)
def lint(request: pytest.FixtureRequest) -> QuestionLint:
    return QuestionLint(vocabulary(load(), request.param), request.param, ())


@pytest.fixture(scope="module")
def english() -> QuestionLint:
    return QuestionLint(vocabulary(load(), "en"), "en", ())


def test_every_question_of_the_bank_passes(lint: QuestionLint) -> None:
    language = lint.language
    found = {
        one.id: broken
        for one in bank_questions()
        if (
            broken := [
                one.rule for one in lint.broken(one.text.of(language)) if one.rule != "look-back"
            ]  # the bank names its periods beside the text
        )
    }
    assert found == {}


def test_the_follow_ups_and_nearly_all_reasons_of_the_bank_pass(lint: QuestionLint) -> None:
    language, questions = lint.language, bank_questions()
    refused = [probe for one in questions for probe in one.probes.of(language) if not lint.may_follow(probe)]
    assert refused == []
    reasons = [one.id for one in questions if not lint.may_explain(one.why.of(language))]
    assert len(reasons) <= 2


@pytest.mark.parametrize(("bad", "rule"), BAD.items())
def test_each_bad_question_breaks_its_rule(english: QuestionLint, bad: str, rule: str) -> None:
    assert rule in {broken.rule for broken in english.broken(tidy(bad))}


@pytest.mark.parametrize("good", GOOD.values())
def test_good_questions_break_none(english: QuestionLint, good: str) -> None:
    assert english.broken(good) == ()


@pytest.mark.parametrize(
    "text",
    [
        "What do you think of suicide?",
        "When did you last cut yourself?",
        "How would you hurt someone?",
        "What would make life not worth living for you?",
        "Where do you keep the gun?",
        "Who would miss you if you took your own life?",
        "When did you wish you were dead?",
    ],
)
def test_no_risk_wording_but_the_fixed(english: QuestionLint, text: str) -> None:
    assert "risk wording" in {broken.rule for broken in english.broken(text)}
    assert not english.may_follow(text)


@pytest.mark.parametrize(
    "text", ["متى فكرت في الانتحار؟", "كيف فكرت في إيذاء نفسك؟", "ماذا تقول عن إنهاء حياتك؟"]
)
def test_no_risk_wording_in_arabic(text: str) -> None:
    lint = QuestionLint(vocabulary(load(), "ar"), "ar", ())
    assert "risk wording" in {broken.rule for broken in lint.broken(text)}


def test_a_question_much_like_another_repeats_it(english: QuestionLint) -> None:
    asked = "What do you worry about most in the evening?"
    for again in (
        asked,
        "In the evening, what do you worry about most?",
        "What do you worry about in the evening?",
    ):
        assert "repeats" in {broken.rule for broken in english.broken(again, [asked])}
    assert english.broken("How do you fall asleep after a hard day?", [asked]) == ()


@pytest.mark.parametrize(
    "hidden",
    ["a\u00adb", "a\u200db", "a\u2066b", "a\ufeffb", "a\u00a0b", "a\x00b", "a\u2028b", "\ud800", "a\tb"],
)
def test_what_cannot_be_seen_is_not_clean(hidden: str) -> None:
    assert not is_clean(f"How are you {hidden} today?")


def test_the_names_of_the_disorder_are_not_said() -> None:
    lint = QuestionLint(vocabulary(load(), "en"), "en", ("Quux disorder", "quuxes"))
    assert "diagnosis" in {broken.rule for broken in lint.broken("How do you live with quuxes at home?")}
