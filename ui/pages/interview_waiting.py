"""What is shown while the interview waits for work: the last words, and at the end everything still missing."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from interview.domain import Session
from interview.steps import is_complete, words_known
from ui.look import space
from ui.widgets.basics import STRETCH, Card, body, column, heading, quiet
from ui.widgets.risk_card import scrolling


class AnalysingPanel(Card):
    """How much of the answers is worked out, and which parts of which questions are still waited for."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Answers worked out"))
        self._count = quiet("")
        self._waited = body("")
        inner = QWidget()
        inner.setLayout(column(self._waited, STRETCH))
        self.column.addWidget(
            heading(self.tr("The interview is over. The last answers are being worked out."))
        )
        self.column.addWidget(self._bar)
        self.column.addWidget(self._count)
        self.column.addSpacing(space.S)
        self.column.addWidget(scrolling(inner), 1)

    def text(self) -> str:
        return f"{self._count.text()}\n{self._waited.text()}"

    def show_session(self, session: Session) -> None:
        total = len(session.questions)
        done = sum(is_complete(session.answers.get(question.id)) for question in session.questions)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        self._count.setText(self.tr("{done} of {total} are complete").format(done=done, total=total))
        self._waited.setText("\n".join(self._missing(session)))

    def _missing(self, session: Session) -> list[str]:
        lines = []
        for number, question in enumerate(session.questions, 1):
            answer = session.answers.get(question.id)
            if answer is None or is_complete(answer):
                continue
            parts = [self.tr("words")] if not words_known(answer) else []
            parts += [self.tr("expressed cues")] if answer.emotion is None else []
            line = self.tr("Question {number}: waiting for {parts}")
            lines.append(line.format(number=number, parts=self.tr(" and ").join(parts)))
        return lines


class SettlingPanel(QWidget):
    """A moment between two questions."""

    def __init__(self) -> None:
        super().__init__()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(self.tr("Writing down the last words"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space.S)
        lines.addWidget(quiet(self.tr("Writing down the last words…")))
        lines.addWidget(bar)
