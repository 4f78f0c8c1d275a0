"""The program started as a person starts it, up to its first window; ends by itself then.

    python -m tests.ui.first_window HOME [MODULE …]

Prints as JSON the time.monotonic() at which the window had been painted and no event was left, the page, and every
module that is loaded by then. The modules named are imported first: a control for who looks for them.
"""

from __future__ import annotations

import importlib
import json
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

import main


class FirstPaint(QObject):
    """Sees every event of the application; when the first window was painted it waits until nothing is left to do."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        self._idle = QTimer(self, interval=0)  # fires when no event waits
        self._idle.timeout.connect(self._tell)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            window = watched.window()
            if isinstance(window, QMainWindow) and watched.isEnabled():
                self._application.removeEventFilter(self)
                self._idle.start()
        return False

    def _tell(self) -> None:
        self._idle.stop()
        now, focus = time.monotonic(), QApplication.focusWidget()
        told = {"at": now, "focus": type(focus).__name__, "modules": sorted(sys.modules)}
        sys.stdout.write(f"{json.dumps(told)}\n")
        self._application.quit()


def show(home: str) -> None:
    """As `main.py --home HOME` does."""
    application = QApplication([])
    seen = FirstPaint(application)
    sys.argv = ["main.py", "--home", home]
    try:
        main.make_app(main.start)()
    finally:
        del seen


if __name__ == "__main__":
    for name in sys.argv[2:]:
        importlib.import_module(name)
    show(sys.argv[1])
