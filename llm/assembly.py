"""What has to do with words, put together from the settings: the bank, who writes questions and reports.

Parts are imported when they are asked for, so that no model library loads before somebody needs it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.fitting import Free
from interview.folders import Folders
from interview.pins import read_pins
from interview.settings import Settings
from llm.model_files import ModelFile
from llm.warm_llama import LocalModel, WarmLlamas

if TYPE_CHECKING:
    from interview.domain import DisorderChosen
    from interview.plan_read import PlanRead
    from interview.ports import FollowUpWriter, LanguageModel, Plan, QuestionWriter, ReportWriter, Stop
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

    def disorder_asked(
        self, name: str, language: str, stop: Stop, file: Path | None = None, trust: bool = False
    ) -> DisorderChosen:
        """As `disorder`; a name that the bank does not know is put to the language model, if there is one."""
        from llm.disorder_check import disorder

        return disorder(name, self._bank.known(), language, self.language_model(file, trust), stop)

    def disorder_names(self) -> Mapping[str, Sequence[str]]:
        return self._bank.names()

    def vetted(self) -> frozenset[str]:
        """Sentences that are about nobody: their sound may be kept."""
        return self._bank.sentences()

    def question_writer(
        self, writer: str = "", form: str = "ours", file: Path | None = None, trust: bool = False
    ) -> QuestionWriter:
        """ "bank" or "llm"; "" is the language model where there is one. `file` and `trust` as for `language_model`.

        Raises `ForPeople` for an unknown name, `ModelMissing` for "llm" where there is none.
        """
        from llm.writer_choice import chosen_writer

        return chosen_writer(writer, form, self._bank, lambda: self.language_model(file, trust))

    def writers(self) -> tuple[str, ...]:
        """Names for `question_writer`, the usual one first; opens nothing."""
        wanted = self.settings.llm
        served = bool(wanted.server) and self.settings.network.language_server
        return ("llm", "bank") if wanted.model or served else ("bank",)

    def questions_as_json(self, chosen: DisorderChosen, plan: Plan, form: str = "ours") -> Mapping[str, Any]:
        """ "source" is the short form of the program's sources: numbers and texts."""
        from llm.question_forms import source_json
        from llm.question_writer import questions_as_json

        return source_json(plan) if form == "source" else questions_as_json(chosen, plan)

    def read_plan(self, file: Path, chosen: DisorderChosen, language: str) -> PlanRead:
        """The questions of a file, in either form. Raises `FileDamaged`, `NotAccepted` naming the wrong entry."""
        from llm.question_file import read_plan

        return read_plan(file, self._bank, chosen, language)

    def report_writer(
        self, writer: str = "", form: str = "ours", file: Path | None = None, trust: bool = False
    ) -> ReportWriter:
        """ "plain" or "llm"; "" is the language model where there is one. `form` is the layout: "ours" or "source".

        Raises as `question_writer`.
        """
        from llm.report_choice import chosen_report_writer

        model = lambda: self.language_model(file, trust)  # noqa: E731
        return chosen_report_writer(writer, form, self._bank, model, self.settings.llm.context)

    def follow_up_writer(self, file: Path | None = None, trust: bool = False) -> FollowUpWriter | None:
        """Who suggests one more question about an answer: the language model, None where there is none.

        Raises as `language_model`.
        """
        from llm.follow_up_writer import LlmFollowUpWriter

        model = self.language_model(file, trust)
        return LlmFollowUpWriter(self._bank, model) if model is not None else None

    # ── the language model ───────────────────────────────────────────────────────────────────────────────────

    def language_model(
        self, file: Path | None = None, trust: bool = False, seed: int | None = None
    ) -> LanguageModel | None:
        """That of the settings: the clinic's server when one is named and allowed, else the model in use; None when
        there is none. A `file` goes before both; without a known hash it is opened only with `trust`. With a `seed`
        the same prompt gives the same reply.

        Opens nothing: what is wrong with a model shows at its first reply. Raises `NotAccepted` for an address or a
        certificate that is not usable, `FileDamaged` when the list of hashes cannot be read, `SchemaUnusable` when
        a schema of ours makes no grammar.
        """
        from llm.schemas import check_once

        wanted = self.settings.llm
        served = bool(wanted.server) and self.settings.network.language_server
        if file is None and not served and not wanted.model:
            return None
        check_once()
        if file is None and served:
            return self._server_model(seed)
        file = file or self.folders.weights / "llama" / f"{wanted.model}.gguf"
        checked = ModelFile(file, read_pins(self.folders.weights).get(file.stem, ""), trust)
        return self.llamas.model(LocalModel(checked, wanted.context, _threads(), wanted.gpu_layers, seed))

    def study(
        self, asked: Mapping[str, Any], progress: Callable[[str, int, int], None], stop: Stop
    ) -> Mapping[str, Any]:
        """Whether emotion labels help to name the disorder; `asked` are the words of `llm.study.whole.Asked`, and
        `model` and `trust` as for `language_model`."""
        from llm.study.by_settings import study_with

        asked = dict(asked)
        file, trust = asked.pop("model"), asked.pop("trust")
        model_for = lambda seed: self.language_model(file, trust, seed)  # noqa: E731
        return study_with(asked, model_for, self._bank.known(), progress, stop)

    def free_room(self, stop: Stop) -> Free:
        """What a language model could have of this machine now; takes a second."""
        from llm.child_pipe import available_memory
        from llm.gpu_layers import told_free_gpu_memory

        return Free(available_memory(), told_free_gpu_memory(stop))

    def close(self) -> None:
        """End the language model's process, if one runs."""
        self.llamas.close()

    def _server_model(self, seed: int | None) -> LanguageModel:
        from llm.server_model import ServerHabits, ServerModel

        wanted = self.settings.llm
        certificate = Path(wanted.server_certificate) if wanted.server_certificate else None
        habits = ServerHabits(seed=seed, certificate=certificate)
        return ServerModel(wanted.server, wanted.server_model, True, os.environ.get(SERVER_KEY, ""), habits)


def _threads() -> int:
    """Half of the processors: the others see, hear and show, and most machines count each core twice."""
    return max(1, (os.cpu_count() or 2) // 2)
