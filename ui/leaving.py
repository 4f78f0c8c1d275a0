"""Before an interview is left: asks when something of it would end or be lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from interview.domain import Session
from interview.events import Paused
from interview.steps import present_answer
from ui.desk import Desk
from ui.pages.allowed import is_recording

ENDING_MS = 3000  # for what is being recorded to be whole on the disk; a device that hangs is not waited for


class Leaving(QObject):
    """Asks without stopping the window: what is recorded, saved and shown goes on meanwhile."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._asking = False
        self._leave: Callable[[], None] | None = None
        self._ending = QTimer(self, singleShot=True, interval=ENDING_MS)
        self._ending.timeout.connect(self._go)

    @property
    def needs_asking(self) -> bool:
        room = self._desk.room
        return room is not None and (room.is_recording or room.is_stuck)

    def then(self, leave: Callable[[], None]) -> None:
        """`leave` at once, or when the clinician has agreed."""
        if not self.needs_asking:
            leave()
        elif not self._asking:
            self._leave = leave
            box = ask(self._window, self.tr("Leave the interview?"), self._what_happens(), self._end)
            self._asking = True
            box.finished.connect(self._asked)

    def _asked(self, _answer: int) -> None:
        self._asking = False

    def _end(self) -> None:
        """What is being recorded ends as by a pause; then it is left."""
        room = self._desk.room
        if room is None or room.is_stuck or not room.is_recording:
            self._go()
            return
        room.saved.connect(self._saved)
        self._ending.start()
        if is_recording(room.session):
            room.send(Paused())

    def _saved(self, session: Session) -> None:
        answer = present_answer(session)
        if answer is None or answer.tape_id is None:
            self._go()

    def _go(self) -> None:
        self._ending.stop()
        leave, self._leave = self._leave, None
        if leave is not None:
            leave()

    def _what_happens(self) -> str:
        room = self._desk.room
        if room is not None and room.is_stuck:
            return self.tr(
                "The last step could not be saved. It is tried once more; if that fails too, it is lost."
            )
        return self.tr("An answer is being recorded. It ends here and is kept; you can go on with it later.")


def ask(window: QWidget, title: str, text: str, yes: Callable[[], None]) -> QMessageBox:
    """Over this window; nothing waits for the answer, and No leaves all as it is."""
    buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
    box = QMessageBox(QMessageBox.Icon.Question, title, text, buttons, window)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setDefaultButton(QMessageBox.StandardButton.No)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.accepted.connect(yes)
    box.open()
    return box
