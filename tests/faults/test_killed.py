"""kill -9 at any change of the disk: the store opens as it was or one step on, and no confirmed answer is lost."""

from __future__ import annotations

import contextlib
import random
import shutil
from pathlib import Path

import pytest

from tests.faults import older, promises, stores, watched_disk
from tests.faults.watched_disk import Ended, Fault

ACTS = ("typed", "recorded", "correct", "forget", "hand_out", "rekey")


def child(home: Path, acts: tuple[str, ...], fault: Fault | None = None, journal: bool = False) -> Ended:
    return watched_disk.run(
        home, ["-m", "tests.faults.interviewing", home, *acts], fault=fault, journal=journal
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Ended:
    """The acts undisturbed."""
    home = tmp_path_factory.mktemp("whole") / "home"
    home.mkdir()
    done = child(home, ACTS, journal=True)
    assert done.status == 0, done.err
    return done


def kill_and_check(tmp_path: Path, whole: Ended, points: int, seed: int, figure) -> None:
    rng, killed, kept = random.Random(seed), 0, []
    for number, at in enumerate(sorted(rng.sample(range(1, whole.calls() + 1), points))):
        home = tmp_path / f"{number}"
        home.mkdir()
        ended = child(home, ACTS, Fault(rng.choice(["kill", "torn"]), at))
        assert ended.killed or ended.status == 0, ended.err
        kept.append(promises.check(home, ended.marks, whole.marks))
        killed += ended.killed
        shutil.rmtree(home)
    answers, lost = sum(one.answers for one in kept), max(one.media_lost for one in kept)
    figure(f"killed {killed} times; {answers} confirmed answers, 0 lost; {lost:.3f} s of media lost at most")
    assert killed > points * 0.9
    assert answers > points
    assert lost <= 1.0


def test_a_kill_at_a_dozen_points_loses_no_confirmed_answer(tmp_path, whole, figure):
    kill_and_check(tmp_path, whole, 12, 1, figure)


@pytest.mark.faults
def test_a_kill_at_a_hundred_points_loses_no_confirmed_answer(tmp_path, whole, figure):
    kill_and_check(tmp_path, whole, 100, 2, figure)


def test_control_answers_that_are_said_to_be_safe_too_early_are_missed(tmp_path):
    acts, home = ("correct_said_too_early",), tmp_path / "whole"
    home.mkdir()
    whole, missed = child(home, acts, journal=True), 0
    places = [number for number, entry in enumerate(whole.journal) if entry.letter == "x"]
    for at in places[2:8]:
        home = tmp_path / f"{at}"
        home.mkdir()
        calls = sum(entry.letter in watched_disk.EVERY_CHANGE for entry in whole.journal[:at])
        ended = child(home, acts, Fault("kill", calls + 1))
        with contextlib.suppress(AssertionError):
            promises.check(home, ended.marks, ended.marks)
            continue
        missed += 1
    assert missed >= 4


def upgrade_and_kill(tmp_path: Path, points: int, seed: int) -> int:
    """How often it was killed while an older vault was brought up to date."""
    made = tmp_path / "made"
    made.mkdir()
    older.make(made)
    calls, rng, killed = _calls_of_upgrade(tmp_path, made), random.Random(seed), 0
    for at in sorted(rng.sample(range(1, calls + 1), min(points, calls))):
        home = tmp_path / f"{at}"
        shutil.copytree(made, home)
        ended = child(home, ("open_older",), Fault(rng.choice(["kill", "torn"]), at))
        killed += ended.killed
        promises.check(home, ended.marks, ())
        with stores.opened(home) as store:
            assert [store.load(one.id) for one in older.sessions()] == older.sessions()
    return killed


def _calls_of_upgrade(tmp_path: Path, made: Path) -> int:
    home = tmp_path / "undisturbed"
    shutil.copytree(made, home)
    return child(home, ("open_older",), journal=True).calls()


def test_a_kill_while_an_older_vault_is_upgraded_loses_no_session(tmp_path):
    assert upgrade_and_kill(tmp_path, 6, 4) >= 5


@pytest.mark.faults
def test_a_kill_at_every_point_of_an_upgrade_loses_no_session(tmp_path, figure):
    figure(f"killed {upgrade_and_kill(tmp_path, 1000, 5)} times, 8 sessions each, 0 lost")
