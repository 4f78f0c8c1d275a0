"""kill -9 in the middle of a recording: sound and picture can be played up to the last second."""

from __future__ import annotations

import random
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import pytest

from interview.media import AudioBlock, Frame
from interview.ports import Stop, Tape
from perception.tape import follow
from tests.faults import stores, watched_disk
from tests.faults.watched_disk import Fault


@dataclass(frozen=True)
class Killed:
    home: Path
    marks: Sequence[dict]

    @property
    def recorded(self) -> float:
        """Seconds of tape that were handed to the recorder."""
        return max(mark["at"] for mark in self.marks if mark["what"] == "recorded")


def killed(home: Path, how: str, after: float) -> Killed:
    """A recording that was killed so many seconds after its beginning."""
    home.mkdir()
    marks = home.parent / f"{home.name}.marks"
    marks.touch()
    with subprocess.Popen(
        watched_disk.python("-m", "tests.faults.filming", home, how),
        env=watched_disk.environment(home, marks, None, Fault()),
        cwd=watched_disk.ROOT,
        stderr=subprocess.DEVNULL,
    ) as child:
        until = time.monotonic() + 60
        while b"recorded" not in marks.read_bytes():
            assert child.poll() is None
            assert time.monotonic() < until
            time.sleep(0.01)
        time.sleep(after)
        child.kill()
    return Killed(home, watched_disk.read_marks(marks.read_bytes()))


def lost(one: Killed) -> tuple[float, float]:
    """Seconds of sound and of picture that cannot be played."""
    assert stores.problems(one.home) == []
    with stores.opened(one.home) as store:
        items = list(follow(Tape(one.marks[0]["tape"], store), Stop()))
    sound = max((item.time + item.seconds for item in items if isinstance(item, AudioBlock)), default=0.0)
    picture = max((item.time for item in items if isinstance(item, Frame)), default=0.0)
    return one.recorded - sound, one.recorded - picture


def film_and_kill(tmp_path: Path, times: int, seed: int) -> tuple[float, float]:
    rng = random.Random(seed)
    losses = [lost(killed(tmp_path / f"{n}", "tape", rng.uniform(0.3, 1.5))) for n in range(times)]
    return max(sound for sound, _ in losses), max(picture for _, picture in losses)


def test_a_recording_killed_three_times_plays_to_its_last_second(tmp_path):
    assert max(film_and_kill(tmp_path, 3, 1)) <= 1.0


@pytest.mark.faults
def test_a_recording_killed_a_hundred_times_plays_to_its_last_second(tmp_path, figure):
    sound, picture = film_and_kill(tmp_path, 100, 2)
    figure(f"100 kills; at most {sound:.2f} s of sound and {picture:.2f} s of picture lost")
    assert max(sound, picture) <= 1.0


def test_control_a_plain_mp4_cannot_be_played_after_a_kill(tmp_path):
    for number in range(3):
        one = killed(tmp_path / f"{number}", "mp4", 0.7)
        assert (one.home / "film.mp4").stat().st_size > 0
        with pytest.raises(av.error.InvalidDataError):
            av.open(str(one.home / "film.mp4"))
