"""A device that goes away, comes back or was never there, and a disk that fills: the answer goes on and says so."""

from __future__ import annotations

import time

import pytest

from interview.errors import DeviceMissing, StoreUnusable
from interview.ports import Tape
from interview.store import MemoryStore
from interview.vault.disk import PICTURE_BYTES, SOUND_BYTES
from perception.camera import OpenCvCamera
from perception.microphone import SoundDeviceMicrophone
from tests.perception.devices import SimulatedCamera as Driver
from tests.perception.live_devices import SimulatedCamera, SimulatedMicrophone, a_recorder
from tests.perception.live_takes import Take
from tests.perception.tapes import frames_of, sound_of
from tests.virtual_sound import VirtualSound, sound_server, virtual_sound  # noqa: F401


def test_a_camera_unplugged_in_mid_answer_is_noticed_used_again_and_named() -> None:
    now = time.monotonic()
    camera = SimulatedCamera(away=[(now + 1.0, now + 4.0)])
    with Take(a_recorder(SimulatedMicrophone(), camera)) as take:
        take.wait_for(take.watch.started.is_set)
        noticed = take.wait_for(lambda: take.health().camera == "missing")
        assert 2.0 < noticed < 3.5
        assert take.health().microphone == "fine"
        take.wait_for(lambda: take.health().camera == "fine")
        take.run_for(4.8)
    assert take.segment is not None
    assert _times_in(take.segment.damage, "no pictures from {} to {} s: the camera was missing") == [
        pytest.approx((1.0, 4.0), abs=0.3)
    ]
    times = [frame.time for frame in frames_of(take.items)]
    assert any(time > 4.2 for time in times)
    assert len(sound_of(take.items)) / 16000 == pytest.approx(take.segment.seconds, abs=0.1)  # no sound lost


def test_a_camera_that_never_was_there_is_known_before_the_person_speaks() -> None:
    now = time.monotonic()
    with Take(a_recorder(SimulatedMicrophone(), SimulatedCamera(away=[(now, now + 60)]))) as take:
        assert take.wait_for(take.watch.started.is_set) < 1.0
        assert take.health().camera == "missing"
        take.run_for(1.0)
    assert take.segment is not None
    assert (take.segment.has_sound, take.segment.has_picture) == (True, False)
    assert _times_in(take.segment.damage, "no pictures from {} to {} s: the camera was missing")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("frozen", "the picture stood still from {} to {} s"),
        ("dark", "the picture was dark from {} to {} s"),
    ],
)
def test_what_the_camera_says_of_itself_is_shown_and_named(state: str, words: str) -> None:
    now = time.monotonic()
    camera = SimulatedCamera(says=lambda at: state if now + 2.5 < at < now + 3.2 else None)
    with Take(a_recorder(SimulatedMicrophone(), camera)) as take:
        take.wait_for(lambda: take.health().camera == state)
        take.wait_for(lambda: take.health().camera == "fine")
    assert take.segment is not None
    assert _times_in(take.segment.damage, words) == [pytest.approx((0.5, 3.2), abs=0.3)]


def test_what_the_microphone_says_of_itself_is_shown_and_named() -> None:
    now = time.monotonic()
    microphone = SimulatedMicrophone(says=lambda at: "clipping" if now + 0.5 < at < now + 1.2 else None)
    with Take(a_recorder(microphone, SimulatedCamera())) as take:
        take.wait_for(lambda: take.health().microphone == "clipping")
        take.run_for(1.6)
    assert take.segment is not None
    assert _times_in(take.segment.damage, "the sound was too loud from {} to {} s") == [
        pytest.approx((0.5, 1.2), abs=0.3)
    ]


def test_a_microphone_that_goes_and_comes_back_leaves_silence_of_that_length() -> None:
    now = time.monotonic()
    microphone = SimulatedMicrophone(away=[(now + 1.0, now + 3.6)])
    with Take(a_recorder(microphone, SimulatedCamera())) as take:
        assert take.wait_for(lambda: take.health().microphone == "missing") < 3.6
        take.wait_for(lambda: take.health().microphone == "fine")
        take.run_for(4.4)
    assert take.segment is not None
    assert _times_in(take.segment.damage, "no sound from {} to {} s") == [pytest.approx((1.0, 3.6), abs=0.2)]
    sound = sound_of(take.items)
    assert len(sound) / 16000 == pytest.approx(take.segment.seconds, abs=0.1)
    assert not sound[round(1.2 * 16000) : round(3.4 * 16000)].any()
    assert sound[-8000:].any()


def test_a_microphone_that_does_not_come_back_ends_no_answer() -> None:
    now = time.monotonic()
    microphone = SimulatedMicrophone(away=[(now + 0.8, now + 60)])
    with Take(a_recorder(microphone, SimulatedCamera())) as take:
        take.wait_for(lambda: take.health().microphone == "missing")
        take.run_for(3.2)
    assert take.segment is not None
    assert take.segment.seconds == pytest.approx(3.2, abs=0.3)
    assert _times_in(take.segment.damage, "no sound from {} to {} s") == [pytest.approx((0.8, 3.2), abs=0.3)]


def test_a_microphone_that_never_was_there_leaves_the_pictures() -> None:
    now = time.monotonic()
    with Take(a_recorder(SimulatedMicrophone(away=[(now, now + 60)]), SimulatedCamera())) as take:
        take.wait_for(take.watch.started.is_set, 1.0)
        assert take.health().microphone == "missing"
        take.run_for(0.8)
    assert take.segment is not None
    assert (take.segment.has_sound, take.segment.has_picture) == (False, True)
    assert _times_in(take.segment.damage, "no sound from {} to {} s: the microphone was missing")


def test_without_any_device_at_the_start_the_person_is_told_what_to_do() -> None:
    now = time.monotonic()
    away = [(now, now + 60)]
    with Take(a_recorder(SimulatedMicrophone(away=away), SimulatedCamera(away=away))) as take:
        take.thread.join(2.0)
    assert isinstance(take.error, DeviceMissing)
    assert take.error.remedy == "Plug it in."
    assert not any(take.tape.reader(kind).growing for kind in take.tape.kinds())


def test_a_nearly_full_disk_is_shown_and_stops_pictures_first() -> None:
    free = [5 * 60 * (SOUND_BYTES + PICTURE_BYTES)]  # five minutes
    with Take(a_recorder(SimulatedMicrophone(), SimulatedCamera(), lambda: free[0])) as take:
        take.wait_for(lambda: take.health().space == "warn")
        free[0] = 60 * (SOUND_BYTES + PICTURE_BYTES)
        take.wait_for(lambda: take.health().space == "no_picture")
        ended = take.watch.seconds.peek()
        take.run_for(ended + 1.0)
    assert take.segment is not None
    assert any("no pictures from" in words and "disk" in words for words in take.segment.damage)
    assert frames_of(take.items)[-1].time < ended
    assert len(sound_of(take.items)) / 16000 > ended + 0.8


class FullWriter:
    def __init__(self, writer, room: int) -> None:
        self._writer, self._room = writer, room
        self.flush, self.seal, self.abandon = writer.flush, writer.seal, writer.abandon

    def write(self, data: bytes) -> int:
        self._room -= len(data)
        if self._room < 0:
            raise StoreUnusable("The disk is full.", "Make room.")
        return self._writer.write(data)


class FullStore(MemoryStore):
    def open_writer(self, tape_id, kind):
        return FullWriter(super().open_writer(tape_id, kind), 20_000)


def test_when_the_tape_takes_no_more_what_was_written_stays_and_the_camera_closes() -> None:
    store, camera = FullStore(), SimulatedCamera()
    tape = Tape(store.new_tape("s1", 1), store)
    with Take(a_recorder(SimulatedMicrophone(), camera), tape) as take:
        take.thread.join(5.0)
    assert isinstance(take.error, StoreUnusable)
    assert camera.closed == 1
    assert len(take.items) > 0


def test_a_driver_of_a_camera_that_hangs_stops_no_sound() -> None:
    driver = Driver()
    with Take(a_recorder(SimulatedMicrophone(), OpenCvCamera(open_capture=driver.open))) as take:
        take.wait_for(take.watch.started.is_set)
        take.run_for(0.6)
        driver.hanging.set()
        hung = take.watch.seconds.peek()
        noticed = take.wait_for(lambda: take.health().camera == "missing")
        assert noticed - hung < 3.0
        driver.hanging.clear()
        take.wait_for(lambda: take.health().camera == "fine")
    assert take.segment is not None
    ((start, _),) = _times_in(take.segment.damage, "no pictures from {} to {} s: the camera was missing")
    assert start == pytest.approx(hung, abs=0.2)
    assert len(sound_of(take.items)) / 16000 == pytest.approx(take.segment.seconds, abs=0.15)


def test_a_real_microphone_unplugged_in_mid_answer_is_used_again(
    virtual_sound: VirtualSound,  # noqa: F811
) -> None:
    with Take(a_recorder(SoundDeviceMicrophone(), SimulatedCamera())) as take:
        take.wait_for(take.watch.started.is_set)
        take.run_for(2.0)
        virtual_sound.unplug()
        unplugged = take.watch.seconds.peek()
        assert take.wait_for(lambda: take.health().microphone == "missing") - unplugged < 3.0
        virtual_sound.plug_in()
        back = take.wait_for(lambda: take.health().microphone not in ("missing", "off"), 10.0)
        take.run_for(back + 0.5)
    assert take.segment is not None
    assert _times_in(take.segment.damage, "no sound from {} to {} s") == [
        pytest.approx((unplugged, back), abs=0.6)
    ]
    assert len(sound_of(take.items)) / 16000 == pytest.approx(take.segment.seconds, abs=0.15)


def _times_in(damage: tuple[str, ...], form: str) -> list[tuple[float, float]]:
    """From and to of every sentence of this form."""
    before, between, after = form.split("{}")
    found = []
    for words in damage:
        if words.startswith(before) and words.endswith(after):
            start, end = words[len(before) : len(words) - len(after)].split(between)
            found.append((float(start), float(end)))
    return found
