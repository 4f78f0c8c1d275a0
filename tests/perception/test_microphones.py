"""Microphones: absent, dumb, unplugged, too slow a reader, another rate; a file in their place."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import numpy as np
import pytest

from interview.errors import DeviceMissing, FileDamaged, PartMissing
from perception.microphone import FileMicrophone, SoundDeviceMicrophone
from tests.perception.devices import QUICK, SimulatedSound, heard, pitch_of, sine, wait_until
from tests.perception.media_files import Recipe, write_clip

BLOCK = 320


def microphone_on(device: SimulatedSound) -> SoundDeviceMicrophone:
    return SoundDeviceMicrophone(patience=QUICK, open_input=device.open)


# ── a simulated driver ───────────────────────────────────────────────────────────────────────────────────────────


def test_an_absent_microphone_is_said_with_a_remedy_and_leaves_nothing() -> None:
    device = SimulatedSound()
    device.connected = False
    before = threading.active_count()
    with pytest.raises(DeviceMissing) as caught, microphone_on(device):
        pass
    assert caught.value.remedy
    assert threading.active_count() == before


def test_one_that_opens_and_stays_dumb_is_refused_in_time_and_closed() -> None:
    device = SimulatedSound(speaks=False)
    begun = time.monotonic()
    with pytest.raises(DeviceMissing) as caught, microphone_on(device):
        pass
    assert caught.value.remedy
    assert time.monotonic() - begun < QUICK.first + 0.3
    assert device.opened == device.closed


def test_every_sample_comes_out_once_and_in_order() -> None:
    device = SimulatedSound()
    row = np.random.default_rng(2).integers(-9000, 9000, 200 * BLOCK).astype(np.int16)
    with microphone_on(device) as microphone:
        microphone.clear()
        for block in row.reshape(-1, BLOCK):
            device.give(block)
        got = np.concatenate([block.samples for block in heard(microphone, 200)])
        assert np.array_equal(got, row)
        assert microphone.overflows == 0


def test_sound_that_nobody_reads_is_bounded_and_the_newest_ten_seconds_stay() -> None:
    device = SimulatedSound()
    with microphone_on(device) as microphone:
        microphone.clear()
        for number in range(700):
            device.give(np.full(BLOCK, number, np.int16))
        blocks = heard(microphone, 500)
        assert [int(block.samples[0]) for block in blocks] == list(range(200, 700))
        assert microphone.overflows == 200
        assert microphone.read(0.0) is None


def test_sound_lost_in_the_driver_is_counted() -> None:
    device = SimulatedSound()
    with microphone_on(device) as microphone:
        device.give(np.zeros(BLOCK, np.int16), lost=True)
        assert microphone.overflows == 1


@pytest.mark.parametrize(("rate", "channels"), [(44_100, 1), (48_000, 2), (8000, 1), (16_000, 2)])
def test_another_rate_becomes_16_khz_mono_without_losing_time(rate: int, channels: int) -> None:
    device = SimulatedSound(rate, channels)
    with microphone_on(device) as microphone:
        microphone.clear()
        for block in sine(440, 4.0, rate).reshape(-1, rate // 50):
            device.give(block)
        blocks = []
        while (block := microphone.read(0.0)) is not None:
            blocks.append(block)
    samples = np.concatenate([block.samples for block in blocks])
    assert len(samples) == pytest.approx(4 * 16_000, abs=100)
    assert pitch_of(samples[8000:40_000]) == pytest.approx(440, abs=1)
    assert np.abs(samples[8000:40_000]).max() == pytest.approx(8000, rel=0.05)


def test_an_unplugged_microphone_is_noticed_and_comes_back_by_itself() -> None:
    device = SimulatedSound()
    with microphone_on(device) as microphone:
        assert heard(microphone, 1)
        device.connected = False
        assert (
            wait_until(lambda: device.closed == 1) < QUICK.quiet - 0.05
        )  # a stream that ended is not waited for
        noticed = wait_until(lambda: microphone.trouble() == "missing")
        assert noticed < QUICK.quiet + 0.3
        assert microphone.read(0.01) is None
        device.connected = True
        wait_until(lambda: microphone.trouble() is None)
        assert heard(microphone, 1)
    assert device.opened == device.closed == 2


def test_a_stream_that_stalls_without_ending_is_opened_anew() -> None:
    device = SimulatedSound()
    with microphone_on(device):
        wait_until(lambda: device.opened >= 2)
    assert device.opened == device.closed


def test_a_driver_that_does_not_close_does_not_stop_closing() -> None:
    device, let_go = SimulatedSound(), threading.Event()
    device.close = let_go.wait
    with microphone_on(device):
        begun = time.monotonic()
    assert time.monotonic() - begun < QUICK.close + 0.3
    let_go.set()
    wait_until(lambda: all(thread.name != "microphone" for thread in threading.enumerate()))


def test_the_callback_takes_a_small_part_of_its_block() -> None:
    device = SimulatedSound()
    block = np.random.default_rng(2).integers(-9000, 9000, BLOCK).astype(np.int16)
    with microphone_on(device):
        begun = time.thread_time()
        for _ in range(400):
            device.give(block)
        assert (time.thread_time() - begun) / 400 < 0.002  # of 0.02 s


# ── PortAudio and its absence ────────────────────────────────────────────────────────────────────────────────────


def test_without_portaudio_the_part_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "sounddevice", None)
    with pytest.raises(PartMissing) as caught, SoundDeviceMicrophone():
        pass
    assert "bootstrap.py" in caught.value.remedy


def test_a_machine_without_microphones_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perception.portaudio._listed", lambda sd, kind: {})
    with pytest.raises(DeviceMissing) as caught, SoundDeviceMicrophone():
        pass
    assert "type" in caught.value.remedy


# ── a file in the place of a microphone ──────────────────────────────────────────────────────────────────────────


def test_a_file_is_heard_at_its_own_pace_and_ends_as_missing(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "voice.wav", Recipe(seconds=1.5, picture=None, sounds=("pcm_s16le",)))
    begun = time.monotonic()
    with FileMicrophone(clip) as microphone:
        blocks = []
        while microphone.trouble() is None:
            blocks += heard(microphone, 1)
        assert time.monotonic() - begun == pytest.approx(1.5, abs=0.15)
        assert microphone.read(0.01) is None
    samples = np.concatenate([block.samples for block in blocks])
    assert len(samples) == pytest.approx(24_000, abs=50)
    loud = int(np.flatnonzero(np.abs(samples) > 4000)[0])
    assert loud == pytest.approx(16_000, abs=100)  # the tone begins at 1 s
    assert pitch_of(samples[16_000:]) == pytest.approx(440, abs=3)


def test_a_file_read_late_loses_nothing(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "voice.wav", Recipe(seconds=1.0, picture=None, sounds=("pcm_s16le",)))
    with FileMicrophone(clip) as microphone:
        time.sleep(0.6)
        begun = time.monotonic()
        assert len(heard(microphone, 25)) == 25
        assert time.monotonic() - begun < 0.2


def test_a_file_read_fast_comes_whole_at_once(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "voice.flac", Recipe(seconds=30.0, picture=None, sounds=("flac",)))
    begun = time.monotonic()
    with FileMicrophone(clip, realtime=False) as microphone:
        blocks = []
        while (block := microphone.read(1.0)) is not None:
            blocks.append(block)
    assert time.monotonic() - begun < 3.0
    assert sum(block.seconds for block in blocks) == pytest.approx(30.0, abs=0.1)
    assert np.diff([block.time for block in blocks]) == pytest.approx(0.02, abs=1e-6)


def test_a_file_without_sound_or_none_at_all_is_said_in_words(tmp_path: Path) -> None:
    film = write_clip(tmp_path / "film.mp4", Recipe(sounds=()))
    with pytest.raises(DeviceMissing), FileMicrophone(film):
        pass
    with pytest.raises(FileDamaged), FileMicrophone(tmp_path / "absent.wav"):
        pass
