"""Who drafts the report, by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from interview.disorders import match
from interview.errors import ForPeople, ModelMissing, NotADisorder
from interview.ports import LanguageModel, ReportWriter
from interview.report_parts import SOURCE_LAYOUT
from llm.bank import Bank
from llm.llm_report_writer import LETTERS, LlmReportWriter
from llm.report_writer import PlainReportWriter

PLAIN, LLM = "plain", "llm"
LAYOUTS = {"ours": "", SOURCE_LAYOUT: SOURCE_LAYOUT}
_OTHERS = 2600  # tokens of a context for the prompt and the reply
_LETTERS_A_TOKEN = 1.1  # of Arabic, which takes the most tokens
_FEWEST = 600


def chosen_report_writer(
    writer: str, form: str, bank: Bank, model: Callable[[], LanguageModel | None], context: int
) -> ReportWriter:
    """The writer of this name; "" is the language model where there is one, else the plain one. `context`: tokens.

    Raises `ForPeople` for an unknown writer or layout, `ModelMissing` for "llm" where there is no model.
    """
    if writer not in ("", PLAIN, LLM):
        raise ForPeople(f"Nobody called {writer!r} writes reports.", f"Choose one of: {PLAIN}, {LLM}.")
    if form not in LAYOUTS:
        raise ForPeople(f"There is no layout {form!r}.", f"Choose one of: {', '.join(LAYOUTS)}.")
    found = None if writer == PLAIN else model()
    if found is not None:
        return LlmReportWriter(found, partial(is_disorder, bank), LAYOUTS[form], letters_in(context))
    if writer == LLM:
        raise ModelMissing(
            "No language model is in use.", "Choose one with main.py models use, or give --model FILE."
        )
    return PlainReportWriter(LAYOUTS[form])


def letters_in(context: int) -> int:
    """Characters of the record that one call may hold, so that prompt and reply fit a context of so many tokens."""
    return max(_FEWEST, min(LETTERS * 4, int((context - _OTHERS) * _LETTERS_A_TOKEN)))


def is_disorder(bank: Bank, name: str) -> bool:
    """Whether the bank knows a disorder by this name."""
    try:
        match(name, bank.known())
    except NotADisorder:
        return False
    return True
