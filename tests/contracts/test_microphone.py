"""What every microphone must do, real or a file."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from interview.ports import Microphone
from perception.microphone import FileMicrophone, SoundDeviceMicrophone
from tests.perception.devices import SpeakingDriver
from tests.perception.media_files import Recipe, write_clip
from tests.virtual_sound import sound_server, virtual_sound  # noqa: F401


def file_microphone(folder: Path) -> Microphone:
    return FileMicrophone(write_clip(folder / "voice.mp4", Recipe(seconds=6.0)))


def endless_file_microphone(folder: Path) -> Microphone:
    recipe = Recipe(seconds=0.5, picture=None, sounds=("pcm_s16le",), rate=48_000)
    return FileMicrophone(write_clip(folder / "voice.wav", recipe), loop=True)


def simulated_microphone(folder: Path) -> Microphone:
    return SoundDeviceMicrophone(open_input=SpeakingDriver().open)


def simulated_at_44_100_stereo(folder: Path) -> Microphone:
    return SoundDeviceMicrophone(open_input=SpeakingDriver(44_100, 2).open)


MAKERS = (file_microphone, endless_file_microphone, simulated_microphone, simulated_at_44_100_stereo)


@pytest.fixture(params=[*MAKERS, "real"], ids=lambda maker: getattr(maker, "__name__", maker))
def microphone(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Microphone]:
    if request.param == "real":
        request.getfixturevalue("virtual_sound")
        yield SoundDeviceMicrophone()
    else:
        make: Callable[[Path], Microphone] = request.param
        yield make(tmp_path)


def test_blocks_are_16_khz_mono_one_right_after_the_other_on_the_machines_clock(
    microphone: Microphone,
) -> None:
    begun = time.monotonic()
    with microphone:
        blocks = [block for _ in range(40) if (block := microphone.read(1.0)) is not None]
        ended = time.monotonic()
    assert len(blocks) == 40
    assert all(block.samples.dtype == np.int16 and block.samples.ndim == 1 for block in blocks)
    assert 0.6 < sum(block.seconds for block in blocks) < 1.0
    ends = [block.time + block.seconds for block in blocks]
    assert begun - 0.2 <= blocks[0].time
    assert ends[-1] <= ended + 0.01
    for block, end in zip(blocks[1:], ends, strict=False):
        assert (
            abs(block.time - end) < 0.1
        )  # set right once after the start; a lasting gap would be lost sound


def test_a_read_waits_no_longer_than_asked(microphone: Microphone) -> None:
    with microphone:
        microphone.clear()
        begun = time.monotonic()
        while microphone.read(0.001) is not None:
            assert time.monotonic() - begun < 1.0
        assert time.monotonic() - begun < 1.0


def test_what_was_not_read_can_be_thrown_away(microphone: Microphone) -> None:
    with microphone:
        time.sleep(0.5)
        microphone.clear()
        block = microphone.read(1.0)
        assert block is not None
        assert time.monotonic() - block.time < 0.3


def test_nothing_of_it_lives_on_after_closing(microphone: Microphone) -> None:
    before = threading.active_count()
    with microphone:
        microphone.read(1.0)
    assert threading.active_count() == before


def test_an_error_inside_closes_it_and_passes_through(microphone: Microphone) -> None:
    before = threading.active_count()
    with pytest.raises(ZeroDivisionError), microphone:
        raise ZeroDivisionError
    assert threading.active_count() == before
