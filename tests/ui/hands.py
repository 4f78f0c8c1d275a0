"""Hands for `Clinician`: Qt's own in a process without pytest, or the X server's real mouse and keyboard."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

LOOK = 0.02  # seconds
KEYS = {
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Space: "space",
    Qt.Key.Key_P: "p",
    Qt.Key.Key_T: "t",
    Qt.Key.Key_F6: "F6",
    Qt.Key.Key_F8: "F8",
}
MODIFIERS = {Qt.KeyboardModifier.ControlModifier: "ctrl+", Qt.KeyboardModifier.NoModifier: ""}


class XHands:
    """What `Clinician` needs of pytest-qt, done by xdotool: a click lands on whatever lies on top at that place."""

    def mouseClick(self, widget: QWidget, _button: Qt.MouseButton) -> None:
        if QApplication.activePopupWidget() is not None:  # a list of completions: it would take the click
            self._do("key", "Escape")
        scroll_to(widget)
        self.waitUntil(lambda: not widget.visibleRegion().isEmpty(), 5000)
        at = widget.mapToGlobal(widget.visibleRegion().boundingRect().center())
        self._do("mousemove", str(at.x()), str(at.y()), "click", "1")

    def keyClicks(self, widget: QWidget, text: str) -> None:
        self.waitUntil(widget.hasFocus, 5000)
        self._do("type", "--delay", "4", text)

    def keyClick(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        self.waitUntil(widget.window().isActiveWindow, 5000)
        self._do("key", MODIFIERS[modifier] + KEYS[key])

    def hold(self, key: Qt.Key, down: bool) -> None:
        self._do("keydown" if down else "keyup", KEYS[key])

    def waitUntil(self, happened: Callable[[], bool], timeout: int) -> None:
        end = time.monotonic() + timeout / 1000
        while not happened():
            if time.monotonic() > end:
                raise TimeoutError(f"{happened} within {timeout} ms")
            self.rest(LOOK)

    def rest(self, seconds: float) -> None:
        """Let windows and lanes go on for so long; `QTest.qWait` would keep the interpreter to itself."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def _do(self, *words: str) -> None:
        """xdotool ends when the X server has it; the windows go on meanwhile."""
        process = subprocess.Popen(["xdotool", *words])
        self.waitUntil(lambda: process.poll() is not None, 30_000)
        if process.returncode:
            raise RuntimeError(f"xdotool {words[0]} ended with {process.returncode}")
        self.rest(0.1)


def scroll_to(widget: QWidget) -> None:
    """As with the wheel."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
