"""When recording stops for want of room on the disk: in time, pictures first, and text never."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.vault.disk import (
    PICTURE_BYTES,
    SOUND_BYTES,
    Recorded,
    Space,
    SpacePolicy,
    minutes_left,
)

BOTH = Recorded()
MINUTE = 60 * (SOUND_BYTES + PICTURE_BYTES)  # bytes
SOUND_MINUTE = 60 * SOUND_BYTES


@pytest.mark.parametrize(
    ("free", "recorded", "space"),
    [
        (10 * MINUTE, BOTH, Space.FINE),
        (10 * MINUTE - 1, BOTH, Space.WARN),
        (2 * MINUTE, BOTH, Space.WARN),
        (2 * MINUTE - 1, BOTH, Space.STOP_PICTURE),
        (SOUND_MINUTE, BOTH, Space.STOP_PICTURE),
        (SOUND_MINUTE - 1, BOTH, Space.STOP_SOUND),
        (0, BOTH, Space.STOP_SOUND),
        (10 * SOUND_MINUTE, Recorded(picture=0), Space.FINE),
        (10 * SOUND_MINUTE - 1, Recorded(picture=0), Space.WARN),
        (SOUND_MINUTE, Recorded(picture=0), Space.WARN),
        (SOUND_MINUTE - 1, Recorded(picture=0), Space.STOP_SOUND),
        (0, Recorded(sound=0), Space.STOP_PICTURE),
        (1, Recorded(0, 0), Space.FINE),
        (0, Recorded(0, 0), Space.WARN),
    ],
)
def test_picture_stops_before_sound_and_text_never(free, recorded, space):
    assert SpacePolicy().judge(free, recorded).space is space


def test_a_noisy_camera_is_warned_of_earlier():
    assert SpacePolicy().judge(10 * MINUTE, Recorded(picture=3_700_000)).space is Space.STOP_PICTURE


def test_sound_goes_on_for_minutes_after_the_picture_stopped():
    assert minutes_left(2 * MINUTE, SOUND_BYTES) > 10
    assert minutes_left(1, 0) == inf


def test_a_little_more_room_does_not_start_what_was_stopped():
    policy = SpacePolicy().judge(2 * MINUTE - 1, BOTH)
    for free in (2 * MINUTE, 3 * MINUTE - 1):
        policy = policy.judge(free, BOTH)
        assert policy.space is Space.STOP_PICTURE
    assert policy.judge(3 * MINUTE, BOTH).space is Space.WARN
    assert policy.judge(15 * MINUTE, BOTH).space is Space.FINE


sizes = st.integers(0, 20 * MINUTE)


@given(st.lists(sizes, min_size=1), st.sampled_from([BOTH, Recorded(picture=0), Recorded(sound=0)]))
def test_it_is_never_better_than_the_room_there_is_nor_worse_than_it_was(frees, recorded):
    policy = SpacePolicy()
    for free in frees:
        fresh, after = SpacePolicy().judge(free, recorded).space, policy.judge(free, recorded)
        assert after.space >= fresh
        assert after.space <= max(policy.space, fresh)
        policy = after
    assert policy.judge(20 * MINUTE, recorded).space is Space.FINE


@given(sizes)
def test_the_same_room_seen_again_changes_nothing(free):
    policy = SpacePolicy().judge(free, BOTH)
    assert policy.judge(free, BOTH) == policy
