"""The interviewed person's window: the question, a listening light, and nothing that is only for the clinician."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QScreen, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from interview.domain import Purpose, Session, Stage
from interview.ports import Watch
from interview.steps import allows, present_answer, was_given
from ui import person_words as words
from ui.look import space
from ui.look.large_text import large_text
from ui.pages.allowed import Action, allowed, is_recording
from ui.person_question import LargeText
from ui.person_signs import ListeningLight, RecordingSigns
from ui.person_typing import PersonTyping
from ui.person_words import Words
from ui.translating import direction
from ui.widgets.basics import STRETCH, Button, button, icon_button, row
from ui.widgets.camera_view import CameraView

_LOOK_MS = 33  # thirty times a second
_SCALES = (0.75, 0.9, 1.0, 1.2, 1.4, 1.7, 2.0)  # steps of the text size
_OWN_PICTURE = (200, 150)  # pixels
_USUAL, _NARROWEST = QSize(960, 680), 600  # pixels, without a screen of its own
_FRAME = 8  # pixels that a window manager adds at the side
_TALKING = (Stage.ASKING, Stage.LISTENING)
_SIGNED = (*_TALKING, Stage.SETTLING, Stage.HELD)  # stages in which the signs are shown
_MESSAGES = {
    Stage.IDLE: words.WELCOME,
    Stage.CONSENT: words.WELCOME,
    Stage.PLANNING: words.WELCOME,
    Stage.SETTLING: words.BETWEEN,
    Stage.HELD: words.WAIT,
}


class PersonWindow(QWidget):
    """Shows one session, in its language. Only the clinician's window can close it (`allow_close`).

    Signals: `typed` (an answer), `replay_wanted`, `pause_wanted`.
    """

    typed = Signal(str)
    replay_wanted = Signal()
    pause_wanted = Signal()

    def __init__(self, language: str, own_picture: bool = False, reads_emotion: bool = True) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._say = Words(language)
        self._session: Session | None = None
        self._watch: Watch | None = None
        self._own_picture = own_picture
        self._reads_emotion = reads_emotion
        self._speaking = self._locked = self._typing_open = self._may_close = False
        self._scale = _SCALES.index(1.0)
        self.setWindowTitle(self._say(words.TITLE))
        self.setLayoutDirection(direction(language))
        self._make_parts()
        self._lay_out()
        self._connect()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._show_scale()
        self._paint()

    def _make_parts(self) -> None:
        say = self._say
        self.signs = RecordingSigns(say, self._reads_emotion)
        self.question = LargeText()
        self.question.setAccessibleName(say(words.QUESTION))
        self.message = LargeText()
        self.light = ListeningLight(say)
        self.typing = PersonTyping(say)
        self.again = _large(button(say(words.HEAR_AGAIN), "plain", "sound", "Ctrl+R"))
        self.type = _large(button(say(words.TYPE), "plain", "keyboard", "Ctrl+T"))
        self.pause = _large(button(say(words.PAUSE), "plain", "pause", "Ctrl+P"))
        self.larger = icon_button("plus", say(words.LARGER), "Ctrl++", "quiet")
        self.smaller = icon_button("minus", say(words.SMALLER), "Ctrl+-", "quiet")
        self.mirror = CameraView(mirrored=True)
        self.mirror.setAccessibleName(say(words.OWN_PICTURE))
        self.mirror.setFixedSize(*_OWN_PICTURE)
        self.mirror.hide()

    def _lay_out(self) -> None:
        asked = QWidget()
        asking = QVBoxLayout(asked)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(space.XL)
        asking.addWidget(self.question, 3)
        asking.addWidget(self.typing, 2)
        asking.addWidget(self.light)
        asking.addLayout(row(self.again, self.type, self.pause, STRETCH))
        self._screens = QStackedWidget()
        self._asked = asked
        self._screens.addWidget(asked)
        self._screens.addWidget(self.message)
        head = QHBoxLayout()
        head.setSpacing(space.L)
        head.addWidget(self.signs, 1, Qt.AlignmentFlag.AlignTop)
        head.addStretch()
        head.addWidget(self.mirror)
        head.addWidget(self.smaller, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.larger, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space.XXXL, space.XXL, space.XXXL, space.XXL)
        whole.setSpacing(space.XL)
        whole.addLayout(head)
        whole.addWidget(self._screens, 1)

    def _connect(self) -> None:
        self.again.clicked.connect(self.replay_wanted)
        self.pause.clicked.connect(self.pause_wanted)
        self.type.clicked.connect(self._open_typing)
        self.typing.closed.connect(self._close_typing)
        self.typing.sent.connect(self.typed)
        self.larger.clicked.connect(self._make_larger)
        self.smaller.clicked.connect(self._make_smaller)
        QShortcut(QKeySequence("Ctrl+="), self, self._make_larger)
        for first, second in pairwise(
            (self.smaller, self.larger, self.typing, self.again, self.type, self.pause)
        ):
            QWidget.setTabOrder(first, second)

    # ── what the clinician's window tells ────────────────────────────────────────────────────────────────────────

    def show_session(self, session: Session) -> None:
        """Paint what of this is for the person. What is being typed stays."""
        before, self._session = self._session, session
        present = session.question.id if session.question is not None and session.stage in _TALKING else ""
        self.typing.forget(
            id_ for id_, answer in session.answers.items() if id_ != present and was_given(answer)
        )
        if present:
            self.typing.show_question(present)
        if before is None or before.question != session.question:
            self._typing_open = bool(present) and self.typing.has_draft()
        self._paint()

    def show_watch(self, watch: Watch | None) -> None:
        """Where the present recording may be looked at; None while there is none."""
        self._watch = watch
        self.look()

    def show_speaking(self, speaking: bool) -> None:
        """The question is being read out."""
        self._speaking = speaking
        self._paint()

    def show_locked(self, locked: bool = True) -> None:
        """While the clinician's screen is locked nothing of the session stands here, whatever happens in it."""
        self._locked = locked
        self._paint()

    def allow_close(self) -> None:
        """From now on the window can be closed."""
        self._may_close = True

    def place(self, screens: Sequence[QScreen], taken: QRect) -> None:
        """Full screen and in front on the second screen; without one, an ordinary window beside `taken`, or in a
        corner behind it where there is no room. Shows it."""
        alone = len(screens) > 1
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, alone)
        if alone:
            self.setGeometry(screens[1].geometry())
            self.setWindowState(Qt.WindowState.WindowFullScreen)
            self.setVisible(True)  # showFullScreen would take the keys away from the clinician's window
        else:
            self.setGeometry(_beside(taken, screens[0].availableGeometry()))
            self.showNormal()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            super().closeEvent(event)
        else:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        if self.focusWidget() is None:
            self.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    # ── painting ─────────────────────────────────────────────────────────────────────────────────────────────────

    def look(self) -> None:
        """The light and the own picture, as they are now."""
        session = self._session
        recording = session is not None and not self._locked and is_recording(session)
        watch = self._watch if recording else None
        self._show_light(session, watch)
        frame = watch.frame.peek() if watch is not None and self._own_picture else None
        self.mirror.setVisible(frame is not None)
        self.mirror.show_frame(frame)
        self.mirror.show_status("fine")

    def _show_light(self, session: Session | None, watch: Watch | None) -> None:
        if watch is not None and watch.started.is_set():
            self.light.show_state(words.LISTENING, on=True)
        elif self._speaking:
            self.light.show_state(words.SPEAKING, on=False)
        elif session is not None and not (allows(session, Purpose.AUDIO) or allows(session, Purpose.VIDEO)):
            self.light.show_state(words.NOT_RECORDED, on=False)
        else:
            self.light.show_state(words.GET_READY, on=False)

    def _paint(self) -> None:
        session = self._session
        message = self._message()
        self._screens.setCurrentWidget(self.message if message else self._asked)
        self.message.show_text(self._say(message) if message else "")
        self.question.show_text(session.question.text if session and session.question and not message else "")
        signed = session is not None and session.stage in _SIGNED and not self._locked
        self.signs.setVisible(signed)
        if session is not None and signed:
            self.signs.show_session(session, is_recording(session))
        self._show_possible(allowed(session) if session is not None else frozenset())
        self.look()

    def _message(self) -> str:
        """What stands here instead of a question; empty when a question does."""
        if self._locked:
            return words.LOCKED
        session = self._session
        if session is None:
            return words.WELCOME
        if session.stage not in _TALKING:
            return _MESSAGES.get(session.stage, words.END)
        answer = present_answer(session)
        if session.stage is Stage.ASKING or answer is None or not answer.paused:
            return ""
        return words.PAUSED if answer.tape_id is None else words.WAIT

    def _show_possible(self, possible: frozenset[Action]) -> None:
        can_type = Action.TYPE in possible
        self.typing.setVisible(can_type and self._typing_open)
        self.type.setEnabled(can_type and not self._typing_open)
        self.pause.setEnabled(Action.PAUSE in possible)
        self.again.setEnabled(Action.REPEAT in possible and not self._speaking)

    # ── what the person does ─────────────────────────────────────────────────────────────────────────────────────

    def _open_typing(self) -> None:
        self._typing_open = True
        self._paint()
        self.typing.take_focus()

    def _close_typing(self) -> None:
        self._typing_open = False
        self._paint()
        self.type.setFocus()

    def _make_larger(self) -> None:
        self._scale = min(self._scale + 1, len(_SCALES) - 1)
        self._show_scale()

    def _make_smaller(self) -> None:
        self._scale = max(self._scale - 1, 0)
        self._show_scale()

    def _show_scale(self) -> None:
        scale = _SCALES[self._scale]
        self.setStyleSheet(large_text(scale))
        self.question.show_scale(scale)
        self.message.show_scale(scale)


def _beside(taken: QRect, room: QRect) -> QRect:
    """Where it hides least of what is taken of the room, and is hidden least."""
    left, right = taken.left() - room.left(), room.right() - taken.right()
    place = QRect(QPoint(), _USUAL.boundedTo(room.size()))
    if max(left, right) >= _NARROWEST:
        place.setWidth(min(place.width(), max(left, right) - _FRAME))
    corner = room.bottomRight() if right >= left else room.bottomLeft()
    place.moveBottom(corner.y() - _FRAME)
    if right >= left:
        place.moveRight(corner.x() - _FRAME)
    else:
        place.moveLeft(corner.x() + _FRAME)
    return place


def _large(made: Button) -> Button:
    made.setMinimumHeight(space.XXXL)
    return made
