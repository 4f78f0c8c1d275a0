"""The study with the program's own parts: the language model of the settings, the bank's names, the emotion model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from interview.disorders import Known
from interview.errors import ModelMissing
from interview.pins import file_hash
from interview.ports import LanguageModel, Stop
from llm.schemas import check, study_schemas
from llm.study.conduct import Progress
from llm.study.whole import Asked, Means, study
from llm.warm_llama import WarmLlama

EMOTION_MODEL = Path(__file__).resolve().parents[2] / "models" / "trained" / "face-voice-base"


def study_with(
    asked: Mapping[str, Any],
    model_for: Callable[[int], LanguageModel | None],
    known: Sequence[Known],
    progress: Progress,
    stop: Stop,
) -> dict[str, Any]:
    """`asked`: the fields of `Asked`. Raises `ModelMissing` when no language model is chosen, `SchemaUnusable` when
    a schema of the study makes no grammar, and what `study` raises."""
    check(study_schemas())
    wanted = Asked(**{"shipped": EMOTION_MODEL, **asked})

    def model(seed: int) -> LanguageModel:
        found = model_for(seed)
        if found is None:
            raise ModelMissing(
                "A study needs a language model.",
                "Give --model FILE --trust, or choose one: main.py models use",
            )
        return found

    first = model(1)
    hashed = file_hash(first.path, stop) if isinstance(first, WarmLlama) else ""
    means = Means(model, {"name": first.name, "sha256": hashed}, known)
    return study(wanted, means, progress, stop)
