"""After a crash in the middle of an answer: what is there of it, and what shall become of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLayout, QRadioButton, QVBoxLayout, QWidget

from interview.ports import SessionSummary
from interview.resume import AfterCutOff, CutOffTake
from ui.dialogs.fitted import FittedDialog
from ui.look.space import XL, L, M, S
from ui.pages.around_words import as_given, long_date
from ui.widgets.basics import STRETCH, Card, body, button, heading, quiet, row, small

WIDTH = 560


class RecoveryDialog(FittedDialog):
    """Closing it decides nothing: it comes again when the session is opened again. Signals: `chosen(AfterCutOff)`."""

    chosen = Signal(object)

    def __init__(
        self,
        cut: CutOffTake,
        session: SessionSummary,
        question: str,
        seconds: float | None,
        parent: QWidget | None = None,
    ) -> None:
        """`question` is the text that was being answered; `seconds` what can be played of the answer, None when
        nobody knows yet."""
        super().__init__(WIDTH, parent)
        self.setWindowTitle(self.tr("An answer was cut off"))
        self._group = QButtonGroup(self)
        self._choices: dict[int, AfterCutOff] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, XL, XL, L)
        column.setSpacing(M)
        column.addWidget(heading(self.tr("The program stopped in the middle of an answer")))
        column.addWidget(Card(*self._facts(session, question, seconds)))
        for choice in cut.choices:
            column.addWidget(self._choice(choice))
        column.addSpacing(S)
        column.addLayout(self._buttons())

    def choice(self) -> AfterCutOff:
        """What is marked now."""
        return self._choices[self._group.checkedId()]

    def _facts(self, session: SessionSummary, question: str, seconds: float | None) -> tuple[QWidget, ...]:
        person = as_given(session.subject) or self.tr("no code")
        when = long_date(session.opened_at)
        which = self.tr("{person}, {disorder}, begun {when}").format(
            person=person, disorder=as_given(session.disorder) or self.tr("no disorder chosen yet"), when=when
        )
        return (small(which), body(as_given(question)), quiet(self._there(seconds)))

    def _there(self, seconds: float | None) -> str:
        if seconds is None:
            return self.tr("How much of the answer was recorded is not known yet.")
        if seconds < 1:
            return self.tr("Less than a second of the answer was recorded.")
        return self.tr("{seconds} s of the answer are recorded and safe.").format(seconds=int(seconds))

    def _choice(self, choice: AfterCutOff) -> QWidget:
        words, what = {
            AfterCutOff.KEEP: (
                self.tr("&Keep what is there"),
                self.tr("The answer ends where it was cut off, and the interview goes on."),
            ),
            AfterCutOff.GO_ON: (
                self.tr("&Go on with this answer"),
                self.tr("What is there stays, and a new recording begins behind it."),
            ),
            AfterCutOff.ASK_AGAIN: (
                self.tr("&Ask the question again"),
                self.tr(
                    "The question is spoken again. What was recorded before does not count as the answer."
                ),
            ),
        }[choice]
        mark = QRadioButton(words)
        mark.setAccessibleDescription(what)
        mark.setChecked(not self._choices)
        number = len(self._choices)
        self._choices[number] = choice
        self._group.addButton(mark, number)
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(mark)
        under = row(XL + S, quiet(what), stretch_last=True)
        inside.addLayout(under)
        return whole

    def _buttons(self) -> QLayout:
        later = button(self.tr("Decide later"), kind="quiet")
        later.setAutoDefault(False)
        later.clicked.connect(self.reject)
        do = button(self.tr("Continue"), kind="primary")
        do.setDefault(True)
        do.clicked.connect(self._choose)
        return row(later, STRETCH, do)

    def _choose(self) -> None:
        self.accept()
        self.chosen.emit(self.choice())
