"""The interview that is made of a history: questions and answers, written once and never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

EXCHANGES = 6  # questions a case: enough for course, mood, sleep, thoughts, effect, past
LONGEST_QUESTION, LONGEST_ANSWER = 160, 400  # characters


@dataclass(frozen=True)
class Exchange:
    """A question and what the person answered."""

    question: str
    answer: str


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid")

    question: Annotated[str, StringConstraints(min_length=5, max_length=LONGEST_QUESTION)]
    answer: Annotated[str, StringConstraints(min_length=2, max_length=LONGEST_ANSWER)]


class WrittenSession(BaseModel):
    """The reply that is asked for."""

    model_config = ConfigDict(extra="forbid")

    exchanges: Annotated[list[_Written], Field(min_length=EXCHANGES, max_length=EXCHANGES)]

    def session(self) -> tuple[Exchange, ...]:
        return tuple(Exchange(one.question, one.answer) for one in self.exchanges)


def as_text(session: Sequence[Exchange], labels: Sequence[str] = ()) -> str:
    """For a prompt; with labels, each answer is followed by the emotion that it was told with."""
    parts = []
    for number, one in enumerate(session, 1):
        told = f"\nEmotion shown: {labels[number - 1]}" if labels else ""
        parts.append(f"Question {number}: {one.question}\nAnswer {number}: {one.answer}{told}")
    return "\n\n".join(parts)
