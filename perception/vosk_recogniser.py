"""Vosk behind the `Recogniser` door."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from interview.domain import Word
from interview.errors import ModelMissing, PartMissing
from interview.media import SOUND_RATE
from perception.speech_folder import REMEDY, check_speech_model


def load_vosk_model(folder: Path) -> Any:
    """The model in a folder, for any number of recognisers.

    Raises `ModelMissing` when the folder holds no whole model, `PartMissing` when Vosk is not installed.
    """
    check_speech_model(folder)
    try:
        import vosk
    except (ImportError, OSError) as error:
        raise PartMissing(
            "Vosk, the speech recogniser, is not installed.", "Run: python3 bootstrap.py"
        ) from error
    vosk.SetLogLevel(-1)
    try:
        return vosk.Model(model_path=str(folder))  # never by language: that would go online
    except Exception as error:  # Vosk raises nothing narrower
        raise ModelMissing(f"Vosk cannot read the speech model in {folder}.", REMEDY) from error


class VoskRecogniser:
    def __init__(self, model: Any) -> None:
        import vosk

        self._recogniser = vosk.KaldiRecognizer(model, SOUND_RATE)
        self._recogniser.SetWords(True)

    def hear(self, samples: npt.NDArray[np.int16]) -> Sequence[Word]:
        if self._recogniser.AcceptWaveform(samples.tobytes()):
            return _words(self._recogniser.Result())
        return ()

    def guess(self) -> str:
        return str(json.loads(self._recogniser.PartialResult()).get("partial", ""))

    def finish(self) -> Sequence[Word]:
        return _words(self._recogniser.FinalResult())


def _words(result: str) -> list[Word]:
    return [
        Word(
            text=str(found["word"]),
            start=float(found["start"]),
            end=float(found["end"]),
            sure=float(found["conf"]),
        )
        for found in json.loads(result).get("result", ())
        if not str(found["word"]).startswith(("<", "["))  # a model's own signs for noise are no words
    ]
