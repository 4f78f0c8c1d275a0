"""What the program is made of, for the page about it."""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import qVersion

from interview.catalogue import Installed, read_catalogue
from ui.pages.about_page import Facts, ModelFact

LICENCE = Path(__file__).resolve().parent.parent / "LICENSE"
LIBRARIES = (
    "PySide6-Essentials",
    "torch",
    "transformers",
    "vosk",
    "pygame",
    "sounddevice",
    "opencv-python-headless",
    "av",
    "llama-cpp-python",
    "weasyprint",
    "Markdown",
    "nh3",
    "sqlcipher3",
    "cryptography",
    "argon2-cffi",
    "espeakng-loader",
    "pydantic",
)


def gathered(version: str, models: Sequence[Installed], hashes: Mapping[str, str]) -> Facts:
    """Of this machine, now. `hashes`: name -> SHA-256."""
    licences = {entry.name: entry.licence for entry in read_catalogue()}
    return Facts(
        version=version,
        python=platform.python_version(),
        qt=qVersion() or "",
        libraries=tuple(_library(name) for name in LIBRARIES),
        models=tuple(
            ModelFact(
                one.name, one.language, one.size / 1e6, hashes.get(one.name, ""), licences.get(one.name, "")
            )
            for one in models
        ),
        licence=LICENCE.read_text(encoding="utf-8"),
    )


def _library(name: str) -> tuple[str, str, str]:
    """Name, version, licence as its own metadata has them."""
    try:
        found = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return name, "", ""
    told = {field: found[field] for field in ("License-Expression", "License", "Version") if field in found}
    licence = told.get("License-Expression") or told.get("License", "").strip().partition("\n")[0]
    return name, told.get("Version", ""), licence
