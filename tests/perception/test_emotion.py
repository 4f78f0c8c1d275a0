"""Without a model nothing is read into a face; how well it was seen is measured on live and finished tapes."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from interview.errors import Cancelled
from interview.media import AudioBlock, Frame
from interview.ports import Stop, Tape, TapeKind, Watch
from interview.store import MemoryStore
from perception.clips import read_pictures
from perception.emotion import NoRecognizer
from perception.live_tape import TapeRecording


def a_tape() -> Tape:
    store = MemoryStore()
    return Tape(store.new_tape("s1", 1), store)


def clip_tape(path: Path) -> Tape:
    tape = a_tape()
    writer = tape.writer(TapeKind.CLIP)
    writer.write(path.read_bytes())
    writer.seal()
    tape.store.finish_tape(tape.id)
    return tape


def test_a_clip_is_measured_and_no_emotion_claimed(shared_data: Path) -> None:
    tape = clip_tape(shared_data / "av" / "ravdess_actor_01" / "01-01-01-01-01-01-01.mp4")
    watch = Watch()
    trace = NoRecognizer().read([tape], Stop(), watch)
    assert trace.model == "none"
    assert trace.readings == ()
    assert trace.label() is None
    assert trace.missing_because == "no emotion model installed"
    assert trace.quality.coverage is not None
    assert trace.quality.coverage > 0.9
    assert watch.reading.peek() is None


def test_a_live_tape_gives_the_same_quality_as_its_replay(shared_data: Path) -> None:
    with (shared_data / "av" / "grid" / "bbaf2n.mpg").open("rb") as file:
        frames = list(read_pictures(file))[:40]
    tape, traces = a_tape(), []
    follower = threading.Thread(target=lambda: traces.append(NoRecognizer().read([tape], Stop(), Watch())))
    follower.start()
    with TapeRecording(tape) as recording:
        for frame in frames:
            recording.add_picture(frame)
    tape.store.finish_tape(tape.id)
    follower.join(20)
    [live] = traces
    assert live.quality.frames == 40
    assert live == NoRecognizer().read([tape], Stop(), Watch())


def test_a_tape_of_sound_only_has_no_picture_to_judge() -> None:
    tape = a_tape()
    with TapeRecording(tape, with_picture=False) as recording:
        recording.add_sound(AudioBlock(0.0, np.zeros(16000, np.int16)))
    tape.store.finish_tape(tape.id)
    trace = NoRecognizer().read([tape], Stop(), Watch())
    assert trace.quality.notes == ("no picture",)
    assert trace.quality.coverage is None
    assert trace.missing_because == "no emotion model installed"


def test_the_segments_of_one_answer_are_judged_together(shared_data: Path) -> None:
    tapes = [clip_tape(shared_data / "av" / "grid" / name) for name in ("bbaf2n.mpg", "brbk7n.mpg")]
    frames = [NoRecognizer().read([tape], Stop(), Watch()).quality.frames for tape in tapes]
    assert NoRecognizer().read(tapes, Stop(), Watch()).quality.frames == sum(frames) == 150


@pytest.mark.parametrize("cancel", [True, False])
def test_it_ends_when_asked_though_the_tape_still_grows(cancel: bool) -> None:
    tape, stop = a_tape(), Stop()
    with TapeRecording(tape) as recording:
        for index in range(30):
            recording.add_picture(Frame(index / 25, np.full((90, 160, 3), 120, np.uint8)))
        threading.Timer(0.3, stop.cancel if cancel else stop.finish).start()
        if cancel:
            with pytest.raises(Cancelled):
                NoRecognizer().read([tape], stop, Watch())
        else:
            assert NoRecognizer().read([tape], stop, Watch()).quality.notes == ("no face seen",)
    tape.store.finish_tape(tape.id)
