"""Text fields that run as the language of their text does, whatever the window's language is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit


def run_in(field: QTextEdit | QPlainTextEdit, direction: Qt.LayoutDirection) -> None:
    """From now on, an empty field and a mixed text too. The side is named: a plain field does not turn "leading"."""
    field.setLayoutDirection(direction)
    option = field.document().defaultTextOption()
    option.setTextDirection(direction)
    from_right = direction is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    field.document().setDefaultTextOption(option)
