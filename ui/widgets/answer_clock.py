"""How long the answer has been going on. It only counts up: there is no limit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.look import space
from ui.look.icons import picture
from ui.widgets.basics import strong

_SIGN = 18  # pixels


def clock_text(seconds: float) -> str:
    """ "0:42", and "1:02:03" from an hour on."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class AnswerClock(QWidget):
    """A sign (recording or pause) and the time since the answer began, left to right in every language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel()
        self._sign.setFixedSize(_SIGN, _SIGN)
        self._time = strong("")
        self._time.setWordWrap(False)
        self._shown: tuple[str, str] | None = None
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space.S)
        line.addWidget(self._sign)
        line.addWidget(self._time)
        self.setAccessibleName(self.tr("Length of the answer"))
        self.show_seconds(None, recording=False)

    def text(self) -> str:
        return self._time.text()

    def show_seconds(self, seconds: float | None, *, recording: bool) -> None:
        """Seconds of the answer so far; None before it begins."""
        text = "–:––" if seconds is None else clock_text(seconds)
        sign = "record" if recording else "pause" if seconds is not None else "clock"
        if (text, sign) == self._shown:
            return
        if self._shown is None or sign != self._shown[1]:
            self._sign.setPixmap(picture(sign, _SIGN, "danger" if recording else "quiet"))
        self._shown = (text, sign)
        self._time.setText(text)
