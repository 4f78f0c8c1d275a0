"""The window's driver: the same sessions as without a window, saved before work begins, nothing stale."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QObject

from interview import headless
from interview.commands import ForgetMedia, RecordAnswer, SpeakQuestion
from interview.domain import EmotionTrace, Purpose, Session, Stage
from interview.engine import IllegalMove
from interview.events import (
    AnswerFinished,
    ConsentWithdrawn,
    NextWanted,
    Paused,
    QuestionRepeated,
    QuestionSkipped,
)
from interview.stand_in import StandIn
from interview.store import MemoryStore
from tests.fakes import DISPOSED, FakeEmotion, a_consent, a_session, some_services
from tests.ui.conducting import OPENED, live, to_listening
from ui.conductor import Conductor

LINES = ("one", "I want to kill myself", None)


def drive(qtbot, conductor: Conductor, decide) -> Session:
    conductor.begin(OPENED)
    while True:
        qtbot.waitUntil(lambda: conductor.idle)
        event = decide(conductor.session)
        if event is None:
            return conductor.session
        conductor.send(event)


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


class Seen(QObject):
    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self.begun: list = []
        conductor.began.connect(self.add)

    def add(self, work, watch) -> None:
        self.begun.append((work, watch))
