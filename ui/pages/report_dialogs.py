"""What is asked before something that cannot be taken back: signing, an addendum, opening a signed report again."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from interview.errors import ForPeople
from ui.dialogs.fitted import FittedDialog
from ui.look import space
from ui.widgets.basics import STRETCH, Button, Card, body, button, field, heading, row
from ui.widgets.names import name_of, set_off
from ui.widgets.states import Notice

_WIDTH = 520  # pixels
_TEXT = 132  # pixels high


class Question(FittedDialog):
    """A heading, what it means, something to fill in, and two buttons. Stays until it is told that it worked."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(_WIDTH, parent)
        self._problem: Notice | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(space.XL, space.XL, space.XL, space.XL)
        self._whole.setSpacing(space.L)

    def _ask(self, title: str, meaning: str, fields: tuple[QWidget, ...], action: Button) -> None:
        self.setWindowTitle(title)
        self._act = action
        self._act.setDefault(True)
        self._act.clicked.connect(self._wanted)
        stay = button(self.tr("Not now"))
        stay.setAutoDefault(False)
        stay.clicked.connect(self.reject)
        self._whole.addWidget(heading(title))
        self._whole.addWidget(body(meaning))
        for one in fields:
            self._whole.addWidget(one)
        self._whole.addStretch(1)
        self._whole.addLayout(row(STRETCH, stay, action))
        self._in_order = (*self.findChildren(QPlainTextEdit), *self.findChildren(QLineEdit), stay, action)

    def show_problem(self, error: ForPeople) -> None:
        """It did not work: why, and the dialog stays."""
        if self._problem is not None:
            self._problem.hide()
            self._problem.deleteLater()
        self._problem = Notice.of_error(error)
        self._problem.closed.connect(self._problem.hide)
        self._whole.insertWidget(2, self._problem)
        for earlier, later in pairwise([*self._problem.findChildren(QPushButton), *self._in_order]):
            QWidget.setTabOrder(earlier, later)
        self._act.setEnabled(True)

    def _wanted(self) -> None:
        raise NotImplementedError


class BackToReview(QMessageBox):
    """Before a draft is left that will be written anew. Signals: `accepted`."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setText(self.tr("Go back to the review?"))
        self.setInformativeText(
            self.tr(
                "When you come back, the sentences of this draft will be written anew. Those that you wrote or"
                " changed, your formulation and your own findings stay."
            )
        )
        self.addButton(self.tr("Back to the review"), QMessageBox.ButtonRole.AcceptRole)
        self.addButton(self.tr("Stay with the report"), QMessageBox.ButtonRole.RejectRole)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


class SignDialog(Question):
    """What signing means, and the passphrase. Signals: `signed` (meaning, passphrase)."""

    signed = Signal(str, str)

    def __init__(self, parent: QWidget | None, name: str, role: str, meaning: str) -> None:
        """`meaning`: "author" or "supervisor"."""
        super().__init__(parent)
        self._as = meaning
        self._passphrase = _passphrase_field()
        self._passphrase.textChanged.connect(self._typed)
        fields = (
            Card(body(f"{set_off(name)} · {name_of('role', role)}"), ground="accent"),
            field(self.tr("Your passphrase, as your signature"), self._passphrase),
        )
        if meaning == "author":
            title = self.tr("Sign the report")
            says = self.tr(
                "You sign that you have read this report, that it says what you hold to be right, and that you"
                " answer for it. It is then no draft any more. Every later change takes the signature off."
            )
        else:
            title = self.tr("Sign as supervisor")
            says = self.tr(
                "You sign, beside the author, that you have read this report and supervised the interview."
            )
        self._ask(title, says, fields, button(self.tr("Sign"), "primary"))
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
        self._text = QPlainTextEdit()
        self._text.setFixedHeight(_TEXT)
        self._text.setTabChangesFocus(True)
        self._passphrase = _passphrase_field()
        for changed in (self._text.textChanged, self._passphrase.textChanged):
            changed.connect(self._typed)
        self._ask(
            self.tr("Add to the signed report"),
            self.tr(
                "The report stays as it was signed. What you add stands below it under your name and today's date."
            ),
            (
                field(self.tr("Addendum"), self._text),
                field(self.tr("Your passphrase, as your signature"), self._passphrase),
            ),
            button(self.tr("Add and sign"), "primary"),
        )
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
        super().__init__(parent)
        self._reason = QLineEdit()
        self._reason.textChanged.connect(self._typed)
        self._ask(
            self.tr("Open the report again"),
            self.tr(
                "The interview goes back to the review and a new report is drafted. The signed version is kept as it"
                " is and listed in the new report; the new one has to be signed anew."
            ),
            (field(self.tr("Reason"), self._reason),),
            button(self.tr("Open again"), "danger"),
        )
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
