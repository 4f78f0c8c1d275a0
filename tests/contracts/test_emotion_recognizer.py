"""What every reader of emotion must do, whatever it reads with."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from interview.domain import EmotionTrace
from interview.errors import Cancelled
from interview.media import AudioBlock, Frame
from interview.ports import EmotionRecognizer, Stop, Tape, Watch
from interview.store import MemoryStore
from perception.emotion import NetRecognizer, NoRecognizer
from perception.emotion_reader import EmotionReader, Model
from perception.live_tape import TapeRecording
from perception.windows import WAYS, Cut
from tests.perception.trained import trained


def by_loudness(inputs, present):
    """As small as a model can be: louder is angrier."""
    angry = float(np.abs(inputs["voice"]).mean()) if present["voice"] else float(inputs["face"].mean() ** 2)
    return (min(angry, 1.0), 1 - min(angry, 1.0))


def reader(way: str) -> EmotionReader:
    return EmotionReader(
        Model("loudness", ("angry", "neutral"), by_loudness, size=32), Cut(1.0, 0.25, 4), way
    )


RECOGNIZERS = {"none": NoRecognizer, **{way: partial(reader, way) for way in WAYS}}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return trained(tmp_path_factory.mktemp("models") / "drawn")


@pytest.fixture(params=[*RECOGNIZERS, "network"])
def recognizer(request: pytest.FixtureRequest, folder: Path) -> EmotionRecognizer:
    if request.param != "network":
        return RECOGNIZERS[request.param]()
    loaded = NetRecognizer(folder)
    loaded.read([], Stop(), Watch())  # what is asked for here is how it reads, not how fast a disk is
    return loaded


def a_tape(seconds: float, sound: bool = True, picture: bool = True) -> Tape:
    store = MemoryStore()
    tape = Tape(store.new_tape("s1", 1), store)
    rng = np.random.default_rng(2)
    with TapeRecording(tape, sound, picture) as recording:
        for index in range(round(seconds * 25)):
            if sound:
                block = rng.normal(0, 1500, 640).astype(np.int16)
                recording.add_sound(AudioBlock(index / 25, block))
            if picture:
                recording.add_picture(Frame(index / 25, rng.integers(0, 256, (90, 160, 3), dtype=np.uint8)))
    return tape


@pytest.mark.parametrize(("sound", "picture"), [(True, True), (True, False), (False, True), (False, False)])
def test_a_trace_says_what_was_read_or_why_not(
    recognizer: EmotionRecognizer, sound: bool, picture: bool
) -> None:
    tape = a_tape(2.0, sound, picture)
    tape.store.finish_tape(tape.id)
    trace = recognizer.read([tape], Stop(), Watch())
    assert isinstance(trace, EmotionTrace)
    assert trace.model
    assert trace.readings or trace.missing_because
    assert all(0 <= reading.start < reading.end <= 2.2 for reading in trace.readings)
    assert all(sum(reading.scores.values()) == pytest.approx(1, abs=0.02) for reading in trace.readings)
    assert all(reading.seen for reading in trace.readings)
    if not picture:
        assert "no picture" in trace.quality.notes
        assert all("face" not in reading.seen for reading in trace.readings)


def test_no_tape_is_no_evidence(recognizer: EmotionRecognizer) -> None:
    trace = recognizer.read([], Stop(), Watch())
    assert trace.readings == ()
    assert trace.missing_because
    assert trace.label() is None


def test_the_same_tape_gives_the_same_trace(recognizer: EmotionRecognizer) -> None:
    tape = a_tape(1.0)
    tape.store.finish_tape(tape.id)
    assert recognizer.read([tape], Stop(), Watch()) == recognizer.read([tape], Stop(), Watch())


def test_cancel_is_obeyed_while_the_tape_grows(recognizer: EmotionRecognizer) -> None:
    tape, stop, ended = a_tape(0.5), Stop(), []

    def read() -> None:
        try:
            recognizer.read([tape], stop, Watch())
        except Cancelled:
            ended.append("cancelled")

    thread = threading.Thread(target=read)
    thread.start()
    stop.cancel()
    thread.join(5)
    assert ended == ["cancelled"]
    tape.store.finish_tape(tape.id)
