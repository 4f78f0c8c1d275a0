"""Every key of the settings with its sentence, in groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from interview.settings import Defaults, Keeping, LanguageModel, Lock, Voice
from ui.pages.around_words import device_name
from ui.pages.settings_emotion import emotion_fields
from ui.pages.settings_fields import (
    ChoiceField,
    Key,
    LinesField,
    NumberField,
    SettingField,
    SwitchField,
    TextField,
)
from ui.pages.settings_follow_up import follow_up_field
from ui.translating import LANGUAGES

translate = QCoreApplication.translate
FIRST, NONE = "", "none"  # as interview.settings.Devices names them


@dataclass(frozen=True)
class Group:
    """Keys that are set together. `icon` is a name of ui.look.icons."""

    title: str
    icon: str
    about: str
    fields: tuple[SettingField, ...]


def all_groups() -> tuple[Group, ...]:
    """New fields for every key there is; a test compares them with the settings."""
    return (
        *(_program(), _interview(), _voice(), _devices(), _language_model()),
        *(_safety(), _keeping(), _lock(), _network()),
    )


def device_choices(devices: Sequence[str], of_none: str) -> list[tuple[str, str]]:
    """The first one, each of these (by id), or none."""
    first = translate("Settings", "The first one there is")
    return [(FIRST, first), *((device, device_name(device)) for device in devices), (NONE, of_none)]


def no_camera() -> str:
    return translate("Settings", "No camera")


def no_microphone() -> str:
    return translate("Settings", "No microphone: answers are typed")


def theme_choices() -> list[tuple[str, str]]:
    return [
        ("system", translate("Settings", "As this computer")),
        ("light", translate("Settings", "Light")),
        ("dark", translate("Settings", "Dark")),
    ]


def bounds(model: type, name: str) -> tuple[int, int | None]:
    """The least and greatest value that the settings take."""
    found = {type(rule).__name__: rule for rule in model.model_fields[name].metadata}  # type: ignore[attr-defined]
    return (found["Ge"].ge if "Ge" in found else 0, found["Le"].le if "Le" in found else None)


def _program() -> Group:
    fields = (
        ChoiceField(
            Key("program", "language"),
            translate("Settings", "Language of the window"),
            list(LANGUAGES.items()),
            translate("Settings", "Each interview has a language of its own."),
        ),
        ChoiceField(Key("program", "theme"), translate("Settings", "Theme"), theme_choices()),
    )
    return Group(translate("Settings", "Window"), "screen", "", fields)


def _interview() -> Group:
    fields = (
        ChoiceField(
            Key("session", "language"),
            translate("Settings", "Language of a new interview"),
            list(LANGUAGES.items()),
            translate("Settings", "It can be changed for each interview."),
        ),
        NumberField(
            Key("session", "questions"),
            translate("Settings", "Number of questions"),
            translate("Settings", "questions"),
            bounds(Defaults, "questions"),
            translate("Settings", "How many a new plan has; you can add and take out."),
        ),
    )
    return Group(translate("Settings", "Interview"), "question", "", fields)


def _voice() -> Group:
    voices = [
        ("espeak", translate("Settings", "eSpeak NG: comes with the program")),
        ("flite", translate("Settings", "Flite: English only")),
        ("piper", translate("Settings", "Piper: a voice of your own")),
        ("system", translate("Settings", "The voice of this computer")),
        ("gtts", translate("Settings", "Google: needs the network")),
        ("silent", translate("Settings", "None: questions are only shown")),
    ]
    fields = (
        ChoiceField(
            Key("voice", "speaker"),
            translate("Settings", "Voice"),
            voices,
            translate("Settings", "Google gets every question, and only when it is allowed under Network."),
        ),
        NumberField(
            Key("voice", "words_a_minute"),
            translate("Settings", "Speed"),
            translate("Settings", "words a minute"),
            bounds(Voice, "words_a_minute"),
        ),
        TextField(
            Key("voice", "piper_voice"),
            translate("Settings", "File of the Piper voice"),
            translate("Settings", "It ends in .onnx; its .json lies beside it."),
        ),
        ChoiceField(
            Key("voice", "piper_language"),
            translate("Settings", "Language of the Piper voice"),
            list(LANGUAGES.items()),
        ),
    )
    return Group(translate("Settings", "Voice"), "speaker", "", fields)


def _devices() -> Group:
    hearing = [
        ("auto", translate("Settings", "The best there is")),
        ("vosk", translate("Settings", "Vosk")),
        ("sphinx", translate("Settings", "PocketSphinx: rough, English only")),
        ("none", translate("Settings", "None: answers are typed")),
    ]
    fields = (
        ChoiceField(
            Key("devices", "camera"), translate("Settings", "Camera"), device_choices((), no_camera())
        ),
        ChoiceField(
            Key("devices", "microphone"),
            translate("Settings", "Microphone"),
            device_choices((), no_microphone()),
        ),
        SwitchField(
            Key("devices", "own_picture"),
            translate("Settings", "The person may see their own picture"),
            translate("Settings", "Small, in their window, while they answer. Some people do not like it."),
        ),
        ChoiceField(
            Key("hearing", "transcriber"),
            translate("Settings", "Writing down what is said"),
            hearing,
            translate("Settings", "It works on this computer, without the network."),
        ),
    )
    about = translate("Settings", "Nothing is opened before the person has consented.")
    return Group(translate("Settings", "Devices and hearing"), "camera", about, fields)


def _language_model() -> Group:
    fields = (
        TextField(
            Key("llm", "model"),
            translate("Settings", "Model"),
            translate("Settings", "Its name on the page of the models. Empty: none."),
        ),
        NumberField(
            Key("llm", "context"),
            translate("Settings", "Context"),
            translate("Settings", "tokens"),
            bounds(LanguageModel, "context"),
            translate("Settings", "How much it can keep in view. Fewer are used when the memory is short."),
        ),
        ChoiceField(
            Key("llm", "gpu_layers"),
            translate("Settings", "Graphics card"),
            [
                ("auto", translate("Settings", "As much of it as fits")),
                (0, translate("Settings", "Not used: the processor only")),
            ],
        ),
        TextField(
            Key("llm", "server"),
            translate("Settings", "Server of the clinic, instead of a model here"),
            translate(
                "Settings", "The address that its operator gave you. It must be allowed under Network."
            ),
        ),
        TextField(Key("llm", "server_model"), translate("Settings", "Model of that server")),
        TextField(
            Key("llm", "server_certificate"),
            translate("Settings", "Certificate of the clinic's own authority"),
            translate("Settings", "A PEM file, when this computer does not trust the server by itself."),
        ),
        follow_up_field(),
    )
    about = translate(
        "Settings", "It drafts questions and the report. Without one they come from the vetted bank, plainly."
    )
    return Group(translate("Settings", "Language model"), "document", about, fields)


def _safety() -> Group:
    fields = (
        LinesField(
            Key("safety", "crisis_text"),
            translate("Settings", "What your site does in a crisis"),
            translate("Settings", "In your own words. It stands on the crisis card."),
        ),
        LinesField(
            Key("safety", "crisis_numbers"),
            translate("Settings", "Numbers to call"),
            translate("Settings", "One a line, with whose it is. The program knows none of its own."),
            as_list=True,
        ),
        SwitchField(
            Key("safety", "emotion_allowed"),
            translate("Settings", "Emotion reading may be used at this site"),
            translate("Settings", "Off: nobody is asked for it and nothing reads it. Some laws demand that."),
        ),
        *emotion_fields(),
    )
    about = translate("Settings", "The crisis card can be opened from every page, the locked screen too.")
    return Group(translate("Settings", "Safety"), "heart", about, fields)


def _keeping() -> Group:
    names = {
        "text": translate("Settings", "Text: answers, report; with it the whole session goes"),
        "sound": translate("Settings", "Sound"),
        "picture": translate("Settings", "Pictures"),
        "clip": translate("Settings", "Clips brought in as files"),
    }
    fields = tuple(
        NumberField(
            Key("keeping", name),
            label,
            translate("Settings", "days"),
            bounds(Keeping, name),
            may_be_empty=translate("Settings", "empty: until somebody deletes it"),
        )
        for name, label in names.items()
    )
    about = translate(
        "Settings",
        "Counted from the first of a kind. What a consent says goes first. Nothing is deleted without asking.",
    )
    return Group(translate("Settings", "Keeping times"), "calendar", about, fields)


def _lock() -> Group:
    fields = (
        NumberField(
            Key("lock", "idle_minutes"),
            translate("Settings", "Lock the screen after"),
            translate("Settings", "idle minutes"),
            bounds(Lock, "idle_minutes"),
            translate("Settings", "A recording goes on under a locked screen."),
        ),
    )
    return Group(translate("Settings", "Screen lock"), "lock", "", fields)


def _network() -> Group:
    fields = (
        SwitchField(
            Key("network", "voice"),
            translate("Settings", "Google may speak the questions"),
            translate("Settings", "Each question goes to Google as text. No answer and no name does."),
        ),
        SwitchField(
            Key("network", "language_server"),
            translate("Settings", "The clinic's language server may be used"),
            translate("Settings", "Questions and answers go there as text. Sound and pictures never do."),
        ),
    )
    about = translate(
        "Settings", "Nothing leaves this computer unless you allow it here, each purpose by itself."
    )
    return Group(translate("Settings", "Network"), "globe", about, fields)
