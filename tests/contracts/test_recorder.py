"""What every recorder must do, whatever it records from."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interview.domain import Segment
from interview.errors import Cancelled, ForPeople
from interview.media import AudioBlock, Frame
from interview.ports import Recorder, Stop, Tape, TapeKind, Watch
from interview.store import MemoryStore
from perception.camera import FileCamera
from perception.live_recorder import LiveRecorder
from perception.microphone import FileMicrophone
from perception.recorder import MediaRecorder
from perception.tape import follow
from tests.perception.media_files import Recipe, write_clip


def media_recorder(folder: Path) -> Recorder:
    return MediaRecorder([write_clip(folder / "answer.mp4", Recipe())])


def live_recorder(folder: Path) -> LiveRecorder:
    clip = write_clip(folder / "room.mp4", Recipe(seconds=4.0))
    return LiveRecorder(lambda: FileMicrophone(clip), lambda: FileCamera(clip))


@pytest.fixture(params=[media_recorder, live_recorder], ids=["media", "live"])
def recorder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Recorder]:
    make: Callable[[Path], Recorder] = request.param
    made = make(tmp_path)
    yield made
    if isinstance(made, LiveRecorder):
        made.close()


@pytest.fixture
def done() -> Iterator[Stop]:
    """Somebody presses Done after a while; a recorder of files has ended by itself before."""
    stop = Stop()
    timer = threading.Timer(1.0, stop.finish)
    timer.start()
    yield stop
    timer.cancel()
    timer.join()


@pytest.fixture
def tape() -> Tape:
    store = MemoryStore()
    return Tape(store.new_tape("s1", 1), store)


def finished(tape: Tape) -> list[AudioBlock | Frame]:
    tape.store.finish_tape(tape.id)
    return list(follow(tape, Stop()))


@pytest.mark.parametrize(("sound", "picture"), [(True, True), (True, False), (False, True)])
def test_the_tape_holds_what_was_allowed_and_the_segment_says_so(
    recorder: Recorder, tape: Tape, done: Stop, sound: bool, picture: bool
) -> None:
    watch = Watch()
    segment = recorder.record(tape, sound, picture, done, watch)
    assert watch.started.is_set()
    assert isinstance(segment, Segment)
    assert segment.tape_id == tape.id
    assert (segment.has_sound, segment.has_picture) == (sound, picture)
    items = finished(tape)
    assert any(isinstance(item, AudioBlock) for item in items) == sound
    assert any(isinstance(item, Frame) for item in items) == picture
    last = items[-1]
    end = last.time + (last.seconds if isinstance(last, AudioBlock) else 0.0)
    assert segment.seconds == pytest.approx(end, abs=0.1)


def test_every_stream_is_sealed_when_the_recorder_returns(recorder: Recorder, tape: Tape, done: Stop) -> None:
    recorder.record(tape, True, True, done, Watch())
    assert tape.kinds()
    assert not any(tape.reader(kind).growing for kind in tape.kinds())


def test_cancel_keeps_nobody_waiting(recorder: Recorder, tape: Tape) -> None:
    stop = Stop()
    stop.cancel()
    with pytest.raises(Cancelled):
        recorder.record(tape, True, True, stop, Watch())
    assert not any(tape.reader(kind).growing for kind in tape.kinds())


def test_with_everything_refused_nothing_is_kept(recorder: Recorder, tape: Tape) -> None:
    with pytest.raises(ForPeople):
        recorder.record(tape, False, False, Stop(), Watch())
    assert tape.kinds() == frozenset()


def test_done_keeps_the_answer(recorder: Recorder, tape: Tape) -> None:
    stop = Stop()
    stop.finish()
    segment = recorder.record(tape, True, True, stop, Watch())
    assert segment.seconds >= 0
    assert all(kind in TapeKind for kind in tape.kinds())
