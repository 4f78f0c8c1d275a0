"""Voices: each turns one sentence into sound. Which one speaks is chosen by name in the settings.

eSpeak NG works everywhere and offline. flite and Piper are used when they are installed and chosen; both run as
child processes. gTTS sends the sentence to Google and is refused unless the network is allowed for it.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import wave
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from interview.errors import FileDamaged, ModelMissing, NetworkNotAllowed, PartMissing
from perception.espeak import EspeakChild

LONGEST = 60.0  # seconds a child process may take for one sentence


@dataclass(frozen=True, eq=False)
class Sound:
    """Spoken words: 16-bit mono samples at `rate` Hz."""

    samples: npt.NDArray[np.int16]
    rate: int

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate

    def to_wav(self) -> bytes:
        buffer = io.BytesIO()
        with wave.open(buffer, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(self.rate)
            file.writeframes(self.samples.astype("<i2").tobytes())
        return buffer.getvalue()

    @classmethod
    def from_wav(cls, data: bytes) -> Sound:
        """Raises `FileDamaged` when the bytes are no whole 16-bit WAV with sound in it."""
        try:
            with wave.open(io.BytesIO(data)) as file:
                promised, channels = file.getnframes(), file.getnchannels()
                raw, rate, width = file.readframes(promised), file.getframerate(), file.getsampwidth()
        except (wave.Error, EOFError) as error:
            raise FileDamaged("The voice gave no readable sound.", "Run: main.py doctor") from error
        samples = np.frombuffer(raw[: len(raw) // 2 * 2], dtype="<i2")
        if width != 2 or promised == 0 or len(samples) < promised * channels:
            raise FileDamaged("The voice gave no whole sound.", "Run: main.py doctor")
        return cls(samples.reshape(-1, channels)[:, 0].astype(np.int16), rate)


class Voice(Protocol):
    """`key` tells two voices apart in the cache: engine, voice, rate."""

    @property
    def key(self) -> str: ...
    def render(self, text: str, language: str) -> Sound: ...
    def close(self) -> None: ...


class EspeakVoice:
    """The default: offline, English and Arabic, in every installation."""

    LANGUAGES = {"en": "en-us", "ar": "ar"}  # noqa: RUF012

    def __init__(self, words_a_minute: int = 140) -> None:
        self._words_a_minute = words_a_minute
        self._child = EspeakChild()

    @property
    def key(self) -> str:
        return f"espeak-{self._words_a_minute}"

    def render(self, text: str, language: str) -> Sound:
        voice = _of_language("eSpeak NG", self.LANGUAGES, language)
        samples, rate = self._child.render(text, voice, self._words_a_minute)
        return Sound(samples, rate)

    def close(self) -> None:
        self._child.close()


class FliteVoice:
    """A clearer English voice from the `flite` package. It takes the text as an argument, so a process list on
    this machine can show the question while it is rendered."""

    LANGUAGES = {"en": "slt"}  # noqa: RUF012

    @property
    def key(self) -> str:
        return "flite-slt"

    def render(self, text: str, language: str) -> Sound:
        voice = _of_language("flite", self.LANGUAGES, language)
        command = [_program("flite", "apt-get install flite"), "-voice", voice]
        return Sound.from_wav(_run([*command, "-t", text, "-o", "/dev/stdout"], b"", "flite"))

    def close(self) -> None:
        """Each sentence is a process of its own."""


class PiperVoice:
    """A natural voice, when the `piper` program and a voice file (with its .json beside it) are installed."""

    def __init__(self, model: Path, language: str) -> None:
        self._model = model
        self._language = language

    @property
    def key(self) -> str:
        return f"piper-{self._model.stem}"

    def render(self, text: str, language: str) -> Sound:
        _of_language("This Piper voice", {self._language: self._model.stem}, language)
        try:
            facts = json.loads(Path(f"{self._model}.json").read_text(encoding="utf-8"))
            rate = int(facts["audio"]["sample_rate"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelMissing("The Piper voice has no readable .json file beside it.") from error
        command = [
            _program("piper", "pip install piper-tts, outside this program"),
            "--model",
            str(self._model),
        ]
        raw = _run([*command, "--output_raw"], " ".join(text.split()).encode() + b"\n", "Piper")
        if not raw:
            raise PartMissing("Piper gave no sound.", "Run: main.py doctor")
        return Sound(np.frombuffer(raw[: len(raw) // 2 * 2], dtype="<i2").astype(np.int16), rate)

    def close(self) -> None:
        """Each sentence is a process of its own."""


class GttsVoice:
    """Google's voice over the network: each sentence leaves this machine, so it must have been allowed."""

    def __init__(self, network_allowed: bool) -> None:
        self._allowed = network_allowed

    @property
    def key(self) -> str:
        return "gtts"

    def render(self, text: str, language: str) -> Sound:
        if not self._allowed:
            raise NetworkNotAllowed(
                "The gTTS voice sends each sentence to Google, and the network is not allowed.",
                "Allow it in the settings, or choose the offline voice.",
            )
        from gtts import gTTS, gTTSError

        mp3 = io.BytesIO()
        try:
            gTTS(text, lang=language).write_to_fp(mp3)
        except (gTTSError, OSError, ValueError) as error:
            raise PartMissing("The gTTS voice could not be reached.", "Choose the offline voice.") from error
        return _decode(mp3.getvalue())

    def close(self) -> None:
        """Nothing is kept open between sentences."""


def _decode(data: bytes) -> Sound:
    """Any compressed sound as samples; raises `FileDamaged` for an empty or broken one."""
    import av

    try:
        with av.open(io.BytesIO(data), "r") as container:
            resampler = av.AudioResampler(format="s16", layout="mono")
            frames = [new for old in container.decode(audio=0) for new in resampler.resample(old)]
    except (av.FFmpegError, IndexError) as error:
        raise FileDamaged("The voice gave no readable sound.", "Choose the offline voice.") from error
    if not frames:
        raise FileDamaged("The voice gave an empty sound.", "Choose the offline voice.")
    return Sound(np.concatenate([f.to_ndarray()[0] for f in frames]).astype(np.int16), frames[0].sample_rate)


def _of_language(engine: str, voices: dict[str, str], language: str) -> str:
    if language not in voices:
        raise ModelMissing(f"{engine} has no voice for {language!r}.", f"It speaks: {', '.join(voices)}.")
    return voices[language]


def _program(name: str, remedy: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise PartMissing(f"The voice program {name} is not installed.", f"Run: {remedy}")
    return found


def _run(command: list[str], text: bytes, engine: str) -> bytes:
    try:
        done = subprocess.run(command, input=text, capture_output=True, timeout=LONGEST, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise PartMissing(f"{engine} could not speak.", "Choose the offline voice.") from error
    return done.stdout


def make_voice(
    name: str, words_a_minute: int, piper_voice: str, piper_language: str, network_allowed: bool
) -> Voice:
    """A voice by its name in the settings. Raises `PartMissing` for a name that there is not."""
    makers: dict[str, Callable[[], Voice]] = {
        "espeak": lambda: EspeakVoice(words_a_minute),
        "flite": FliteVoice,
        "piper": lambda: PiperVoice(Path(piper_voice), piper_language),
        "gtts": lambda: GttsVoice(network_allowed),
    }
    if name not in makers:
        raise PartMissing(f"There is no voice {name!r}.", f"Choose of: {', '.join(makers)}, system, silent.")
    return makers[name]()
