"""What the small Llama learns from: prompts as the program makes them, and replies with the bank's questions."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from interview.ports import QuestionRequest, Stop, Watch
from llm.bank import Bank
from llm.llm_question_writer import LlmQuestionWriter

LANGUAGE = "en"
FEWEST, MOST = 2, 8  # questions in a plan
SLIPS = 0.1  # of the replies leave something out, so that asking anew is learnt too
WHY = "It helps to understand how the person lives."


@dataclass(frozen=True)
class Lesson:
    """One prompt and the reply to it."""

    messages: Sequence[Mapping[str, str]]
    reply: str


class Teacher:
    """A language model that knows the answers and keeps what it was asked."""

    name = "teacher"

    def __init__(self, answers: Mapping[str, str], chance: random.Random) -> None:
        """`answers`: the text of the question for each topic."""
        self.lessons: list[Lesson] = []
        self._answers = answers
        self._chance = chance

    def reply(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any] | None, stop: Stop
    ) -> Iterator[str]:
        assert schema is not None
        whole = json.dumps({key: self._question(one) for key, one in schema["properties"].items()})
        self.lessons.append(Lesson(messages, whole))
        yield "{}" if self._chance.random() < SLIPS else whole

    def _question(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        values = {name: value.get("const") for name, value in schema["properties"].items()}
        return {**values, "text": self._answers[values["topic"]], "why": WHY, "probes": []}


def lessons(bank: Bank, rounds: int, seed: int) -> Iterator[Lesson]:
    """So many plans of each disorder, of drawn lengths."""
    chance = random.Random(seed)
    for _ in range(rounds):
        for own in bank.disorders.values():
            pool = (*own.questions, *bank.shared.questions)
            teacher = Teacher({one.plan_topic: one.text.of(LANGUAGE) for one in reversed(pool)}, chance)
            number = chance.randint(FEWEST, MOST)
            request = QuestionRequest(
                own.codes[0], own.name.of(LANGUAGE), False, LANGUAGE, number, drafted=True
            )
            LlmQuestionWriter(bank, teacher).write(request, Stop(), Watch())
            yield from teacher.lessons
