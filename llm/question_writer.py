"""Plans an interview from the vetted bank: which questions, in which order, and which topics are left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from interview.domain import DisorderChosen, Question
from interview.errors import ForPeople, NotADisorder
from interview.ports import Plan, QuestionRequest, Stop, Watch
from llm.bank import TOPICS, Bank, BankQuestion, QuestionSet

CORE = "core"
# What is worth a question first when there are few. Every topic gets one before any topic gets a second.
WORTH = (
    "risk",
    "opening",
    CORE,
    "effect",
    "onset",
    "severity",
    "exclusion",
    "sleep_appetite_energy",
    "triggers",
    "past_treatment",
    "substances",
    "physical_health",
    "strengths",
    "family_history",
    "closing",
)
# How an interview runs: open, core, effect, context, risk, close.
RUNS = (TOPICS[0], CORE, *TOPICS[1:])


class BankQuestionWriter:
    """The same request always gives the same plan. A disorder's own questions come before the shared ones."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def write(self, request: QuestionRequest, stop: Stop, watch: Watch) -> Plan:
        """At most `request.number` questions, one of them about risk; all there are when that is fewer.

        Raises `ForPeople` for a number below 1, `NotADisorder` for a code without a bank that is not generic.
        """
        stop.check()
        if request.number < 1:
            raise ForPeople("The number of questions must be 1 or more.", "Ask for 8, for example.")
        features, pool = self._pool(request)
        chosen = _choose(pool, features, request.number)
        reached = {question.plan_topic for question in chosen}
        topics = dict.fromkeys(question.plan_topic for question in _in_order(pool, features))
        watch.progress.put(1.0)
        return Plan(
            questions=tuple(question.question(request.language) for question in _in_order(chosen, features)),
            left_out=tuple(topic for topic in topics if topic not in reached),
        )

    def _pool(self, request: QuestionRequest) -> tuple[tuple[str, ...], tuple[BankQuestion, ...]]:
        own: QuestionSet | None = self._bank.generic
        if not request.generic:
            own = self._bank.of_code(request.disorder_code)
        if own is None:
            raise NotADisorder(
                f"The bank has no questions for the code {request.disorder_code!r}.",
                "Ask for the general plan.",
            )
        return tuple(own.features), own.questions + self._bank.shared.questions


def questions_as_json(chosen: DisorderChosen, plan: Plan) -> Mapping[str, Any]:
    """What `main.py questions --json` prints."""
    disorder: dict[str, Any] = {"code": chosen.code, "name": chosen.name, "matched_by": chosen.matched_by}
    if chosen.generic:
        disorder["generic"] = True
    questions = [_as_json(question) for question in plan.questions]
    return {"disorder": disorder, "questions": questions, "left_out": list(plan.left_out)}


def _as_json(question: Question) -> dict[str, Any]:
    """With its origin where a language model was to write it."""
    told: dict[str, Any] = {
        "id": question.id,
        "topic": question.topic,
        "text": question.text,
        "why": question.why,
    }
    if question.written_by != "bank" or question.stands_in:
        told |= {"probes": list(question.probes), "written_by": question.written_by}
        told |= {key: value for key in ("feeds", "look_back") if (value := getattr(question, key))}
    if question.stands_in:
        told["stands_in"] = question.stands_in
    return told


def _choose(pool: Iterable[BankQuestion], features: tuple[str, ...], number: int) -> tuple[BankQuestion, ...]:
    """Round by round: each topic's first question before any topic's second."""
    rounds: dict[str, int] = {}
    ranked: list[tuple[int, int, int, BankQuestion]] = []
    for question in pool:
        turn = rounds.get(question.plan_topic, 0)
        rounds[question.plan_topic] = turn + 1
        ranked.append((turn, *_place(question, WORTH, features), question))
    ranked.sort(key=lambda row: row[:3])
    return tuple(row[-1] for row in ranked[:number])


def _in_order(questions: Iterable[BankQuestion], features: tuple[str, ...]) -> list[BankQuestion]:
    return sorted(questions, key=lambda question: _place(question, RUNS, features))


def _place(question: BankQuestion, order: tuple[str, ...], features: tuple[str, ...]) -> tuple[int, int]:
    if question.feature:
        return order.index(CORE), features.index(question.feature)
    return order.index(question.topic), 0
