"""What is asked before something that cannot be taken back: signing, an addendum, opening a signed report again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from interview.errors import ForPeople
from ui.look import space
from ui.widgets.basics import STRETCH, Card, body, button, column, field, heading, row
from ui.widgets.states import Notice

_WIDTH = 520  # pixels
_TEXT = 132  # pixels high


class Question(QDialog):
    """A heading, what it means, something to fill in, and two buttons. Stays until it is told that it worked."""

    def __init__(self, parent: QWidget | None, kind: str = "primary") -> None:
        super().__init__(parent)
        self.setMinimumWidth(_WIDTH)
        self._problem: Notice | None = None
        self._title = heading("")
        self._meaning = body("")
        self._act = button("", kind)
        self._act.setDefault(True)
        self._act.clicked.connect(self._wanted)
        stay = button(self.tr("Not now"))
        stay.setAutoDefault(False)
        stay.clicked.connect(self.reject)
        self._fields = column()
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(space.XL, space.XL, space.XL, space.XL)
        self._whole.setSpacing(space.L)
        self._whole.addWidget(self._title)
        self._whole.addWidget(self._meaning)
        self._whole.addLayout(self._fields)
        self._whole.addStretch(1)
        self._whole.addLayout(row(STRETCH, stay, self._act))

    def _ask(self, title: str, meaning: str, action: str) -> None:
        self.setWindowTitle(title)
        self._title.setText(title)
        self._meaning.setText(meaning)
        self._act.setText(action)

    def show_problem(self, error: ForPeople) -> None:
        """It did not work: why, and the dialog stays."""
        if self._problem is not None:
            self._problem.hide()
            self._problem.deleteLater()
        self._problem = Notice.of_error(error)
        self._problem.closed.connect(self._problem.hide)
        self._whole.insertWidget(2, self._problem)
        self._act.setEnabled(True)

    def _wanted(self) -> None:
        raise NotImplementedError


class SignDialog(Question):
    """What signing means, and the passphrase. Signals: `signed` (meaning, passphrase)."""

    signed = Signal(str, str)

    def __init__(self, parent: QWidget | None, name: str, role: str, meaning: str) -> None:
        """`meaning`: "author" or "supervisor"."""
        super().__init__(parent)
        self._as = meaning
        if meaning == "author":
            self._ask(
                self.tr("Sign the report"),
                self.tr(
                    "You sign that you have read this report, that it says what you hold to be right, and that you"
                    " answer for it. It is then no draft any more. Every later change takes the signature off."
                ),
                self.tr("Sign"),
            )
        else:
            self._ask(
                self.tr("Sign as supervisor"),
                self.tr(
                    "You sign, beside the author, that you have read this report and supervised the interview."
                ),
                self.tr("Sign"),
            )
        self._passphrase = _passphrase_field()
        self._passphrase.textChanged.connect(self._typed)
        who = Card(body(f"{name} · {role}"), ground="accent")
        self._fields.addWidget(who)
        self._fields.addWidget(field(self.tr("Your passphrase, as your signature"), self._passphrase))
        self._typed()
        self._passphrase.setFocus()

    def show_problem(self, error: ForPeople) -> None:
        super().show_problem(error)
        self._passphrase.clear()
        self._passphrase.setFocus()
        self._typed()

    def _typed(self) -> None:
        self._act.setEnabled(bool(self._passphrase.text()))

    def _wanted(self) -> None:
        self._act.setEnabled(False)
        self.signed.emit(self._as, self._passphrase.text())


class AddendumDialog(Question):
    """A text that is added to a signed report. Signals: `added` (text, passphrase)."""

    added = Signal(str, str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._ask(
            self.tr("Add to the signed report"),
            self.tr(
                "The report stays as it was signed. What you add stands below it under your name and today's date."
            ),
            self.tr("Add and sign"),
        )
        self._text = QPlainTextEdit()
        self._text.setFixedHeight(_TEXT)
        self._text.setTabChangesFocus(True)
        self._passphrase = _passphrase_field()
        for changed in (self._text.textChanged, self._passphrase.textChanged):
            changed.connect(self._typed)
        self._fields.addWidget(field(self.tr("Addendum"), self._text))
        self._fields.addWidget(field(self.tr("Your passphrase, as your signature"), self._passphrase))
        self._typed()

    def _typed(self) -> None:
        self._act.setEnabled(bool(self._text.toPlainText().strip() and self._passphrase.text()))

    def _wanted(self) -> None:
        self._act.setEnabled(False)
        self.added.emit(self._text.toPlainText().strip(), self._passphrase.text())


class ReopenDialog(Question):
    """Why a signed report is opened again. Signals: `reopened` (reason)."""

    reopened = Signal(str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "danger")
        self._ask(
            self.tr("Open the report again"),
            self.tr(
                "The interview goes back to the review and a new report is drafted. The signed version is kept as it"
                " is and listed in the new report; the new one has to be signed anew."
            ),
            self.tr("Open again"),
        )
        self._reason = QLineEdit()
        self._reason.textChanged.connect(self._typed)
        self._fields.addWidget(field(self.tr("Reason"), self._reason))
        self._typed()

    def _typed(self) -> None:
        self._act.setEnabled(bool(self._reason.text().strip()))

    def _wanted(self) -> None:
        self.reopened.emit(self._reason.text().strip())
        self.accept()


def _passphrase_field() -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return made
