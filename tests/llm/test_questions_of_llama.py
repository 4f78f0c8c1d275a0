"""Plans through the real child process, from a model with random weights: it fits the form and writes nonsense."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from interview.ports import Plan, QuestionRequest, Stop, Watch
from llm.bank import load
from llm.llama_process import Habits, LlamaProcess
from llm.llm_question_writer import MISSING, STOPPED, LlmQuestionWriter
from llm.model_files import ModelFile
from llm.question_forms import FORMS
from llm.question_lint import QuestionLint, vocabulary
from llm.question_writer import BankQuestionWriter
from tests.llm.question_replies import request
from tests.llm.tiny_gguf import write_tiny

RULES = frozenset(
    {
        *("markup", "language", "open", "one thing", "length", "leading", "jargon", "diagnosis", "form"),
        *(
            "double negative",
            "look-back",
            "reading age",
            "polarity",
            "repeats",
            "topic",
            "advice",
            "risk wording",
        ),
    }
)


@pytest.fixture(scope="module")
def llama(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LlamaProcess]:
    file = write_tiny(tmp_path_factory.mktemp("llama") / "tiny.gguf")
    with LlamaProcess(ModelFile(file, trust=True), 4096, 1, 0, Habits(seed=5)) as process:
        yield process


def checked_origins(plan: Plan, wanted: QuestionRequest) -> Counter[str]:
    """Why each question stands where it does, after a look at the whole plan."""
    bank = BankQuestionWriter(load()).write(wanted, Stop(), Watch())
    assert [one.topic for one in plan.questions] == [one.topic for one in bank.questions]
    assert plan.left_out == bank.left_out
    lint = QuestionLint(vocabulary(load(), wanted.language), wanted.language, (wanted.disorder_name,))
    reasons: Counter[str] = Counter()
    for mine, fixed in zip(plan.questions, bank.questions, strict=True):
        if mine.written_by == "bank":
            assert replace(mine, stands_in="") == fixed
            assert bool(mine.stands_in) is (mine.topic != "risk")
        else:
            assert lint.broken(mine.text) == ()
        reasons[mine.stands_in or mine.written_by] += 1
    return reasons


@pytest.mark.parametrize(("form", "language"), [("ours", "en"), ("source", "ar")])
def test_a_model_with_random_weights_gives_a_whole_plan(
    llama: LlamaProcess, form: str, language: str
) -> None:
    wanted = request(2, language)
    plan = LlmQuestionWriter(load(), llama, FORMS[form]).write(wanted, Stop(), Watch())
    reasons = checked_origins(plan, wanted)
    assert reasons.pop("bank") == 1  # the fixed one about risk
    broken = {rule for reason in reasons if not reason.startswith("model") for rule in reason.split(", ")}
    assert broken <= RULES | {MISSING}


def test_stopping_a_real_model_leaves_the_banks_plan(llama: LlamaProcess) -> None:
    wanted, stop = request(8), Stop()
    timer = threading.Timer(0.3, stop.finish)
    timer.start()
    plan = LlmQuestionWriter(load(), llama).write(wanted, stop, Watch())
    timer.join()
    assert STOPPED in checked_origins(plan, wanted)


def test_a_file_that_is_no_model_gives_the_banks_plan_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "broken.gguf").write_bytes(b"GGUF" + bytes(200))
    with LlamaProcess(ModelFile(tmp_path / "broken.gguf", trust=True), 4096, 1, 0) as process:
        plan = LlmQuestionWriter(load(), process).write(request(3), Stop(), Watch())
    (reason,) = {one.stands_in for one in plan.questions if one.topic != "risk"}
    assert "broken.gguf cannot be loaded" in reason


@pytest.mark.faults
def test_two_hundred_plans_are_whole(llama: LlamaProcess) -> None:
    reasons: Counter[str] = Counter()
    writer = LlmQuestionWriter(load(), llama)
    for _ in range(200):
        reasons += checked_origins(writer.write(request(2), Stop(), Watch()), request(2))
    assert reasons.total() == 400
    assert reasons["bank"] == 200
