"""Another voice is no evidence of the person, whenever it is told: the clinician's turns, live and late."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import inf

import numpy as np
import pytest

from interview.domain import EmotionReading, EmotionTrace
from interview.media import SOUND_RATE, AudioBlock, Frame, Latest
from interview.ports import Stop, Tape, Watch
from perception.clips import read_pictures, read_sound
from perception.emotion_reader import EmotionReader, Model
from perception.live_tape import TapeRecording
from perception.windows import WAYS, Cut
from tests.perception.tapes import a_tape, record

CLIP = "av/ravdess_actor_01/01-01-08-02-01-01-01.mp4"
SMALL = Cut(1.2, 0.4, 5)
LOUD = 0.5  # of full scale: the other voice; the person's is lower
Items = list[AudioBlock | Frame]
Span = tuple[float, float]


@dataclass
class Heard:
    """A model that keeps how loud the voices were that it was given, and to whom the loud one is sad."""

    loudest: list[float] = field(default_factory=list)

    def __call__(self, inputs: Mapping, present: Mapping) -> tuple[float, float]:
        self.loudest.append(float(np.abs(inputs["voice"]).max()))
        return (0.1, 0.9) if self.loudest[-1] > LOUD * 0.9 else (0.7, 0.3)


class Kept(Latest[EmotionReading]):
    """A mailbox that remembers all that was ever shown."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[EmotionReading] = []

    def put(self, value: EmotionReading) -> None:
        self.all.append(value)
        super().put(value)


def a_reader(model: Heard, way: str = "queue") -> EmotionReader:
    return EmotionReader(Model("m", ("happy", "sad"), model, size=48), SMALL, way)


def told(*turns: Span) -> Watch:
    watch = Watch(reading=Kept())
    watch.turns.put(turns)
    return watch


def shown(watch: Watch) -> list[EmotionReading]:
    assert isinstance(watch.reading, Kept)
    return watch.reading.all


def another_voice(items: Items, *turns: Span) -> Items:
    """The same, and in these seconds somebody else, who is louder."""
    found: Items = []
    for one in items:
        if isinstance(one, AudioBlock):
            times = one.time + np.arange(len(one.samples)) / SOUND_RATE
            voice = sum(np.sin(2 * np.pi * 140 * n * times) / n for n in range(1, 6))
            inside = np.any([(times >= start) & (times < end) for start, end in turns], axis=0)
            mixed = np.where(inside, np.sign(voice) * LOUD * 32767, one.samples)
            one = AudioBlock(one.time, mixed.astype(np.int16))
        found.append(one)
    return found


def in_a_row(items: Items, times: int) -> Items:
    length = max(one.time for one in items) + 0.1
    return [replace(one, time=one.time + number * length) for number in range(times) for one in items]


@pytest.fixture(scope="module")
def items(shared_data) -> Items:
    """Three seconds and a half in which one man speaks, from the first to nearly the third."""
    found: Items = []
    for read in (read_sound, read_pictures):
        with (shared_data / CLIP).open("rb") as file:
            found += list(read(file))
    pictures = [replace(one, picture=one.picture[::3, ::3]) for one in found if isinstance(one, Frame)]
    found = [*(one for one in found if isinstance(one, AudioBlock)), *pictures[::2]]
    return sorted(found, key=lambda one: one.time)


def a_tape_of(items: Items) -> Tape:
    tape = a_tape()
    record(tape, items)
    return tape


def overlap(reading: EmotionReading, turn: Span) -> float:
    return min(reading.end, turn[1]) - max(reading.start, turn[0])


def with_voice(readings: list[EmotionReading] | tuple[EmotionReading, ...]) -> list[EmotionReading]:
    return [one for one in readings if "voice" in one.seen]


@contextmanager
def following(reader: EmotionReader, tape: Tape, watch: Watch) -> Iterator[list[EmotionTrace]]:
    """Reads the tape while it grows; finished at the end of the block."""
    traces: list[EmotionTrace] = []
    thread = threading.Thread(target=lambda: traces.append(reader.read([tape], Stop(), watch)))
    thread.start()
    try:
        yield traces
    finally:
        tape.store.finish_tape(tape.id)
        thread.join(60)


def until(happened) -> None:
    patience = time.monotonic() + 60
    while not happened() and time.monotonic() < patience:
        time.sleep(0.01)
    assert happened()


def add(recording: TapeRecording, items: Items) -> None:
    for one in items:
        if isinstance(one, AudioBlock):
            recording.add_sound(one)
        else:
            recording.add_picture(one)


@pytest.mark.parametrize("way", WAYS)
def test_of_the_seconds_of_a_turn_only_the_face_is_read(items: Items, way: str) -> None:
    turn, model = (1.6, 2.4), Heard()
    watch = told(turn)
    trace = a_reader(model, way).read([a_tape_of(another_voice(items, turn))], Stop(), watch)
    assert max(model.loudest) < LOUD / 2, "the other voice reached the model"
    assert all(overlap(one, turn) < 0.01 for one in with_voice(trace.readings))
    assert any(one.end <= turn[0] + 0.01 for one in with_voice(trace.readings)), (
        "what was said before it counts"
    )
    by_face = [one for one in trace.readings if one.seen == ("face",)]
    assert sum(max(0.0, overlap(one, turn)) for one in by_face) == pytest.approx(0.8, abs=0.01)
    assert all(before.end <= after.start for before, after in pairwise(trace.readings))
    assert (trace.coverage or 0) > 0.9
    spoken_into = [one for one in shown(watch) if overlap(replace(one, start=one.end - 0.4), turn) > 0.2]
    assert spoken_into
    assert not with_voice(spoken_into)


def test_without_being_told_the_other_voice_would_be_read(items: Items) -> None:
    """The control."""
    turn, model = (1.6, 2.4), Heard()
    trace = a_reader(model).read([a_tape_of(another_voice(items, turn))], Stop(), told())
    assert max(model.loudest) > LOUD * 0.9
    assert any(overlap(one, turn) > 0.3 for one in with_voice(trace.readings))


def test_a_turn_that_begins_while_the_answer_is_read_reaches_the_reader_at_once(items: Items) -> None:
    """Marked with its beginning alone, as long as the clinician speaks; then with its end."""
    twice = in_a_row(items, 3)
    turn = (4.6, 6.4)  # the person would be speaking
    twice = another_voice(twice, turn)
    live, watch, model = a_tape(), told(), Heard()
    before = [one for one in twice if one.time < turn[0]]
    within = [one for one in twice if turn[0] <= one.time < turn[1]]
    after = [one for one in twice if one.time >= turn[1]]
    with following(a_reader(model), live, watch) as traces, TapeRecording(live) as recording:
        add(recording, before)
        until(lambda: bool(shown(watch)) and shown(watch)[-1].end > 3.5)
        assert with_voice(shown(watch))
        watch.turns.put(((turn[0], inf),))
        add(recording, within)
        until(lambda: shown(watch)[-1].end > turn[1] - 1.0)
        assert not with_voice([one for one in shown(watch) if one.end > turn[0] + 0.2])
        watch.turns.put((turn,))
        add(recording, after)
    assert max(model.loudest) < LOUD / 2
    (trace,) = traces
    assert all(overlap(one, turn) < 0.01 for one in with_voice(trace.readings))
    assert [one for one in with_voice(trace.readings) if one.start > turn[1]], "the person is heard again"
    assert [one for one in with_voice(shown(watch)) if one.end > turn[1] + SMALL.seconds]


def test_a_turn_told_late_takes_with_it_what_it_was_read_with(items: Items) -> None:
    """A stretch of the trace comes of windows that reach beyond it; none of them may have the other voice in it."""
    turn = (1.6, 2.2)
    live, watch, model = a_tape(), told(), Heard()
    rounds = another_voice(in_a_row(items, 2), turn)
    with following(a_reader(model), live, watch) as traces, TapeRecording(live) as recording:
        add(recording, [one for one in rounds if one.time < 4.0])
        until(lambda: bool(shown(watch)) and shown(watch)[-1].end >= 3.2)
        watch.turns.put((turn,))
        add(recording, [one for one in rounds if one.time >= 4.0])
    (trace,) = traces
    reach = SMALL.seconds - SMALL.hop
    assert max(model.loudest) > LOUD * 0.9, "it was read before it was told"
    assert not [one for one in with_voice(trace.readings) if overlap(one, (1.6 - reach, 2.2 + reach)) > 0.2]
    assert [one for one in with_voice(trace.readings) if one.start > 4.0]
    empty = next(one for one in shown(watch) if not one.scores and one.end > 3.0)
    assert (empty.seen, empty.label) == ((), None), "what was shown is taken back"
    after = [one for one in shown(watch)[shown(watch).index(empty) :] if one.scores]
    assert [one.scores["sad"] for one in after] == pytest.approx([0.3] * len(after)), (
        "and nothing of it stays"
    )
    known = a_reader(Heard()).read([a_tape_of(rounds)], Stop(), told(turn))
    assert trace.voice == known.voice


def test_a_turn_told_in_the_middle_of_judging_a_window_is_none_the_less_too_late_for_it(items: Items) -> None:
    turn, watch = (0.0, 10.0), told()

    class Interrupted(Heard):
        def __call__(self, inputs: Mapping, present: Mapping) -> tuple[float, float]:
            if present["voice"]:
                watch.turns.put((turn,))
            return super().__call__(inputs, present)

    model = Interrupted()
    trace = a_reader(model).read([a_tape_of(another_voice(items, turn))], Stop(), watch)
    assert max(model.loudest) > LOUD * 0.9
    assert trace.readings
    assert not with_voice(trace.readings)
    assert trace.voice is None


@pytest.mark.parametrize("late", [False, True])
def test_turns_are_in_seconds_of_the_take_over_its_segments(items: Items, late: bool) -> None:
    """One in the first segment, one in the second; told before, or when all of both was read."""
    turns = ((1.6, 2.4), (5.0, 5.8))
    tape = a_tape()
    with TapeRecording(tape) as recording:
        add(recording, another_voice(items, turns[0]))
    tape.store.finish_tape(tape.id)
    first = recording.seconds
    second = a_tape_of(another_voice(items, (turns[1][0] - first, turns[1][1] - first)))
    watch, model = told(*(() if late else turns)), Heard()

    class AtTheEnd(Heard):
        def __call__(self, inputs: Mapping, present: Mapping) -> tuple[float, float]:
            if late and len(self.loudest) > 12:
                watch.turns.put(turns)
            return super().__call__(inputs, present)

    model = AtTheEnd()
    trace = a_reader(model).read([tape, second], Stop(), watch)
    assert trace.readings[-1].end == pytest.approx(2 * first, abs=0.1)
    assert (max(model.loudest) > LOUD / 2) is late
    for turn in turns:
        assert all(overlap(one, turn) < 0.2 for one in with_voice(trace.readings))
    assert [one for one in trace.readings if one.start > first]
    plain = a_reader(Heard()).read([a_tape_of(items), a_tape_of(items)], Stop(), told(*turns))
    assert trace.voice is not None
    assert plain.voice is not None
    assert trace.voice.speech == pytest.approx(plain.voice.speech, abs=0.4)
