"""The two forms in which a language model writes questions: ours, with topic, reason and follow-ups, and the short
one of the program's sources, `{"Question1": {"Question": "…"}}`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from interview.domain import Question
from interview.ports import Plan
from llm.bank import BankQuestion
from llm.prompt_files import FOLDER, fenced, filled
from llm.question_stream import Found

LONGEST_TEXT, LONGEST_WHY, LONGEST_PROBE, MOST_PROBES = 240, 160, 120, 2  # characters; the last a number
MOST_TOLD = 20  # questions of the plan that a model is told not to repeat; the lint knows them all
_PLACE = re.compile(r"\A[Qq]uestion[ _]?(\d{1,3})\Z")

Messages = list[Mapping[str, str]]


@dataclass(frozen=True)
class Slot:
    """One place of a plan: which topic is asked there, and what the bank asks."""

    place: int  # from 1
    bank: BankQuestion
    about: str  # the topic in words

    @property
    def topic(self) -> str:
        return self.bank.plan_topic


@dataclass(frozen=True)
class Wanted:
    """The questions that one reply is asked for. `refused` says why an earlier one of a place was."""

    disorder: str
    language: str
    slots: Sequence[Slot]
    refused: Mapping[int, str] = field(default_factory=dict)
    others: Sequence[str] = ()  # texts that are in the plan


class Draft(BaseModel):
    """A question as a model wrote it, not looked at yet."""

    id: int = 0
    topic: str = ""
    text: str = Field(max_length=4000)
    why: str = Field(default="", max_length=4000)
    probes: list[str] = Field(default=[], max_length=20)


class _SourceDraft(BaseModel):
    Question: str = Field(max_length=4000)


@dataclass(frozen=True)
class Form:
    """How questions are asked for, what a reply must be, and how one of them is read."""

    name: str
    messages: Callable[[Wanted], Messages]
    schema: Callable[[Sequence[Slot]], dict[str, Any]]
    draft: Callable[[str], Draft]

    def read(self, found: Found) -> Draft | None:
        """The question with its place as `id`, 0 when it names none; None when it is no question of this form."""
        try:
            draft = self.draft(found.text)
        except (ValidationError, RecursionError):
            return None
        named = _PLACE.match(found.key)
        return draft.model_copy(update={"id": int(named.group(1))}) if named else draft


def topic_words(question: BankQuestion, features: Mapping[str, str]) -> str:
    """What its topic is about, in words for a model."""
    if question.feature:
        return features[question.feature]
    return str(_words()["topic"][question.topic])


def language_name(language: str) -> str:
    return str(_words()["language"][language])


def source_json(plan: Plan) -> Mapping[str, Mapping[str, str]]:
    """A plan in the form of the sources."""
    return {f"Question{place}": {"Question": one.text} for place, one in enumerate(plan.questions, 1)}


def written_question(draft: Draft, slot: Slot, model: str) -> Question:
    """What the model wrote, in the place of a plan; what it feeds is what the bank's feeds."""
    return Question(
        id=f"model-{slot.place}",
        topic=slot.topic,
        text=draft.text,
        why=draft.why,
        probes=tuple(draft.probes),
        feeds=slot.bank.feeds,
        written_by=f"model {model}",
    )


# ── asking ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _our_messages(wanted: Wanted) -> Messages:
    system = filled("questions", language=language_name(wanted.language))
    return [{"role": "system", "content": system}, _user("questions_wanted", wanted)]


def _source_messages(wanted: Wanted) -> Messages:
    return [_user("questions_source", wanted)]


def _user(prompt: str, wanted: Wanted) -> Mapping[str, str]:
    first = wanted.slots[0]
    topics = "\n".join(f"Question{slot.place} ({slot.topic}): {slot.about}" for slot in wanted.slots)
    content = filled(
        prompt,
        disorder=fenced(wanted.disorder),
        language=language_name(wanted.language),
        number=len(wanted.slots),
        topics=topics,
        first=first.place,
        topic=first.topic,
        more="\n".join(_more(wanted)),
    )
    return {"role": "user", "content": content}


def _more(wanted: Wanted) -> list[str]:
    lines = [f"Question{place} was refused. {why} Write it anew." for place, why in wanted.refused.items()]
    if wanted.others:
        lines += ["Do not ask again:", *(f"- {text}" for text in wanted.others[-MOST_TOLD:])]
    return lines


# ── replies ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _our_schema(slots: Sequence[Slot]) -> dict[str, Any]:
    return _object({f"Question{slot.place}": _our_question(slot) for slot in slots})


def _our_question(slot: Slot) -> dict[str, Any]:
    probe = {"type": "string", "minLength": 1, "maxLength": LONGEST_PROBE}
    return _object(
        {
            "id": {"const": slot.place},
            "topic": {"const": slot.topic},
            "text": {"type": "string", "minLength": 8, "maxLength": LONGEST_TEXT},
            "why": {"type": "string", "minLength": 1, "maxLength": LONGEST_WHY},
            "probes": {"type": "array", "minItems": 0, "maxItems": MOST_PROBES, "items": probe},
        }
    )


def _source_schema(slots: Sequence[Slot]) -> dict[str, Any]:
    text = {"type": "string", "minLength": 8, "maxLength": LONGEST_TEXT}
    return _object({f"Question{slot.place}": _object({"Question": text}) for slot in slots})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _source_draft(text: str) -> Draft:
    return Draft(text=_SourceDraft.model_validate_json(text).Question)


OURS = Form("ours", _our_messages, _our_schema, Draft.model_validate_json)
SOURCE = Form("source", _source_messages, _source_schema, _source_draft)
FORMS: Mapping[str, Form] = {form.name: form for form in (OURS, SOURCE)}


@lru_cache
def _words() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "question_topics.toml").read_text(encoding="utf-8"))
