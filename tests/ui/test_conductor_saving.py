"""The window's driver and the store: nothing begins unsaved, and what was left or killed goes on."""

from __future__ import annotations

from PySide6.QtCore import QObject

from interview.domain import NOT_ANSWERED, Session, Stage
from interview.errors import StoreUnusable
from interview.events import ConsentGiven, PlanApproved, QuestionSkipped
from interview.resume import resume
from interview.store import MemoryStore
from tests.fakes import a_consent, a_session, some_questions
from tests.ui.conducting import OPENED, live, to_listening
from ui.conductor import Conductor


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


class Kept(QObject):
    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self.sessions: list[Session] = []
        conductor.saved.connect(self.sessions.append)
