"""Who writes the questions, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from interview.errors import ForPeople, ModelMissing
from interview.ports import LanguageModel, QuestionWriter
from llm.bank import Bank
from llm.llm_question_writer import LlmQuestionWriter
from llm.question_forms import FORMS
from llm.question_writer import BankQuestionWriter

BANK, LLM = "bank", "llm"


def chosen_writer(
    writer: str, form: str, bank: Bank, model: Callable[[], LanguageModel | None]
) -> QuestionWriter:
    """The writer of this name; "" is the language model where there is one, else the bank.

    Raises `ForPeople` for an unknown writer or form, `ModelMissing` for "llm" where there is no model.
    """
    _known(writer, {"": None, BANK: None, LLM: None}, "writer")
    _known(form, FORMS, "form")
    found = None if writer == BANK else model()
    if found is not None:
        return LlmQuestionWriter(bank, found, FORMS[form])
    if writer == LLM:
        raise ModelMissing(
            "No language model is in use.", "Choose one with main.py models use, or give --model FILE."
        )
    return BankQuestionWriter(bank)


def _known(name: str, names: Mapping[str, object], what: str) -> None:
    if name not in names:
        raise ForPeople(f"There is no {what} {name!r}.", f"Choose one of: {', '.join(filter(None, names))}.")
