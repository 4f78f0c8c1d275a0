"""kill -9 at any change of the disk: the store opens as it was or one step on, and no confirmed answer is lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults import promises, watched_disk
from tests.faults.watched_disk import Ended, Fault

ACTS = ("typed", "recorded", "correct", "forget")


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Ended:
    """The acts undisturbed."""
    done = child(tmp_path_factory.mktemp("whole") / "home", journal=True)
    assert done.status == 0, done.err
    return done


def child(home: Path, fault: Fault | None = None, journal: bool = False) -> Ended:
    home.mkdir()
    return watched_disk.run(
        home, ["-m", "tests.faults.interviewing", home, *ACTS], fault=fault, journal=journal
    )


def kill_and_check(tmp_path: Path, whole: Ended, points: int, seed: int, figure) -> None:
    rng, killed, answers, lost = random.Random(seed), 0, 0, 0.0
    for number, at in enumerate(sorted(rng.sample(range(1, whole.calls() + 1), points))):
        home = tmp_path / f"{number}"
        ended = child(home, Fault(rng.choice(["kill", "torn"]), at))
        assert ended.killed or ended.status == 0, ended.err
        kept = promises.check(home, ended.marks, whole.marks)
        killed, answers, lost = killed + ended.killed, answers + kept.answers, max(lost, kept.media_lost)
    figure(f"killed {killed} times; {answers} confirmed answers, 0 lost; {lost:.3f} s of media lost at most")
    assert killed > points * 0.9
    assert answers > points
    assert lost <= 1.0


def test_a_kill_at_a_dozen_points_loses_no_confirmed_answer(tmp_path, whole, figure):
    kill_and_check(tmp_path, whole, 12, 1, figure)


@pytest.mark.faults
def test_a_kill_at_a_hundred_points_loses_no_confirmed_answer(tmp_path, whole, figure):
    kill_and_check(tmp_path, whole, 100, 2, figure)
