"""What the checks of this machine are for, in the window's language; `interview.doctor` speaks English."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from interview.doctor import COMPILER
from ui.pages.around_words import as_given
from ui.translating import core_words

translate = QCoreApplication.translate
_BOOTSTRAP = "python3 bootstrap.py"
_ROOM = re.compile(r"(\d+) (hours|minutes) of recording")


def what_for(english: str) -> str:
    """A purpose that is not in the table is shown as it came."""
    return _purposes().get(english) or _as_the_core_says(english)


def name_words(english: str) -> str:
    """What is looked at; packages and libraries keep their names."""
    if english.startswith("voice "):
        name = english.removeprefix("voice ")
        return translate("Doctor", "voice {name}").format(name=as_given(name))
    return {
        "free disk": translate("Doctor", "free disk"),
        "speech model": translate("Doctor", "speech model"),
        "language model": translate("Doctor", "language model"),
        "emotion model": translate("Doctor", "emotion model"),
        "voice": translate("Doctor", "voice"),
    }.get(english) or _as_the_core_says(english)


def remedy_words(english: str) -> str:
    """What to do. A command alone is shown as it is."""
    compiler = translate("Doctor", "Install a C++ compiler ({install}), then run: {run}")
    return {
        "Run: python3 bootstrap.py": translate("Doctor", "Run: {run}").format(run=as_given(_BOOTSTRAP)),
        COMPILER: compiler.format(
            install=as_given("apt-get install build-essential"), run=as_given(_BOOTSTRAP)
        ),
        "Use Python 3.11, 3.12 or 3.13.": translate("Doctor", "Use Python 3.11, 3.12 or 3.13."),
        "Make room.": translate("Doctor", "Make room."),
    }.get(english) or _as_the_core_says(english)


def found_words(english: str) -> str:
    """A version number or anything else that is not in the table is shown as it came."""
    room = _ROOM.fullmatch(english)
    if room is not None:
        words = {
            "hours": translate("Doctor", "{number} hours of recording"),
            "minutes": translate("Doctor", "{number} minutes of recording"),
        }
        return words[room[2]].format(number=room[1])
    if english.endswith(": not tried"):
        name = english.removesuffix(": not tried")
        return translate("Doctor", "{name}: not tried").format(name=as_given(name))
    return {
        "missing": translate("Doctor", "missing"),
        "installed": translate("Doctor", "installed"),
        "works": translate("Doctor", "works"),
        "not allowed at this site": translate("Doctor", "not allowed at this site"),
        "none: the vetted bank": translate("Doctor", "none: the vetted bank"),
        "none: typed answers": translate("Doctor", "none: typed answers"),
        "PocketSphinx (rough)": translate("Doctor", "PocketSphinx (rough)"),
    }.get(english) or _as_the_core_says(english)


def _as_the_core_says(english: str) -> str:
    return core_words(english) or as_given(english)


def _purposes() -> dict[str, str]:
    return {
        "runs the program": translate("Doctor", "runs the program"),
        "keeps sessions encrypted": translate("Doctor", "keeps sessions encrypted"),
        "reads and writes recordings": translate("Doctor", "reads and writes recordings"),
        "finds faces": translate("Doctor", "finds faces"),
        "writes the report": translate("Doctor", "writes the report"),
        "cleans the report": translate("Doctor", "cleans the report"),
        "recognises the name of a disorder": translate("Doctor", "recognises the name of a disorder"),
        "makes the PDF": translate("Doctor", "makes the PDF"),
        "speech to text": translate("Doctor", "speech to text"),
        "rough English speech to text without a model": translate(
            "Doctor", "rough English speech to text without a model"
        ),
        "the offline voice": translate("Doctor", "the offline voice"),
        "plays the voice": translate("Doctor", "plays the voice"),
        "the network voice, when allowed": translate("Doctor", "the network voice, when allowed"),
        "the microphone": translate("Doctor", "the microphone"),
        "the letters of the PDF": translate("Doctor", "the letters of the PDF"),
        "the window": translate("Doctor", "the window"),
        "reads emotion": translate("Doctor", "reads emotion"),
        "trains emotion models": translate("Doctor", "trains emotion models"),
        "the local language model": translate("Doctor", "the local language model"),
        "drafts questions and the report": translate("Doctor", "drafts questions and the report"),
        "recordings": translate("Doctor", "recordings"),
        "a page laid out": translate("Doctor", "a page laid out"),
        "speaks the questions": translate("Doctor", "speaks the questions"),
        "a word spoken": translate("Doctor", "a word spoken"),
        "writes down what is said": translate("Doctor", "writes down what is said"),
    }
