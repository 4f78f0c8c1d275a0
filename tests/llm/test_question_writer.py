"""What a plan of N questions holds, in which order, and what it says it left out."""

from __future__ import annotations

import json

import pytest

from interview.disorders import match
from interview.domain import DisorderChosen
from interview.errors import Cancelled, ForPeople, NotADisorder
from interview.ports import Plan, QuestionRequest, Stop, Watch
from llm.bank import load
from llm.question_writer import RUNS, BankQuestionWriter, questions_as_json

SLUGS = sorted(load().disorders)


def plan(code: str, number: int, language: str = "en", generic: bool = False) -> Plan:
    request = QuestionRequest(code, "", generic, language, number)
    return BankQuestionWriter(load()).write(request, Stop(), Watch())


def topics(made: Plan) -> list[str]:
    return [question.topic for question in made.questions]


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("number", [1, 2, 5, 8, 12, 20])
def test_a_plan_has_the_number_asked_for_and_always_a_risk_question(slug: str, number: int) -> None:
    made = plan(load().disorders[slug].codes[0], number)
    assert len(made.questions) == number
    assert topics(made).count("risk") >= 1
    assert len({question.id for question in made.questions}) == number


@pytest.mark.parametrize("slug", SLUGS)
def test_every_core_topic_is_covered_before_any_topic_repeats(slug: str) -> None:
    bank = load().disorders[slug]
    for number in range(1, 40):
        found = topics(plan(bank.codes[0], number))
        if len(found) > len(set(found)):  # something repeats
            assert {f"core/{feature}" for feature in bank.features} <= set(found)
    enough = topics(plan(bank.codes[0], len(bank.features) + 2))
    assert {f"core/{feature}" for feature in bank.features} <= set(enough)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_order_is_open_core_effect_context_risk_close(slug: str) -> None:
    for number in (8, 25, 1000):
        found = [topic.split("/")[0] for topic in topics(plan(load().disorders[slug].codes[0], number))]
        places = [RUNS.index(topic) for topic in found]
        assert places == sorted(places)


@pytest.mark.parametrize("slug", SLUGS)
def test_what_is_left_out_and_what_is_asked_are_all_topics(slug: str) -> None:
    code = load().disorders[slug].codes[0]
    whole = plan(code, 10_000)
    assert whole.left_out == ()
    assert len(whole.questions) == len(load().disorders[slug].questions) + len(load().shared.questions)
    for number in (1, 6, 10):
        made = plan(code, number)
        assert set(topics(made)) | set(made.left_out) == set(topics(whole))
        assert not set(topics(made)) & set(made.left_out)


def test_after_the_core_come_effect_onset_severity_and_exclusion() -> None:
    bank = load().disorders["gad"]
    found = topics(plan("6B00", len(bank.features) + 6))
    assert {"effect", "onset", "severity", "exclusion"} <= set(found)


@pytest.mark.parametrize("slug", SLUGS)
def test_even_a_short_interview_opens_gently_and_a_whole_one_reaches_every_topic(slug: str) -> None:
    code = load().disorders[slug].codes[0]
    assert topics(plan(code, 5))[0] == "opening"
    assert {*RUNS} - {"core"} <= set(topics(plan(code, 1000)))


def test_the_same_request_gives_the_same_plan() -> None:
    assert plan("6A70", 9) == plan("6A70", 9)


def test_a_plan_in_arabic_asks_the_same_questions_in_arabic() -> None:
    english, arabic = plan("6B01", 8), plan("6B01", 8, "ar")
    assert [question.id for question in english.questions] == [question.id for question in arabic.questions]
    assert english.questions[0].text != arabic.questions[0].text
    assert "؟" in " ".join(question.text for question in arabic.questions)
    assert all(question.written_by == "bank" for question in arabic.questions)


def test_a_disorders_own_question_comes_before_the_shared_one() -> None:
    alcohol = plan("6C40", 1000)
    own = {
        question.id for question in load().disorders["alcohol"].questions if question.topic == "substances"
    }
    asked = [question.id for question in alcohol.questions if question.topic == "substances"]
    assert set(asked[: len(own)]) == own


@pytest.mark.parametrize("language", ["en", "ar"])
def test_another_real_disorder_gets_the_general_plan(language: str) -> None:
    made = plan("6B24", 10, language, generic=True)
    assert "core/main_problem" in topics(made)
    assert "core/course" in topics(made)
    assert "risk" in topics(made)
    assert len(made.questions) == 10


def test_a_number_below_one_is_refused() -> None:
    for number in (0, -3):
        with pytest.raises(ForPeople, match="1 or more"):
            plan("6B00", number)


def test_an_unknown_code_is_refused_and_not_given_the_general_plan() -> None:
    with pytest.raises(NotADisorder):
        plan("9Z99", 5)


def test_a_cancelled_request_writes_nothing() -> None:
    stop = Stop()
    stop.cancel()
    with pytest.raises(Cancelled):
        BankQuestionWriter(load()).write(QuestionRequest("6B00", "", False, "en", 5), stop, Watch())


def test_the_json_of_a_plan_has_exactly_these_fields() -> None:
    chosen = match("panic attacks", load().known(), "ar")
    made = plan(chosen.code, 8, "ar")
    shown = json.loads(json.dumps(questions_as_json(chosen, made), ensure_ascii=False))
    assert set(shown) == {"disorder", "questions", "left_out"}
    assert shown["disorder"] == {"code": "6B01", "name": chosen.name, "matched_by": "synonym"}
    assert [set(question) for question in shown["questions"]] == [{"id", "topic", "text", "why"}] * 8
    assert shown["left_out"] == list(made.left_out)
    assert shown["left_out"]
    generic = DisorderChosen("6B24", "Hoarding disorder", "name", generic=True)
    assert questions_as_json(generic, made)["disorder"]["generic"] is True
