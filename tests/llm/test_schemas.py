"""Schemas become grammars before anybody waits for a reply; one that cannot is named at the start."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from pydantic import BaseModel

import main
from interview.settings import Settings
from llm import schemas as registry
from llm.bank import load
from llm.grammar import SchemaUnusable
from llm.report_replies import AnswerReply
from llm.schemas import check, check_once, schemas, study_schemas

LLM = Path(registry.__file__).parent


class Endless(BaseModel):
    """What no grammar can keep: a text without an end."""

    text: str


@pytest.fixture
def anew():
    """As if nothing had been checked in this process yet."""
    check_once.cache_clear()
    yield
    check_once.cache_clear()


def program(home: Path, **llm: str) -> main.Program:
    made = main.wire(home)
    return made.with_settings(Settings.model_validate({"llm": llm, "network": {"language_server": True}}))


def test_every_schema_of_the_program_becomes_a_grammar() -> None:
    check({**schemas(load()), **study_schemas()})


def test_a_schema_that_cannot_be_converted_is_named() -> None:
    given = {"report, an answer": AnswerReply.model_json_schema, "poems": Endless.model_json_schema}
    with pytest.raises(SchemaUnusable, match=r"the schema 'poems': .*maxLength"):
        check(given)


@pytest.mark.parametrize(
    "llm", [{"model": "small"}, {"server": "http://127.0.0.1:9/v1", "server_model": "m"}]
)
@pytest.mark.usefixtures("anew")
def test_no_language_model_is_put_together_with_such_a_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, llm: dict[str, str]
) -> None:
    assert program(tmp_path, **llm).language_model() is not None
    check_once.cache_clear()
    monkeypatch.setattr(registry, "schemas", lambda _bank: {"poems": Endless.model_json_schema})
    with pytest.raises(SchemaUnusable, match="'poems'"):
        program(tmp_path, **llm).language_model()
    assert program(tmp_path).language_model() is None  # without one nothing is asked


@pytest.mark.usefixtures("anew")
def test_the_study_does_not_begin_with_such_a_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    from llm.study import by_settings
    from llm.study.sessions import WrittenSession

    monkeypatch.setattr(WrittenSession, "model_json_schema", Endless.model_json_schema)
    with pytest.raises(SchemaUnusable, match="study, an interview"):
        by_settings.study_with({}, lambda _seed: None, (), lambda *_: None, None)


def test_whoever_asks_a_model_is_in_the_table() -> None:
    """Every file of `llm` that asks for a reply of a schema; a new one belongs into `llm/schemas.py`."""
    asks = {
        file.relative_to(LLM).as_posix()
        for file in LLM.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "reply"
    }
    known = {"disorder_check.py", "llm_question_writer.py", "follow_up_writer.py", "report_asking.py"}
    passes_on = {"llama_child.py", "warm_llama.py", "study/asking.py"}
    assert asks - passes_on == known
