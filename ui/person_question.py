"""Large text that fits: it shrinks down to a size that is still easy to read, and only then scrolls."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from ui.look.type_scale import font

LARGEST = 56  # pixels at scale 1
SMALLEST = 24  # pixels at scale 1: below this a long question scrolls
_STEP = 2  # pixels


class LargeText(QScrollArea):
    """One text, in the middle of the room there is."""

    def __init__(self) -> None:
        super().__init__()
        self._scale = 1.0
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._label.setProperty("ground", "page")
        self.setWidget(self._label)

    def text(self) -> str:
        return self._label.text()

    def pixels(self) -> int:
        """The size of the letters now."""
        return self._label.font().pixelSize()

    def scrolls(self) -> bool:
        return self.verticalScrollBar().maximum() > 0

    def show_text(self, text: str) -> None:
        if text != self._label.text():
            self._label.setText(text)
            self.verticalScrollBar().setValue(0)
            self._fit()

    def show_scale(self, scale: float) -> None:
        self._scale = scale
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(240, round(SMALLEST * 3 * self._scale))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        chosen = font("question")
        largest, smallest = round(LARGEST * self._scale), round(SMALLEST * self._scale)
        for pixels in range(largest, smallest - 1, -_STEP):
            chosen.setPixelSize(pixels)
            if self._fits(QFontMetrics(chosen)):
                break
        self._label.setFont(chosen)

    def _fits(self, metrics: QFontMetrics) -> bool:
        room = self.maximumViewportSize()
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)
        needed = metrics.boundingRect(QRect(0, 0, room.width(), 100_000), flags, self._label.text())
        return needed.height() <= room.height() and needed.width() <= room.width()
