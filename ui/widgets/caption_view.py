"""What has been heard so far, word by word: how sure each word is can be seen, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from interview.domain import Transcript, Word
from interview.risk import LISTEN_BELOW
from interview.whose_words import CLINICIAN, Span, marked
from ui.look import space
from ui.look.theme import colours
from ui.translating import direction
from ui.widgets.basics import badge, heading, quiet
from ui.widgets.text_direction import run_in

_NEWEST = 300  # words on the screen, and up to a step more; the transcript keeps all of them
_STEP = 100  # words that leave the screen at once


class _Piece(NamedTuple):
    text: str
    sure: bool
    clinician: bool


class CaptionView(QWidget):
    """The end of a live transcript. `language` is that of the interview ("en", "ar"): it sets the direction."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Transcript | None = None
        self._clinician: tuple[Span, ...] = ()
        self._pieces: list[_Piece] = []
        self._hint = self.tr("The words appear here while they are spoken.")
        self._text = QTextEdit()
        self._text.setReadOnly(True)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._text.setAccessibleName(self.tr("Words heard so far"))
        self._text.setPlaceholderText(self._hint)
        self.show_language(language)
        self._rough = badge(self.tr("rough"), "warning")
        self._rough.setToolTip(self.tr("This recogniser is known to be poor on free speech."))
        self._rough.hide()
        self._missing = quiet("")
        self._missing.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(space.S)
        head.addWidget(heading(self.tr("Heard so far")))
        head.addWidget(self._rough)
        head.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space.S)
        lines.addLayout(head)
        lines.addWidget(self._missing)
        lines.addWidget(self._text, 1)

    def show_language(self, language: str) -> None:
        """The language that is spoken."""
        run_in(self._text, direction(language))

    def text(self) -> str:
        return self._text.toPlainText()

    def show_transcript(self, transcript: Transcript | None, clinician: tuple[Span, ...] = ()) -> None:
        """The newest state of it, whole; None before anything was heard. `clinician`: when they spoke themselves."""
        if transcript is self._shown and clinician == self._clinician:
            return
        self._shown, self._clinician = transcript, clinician
        self._rough.setVisible(transcript is not None and transcript.rough)
        missing = None if transcript is None else transcript.missing_because
        self._missing.setText(self.tr("No words: {reason}").format(reason=missing) if missing else "")
        self._missing.setVisible(bool(missing))
        self._write(self._pieces_of(marked(transcript, clinician)) if transcript is not None else [])

    def _pieces_of(self, transcript: Transcript) -> list[_Piece]:
        """The end of it, cut where the look changes."""
        if not transcript.words:
            return [_Piece(transcript.text, sure=True, clinician=False)]
        first = max(0, len(transcript.words) - _NEWEST) // _STEP * _STEP
        pieces: list[_Piece] = []
        for speaker, words in _turns(transcript.words[first:]):
            clinician = speaker == CLINICIAN
            start = "\n" if pieces else ""
            if clinician:
                start += self.tr("You: ")
            pieces.append(_Piece(start, sure=True, clinician=clinician))
            for word in words:
                pieces.append(_Piece(word.text, word.sure >= LISTEN_BELOW, clinician))
                pieces.append(_Piece(" ", sure=True, clinician=clinician))
        if guess := _guess(transcript):
            turn = "\n" if transcript.words[-1].speaker == CLINICIAN else ""
            pieces.append(_Piece(turn + guess, sure=False, clinician=False))
        return pieces

    def _write(self, pieces: list[_Piece]) -> None:
        """Only what is new: while somebody speaks this happens several times a second."""
        same = 0
        while same < min(len(pieces), len(self._pieces)) and pieces[same] == self._pieces[same]:
            same += 1
        cursor = self._text.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(sum(len(piece.text) for piece in pieces[:same]))
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        for (sure, clinician), run in groupby(pieces[same:], key=lambda piece: (piece.sure, piece.clinician)):
            cursor.insertText("".join(piece.text for piece in run), _format(sure, clinician))
        cursor.endEditBlock()
        self._pieces = pieces
        bar = self._text.verticalScrollBar()
        bar.setValue(bar.maximum())


def _guess(transcript: Transcript) -> str:
    """What is being said now, as far as it can be told: it has no times yet, so no words of its own."""
    return " ".join(transcript.text.split()[len(transcript.words) :])


def _turns(words: Sequence[Word]) -> list[tuple[str, list[Word]]]:
    return [(speaker, list(turn)) for speaker, turn in groupby(words, key=lambda word: word.speaker)]


def _format(sure: bool, clinician: bool) -> QTextCharFormat:
    """An unsure word is lighter and dotted, the clinician's are slanted: never by colour alone."""
    palette = colours()
    look = QTextCharFormat()
    look.setForeground(QColor(palette.text if sure and not clinician else palette.quiet))
    look.setFontItalic(clinician)
    if not sure:
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    return look
