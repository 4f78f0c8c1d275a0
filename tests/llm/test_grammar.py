"""Schemas become grammars that hold, or are refused when the program starts; replies are checked again."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from interview.errors import ReplyUnusable
from llm.grammar import SchemaUnusable, parsed, to_gbnf


class Asked(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: int = Field(ge=1, le=20)
    topic: Literal["mood", "sleep"]
    text: str = Field(min_length=5, max_length=40)
    why: str | None = Field(default=None, max_length=40)


class Plan(BaseModel):
    model_config = ConfigDict(extra="forbid")

    questions: list[Asked] = Field(min_length=1, max_length=3)


def one(field: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": ["field"], "properties": {"field": field}}


def test_the_schema_of_a_pydantic_model_becomes_a_grammar() -> None:
    grammar = to_gbnf(Plan.model_json_schema())
    assert "root ::=" in grammar
    assert '"20"' in grammar  # bounds of integers are spelled out
    assert '"21"' not in grammar
    assert '"0"' not in grammar.replace('"\\"', "")


def test_strings_have_no_control_characters_and_no_escapes_by_number() -> None:
    rules = dict(line.split(" ::= ", 1) for line in to_gbnf(Plan.model_json_schema()).splitlines())
    assert rules["char"].startswith(r'[^"\\\x00-\x1F\x7F-\x9F')
    assert rules["char"].endswith(r'| "\\" ["\\/nt]')
    assert rules["space"] == '" "?'


def test_converting_does_not_load_llama_cpp_into_this_process() -> None:
    code = (
        "import sys; from llm.grammar import to_gbnf; "
        "to_gbnf({'type': 'object', 'required': ['a'], 'properties': {'a': {'type': 'boolean'}}}); "
        "sys.exit('llama_cpp' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "field",
    [
        {"type": "string"},
        {"type": "string", "maxLength": 1001},
        {"type": "string", "maxLength": 0},
        {"type": "string", "maxLength": 50, "pattern": "^a*$"},
        {"type": "string", "maxLength": 50, "format": "date"},
        {"type": "array", "items": {"type": "boolean"}},
        {"type": "array", "maxItems": 3},
        {"type": "array", "items": {"type": "string"}, "maxItems": 3},
        {"type": "array", "items": {"type": "boolean"}, "maxItems": 3, "uniqueItems": True},
        {"type": "integer"},
        {"type": "integer", "minimum": 1},
        {"type": "integer", "minimum": 1, "maximum": 100_000},
        {"type": "integer", "minimum": 5, "maximum": 4},
        {"type": "number", "minimum": 0, "maximum": 1},
        {"type": "object"},
        {"type": "object", "properties": {"a": {"type": "boolean"}}, "additionalProperties": True},
        {"type": ["string", "null"], "maxLength": 5},
        {"anyOf": [{"type": "string"}, {"type": "null"}]},
        {"allOf": [{"type": "boolean"}]},
        {"not": {"type": "boolean"}},
        {"$ref": "#/$defs/nobody"},
        {"$ref": "#"},
        {"$ref": "https://example.org/schema"},
        {"type": "picture"},
        {},
        "string",
    ],
)
def test_what_a_grammar_cannot_keep_is_refused(field: Any) -> None:
    with pytest.raises(SchemaUnusable):
        to_gbnf(one(field))


def test_a_schema_that_contains_itself_is_refused() -> None:
    tree = {
        "type": "object",
        "required": ["child"],
        "properties": {"child": {"anyOf": [{"$ref": "#/$defs/tree"}, {"type": "null"}]}},
    }
    with pytest.raises(SchemaUnusable, match="itself"):
        to_gbnf({"$defs": {"tree": tree}, "$ref": "#/$defs/tree"})


def test_bounds_that_exclude_their_ends_are_kept() -> None:
    grammar = to_gbnf(one({"type": "integer", "exclusiveMinimum": 1, "exclusiveMaximum": 4}))
    assert [number for number in "01234" if f'"{number}"' in grammar] == ["2", "3"]


def test_a_field_may_be_called_like_a_word_of_schemas() -> None:
    properties = {name: {"type": "boolean"} for name in ("minimum", "pattern", "string", "not", "enum")}
    grammar = to_gbnf({"type": "object", "required": list(properties), "properties": properties})
    assert all(f'"\\"{name}\\""' in grammar for name in properties)


GOOD = {"questions": [{"id": 1, "topic": "mood", "text": "How do you feel?", "why": None}]}


@pytest.mark.parametrize("fence", ["{}", "```json\n{}\n```", "```\n{}\n```\n", "  {}\n"])
def test_a_reply_becomes_a_checked_value(fence: str) -> None:
    plan = parsed(fence.replace("{}", json.dumps(GOOD)), Plan)
    assert plan.questions[0].text == "How do you feel?"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I am sorry, SECRET",
        '{"questions": []}',
        '{"questions": [{"id": 99, "topic": "SECRET", "text": "SECRET", "why": "SECRET"}]}',
        '{"questions": [{"id": 1, "topic": "mood", "text": "good enough", "why": null, "SECRET": 1}]}',
        '{"questions": [{"id": 1, "topic": "mood", "text": "\ud800SECRET", "why": null}]}',
        '{"SECRET": ' * 5000,
        '{"questions": NaN}',
        json.dumps(GOOD) + json.dumps(GOOD),
    ],
)
def test_an_unusable_reply_raises_and_is_not_repeated_in_the_error(text: str) -> None:
    with pytest.raises(ReplyUnusable) as caught:
        parsed(text, Plan)
    assert "SECRET" not in str(caught.value)
    assert caught.value.__suppress_context__
