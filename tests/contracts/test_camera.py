"""What every camera must do, real or a file."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from interview.ports import Camera
from perception.camera import FileCamera, OpenCvCamera
from perception.capture import CvCapture
from tests.perception.devices import SimulatedCamera
from tests.perception.media_files import Recipe, write_clip


def file_camera(folder: Path) -> Camera:
    return FileCamera(write_clip(folder / "film.mp4", Recipe()))


def endless_file_camera(folder: Path) -> Camera:
    return FileCamera(write_clip(folder / "film.mp4", Recipe(seconds=0.3)), loop=True)


def simulated_camera(folder: Path) -> Camera:
    return OpenCvCamera(open_capture=SimulatedCamera().open)


def opencv_on_a_film(folder: Path) -> Camera:
    film = write_clip(folder / "film.mp4", Recipe(seconds=8.0))
    return OpenCvCamera(open_capture=lambda name, wish: CvCapture(film, wish))


@pytest.fixture(params=[file_camera, endless_file_camera, simulated_camera, opencv_on_a_film])
def camera(request: pytest.FixtureRequest, tmp_path: Path) -> Camera:
    make: Callable[[Path], Camera] = request.param
    return make(tmp_path)


def test_pictures_are_rgb_and_each_is_newer_than_the_one_before(camera: Camera) -> None:
    begun = time.monotonic()
    with camera:
        frames = [frame for _ in range(8) if (frame := camera.read(1.0)) is not None]
        assert camera.trouble() is None
    assert len(frames) == 8
    assert all(frame.picture.dtype == np.uint8 and frame.picture.shape[2:] == (3,) for frame in frames)
    times = [frame.time for frame in frames]
    assert times == sorted(set(times))
    assert begun - 0.1 <= times[0] <= times[-1] <= time.monotonic()  # the clock of the machine, not of a file


def test_a_read_waits_no_longer_than_asked(camera: Camera) -> None:
    with camera:
        while camera.read(0.0) is not None:
            continue
        begun = time.monotonic()
        camera.read(0.05)
        assert time.monotonic() - begun < 0.5


def test_nothing_of_it_lives_on_after_closing(camera: Camera) -> None:
    before = threading.active_count()
    with camera:
        camera.read(1.0)
    assert threading.active_count() == before


def test_an_error_inside_closes_it_and_passes_through(camera: Camera) -> None:
    before = threading.active_count()
    with pytest.raises(ZeroDivisionError), camera:
        raise ZeroDivisionError
    assert threading.active_count() == before
