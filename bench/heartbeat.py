"""A beat each 10 ms in the thread of the window through a whole interview, with every core kept busy by others.

    python bench/heartbeat.py [answers] [--idle]

A film of a made-up person is camera and microphone; the answers are recorded, encrypted, written down and followed
for faces as in an interview. Prints how late the beats came; exit status 1 when one was more than 100 ms late.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import main
from interview.domain import Stage
from perception.synthetic_person import film
from perception.transcribers import shipped_model_folder
from tests.ui.clinician import TERMS, at_the_window, settings_with, with_vault
from ui.app import SWITCH
from ui.pages.interview_page import InterviewPage

BEAT = 0.010  # seconds
STALL = 0.100
SECONDS_AN_ANSWER = 6.0
LOOK_MS = 500


def wait(milliseconds: int) -> None:
    """Let the windows live. Not QTest.qWait, which keeps the interpreter to itself while it waits."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Bot:
    """What the test's clinician needs of pytest-qt."""

    keyClick = staticmethod(QTest.keyClick)  # noqa: N815
    keyClicks = staticmethod(QTest.keyClicks)  # noqa: N815

    def mouseClick(self, *where: Any) -> None:  # noqa: N802
        """As a person does: with a look at the screen before and after."""
        wait(LOOK_MS)
        QTest.mouseClick(*where)
        wait(LOOK_MS)

    def waitUntil(self, happened: Any, timeout: int) -> None:  # noqa: N802
        end = time.monotonic() + timeout / 1000
        while not happened():
            if time.monotonic() > end:
                raise TimeoutError
            wait(20)


class Heart(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.late: list[tuple[float, str]] = []  # seconds, at which stage
        self.stage = ""
        self._last = 0.0
        self._timer = QTimer(self, interval=round(BEAT * 1000))
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append((max(0.0, now - self._last - BEAT), self.stage))
        self._last = now


def spin() -> None:
    while True:
        pass


def interview(home: Path, person: Path, answers: int, heart: Heart) -> None:
    with at_the_window(Bot(), home, settings_with(f"file:{person}", f"file:{person}")) as clinician:
        heart.start()
        heart.stage = "unlock and start"
        clinician.unlock()
        clinician.begin(questions=answers)
        clinician.app.desk.room.session_changed.connect(
            lambda session: setattr(heart, "stage", str(session.stage))
        )
        clinician.consent()
        clinician.press("Begin the interview")
        page = clinician.page(InterviewPage)
        for number in range(answers):
            clinician.until(lambda number=number: clinician.session.position == number)
            clinician.until_stage(Stage.LISTENING)
            wait(round(SECONDS_AN_ANSWER * 1000))
            clinician.key(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            clinician.until(lambda: clinician.session.stage is not Stage.LISTENING)
        clinician.until_stage(Stage.REVIEW)
        wait(1000)
        clinician.press("Write the report")
        clinician.until_stage(Stage.REPORTING)
        wait(2000)
        heart.stage = "leaving"
        clinician.app.desk.leave()
        wait(500)
        heart.stop()


def main_() -> int:
    answers = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 4
    busy = 0 if "--idle" in sys.argv else os.cpu_count() or 1
    load = [multiprocessing.Process(target=spin, daemon=True) for _ in range(busy)]
    application = QApplication([])
    sys.setswitchinterval(SWITCH)
    with tempfile.TemporaryDirectory() as folder:
        home, person = Path(folder) / "home", Path(folder) / "person.mp4"
        film("i worry about my work and i cannot sleep", person)
        with_vault(home)
        main.wire(home, TERMS).import_model(shipped_model_folder(), "en")
        for process in load:
            process.start()
        heart = Heart()
        interview(home, person, answers, heart)
    del application
    late = np.array([seconds for seconds, _ in heart.late])
    print(
        f"{len(late)} beats, {busy} busy processes; late by: median {np.median(late) * 1000:.1f} ms, ", end=""
    )
    print(f"p99 {np.quantile(late, 0.99) * 1000:.1f} ms, most {late.max() * 1000:.0f} ms, ", end="")
    print(f"over 100 ms {(late > STALL).sum()} times")
    for seconds, stage in sorted(heart.late, reverse=True)[:5]:
        print(f"  {seconds * 1000:.0f} ms while {stage}")
    return int(late.max() > STALL)


if __name__ == "__main__":
    raise SystemExit(main_())
