"""The person's window over one interview: shown after consent, closed by the clinician only."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtWidgets import QWidget

from interview.domain import Session, Stage
from interview.engine import IllegalMove
from interview.events import AnswerTyped, Event, Paused
from ui.person_window import PersonWindow
from ui.room import Room

log = logging.getLogger(__name__)

BROUGHT_UP = frozenset({Stage.PLANNING, Stage.ASKING, Stage.LISTENING, Stage.SETTLING, Stage.HELD})


class PersonScreen(QObject):
    """Signals: `told` (a sentence for the clinician), `shown` (the window came)."""

    told = Signal(str)
    shown = Signal()

    def __init__(self, room: Room, own_picture: bool, reads_emotion: bool, clinician: QWidget) -> None:
        """`clinician`: their window, whose screen the person's keeps off when there is another."""
        super().__init__()
        self._room = room
        self._clinician = clinician
        self.window = PersonWindow(room.session.language, own_picture, reads_emotion)
        self._placed = False
        self.window.typed.connect(self._typed)
        self.window.pause_wanted.connect(self._pause)
        self.window.replay_wanted.connect(self._replay)
        room.session_changed.connect(self.show)
        room.watching.connect(self.window.show_watch)
        room.speaking.connect(self.window.show_speaking)

    def owns(self, window: QWindow) -> bool:
        return window is self.window.windowHandle()

    def lock(self) -> None:
        """The clinician's screen is locked: an answer that is being recorded goes on, else nothing is shown."""
        if not self._room.is_recording:
            self.window.show_locked()

    def unlock(self) -> None:
        self.window.show_locked(False)

    def close(self) -> None:
        self.window.allow_close()
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()

    def show(self, session: Session) -> None:
        """Paint this; from consent on the window stands on the person's screen. Who reads a session that is over, or
        reviews it later, is alone."""
        self.window.show_session(session)
        if session.stage in BROUGHT_UP and not self._placed:
            self._placed = True
            self.window.setAttribute(
                Qt.WidgetAttribute.WA_ShowWithoutActivating
            )  # the keys stay the clinician's
            self.window.place(self._screens(), self._clinician.frameGeometry())
            self.shown.emit()

    def bring_forward(self) -> None:
        """With one screen for both it may lie behind the clinician's."""
        if self._placed:
            self.window.raise_()
            self.window.activateWindow()

    def _screens(self) -> list[QScreen]:
        """The clinician's first, then the others."""
        own = self._clinician.screen()
        return [own, *(one for one in QGuiApplication.screens() if one is not own)]

    def _typed(self, text: str) -> None:
        self._send(AnswerTyped(text))

    def _pause(self) -> None:
        self._send(Paused())
        self.told.emit(self.tr("The person asked for a pause."))

    def _replay(self) -> None:
        if not self._room.say_again():
            self.told.emit(
                self.tr("The person would like to hear the question again. Repeating it drops what was said.")
            )

    def _send(self, event: Event) -> None:
        try:
            self._room.send(event)
        except IllegalMove:
            log.info("dropped %s while %s", type(event), self._room.session.stage)
