"""What has to do with words, put together from the settings: the bank, who writes questions and reports.

Parts are imported when they are asked for, so that no model library loads before somebody needs it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.folders import Folders
from interview.pins import read_pins
from interview.settings import Settings
from llm.model_files import ModelFile
from llm.warm_llama import LocalModel, WarmLlamas

if TYPE_CHECKING:
    from interview.domain import DisorderChosen
    from interview.ports import LanguageModel, Plan, QuestionWriter, ReportWriter
    from llm.bank import Bank


SERVER_KEY = "ANAMNESIS_SERVER_KEY"  # in the environment only


class Words:
    """Settings turned into the parts that write; one of the two bases of `main.Program`."""

    folders: Folders
    settings: Settings
    llamas: WarmLlamas  # the same in all programs that were made from one another

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

    # ── the language model ───────────────────────────────────────────────────────────────────────────────────

    def language_model(self, file: Path | None = None, trust: bool = False) -> LanguageModel | None:
        """That of the settings: the clinic's server when one is named and allowed, else the model in use; None when
        there is none. A `file` goes before both; without a known hash it is opened only with `trust`.

        Opens nothing: what is wrong with a model shows at its first reply. Raises `NotAccepted` for an address or a
        certificate that is not usable, `FileDamaged` when the list of hashes cannot be read.
        """
        wanted = self.settings.llm
        if file is None and wanted.server and self.settings.network.language_server:
            return self._server_model()
        if file is None and not wanted.model:
            return None
        file = file or self.folders.weights / "llama" / f"{wanted.model}.gguf"
        checked = ModelFile(file, read_pins(self.folders.weights).get(file.stem, ""), trust)
        return self.llamas.model(LocalModel(checked, wanted.context, _threads(), wanted.gpu_layers))

    def close(self) -> None:
        """End the language model's process, if one runs."""
        self.llamas.close()

    def _server_model(self) -> LanguageModel:
        from llm.server_model import ServerHabits, ServerModel

        wanted = self.settings.llm
        certificate = Path(wanted.server_certificate) if wanted.server_certificate else None
        habits = ServerHabits(certificate=certificate)
        return ServerModel(wanted.server, wanted.server_model, True, os.environ.get(SERVER_KEY, ""), habits)


def _threads() -> int:
    """Half of the processors: the others see, hear and show, and most machines count each core twice."""
    return max(1, (os.cpu_count() or 2) // 2)
