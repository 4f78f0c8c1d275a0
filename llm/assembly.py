"""What has to do with words, put together from the settings: the bank, who writes questions and reports.

Parts are imported when they are asked for, so that no model library loads before somebody needs it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from interview.folders import Folders
from interview.settings import Settings

if TYPE_CHECKING:
    from interview.domain import DisorderChosen
    from interview.ports import Plan, QuestionWriter, ReportWriter
    from llm.bank import Bank


class Words:
    """Settings turned into the parts that write; one of the two bases of `main.Program`."""

    folders: Folders
    settings: Settings

    @cached_property
    def _bank(self) -> Bank:
        from llm.bank import load

        return load()

    def disorder(self, name: str, language: str) -> DisorderChosen:
        from interview.disorders import match

        return match(name, self._bank.known(), language)

    def disorder_names(self) -> Mapping[str, Sequence[str]]:
        return self._bank.names()

    def vetted(self) -> frozenset[str]:
        """Sentences that are about nobody: their sound may be kept."""
        return self._bank.sentences()

    def question_writer(self) -> QuestionWriter:
        from llm.question_writer import BankQuestionWriter

        return BankQuestionWriter(self._bank)

    def questions_as_json(self, chosen: DisorderChosen, plan: Plan) -> Mapping[str, Any]:
        from llm.question_writer import questions_as_json

        return questions_as_json(chosen, plan)

    def report_writer(self) -> ReportWriter:
        from llm.report_writer import PlainReportWriter

        return PlainReportWriter()
