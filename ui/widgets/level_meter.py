"""How loud it is: a bar on a scale of loudness, a mark for the peak, a sign when the sound is cut off or missing."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.look import space
from ui.look.icons import picture
from ui.look.theme import colours
from ui.widgets.basics import small

_FLOOR = -60.0  # dB of full scale: the empty end of the bar
_LOUD = -6.0  # dB from which the bar warns
_FALL = 0.02  # of the bar that the peak mark sinks with each look
_BAR = 8  # pixels high
_SIGN = 18  # pixels


def share_of_bar(level: float) -> float:
    """The part of the bar (0–1) that an RMS level of 0–1 fills."""
    if level <= 0:
        return 0.0
    return min(1.0, max(0.0, 1 - 20 * math.log10(level) / _FLOOR))


class LevelMeter(QWidget):
    """A bar that runs from quiet to loud, left to right in every language, and the state of the microphone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = "fine"
        self._bar = _Bar()
        self._sign = QLabel()
        self._sign.setFixedSize(_SIGN, _SIGN)
        self._text = small("")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space.S)
        line.addWidget(self._sign)
        line.addWidget(self._bar, 1)
        line.addWidget(self._text)
        self.setAccessibleName(self.tr("Loudness"))
        self._paint_status()

    @property
    def status(self) -> str:
        """As `Health.microphone` says it."""
        return self._status

    def show_level(self, level: float | None) -> None:
        """RMS of the newest block, 0–1; None empties the bar."""
        self._bar.show_share(0.0 if level is None else share_of_bar(level), fresh=level is None)

    def show_status(self, status: str) -> None:
        """How the microphone is, as `Health.microphone` says it."""
        if status != self._status:
            self._status = status
            self._paint_status()

    def status_text(self) -> str:
        """What is wrong, in words; empty when nothing is."""
        texts = {
            "off": self.tr("No sound is recorded"),
            "missing": self.tr("Microphone does not answer"),
            "silent": self.tr("Nothing is heard"),
            "clipping": self.tr("Too loud"),
        }
        return texts.get(self._status, "")

    def _paint_status(self) -> None:
        names = {"fine": "microphone", "off": "microphone-off", "missing": "microphone-off"}
        role = "quiet" if self._status in ("fine", "off") else "warning"
        self._sign.setPixmap(picture(names.get(self._status, "warning"), _SIGN, role))
        self._text.setText(self.status_text())
        self._text.setVisible(bool(self.status_text()))
        self._bar.show_clipping(self._status == "clipping")
        self.setAccessibleDescription(self.status_text())


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._share = self._peak = 0.0
        self._clipping = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(60)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def sizeHint(self) -> QSize:
        return QSize(160, _BAR + 2 * space.XS)

    def show_share(self, share: float, *, fresh: bool) -> None:
        peak = share if fresh else max(share, self._peak - _FALL)
        if (share, peak) != (self._share, self._peak):
            self._share, self._peak = share, peak
            self.update()

    def show_clipping(self, clipping: bool) -> None:
        self._clipping = clipping
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top, round_ = (self.height() - _BAR) / 2, _BAR / 2
        painter.setBrush(QColor(palette.line))
        painter.drawRoundedRect(QRectF(0, top, self.width(), _BAR), round_, round_)
        loud = self._clipping or self._share > 1 - _LOUD / _FLOOR
        painter.setBrush(QColor(palette.warning if loud else palette.good))
        if self._share > 0:
            painter.drawRoundedRect(
                QRectF(0, top, max(_BAR, self.width() * self._share), _BAR), round_, round_
            )
        if self._peak > 0:
            painter.setBrush(QColor(palette.text))
            painter.drawRect(QRectF(min(self.width() - 2.0, self.width() * self._peak), top, 2, _BAR))
        painter.end()
