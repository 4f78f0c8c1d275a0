"""Who writes the questions, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from interview.errors import ForPeople, ModelMissing
from interview.ports import LanguageModel, QuestionWriter, Stop
from llm.bank import Bank
from llm.llm_question_writer import LlmQuestionWriter
from llm.question_forms import FORMS
from llm.question_writer import BankQuestionWriter

BANK, LLM = "bank", "llm"


class Unopened:
    """A language model that cannot be used, and says why when it is asked."""

    name = "none"

    def __init__(self, error: ForPeople) -> None:
        self._error = error

    def reply(
        self,
        messages: Sequence[Mapping[str, str]],  # noqa: ARG002 - nobody reads them
        schema: Mapping[str, Any] | None,  # noqa: ARG002
        stop: Stop,  # noqa: ARG002
    ) -> Iterator[str]:
        raise self._error


def chosen_writer(
    writer: str, form: str, bank: Bank, model: Callable[[], LanguageModel | None]
) -> QuestionWriter:
    """The writer of this name; "" is the language model where there is one, else the bank.

    Raises `ForPeople` for an unknown writer or form, `ModelMissing` for "llm" where there is no model.
    """
    _known(writer, {"": None, BANK: None, LLM: None}, "writer")
    _known(form, FORMS, "form")
    if writer == BANK:
        return BankQuestionWriter(bank)
    if (found := _opened(model)) is not None:
        return LlmQuestionWriter(bank, found, FORMS[form])
    if writer == LLM:
        raise ModelMissing(
            "No language model is in use.", "Choose one with main.py models use, or give --model FILE."
        )
    return BankQuestionWriter(bank)


def _opened(model: Callable[[], LanguageModel | None]) -> LanguageModel | None:
    """What is wrong with the settings of a model stops no interview: the bank writes, and the plan says why."""
    try:
        return model()
    except ForPeople as error:
        return Unopened(error)


def _known(name: str, names: Mapping[str, object], what: str) -> None:
    if name not in names:
        raise ForPeople(f"There is no {what} {name!r}.", f"Choose one of: {', '.join(filter(None, names))}.")
