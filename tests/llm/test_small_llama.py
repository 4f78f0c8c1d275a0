"""A small Llama of our own writes plans through the real child: the way on which nothing stands in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from interview.ports import Plan, QuestionRequest, Stop, Watch
from llm.bank import Bank, load
from llm.bank_check import CLOSED_TOPIC
from llm.llama_process import Habits, LlamaProcess
from llm.llm_question_writer import LlmQuestionWriter
from llm.model_files import ModelFile

FILE = Path(__file__).parent / "small_llama" / "small.gguf"
LARGEST = 5_000_000  # bytes
DISORDERS = ("panic", "depression", "ptsd", "ocd", "insomnia")
NUMBER = 6
LEAST = 0.8  # of the questions that it is asked for


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load()


@pytest.fixture(scope="module")
def llama() -> Iterator[LlamaProcess]:
    with LlamaProcess(ModelFile(FILE, "", True), 1536, 1, 0, Habits(temperature=0.3, seed=3)) as process:
        yield process


def plan_of(name: str, bank: Bank, llama: LlamaProcess) -> Plan:
    own = bank.disorders[name]
    request = QuestionRequest(own.codes[0], own.name.en, False, "en", NUMBER, drafted=True)
    return LlmQuestionWriter(bank, llama).write(request, Stop(), Watch())


def test_it_is_small() -> None:
    assert FILE.stat().st_size < LARGEST


def test_most_of_its_questions_pass_the_lint(bank: Bank, llama: LlamaProcess) -> None:
    plans = [plan_of(name, bank, llama) for name in DISORDERS]
    asked = [one for plan in plans for one in plan.questions if one.topic != CLOSED_TOPIC]
    written = [one for one in asked if one.written_by.startswith("model ")]
    assert all(one.stands_in for one in asked if one not in written)
    assert len(written) >= LEAST * len(asked), [one.stands_in for one in asked]
