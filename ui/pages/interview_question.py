"""The present question on the clinician's screen, with what only the clinician sees: why, and quiet probes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from interview.domain import Question
from ui.look import space
from ui.translating import direction
from ui.widgets.basics import Card, heading, quiet, small

_HIGHEST = 230  # pixels; a longer question scrolls


class QuestionCard(Card):
    """As high as its text, up to a bound. `show_hints(False)` leaves only the question."""

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self._hints = True
        self._text = heading("")
        self._why = quiet("")
        self._probes = small("")
        inner = QWidget()
        inner.setProperty("ground", "page")
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space.S)
        for label in (self._text, self._why, self._probes):
            lines.addWidget(label)
        lines.addStretch(1)
        self._area = _Area(inner, lines)
        self.column.addWidget(self._area)
        self.column.setContentsMargins(space.L, space.M, space.L, space.M)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("Present question"))

    def show_question(self, question: Question | None, language: str) -> None:
        """`language` is that of the interview: it sets the direction of the question, not of the hints."""
        self._question = question
        self.setVisible(question is not None)
        self._text.setLayoutDirection(direction(language))
        self._text.setText(question.text if question is not None else "")
        self._paint_hints()

    def show_hints(self, hints: bool) -> None:
        self._hints = hints
        self._paint_hints()

    def _paint_hints(self) -> None:
        question = self._question if self._hints else None
        self._why.setText(
            self.tr("Why: {reason}").format(reason=question.why) if question and question.why else ""
        )
        probes = " · ".join(question.probes) if question else ""
        self._probes.setText(self.tr("If needed: {probes}").format(probes=probes) if probes else "")
        for label in (self._why, self._probes):
            label.setVisible(bool(label.text()))
        self._area.updateGeometry()


class _Area(QScrollArea):
    """Asks for the height of its content, but not for more than the bound."""

    def __init__(self, inner: QWidget, lines: QVBoxLayout) -> None:
        super().__init__()
        self._lines = lines
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def updateGeometry(self) -> None:
        width = max(self.viewport().width(), 200)
        height = self._lines.heightForWidth(width)
        self.setFixedHeight(min(max(height, self.fontMetrics().height()), _HIGHEST))
        super().updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()
