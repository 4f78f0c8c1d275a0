"""A child of the tests: the program itself in a process of its own, used up to an answer that is being recorded.

    python -m tests.ui.window_child HOME record | quit

`record` prints how many seconds of the answer there are, again and again, until it is killed; `quit` closes the
window in mid-answer as a person does.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest

import main
from tests.ui.clinician import TERMS, Clinician
from ui import app as program

LOOK_MS = 10


class Hands:
    """What `Clinician` needs of pytest-qt."""

    mouseClick = staticmethod(QTest.mouseClick)  # noqa: N815 - Qt's name
    keyClicks = staticmethod(QTest.keyClicks)  # noqa: N815
    keyClick = staticmethod(QTest.keyClick)  # noqa: N815

    def waitUntil(self, happened: Callable[[], bool], timeout: int) -> None:
        end = time.monotonic() + timeout / 1000
        while not happened():
            if time.monotonic() > end:
                raise TimeoutError
            rest()


def rest() -> None:
    """Let the windows and the lanes go on for a moment: `QTest.qWait` would hold the interpreter's lock."""
    loop = QEventLoop()
    QTimer.singleShot(LOOK_MS, loop.quit)
    loop.exec()


class Driven(program.App):
    """Begins to be used as soon as it runs."""

    def __init__(self, *parts: object) -> None:
        super().__init__(*parts)  # type: ignore[arg-type]
        QTimer.singleShot(0, self._use)

    def _use(self) -> None:
        clinician = Clinician(Hands(), self)
        clinician.ask_first_question()
        clinician.record(0.5)
        if sys.argv[2] == "quit":
            clinician.choose("Quit")
            clinician.press("Yes")
            return
        while True:
            sys.stdout.write(f"{clinician.seconds()}\n")
            sys.stdout.flush()
            rest()


if __name__ == "__main__":
    program.App = Driven  # type: ignore[misc]
    raise SystemExit(program.run(main.wire(Path(sys.argv[1]), TERMS)))
