"""Models of the catalogue in the window's language; the catalogue speaks English. Figures are the publishers'."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from interview.catalogue import CatalogueEntry, Installed
from interview.fitting import Fit, Place
from ui.pages.around_words import as_given

translate = QCoreApplication.translate


def what_for(entry: CatalogueEntry) -> str:
    """A model that is not in the table is described as the catalogue does."""
    return {
        "vosk-model-small-en-us-0.15": translate(
            "Models",
            "Speech to text, English: small and quick. "
            "Word error rate 9.85 % on clean read speech (publisher's figure).",
        ),
        "vosk-model-en-us-0.22": translate(
            "Models",
            "Speech to text, English: the most accurate, wants memory. Word error rate 5.69 % (publisher's figure).",
        ),
        "vosk-model-en-us-0.22-lgraph": translate(
            "Models", "Speech to text, English: between the two. Word error rate 7.82 % (publisher's figure)."
        ),
        "vosk-model-ar-mgb2-0.4": translate(
            "Models",
            "Speech to text, Arabic: the first choice. Word error rate 16.4 % on MGB-2 (publisher's figure).",
        ),
        "vosk-model-ar-0.22-linto-1.1.0": translate(
            "Models",
            "Speech to text, Arabic with dialects: a larger, stricter licence. "
            "Word error rate 28.5 % (publisher's figure).",
        ),
        "llama-3.2-3b-instruct-q4_k_m": translate(
            "Models",
            "Questions and report: small, for a laptop without a graphics card. "
            "Arabic is not among its languages.",
        ),
        "llama-3.1-8b-instruct-q4_k_m": translate(
            "Models",
            "Questions and report: the usual choice, with a graphics card of 8 GB. "
            "Arabic is not among its languages.",
        ),
        "llama-3.3-70b-instruct-q4_k_m": translate(
            "Models",
            "Questions and report: the largest, for a server that several seats share. "
            "Arabic is not among its languages.",
        ),
        "yunet-2023mar": translate("Models", "Finding faces: surer than the finder that OpenCV brings."),
    }.get(entry.name) or as_given(entry.what_for)


def facts(entry: CatalogueEntry) -> str:
    """How much, under which licence, from whom."""
    if not entry.address:
        words = translate("Models", "about {size} MB  ·  {licence}")
        return words.format(size=entry.megabytes, licence=as_given(entry.licence))
    words = translate("Models", "about {size} MB  ·  {licence}  ·  from {host}")
    return words.format(size=entry.megabytes, licence=as_given(entry.licence), host=as_given(host(entry)))


def host(entry: CatalogueEntry) -> str:
    """The computer that it would come from."""
    return urlsplit(entry.address).hostname or entry.address


def where_it_runs(found: Fit) -> str:
    """Whether a language model fits this computer beside the rest; the figures are estimates."""
    words = {
        Place.CARD: translate("Models", "Fits this computer, on the graphics card"),
        Place.SPLIT: translate("Models", "Fits this computer, partly on the graphics card"),
        Place.PROCESSOR: translate("Models", "Fits this computer, on the processor: slow"),
        Place.NOWHERE: translate("Models", "Does not fit this computer now"),
        Place.UNKNOWN: translate("Models", "Nobody tells how much memory is free"),
    }[found.place]
    takes = translate("Models", "about {needs} GB beside {others} GB for the rest")
    figures = takes.format(needs=f"{found.needs / 1e9:.1f}", others=f"{found.others / 1e9:.1f}")
    return f"{words}  ·  {figures}"


def what_is_lost(model: Installed, models: Sequence[Installed], used: str) -> str:
    """What will not work without it."""
    others = [one for one in models if one.kind == model.kind and one.name != model.name]
    if model.kind == "llama":
        if model.name != used:
            return translate("Models", "It is not in use.")
        return translate(
            "Models", "It is in use: questions will come from the vetted bank, and reports will be plain."
        )
    if model.kind == "vosk" and not any(one.language == model.language for one in others):
        if model.language == "en":
            return translate("Models", "English will be written down by PocketSphinx, roughly.")
        return translate("Models", "Answers in its language will have to be typed.")
    if model.kind == "faces" and not others:
        return translate("Models", "Faces will be found by OpenCV's own finder, less surely.")
    return translate("Models", "Another one of its kind stays, or comes with the program.")
