"""Expressed cues as a model reads them from face and voice: probabilities, or why there are none; never a default."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from interview.domain import EmotionReading
from ui.look import space
from ui.look.theme import colours
from ui.widgets.basics import body, heading, quiet, small
from ui.widgets.names import name_of

_SHOWN = 3  # labels with the highest probabilities
_BAR = 8  # pixels high


def strongest(scores: Mapping[str, float]) -> list[tuple[str, float]]:
    """The labels to show, the most probable first."""
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]


class EmotionBar(QWidget):
    """The newest reading. It is about what is expressed, not about what is felt, and says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = ()  # neither a reading nor None: the first look always paints
        self._why = quiet("")
        self._note = small(self.tr("What face and voice express is not what is felt."))
        self._lines = [_Line() for _ in range(_SHOWN)]
        self._grid = QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space.S)
        grid.setVerticalSpacing(space.XS)
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(self._lines):
            grid.addWidget(line.label, row, 0)
            grid.addWidget(line.bar, row, 1)
            grid.addWidget(line.share, row, 2)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space.S)
        for widget in (heading(self.tr("Expressed cues")), self._why, self._grid, self._note):
            lines.addWidget(widget)
        self.setAccessibleName(self.tr("Expressed cues"))
        self.show_reading(None, "")

    def text(self) -> str:
        """All of it in words."""
        shares = [
            f"{line.label.text()} {line.share.text()}" for line in self._lines if not line.bar.isHidden()
        ]
        return " ".join([self._why.text(), *shares]).strip()

    def show_reading(self, reading: EmotionReading | None, why_none: str = "") -> None:
        """This reading; without one `why_none` says why, in a sentence."""
        shown = reading if reading is not None else why_none
        if shown is self._shown or (isinstance(shown, str) and shown == self._shown):
            return
        self._shown = shown
        scores = strongest(reading.scores) if reading is not None else []
        self._why.setText(self._sentence(reading, scores, why_none))
        self._note.setVisible(bool(scores))
        self._grid.setVisible(bool(scores))
        for number, line in enumerate(self._lines):
            line.show(scores[number] if number < len(scores) else None)
        self.setAccessibleDescription(self.text())

    def _sentence(
        self, reading: EmotionReading | None, scores: list[tuple[str, float]], why_none: str
    ) -> str:
        if reading is None or not scores:
            return why_none or self.tr("Nothing was read yet.")
        senses = self.tr(" and ").join(name_of("sense", sense) for sense in reading.seen)
        if reading.label is None:
            return self.tr("Not enough evidence for one label, from {senses}").format(senses=senses)
        label = _short(self._why, name_of("emotion", reading.label))
        return self.tr("Most like {label}, from {senses}").format(label=label, senses=senses)


class _Line:
    """One label: its name, a bar, its probability."""

    def __init__(self) -> None:
        self.label, self.share = body(""), body("")
        for text in (self.label, self.share):
            text.setWordWrap(False)
        self.share.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.share.setMinimumWidth(self.share.fontMetrics().horizontalAdvance("100 %"))
        self.bar = _Share()

    def show(self, score: tuple[str, float] | None) -> None:
        widgets: tuple[QWidget, ...] = (self.label, self.bar, self.share)
        for widget in widgets:
            widget.setVisible(score is not None)
        if score is not None:
            self.label.setText(_short(self.label, name_of("emotion", score[0])))
            self.share.setText(f"{score[1]:.0%}")
            self.bar.show_share(score[1])


def _short(shown_on: QLabel, text: str) -> str:
    """Labels are the model's own strings, of any length."""
    letters = shown_on.fontMetrics()
    return letters.elidedText(text, Qt.TextElideMode.ElideRight, letters.averageCharWidth() * 16)


class _Share(QWidget):
    """A bar that fills from the leading edge."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(80, _BAR + 2 * space.XS)

    def show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top, width = (self.height() - _BAR) / 2, self.width() * min(1.0, max(0.0, self._share))
        start = self.width() - width if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0.0
        painter.setBrush(QColor(palette.line))
        painter.drawRoundedRect(QRectF(0, top, self.width(), _BAR), _BAR / 2, _BAR / 2)
        painter.setBrush(QColor(palette.accent))
        painter.drawRoundedRect(QRectF(start, top, width, _BAR), _BAR / 2, _BAR / 2)
        painter.end()
