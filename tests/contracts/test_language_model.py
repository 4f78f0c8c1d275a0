"""What every language model must do: one in a process of its own, one on a server, one that is scripted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from interview.errors import Cancelled
from interview.ports import LanguageModel, Stop
from llm.llama_process import Habits, LlamaProcess
from llm.model_files import ModelFile
from llm.server_model import ServerModel
from tests.llm.scripted import ScriptedModel
from tests.llm.small_server import Script, serving
from tests.llm.tiny_gguf import write_tiny
from tests.llm.tiny_llama import needs_llama

SAY = [
    {"role": "system", "content": "You interview people."},
    {"role": "user", "content": "Ask about sleep."},
]
SCHEMA = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 60, "maxLength": 60}},
}
REPLY = json.dumps({"text": "How have you slept this last week, and how did you wake up? 1"[:60]})


@contextmanager
def scripted(_: Path) -> Iterator[LanguageModel]:
    yield ScriptedModel([REPLY])


@contextmanager
def server(_: Path) -> Iterator[LanguageModel]:
    with serving(Script(REPLY, between=0.005)) as address:
        yield ServerModel(address, "llama", network_allowed=True)


@contextmanager
def local(folder: Path) -> Iterator[LanguageModel]:
    file = write_tiny(folder / "tiny.gguf", "chatml")
    with LlamaProcess(ModelFile(file, trust=True), 2048, 1, 0, Habits(temperature=1.0)) as made:
        yield made


@pytest.fixture(params=[scripted, server, pytest.param(local, marks=needs_llama)])
def model(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LanguageModel]:
    make: Callable[[Path], AbstractContextManager[LanguageModel]] = request.param
    with make(tmp_path) as made:
        yield made


def test_a_reply_streams_and_keeps_to_the_schema(model: LanguageModel) -> None:
    assert model.name
    for _ in range(3):
        pieces = list(model.reply(SAY, SCHEMA, Stop()))
        assert len(pieces) > 1
        assert all(pieces)
        assert len(json.loads("".join(pieces))["text"]) == 60


def test_cancelling_raises_and_the_next_reply_works(model: LanguageModel) -> None:
    stop = Stop()
    pieces = model.reply(SAY, SCHEMA, stop)
    next(pieces)
    stop.cancel()
    with pytest.raises(Cancelled):
        list(pieces)
    assert json.loads("".join(model.reply(SAY, SCHEMA, Stop())))


def test_a_reply_cancelled_before_it_begins_says_nothing(model: LanguageModel) -> None:
    stop = Stop()
    stop.cancel()
    with pytest.raises(Cancelled):
        list(model.reply(SAY, SCHEMA, stop))


def test_finishing_keeps_what_came(model: LanguageModel) -> None:
    stop = Stop()
    heard = []
    for piece in model.reply(SAY, SCHEMA, stop):
        heard.append(piece)
        stop.finish()
    assert 1 <= len("".join(heard)) < len(REPLY)


def test_a_reader_may_leave_in_the_middle(model: LanguageModel) -> None:
    for _ in model.reply(SAY, SCHEMA, Stop()):
        break
    assert json.loads("".join(model.reply(SAY, SCHEMA, Stop())))
