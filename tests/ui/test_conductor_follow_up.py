"""A follow-up that takes its time: nobody waits for it, and it gives its lane back at once."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from interview.commands import SuggestFollowUp
from interview.domain import Session, Stage
from interview.errors import ModelFailed
from interview.events import (
    AnswerTyped,
    ConsentGiven,
    FollowUpApproved,
    PlanApproved,
    ReviewApproved,
)
from interview.follow_up_parts import FollowUps, FollowUpState
from interview.ports import Stop
from interview.store import MemoryStore
from llm.bank import load
from llm.follow_up_writer import LlmFollowUpWriter
from tests.fakes import a_consent, a_session, some_questions
from tests.ui.conducting import OPENED, live
from ui.conductor import Conductor
from ui.usual_follow_ups import UsualFollowUps

PROBE = "What is it like at night?"


class Model:
    """Answers once it may; ends when it is stopped."""

    name = "slow"

    def __init__(self, *replies: str | Exception | None) -> None:
        self.replies, self.asked, self.ended = list(replies), 0, 0

    def reply(self, messages: Sequence[Mapping[str, str]], schema: Any, stop: Stop) -> Iterator[str]:
        reply = self.replies[min(self.asked, len(self.replies) - 1)]
        self.asked += 1
        if isinstance(reply, Exception):
            raise reply
        if reply is not None:
            yield json.dumps({"text": reply, "why": ""})
            return
        while not stop.wait(0.01):
            pass
        self.ended += 1
        stop.check()


class Wiring:
    def __init__(self, model: Model) -> None:
        self._model = model

    def follow_up_writer(self) -> LlmFollowUpWriter:
        return LlmFollowUpWriter(load(), self._model)


def begun(qtbot, conduct, lanes, model: Model) -> Conductor:
    """The first of three questions is asked; a model wrote them."""
    services = dataclasses.replace(live(MemoryStore()), follow_ups=UsualFollowUps(Wiring(model)))
    session: Session = dataclasses.replace(a_session(), follow_ups=FollowUps.MODEL)
    conductor = conduct(services, lanes, session)
    conductor.begin(OPENED)
    conductor.send(ConsentGiven(a_consent()))
    qtbot.waitUntil(lambda: bool(conductor.session.questions))
    conductor.send(
        PlanApproved(tuple(dataclasses.replace(q, written_by="model m") for q in some_questions(3)))
    )
    return conductor


def answered(qtbot, conductor: Conductor, text: str = "I sleep badly at night.") -> None:
    take = conductor.session.take
    qtbot.waitUntil(lambda: conductor.session.stage in (Stage.ASKING, Stage.LISTENING), timeout=20_000)
    conductor.send(AnswerTyped(text))
    over = (Stage.ANALYSING, Stage.REVIEW)
    qtbot.waitUntil(lambda: conductor.session.take != take or conductor.session.stage in over, timeout=20_000)


def test_it_comes_from_the_language_lane_and_is_asked(qtbot, lanes, conduct) -> None:
    conductor = begun(qtbot, conduct, lanes, Model(PROBE, ""))
    answered(qtbot, conductor)
    qtbot.waitUntil(lambda: conductor.session.follow_up.state is FollowUpState.OFFERED, timeout=20_000)
    offered = conductor.session.follow_up
    assert (offered.text, offered.written_by) == (PROBE, "model slow")
    conductor.send(FollowUpApproved(offered.question_id, offered.take, offered.text))
    assert [one.id for one in conductor.session.questions] == ["q1", "q1-follow-up", "q2", "q3"]


def test_nobody_waits_for_one_that_takes_long_and_the_report_is_not_held_up(qtbot, lanes, conduct) -> None:
    model = Model(None)
    conductor = begun(qtbot, conduct, lanes, model)
    answered(qtbot, conductor)
    qtbot.waitUntil(lambda: model.asked == 1, timeout=20_000)
    answered(qtbot, conductor)
    qtbot.waitUntil(lambda: (model.ended, model.asked) == (1, 2), timeout=20_000)
    answered(qtbot, conductor)
    qtbot.waitUntil(lambda: conductor.session.stage is Stage.REVIEW, timeout=20_000)
    conductor.send(ReviewApproved())
    qtbot.waitUntil(lambda: conductor.session.report is not None, timeout=20_000)
    assert model.ended == 2
    assert not [task for task in lanes.language.tasks() if isinstance(task.name, SuggestFollowUp)]


def test_a_model_that_fails_is_no_problem_of_the_interview(qtbot, lanes, conduct) -> None:
    conductor = begun(qtbot, conduct, lanes, Model(ModelFailed("It died.", "Start it again.")))
    answered(qtbot, conductor)
    qtbot.waitUntil(lambda: conductor.session.follow_up.state is FollowUpState.OVER, timeout=20_000)
    assert conductor.session.problem is None
    assert conductor.session.stage in (Stage.ASKING, Stage.LISTENING)


def test_leaving_the_interview_ends_it(qtbot, lanes, conduct) -> None:
    model = Model(None)
    conductor = begun(qtbot, conduct, lanes, model)
    answered(qtbot, conductor)
    qtbot.waitUntil(lambda: model.asked == 1, timeout=20_000)
    conductor.close()
    qtbot.waitUntil(lambda: model.ended == 1, timeout=20_000)
