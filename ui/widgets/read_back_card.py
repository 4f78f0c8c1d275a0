"""What the person changes when their answer is read back to them: their words, apart from all corrections."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit

from interview.domain import Answer
from interview.events import AnswerAmended
from ui.translating import direction
from ui.widgets.basics import STRETCH, Card, button, heading, row, small

_FIELD = 92  # pixels high


class ReadBackCard(Card):
    """The person's own amendment, when their answer is read back to them. Signals: `decided` (AnswerAmended)."""

    decided = Signal(object)

    def __init__(self, question_id: str, language: str) -> None:
        super().__init__()
        self._question_id = question_id
        self._kept = ""
        self._field = QPlainTextEdit()
        self._field.setFixedHeight(_FIELD)
        self._field.setTabChangesFocus(True)
        self._field.setLayoutDirection(direction(language))
        self._field.setAccessibleName(self.tr("What the person changes"))
        self._field.textChanged.connect(self._typed)
        self._keep = button(self.tr("Keep as the person's words"), "plain", "check")
        self._keep.clicked.connect(self._send)
        self.column.addWidget(heading(self.tr("Read back to the person")))
        self.column.addWidget(
            small(
                self.tr(
                    "If they want to say it otherwise, write their words here. They count before all others."
                )
            )
        )
        self.column.addWidget(self._field)
        self.column.addLayout(row(STRETCH, self._keep))
        self._typed()

    def show_answer(self, answer: Answer | None) -> None:
        self.setVisible(answer is not None and answer.skipped_because is None)
        kept = (answer.amended_text or "") if answer is not None else ""
        if not self.has_unsaved and kept != self._field.toPlainText():
            self._field.setPlainText(kept)
        self._kept = kept
        self._typed()

    @property
    def has_unsaved(self) -> bool:
        return self._field.toPlainText() != self._kept

    def _typed(self) -> None:
        self._keep.setEnabled(self.has_unsaved and bool(self._field.toPlainText().strip()))

    def _send(self) -> None:
        self.decided.emit(AnswerAmended(self._question_id, self._field.toPlainText().strip()))
