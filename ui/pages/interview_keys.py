"""Two keys that no button can have: Space, which ends no answer while somebody types, and one to hold down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_HOLD = Qt.Key.Key_F8


class InterviewKeys(QObject):
    """Sees the keys of the page's window that no field and no button took.

    Signals: `done` (Space), `left` (Escape), `speaking` (bool: F8 is down; false too when the window is left).
    """

    done = Signal()
    left = Signal()
    speaking = Signal(bool)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._window: QWidget | None = None

    def listen(self, window: QWidget | None) -> None:
        """From now on to this window; None ends it."""
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowDeactivate:
            self.speaking.emit(False)
        if isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            if event.type() is QEvent.Type.KeyPress:
                return self._pressed(event)
            if event.type() is QEvent.Type.KeyRelease and event.key() == _HOLD:
                self.speaking.emit(False)
                return True
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        signals = {Qt.Key.Key_Space: self.done, Qt.Key.Key_Escape: self.left}
        if plain and key == _HOLD:
            self.speaking.emit(True)
            return True
        if plain and key in signals:
            signals[Qt.Key(key)].emit()
            return True
        return False
