"""Where passphrases are typed: one that exists, or a new one twice with what it still lacks."""

from __future__ import annotations

import unicodedata
from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from interview.vault.key_slots import LEAST_DIFFERENT, LEAST_LETTERS
from ui.look.space import XS, M
from ui.widgets.basics import field, icon_button, quiet, row, small

GOOD_LETTERS = 20  # from here on the sentence says "good"; the vault's own rule is LEAST_LETTERS


class Strength(Enum):
    """What is to be said about a new passphrase."""

    EMPTY = auto()
    TOO_SHORT = auto()
    TOO_ALIKE = auto()
    ENOUGH = auto()
    GOOD = auto()


def strength(passphrase: str) -> Strength:
    """By the vault's rule; what is longer is only called better, for nobody can tell how guessable words are."""
    letters = unicodedata.normalize("NFC", passphrase)
    if not letters:
        return Strength.EMPTY
    if len(letters) < LEAST_LETTERS:
        return Strength.TOO_SHORT
    if len(set(letters)) < LEAST_DIFFERENT:
        return Strength.TOO_ALIKE
    return Strength.GOOD if len(letters) >= GOOD_LETTERS else Strength.ENOUGH


class PassphraseField(QWidget):
    """A line for a passphrase that can be shown, with a hint when Caps Lock seems to be on.

    Qt cannot ask for the state of Caps Lock; a capital typed without Shift, or a small letter with it, tells.

    Signals: `submitted` (Return), `edited`."""

    submitted = Signal()
    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.line.setAccessibleName(name)
        self.line.installEventFilter(self)
        self._shown = icon_button("eye", self.tr("Show what is typed"), kind="quiet")
        self._shown.setCheckable(True)
        self._caps = small(self.tr("Caps Lock seems to be on."))
        self._caps.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(XS)
        layout.addLayout(row(self.line, self._shown))
        layout.addWidget(self._caps)
        self.setFocusProxy(self.line)
        self._shown.toggled.connect(self._show_letters)
        self.line.returnPressed.connect(self.submitted)
        self.line.textEdited.connect(self.edited)

    def text(self) -> str:
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed, and hide what will be."""
        self.line.clear()
        self._shown.setChecked(False)

    def select_all(self) -> None:
        self.line.setFocus()
        self.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._look_at(event)
        return super().eventFilter(watched, event)

    def _look_at(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._caps.hide()  # whichever way it went, the next letter tells
        elif len(letter) == 1 and letter.lower() != letter.upper():
            with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps.setVisible(letter.isupper() is not with_shift)

    def _show_letters(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self._shown.show_icon("eye-off" if shown else "eye")
        words = self.tr("Hide what is typed") if shown else self.tr("Show what is typed")
        self._shown.setToolTip(words)
        self._shown.setAccessibleName(words)


class NewPassphrase(QWidget):
    """A new passphrase, typed twice. Signals: `edited`, `submitted` (Return in the second line)."""

    edited = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = PassphraseField(self.tr("New passphrase"))
        self.second = PassphraseField(self.tr("The same again"))
        self._says = quiet("")
        self._same = small("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        layout.addWidget(field(self.tr("New passphrase"), self.first))
        layout.addWidget(self._says)
        layout.addWidget(field(self.tr("The same again"), self.second))
        layout.addWidget(self._same)
        self.setFocusProxy(self.first)
        for one in (self.first, self.second):
            one.edited.connect(self._changed)
        self.first.submitted.connect(self.second.setFocus)
        self.second.submitted.connect(self.submitted)
        self._changed()

    def text(self) -> str:
        return self.first.text()

    def is_ready(self) -> bool:
        """Good enough for the vault, and twice the same."""
        enough = strength(self.text()) in (Strength.ENOUGH, Strength.GOOD)
        return enough and self.first.text() == self.second.text()

    def clear(self) -> None:
        self.first.clear()
        self.second.clear()
        self._changed()

    def says(self) -> str:
        """What is shown about its strength."""
        return self._says.text()

    def _changed(self) -> None:
        self._says.setText(self._sentence())
        differs = bool(self.second.text()) and not self.first.text().startswith(self.second.text())
        self._same.setText(self.tr("The two are not the same.") if differs else "")
        self._same.setVisible(differs)
        self.edited.emit()

    def _sentence(self) -> str:
        found = strength(self.text())
        if found is Strength.TOO_SHORT:
            missing = LEAST_LETTERS - len(unicodedata.normalize("NFC", self.text()))
            return self.tr("Too short: {number} more needed.").format(number=missing)
        if found is Strength.TOO_ALIKE:
            return self.tr("Too few different characters: {number} are needed.").format(
                number=LEAST_DIFFERENT
            )
        if found is Strength.ENOUGH:
            return self.tr("Long enough. One more unrelated word makes it much better.")
        if found is Strength.GOOD:
            return self.tr("Good, if the words have nothing to do with each other or with you.")
        return self.tr("At least {number} characters. Four or five unrelated words are good.").format(
            number=LEAST_LETTERS
        )
