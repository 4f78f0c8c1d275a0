"""Nobody waits for a device that hangs, and one that is not there is tried again and again."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from interview.errors import DeviceMissing
from interview.ports import Stop
from perception import live_device
from perception.live_device import Keeper
from tests.perception.devices import wait_until
from tests.perception.live_devices import SimulatedCamera, SimulatedMicrophone, a_recorder, a_tape
from tests.perception.live_takes import Take


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    wait_until(lambda: set(threading.enumerate()) <= before)


def test_done_does_not_wait_for_a_camera_that_hangs_in_opening() -> None:
    camera = SimulatedCamera(opening=2.0)
    with Take(a_recorder(SimulatedMicrophone(), camera)) as take:
        take.run_for(0.8)
        asked = time.monotonic()
        take.stop.finish()
        take.thread.join()
        assert time.monotonic() - asked < 0.3
    assert take.segment is not None
    assert (take.segment.has_sound, take.segment.has_picture) == (True, False)
    assert (camera.opened, camera.closed) == (1, 1)  # it came too late, and was closed at once


def test_a_device_that_is_not_there_is_tried_again_until_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_device, "TRY_AGAIN", 0.05)
    now = time.monotonic()
    camera = SimulatedCamera(away=[(now, now + 0.4)])
    keeper = Keeper("camera", lambda: camera)
    keeper.want()
    wait_until(lambda: keeper.problem is not None)
    assert isinstance(keeper.problem, DeviceMissing)
    assert keeper.device is None
    wait_until(lambda: keeper.device is camera)
    assert keeper.problem is None
    keeper.close()
    assert keeper.device is None
    assert (camera.opened, camera.closed) == (1, 1)


def test_what_is_wanted_again_before_it_was_closed_stays_open() -> None:
    camera = SimulatedCamera()
    keeper = Keeper("camera", lambda: camera)
    for _ in range(20):
        keeper.want()
        keeper.release()
    keeper.want()
    wait_until(lambda: keeper.device is camera)
    assert camera.opened - camera.closed == 1
    keeper.close()
    assert camera.opened == camera.closed
    keeper.close()


class Broken(SimulatedCamera):
    def __enter__(self) -> Broken:
        raise ZeroDivisionError


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_of_a_device_keeps_nobody_waiting() -> None:
    with Take(a_recorder(None, Broken()), sound=False) as take:
        take.thread.join(5)
    assert isinstance(take.error, DeviceMissing)


def test_a_recorder_that_was_closed_can_be_used_again() -> None:
    recorder = a_recorder(SimulatedMicrophone(), SimulatedCamera())
    for _ in range(2):
        with Take(recorder, a_tape(), stop=Stop()) as take:
            take.wait_for(take.watch.started.is_set)
        assert take.segment is not None
        assert take.segment.has_sound
