"""Every schema that a language model is asked to keep, by name: all of them become grammars before the first prompt.

A schema that no grammar can keep would let a model write whatever it wants; that shows at the start and not in an
interview. The study checks its own when it begins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache, partial
from typing import Any

from interview.errors import PartMissing
from llm import disorder_check, follow_up_writer
from llm.bank import Bank, load
from llm.grammar import SchemaUnusable, to_gbnf
from llm.question_forms import FORMS, Slot
from llm.report_replies import AnswerReply, ConclusionReply

Schemas = Mapping[str, Callable[[], Mapping[str, Any]]]


def schemas(bank: Bank) -> Schemas:
    """Name -> what makes it. A plan's is made for each plan; every topic and the longest list stand here for all."""
    slots = [Slot(place, one, "") for place, one in enumerate(bank.shared.questions, 1)]
    return {
        "disorder": lambda: disorder_check.SCHEMA,
        **{f"questions, {name}": partial(form.schema, slots) for name, form in FORMS.items()},
        "follow-up": lambda: follow_up_writer.SCHEMA,
        "report, an answer": AnswerReply.model_json_schema,
        "report, the conclusion": ConclusionReply.model_json_schema,
    }


def study_schemas() -> Schemas:
    """Those of the study, whose modules nobody else needs."""
    from llm.study import following, labels
    from llm.study.conduct import Ranked
    from llm.study.sessions import EXCHANGES, WrittenSession

    return {
        "study, an interview": WrittenSession.model_json_schema,
        "study, labels": labels.reply_kind(EXCHANGES).model_json_schema,
        "study, diagnoses": Ranked.model_json_schema,
        **{
            f"study, check {number}": following.reply_kind(task.choices).model_json_schema
            for number, task in enumerate(following.TASKS, 1)
        },
    }


def check(wanted: Schemas) -> None:
    """Raises `SchemaUnusable` naming the first schema that cannot be converted, `PartMissing` without llama.cpp."""
    for name, made in wanted.items():
        try:
            to_gbnf(made())
        except SchemaUnusable as error:
            raise SchemaUnusable(f"the schema {name!r}: {error}") from error


@cache
def check_once() -> None:
    """As `check`, of all schemas of the program; once a process, for they do not change. Without llama-cpp-python
    there is nothing to convert with, and the first reply says so."""
    with suppress(PartMissing):
        check(schemas(load()))
