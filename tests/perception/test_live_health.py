"""Trouble is told with its times, once, and pictures that the computer left out are counted."""

from __future__ import annotations

import numpy as np
import pytest

from interview.media import AudioBlock
from perception.live_health import CAMERA_WORDS, Course, Pace
from perception.live_tape import TapeRecording
from tests.perception.live_devices import a_tape


def test_trouble_that_flickers_is_told_once() -> None:
    course = Course(CAMERA_WORDS)
    for now, state in (
        (1, "fine"),
        (2, "dark"),
        (3, "fine"),
        (4, "dark"),
        (5, "dark"),
        (6, "fine"),
        (9, "fine"),
    ):
        course.see(state, float(now), float(now))
    assert course.damage() == ("the picture was dark from 2.0 to 6.0 s",)


def test_different_trouble_and_trouble_long_after_is_told_by_itself() -> None:
    course = Course(CAMERA_WORDS)
    course.see("missing", 3.0, 1.0)
    course.see("frozen", 4.0, 4.0)
    course.see("fine", 5.0, 5.0)
    course.see("frozen", 30.0, 28.0)
    assert course.damage() == (
        "no pictures from 1.0 to 4.0 s: the camera was missing",
        "the picture stood still from 4.0 to 5.0 s",
        "the picture stood still from 28.0 to 30.0 s",
    )


@pytest.mark.parametrize(("every", "missing"), [(100, 0.0), (20, 0.05), (5, 0.2), (3, 0.33)])
def test_pictures_that_were_left_out_are_counted(every: int, missing: float) -> None:
    """Of a camera that jitters; each so many-th picture is left out."""
    pace, rng = Pace(), np.random.default_rng(2)
    for number in range(900):
        if every == 100 or number % every:
            pace.add(number / 30 + rng.uniform(-0.002, 0.002))
    assert pace.missing == pytest.approx(missing, abs=0.06)
    assert pace.behind == (missing > 0.1)


def test_a_camera_that_was_away_is_no_matter_of_pace() -> None:
    pace = Pace()
    for number in range(900):
        if not 300 < number < 500:
            pace.add(number / 30)
    assert pace.missing < 0.01


def test_a_camera_that_gives_fewer_pictures_in_the_dark_leaves_none_out() -> None:
    pace, at = Pace(), 0.0
    for number in range(600):
        at += 1 / 30 if number < 300 else 1 / 15
        pace.add(at)
    assert pace.missing < 0.1


def test_many_short_holes_in_the_sound_are_told_together() -> None:
    with TapeRecording(a_tape(), with_picture=False) as recording:
        for number in range(20):
            recording.add_sound(AudioBlock(number * 0.6, np.full(8000, 300, np.int16)))
    assert recording.damage == ["moments of sound are missing in 19 places, 1.9 s in all"]
    with TapeRecording(a_tape(), with_picture=False) as recording:
        for at in (0.0, 0.56, 1.06):
            recording.add_sound(AudioBlock(at, np.full(8000, 300, np.int16)))
    assert recording.damage == []
