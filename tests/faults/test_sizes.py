"""Many sessions and very long answers: the list opens at once, and memory does not grow with an answer."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from interview.domain import Answer
from tests.fakes import a_session
from tests.faults import stores
from tests.faults.watched_disk import ROOT, python

MEBIBYTE = 1 << 20


def test_a_thousand_sessions_are_listed_in_less_than_300_ms(tmp_path, figure):
    (tmp_path / "home").mkdir()
    answer = Answer("q1", 1, typed_text="It began in spring, I think. " * 40)
    with stores.opened(tmp_path / "home") as store:
        for number in range(1000):
            opened_at = f"2026-01-02T10:{number // 60:02}:{number % 60:02}+00:00"
            store.save(replace(a_session(f"s{number}", opened_at=opened_at), answers={"q1": answer}))
    took = []
    for _ in range(7):
        with stores.opened(tmp_path / "home") as store:
            begun = time.perf_counter()
            lines = store.list()
            took.append(time.perf_counter() - begun)
    assert [line.id for line in lines] == [f"s{number}" for number in reversed(range(1000))]
    figure(f"best of 7: {min(took) * 1000:.0f} ms, worst {max(took) * 1000:.0f} ms")
    assert min(took) < 0.3


def growth(home: Path, minutes: int) -> float:
    """MiB."""
    if not sys.platform.startswith("linux"):
        pytest.skip("how much memory a process has is read the Linux way")
    home.mkdir()
    done = subprocess.run(
        python("-m", "tests.faults.long_answer", home, str(minutes)), cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout) / MEBIBYTE


def test_an_answer_of_ten_minutes_needs_no_more_memory_than_one_of_two(tmp_path, figure):
    grown = growth(tmp_path / "home", 10)
    figure(f"grew by {grown:.1f} MiB")
    assert grown < 50


@pytest.mark.faults
def test_an_answer_of_four_hours_needs_no_more_memory_than_one_of_two_minutes(tmp_path, figure):
    grown = growth(tmp_path / "home", 240)
    figure(f"grew by {grown:.1f} MiB")
    assert grown < 50
