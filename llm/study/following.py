"""Whether a model follows instructions at all: twelve small tasks with known answers, before anything is graded.

A model with random weights writes valid JSON too, because a grammar holds its hand; its "diagnoses" would be graded
like any others. Each task has four choices, and the right one stands at each place equally often: guessing, or always
taking the same place, gets three of twelve. Ten are asked for; guessing gets that far once in 26,000 tries.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, create_model

from interview.errors import ReplyUnusable
from interview.ports import Stop
from llm.study.asking import Asker

ENOUGH = 10


@dataclass(frozen=True)
class Task:
    task: str
    choices: tuple[str, str, str, str]
    right: str


TASKS = (
    Task("Which of these is an animal?", ("horse", "table", "river", "Monday"), "horse"),
    Task("Which of these is a colour?", ("seven", "green", "window", "slowly"), "green"),
    Task("Write the word that comes last.", ("lamp", "stone", "bread", "cloud"), "cloud"),
    Task("Which of these is a feeling?", ("chair", "paper", "sadness", "bridge"), "sadness"),
    Task("Anna is older than Ben, Ben older than Carl. Who is the oldest?", ("Carl", "Anna", "Ben", "Dora"), "Anna"),
    Task("How much is two and three?", ("four", "six", "two", "five"), "five"),
    Task('"I sleep badly and wake at four." What is it about?', ("sleep", "money", "pain", "food"), "sleep"),
    Task('"I am afraid to leave the house." What does the person feel?', ("joy", "pride", "fear", "disgust"), "fear"),
    Task("Which word has the opposite meaning of hot?", ("warm", "cold", "red", "tall"), "cold"),
    Task("Write the word: orange", ("apple", "banana", "orange", "cherry"), "orange"),
    Task("Which of these is a part of the body?", ("hand", "spoon", "winter", "street"), "hand"),
    Task("Which of these is none of the others' kind?", ("dog", "cat", "cow", "hammer"), "hammer"),
)  # fmt: skip


def right_answers(asker: Asker, stop: Stop) -> int:
    """How many of `TASKS` the model gets right; a reply that cannot be used is wrong."""
    right = 0
    for task in TASKS:
        texts = {"task": task.task, "choices": ", ".join(task.choices)}
        try:
            reply: Any = asker.ask("check", texts, reply_kind(task.choices), stop)
        except ReplyUnusable:
            continue
        right += reply.answer == task.right
    return right


@cache
def reply_kind(choices: tuple[str, ...]) -> type[BaseModel]:
    one: Any = Literal[choices]
    return create_model("Answered", __config__=ConfigDict(extra="forbid"), answer=(one, ...))
