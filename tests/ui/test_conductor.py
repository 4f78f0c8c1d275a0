"""The window's driver: the same sessions as without a window, saved before work begins, nothing stale."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QObject

from interview import headless
from interview.commands import ForgetMedia, RecordAnswer, SpeakQuestion
from interview.domain import NOT_ANSWERED, EmotionTrace, Purpose, Segment, Session, Stage
from interview.engine import IllegalMove
from interview.errors import StoreUnusable
from interview.events import (
    AnswerFinished,
    ConsentGiven,
    ConsentWithdrawn,
    NextWanted,
    Paused,
    PlanApproved,
    QuestionRepeated,
    QuestionSkipped,
    SessionOpened,
)
from interview.ports import Services, Stop, Tape, TapeKind, Watch
from interview.resume import resume
from interview.stand_in import StandIn
from interview.store import MemoryStore
from tests.fakes import DISPOSED, FakeEmotion, a_consent, a_session, some_questions, some_services
from ui.collector import Collector
from ui.conductor import Conductor
from ui.lanes import Lanes

OPENED = SessionOpened("2026-01-02T10:00:00+00:00")
LINES = ("one", "I want to kill myself", None)


@pytest.fixture
def lanes(qapp) -> Iterator[Lanes]:
    collector, lanes = Collector(), Lanes()
    yield lanes
    assert lanes.close()
    collector.collect()
    collector.close()


@pytest.fixture
def conduct(lanes: Lanes) -> Iterator[Callable[..., Conductor]]:
    """Makes conductors, and closes them before the lanes."""
    made = []

    def make(services: Services, lanes: Lanes, session: Session | None = None) -> Conductor:
        made.append(Conductor(session or a_session(), services, lanes))
        return made[-1]

    yield make
    for conductor in made:
        conductor.close()


class LiveRecorder:
    """Records until somebody says Done, as a microphone does."""

    def __init__(self) -> None:
        self.cancelled = 0

    def record(self, tape: Tape, with_sound: bool, with_picture: bool, stop: Stop, watch: Watch) -> Segment:
        writer = tape.writer(TapeKind.SOUND)
        watch.started.set()
        while not stop.wait(0.01):
            pass
        self.cancelled += stop.cancelled
        writer.write(b"well")
        writer.seal()
        return Segment(tape.id, 1.0, False)


def live(store=None) -> Services:
    return dataclasses.replace(some_services(store or MemoryStore()), recorder=LiveRecorder())


def drive(qtbot, conductor: Conductor, decide) -> Session:
    conductor.begin(OPENED)
    while True:
        qtbot.waitUntil(lambda: conductor.idle)
        event = decide(conductor.session)
        if event is None:
            return conductor.session
        conductor.send(event)


def to_listening(qtbot, conductor: Conductor) -> None:
    conductor.begin(OPENED)
    conductor.send(ConsentGiven(a_consent()))
    qtbot.waitUntil(lambda: bool(conductor.session.questions))
    conductor.send(PlanApproved(conductor.session.questions))
    qtbot.waitUntil(lambda: conductor.session.stage is Stage.LISTENING and conductor.recording)


def without_tape_ids(session: Session) -> Session:
    def plain(answer):
        segments = answer.recording.segments if answer.recording else ()
        recording = answer.recording and dataclasses.replace(
            answer.recording,
            segments=tuple(dataclasses.replace(one, tape_id="") for one in segments),
        )
        return dataclasses.replace(answer, recording=recording)

    return dataclasses.replace(
        session, answers={key: plain(answer) for key, answer in session.answers.items()}
    )


@pytest.mark.parametrize("lines", [("one", "two", "three"), LINES])
def test_window_and_command_line_end_in_equal_sessions(qtbot, lanes, conduct, lines: Sequence[str | None]):
    decide = StandIn(a_consent(), typed=("", "", "typed instead"), disposition=DISPOSED)
    headless_store, window_store = MemoryStore(), MemoryStore()
    plain = headless.run(
        a_session(), OPENED, some_services(headless_store, lines), decide, headless_store.save
    )
    conductor = conduct(some_services(window_store, lines), lanes)
    shown = drive(qtbot, conductor, decide)
    assert without_tape_ids(shown) == without_tape_ids(plain)
    assert window_store.load("s1") == shown
    assert shown.stage is Stage.REPORTING


def test_done_ends_the_recording_and_the_next_question_comes(qtbot, lanes, conduct):
    conductor = conduct(live(), lanes)
    to_listening(qtbot, conductor)
    conductor.send(AnswerFinished())
    qtbot.waitUntil(lambda: conductor.session.position == 1 and conductor.recording)
    assert conductor.session.answers["q1"].text() == "well"


def test_done_before_the_recording_began_is_not_lost(qtbot, lanes, conduct):
    conductor = conduct(live(), lanes)
    to_listening(qtbot, conductor)
    conductor.send(QuestionRepeated())
    qtbot.waitUntil(lambda: conductor.session.stage is Stage.LISTENING)
    conductor.send(AnswerFinished())  # the work of the take may still wait for its commit
    qtbot.waitUntil(lambda: conductor.session.position == 1)


def test_pause_and_continue_make_two_segments_of_one_take(qtbot, lanes, conduct):
    conductor = conduct(live(), lanes)
    to_listening(qtbot, conductor)
    conductor.send(Paused())
    qtbot.waitUntil(lambda: conductor.idle)
    assert not conductor.recording
    conductor.continue_recording()
    qtbot.waitUntil(lambda: conductor.recording)
    conductor.send(AnswerFinished())
    qtbot.waitUntil(lambda: conductor.session.position == 1)
    answer = conductor.session.answers["q1"]
    assert (len(answer.recording.segments), answer.take) == (2, 1)


def test_a_skip_cancels_the_recording_and_a_repeat_is_never_refused(qtbot, lanes, conduct):
    services = live()
    conductor = conduct(services, lanes)
    to_listening(qtbot, conductor)
    for _ in range(5):
        conductor.send(QuestionRepeated())
    qtbot.waitUntil(lambda: conductor.session.stage is Stage.LISTENING and conductor.recording)
    assert conductor.session.problem is None
    conductor.send(QuestionSkipped("not now"))
    qtbot.waitUntil(lambda: conductor.session.position == 1 and conductor.recording)
    assert conductor.session.answers["q1"].skipped_because == "not now"
    assert services.recorder.cancelled >= 1


def test_a_decision_out_of_place_changes_nothing(qtbot, lanes, conduct):
    conductor = conduct(live(), lanes)
    conductor.begin(OPENED)
    before = conductor.session
    with pytest.raises(IllegalMove):
        conductor.send(NextWanted())
    assert conductor.session is before


class Stubborn(MemoryStore):
    """A disk that is full until somebody makes room."""

    def __init__(self) -> None:
        super().__init__()
        self.full = False

    def save(self, session, event=None) -> None:
        if self.full:
            raise StoreUnusable("The disk is full.", "Make room.")
        super().save(session, event)


def test_nothing_begins_until_its_step_is_saved_and_saving_can_be_tried_again(qtbot, lanes, conduct):
    store = Stubborn()
    services = live(store)
    conductor = conduct(services, lanes)
    conductor.begin(OPENED)
    conductor.send(ConsentGiven(a_consent()))
    qtbot.waitUntil(lambda: bool(conductor.session.questions) and conductor.idle)
    store.full = True
    with qtbot.waitSignal(conductor.not_saved) as told:
        conductor.send(PlanApproved(some_questions()))
    assert told.args[0].remedy == "Make room."
    assert services.speaker.said == []
    store.full = False
    conductor.save_again()
    qtbot.waitUntil(lambda: conductor.recording)
    assert services.speaker.said == ["Question 1?"]


def test_what_is_not_saved_when_the_interview_is_left_is_still_saved(qtbot, lanes, conduct):
    store = Stubborn()
    conductor = conduct(live(store), lanes)
    to_listening(qtbot, conductor)
    store.full = True
    with qtbot.waitSignal(conductor.not_saved):
        conductor.send(QuestionSkipped(NOT_ANSWERED))
    store.full = False
    conductor.close()
    qtbot.waitUntil(lambda: not any(lane.tasks() for lane in lanes))
    assert store.load("s1").answers["q1"].skipped_because == NOT_ANSWERED


class Slow(FakeEmotion):
    """Reads until it is told to end."""

    def read(self, tapes, stop, watch) -> EmotionTrace:
        stop.wait(20)
        stop.check()
        return EmotionTrace("slow")


def test_consent_taken_back_ends_the_reading_and_offers_what_there_is(qtbot, lanes, conduct):
    services = dataclasses.replace(live(), emotion=Slow())
    conductor = conduct(services, lanes)
    to_listening(qtbot, conductor)
    offered = Offered(conductor)
    conductor.send(ConsentWithdrawn(Purpose.VIDEO, "2026-01-02T10:05:00+00:00"))
    qtbot.waitUntil(lambda: bool(offered.commands))
    qtbot.waitUntil(lambda: not conductor.recording)
    assert offered.commands[0].purpose is Purpose.VIDEO
    answer = conductor.session.answers["q1"]
    assert answer.paused
    conductor.continue_recording()
    qtbot.waitUntil(lambda: conductor.recording)
    conductor.send(ConsentWithdrawn(Purpose.EMOTION, "2026-01-02T10:06:00+00:00"))
    conductor.send(AnswerFinished())
    qtbot.waitUntil(lambda: conductor.session.position == 1)
    assert conductor.session.answers["q1"].emotion.missing_because


class Offered(QObject):
    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self.commands: list[ForgetMedia] = []
        conductor.media_offered.connect(self.commands.append)


def test_an_interview_that_was_left_hears_nothing_of_its_work(qtbot, lanes, conduct):
    first = conduct(live(), lanes)
    to_listening(qtbot, first)
    first.close()
    left = first.session
    second = conduct(live(), lanes, a_session("s2"))
    to_listening(qtbot, second)
    assert first.session is left
    assert second.session.answers["q1"].take == 1


def test_a_killed_session_goes_on_where_it_stood(qtbot, lanes, conduct):
    store = MemoryStore()
    first = conduct(live(store), lanes)
    kept = Kept(first)
    to_listening(qtbot, first)
    first.close()
    asking = next(session for session in kept.sessions if session.stage is Stage.ASKING)
    second = conduct(live(store), lanes, asking)
    second.begin(resume(asking))
    qtbot.waitUntil(lambda: second.recording)
    assert second.session.take == 1


def test_jobs_of_one_take_share_their_watch(qtbot, lanes, conduct):
    conductor = conduct(live(), lanes)
    seen = Seen(conductor)
    to_listening(qtbot, conductor)
    qtbot.waitUntil(lambda: len({type(work) for work, _ in seen.begun}) >= 5)
    watches = {
        id(watch) for work, watch in seen.begun if hasattr(work, "take") and type(work) is not SpeakQuestion
    }
    assert len(watches) == 1
    assert any(isinstance(work, RecordAnswer) for work, _ in seen.begun)


class Kept(QObject):
    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self.sessions: list[Session] = []
        conductor.saved.connect(self.sessions.append)


class Seen(QObject):
    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self.begun: list = []
        conductor.began.connect(self.add)

    def add(self, work, watch) -> None:
        self.begun.append((work, watch))
