"""The field for the code of a person, which warns when somebody types a name."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from interview.spelling import is_arabic
from ui.look.space import XS
from ui.widgets.basics import field, small

_MOST_LETTERS = 40
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")


def looks_like_a_name(text: str) -> bool:
    """Words without a digit, written as names are: one capital and small letters, or two Arabic words."""
    words = text.split()
    if not words or not all(_WORD.fullmatch(word) for word in words):
        return False
    if is_arabic(text):
        return len(words) > 1
    return all(len(word) > 1 and word[0].isupper() and not word.isupper() for word in words)


class PersonField(QWidget):
    """Signals: `changed`, `entered` (Enter was pressed)."""

    changed = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setMaxLength(_MOST_LETTERS)
        self.edit.setPlaceholderText(self.tr("for example: A-2047"))
        self.edit.textChanged.connect(self._typed)
        self.edit.returnPressed.connect(self.entered)
        self.hint = small("")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(XS)
        inside.addWidget(field(self.tr("&Code of the person"), self.edit))
        inside.addWidget(self.hint)
        self._typed()

    @property
    def code(self) -> str:
        return self.edit.text().strip()

    def _typed(self) -> None:
        named = looks_like_a_name(self.code)
        self.hint.setText(
            self.tr("This looks like a name. Please use a code that says nothing about the person.")
            if named
            else self.tr("Never a name. Without a code the session is found by its date only.")
        )
        self.hint.setProperty("kind", "warning" if named else "")
        self.hint.style().polish(self.hint)
        self.edit.setAccessibleDescription(self.hint.text())
        self.changed.emit()
