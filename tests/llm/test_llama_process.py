"""The local Llama, through a real child process with a real model file of random weights."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interview.errors import Cancelled, ReplyUnusable
from interview.ports import Stop
from llm.child_pipe import ROOT, child_environment
from llm.llama_process import Habits, LlamaProcess
from tests.llm.tiny_gguf import SPECIAL, Shape, write_tiny
from tests.llm.tiny_llama import ENDLESS, LONG, SAY, SCHEMA, check, needs_llama, of, pid, replies, said

pytestmark = needs_llama
SOON = 20.0  # seconds on a machine with other work; bench/llm.py measures it on a quiet one


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny(tmp_path_factory.mktemp("gguf") / "tiny.gguf", "llama-3")


@pytest.fixture
def llama(tiny: Path) -> Iterator[LlamaProcess]:
    with of(tiny) as made:
        yield made


@pytest.mark.slow
def test_two_hundred_constrained_replies_are_all_valid(llama: LlamaProcess) -> None:
    told = {said(llama) for _ in range(200)}
    for reply in told:
        check(reply)
    assert len(told) > 190  # and not one reply two hundred times


def test_a_fixed_seed_gives_the_same_reply_again(tiny: Path) -> None:
    told = set()
    for _ in range(2):
        with of(tiny, Habits(temperature=1.0, seed=7)) as llama:
            told |= {said(llama), said(llama)}
    assert len(told) == 1


def test_a_reply_streams_and_the_child_stays_warm(llama: LlamaProcess) -> None:
    assert llama.name == "tiny"
    assert llama._child is None  # nothing starts before it is used
    pieces = llama.reply(SAY, ENDLESS, Stop())
    next(pieces)
    first = pid(llama)
    assert len("".join(pieces)) > 700
    said(llama)
    assert pid(llama) == first
    assert "processor" in llama.notice


def test_the_first_word_comes_alone_and_the_others_together(llama: LlamaProcess) -> None:
    said(llama)
    hear, sizes = llama._next, []

    def heard(child: Any, stop: Stop) -> Any:
        message = hear(child, stop)
        sizes.extend([len(message["tokens"])] if message and "text" in message else [])
        return message

    llama._next = heard  # type: ignore[method-assign]
    text = said(llama, ENDLESS)
    assert sizes[0] == 1
    assert len(sizes) < sum(sizes) / 3
    assert [len(part) for part in json.loads(text)["parts"]] == [200] * 4


def test_free_text_ends_or_says_that_it_did_not_fit(llama: LlamaProcess) -> None:
    for _ in range(5):
        try:
            assert all(token not in said(llama, schema=None) for token in SPECIAL["llama-3"])
        except ReplyUnusable:
            continue


def test_a_prompt_that_does_not_fit_is_refused_and_not_cut(llama: LlamaProcess) -> None:
    with pytest.raises(ReplyUnusable, match="does not fit"):
        said(llama, messages=[{"role": "user", "content": "so tired " * 600}])
    check(said(llama))


def test_a_context_larger_than_the_model_was_made_for_is_said(tiny: Path) -> None:
    with of(tiny, context=100_000) as llama:
        check(said(llama))
        assert "4096 tokens" in llama.notice


def test_a_model_without_a_token_for_the_form_says_so_and_lives(tmp_path: Path) -> None:
    """llama.cpp ends its process when it is given a token that the grammar does not take."""
    with of(write_tiny(tmp_path / "mute.gguf", shape=Shape(mute="{"))) as llama:
        for _ in range(2):
            with pytest.raises(ReplyUnusable, match="no words"):
                said(llama)
        assert "started again" not in llama.notice


# ── stopping ─────────────────────────────────────────────────────────────────────────────────────────────────────


def cancelled_after(llama: LlamaProcess, seconds: float, messages: Any, schema: Any) -> float:
    """Seconds from asking to stop until the reply is over."""
    stop, asked = Stop(), []

    def cancel() -> None:
        asked.append(time.monotonic())
        stop.cancel()

    timer = threading.Timer(seconds, cancel)
    timer.start()
    with pytest.raises(Cancelled):
        list(replies(llama, messages, schema, stop))
    timer.join()
    return time.monotonic() - asked[0]


@pytest.mark.parametrize("seconds", [0.0, 0.02, 0.05, 0.1, 0.2])
def test_a_reply_can_be_cancelled_in_prompt_and_in_words(llama: LlamaProcess, seconds: float) -> None:
    check(said(llama))
    assert cancelled_after(llama, seconds, LONG, ENDLESS) < SOON
    check(said(llama))


def test_a_child_that_does_not_listen_is_ended(llama: LlamaProcess) -> None:
    check(said(llama))
    first = pid(llama)
    os.kill(first, signal.SIGSTOP)
    assert cancelled_after(llama, 0.1, SAY, SCHEMA) < SOON
    check(said(llama))
    assert pid(llama) != first


def test_done_keeps_what_was_written_and_a_reader_may_leave(llama: LlamaProcess) -> None:
    stop = Stop()
    heard = []
    for piece in llama.reply(SAY, ENDLESS, stop):
        heard.append(piece)
        if len(heard) == 2:
            stop.finish()
    assert len(heard) == 2
    first = pid(llama)
    for _ in llama.reply(SAY, ENDLESS, Stop()):
        break
    check(said(llama))
    assert pid(llama) == first


def test_a_stop_while_the_model_loads_lets_it_load_on(llama: LlamaProcess) -> None:
    stop = Stop()
    replies = llama.reply(SAY, SCHEMA, stop)
    stop.cancel()
    with pytest.raises(Cancelled):
        next(replies)
    check(said(llama))


# ── what reaches the child ───────────────────────────────────────────────────────────────────────────────────────


def test_no_key_and_no_setting_reaches_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANAMNESIS_KEY", "secret")
    monkeypatch.setenv("HTTPS_PROXY", "http://secret")
    assert "secret" not in str(child_environment())
    assert "PATH" in child_environment()


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc")
def test_the_child_has_no_socket_and_none_of_our_files(llama: LlamaProcess, tmp_path: Path) -> None:
    with (tmp_path / "secret").open("w"):
        said(llama)
        try:
            opened = [str(link.readlink()) for link in Path(f"/proc/{pid(llama)}/fd").iterdir()]
        except PermissionError:
            pytest.skip("this system lets nobody look into the child")
    assert not any("socket" in one or "secret" in one for one in opened)


COUNT_TOKENS = """
import sys
from pathlib import Path
from llm.llama_engine import Engine, Size
from llm.templates import Piece
engine = Engine(Path(sys.argv[1]), Size(512, 1, 0, True), lambda _: None)
print(engine.template.name, *(len(engine._tokens(Piece("<|eot_id|>", ours=ours))) for ours in (True, False)))
"""


def test_a_typed_control_token_is_no_control_token(tiny: Path) -> None:
    command = [sys.executable, "-c", COUNT_TOKENS, str(tiny)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert told[:2] == ["llama-3", "1"]
    assert int(told[2]) == len("<|eot_id|>")
