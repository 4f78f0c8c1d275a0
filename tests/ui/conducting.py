"""An interview at the conductor that somebody drives: until it listens, and a recorder that waits for Done."""

from __future__ import annotations

import dataclasses

from interview.domain import Segment, Stage
from interview.events import ConsentGiven, PlanApproved, SessionOpened
from interview.ports import Services, Stop, Tape, TapeKind, Watch
from interview.store import MemoryStore
from tests.fakes import a_consent, some_services
from ui.conductor import Conductor

OPENED = SessionOpened("2026-01-02T10:00:00+00:00")


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


def to_listening(qtbot, conductor: Conductor) -> None:
    conductor.begin(OPENED)
    conductor.send(ConsentGiven(a_consent()))
    qtbot.waitUntil(lambda: bool(conductor.session.questions))
    conductor.send(PlanApproved(conductor.session.questions))
    qtbot.waitUntil(lambda: conductor.session.stage is Stage.LISTENING and conductor.recording)
