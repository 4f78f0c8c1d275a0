"""The questions of the interview with where each stands: done, skipped, now, next; statements of risk are marked."""

from __future__ import annotations

import html

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from interview.domain import Question, Session
from interview.steps import was_given
from ui.look import space
from ui.look.icons import icon
from ui.widgets.basics import button, heading

_SIGN = 18  # pixels


class Agenda(QWidget):
    """A list to look at, and a button that inserts a question after the present one. Signal: `insert_wanted`."""

    insert_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._list = QListWidget()
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._list.setIconSize(QSize(_SIGN, _SIGN))
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("Questions of this interview"))
        self.insert = button(self.tr("Insert a question"), "quiet", "plus", "Ctrl+I")
        self.insert.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.insert.clicked.connect(self.insert_wanted)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space.S)
        lines.addWidget(heading(self.tr("Questions")))
        lines.addWidget(self._list, 1)
        lines.addWidget(self.insert)

    def lines(self) -> tuple[str, ...]:
        """Each question and its state, in words, as a screen reader says it."""
        role = Qt.ItemDataRole.AccessibleTextRole
        return tuple(str(self._list.item(row).data(role)) for row in range(self._list.count()))

    def show_session(self, session: Session) -> None:
        self._list.clear()
        for position, question in enumerate(session.questions):
            self._list.addItem(self._item(session, position, question))
        if session.position < self._list.count():
            self._list.scrollToItem(self._list.item(session.position))

    def _item(self, session: Session, position: int, question: Question) -> QListWidgetItem:
        sign, state = self._state(session, position, question)
        answer = session.answers.get(question.id)
        flags = len(answer.flags) if answer is not None else 0
        text = f"{position + 1}  {question.text}"
        item = QListWidgetItem(sign, f"⚑ {text}" if flags else text)
        if question.follows:
            state = self.tr("{state}, a follow-up").format(state=state)
        if flags:
            state = self.tr("{state}, with a statement of risk").format(state=state)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text} – {state}")
        item.setToolTip(f"<p>{html.escape(question.text)}<br>{html.escape(state)}</p>")
        font = item.font()
        font.setBold(position == session.position)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return item

    def _state(self, session: Session, position: int, question: Question) -> tuple[QIcon, str]:
        answer = session.answers.get(question.id)
        if position == session.position:
            return icon("next", "accent"), self.tr("now")
        if answer is not None and answer.skipped_because is not None:
            return icon("skip", "quiet"), self.tr("skipped")
        if was_given(answer):
            return icon("check", "good"), self.tr("done")
        return _blank(), self.tr("to come")


def _blank() -> QIcon:
    """As wide as a sign, so that all questions stand in one line."""
    room = QPixmap(_SIGN, _SIGN)
    room.fill(Qt.GlobalColor.transparent)
    return QIcon(room)
