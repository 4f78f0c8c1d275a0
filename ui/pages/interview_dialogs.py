"""What the page of the interview asks before it acts: why a question is skipped, what to insert, whether to stop."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from interview.question_rules import check
from ui.look import space
from ui.translating import direction
from ui.widgets.basics import STRETCH, body, button, field, heading, quiet, row
from ui.widgets.names import reason_of
from ui.widgets.text_direction import run_in


class AskDialog(QDialog):
    """A question with one button that goes on and one that does not. Signal: `agreed` (what was given, as text)."""

    agreed = Signal(str)

    def __init__(self, parent: QWidget, question: str, detail: str, verb: str, kind: str = "primary") -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        self.go = button(verb, kind)
        self.go.setDefault(True)
        self.go.clicked.connect(self._agree)
        self.back = button(self.tr("Cancel"))
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self.reject)
        self.content = QVBoxLayout()
        self.content.setSpacing(space.M)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(space.XL, space.XL, space.XL, space.L)
        lines.setSpacing(space.M)
        lines.addWidget(heading(question))
        if detail:
            lines.addWidget(body(detail))
        lines.addLayout(self.content)
        lines.addStretch(1)
        lines.addLayout(row(STRETCH, self.back, self.go))

    def value(self) -> str:
        """What is handed over when the clinician agrees."""
        return ""

    def _agree(self) -> None:
        value = self.value()
        self.accept()
        self.agreed.emit(value)


class ReasonDialog(AskDialog):
    """Asks for a short reason: one of those that are usual, or the clinician's own words."""

    def __init__(
        self,
        parent: QWidget,
        question: str,
        detail: str,
        verb: str,
        usual: Sequence[str],
        kind: str = "primary",
    ) -> None:
        """`usual`: as the session keeps them; each is shown in the window's language."""
        super().__init__(parent, question, detail, verb, kind)
        self._usual = usual
        self._group = QButtonGroup(self)
        for number, text in enumerate(usual):
            radio = QRadioButton(reason_of(text))
            self._group.addButton(radio, number)
            self.content.addWidget(radio)
        self._own = QLineEdit()
        self._own.setPlaceholderText(self.tr("Another reason"))
        self._own.setAccessibleName(self.tr("Another reason"))
        self._own.textEdited.connect(self._typed)
        self.content.addWidget(self._own)
        self._group.button(0).setChecked(True)
        self._group.button(0).setFocus()
        self._group.idClicked.connect(self._picked)

    def value(self) -> str:
        chosen = self._group.checkedId()
        return self._usual[chosen] if chosen >= 0 else self._own.text().strip()

    def _typed(self) -> None:
        """Own words take the choice away; without words there is nothing to go on with."""
        self._group.setExclusive(False)
        for choice in self._group.buttons():
            choice.setChecked(False)
        self._group.setExclusive(True)
        self.go.setEnabled(bool(self._own.text().strip()))

    def _picked(self) -> None:
        self._own.clear()
        self.go.setEnabled(True)


class QuestionDialog(AskDialog):
    """Asks for the words of a question to insert; says which rules of good questions they break, and lets them."""

    def __init__(self, parent: QWidget, language: str) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("QuestionDialog", "Insert a question"),
            translate("QuestionDialog", "It is asked right after the present one."),
            translate("QuestionDialog", "Insert"),
        )
        self._language = language
        self._text = QPlainTextEdit()
        run_in(self._text, direction(language))
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(96)
        self._text.textChanged.connect(self._typed)
        self._rules = quiet("")
        self.content.addWidget(field(self.tr("Question"), self._text))
        self.content.addWidget(self._rules)
        self._typed()
        self._text.setFocus()

    def value(self) -> str:
        return " ".join(self._text.toPlainText().split())

    def _typed(self) -> None:
        text = self.value()
        self.go.setEnabled(bool(text))
        broken = check(text, self._language) if text else ()
        self._rules.setText("\n".join(rule.sentence for rule in broken))
        self._rules.setVisible(bool(broken))
        self.adjustSize()
