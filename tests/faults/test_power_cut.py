"""The power goes at any moment: what was never synced is lost, whole or in part, and no confirmed answer with it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import pytest

from interview.errors import ForPeople
from tests.faults import promises, watched_disk
from tests.faults.power_cut import Disk, lay_out
from tests.faults.watched_disk import Ended, read_marks

ACTS = ("typed", "recorded_slowly", "correct", "forget", "rekey")


@dataclass(frozen=True)
class Recorded:
    """A child, and the disk it began with."""

    home: Path
    disk: Disk
    ended: Ended


def a_run(folder: Path, acts: Sequence[str]) -> Recorded:
    home = folder / "home"
    home.mkdir()
    before = Disk(home)
    ended = watched_disk.run(home, ["-m", "tests.faults.interviewing", home, *acts], journal=True)
    assert ended.status == 0, ended.err
    return Recorded(home, before, ended)


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Recorded:
    return a_run(tmp_path_factory.mktemp("power"), ACTS)


def moments(run: Recorded, points: int, rng: random.Random) -> Iterator[tuple[Disk, list]]:
    """The disk and the marks so far, at some changes."""
    disk, said, journal = deepcopy(run.disk), b"", run.ended.journal
    chosen = set(rng.sample(range(len(journal)), min(points, len(journal))))
    for number, entry in enumerate(journal):
        if entry.letter == "x":
            said += entry.data
        else:
            disk.apply(entry)
        if number in chosen:
            yield disk, read_marks(said)


def cut_and_check(folder: Path, run: Recorded, points: int, seed: int) -> list[promises.Kept]:
    """Every other time all is lost that was not synced, else some of it."""
    rng, kept = random.Random(seed), []
    for number, (disk, marks) in enumerate(moments(run, points, rng)):
        home = folder / "after"
        lay_out(disk.after_cut(rng if number % 2 else None), run.home, home)
        kept.append(promises.check(home, marks, run.ended.marks))
        shutil.rmtree(home)
    return kept


def words_of(kept: Sequence[promises.Kept]) -> str:
    lost = max(one.media_lost for one in kept)
    return f"{len(kept)} cuts; {sum(one.answers for one in kept)} confirmed answers, 0 lost; {lost:.3f} s of media"


def test_a_power_cut_at_sixty_moments_loses_no_confirmed_answer(tmp_path, whole, figure):
    kept = cut_and_check(tmp_path, whole, 60, 3)
    figure(words_of(kept))
    assert sum(one.answers for one in kept) > 60
    assert max(one.media_lost for one in kept) <= 1.0


@pytest.mark.faults
def test_a_power_cut_at_every_moment_loses_no_confirmed_answer(tmp_path, whole, figure):
    kept = [one for seed in range(4) for one in cut_and_check(tmp_path, whole, 10_000, seed)]
    figure(words_of(kept))
    assert max(one.media_lost for one in kept) <= 1.0


def test_control_a_database_that_does_not_sync_loses_confirmed_answers(tmp_path):
    """PRAGMA synchronous = OFF."""
    run = a_run(tmp_path, ["correct_without_sync"])
    lost = 0
    for seed in range(20):
        lost += fails(lambda seed=seed: cut_and_check(tmp_path / f"{seed}", run, 3, seed))
    assert lost > 10


def fails(check: Callable[[], object]) -> bool:
    try:
        check()
    except (AssertionError, ForPeople):
        return True
    return False
