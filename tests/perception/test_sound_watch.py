"""Times of sound by counting samples, and a microphone that is dead or too loud."""

from __future__ import annotations

import numpy as np
import pytest

from perception.sound_watch import SoundClock, SoundHealth

BLOCK = 320  # samples at 16 kHz: 20 ms


def tone(level: float, blocks: int) -> np.ndarray:
    at = np.arange(blocks * BLOCK) / 16_000
    return (
        np.clip(level * np.sin(2 * np.pi * 300 * at), -32_768, 32_767).astype(np.int16).reshape(-1, BLOCK, 1)
    )


def test_late_and_jumping_times_of_a_driver_leave_an_even_row() -> None:
    random = np.random.default_rng(1)
    clock, times = SoundClock(16_000), []
    for number in range(500):
        heard = 10.0 + number * 0.02
        late = random.exponential(0.005) + (0.2 if number % 50 == 20 else 0.0)
        times.append(clock.time_of(heard + 0.05 + late, 0.05, BLOCK))
    assert np.diff(times) == pytest.approx(0.02, abs=1e-6)
    assert times[0] == pytest.approx(10.0, abs=0.03)


@pytest.mark.parametrize("shift", [0.3, -0.3])
def test_a_lasting_difference_is_set_right_within_a_second_and_only_once(shift: float) -> None:
    clock, wrong = SoundClock(16_000), []
    for number in range(300):
        heard = 10.0 + number * 0.02 + (shift if number >= 100 else 0.0)
        time = clock.time_of(heard + 0.5, 0.5, BLOCK)
        wrong.append(abs(time - heard) > 0.05)
    assert not any(wrong[:100])
    assert not any(wrong[150:])


def test_lost_sound_moves_the_times_at_once() -> None:
    clock = SoundClock(16_000)
    clock.time_of(10.02, 0.02, BLOCK)
    assert clock.time_of(10.54, 0.02, BLOCK, lost=True) == pytest.approx(10.52)


def test_no_block_ends_after_it_came() -> None:
    clock = SoundClock(16_000)
    now = 10.5  # the first came late, the rest right after it
    for number in range(30):
        now = max(now, 10.02 + number * 0.02)
        assert clock.time_of(now, 0.02, BLOCK) + 0.02 <= now + 1e-9


def test_a_sound_card_that_runs_fast_stays_within_50_ms() -> None:
    clock = SoundClock(16_000)
    for number in range(20_000):  # 400 s, 300 ppm
        now = 10.02 + number * 0.02 * (1 - 300e-6)
        assert abs(clock.time_of(now, 0.02, BLOCK) - (now - 0.02)) < 0.05


def test_three_seconds_below_70_dbfs_are_silent_and_a_quiet_room_is_not() -> None:
    health = SoundHealth()
    for number, block in enumerate(np.zeros((200, BLOCK, 1), np.int16)):
        health.hear(block, 16_000)
        assert (health.trouble == "silent") == (number >= 149)
    health.hear(tone(60, 1)[0], 16_000)
    assert health.trouble is None
    for block in tone(25, 300):  # -65 dBFS
        health.hear(block, 16_000)
    assert health.trouble is None


def test_more_than_a_hundredth_at_full_scale_is_clipping_and_a_loud_voice_is_not() -> None:
    health = SoundHealth()
    for block in tone(32_000, 100):
        health.hear(block, 16_000)
    assert health.trouble is None
    for block in tone(60_000, 10):
        health.hear(block, 16_000)
    assert health.trouble == "clipping"
    for block in tone(8000, 51):
        health.hear(block, 16_000)
    assert health.trouble is None


def test_stereo_at_another_rate_is_judged_by_the_same_seconds() -> None:
    health = SoundHealth()
    block = np.zeros((882, 2), np.int16)
    for _ in range(151):
        health.hear(block, 44_100)
    assert health.trouble == "silent"
