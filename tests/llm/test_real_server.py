"""The server that llama-cpp-python brings, asked over the loopback."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import main
from interview.errors import Cancelled
from interview.ports import Stop
from interview.settings import LanguageModel, Network, Settings
from llm.server_model import ServerHabits, ServerModel
from tests.interview.vaults import CHEAP
from tests.llm.tiny_gguf import Shape, write_tiny
from tests.llm.tiny_llama import needs_llama

pytestmark = [pytest.mark.slow, needs_llama]
SAY = [{"role": "user", "content": "Ask about sleep."}]
SCHEMA = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "maxLength": 40}},
}
HABITS = ServerHabits(1.0)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("gguf")
    # whole letters only: while it waits for the rest of one, this server hears of no new request
    file = write_tiny(folder / "tiny.gguf", "chatml", hostile=False, shape=Shape(wordy=True))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "llama_cpp.server", "--model", str(file), "--chat_format", "chatml"),
            *("--host", "127.0.0.1", "--port", str(port), "--n_ctx", "512", "--n_threads", "1"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while server.poll() is None and not answers(port):
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.kill()
        server.wait()


def answers(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def check(reply: str) -> None:
    found = json.loads(reply)
    assert list(found) == ["text"]
    assert len(found["text"]) <= 40


def test_its_replies_keep_the_schema(address: str) -> None:
    asked = ServerModel(address, "tiny", True, "", HABITS)
    for _ in range(3):
        check("".join(asked.reply(SAY, SCHEMA, Stop())))


def test_it_is_reached_through_the_settings_and_only_when_allowed(address: str, tmp_path: Path) -> None:
    program = main.wire(tmp_path, main.Terms(CHEAP, CHEAP, ballast=1 << 10))
    llm = LanguageModel(server=address, server_model="tiny")
    assert program.with_settings(Settings(llm=llm)).language_model() is None
    allowed = program.with_settings(Settings(llm=llm, network=Network(language_server=True)))
    asked = allowed.language_model()
    assert isinstance(asked, ServerModel)
    check("".join(asked.reply(SAY, SCHEMA, Stop())))


def test_a_reply_of_it_can_be_cancelled_in_the_middle(address: str) -> None:
    asked = ServerModel(address, "tiny", True, "", HABITS)
    stop = Stop()
    reply = asked.reply(SAY, None, stop)
    next(reply)
    stop.cancel()
    with pytest.raises(Cancelled):
        list(reply)
    check("".join(asked.reply(SAY, SCHEMA, Stop())))
