"""What tests ask of the tiny Llama, and what its replies must be."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from interview.ports import Stop
from llm.llama_process import Habits, LlamaProcess
from llm.model_files import ModelFile

# looked for and not imported: only the child has llama.cpp in it
needs_llama = pytest.mark.skipif(find_spec("llama_cpp") is None, reason="llama-cpp-python is not installed")
CHANCE = Habits(temperature=1.0)
SAY = [
    {"role": "system", "content": "You interview people."},
    {"role": "user", "content": "Ask about sleep. كيف نومك؟"},
]
LONG = [
    {"role": "user", "content": "I slept badly and woke at four. " * 90}
]  # 2,900 characters, one token each
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["questions"],
    "properties": {
        "questions": {
            "type": "array",
            "minItems": 2,
            "maxItems": 3,
            "items": {
                "type": "object",
                "required": ["id", "topic", "text"],
                "properties": {
                    "id": {"type": "integer", "minimum": 1, "maximum": 20},
                    "topic": {"enum": ["mood", "sleep"]},
                    "text": {"type": "string", "minLength": 5, "maxLength": 40},
                },
            },
        }
    },
}
ENDLESS = {  # a reply of 800 characters: long enough to be interrupted
    "type": "object",
    "required": ["parts"],
    "properties": {
        "parts": {
            "type": "array",
            "minItems": 4,
            "maxItems": 4,
            "items": {"type": "string", "minLength": 200, "maxLength": 200},
        }
    },
}


def of(file: Path, habits: Habits = CHANCE, context: int = 4096) -> LlamaProcess:
    return LlamaProcess(ModelFile(file, trust=True), context, 1, "auto", habits)


def replies(llama: LlamaProcess, messages: Any, schema: Any, stop: Stop) -> Iterator[str]:
    """One after the other, for ever."""
    while True:
        yield from llama.reply(messages, schema, stop)


def said(llama: LlamaProcess, schema: Any = SCHEMA, messages: Any = SAY, stop: Stop | None = None) -> str:
    return "".join(llama.reply(messages, schema, stop or Stop()))


def pid(llama: LlamaProcess) -> int:
    assert llama._child is not None
    return llama._child.process.pid


def check(reply: str) -> None:
    questions = json.loads(reply)["questions"]
    assert 2 <= len(questions) <= 3
    for question in questions:
        assert list(question) == ["id", "topic", "text"]
        assert 1 <= question["id"] <= 20
        assert question["topic"] in ("mood", "sleep")
        assert 5 <= len(question["text"]) <= 40
        plain = question["text"].replace("\n", "").replace("\t", "")
        assert not {unicodedata.category(letter) for letter in plain} & {"Cc", "Cs", "Zl", "Zp"}
