"""How far a piece of work is, or only that it goes on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar

from ui.look.theme import colours

_THICK = 6  # pixels
_ROUND = 1.8  # seconds from one end to the other
_TICK = 40  # milliseconds


class BusyBar(QProgressBar):
    """A thin bar. Where nobody knows how long the work takes, a part of it wanders, slowly."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setFixedSize(240, _THICK)
        self._at = 0.35  # where the wandering part begins, 0 to 1
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK)
        self._clock.timeout.connect(self._wander)
        self.show_share(None)

    def show_share(self, share: float | None) -> None:
        """A share from 0 to 1, or None where nobody knows."""
        self.setRange(0, 0 if share is None else 1000)
        if share is not None:
            self.setValue(round(max(0.0, min(1.0, share)) * 1000))
        self.update()

    @property
    def wanders(self) -> bool:
        """Nobody knows how long it takes."""
        return self.maximum() == 0

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        program = QCoreApplication.instance()
        if program is not None and not program.property("still"):
            self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.setBrush(QColor(colours().line))
        painter.drawRoundedRect(QRectF(self.rect()), _THICK / 2, _THICK / 2)
        painter.setBrush(QColor(colours().accent))
        painter.drawRoundedRect(self._done(), _THICK / 2, _THICK / 2)

    def _done(self) -> QRectF:
        if not self.wanders:
            return QRectF(0, 0, self.width() * self.value() / 1000, _THICK)
        begin, end = max(0.0, self._at * 1.3 - 0.3), min(1.0, self._at * 1.3)
        return QRectF(self.width() * begin, 0, self.width() * (end - begin), _THICK)

    def _wander(self) -> None:
        if self.wanders:
            self._at = (self._at + _TICK / 1000 / _ROUND) % 1.0
            self.update()
