"""The rule about words that nobody translated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from ui.gallery.on_page import called, is_inner, visible, words_on
from ui.gallery.samples import TOLD

LATIN = re.compile(r"[A-Za-z](?:[A-Za-z’'-]*[A-Za-z])")
# names, keys, what the core and people say
_AS_GIVEN = re.compile("[\u2066\u2068][^\u2066\u2068\u2069]*\u2069")
SAME_IN_EVERY_LANGUAGE = frozenset(
    (  # names of programs, formats and keys
        "Anamnesis",
        "CPU",
        "Ctrl",
        "English",
        "Enter",
        "Escape",
        "FLAC",
        "Flite",
        "GAD",
        "GGUF",
        "GPU",
        "Google",
        "HTML",
        "ICD",
        "MGB",
        "Markdown",
        "Matroska",
        "NG",
        "OpenCV",
        "PDF",
        "Piper",
        "PipeWire",
        "PocketSphinx",
        "PulseAudio",
        "Python",
        "SHA",
        "TOML",
        "UTF",
        "Vosk",
        "eSpeak",
        "json",
        "onnx",
    )
)


def untranslated(page: QWidget) -> list[str]:
    """Latin words in a window in Arabic, but for names, keys and what is set off as somebody else's words.

    A label that runs from the left speaks the language of the interview: what the person reads.
    """
    own = [TOLD["tag"], *_texts_of(TOLD["ar"]), *_texts_of(TOLD["en"])]
    found = []
    for widget in visible(page, QWidget):
        if isinstance(widget, QLabel) and widget.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            continue
        for text in _all_words_of(widget):
            rest = _AS_GIVEN.sub(" ", text)
            for told in sorted(own, key=len, reverse=True):
                rest = rest.replace(told, " ")
            words = [word for word in LATIN.findall(rest) if word not in SAME_IN_EVERY_LANGUAGE]
            if words:
                found.append(f"“{text[:60]}” of {called(widget)} is not translated.")
    return sorted(set(found))


def _texts_of(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for inner in part.values():
            yield from _texts_of(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _texts_of(inner)


def _all_words_of(widget: QWidget) -> Iterator[str]:
    if is_inner(widget):
        return
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    yield words_on(widget)
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _words_in(widget.model())


def _words_in(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        yield from (str(model.index(row, column).data() or "") for column in range(columns))
