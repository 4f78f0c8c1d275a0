"""One key of the settings each: its label, its sentence, what is typed, and what is wrong with that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.look.space import XS
from ui.pages.around_words import as_given
from ui.widgets.basics import field, quiet, row, small

NUMBER_WIDTH = 96
CHOICE_WIDTH = 320
TEXT_HEIGHT = 108


@dataclass(frozen=True)
class Key:
    """Where a value stands in the settings."""

    table: str
    name: str


class ChoiceField(QWidget):
    """One of several. Signals: `typed(Key, str)`."""

    typed = Signal(object, object)

    def __init__(
        self, key: Key, label: str, choices: Sequence[tuple[str | int, str]], hint: str = ""
    ) -> None:
        """`choices`: each value and its words."""
        super().__init__()
        self.key = key
        self.box = QComboBox()
        self.box.setMaximumWidth(CHOICE_WIDTH)
        self._error = _error_label()
        _lay_out(self, field(label, self.box, hint), self._error)
        self.set_choices(choices)
        self.box.activated.connect(self._chosen)

    def set_choices(self, choices: Sequence[tuple[str | int, str]]) -> None:
        """The present value stays, also when it is not among them."""
        with QSignalBlocker(self.box):
            before = self.box.currentData()
            self.box.clear()
            for value, words in choices:
                self.box.addItem(words, value)
            if before is not None:
                self.show_value(before)

    def show_value(self, value: object) -> None:
        at = self.box.findData(value)
        if at < 0:
            self.box.addItem(self.tr("{name} (not here now)").format(name=as_given(str(value))), value)
            at = self.box.count() - 1
        self.box.setCurrentIndex(at)

    def show_error(self, words: str) -> None:
        _show(self._error, words)

    def _chosen(self, _index: int) -> None:
        self.typed.emit(self.key, self.box.currentData())


class SwitchField(QWidget):
    """Yes or no. Signals: `typed(Key, bool)`."""

    typed = Signal(object, object)

    def __init__(self, key: Key, label: str, hint: str = "") -> None:
        super().__init__()
        self.key = key
        self.box = QCheckBox(label)
        self.box.setAccessibleDescription(hint)
        self._error = _error_label()
        _lay_out(self, self.box, small(hint) if hint else None, self._error)
        self.box.clicked.connect(self._clicked)

    def show_value(self, value: object) -> None:
        self.box.setChecked(bool(value))

    def show_error(self, words: str) -> None:
        _show(self._error, words)

    def _clicked(self, checked: bool) -> None:
        self.typed.emit(self.key, checked)


class NumberField(QWidget):
    """A whole number, or nothing where `may_be_empty`. Signals: `typed(Key, int | None)`, when the line is left."""

    typed = Signal(object, object)

    def __init__(
        self,
        key: Key,
        label: str,
        unit: str,
        bounds: tuple[int, int | None],
        hint: str = "",
        may_be_empty: str = "",
    ) -> None:
        """`bounds` are the least and the greatest; `may_be_empty` says what an empty line means."""
        super().__init__()
        self.key = key
        self._bounds, self._may_be_empty = bounds, bool(may_be_empty)
        self._unsaved = False
        self.line = QLineEdit()
        self.line.setFixedWidth(NUMBER_WIDTH)
        self.line.setPlaceholderText("–" if may_be_empty else "")
        self._error = _error_label()
        beside = QWidget()
        inside = row(self.line, quiet(f"{unit}{may_be_empty and f'  ·  {may_be_empty}'}"), stretch_last=True)
        beside.setLayout(inside)
        beside.setFocusProxy(self.line)
        _lay_out(self, field(label, beside, hint), self._error)
        self.line.setAccessibleName(label)
        self.line.setAccessibleDescription(hint)
        self.line.textEdited.connect(self._typing)
        self.line.editingFinished.connect(self._finished)

    def show_value(self, value: object) -> None:
        if not self._unsaved:
            self.line.setText("" if value is None else str(value))
            self.show_error("")

    def show_error(self, words: str) -> None:
        _show(self._error, words)

    def _typing(self) -> None:
        self._unsaved = True
        self.show_error("" if self._is_good() else self._rule())

    def _finished(self) -> None:
        if self._unsaved and self._is_good():
            self._unsaved = False
            text = self.line.text().strip()
            self.typed.emit(self.key, int(text) if text else None)

    def _is_good(self) -> bool:
        text = self.line.text().strip()
        if not text:
            return self._may_be_empty
        least, most = self._bounds
        return (
            text.isdecimal() and len(text) < 10 and least <= int(text) and (most is None or int(text) <= most)
        )

    def _rule(self) -> str:
        least, most = self._bounds
        if most is None:
            return self.tr("A whole number, {least} or more. It is not saved yet.").format(least=least)
        words = self.tr("A whole number from {least} to {most}. It is not saved yet.")
        return words.format(least=least, most=most)


class TextField(QWidget):
    """A line of text. Signals: `typed(Key, str)`, when the line is left."""

    typed = Signal(object, object)

    def __init__(self, key: Key, label: str, hint: str = "") -> None:
        super().__init__()
        self.key = key
        self._unsaved = False
        self.line = QLineEdit()
        self._error = _error_label()
        _lay_out(self, field(label, self.line, hint), self._error)
        self.line.textEdited.connect(self._typing)
        self.line.editingFinished.connect(self._finished)

    def show_value(self, value: object) -> None:
        if not self._unsaved:
            self.line.setText(str(value))

    def show_error(self, words: str) -> None:
        """What was typed counts as not saved, so that nothing is painted over it."""
        self._unsaved = self._unsaved or bool(words)
        _show(self._error, words)

    def _typing(self) -> None:
        self._unsaved = True
        _show(self._error, "")

    def _finished(self) -> None:
        if self._unsaved:
            self._unsaved = False
            self.typed.emit(self.key, self.line.text().strip())


class LinesField(QWidget):
    """Several lines of text, as one text or as a list of its lines. Signals: `typed(Key, str | tuple[str, ...])`."""

    typed = Signal(object, object)

    def __init__(self, key: Key, label: str, hint: str = "", as_list: bool = False) -> None:
        super().__init__()
        self.key = key
        self._as_list, self._unsaved = as_list, False
        self.edit = _LeftText()
        self.edit.setFixedHeight(TEXT_HEIGHT)
        self.edit.setTabChangesFocus(True)
        self._error = _error_label()
        _lay_out(self, field(label, self.edit, hint), self._error)
        self.edit.textChanged.connect(self._typing)
        self.edit.left.connect(self._finished)

    def show_value(self, value: object) -> None:
        if not self._unsaved:
            with QSignalBlocker(self.edit):
                self.edit.setPlainText("\n".join(value) if isinstance(value, tuple) else str(value))

    def show_error(self, words: str) -> None:
        self._unsaved = self._unsaved or bool(words)
        _show(self._error, words)

    def value(self) -> str | tuple[str, ...]:
        text = self.edit.toPlainText()
        lines = tuple(line.strip() for line in text.splitlines() if line.strip())
        return lines if self._as_list else text.strip()

    def _typing(self) -> None:
        self._unsaved = True
        _show(self._error, "")

    def _finished(self) -> None:
        if self._unsaved:
            self._unsaved = False
            self.typed.emit(self.key, self.value())


SettingField = ChoiceField | SwitchField | NumberField | TextField | LinesField


class _LeftText(QPlainTextEdit):
    """Tells when the keyboard goes elsewhere. Signals: `left`."""

    left = Signal()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.left.emit()


def _error_label() -> QLabel:
    label = small("")
    label.setProperty("kind", "danger")
    label.hide()
    return label


def _show(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


def _lay_out(whole: QWidget, *parts: QWidget | None) -> None:
    inside = QVBoxLayout(whole)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(XS)
    for part in parts:
        if part is not None:
            inside.addWidget(part)
