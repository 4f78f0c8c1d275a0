"""Lasting signs on the interviewed person's screen: the listening light, and what is recorded and read."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

from interview.domain import Purpose, Session
from interview.steps import allows
from ui import person_words as words
from ui.look import space
from ui.look.theme import colours
from ui.person_words import Words
from ui.widgets.basics import quiet, row, sign, strong

_LAMP = 28  # pixels across


class Lamp(QWidget):
    """A round light: a ring while it is off, filled while it is on; never by colour alone."""

    def __init__(self) -> None:
        super().__init__()
        self._on = False
        self.setFixedSize(QSize(_LAMP, _LAMP))

    def show_on(self, on: bool) -> None:
        if on != self._on:
            self._on = on
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.good if self._on else palette.quiet), 2))
        painter.setBrush(QColor(palette.good if self._on else palette.raised))
        painter.drawEllipse(self.rect().adjusted(3, 3, -3, -3))
        painter.end()


class ListeningLight(QWidget):
    """Grey until the recording has really begun, then green; always with words."""

    def __init__(self, say: Words) -> None:
        super().__init__()
        self._say = say
        self._lamp = Lamp()
        self._text = strong("")
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space.M)
        line.addWidget(self._lamp)
        line.addWidget(self._text, 1)
        self.show_state(words.GET_READY, on=False)

    def text(self) -> str:
        return self._text.text()

    def show_state(self, text: str, *, on: bool) -> None:
        """One of the texts of `person_words`, and whether the light is green."""
        said = self._say(text)
        self._lamp.show_on(on)
        if said != self._text.text():
            self._text.setText(said)
            self.setAccessibleName(said)


class RecordingSigns(QWidget):
    """What the person has consented to, each as a sign with words, as long as the interview lasts."""

    def __init__(self, say: Words, reads_emotion: bool) -> None:
        """`reads_emotion`: whether there is a model that does; without one nothing is said of it."""
        super().__init__()
        self._say = say
        self._reads_emotion = reads_emotion
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(space.S)

    def show_session(self, session: Session, recording: bool) -> None:
        """`recording`: whether it is so now, or only while the person answers."""
        shown = _signs(session, recording, self._reads_emotion)
        if shown == self._shown:
            return
        self._shown = shown
        while (old := self._lines.takeAt(0)) is not None:
            _throw_away(old)
        for name, text in shown:
            line = QWidget()
            line.setLayout(row(sign(name, 24, "quiet"), quiet(self._say(text)), stretch_last=True))
            self._lines.addWidget(line)


def _signs(session: Session, recording: bool, reads_emotion: bool) -> tuple[tuple[str, str], ...]:
    table = (
        (Purpose.AUDIO, "microphone", words.VOICE_NOW, words.VOICE_LATER),
        (Purpose.VIDEO, "camera", words.PICTURE_NOW, words.PICTURE_LATER),
        (Purpose.EMOTION, "face", words.EMOTION_NOW, words.EMOTION_LATER),
    )
    found = tuple(
        (name, now if recording else later)
        for purpose, name, now, later in table
        if allows(session, purpose) and (reads_emotion or purpose is not Purpose.EMOTION)
    )
    if allows(session, Purpose.AUDIO) or allows(session, Purpose.VIDEO):
        return found
    return (("microphone-off", words.NOTHING), *found)


def _throw_away(item: QLayoutItem) -> None:
    widget = item.widget()
    if widget is not None:
        widget.hide()
        widget.deleteLater()
