"""What has been heard so far, word by word: how sure each word is can be seen, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from interview.domain import Transcript, Word
from interview.risk import LISTEN_BELOW
from ui.look import space
from ui.look.theme import colours
from ui.translating import direction
from ui.widgets.basics import badge, heading, quiet
from ui.widgets.text_direction import run_in

_NEWEST = 400  # words on the screen; the transcript keeps all of them


class CaptionView(QWidget):
    """The end of a live transcript. `language` is that of the interview ("en", "ar"): it sets the direction."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Transcript | None = None
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

    def show_transcript(self, transcript: Transcript | None) -> None:
        """The newest state of it, whole; None before anything was heard."""
        if transcript is self._shown:
            return
        self._shown = transcript
        self._rough.setVisible(transcript is not None and transcript.rough)
        missing = None if transcript is None else transcript.missing_because
        self._missing.setText(self.tr("No words: {reason}").format(reason=missing) if missing else "")
        self._missing.setVisible(bool(missing))
        self._text.clear()
        if transcript is not None:
            self._write(transcript)
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self._text.ensureCursorVisible()

    def _write(self, transcript: Transcript) -> None:
        cursor = self._text.textCursor()
        if not transcript.words:
            cursor.insertText(transcript.text, _format(sure=True, clinician=False))
            return
        for first, (speaker, words) in enumerate(_turns(transcript.words[-_NEWEST:])):
            clinician = speaker == "clinician"
            if first:
                cursor.insertBlock()
            if clinician:
                cursor.insertText(self.tr("You: "), _format(sure=True, clinician=True))
            for word in words:
                cursor.insertText(f"{word.text}", _format(word.sure >= LISTEN_BELOW, clinician))
                cursor.insertText(" ", _format(sure=True, clinician=clinician))


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
