"""The field for the disorder: recognised as one types, with what was recognised below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QVBoxLayout, QWidget

from interview.domain import DisorderChosen
from interview.errors import ForPeople, NotADisorder
from ui.look.space import S
from ui.translating import error_words
from ui.widgets.basics import STRETCH, Card, badge, button, field, row, sign, small, strong
from ui.widgets.tab_order import tab_in_reading_order

PAUSE_MS = 300  # in the typing, before the name is looked up
_MOST_LETTERS = 120


class DisorderField(QWidget):
    """Signals: `asked` (the text to look up), `model_wanted` (the text to put to the language model), `not_wanted`
    (its answer is waited for no longer), `changed` (`chosen` is another), `entered` (Enter was pressed)."""

    asked = Signal(str)
    model_wanted = Signal(str)
    not_wanted = Signal()
    changed = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen: DisorderChosen | None = None
        self._asked = ""
        self._has_model = False
        self._put_to_model = ""  # the text that a language model is asked about, or was
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.ask)
        self.edit = QLineEdit()
        self.edit.setMaxLength(_MOST_LETTERS)
        self.edit.setPlaceholderText(self.tr("for example: generalised anxiety, GAD, 6B00"))
        self.edit.textChanged.connect(self._typed)
        self.edit.returnPressed.connect(self._enter)
        self._complete_from()
        self._below = QWidget()
        inside = self._inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(S)
        inside.addWidget(field(self.tr("&What is the interview about?"), self.edit))
        inside.addWidget(self._below)
        self._show_below(small(self._hint()))

    @property
    def chosen(self) -> DisorderChosen | None:
        """What the text means; None while nobody knows."""
        return self._chosen

    def show_names(self, names: Sequence[str]) -> None:
        """What the field completes to."""
        self._names.setStringList(sorted(set(names), key=str.casefold))

    def show_model(self, present: bool) -> None:
        """Whether a language model can be asked about a name that nobody knows."""
        self._has_model = present

    def show_disorder(self, chosen: DisorderChosen) -> None:
        """The answer to `asked`. One that comes while the text has changed already is too late and dropped."""
        if self._asked and self._asked == self._text():
            self._found(chosen)

    def show_no_disorder(self, error: ForPeople) -> None:
        """The other answer."""
        if self._asked and self._asked == self._text():
            self._show_below(self._refusal(error))

    def ask(self) -> None:
        """Look the text up now, without waiting for a pause; for another language too."""
        self._pause.stop()
        self._forget_model()
        self._forget()
        self._asked = self._text()
        if self._asked:
            self.asked.emit(self._asked)

    def clear(self) -> None:
        """Empty, for the next person."""
        self.edit.clear()

    # ── typing ───────────────────────────────────────────────────────────────────────────────────────────

    def _complete_from(self) -> None:
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._completed)
        self.edit.setCompleter(completer)
        self._completer = completer

    def _completed(self, _name: str) -> None:
        QTimer.singleShot(0, self, self.ask)  # the field gets its text after this

    def _text(self) -> str:
        return self.edit.text().strip()

    def _typed(self) -> None:
        self._forget_model()
        self._asked = ""
        self._forget()
        self._show_below(small("" if self._text() else self._hint()))
        self._pause.start()

    def _enter(self) -> None:
        popup = self._completer.popup()
        if popup is not None and popup.isVisible():
            return  # it only chose a name
        if self._chosen is None and self._pause.isActive():
            self.ask()
        self.entered.emit()

    def _forget(self) -> None:
        if self._chosen is not None:
            self._chosen = None
            self.changed.emit()

    # ── what is shown below ──────────────────────────────────────────────────────────────────────────────

    def _hint(self) -> str:
        return self.tr(
            "A name, an abbreviation, an everyday expression or an ICD-11 code, in either language."
        )

    def _found(self, chosen: DisorderChosen) -> None:
        self._chosen = chosen
        words = [strong(chosen.name), small(self._how(chosen.matched_by))]
        if chosen.generic:
            words.append(
                small(
                    self.tr("It has no questions of its own: the general plan is used, which fits anybody.")
                )
            )
        told = QVBoxLayout()
        told.setSpacing(2)
        for word in words:
            told.addWidget(word)
        code = [badge(f"\u2066ICD-11 {chosen.code}\u2069")] if chosen.code else []
        across = row(sign("check", 24, "good"), told, *code)
        across.setStretch(1, 1)
        self._show_below(Card(across, ground="warning" if chosen.generic else "good"))
        self.changed.emit()

    def _how(self, matched_by: str) -> str:
        sentences = {
            "code": self.tr("Recognised by its code."),
            "name": self.tr("Recognised by its name."),
            "synonym": self.tr("Recognised by another of its names."),
            "abbreviation": self.tr("Recognised from its abbreviation."),
            "lay phrase": self.tr("Recognised from an everyday expression."),
            "close spelling": self.tr(
                "Recognised in spite of its spelling. Please check that this is meant."
            ),
            "model": self.tr("Proposed by the language model. Please check that this is meant."),
            "clinician": self.tr("Taken as you typed it."),
        }
        return sentences.get(matched_by, matched_by)

    def _refusal(self, error: ForPeople) -> QWidget:
        message, remedy = error_words(error)
        nearest = error.nearest if isinstance(error, NotADisorder) else ()
        card = Card(strong(message), ground="warning")
        if not nearest:
            card.column.addWidget(small(remedy))
            return card
        card.column.addWidget(small(self.tr("Do you mean one of these?")))
        card.column.addLayout(row(*(self._near(name) for name in nearest), STRETCH))
        insist = button(self.tr("Keep “{name}” and use the general plan").format(name=self._text()), "quiet")
        insist.clicked.connect(self._insist)
        others = [insist]
        if self._has_model and self._put_to_model != self._text():
            put = button(self.tr("Ask the language model"), "quiet")
            put.clicked.connect(self._ask_model)
            others.insert(0, put)
        card.column.addLayout(row(*others, STRETCH))
        return card

    def _ask_model(self) -> None:
        self._put_to_model = self._text()
        stop = button(self.tr("Cancel"), "quiet", "close")
        stop.clicked.connect(self.ask)
        line = row(small(self.tr("The language model is asked.")), stop)
        line.setStretch(0, 1)
        self._show_below(Card(line))
        self.model_wanted.emit(self._put_to_model)

    def _forget_model(self) -> None:
        if self._put_to_model:
            self._put_to_model = ""
            self.not_wanted.emit()

    def _near(self, name: str) -> QPushButton:
        made = button(name.replace("&", "&&"))
        made.clicked.connect(self._take_near)
        return made

    def _take_near(self) -> None:
        near = self.sender()
        if isinstance(near, QPushButton):
            self.edit.setText(near.text().replace("&&", "&"))
            self.ask()
            self.edit.setFocus()

    def _insist(self) -> None:
        self._found(DisorderChosen("", self._text(), "clinician", generic=True))

    def _show_below(self, widget: QWidget) -> None:
        self._inside.replaceWidget(self._below, widget)
        self._below.hide()
        self._below.deleteLater()
        self._below = widget
        tab_in_reading_order(self)
