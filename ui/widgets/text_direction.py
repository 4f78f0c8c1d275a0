"""Text fields that run as the language of their text does, whatever the window's language is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit


def run_in(field: QTextEdit | QPlainTextEdit, direction: Qt.LayoutDirection) -> None:
    """From now on, an empty field and a mixed text too."""
    field.setLayoutDirection(direction)
    option = field.document().defaultTextOption()
    option.setTextDirection(direction)
    option.setAlignment(Qt.AlignmentFlag.AlignLeading)
    field.document().setDefaultTextOption(option)
