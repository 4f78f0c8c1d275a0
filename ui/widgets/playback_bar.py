"""Play, pause and seek in one answer, over its waveform. Left to right in every language, as players are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.look import space
from ui.look.theme import colours
from ui.widgets.answer_clock import clock_text
from ui.widgets.basics import icon_button, small

STEP = 5.0  # seconds that an arrow key goes
_BAR, _GAP = 3, 1  # pixels of one peak and of the room before the next


class WaveformLike(Protocol):
    @property
    def seconds(self) -> float: ...
    @property
    def peaks(self) -> Sequence[float]: ...


class PlaybackBar(QWidget):
    """Shows where playing is. Signals: `play_wanted` (from this second), `stop_wanted`."""

    play_wanted = Signal(float)
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playing = False
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.play_button = icon_button("play", self.tr("Play"), "Ctrl+Space")
        self.play_button.clicked.connect(self.toggle)
        self.seek_bar = SeekBar()
        self.seek_bar.sought.connect(self._sought)
        self.seek_bar.toggled.connect(self.toggle)
        self._time = small("")
        self._time.setWordWrap(False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space.M)
        line.addWidget(self.play_button)
        line.addWidget(self.seek_bar, 1)
        line.addWidget(self._time)
        self.setAccessibleName(self.tr("Playback"))
        self.show_length(0.0)

    @property
    def playing(self) -> bool:
        return self._playing

    def toggle(self) -> None:
        """Play from where it is, from the start when it is at the end; or stop."""
        if self._playing:
            self.stop_wanted.emit()
        elif self.isEnabled():
            at_end = self.seek_bar.seconds >= self.seek_bar.length - 0.2
            self.play_wanted.emit(0.0 if at_end else self.seek_bar.seconds)

    def show_length(self, seconds: float) -> None:
        """How long the answer is."""
        self.seek_bar.show_length(seconds)
        self.setEnabled(seconds > 0)
        self._tell()

    def show_waveform(self, waveform: WaveformLike | None) -> None:
        """How loud it is over its length; None draws a plain line."""
        self.seek_bar.show_peaks(waveform.peaks if waveform is not None else ())
        if waveform is not None and waveform.seconds > self.seek_bar.length:
            self.show_length(waveform.seconds)

    def show_seconds(self, seconds: float) -> None:
        self.seek_bar.show_seconds(seconds)
        self._tell()

    def show_playing(self, playing: bool) -> None:
        if playing == self._playing:
            return
        self._playing = playing
        self.play_button.show_icon("pause" if playing else "play")
        name = self.tr("Pause") if playing else self.tr("Play")
        self.play_button.setAccessibleName(name)
        self.play_button.setToolTip(name)

    def _sought(self, seconds: float) -> None:
        self.show_seconds(seconds)
        if self._playing:
            self.play_wanted.emit(seconds)

    def _tell(self) -> None:
        text = f"{clock_text(self.seek_bar.seconds)} / {clock_text(self.seek_bar.length)}"
        if text != self._time.text():
            self._time.setText(text)


class SeekBar(QWidget):
    """The waveform with what was played in front. Arrow keys go five seconds, Home and End to the ends.

    Signals: `sought` (to this second), `toggled` (Space).
    """

    sought = Signal(float)
    toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.length = 0.0
        self.seconds = 0.0
        self._peaks: Sequence[float] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Place in the answer"))
        self.setToolTip(self.tr("Arrow keys: five seconds back or on. Space: play or pause."))

    def sizeHint(self) -> QSize:
        return QSize(240, 44)

    def show_length(self, seconds: float) -> None:
        self.length = seconds
        self.show_seconds(min(self.seconds, seconds))
        self.update()

    def show_peaks(self, peaks: Sequence[float]) -> None:
        self._peaks = peaks
        self.update()

    def show_seconds(self, seconds: float) -> None:
        self.seconds = min(max(0.0, seconds), self.length)
        self.setAccessibleDescription(clock_text(self.seconds))
        self.update()

    # ── what is done to it ───────────────────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent) -> None:
        to = {
            Qt.Key.Key_Left: self.seconds - STEP,
            Qt.Key.Key_Right: self.seconds + STEP,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: self.length,
        }.get(Qt.Key(event.key()))
        if to is not None:
            self.sought.emit(min(max(0.0, to), self.length))
        elif event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.show_seconds(self._second_of(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.show_seconds(self._second_of(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.sought.emit(min(max(0.0, self._second_of(event)), self.length))

    def _second_of(self, event: QMouseEvent) -> float:
        return event.position().x() / max(1, self.width()) * self.length

    # ── painting ─────────────────────────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        played = self.width() * self.seconds / self.length if self.length else 0.0
        for left, height in self._bars():
            painter.setBrush(QColor(palette.accent if left < played else palette.edge))
            painter.drawRoundedRect(QRectF(left, (self.height() - height) / 2, _BAR, height), 1, 1)
        if self.length:
            painter.setBrush(QColor(palette.text))
            painter.drawRoundedRect(
                QRectF(min(max(0.0, played - 1), self.width() - 2), 2, 2, self.height() - 4), 1, 1
            )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(palette.focus))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def _bars(self) -> list[tuple[float, float]]:
        """Of each bar: where it begins, and its height; without peaks a row of dots."""
        count = max(1, self.width() // (_BAR + _GAP))
        room = self.height() - 2 * space.S
        heights = []
        for index in range(count):
            part = self._peaks[
                index * len(self._peaks) // count : max(
                    index * len(self._peaks) // count + 1, (index + 1) * len(self._peaks) // count
                )
            ]
            heights.append(max(_BAR, room * min(1.0, max(part, default=0.0)) ** 0.6))
        return [(index * (_BAR + _GAP), height) for index, height in enumerate(heights)]
