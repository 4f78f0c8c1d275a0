"""What a clinic can set, read once at start from one TOML file: every key has a default, a wrong key is an error."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from interview.errors import FileDamaged


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Voice(_Table):
    speaker: Literal["espeak", "flite", "piper", "system", "gtts", "silent"] = "espeak"
    words_a_minute: int = Field(default=140, ge=80, le=300)
    piper_voice: str = ""  # path of a Piper voice (.onnx, its .json beside it)
    piper_language: str = "en"


class Hearing(_Table):
    transcriber: Literal["auto", "vosk", "sphinx", "none"] = "auto"


class Defaults(_Table):
    questions: int = Field(default=8, ge=1, le=60)
    language: Literal["en", "ar"] = "en"


class Network(_Table):
    """Each thing that would leave this machine is allowed by its own name, or not at all."""

    voice: bool = False  # gTTS: each question goes to Google


class Keeping(_Table):
    """Days from the first of a kind until it is due to be deleted; what a consent says goes before it."""

    text: int | None = Field(
        default=None, ge=0
    )  # answers, transcripts, report; without it all of a session goes
    sound: int | None = Field(default=None, ge=0)
    picture: int | None = Field(default=None, ge=0)
    clip: int | None = Field(default=None, ge=0)


class Window(_Table):
    """How the program itself looks and speaks; the language of an interview is its session's."""

    language: Literal["en", "ar"] = "en"
    theme: Literal["system", "light", "dark"] = "system"


class Devices(_Table):
    """By name; "" is the first one there is, "none" is no device."""

    camera: str = ""
    microphone: str = ""
    own_picture: bool = False  # the person sees their own picture


class Safety(_Table):
    crisis_text: str = ""  # the site's own protocol, shown on the crisis card
    crisis_numbers: tuple[str, ...] = ()
    emotion_allowed: bool = True  # False: nobody here is asked for, or gives, consent to emotion reading


class Lock(_Table):
    idle_minutes: int = Field(default=5, ge=1, le=120)


class Settings(_Table):
    voice: Voice = Voice()
    hearing: Hearing = Hearing()
    session: Defaults = Defaults()
    network: Network = Network()
    keeping: Keeping = Keeping()
    program: Window = Window()
    devices: Devices = Devices()
    safety: Safety = Safety()
    lock: Lock = Lock()


def read_settings(path: Path) -> Settings:
    """The defaults when there is no file. Raises `FileDamaged` naming the key that is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    try:
        return Settings.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileDamaged(
            f"{path} is no TOML: {error}.", "Mend it, or delete it for the defaults."
        ) from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        raise FileDamaged(
            f"{path}: {key}: {first['msg']}.", "Mend it, or delete it for the defaults."
        ) from error
