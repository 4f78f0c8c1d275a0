"""Two programs on one store: one has it, the other is told which process that is."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.faults import stores
from tests.faults.watched_disk import ROOT

BOTH = """
import sys
from pathlib import Path
from interview.errors import StoreUnusable
from tests.faults import stores
print("ready", flush=True)
sys.stdin.readline()
try:
    with stores.opened(Path(sys.argv[1])):
        print("has it", flush=True)
        sys.stdin.readline()
except StoreUnusable as error:
    print(error, flush=True)
"""


WITHOUT_LOCK = """
from interview.only_one import OnlyOne
OnlyOne.take = lambda *_: None
"""


def start(home: Path, before: str = "") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", before + BOTH, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def say(child: subprocess.Popen[str], line: str = "\n") -> None:
    """One that has ended by itself need not be told any more."""
    assert child.stdin is not None
    with contextlib.suppress(BrokenPipeError):
        os.write(child.stdin.fileno(), line.encode())


def hear(child: subprocess.Popen[str]) -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def race(home: Path) -> int:
    """Which of two won; asserts that the other was told of it."""
    with start(home) as one, start(home) as two:
        assert hear(one) == hear(two) == "ready"
        say(one)
        say(two)
        said = {one.pid: hear(one), two.pid: hear(two)}
        winners = [pid for pid, words in said.items() if words == "has it"]
        assert len(winners) == 1, said
        (refused,) = (words for pid, words in said.items() if pid not in winners)
        assert re.search(rf"\b{winners[0]}\b", refused), refused
        say(one)
        say(two)
    return (one.pid, two.pid).index(winners[0])


def race_often(home: Path, times: int) -> Counter[int]:
    home.mkdir()
    stores.unlocked(home)
    return Counter(race(home) for _ in range(times))


def test_of_two_programs_one_gets_the_store_and_the_other_learns_which(tmp_path):
    race_often(tmp_path / "home", 10)


def test_of_two_programs_that_make_a_vault_one_does_and_nothing_of_it_is_lost(tmp_path):
    for number in range(4):
        home = tmp_path / f"{number}"
        home.mkdir()
        with start(home) as one, start(home) as two:
            for child in (one, two):
                assert hear(child) == "ready"
            for child in (one, two):
                say(child)
            said = sorted((hear(one), hear(two)))
            for child in (one, two):
                say(child)
        assert said[1] == "has it"
        assert re.search(r"There is a vault|Another program", said[0])
        with stores.opened(home) as store:
            assert store.list() == []


def test_control_without_the_lock_both_get_it(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    stores.unlocked(home)
    with start(home, WITHOUT_LOCK) as one:
        hear(one)
        say(one)
        assert hear(one) == "has it"
        with start(home, WITHOUT_LOCK) as two:
            hear(two)
            say(two)
            assert hear(two) == "has it"
            say(two)
        say(one)


@pytest.mark.faults
def test_of_two_programs_one_gets_the_store_a_hundred_times(tmp_path, figure):
    won = race_often(tmp_path / "home", 100)
    figure(f"100 races: the first to start won {won[0]}, the second {won[1]}, both or none 0")
