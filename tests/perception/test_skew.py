"""A flash and a click that happen at one moment lie at one moment of the tape, within 80 ms."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from interview.media import AudioBlock, Frame
from interview.ports import Stop
from perception.camera import FileCamera
from perception.live_recorder import LiveRecorder
from perception.live_tape import TapeRecording
from perception.microphone import FileMicrophone
from perception.tape import follow
from tests.perception.flash_and_click import events_on, write_clip
from tests.perception.live_devices import SimulatedCamera, SimulatedMicrophone, a_recorder, a_tape
from tests.perception.live_takes import Take

ALLOWED = 0.08  # seconds


@pytest.mark.parametrize(
    ("microphone", "camera"),
    [
        (SimulatedMicrophone(latency=0.05), SimulatedCamera(latency=0.05, rate=29.7)),
        (SimulatedMicrophone(latency=0.3, jitter=0.1), SimulatedCamera(latency=0.03, rate=29.7)),
        (SimulatedMicrophone(latency=0.02), SimulatedCamera(latency=0.25, rate=24.3)),
        (SimulatedMicrophone(opening=0.7), SimulatedCamera(opening=1.2, rate=29.7)),
    ],
    ids=["usual", "late sound", "late pictures", "slow opening"],
)
def test_flash_and_click_of_simulated_devices(
    microphone: SimulatedMicrophone, camera: SimulatedCamera
) -> None:
    with Take(a_recorder(microphone, camera)) as take:
        take.run_for(4.5)
    skews = events_on(take.tape).skews()
    assert len(skews) >= 3
    assert max(map(abs, skews)) <= ALLOWED


class NotedCamera(FileCamera):
    """Remembers the time of its first picture."""

    first: float | None = None

    def read(self, timeout: float) -> Frame | None:
        self.first = self._next.time if self.first is None and self._next is not None else self.first
        return super().read(timeout)


class NotedMicrophone(FileMicrophone):
    first: float | None = None

    def read(self, timeout: float) -> AudioBlock | None:
        self.first = self._next.time if self.first is None and self._next is not None else self.first
        return super().read(timeout)


def test_flash_and_click_of_a_file_that_stands_in_for_both(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "room.mkv", 6)
    microphone, camera = NotedMicrophone(clip), NotedCamera(clip)
    with Take(LiveRecorder(lambda: microphone, lambda: camera)) as take:
        take.run_for(5.0)
    assert camera.first is not None
    assert microphone.first is not None
    skews = events_on(take.tape).skews(apart=camera.first - microphone.first)
    assert len(skews) >= 3
    assert max(map(abs, skews)) <= ALLOWED


@pytest.mark.parametrize("drift", [-300e-6, 300e-6], ids=["slow", "fast"])
def test_a_sound_card_that_does_not_keep_time_takes_the_pictures_along(drift: float) -> None:
    """Half an hour, speeded up; a card 300 millionths off is then half a second off."""
    tape, minutes = a_tape(), 30
    click = np.zeros(16_000, np.int16)
    click[:80] = 20_000
    with TapeRecording(tape) as recording:
        for second in range(minutes * 60):
            at = second / (1 + drift)  # the true time of this sample
            last = second >= minutes * 60 - 5
            recording.add_sound(AudioBlock(at, click if last else click[::-1] * 0))
            if last:
                for step in range(-2, 3):
                    level = 255 if step >= 0 else 60
                    recording.add_picture(Frame(at + step / 30, np.full((96, 128, 3), level, np.uint8)))
    tape.store.finish_tape(tape.id)
    skews = events_on(tape).skews()
    assert len(skews) >= 4
    assert max(map(abs, skews)) <= ALLOWED
    assert recording.damage == []
    assert sum(len(item.samples) for item in follow(tape, Stop(), pictures=False)) >= minutes * 60 * 16_000
