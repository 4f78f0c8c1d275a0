"""What a clinic can set, in one TOML file: every key has a default, a wrong key is an error.

It is read once at start, and written when somebody changes a setting in the window.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from interview.errors import FileDamaged, NotAccepted, StoreUnusable
from interview.files import put_whole

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

_MEND = "Mend it, or delete it for the defaults."


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Voice(_Table):
    speaker: Literal["espeak", "flite", "piper", "system", "gtts", "silent"] = "espeak"
    words_a_minute: int = Field(default=140, ge=80, le=300)
    piper_voice: str = ""  # path of a Piper voice (.onnx, its .json beside it)
    piper_language: str = "en"


class Hearing(_Table):
    transcriber: Literal["auto", "vosk", "sphinx", "none"] = "auto"


class Emotion(_Table):
    """Whether it may be read at all stands under `Safety`."""

    model: str = Field(default="", pattern=r"^([a-z0-9][a-z0-9_-]*)?$")  # its folder; "" is the shipped one
    way: Literal["queue", "per-frame"] = "queue"  # windows one after another, or one behind each new moment


class Defaults(_Table):
    questions: int = Field(default=8, ge=1, le=60)
    language: Literal["en", "ar"] = "en"


class Network(_Table):
    """Each thing that would leave this machine is allowed by its own name, or not at all."""

    voice: bool = False  # gTTS: each question goes to Google
    language_server: bool = False  # what is said goes to the server that `[llm]` names


class LanguageModel(_Table):
    """Who writes questions and report. The key of a server stands in no file: it is in the environment."""

    model: str = Field(default="", pattern=r"^([A-Za-z0-9][A-Za-z0-9._-]*)?$")  # of `models list`; "" is none
    context: int = Field(default=8192, ge=2048, le=131072)  # tokens; fewer when the memory is short
    gpu_layers: Literal["auto"] | Annotated[int, Field(ge=0, le=1000)] = "auto"
    server: str = (
        ""  # https://host/v1, instead of a model on this machine; used once network.language_server is on
    )
    server_model: str = ""  # as the server names it
    server_certificate: str = ""  # path of the PEM of the clinic's own authority
    follow_up: Literal["never", "model", "always"] = (
        "model"  # one more question, for the clinician to approve
    )


class Keeping(_Table):
    """Days from the first of a kind until it is due to be deleted; what a consent says goes before it."""

    text: int | None = Field(
        default=None, ge=0
    )  # answers, transcripts, report; without it all of a session goes
    sound: int | None = Field(default=None, ge=0)
    picture: int | None = Field(default=None, ge=0)
    clip: int | None = Field(default=None, ge=0)


_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\r\n]+$")]


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
    crisis_numbers: tuple[_Line, ...] = ()  # each as it is shown: "Samaritans 116 123"
    emotion_allowed: bool = True  # False: nobody here is asked for, or gives, consent to emotion reading


class Lock(_Table):
    idle_minutes: int = Field(default=5, ge=1, le=120)


class Settings(_Table):
    voice: Voice = Voice()
    hearing: Hearing = Hearing()
    emotion: Emotion = Emotion()
    session: Defaults = Defaults()
    network: Network = Network()
    llm: LanguageModel = LanguageModel()
    keeping: Keeping = Keeping()
    program: Window = Window()
    devices: Devices = Devices()
    safety: Safety = Safety()
    lock: Lock = Lock()


def read_settings(path: Path) -> Settings:
    """The defaults when there is no file. Raises `FileDamaged` naming the key that is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
        return Settings.model_validate(tomllib.loads(text))
    except FileNotFoundError:
        return Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _no_toml(path, error) from error
    except ValidationError as error:
        raise FileDamaged(f"{path}: {_first_fault(error)}", _MEND) from error


def write_settings(path: Path, settings: Settings) -> None:
    """Put these settings into the file, whole or not at all; comments and order stay as somebody left them.

    A key is written when it differs from its default or stands there already. Raises `NotAccepted` naming a value
    that is out of bounds, `FileDamaged` when what is there is no settings file, `StoreUnusable` when a disk refuses.
    """
    try:
        settings = Settings.model_validate(settings.model_dump(warnings=False))
    except ValidationError as error:
        raise NotAccepted(f"This cannot be set: {_first_fault(error)}", "Choose another value.") from error
    document = _document(path)
    for table, key, value, usual in _each(settings):
        _put(document, table, key, value, usual)
    try:
        put_whole(path, document.as_string().encode())
    except OSError as error:
        raise StoreUnusable(
            f"The settings cannot be written to {path}.",
            "See who may write there, and whether the disk is full.",
        ) from error


def _document(path: Path) -> TOMLDocument:
    """What is there now, once it is known to be settings; empty when there is no file."""
    import tomlkit  # only who writes settings waits for it
    from tomlkit.exceptions import TOMLKitError

    read_settings(path)
    try:
        return tomlkit.parse(path.read_bytes())
    except FileNotFoundError:
        return tomlkit.document()
    except TOMLKitError as error:
        raise _no_toml(path, error) from error


def _each(settings: Settings) -> Iterator[tuple[str, str, Any, Any]]:
    """Table, key, value and default of every setting, as TOML has them."""
    usual = Settings().model_dump(mode="json")
    for table, values in settings.model_dump(mode="json").items():
        for key, value in values.items():
            yield table, key, value, usual[table][key]


def _put(document: TOMLDocument, table: str, key: str, value: Any, usual: Any) -> None:
    there: Any = document.get(table, {})
    if key in there:
        if value is None:
            del there[key]
        elif there[key] != value:
            there[key] = value
    elif value != usual:
        if table in document:
            _add(document[table], key, value)
        else:
            document[table] = {key: value}


def _add(table: Any, key: str, value: Any) -> None:
    """After the last key of a table: the lines below that are about the next table."""
    body = table.value.body
    last = max((at for at, (name, _) in enumerate(body) if name is not None), default=-1)
    below = body[last + 1 :]
    del body[last + 1 :]
    table[key] = value
    body.extend(below)


def _no_toml(path: Path, error: Exception) -> FileDamaged:
    return FileDamaged(f"{path} is no TOML: {error}.", _MEND)


def _first_fault(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}."
