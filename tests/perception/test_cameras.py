"""Cameras: one that is gone, hangs, shows a still or nothing; one that comes back; a film in its place."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from interview.errors import DeviceMissing, FileDamaged
from perception.camera import FileCamera, OpenCvCamera
from perception.capture import CvCapture, PictureWish, open_camera, taken_at
from perception.patience import Patience
from tests.perception.devices import QUICK, SimulatedCamera, living_scene, still, wait_until
from tests.perception.media_files import Recipe, write_clip


def camera_on(device: SimulatedCamera, patience: Patience = QUICK) -> OpenCvCamera:
    return OpenCvCamera(patience=patience, open_capture=device.open)


def alive(camera: OpenCvCamera) -> bool:
    return camera.read(0.05) is not None


def test_an_absent_camera_is_said_with_a_remedy_and_leaves_nothing() -> None:
    device = SimulatedCamera()
    device.connected = False
    before = threading.active_count()
    with pytest.raises(DeviceMissing) as caught, camera_on(device):
        pass
    assert caught.value.remedy
    assert threading.active_count() == before


def test_a_camera_that_opens_and_gives_no_picture_is_refused_in_time_and_closed() -> None:
    device = SimulatedCamera()
    device.read = lambda: time.sleep(0.01)
    begun = time.monotonic()
    with pytest.raises(DeviceMissing) as caught, camera_on(device):
        pass
    assert caught.value.remedy
    assert time.monotonic() - begun < QUICK.first + QUICK.close
    assert (device.opened, device.closed) == (1, 1)


def test_a_bug_while_reading_still_closes_the_device(monkeypatch: pytest.MonkeyPatch) -> None:
    faults: list[str] = []
    monkeypatch.setattr(threading, "excepthook", lambda told: faults.append(told.exc_type.__name__))
    device = SimulatedCamera()
    device.read = lambda: 1 / 0
    with pytest.raises(DeviceMissing), camera_on(device):
        pass
    assert device.closed == 1
    assert faults == ["ZeroDivisionError"]


def test_an_unplugged_camera_is_noticed_within_two_seconds_and_comes_back_by_itself() -> None:
    device = SimulatedCamera()
    patience = Patience(again=0.1)
    with camera_on(device, patience) as camera:
        assert alive(camera)
        device.connected = False
        noticed = wait_until(lambda: camera.trouble() == "missing")
        assert noticed <= 2.0
        assert not alive(camera)
        device.connected = True
        wait_until(lambda: alive(camera))
        assert camera.trouble() is None
    assert device.opened == device.closed >= 2


def test_a_picture_that_never_changes_is_frozen_and_a_living_one_is_not() -> None:
    device = SimulatedCamera()
    with camera_on(device) as camera:
        assert camera.trouble() is None
        device.scene = still(120)
        assert wait_until(lambda: camera.trouble() == "frozen") >= QUICK.quiet - 0.05
        assert alive(camera)
        device.scene = living_scene()
        wait_until(lambda: camera.trouble() is None)


@pytest.mark.parametrize("scene", [still(0), living_scene(0, 5)], ids=["black", "noise"])
def test_a_covered_lens_is_dark(scene: Callable[[], np.ndarray]) -> None:
    device = SimulatedCamera()
    with camera_on(device) as camera:
        device.scene = scene
        assert wait_until(lambda: camera.trouble() == "dark") >= QUICK.quiet - 0.05
        assert alive(camera)


def test_a_camera_that_hangs_does_not_stop_closing_and_lets_go_later() -> None:
    device = SimulatedCamera()
    with camera_on(device) as camera:
        assert alive(camera)
        device.hanging.set()
        wait_until(lambda: camera.trouble() == "missing")
        begun = time.monotonic()
    assert time.monotonic() - begun < QUICK.close + 0.3
    assert device.closed == 0
    device.hanging.clear()
    wait_until(lambda: device.closed == 1)
    wait_until(lambda: all(thread.name != "camera" for thread in threading.enumerate()))


def test_the_newest_picture_wins_when_nobody_looked_for_a_while() -> None:
    with camera_on(SimulatedCamera()) as camera:
        time.sleep(0.2)
        first = camera.read(0.1)
        assert first is not None
        assert time.monotonic() - first.time < 0.1
        again = camera.read(0.2)
        assert again is not None
        assert again.time > first.time


def test_what_the_camera_really_gives_is_told() -> None:
    with camera_on(SimulatedCamera()) as camera:
        assert camera.gives == PictureWish(64, 48, 25)


def test_opencv_reads_red_as_red_and_lets_go_of_the_file(tmp_path: Path) -> None:
    film = write_clip(tmp_path / "film.mp4", Recipe())
    capture = CvCapture(film, PictureWish())
    try:
        assert (capture.gives.width, capture.gives.height) == (160, 96)
        frame = capture.read()
        assert frame is not None
        red, green, blue = frame.picture[20, 30].tolist()
        assert red > 180
        assert max(green, blue) < 60
        assert abs(frame.time - time.monotonic()) < 1.0
    finally:
        capture.close()


def test_a_camera_that_opencv_cannot_open_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(DeviceMissing) as caught:
        CvCapture(tmp_path / "video7", PictureWish())
    assert caught.value.remedy


def test_an_unknown_name_is_refused_and_the_known_ones_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"HD Webcam": Path("/dev/video0"), "HD Webcam #2": Path("/dev/video2")}
    monkeypatch.setattr("perception.device_list.camera_sources", lambda: known)
    with pytest.raises(DeviceMissing) as caught:
        open_camera("Old Webcam", PictureWish())
    assert "Old Webcam" in caught.value.message
    assert "HD Webcam #2" in caught.value.remedy


def test_the_drivers_own_time_counts_when_it_is_on_our_clock() -> None:
    assert taken_at(99.95, now=100.0) == 99.95
    for other_clock in (0.0, 1.2, 98.5, 100.2, 1.7e9, float("nan")):
        assert taken_at(other_clock, now=100.0) == 100.0


def test_a_film_plays_at_its_own_pace_and_ends_as_missing(tmp_path: Path) -> None:
    film = write_clip(tmp_path / "film.mp4", Recipe(seconds=1.2))
    with FileCamera(film) as camera:
        begun = time.monotonic()
        frames = []
        while camera.trouble() is None:
            frames.append(camera.read(0.2))
        took = time.monotonic() - begun
        assert camera.read(0.01) is None
    assert took == pytest.approx(1.16, abs=0.2)
    times = [frame.time - begun for frame in frames if frame is not None]
    assert len(times) >= 15
    assert times[-1] == pytest.approx(1.16, abs=0.05)


def test_a_film_read_slowly_leaves_out_pictures_and_keeps_its_time(tmp_path: Path) -> None:
    with FileCamera(write_clip(tmp_path / "film.mp4", Recipe())) as camera:
        time.sleep(0.5)
        frame = camera.read(0.1)
    assert frame is not None
    assert time.monotonic() - frame.time < 0.2


def test_a_film_read_fast_gives_every_picture_at_once(tmp_path: Path) -> None:
    film = write_clip(tmp_path / "film.mp4", Recipe())
    begun = time.monotonic()
    with FileCamera(film, realtime=False) as camera:
        frames = []
        while (frame := camera.read(1.0)) is not None:
            frames.append(frame)
    assert time.monotonic() - begun < 1.5
    assert len(frames) == 50
    assert frames[-1].time - frames[0].time == pytest.approx(49 / 25, abs=0.001)


def test_a_loop_goes_on_after_its_end_in_unbroken_time(tmp_path: Path) -> None:
    film = write_clip(tmp_path / "film.mp4", Recipe(seconds=0.4))
    with FileCamera(film, realtime=False, loop=True) as camera:
        times = [camera.read(1.0).time for _ in range(35)]
    assert np.diff(times) == pytest.approx(1 / 25, abs=0.001)


def test_a_file_without_a_picture_or_none_at_all_is_said_in_words(tmp_path: Path) -> None:
    sound = write_clip(tmp_path / "sound.wav", Recipe(picture=None, sounds=("pcm_s16le",)))
    with pytest.raises(DeviceMissing), FileCamera(sound):
        pass
    with pytest.raises(FileDamaged), FileCamera(tmp_path / "absent.mp4"):
        pass
