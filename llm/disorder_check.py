"""Asks a language model about a name that the bank does not know: is it a disorder, and what is it usually called?

The bank answers first, and alone where it can. What the model says is a proposal: the clinician confirms it, or
insists on the name that was typed.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from pydantic import BaseModel, Field

from interview.disorders import Known, match
from interview.domain import DisorderChosen
from interview.errors import ForPeople, NotADisorder, ReplyUnusable
from interview.ports import LanguageModel, Stop
from llm.grammar import parsed
from llm.prompt_files import fenced, filled
from llm.question_forms import language_name
from llm.question_lint import is_clean, tidy

log = logging.getLogger(__name__)

BY_MODEL = "model"  # of `DisorderChosen.matched_by`
TRIES = 3
SCHEMA = {
    "type": "object",
    "properties": {
        "is_disorder": {"type": "boolean"},
        "normal_name": {"type": "string", "maxLength": 80},
        "reason": {"type": "string", "minLength": 1, "maxLength": 200},
    },
    "required": ["is_disorder", "normal_name", "reason"],
    "additionalProperties": False,
}


class Verdict(BaseModel):
    """What the model says about a name."""

    is_disorder: bool
    normal_name: str = Field(default="", max_length=400)
    reason: str = Field(default="", max_length=2000)


def disorder(
    name: str, known: Sequence[Known], language: str, model: LanguageModel | None, stop: Stop
) -> DisorderChosen:
    """The disorder of the bank, else what the model proposes (`matched_by` is then "model").

    Raises `NotADisorder` with the nearest names when it is none, or when nobody could be asked; `Cancelled`.
    """
    try:
        return match(name, known, language)
    except NotADisorder as refusal:
        if model is None or not name.strip():
            raise
        try:
            verdict = asked(name, language, model, stop)
        except ForPeople as error:
            log.warning("the language model was asked about a name without an answer: %s", type(error))
            raise _refused(refusal, f"The language model could not be asked: {error.message}") from error
        if not verdict.is_disorder:
            raise _refused(refusal, _no(verdict)) from refusal
        return _proposed(name, verdict, known, language)


def asked(name: str, language: str, model: LanguageModel, stop: Stop) -> Verdict:
    """The model's verdict. Raises what the model raises, `ReplyUnusable` when no try brought one, `Cancelled`."""
    prompt = filled("disorder", typed=fenced(name), language=language_name(language))
    tries = 0
    while True:
        try:
            reply = "".join(model.reply([{"role": "user", "content": prompt}], SCHEMA, stop))
            stop.check()
            return parsed(reply, Verdict)
        except ReplyUnusable:
            tries += 1
            if tries == TRIES:
                raise


def _proposed(name: str, verdict: Verdict, known: Sequence[Known], language: str) -> DisorderChosen:
    usual = tidy(verdict.normal_name)
    try:
        found = match(usual, known, language)
    except NotADisorder:
        shown = usual if language == "en" and is_clean(usual) else " ".join(name.split())
        return DisorderChosen("", shown, BY_MODEL, generic=True)
    return DisorderChosen(found.code, found.name, BY_MODEL, found.generic)


def _no(verdict: Verdict) -> str:
    reason = tidy(verdict.reason)
    because = f" Its reason: “{reason}”" if is_clean(reason) else ""
    return f"The language model takes it for none either.{because}"


def _refused(refusal: NotADisorder, what: str) -> NotADisorder:
    return NotADisorder(f"{refusal.message} {what}", refusal.remedy, refusal.nearest)
