"""The reader gives a model faces and voices of real tapes, nothing else, and puts together what it said."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from interview.bodies import from_json, to_json
from interview.domain import Answer, EmotionTrace
from interview.errors import Cancelled
from interview.media import AudioBlock, Frame
from interview.ports import Stop, Tape, Watch
from interview.store import MemoryStore
from perception.clips import read_pictures, read_sound
from perception.emotion_reader import NO_EVIDENCE, NOTHING_RECORDED, EmotionReader, Model
from perception.live_tape import TapeRecording
from perception.windows import WAYS, Cut
from tests.fakes import a_session
from tests.perception.spoken import clip_tape
from tests.perception.tapes import a_tape, record

CLIP = "ravdess_actor_01/01-01-08-02-01-01-01.mp4"
SMALL = Cut(1.2, 0.4, 5)


class Told:
    """A model that says the same each time and keeps what it was given."""

    def __init__(self, *probabilities: float, each: float = 0.0) -> None:
        self.probabilities = probabilities or (0.7, 0.3)
        self.each = each  # seconds it takes
        self.given: list[tuple[dict, dict]] = []

    def __call__(self, inputs: Mapping, present: Mapping) -> tuple[float, ...]:
        self.given.append((dict(inputs), dict(present)))
        time.sleep(self.each)
        return self.probabilities


def a_reader(told: Told, way: str = "queue", cut: Cut = SMALL, **more) -> EmotionReader:
    return EmotionReader(Model("m", ("happy", "sad"), told, size=48, **more), cut, way)


def brightness(inputs: Mapping, present: Mapping) -> tuple[float, float]:
    """Depends on what it is given, so that equal traces mean equal inputs."""
    light = float(inputs["face"].std()) / 4 + float(np.abs(inputs["voice"]).mean())
    return (min(1.0, light), 1 - min(1.0, light))


@pytest.fixture
def tape(shared_data: Path) -> Tape:
    return clip_tape(shared_data / "av" / CLIP, MemoryStore())


@pytest.fixture
def items(shared_data: Path) -> list[AudioBlock | Frame]:
    found: list[AudioBlock | Frame] = []
    for read in (read_sound, read_pictures):
        with (shared_data / "av" / CLIP).open("rb") as file:
            found += list(read(file))
    return sorted(found, key=lambda item: item.time)


def put_two_after_another(items: list, times: int) -> list:
    length = max(item.time for item in items) + 0.1
    rounds = []
    for number in range(times):
        for item in items:
            at = item.time + number * length
            rounds.append(
                AudioBlock(at, item.samples) if isinstance(item, AudioBlock) else Frame(at, item.picture)
            )
    return rounds


@pytest.mark.parametrize("way", WAYS)
def test_a_real_clip_is_read_with_face_and_voice(tape: Tape, way: str) -> None:
    told, watch = Told(0.8, 0.2), Watch()
    trace = a_reader(told, way).read([tape], Stop(), watch)
    assert (trace.model, trace.missing_because, trace.label()) == ("m", None, "happy")
    assert trace.readings[0].start == 0
    assert trace.readings[-1].end == pytest.approx(3.4, abs=0.1)
    assert all(before.end <= after.start for before, after in pairwise(trace.readings))
    assert trace.coverage is not None
    assert trace.coverage > 0.9
    senses = {reading.seen for reading in trace.readings}
    assert senses == {("face",), ("face", "voice")}  # he is silent at both ends
    assert trace.quality.notes == ()
    assert (trace.quality.frames, trace.quality.most_people) == (pytest.approx(102, abs=3), 1)
    assert trace.voice is not None
    assert trace.voice.pitch is not None
    assert 80 < trace.voice.pitch < 300  # a man, surprised
    spoken = [one for one in trace.readings if one.voice is not None]
    assert all("voice" in one.seen for one in spoken)
    assert max(one.voice.speech for one in spoken if one.voice) > 0.3
    live = watch.reading.peek()
    assert live is not None
    assert live.end == pytest.approx(trace.readings[-1].end, abs=0.01)


def test_the_model_gets_what_it_was_told_it_would(tape: Tape) -> None:
    told = Told()
    model = Model("m", ("happy", "sad"), told, size=48, mean=(0.5, 0.4, 0.3), std=(0.2, 0.1, 0.3))
    EmotionReader(model, SMALL).read([tape], Stop(), Watch())
    for inputs, present in told.given:
        assert inputs["face"].shape == (1, 5, 3, 48, 48)
        assert inputs["face"].dtype == inputs["voice"].dtype == np.float32
        assert present["face"]
        red = inputs["face"][0, :, 0] * 0.2 + 0.5
        blue = inputs["face"][0, :, 2] * 0.3 + 0.3
        assert 0 <= red.min() < red.max() <= 1.001
        assert red[:, 12:36, 12:36].mean() > blue[:, 12:36, 12:36].mean() + 0.03  # RGB: skin
        assert np.abs(inputs["voice"]).max() <= 1
        assert bool(inputs["voice"].any()) == present["voice"]
    assert [inputs["voice"].shape for inputs, _ in told.given[:-1]] == [(1, 19200)] * (len(told.given) - 1)


def test_a_model_of_one_sense_is_asked_for_that_sense_only(tape: Tape) -> None:
    told = Told()
    trace = a_reader(told, senses=("voice",)).read([tape], Stop(), Watch())
    assert told.given
    assert all(set(inputs) == set(present) == {"voice"} for inputs, present in told.given)
    assert all(reading.seen == ("voice",) for reading in trace.readings)
    assert trace.coverage is not None
    assert trace.coverage < 0.9  # the silent ends are gaps


@pytest.mark.parametrize("way", WAYS)
def test_a_live_tape_is_read_as_its_replay(items: list, way: str) -> None:
    live, traces = a_tape(), []
    reader = EmotionReader(Model("m", ("happy", "sad"), brightness, size=48), SMALL, way)
    follower = threading.Thread(target=lambda: traces.append(reader.read([live], Stop(), Watch())))
    follower.start()
    record(live, items, at_their_time=True)
    follower.join(30)
    assert traces == [reader.read([live], Stop(), Watch())]
    assert traces[0].readings


@pytest.mark.parametrize("rounds", [1, 4])
def test_what_is_left_to_do_at_the_end_does_not_grow_with_the_answer(items: list, rounds: int) -> None:
    """Each window is judged when it is full: at the end a few are left, however long the answer was."""
    live, told = a_tape(), Told()
    follower = threading.Thread(target=lambda: a_reader(told).read([live], Stop(), Watch()))
    follower.start()
    long = put_two_after_another(items, rounds)
    full = int((max(item.time for item in long) - SMALL.seconds) / SMALL.hop)
    with TapeRecording(live) as recording:
        for item in long:
            (recording.add_sound if isinstance(item, AudioBlock) else recording.add_picture)(item)  # type: ignore[operator]
        patience = time.monotonic() + 60
        while len(told.given) < full - 2 and time.monotonic() < patience:
            time.sleep(0.02)
        before = len(told.given)
    live.store.finish_tape(live.id)
    follower.join(60)
    assert full - 2 <= before
    assert len(told.given) - before <= 4


def test_readings_are_told_while_the_tape_grows(items: list) -> None:
    live, watch = a_tape(), Watch()
    follower = threading.Thread(target=lambda: a_reader(Told()).read([live], Stop(), watch))
    follower.start()
    with TapeRecording(live) as recording:
        for item in items:
            (recording.add_sound if isinstance(item, AudioBlock) else recording.add_picture)(item)  # type: ignore[operator]
        patience = time.monotonic() + 20
        while watch.reading.peek() is None and time.monotonic() < patience:
            time.sleep(0.02)
        told = watch.reading.peek()
    live.store.finish_tape(live.id)
    follower.join(20)
    assert told is not None
    assert told.scores == pytest.approx({"happy": 0.7, "sad": 0.3})


def test_where_there_is_no_evidence_there_is_no_reading_and_the_model_is_not_asked() -> None:
    empty, told, watch = a_tape(), Told(), Watch()
    grey = [Frame(index / 25, np.full((90, 160, 3), 120, np.uint8)) for index in range(75)]
    record(empty, [AudioBlock(0.0, np.zeros(3 * 16000, np.int16)), *grey])
    trace = a_reader(told).read([empty], Stop(), watch)
    assert (trace.readings, trace.missing_because, trace.label()) == ((), NO_EVIDENCE, None)
    assert trace.quality.notes == ("no face seen",)
    assert (trace.coverage, trace.voice) == (0.0, None)
    assert told.given == []
    live = watch.reading.peek()
    assert live is not None
    assert (live.scores, live.seen) == ({}, ())


def test_no_tape_is_nothing_recorded() -> None:
    trace = a_reader(Told()).read([], Stop(), Watch())
    assert (trace.missing_because, trace.coverage) == (NOTHING_RECORDED, None)


def test_segments_run_on_in_time_and_a_pause_is_not_read(tape: Tape) -> None:
    alone = a_reader(Told()).read([tape], Stop(), Watch())
    three = a_reader(Told()).read([tape, tape, tape], Stop(), Watch())
    length = alone.readings[-1].end
    assert len(three.readings) == 3 * len(alone.readings)
    assert all(before.end <= after.start for before, after in pairwise(three.readings))
    assert three.readings[-1].end == pytest.approx(3 * length, abs=0.01)
    assert three.quality.frames == 3 * alone.quality.frames
    assert three.voice is not None
    assert alone.voice is not None
    assert three.voice.speech == pytest.approx(3 * alone.voice.speech, abs=0.02)
    assert three.voice.pitch == pytest.approx(alone.voice.pitch, abs=1)


def test_a_face_in_the_dark_is_noted_and_not_read(items: list) -> None:
    dark = a_tape()
    pictures = [Frame(one.time, one.picture // 7) for one in items if isinstance(one, Frame)]
    record(dark, [*pictures, *(one for one in items if isinstance(one, AudioBlock))])
    told = Told()
    trace = a_reader(told).read([dark], Stop(), Watch())
    assert "it is dark" in trace.quality.notes
    assert trace.quality.coverage is not None
    assert trace.quality.coverage > 0.7  # it is seen
    assert trace.readings
    assert all(reading.seen == ("voice",) for reading in trace.readings)
    assert not any(inputs["face"].any() or present["face"] for inputs, present in told.given)


def test_temperature_makes_a_sure_model_less_sure(tape: Tape) -> None:
    cool = a_reader(Told(0.9, 0.1), temperature=2.0).read([tape], Stop(), Watch())
    assert cool.readings[0].scores["happy"] == pytest.approx(0.75, abs=1e-3)  # 3 to 1: the root of 9 to 1
    assert sum(cool.readings[0].scores.values()) == pytest.approx(1)


def test_the_thresholds_of_the_card_decide_about_the_label(tape: Tape) -> None:
    sure = a_reader(Told(0.6, 0.4), thresholds={"happy": 0.65}).read([tape], Stop(), Watch())
    assert sure.readings
    assert sure.label() is None


def test_a_trace_comes_back_from_the_disk_as_it_was(tape: Tape) -> None:
    trace = a_reader(Told(), thresholds={"happy": 0.5}).read([tape], Stop(), Watch())
    answer = Answer("q1", 1, emotion=trace)
    session = from_json(to_json(with_answer(answer)))
    assert session.answers["q1"].emotion == trace


def with_answer(answer: Answer):
    return replace(a_session(), answers={answer.question_id: answer})


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("cancel", [True, False])
def test_it_ends_when_asked_though_the_tape_still_grows(items: list, way: str, cancel: bool) -> None:
    live, stop = a_tape(), Stop()
    result: list[EmotionTrace | str] = []

    def read() -> None:
        try:
            result.append(a_reader(Told(each=0.01), way).read([live], stop, Watch()))
        except Cancelled:
            result.append("cancelled")

    with TapeRecording(live) as recording:
        for item in items[: len(items) // 2]:
            (recording.add_sound if isinstance(item, AudioBlock) else recording.add_picture)(item)  # type: ignore[operator]
        follower = threading.Thread(target=read)
        follower.start()
        time.sleep(0.3)
        (stop.cancel if cancel else stop.finish)()
        asked = time.monotonic()
        follower.join(5)
        assert time.monotonic() - asked < 1.0
    live.store.finish_tape(live.id)
    if cancel:
        assert result == ["cancelled"]
    else:
        assert isinstance(result[0], EmotionTrace)


def test_an_unknown_way_is_refused() -> None:
    with pytest.raises(ValueError, match="per-frame"):
        a_reader(Told(), "whole")
