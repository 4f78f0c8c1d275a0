"""Follow-ups through the real child: from a small Llama of our own, and from random weights. Valid, or none."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from interview.errors import Cancelled
from interview.ports import FollowUpRequest, Stop
from llm.bank import load
from llm.follow_up_writer import LlmFollowUpWriter
from llm.llama_process import Habits, LlamaProcess
from llm.model_files import ModelFile
from tests.llm.brief_gguf import write_brief
from tests.llm.test_follow_up_writer import ANSWER, ASKED, REQUEST

pytest.importorskip("llama_cpp", reason="llama-cpp-python is not installed")
SMALL = Path(__file__).parent / "small_llama" / "small.gguf"
ANSWERS = (ANSWER, "I worry about money all day.")


@pytest.fixture(scope="module", params=["small", "random"])
def llama(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LlamaProcess]:
    small = request.param == "small"
    file = SMALL if small else write_brief(tmp_path_factory.mktemp("llama") / "brief.gguf")
    habits = Habits(temperature=0.3, seed=3) if small else Habits(seed=5)
    with LlamaProcess(ModelFile(file, "", True), 2048 if small else 4096, 1, 0, habits) as process:
        yield process


def requests() -> Iterator[FollowUpRequest]:
    for answer in ANSWERS:
        yield replace(REQUEST, answer=answer)


def test_each_is_valid_or_none(llama: LlamaProcess) -> None:
    writer = LlmFollowUpWriter(load(), llama)
    lint = writer._lint(REQUEST)
    found = [writer.suggest(one, Stop()) for one in requests()]
    for one, request in zip(found, requests(), strict=True):
        if one is not None:
            assert lint.broken(one.text, (request.answer, request.question.text), ASKED) == ()
            assert one.written_by == f"model {llama.name}"
    print(f"{llama.name}: {sum(one is not None for one in found)} of {len(found)}")  # noqa: T201 - for the results


def test_it_is_cancelled_in_the_middle_and_the_next_one_is_written(llama: LlamaProcess) -> None:
    writer, stop = LlmFollowUpWriter(load(), llama), Stop()
    timer = threading.Timer(0.05, stop.cancel)
    timer.start()
    with pytest.raises(Cancelled):
        for_ever(writer, stop)
    timer.join()
    writer.suggest(REQUEST, Stop())


def for_ever(writer: LlmFollowUpWriter, stop: Stop) -> None:
    while True:
        writer.suggest(REQUEST, stop)
