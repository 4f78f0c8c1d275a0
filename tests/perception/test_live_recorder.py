"""Recording from a microphone and a camera: one clock, nothing of the sound lost, and what goes wrong is told."""

from __future__ import annotations

import time

import pytest

from interview.errors import Cancelled, DeviceMissing
from interview.media import Health
from interview.ports import Stop, TapeKind, Watch
from tests.perception.live_devices import SimulatedCamera, SimulatedMicrophone, a_recorder, a_tape
from tests.perception.live_takes import Take
from tests.perception.tapes import frames_of, sound_of


def test_sound_and_pictures_reach_the_tape_and_the_window() -> None:
    microphone, camera = SimulatedMicrophone(), SimulatedCamera()
    with Take(a_recorder(microphone, camera)) as take:
        take.wait_for(take.watch.started.is_set)
        take.run_for(2.0)
        seconds, frame = take.watch.seconds.peek(), take.watch.frame.peek()
        assert seconds == pytest.approx(time.monotonic() - take.begun, abs=0.1)
        assert frame is not None
        assert seconds - 0.3 < frame.time <= seconds
        assert 0 < take.watch.level.peek() < 1
        assert take.health() == Health("fine", "fine", "fine", False)
    assert take.segment is not None
    assert (take.segment.has_sound, take.segment.has_picture) == (True, True)
    assert take.segment.damage == ()
    assert take.segment.seconds == pytest.approx(2.0, abs=0.25)
    assert len(frames_of(take.items)) > 45
    assert len(sound_of(take.items)) / 16000 == pytest.approx(take.segment.seconds, abs=0.1)
    assert (camera.opened, camera.closed, microphone.closed) == (1, 1, 1)


def test_the_window_hears_of_the_devices_five_times_a_second() -> None:
    with Take(a_recorder(SimulatedMicrophone(), SimulatedCamera())) as take:
        take.wait_for(take.watch.started.is_set)
        until, told = time.monotonic() + 2.0, []
        while time.monotonic() < until:
            health = take.watch.health.peek()
            told += [health] if not told or told[-1] is not health else []
            time.sleep(0.01)
    assert len(told) >= 10


def test_a_camera_that_opens_slowly_delays_no_sound() -> None:
    with Take(a_recorder(SimulatedMicrophone(), SimulatedCamera(opening=1.0))) as take:
        take.wait_for(lambda: bool(take.watch.level.peek()), 0.5)
        assert not take.watch.started.is_set()  # nobody is told to speak before the camera sees them
        assert take.wait_for(take.watch.started.is_set) >= 1.0
        take.run_for(1.6)
    assert take.segment is not None
    assert take.segment.damage == ()
    assert len(sound_of(take.items)) / 16000 == pytest.approx(take.segment.seconds, abs=0.1)
    assert frames_of(take.items)[0].time == pytest.approx(1.0, abs=0.2)


def test_done_seals_the_answer_at_once_with_its_last_words() -> None:
    with Take(a_recorder(SimulatedMicrophone(), SimulatedCamera())) as take:
        take.run_for(1.0)
        asked = time.monotonic()
        take.stop.finish()
        take.wait_for(lambda: not take.thread.is_alive())
        assert time.monotonic() - asked < 0.3
    assert not any(take.tape.reader(kind).growing for kind in take.tape.kinds())
    assert len(sound_of(take.items)) / 16000 >= asked - take.begun - 0.02


def test_nothing_chosen_is_told_before_anything_is_written() -> None:
    tape = a_tape()
    with pytest.raises(DeviceMissing, match="chosen"):
        a_recorder().record(tape, True, True, Stop(), Watch())
    assert tape.kinds() == frozenset()


def test_what_is_refused_is_not_even_opened() -> None:
    microphone, camera = SimulatedMicrophone(), SimulatedCamera()
    with Take(a_recorder(microphone, camera), picture=False) as take:
        take.run_for(0.6)
        assert take.health() == Health("off", "fine", "fine", False)
    assert (microphone.opened, camera.opened) == (1, 0)
    assert take.tape.kinds() == {TapeKind.SOUND}


def test_a_cancelled_recording_is_thrown_away_and_the_camera_closed() -> None:
    camera = SimulatedCamera()
    with Take(a_recorder(SimulatedMicrophone(), camera)) as take:
        take.run_for(0.6)
        take.stop.cancel()
    assert isinstance(take.error, Cancelled)
    assert camera.closed == 1


def test_ready_opens_the_microphone_so_that_the_answer_does_not_wait_for_it() -> None:
    microphone = SimulatedMicrophone(opening=0.8)
    recorder, watch = a_recorder(microphone, SimulatedCamera()), Watch()
    recorder.ready(Stop(), watch)
    assert microphone.opened == 1
    with Take(recorder) as take:
        assert take.wait_for(take.watch.started.is_set) < 0.6
    assert (microphone.opened, microphone.closed) == (1, 1)


def test_ready_says_that_there_is_no_microphone() -> None:
    now = time.monotonic()
    recorder = a_recorder(SimulatedMicrophone(away=[(now, now + 60)]))
    with pytest.raises(DeviceMissing, match="not connected"):
        recorder.ready(Stop(), Watch())
    recorder.close()


def test_the_microphone_stays_open_between_answers_and_the_camera_does_not() -> None:
    microphone, camera = SimulatedMicrophone(), SimulatedCamera()
    recorder = a_recorder(microphone, camera)
    for answer in range(1, 4):
        stop, tape = Stop(), a_tape()
        with Take(recorder, tape, stop=stop) as take:
            take.wait_for(take.watch.started.is_set)
            stop.finish()
            take.thread.join()
            take.wait_for(lambda: camera.closed == camera.opened, 1.0)
            if answer < 3:
                take.recorder = a_recorder()  # keep it open
        assert camera.opened == answer
    assert (microphone.opened, microphone.closed) == (1, 1)


def test_a_rehearsal_shows_both_and_keeps_nothing() -> None:
    microphone, camera, watch, stop = SimulatedMicrophone(), SimulatedCamera(), Watch(), Stop()
    recorder = a_recorder(microphone, camera)

    class Rehearsal(Take):
        def _run(self) -> None:
            recorder.rehearse(stop, watch)

    with Rehearsal(recorder, watch=watch, stop=stop) as take:
        take.wait_for(watch.started.is_set)
        take.run_for(0.6)
        assert watch.frame.peek() is not None
        assert watch.level.peek() is not None
        assert take.health() == Health("fine", "fine", "fine", False)
        stop.finish()
        take.wait_for(lambda: (camera.closed, microphone.closed) == (1, 1), 1.0)
    assert take.tape.kinds() == frozenset()


def test_a_rehearsal_waits_for_a_device_that_is_plugged_in_later() -> None:
    now = time.monotonic()
    away = [(now, now + 0.7)]
    recorder = a_recorder(SimulatedMicrophone(away=away), SimulatedCamera(away=away))

    class Rehearsal(Take):
        def _run(self) -> None:
            recorder.rehearse(self.stop, self.watch)

    with Rehearsal(recorder) as take:
        take.wait_for(lambda: take.health() == Health("missing", "missing", "fine", False))
        assert not take.watch.started.is_set()
        take.wait_for(lambda: take.health() == Health("fine", "fine", "fine", False))
