"""The child is killed at counted moments while a plan and a report are made: both are whole and nothing is lost."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from interview.domain import Session
from interview.ports import Stop, Watch
from interview.vault.store import VaultStore
from llm import llama_process
from llm.bank import load
from llm.child_pipe import ChildPipe
from llm.llama_process import Habits, LlamaProcess
from llm.llm_question_writer import LlmQuestionWriter
from llm.llm_report_writer import LlmReportWriter
from llm.model_files import ModelFile
from tests.interview.vaults import a_store
from tests.llm.brief_gguf import write_brief
from tests.llm.question_replies import request
from tests.llm.report_sessions import DANGER, SAD, SLEEP, interview, typed
from tests.llm.test_questions_of_llama import checked_origins
from tests.llm.test_report_real_llama import check as check_report
from tests.llm.tiny_llama import check, needs_llama, said

pytestmark = needs_llama
TWICE_EACH = 5  # every fifth child that is killed has a follower that is killed too


@dataclass(frozen=True)
class Point:
    """A moment in the making of a plan or a report, by what went over the pipe: at the `number`-th such message, and
    for words at the `number`-th token. "cancelling": stopped at that token, killed when told to stop."""

    of: str
    moment: str
    number: int = 1
    twice: bool = False


NEVER = Point("", "")
MOMENTS = (
    *(("started", 1), ("loading", 1), ("ready", 1), ("asked", 1), ("asked", 2), ("asked", 3)),
    *(("reading", number) for number in (1, 2, 3, 4)),
    *(("writing", number) for number in (1, 2, 5, 10, 20, 40, 80, 120)),
    *(("ended", number) for number in (1, 2, 3)),
    *(("cancelling", number) for number in (1, 10, 30, 60)),
)
POINTS = tuple(
    Point(of, moment, number, twice=place % TWICE_EACH == 0)
    for of in ("plan", "report")
    for place, (moment, number) in enumerate(MOMENTS)
)


class Fate:
    """Sees every message of every child and kills the one that is due."""

    def __init__(self) -> None:
        self.due(NEVER, Stop())

    def due(self, point: Point, stop: Stop) -> None:
        self._point, self._stop, self._seen = point, stop, 0
        self._left = 2 if point.twice else 1
        self.killed: list[ChildPipe] = []

    def met(self, pipe: ChildPipe, moment: str, count: int = 1) -> None:
        point = self._point
        cancels = point.moment == "cancelling" and not self.killed
        if moment == ("writing" if cancels else point.moment):
            self._seen += count
        if cancels and self._seen >= point.number:
            self._stop.finish()
        due = moment == point.moment and self._seen >= point.number
        again = bool(self.killed) and pipe not in self.killed and moment == "asked"
        if self._left and (again if self.killed else due):
            self._left -= 1
            self.killed.append(pipe)
            pipe.process.kill()
            pipe.process.wait()


class WatchedPipe(ChildPipe):
    """The pipe to a real child that tells `fate` what goes over it."""

    fate: Fate

    def send(self, message: dict[str, Any]) -> None:
        if message["do"] == "load":
            self.fate.met(self, "started")
        super().send(message)
        self.fate.met(self, {"load": "loading", "reply": "asked", "cancel": "cancelling"}[message["do"]])

    def receive(self, seconds: float) -> dict[str, Any] | None:
        message = super().receive(seconds)
        if message is not None:
            moments = {"ready": "ready", "read": "reading", "text": "writing", "end": "ended"}
            for key in moments.keys() & message.keys():
                self.fate.met(self, moments[key], len(message.get("tokens", [0])))
        return message


@pytest.fixture
def fate(monkeypatch: pytest.MonkeyPatch) -> Fate:
    made = Fate()
    pipe = type("FatedPipe", (WatchedPipe,), {"fate": made})
    monkeypatch.setattr(llama_process, "ChildPipe", pipe)
    return made


@pytest.fixture
def llama(tmp_path: Path, fate: Fate) -> Iterator[LlamaProcess]:
    file = ModelFile(write_brief(tmp_path / "brief.gguf"), trust=True)
    with LlamaProcess(file, 16384, 1, 0, Habits(temperature=1.0, seed=5, hung_after=600.0)) as made:
        yield made


ANSWERED = interview(
    typed("q1", SLEEP, emotion=SAD), typed("q2", DANGER), typed("q3", "My week was long and I was tired.")
)


def made(point: Point, llama: LlamaProcess, fate: Fate) -> Session:
    """A plan or a report during which the child is killed there; whole in any case."""
    stop = Stop()
    fate.due(point, stop)
    if point.of == "plan":
        plan = LlmQuestionWriter(load(), llama).write(request(2), stop, Watch())
        checked_origins(plan, request(2))
        return replace(ANSWERED, questions=plan.questions, answers={})
    report = LlmReportWriter(llama, lambda _name: True).write(ANSWERED, stop, Watch())
    session = replace(ANSWERED, report=report)
    check_report(session)
    return session


def killed_at(points: Sequence[Point], llama: LlamaProcess, fate: Fate, store: VaultStore) -> int:
    """How many children were killed; after each there is another one, no zombie, and the session is as it was."""
    children = 0
    check(said(llama))
    for place, point in enumerate(points):
        if point.moment in ("started", "loading", "ready"):
            llama.close()
        session = replace(made(point, llama, fate), id=f"s{place}")
        assert fate.killed, point
        killed = fate.killed
        fate.due(NEVER, Stop())
        children += len(killed)
        assert {pipe.process.returncode for pipe in killed} == {-signal.SIGKILL}
        store.save(session)
        assert store.load(session.id) == session
        check(said(llama))
        assert llama._child not in killed
    assert store.verify().sound
    return children


def test_a_child_killed_at_any_message_costs_no_plan_and_no_report(
    llama: LlamaProcess, fate: Fate, tmp_path: Path
) -> None:
    with a_store(tmp_path / "vault") as store:
        assert killed_at(POINTS[3::9], llama, fate, store) >= 6


@pytest.mark.faults
def test_a_child_killed_at_fifty_points_costs_no_plan_and_no_report(
    llama: LlamaProcess, fate: Fate, tmp_path: Path
) -> None:
    assert len(set(POINTS)) == 50
    with a_store(tmp_path / "vault") as store:
        children = killed_at(POINTS, llama, fate, store)
    print(f"{children} children killed at {len(POINTS)} points")  # noqa: T201 - the figure for docs/results.md
    assert children >= 50
