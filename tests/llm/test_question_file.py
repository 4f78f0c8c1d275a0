"""Plans that are read from a file: the same as they were written, whatever a model made of the form."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from interview.disorders import match
from interview.domain import DisorderChosen, Question
from interview.errors import FileDamaged, ForPeople, NotAccepted
from interview.plan_read import GAP, MARKED, MORE, RISK_REWORDED, RISK_TWICE, PlanRead, Remark
from interview.ports import Plan, QuestionRequest, Stop, Watch
from llm.bank import load
from llm.question_file import LARGEST, LONGEST, read_plan
from llm.question_forms import source_json
from llm.question_writer import BankQuestionWriter, questions_as_json

BANK = load()
SLEEP = "How have you been sleeping since the summer?"
FIXED = "In the past month, have you had thoughts of ending your life?"


def chosen(name: str = "depression", language: str = "en") -> DisorderChosen:
    return match(name, BANK.known(), language)


def bank_plan(number: int = 9, language: str = "en", name: str = "depression") -> Plan:
    about = chosen(name, language)
    request = QuestionRequest(about.code, about.name, about.generic, language, number)
    return BankQuestionWriter(BANK).write(request, Stop(), Watch())


def read(folder: Path, given: Any, language: str = "en") -> PlanRead:
    file = folder / "plan.json"
    text = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False, indent=1)
    file.write_text(text, encoding="utf-8")
    return read_plan(file, BANK, chosen(language=language), language)


def sources(*texts: str) -> dict[str, Any]:
    return {f"Question{place}": {"Question": text} for place, text in enumerate(texts, 1)}


def texts(found: PlanRead) -> list[str]:
    return [one.text for one in found.plan.questions]


# ── written and read ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("form", ["ours", "source"])
def test_a_plan_of_the_bank_is_read_as_it_was_written(tmp_path: Path, language: str, form: str) -> None:
    plan = bank_plan(12, language)
    written = source_json(plan) if form == "source" else questions_as_json(chosen(language=language), plan)
    assert read(tmp_path, written, language) == PlanRead(plan)


def test_a_plan_that_a_model_wrote_is_read_as_it_was_written(tmp_path: Path) -> None:
    plan = bank_plan(6)
    first, second, third, *rest = plan.questions
    model = Question(
        "model-1", first.topic, SLEEP, "To know.", ("Since when?",), "", "mood", "model llama-3.1"
    )
    own = Question("own-1", "own", "What would you like to talk about?", written_by="clinician")
    plan = replace(plan, questions=(model, own, replace(third, stands_in="open, length"), second, *rest))
    found = read(tmp_path, questions_as_json(chosen(), plan))
    assert found.plan.questions == plan.questions
    assert found.remarks == ()
    assert found.drafted


def test_questions_of_the_sources_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    given = {f"Question{number}": {"Question": f"What is thing {number} like?"} for number in (10, 2, 1, 9)}
    found = read(tmp_path, given)
    assert texts(found) == [f"What is thing {number} like?" for number in (1, 2, 9, 10)]
    missing = [one.entry for one in found.remarks if one.kind == GAP]
    assert missing == [f"Question{number}" for number in range(3, 9)]
    assert [one.id for one in found.plan.questions] == ["read-1", "read-2", "read-3", "read-4"]
    assert {(one.topic, one.written_by) for one in found.plan.questions} == {("own", "clinician")}


def test_other_spellings_of_the_form_are_understood_and_what_is_not_taken_is_named(tmp_path: Path) -> None:
    given = {"question_1": {"question": SLEEP, "Type": "open"}, "Question 02": "What  helps\nyou most?"}
    found = read(tmp_path, given)
    assert texts(found) == [SLEEP, "What helps you most?"]
    assert Remark(MORE, "Question1", "Type") in found.remarks


# ── risk and wording ─────────────────────────────────────────────────────────────────────────────────────────────


def test_risk_keeps_its_vetted_wording_and_the_other_one_is_told(tmp_path: Path) -> None:
    own = "Do you sometimes think of ending your life, to be honest?"
    found = read(tmp_path, sources(SLEEP, own))
    assert texts(found) == [SLEEP, FIXED]
    assert found.plan.questions[1].written_by == "bank"
    assert found.remarks == (Remark(RISK_REWORDED, "Question2", own),)
    assert "risk" not in found.plan.left_out
    ours = questions_as_json(chosen(), bank_plan())
    for one in ours["questions"]:
        if one["topic"] == "risk":
            one["text"] = "Any dark thoughts?"  # no word of the list, and still about risk
    again = read(tmp_path, ours)
    assert "Any dark thoughts?" not in texts(again)
    assert [one.told for one in again.remarks if one.kind == RISK_REWORDED] == ["Any dark thoughts?"]


def test_risk_is_not_asked_twice_and_what_is_left_out_is_told(tmp_path: Path) -> None:
    own = "Have you had thoughts of ending your life lately?"
    found = read(tmp_path, sources(own, SLEEP, FIXED))
    assert texts(found) == [SLEEP, FIXED]
    assert found.remarks == (Remark(RISK_TWICE, "Question1", own),)


def test_what_the_rules_object_to_is_marked_and_asked_as_it_stands(tmp_path: Path) -> None:
    closed, unseen = "Do you feel bad?", "How do you sleep\u202e at night?"
    found = read(tmp_path, sources(closed, unseen, SLEEP))
    assert texts(found) == [closed, unseen, SLEEP]
    marked = {one.entry: one.told for one in found.remarks if one.kind == MARKED}
    assert marked["Question1"] == "open"
    assert "markup" in marked["Question2"]
    assert "Question3" not in marked


def test_words_that_are_not_the_banks_are_never_called_so(tmp_path: Path) -> None:
    ours = questions_as_json(chosen(), bank_plan(3))
    ours["questions"][0] |= {"text": "What has changed for you this year?", "written_by": "bank"}
    question = read(tmp_path, ours).plan.questions[0]
    assert (question.id, question.written_by) == (ours["questions"][0]["id"], "clinician")
    strange = {"questions": [{"id": "a", "topic": "core/../../x", "text": SLEEP}]}
    assert read(tmp_path, strange).plan.questions[0].topic == "own"


# ── what is refused ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Here you are:\n" + json.dumps(sources(SLEEP)), "text around the JSON"),
        ("```json\n" + json.dumps(sources(SLEEP)) + "\n```", "text around the JSON"),
        ('{"Question1": {"Question": ', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "no questions"),
        ("{}", "no questions"),
        ('{"questions": []}', "no questions"),
        ({"Question1": {"Question": SLEEP}, "Question2": {"Question": "  "}}, "Question2 has no text"),
        ({"Question1": {"Question": SLEEP}, "Question2": {}}, "Question2 has no text"),
        ({"Question1": {"Question": SLEEP}, "Question2": None}, "Question2 has no text"),
        ({"Question1": {"Question": ["a"]}}, "Question1 has a part that is no text"),
        ({"Question1": {"Question": "a " * LONGEST}}, "Question1 is too long"),
        ({"Question1": {"Question": SLEEP}, "Conclusion": "fine"}, "'Conclusion' in this file"),
        ({"Question1": SLEEP, "question_1": "And then?"}, "'Question1' twice"),
        ('{"Question1": {"Question": "a b"}, "Question1": {"Question": "c d"}}', "'Question1' twice"),
        ({"questions": [{"id": "a", "text": SLEEP}, {"id": "a", "text": "What?"}]}, "'a' twice"),
        ({"questions": [{"id": "a", "text": SLEEP}, {"id": "b"}]}, "b has no text"),
        ({"questions": [SLEEP]}, "Question 1 of this file"),
        ({"questions": [{"id": "a/b", "text": SLEEP}]}, "'a/b' in this file"),
        ({"questions": [{"id": f"q{one}", "text": SLEEP} for one in range(201)]}, "201 questions"),
    ],
)
def test_what_is_no_plan_is_refused_and_the_entry_named(tmp_path: Path, given: Any, said: str) -> None:
    with pytest.raises(NotAccepted, match=said) as refused:
        read(tmp_path, given)
    assert refused.value.remedy


def test_a_file_that_is_no_text_or_too_large_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_bytes(b"\xff\xfe\x00{")
    with pytest.raises(FileDamaged, match=r"plan\.json cannot be read as text"):
        read_plan(file, BANK, chosen(), "en")
    with pytest.raises(FileDamaged):
        read_plan(tmp_path / "none.json", BANK, chosen(), "en")
    file.write_bytes(b" " * (LARGEST + 1))
    with pytest.raises(ForPeople, match="too large"):
        read_plan(file, BANK, chosen(), "en")
