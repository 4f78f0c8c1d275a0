"""Questions that take their time: nobody has to wait, and a plan comes of what is there."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest

from interview.domain import Purpose, Stage
from interview.events import ConsentGiven, PlanWanted, SessionOpened
from interview.ports import Plan, QuestionRequest, Stop, Watch
from interview.store import MemoryStore
from llm.bank import load
from llm.llm_question_writer import NOT_AGREED, STOPPED, LlmQuestionWriter
from llm.question_writer import BankQuestionWriter
from tests.fakes import a_consent, a_session, some_services
from tests.llm.question_replies import GOOD, question
from ui.chosen_writer import ChosenWriter
from ui.collector import Collector
from ui.conductor import Conductor
from ui.lanes import Lanes

OPENED = SessionOpened("2026-01-02T10:00:00+00:00")


class SlowModel:
    """Writes one question, and then thinks until it is stopped."""

    name = "slow"

    def reply(self, messages: Sequence[Mapping[str, str]], schema: Any, stop: Stop) -> Iterator[str]:
        yield json.dumps({"Question1": question(1, "opening", GOOD["opening"])})[:-1]
        while not stop.wait(0.01):
            pass
        stop.check()


@pytest.fixture
def conduct(qapp) -> Iterator[Callable[..., Conductor]]:
    collector, lanes, made = Collector(), Lanes(), []

    def make(writer: Any) -> Conductor:
        services = dataclasses.replace(some_services(MemoryStore()), questions=writer)
        made.append(Conductor(dataclasses.replace(a_session(), number_of_questions=4), services, lanes))
        return made[-1]

    yield make
    for conductor in made:
        conductor.close()
    assert lanes.close()
    collector.collect()
    collector.close()


def test_stopping_keeps_what_is_written_and_the_bank_fills_the_plan(qtbot, conduct) -> None:
    conductor = conduct(LlmQuestionWriter(load(), SlowModel()))
    watches: list[Watch] = []
    conductor.began.connect(lambda _work, watch: watches.append(watch))
    conductor.begin(OPENED)
    conductor.send(ConsentGiven(a_consent()))
    qtbot.waitUntil(lambda: bool(watches) and bool(watches[0].tokens.peek()), timeout=20_000)
    assert watches[0].tokens.peek() == GOOD["opening"]
    conductor.stop_writing()
    qtbot.waitUntil(lambda: bool(conductor.session.questions), timeout=20_000)
    first, *others = conductor.session.questions
    assert (first.text, first.written_by) == (GOOD["opening"], "model slow")
    assert {one.stands_in for one in others if one.topic != "risk"} == {STOPPED}
    assert conductor.session.problem is None
    assert conductor.session.stage is Stage.PLANNING


def test_nobody_writes_for_a_person_who_refused_it(qtbot, conduct) -> None:
    conductor = conduct(LlmQuestionWriter(load(), SlowModel()))
    conductor.begin(OPENED)
    conductor.send(ConsentGiven(a_consent(Purpose.AUDIO)))
    qtbot.waitUntil(lambda: bool(conductor.session.questions), timeout=20_000)
    asked = [one for one in conductor.session.questions if one.topic != "risk"]
    assert {(one.written_by, one.stands_in) for one in asked} == {("bank", NOT_AGREED)}


class TwoWriters:
    """As much of the program as `ChosenWriter` asks for."""

    def writers(self) -> tuple[str, ...]:
        return ("llm", "bank")

    def question_writer(self, name: str) -> Any:
        return Named(name)


@dataclasses.dataclass
class Named:
    name: str

    def write(self, request: QuestionRequest, stop: Stop, watch: Watch) -> Plan:
        plan = BankQuestionWriter(load()).write(request, stop, watch)
        return Plan(tuple(dataclasses.replace(one, written_by=self.name) for one in plan.questions))


def test_who_is_chosen_writes_the_next_plan(qtbot, conduct) -> None:
    writer = ChosenWriter(TwoWriters())  # type: ignore[arg-type]
    conductor = conduct(writer)
    conductor.begin(OPENED)
    conductor.send(ConsentGiven(a_consent()))
    qtbot.waitUntil(lambda: bool(conductor.session.questions), timeout=20_000)
    assert conductor.session.questions[0].written_by == "llm"
    writer.chosen = "bank"
    conductor.send(PlanWanted())
    qtbot.waitUntil(lambda: conductor.session.questions[0].written_by == "bank", timeout=20_000)
