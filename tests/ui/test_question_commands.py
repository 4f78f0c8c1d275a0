"""Who writes the questions, as a user types it: the bank, or a language model, which here has random weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.llm.tiny_gguf import write_tiny
from tests.ui.commands import Run, create, interview

RISK = "In the past month, have you had thoughts of ending your life?"


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return write_tiny(tmp_path / "tiny.gguf")


def test_a_model_writes_and_what_is_not_good_enough_comes_from_the_bank(anamnesis: Run, tiny: Path) -> None:
    ended = anamnesis(
        "questions", "panic", "-n", "2", "--writer", "llm", "--model", tiny, "--trust", "--json"
    )
    assert ended.status == 0
    first, risk = ended.json["questions"]
    assert (first["written_by"], risk["text"]) == ("bank", RISK)
    assert first["stands_in"]
    assert "1 of 2 questions come from the bank instead of the language model" in ended.err
    assert first["stands_in"] in ended.err


def test_without_trust_an_unknown_file_is_not_opened_and_the_bank_answers(anamnesis: Run, tiny: Path) -> None:
    ended = anamnesis("questions", "panic", "-n", "2", "--model", tiny, "--json")
    assert ended.status == 0
    assert "--trust" in ended.json["questions"][0]["stands_in"]


def test_a_model_that_is_not_there_or_a_writer_that_nobody_knows_is_a_sentence(anamnesis: Run) -> None:
    for option, said in (("llm", "No language model is in use"), ("poet", "There is no writer 'poet'")):
        ended = anamnesis("questions", "panic", "--writer", option)
        assert (ended.status, ended.out) == (1, "")
        assert said in ended.err


def test_the_form_of_the_sources(anamnesis: Run) -> None:
    ended = anamnesis("questions", "panic", "-n", "3", "--format", "source")
    assert list(ended.json) == ["Question1", "Question2", "Question3"]
    assert all(list(one) == ["Question"] and one["Question"] for one in ended.json.values())
    assert anamnesis("questions", "panic", "--format", "poem").status == 1


def test_a_clinician_may_insist_on_a_name_that_nobody_knows(anamnesis: Run) -> None:
    assert anamnesis("questions", "quux", "--json").status == 2
    chosen = anamnesis("questions", "quux", "--insist", "--json").json["disorder"]
    assert chosen == {"code": "", "name": "quux", "matched_by": "clinician", "generic": True}


def test_an_interview_whose_model_cannot_be_opened_still_reaches_its_report(
    anamnesis: Run, tmp_path: Path
) -> None:
    create(anamnesis)
    (tmp_path / "broken.gguf").write_bytes(b"GGUF" + bytes(100))
    ended = interview(anamnesis, tmp_path, "--model", tmp_path / "broken.gguf", "--trust", "-n", "2")
    assert ended.status == 0, ended.err
    assert "1 of 2 questions come from the bank instead of the language model" in ended.err
    assert "broken.gguf cannot be loaded" in ended.err


def test_nobody_drafts_for_a_person_who_refused_it(anamnesis: Run, tmp_path: Path) -> None:
    create(anamnesis)
    ended = interview(
        anamnesis, tmp_path, "--model", tmp_path / "no.gguf", "--trust", "-n", "2", "--without", "drafting"
    )
    assert ended.status == 0, ended.err
    assert "The person did not agree to text by a language model." in ended.err


@pytest.mark.parametrize("form", ["ours", "source"])
def test_a_plan_that_was_printed_is_asked_as_it_is(anamnesis: Run, tmp_path: Path, form: str) -> None:
    printed = anamnesis("questions", "gad", "-n", "4", "--format", form, "--json")
    plan = tmp_path / "plan.json"
    plan.write_text(printed.out, encoding="utf-8")
    ended = interview(anamnesis, tmp_path, "--plan", plan)
    assert ended.status == 0, ended.err
    session = json.loads((tmp_path / "out" / "session.json").read_text("utf-8"))
    texts = [one.get("text", one.get("Question")) for one in questions_of(printed.json)]
    assert [one["text"] for one in session["questions"]] == texts
    assert len(texts) == 4


def test_what_is_not_as_it_should_be_in_a_plan_is_said_before_anybody_is_asked(
    anamnesis: Run, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.json"
    said = {"Question1": {"Question": "Do you feel bad?"}, "Question3": {"Question": "Do you want to die?"}}
    plan.write_text(json.dumps(said), encoding="utf-8")
    ended = interview(anamnesis, tmp_path, "--plan", plan)
    assert ended.status == 0, ended.err
    assert "Question1: breaks rules of wording (open); it is asked as it stands." in ended.err
    assert "Question2: is not in the file." in ended.err
    assert "Question3: risk is asked in its vetted wording, not as “Do you want to die?”." in ended.err
    plan.write_text("Sure! " + json.dumps(said), encoding="utf-8")
    refused = interview(anamnesis, tmp_path, "--plan", plan)
    assert refused.status == 1
    assert "There is text around the JSON of this file." in refused.err


def test_a_plan_of_a_model_is_not_asked_of_who_refuses_drafted_text(anamnesis: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    one = {"id": "model-1", "text": "How have you been sleeping since May?", "written_by": "model small"}
    plan.write_text(json.dumps({"questions": [one]}), encoding="utf-8")
    refused = interview(anamnesis, tmp_path, "--plan", plan, "--without", "drafting")
    assert refused.status == 1
    assert "drafted text is refused" in refused.err
    assert interview(anamnesis, tmp_path, "--plan", plan).status == 0


def questions_of(printed: Any) -> list[Any]:
    return list(printed["questions"] if "questions" in printed else printed.values())
