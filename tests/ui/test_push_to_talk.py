"""What the clinician says while an answer is read reaches whoever reads it, at once and in seconds of the take."""

from __future__ import annotations

import dataclasses
import threading
from math import inf

import pytest

from interview.commands import RecordAnswer
from interview.domain import EmotionTrace, Segment, Stage
from interview.events import AnalysisWanted, AnswerFinished, ClinicianSpoke, Paused, QuestionSkipped
from interview.ports import Watch
from tests.fakes import FakeEmotion, FakeSpeaker
from tests.ui.conducting import LiveRecorder, live, to_listening
from ui.conductor import Conductor
from ui.push_to_talk import PushToTalk


class Attentive(FakeEmotion):
    """Reads as long as the segment is recorded, and keeps which turns it came to know, in its own thread."""

    def __init__(self) -> None:
        self.knew: list[list] = []  # of each reading
        self.threads: set[int] = set()

    def read(self, tapes, stop, watch) -> EmotionTrace:
        self.threads.add(threading.get_ident())
        knew = [watch.turns.peek()]
        self.knew.append(knew)
        while not all(tape.over for tape in tapes) and not stop.wait(0.005):
            if knew[-1] != watch.turns.peek():
                knew.append(watch.turns.peek())
        stop.check()
        return EmotionTrace("attentive", missing_because="it only listens")


class Interview:
    """At the conductor, with a button to talk."""

    def __init__(self, qtbot, conductor: Conductor, reader: Attentive) -> None:
        self.qtbot, self.conductor, self.reader = qtbot, conductor, reader
        self.button = PushToTalk(conductor)
        self.watch: Watch | None = None
        conductor.began.connect(self.began)

    def began(self, work: object, watch: Watch) -> None:
        if isinstance(work, RecordAnswer):
            self.watch = watch

    @property
    def spoke(self) -> tuple:
        return self.conductor.session.answers["q1"].clinician_spoke

    def hold(self, held: bool, seconds: float) -> None:
        """At this second of the segment."""
        assert self.watch is not None
        self.watch.seconds.put(seconds)
        self.button.hold(held, self.watch)

    def until_known(self, turns: tuple) -> None:
        self.qtbot.waitUntil(lambda: bool(self.reader.knew) and self.reader.knew[-1][-1:] == [turns])

    def pause_and_continue(self) -> None:
        self.conductor.send(Paused())
        self.qtbot.waitUntil(lambda: self.conductor.idle)
        self.watch = None
        self.conductor.continue_recording()
        self.qtbot.waitUntil(lambda: self.conductor.recording and self.watch is not None)


@pytest.fixture
def reader() -> Attentive:
    return Attentive()


@pytest.fixture
def interview(qtbot, lanes, conduct, reader) -> Interview:
    conductor = conduct(dataclasses.replace(live(), emotion=reader), lanes)
    interview = Interview(qtbot, conductor, reader)
    to_listening(qtbot, conductor)
    qtbot.waitUntil(lambda: interview.watch is not None and bool(reader.knew))
    return interview


def test_a_turn_is_known_while_it_lasts_and_then_with_its_end(interview):
    interview.hold(True, 2.0)
    interview.until_known(((2.0, inf),))
    assert interview.spoke == (), "nothing of it is in the record before it has an end"
    interview.hold(False, 3.5)
    interview.until_known(((2.0, 3.5),))
    assert interview.spoke == ((2.0, 3.5),)
    interview.hold(True, 6.0)
    interview.until_known(((2.0, 3.5), (6.0, inf)))
    assert threading.get_ident() not in interview.reader.threads


def test_a_turn_that_was_none_is_forgotten(interview):
    interview.hold(True, 2.0)
    interview.until_known(((2.0, inf),))
    interview.hold(False, 2.0)
    interview.until_known(())
    assert interview.spoke == ()


def test_whoever_marks_a_turn_it_is_told(interview):
    interview.conductor.send(ClinicianSpoke(1, 0.25, 0.75))
    interview.until_known(((0.25, 0.75),))


def test_a_second_segment_counts_on_and_its_reader_knows_the_turns_of_the_first(interview):
    """The first segment is one second long."""
    interview.hold(True, 0.25)
    interview.hold(False, 0.75)
    interview.pause_and_continue()
    interview.qtbot.waitUntil(lambda: len(interview.reader.knew) == 2)
    assert interview.reader.knew[1][0] == ((0.25, 0.75),), "from the first moment on"
    interview.hold(True, 0.5)
    interview.until_known(((0.25, 0.75), (1.5, inf)))
    interview.hold(False, 2.0)
    interview.until_known(((0.25, 0.75), (1.5, 3.0)))
    interview.conductor.send(AnswerFinished())
    interview.qtbot.waitUntil(lambda: interview.conductor.session.position == 1)
    assert interview.spoke == ((0.25, 0.75), (1.5, 3.0))


def test_the_next_take_knows_nothing_of_the_turns_of_the_one_before(interview):
    interview.hold(True, 0.25)
    interview.hold(False, 0.75)
    interview.conductor.send(QuestionSkipped("tired"))
    interview.qtbot.waitUntil(lambda: len(interview.reader.knew) == 2)
    assert interview.reader.knew[1] == [()]


def test_a_reading_that_is_asked_for_again_knows_every_turn_before_it_begins(interview):
    interview.hold(True, 0.25)
    interview.hold(False, 0.75)
    conductor = interview.conductor
    conductor.send(AnswerFinished())
    interview.qtbot.waitUntil(lambda: conductor.session.position == 1 and conductor.recording)
    for position in (1, 2):
        interview.qtbot.waitUntil(
            lambda at=position: conductor.session.position == at and conductor.recording
        )
        conductor.send(AnswerFinished())
    interview.qtbot.waitUntil(lambda: conductor.session.stage is Stage.REVIEW)
    read = len(interview.reader.knew)
    conductor.send(AnalysisWanted("q1"))
    interview.qtbot.waitUntil(lambda: len(interview.reader.knew) == read + 1)
    assert interview.reader.knew[-1] == [((0.25, 0.75),)]


# ── the question itself ──────────────────────────────────────────────────────────────────────────────────────────


class Speaking(FakeSpeaker):
    def __init__(self, happened: list[str]) -> None:
        super().__init__()
        self.happened = happened

    def say(self, text, language, stop) -> None:
        self.happened.append("begins to speak")
        stop.wait(0.1)
        super().say(text, language, stop)
        self.happened.append("has spoken")


class Recording(LiveRecorder):
    def __init__(self, happened: list[str]) -> None:
        super().__init__()
        self.happened = happened

    def record(self, tape, with_sound, with_picture, stop, watch) -> Segment:
        self.happened.append("begins to record")
        try:
            return super().record(tape, with_sound, with_picture, stop, watch)
        finally:
            self.happened.append("has recorded")


def test_a_take_begins_when_its_question_was_spoken_to_the_end(qtbot, lanes, conduct):
    """And the question after it is spoken when it is over: no machine's voice is on a tape that is read."""
    happened: list[str] = []
    services = dataclasses.replace(live(), speaker=Speaking(happened), recorder=Recording(happened))
    conductor = conduct(services, lanes)
    to_listening(qtbot, conductor)
    qtbot.waitUntil(lambda: happened[-1:] == ["begins to record"])
    conductor.send(AnswerFinished())
    qtbot.waitUntil(lambda: happened.count("begins to record") == 2)
    take = ["begins to speak", "has spoken", "begins to record"]
    assert happened == [*take, "has recorded", *take]
