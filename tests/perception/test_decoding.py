"""Sample number i of a tape is at i / 16,000 s, whatever the timestamps of a file do."""

from __future__ import annotations

import av
import numpy as np
import pytest

from perception.decoding import UnbrokenSound

RATE = 16000


def frame(samples: np.ndarray, rate: int = RATE, form: str = "s16") -> av.AudioFrame:
    made = av.AudioFrame.from_ndarray(samples[None], format=form, layout="mono")
    made.sample_rate = rate
    return made


def made_of(pieces: list[tuple[float | None, np.ndarray]]) -> tuple[np.ndarray, UnbrokenSound]:
    sound = UnbrokenSound()
    blocks = [block for time, samples in pieces for block in sound.take(frame(samples), time)]
    blocks += sound.end()
    position = 0
    for block in blocks:
        assert block.time == position / RATE
        position += len(block.samples)
    return np.concatenate([block.samples for block in blocks]), sound


def ramp(first: int, count: int) -> np.ndarray:
    return np.arange(first, first + count, dtype=np.int16)


def test_sound_that_follows_on_stays_as_it_is() -> None:
    got, _ = made_of([(0.0, ramp(1, 1600)), (0.1, ramp(1601, 1600)), (None, ramp(3201, 1600))])
    assert np.array_equal(got, ramp(1, 4800))


def test_jitter_changes_nothing() -> None:
    got, sound = made_of([(0.0, ramp(1, 1600)), (0.13, ramp(1601, 1600)), (0.18, ramp(3201, 1600))])
    assert np.array_equal(got, ramp(1, 4800))
    assert sound.holes == []


def test_a_late_start_is_silence_and_no_hole() -> None:
    got, sound = made_of([(0.01, ramp(1, 1600))])
    assert np.array_equal(got, np.concatenate([np.zeros(160, np.int16), ramp(1, 1600)]))
    assert sound.holes == []


def test_a_hole_becomes_silence_of_its_length_and_is_named() -> None:
    got, sound = made_of([(0.0, ramp(1, 1600)), (3.0, ramp(1601, 1600))])
    assert np.array_equal(got[:1600], ramp(1, 1600))
    assert not got[1600:48000].any()
    assert np.array_equal(got[48000:], ramp(1601, 1600))
    assert sound.holes == [pytest.approx((0.1, 3.0))]


def test_what_is_told_twice_is_told_once() -> None:
    got, _ = made_of([(0.0, ramp(1, 3200)), (0.1, ramp(1601, 3200))])
    assert np.array_equal(got, ramp(1, 4800))


def test_sound_before_the_start_is_left_out() -> None:
    got, _ = made_of([(-0.1, ramp(1, 3200)), (0.1, ramp(3201, 1600))])
    assert np.array_equal(got, ramp(1601, 3200))


@pytest.mark.parametrize("jump", [90_000.0, -90_000.0])
def test_a_broken_clock_is_no_day_of_silence(jump: float) -> None:
    got, _ = made_of([(0.0, ramp(1, 1600)), (0.1 + jump, ramp(1601, 1600)), (0.2 + jump, ramp(3201, 1600))])
    assert np.array_equal(got, ramp(1, 4800))


def test_a_long_hole_does_not_fill_the_memory_at_once() -> None:
    sound = UnbrokenSound()
    list(sound.take(frame(ramp(1, 1600)), 0.0))
    sizes = [len(block.samples) for block in sound.take(frame(ramp(1, 1600)), 500.0)]
    assert max(sizes) <= RATE
    assert sum(sizes) == pytest.approx(499.9 * RATE + 1600, abs=200)


def test_a_change_of_rate_in_the_middle_keeps_the_time() -> None:
    sound = UnbrokenSound()
    blocks = list(sound.take(frame(np.full(16000, 1000, np.int16)), 0.0))
    blocks += sound.take(frame(np.full(48000, 3000, np.int16), rate=48000), 1.0)
    blocks += sound.take(frame(np.full(8000, 0.25, np.float32), rate=8000, form="flt"), 2.0)
    blocks += sound.end()
    got = np.concatenate([block.samples for block in blocks])
    assert len(got) == pytest.approx(48000, abs=64)
    assert [int(got[at]) for at in (8000, 24000, 40000)] == pytest.approx([1000, 3000, 8192], abs=30)
