"""Speech to text, all on this machine: Vosk with a model from a folder, PocketSphinx without one, or typed answers.

`choose` picks. Word error rates of the models that can be had stand in `interview/catalogue.toml`. Arabic goes the
same way as English once an Arabic model is imported; it was not tried on a real one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from interview.domain import Transcript
from interview.errors import ModelMissing
from interview.ports import Stop, Tape, Transcriber, Watch
from perception.hearing import transcribe
from perception.model_store import installed_speech_models
from perception.sphinx_recogniser import Sphinx, SphinxRecogniser, load_sphinx
from perception.vosk_recogniser import VoskRecogniser, load_vosk_model

WISHES = ("auto", "vosk", "sphinx", "none")
ROUGH_LANGUAGE = "en"  # what PocketSphinx brings a model for
IMPORT_ONE = "Run: main.py models import FOLDER, or choose to type the answers."


class VoskTranscriber:
    """Good with a good model. The model is loaded at the first answer and kept.

    Raises `ModelMissing` when the folder holds no whole model, or one of another language than is spoken.
    """

    def __init__(self, folder: Path, name: str = "", language: str = "en") -> None:
        self._folder = folder
        self._name = name or folder.name
        self._language = language
        self._model: Any = None

    def transcribe(self, tapes: Sequence[Tape], language: str, stop: Stop, watch: Watch) -> Transcript:
        if language != self._language:
            raise ModelMissing(
                f"The speech model {self._name} knows {self._language!r} and not {language!r}.", IMPORT_ONE
            )
        if self._model is None:
            self._model = load_vosk_model(self._folder)
        form = Transcript(text="", by=f"Vosk, {self._name}")
        return transcribe(tapes, lambda: VoskRecogniser(self._model), form, stop, watch)


class SphinxTranscriber:
    """English without any download, poor on free speech: every transcript of it is marked rough."""

    def __init__(self) -> None:
        self._sphinx: Sphinx | None = None

    def transcribe(self, tapes: Sequence[Tape], language: str, stop: Stop, watch: Watch) -> Transcript:
        if language != ROUGH_LANGUAGE:
            raise ModelMissing(f"PocketSphinx knows English only and not {language!r}.", IMPORT_ONE)
        sphinx = self._sphinx = self._sphinx or load_sphinx()
        form = Transcript(text="", rough=True, by="PocketSphinx, en-us")
        return transcribe(tapes, lambda: SphinxRecogniser(sphinx), form, stop, watch)


class NoTranscriber:
    """Nothing is written down; the answers are typed."""

    def __init__(self, because: str = "speech is not written down: typed answers only") -> None:
        self._because = because

    def transcribe(self, tapes: Sequence[Tape], language: str, stop: Stop, watch: Watch) -> Transcript:  # noqa: ARG002
        stop.check()
        return Transcript(text="", missing_because=self._because)


def choose(language: str, weights_folder: Path, wish: str = "auto") -> Transcriber:
    """The recogniser for a language: "auto" takes an imported Vosk model, else PocketSphinx (English), else none.

    Of several imported models the largest is taken. The small model that ships with the program is never chosen
    here: it knows a few hundred words. Raises `ModelMissing` when the wish cannot be met and ValueError when
    there is no such wish.
    """
    if wish not in WISHES:
        raise ValueError(f"no transcriber {wish!r}; there are: {', '.join(WISHES)}")
    if wish == "none":
        return NoTranscriber()
    models = installed_speech_models(weights_folder, language) if wish != "sphinx" else []
    if models:
        return VoskTranscriber(models[0].folder, models[0].name, language)
    if wish == "vosk":
        raise ModelMissing(f"No Vosk model for {language!r} is imported.", IMPORT_ONE)
    if language == ROUGH_LANGUAGE:
        return SphinxTranscriber()
    if wish == "sphinx":
        raise ModelMissing(f"PocketSphinx knows English only and not {language!r}.", IMPORT_ONE)
    return NoTranscriber(f"no speech model for {language!r} is imported: typed answers only")


def shipped_model_folder() -> Path:
    """The small English model for demonstration and tests."""
    return Path(__file__).parent / "speech_model" / "tiny-en"
