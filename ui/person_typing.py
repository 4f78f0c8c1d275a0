"""Where the interviewed person types an answer: a large field, and a draft for each question that nothing erases."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui import person_words as words
from ui.look import space
from ui.person_words import Words
from ui.translating import direction
from ui.widgets.basics import STRETCH, button, row
from ui.widgets.text_direction import run_in


class PersonTyping(QWidget):
    """Signals: `sent` (the text), `closed`. What was typed stays until the interview has moved on with it."""

    sent = Signal(str)
    closed = Signal()

    def __init__(self, say: Words) -> None:
        super().__init__()
        self._drafts: dict[str, str] = {}
        self._question_id = ""
        self._field = QPlainTextEdit()
        self._field.setTabChangesFocus(True)
        self._field.setPlaceholderText(say(words.YOUR_ANSWER))
        self._field.setAccessibleName(say(words.YOUR_ANSWER))
        self._field.setMinimumHeight(140)
        run_in(self._field, direction(say.language))
        self._field.textChanged.connect(self._typed)
        self._send = button(say(words.SEND), "primary", "check", "Ctrl+Return")
        self._send.clicked.connect(self._tell)
        self._cancel = button(say(words.CANCEL), "plain")
        self._cancel.clicked.connect(self.closed)
        QShortcut(QKeySequence("Ctrl+Enter"), self, self._tell)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space.M)
        lines.addWidget(self._field, 1)
        lines.addLayout(row(STRETCH, self._cancel, self._send))
        self._typed()

    def has_draft(self) -> bool:
        return bool(self._field.toPlainText().strip())

    def show_question(self, question_id: str) -> None:
        """Another question has another draft; the same one keeps everything as it is."""
        if question_id != self._question_id:
            self._question_id = question_id
            self._field.setPlainText(self._drafts.get(question_id, ""))

    def forget(self, question_ids: Iterable[str]) -> None:
        """The answers to these questions are safe: their drafts are done with."""
        for question_id in question_ids:
            self._drafts.pop(question_id, None)
            if question_id == self._question_id:
                self._field.clear()

    def take_focus(self) -> None:
        self._field.setFocus()

    def _typed(self) -> None:
        self._drafts[self._question_id] = self._field.toPlainText()
        self._send.setEnabled(self.has_draft())

    def _tell(self) -> None:
        if self.has_draft():
            self.sent.emit(self._field.toPlainText().strip())
