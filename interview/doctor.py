"""What this machine has and lacks, each thing with its remedy. Looks; loads nothing heavy, changes nothing."""

from __future__ import annotations

import ctypes.util
import importlib.metadata
import importlib.util
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from interview.errors import ForPeople
from interview.gguf_store import expected_hash, gguf_place
from interview.settings import Settings
from interview.vault.disk import PICTURE_BYTES, SOUND_BYTES, WARN_BELOW, free_bytes, minutes_left

BOOTSTRAP = "Run: python3 bootstrap.py"
COMPILER = "Install a C++ compiler (apt-get install build-essential), then run: python3 bootstrap.py"


@dataclass(frozen=True)
class Check:
    """One line of the doctor's list. The main job cannot run without a `needed` one."""

    name: str
    what_for: str
    ok: bool
    found: str
    remedy: str = ""
    needed: bool = False


@dataclass(frozen=True)
class Package:
    module: str
    distribution: str
    what_for: str
    needed: bool = False
    remedy: str = BOOTSTRAP


PACKAGES = (
    Package("sqlcipher3", "sqlcipher3", "keeps sessions encrypted", needed=True),
    Package("av", "av", "reads and writes recordings", needed=True),
    Package("cv2", "opencv-python-headless", "finds faces", needed=True),
    Package("markdown", "Markdown", "writes the report", needed=True),
    Package("nh3", "nh3", "cleans the report", needed=True),
    Package("rapidfuzz", "RapidFuzz", "recognises the name of a disorder", needed=True),
    Package("weasyprint", "weasyprint", "makes the PDF", needed=True),
    Package("vosk", "vosk", "speech to text"),
    Package("pocketsphinx", "pocketsphinx", "rough English speech to text without a model", remedy=COMPILER),
    Package("espeakng_loader", "espeakng-loader", "the offline voice"),
    Package("pygame", "pygame", "plays the voice"),
    Package("gtts", "gTTS", "the network voice, when allowed"),
    Package("sounddevice", "sounddevice", "the microphone"),
    Package("onnxruntime", "onnxruntime", "reads emotion"),
    Package("torch", "torch", "trains emotion models"),
    Package("transformers", "transformers", "trains emotion models"),
    Package("PySide6", "PySide6-Essentials", "the window"),
    Package(
        "llama_cpp",
        "llama-cpp-python",
        "the local language model",
        remedy=COMPILER,
    ),
)
LIBRARIES = (
    ("pango-1.0", "libpango-1.0-0", "the letters of the PDF", True),
    ("portaudio", "libportaudio2", "the microphone", False),
)


def examine(weights: Path, extra: Iterable[Callable[[], Check]] = ()) -> tuple[Check, ...]:
    """Every check; `extra` are those of adapters that this package may not know."""
    checks = [
        _python(),
        *map(_package, PACKAGES),
        *(_library(*entry) for entry in LIBRARIES),
        _disk(weights),
    ]
    return (*checks, *(check() for check in extra))


def tried(name: str, what_for: str, work: Callable[[], object], needed: bool = False) -> Check:
    """A check that does the thing once."""
    try:
        work()
    except ForPeople as error:
        return Check(name, what_for, False, error.message, error.remedy, needed)
    return Check(name, what_for, True, "works", needed=needed)


def hearing_check(make: Callable[[], object]) -> Check:
    """What would write down what is said; `make` gives the transcriber that the settings choose."""
    what_for = "writes down what is said"
    try:
        hearing = type(make()).__name__
    except ForPeople as error:
        return Check("speech model", what_for, False, error.message, error.remedy)
    good = hearing == "VoskTranscriber"
    found = {"SphinxTranscriber": "PocketSphinx (rough)", "NoTranscriber": "none: typed answers"}
    remedy = "" if good else "main.py models list; main.py models fetch NAME, or models import FOLDER"
    return Check("speech model", what_for, good, found.get(hearing, "Vosk"), remedy)


def language_model_check(settings: Settings, weights: Path) -> Check:
    """Who writes questions and report; no model is opened and no server asked."""
    name, what_for, llm = "language model", "drafts questions and the report", settings.llm
    choose = "main.py models list; main.py models import FILE; main.py models use NAME"
    if llm.server and settings.network.language_server:
        return Check(name, what_for, True, f"{llm.server_model} on a server")
    if not llm.model:
        return Check(name, what_for, False, "none: the vetted bank", choose)
    try:
        known = bool(expected_hash(weights, llm.model))
    except ForPeople as error:
        return Check(name, what_for, False, error.message, error.remedy)
    if not gguf_place(weights, llm.model).is_file():
        return Check(name, what_for, False, f"{llm.model} is not here", choose)
    if not known:
        return Check(name, what_for, False, f"{llm.model}: its SHA-256 is not known", choose)
    return Check(name, what_for, True, llm.model)


def can_run(checks: Iterable[Check]) -> bool:
    return all(check.ok for check in checks if check.needed)


def _python() -> Check:
    version = sys.version.split()[0]
    ok = (3, 11) <= sys.version_info[:2] <= (3, 13)
    remedy = "" if ok else "Use Python 3.11, 3.12 or 3.13."
    return Check("Python", "runs the program", ok, version, remedy, needed=True)


def _package(package: Package) -> Check:
    if importlib.util.find_spec(package.module) is None:
        return Check(package.distribution, package.what_for, False, "missing", package.remedy, package.needed)
    try:
        found = importlib.metadata.version(package.distribution)
    except importlib.metadata.PackageNotFoundError:
        found = "installed"
    return Check(package.distribution, package.what_for, True, found, needed=package.needed)


def _library(name: str, debian: str, what_for: str, needed: bool) -> Check:
    found = ctypes.util.find_library(name)
    ok = found is not None or sys.platform == "win32"  # where the wheel brings it
    return Check(name, what_for, ok, found or "missing", "" if ok else f"apt-get install {debian}", needed)


def _disk(weights: Path) -> Check:
    folder = next(parent for parent in (weights, *weights.parents) if parent.exists())
    minutes = minutes_left(free_bytes(folder), SOUND_BYTES + PICTURE_BYTES)
    ok = minutes > WARN_BELOW
    found = (
        f"{minutes / 60:.0f} hours of recording" if minutes > 120 else f"{minutes:.0f} minutes of recording"
    )
    return Check("free disk", "recordings", ok, found, "" if ok else "Make room.")
