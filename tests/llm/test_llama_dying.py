"""What becomes of a reply when the process of the local Llama dies, hangs, or takes too much memory."""

from __future__ import annotations

import json
import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from interview.errors import FileDamaged, ForPeople, ModelFailed
from interview.ports import Stop
from llm.llama_process import Habits, LlamaProcess
from tests.llm.tiny_gguf import write_tiny
from tests.llm.tiny_llama import ENDLESS, SAY, check, needs_llama, of, pid, replies, said

pytestmark = needs_llama


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny(tmp_path_factory.mktemp("gguf") / "tiny.gguf", "llama-3")


@pytest.fixture
def llama(tiny: Path) -> Iterator[LlamaProcess]:
    with of(tiny) as made:
        yield made


def killed_at(llama: LlamaProcess, moment: int) -> Iterator[str]:
    """A long reply during which the child is killed after so many pieces."""
    for number, piece in enumerate(llama.reply(SAY, ENDLESS, Stop())):
        yield piece
        if number == moment:
            os.kill(pid(llama), signal.SIGKILL)


@pytest.mark.slow
def test_a_child_killed_in_the_middle_goes_on_where_it_was(tiny: Path) -> None:
    chance = random.Random(3)
    notices = []
    for _ in range(8):
        with of(tiny) as llama:
            heard = "".join(killed_at(llama, chance.randrange(0, 3)))
            assert [len(part) for part in json.loads(heard)["parts"]] == [200] * 4
            notices.append(llama.notice)
    # the pipe may hold the whole reply when the child is killed late; then nothing has to be started again
    assert sum("started again" in notice for notice in notices) >= 2


def test_the_log_tells_how_a_child_ended(llama: LlamaProcess, caplog: pytest.LogCaptureFixture) -> None:
    check(said(llama))
    os.kill(pid(llama), signal.SIGKILL)
    check(said(llama))
    assert [one.args[2] for one in caplog.records if "exit code" in one.msg] == [-signal.SIGKILL]


def test_a_model_file_that_is_cut_while_it_is_in_use_is_said_to_be_damaged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The file is mapped: where its end is gone, the system ends whoever reads it."""
    file = write_tiny(tmp_path / "cut.gguf")
    with of(file) as llama:
        check(said(llama))
        os.truncate(file, 4096)
        with pytest.raises(FileDamaged, match=r"cut\.gguf cannot be loaded"):
            said(llama)
    assert [one.args[2] for one in caplog.records if "exit code" in one.msg] == [-signal.SIGBUS]


@pytest.mark.slow
def test_a_child_killed_at_any_moment_costs_no_reply(llama: LlamaProcess) -> None:
    chance = random.Random(5)
    for _ in range(15):
        said(llama)
        timer = threading.Timer(chance.uniform(0.0, 0.15), os.kill, (pid(llama), signal.SIGKILL))
        timer.start()
        check(said(llama))
        timer.join()
        check(said(llama))


def test_a_child_that_dies_again_and_again_has_a_sentence(llama: LlamaProcess) -> None:
    check(said(llama))
    over = threading.Event()

    def kill_whatever_comes() -> None:
        while not over.wait(0.01):
            if (child := llama._child) is not None:
                child.process.kill()

    killer = threading.Thread(target=kill_whatever_comes)
    killer.start()
    try:
        with pytest.raises((ModelFailed, FileDamaged)) as caught:
            list(islice(replies(llama, SAY, ENDLESS, Stop()), 20_000))
    finally:
        over.set()
        killer.join()
    assert caught.value.remedy
    check(said(llama))


def test_a_hung_child_is_ended_and_another_one_answers(tiny: Path) -> None:
    with of(tiny, Habits(temperature=1.0, hung_after=60.0)) as llama:
        check(said(llama))
        first, give_up = pid(llama), llama._give_up
        waited = []

        def patient_again(
            error: Any, deaths: int
        ) -> None:  # a new child needs its time to start on a busy machine
            waited.append(time.monotonic() - begun)
            llama._habits = replace(llama._habits, hung_after=60.0)
            give_up(error, deaths)

        llama._give_up = patient_again  # type: ignore[method-assign]
        llama._habits = replace(llama._habits, hung_after=1.0)
        os.kill(first, signal.SIGSTOP)
        begun = time.monotonic()
        check(said(llama))
        assert len(waited) == 1
        assert waited[0] >= 1.0
        assert pid(llama) != first


def test_a_child_that_takes_too_much_memory_is_ended(tiny: Path) -> None:
    with of(tiny, Habits(temperature=1.0, most_memory=1 << 20)) as llama:
        with pytest.raises(ForPeople, match="more memory"):
            list(islice(replies(llama, SAY, ENDLESS, Stop()), 20_000))
        assert llama._child is None


def test_closing_leaves_no_process(llama: LlamaProcess) -> None:
    said(llama)
    assert llama._child is not None
    process = llama._child.process
    llama.close()
    llama.close()
    assert process.returncode is not None
