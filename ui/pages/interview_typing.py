"""An answer that is typed instead of spoken; what is typed stays until it is sent, whatever is repainted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from ui.translating import direction
from ui.widgets.basics import STRETCH, Card, button, field, row
from ui.widgets.text_direction import run_in


class TypingPanel(Card):
    """One draft a question. Signals: `sent` (the text), `changed` (there is a draft or there is none)."""

    sent = Signal(str)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._drafts: dict[str, str] = {}
        self._question_id = ""
        self._field = QPlainTextEdit()
        self._field.setTabChangesFocus(True)
        self._field.setMinimumHeight(64)
        self._field.textChanged.connect(self._typed)
        self._send = button(self.tr("Send what is typed"), "plain", "check")
        self._send.clicked.connect(self.send)
        self._close = button(self.tr("Close"), "quiet")
        self._close.clicked.connect(self.hide_field)
        self.column.addWidget(field(self.tr("Typed answer"), self._field), 1)
        self.column.addLayout(row(STRETCH, self._close, self._send))
        self.hide()

    def draft(self) -> str:
        """What is typed and not sent, while the field is open."""
        return self._field.toPlainText().strip() if not self.isHidden() else ""

    def show_question(self, question_id: str, language: str) -> None:
        """Another question has another draft; the same one keeps everything as it is."""
        run_in(self._field, direction(language))
        if question_id == self._question_id:
            return
        self._question_id = question_id
        self._field.setPlainText(self._drafts.get(question_id, ""))
        self.setVisible(bool(self._drafts.get(question_id)))
        self.changed.emit()

    def show_possible(self, possible: bool) -> None:
        """Whether the engine takes a typed answer now. The text stays."""
        self._field.setEnabled(possible)
        self._send.setEnabled(possible and bool(self.draft()))

    def show_field(self) -> None:
        self.show()
        self._field.setFocus()
        self._typed()

    def hide_field(self) -> None:
        self.hide()
        self.changed.emit()

    def send(self) -> None:
        text = self.draft()
        if text:
            self._drafts.pop(self._question_id, None)
            self._field.clear()
            self.hide()
            self.sent.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide_field()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        self._drafts[self._question_id] = self._field.toPlainText()
        self._send.setEnabled(self._field.isEnabled() and bool(self.draft()))
        self.changed.emit()
