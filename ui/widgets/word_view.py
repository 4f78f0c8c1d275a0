"""What was heard, word by word: the present word lit while it is played, and each word a place to play from."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from interview.domain import Transcript, Word
from interview.risk import LISTEN_BELOW
from ui.look import space
from ui.look.theme import colours
from ui.translating import direction

MOST_HEIGHT = 260  # pixels; a longer answer scrolls
AFTERGLOW = 1.0  # seconds a word stays lit in a pause before the next one


class WordView(QTextEdit):
    """The words of a transcript, the clinician's in paragraphs of their own. Signals: `word_wanted` (seconds)."""

    word_wanted = Signal(float)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        """`language` is that of the interview: it sets the direction."""
        super().__init__(parent)
        self._words: list[Word] = []
        self._places: list[
            tuple[int, int]
        ] = []  # of each word: its first character and the one after its last
        self._shown: Transcript | None = None
        self._lit: int | None = None
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        option = QTextOption()
        option.setTextDirection(direction(language))
        option.setAlignment(Qt.AlignmentFlag.AlignLeading)
        self.document().setDefaultTextOption(option)
        self.setAccessibleName(self.tr("Words as they were heard"))
        self.setToolTip(self.tr("Click on a word, or press Return in it, to play from there"))

    def show_transcript(self, transcript: Transcript) -> None:
        """These words; an unsure one is dotted, and the clinician's are slanted, each named in its tooltip."""
        if transcript == self._shown:
            return
        self._shown = transcript
        self._words, self._places, self._lit = [], [], None
        self.clear()
        self.setExtraSelections([])
        cursor = self.textCursor()
        if not transcript.words:
            cursor.insertText(transcript.text, _format(sure=True, clinician=False))
        for first, (speaker, turn) in enumerate(groupby(transcript.words, key=lambda word: word.speaker)):
            if first:
                cursor.insertBlock()
            self._write_turn(cursor, list(turn), clinician=speaker == "clinician")
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.updateGeometry()

    def show_seconds(self, seconds: float | None) -> None:
        """Light the word that is spoken at this second of the take; None when nothing is played."""
        lit = None if seconds is None else self._word_at(seconds)
        if lit == self._lit:
            return
        self._lit = lit
        if lit is None:
            self.setExtraSelections([])
            return
        glow = QTextEdit.ExtraSelection()
        glow.cursor = self._cursor_of(lit)
        glow.format = _glow()
        self.setExtraSelections([glow])
        self._keep_in_sight(lit)

    @property
    def lit_word(self) -> str | None:
        """The word that is lit."""
        return None if self._lit is None else self._words[self._lit].text

    def _write_turn(self, cursor: QTextCursor, words: list[Word], clinician: bool) -> None:
        if clinician:
            cursor.insertText(self.tr("You: "), _format(sure=True, clinician=True))
        for word in words:
            start = cursor.position()
            cursor.insertText(word.text, _format(word.sure >= LISTEN_BELOW, clinician))
            self._words.append(word)
            self._places.append((start, cursor.position()))
            cursor.insertText(" ", _format(sure=True, clinician=clinician))

    def _word_at(self, seconds: float) -> int | None:
        index = bisect_right(self._words, seconds, key=lambda word: word.start) - 1
        if index < 0 or seconds > self._words[index].end + AFTERGLOW:
            return None
        return index

    def _cursor_of(self, index: int) -> QTextCursor:
        cursor = self.textCursor()
        cursor.setPosition(self._places[index][0])
        cursor.setPosition(self._places[index][1], QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _keep_in_sight(self, index: int) -> None:
        place, bar = self.cursorRect(self._cursor_of(index)), self.verticalScrollBar()
        if place.bottom() > self.viewport().height() or place.top() < 0:
            bar.setValue(bar.value() + place.top() - space.XL)

    # ── choosing a place ─────────────────────────────────────────────────────────────────────────────────────────

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._want(self.cursorForPosition(event.position().toPoint()).position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._want(self.textCursor().position())
        else:
            super().keyPressEvent(event)

    def _want(self, position: int) -> None:
        index = bisect_right(self._places, position, key=lambda place: place[0]) - 1
        if index >= 0 and position <= self._places[index][1]:
            self.word_wanted.emit(self._words[index].start)

    # ── size ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def sizeHint(self) -> QSize:
        self.document().setTextWidth(max(200, self.viewport().width()))
        height = round(self.document().size().height()) + 2 * space.S
        return QSize(320, min(MOST_HEIGHT, max(2 * space.XL, height)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()


def _format(sure: bool, clinician: bool) -> QTextCharFormat:
    """Never by colour alone."""
    palette = colours()
    look = QTextCharFormat()
    look.setForeground(QColor(palette.text if sure and not clinician else palette.quiet))
    look.setFontItalic(clinician)
    if not sure:
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    return look


def _glow() -> QTextCharFormat:
    palette = colours()
    look = QTextCharFormat()
    look.setBackground(QColor(palette.accent))
    look.setForeground(QColor(palette.on_accent))
    return look
