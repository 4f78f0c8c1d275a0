"""A follow-up that is suggested: the clinician reads it, changes it, has it asked, or lets it be. It never waits."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from interview.domain import Session, Stage
from interview.events import FollowUpApproved, FollowUpDismissed
from interview.follow_up_parts import FollowUp, FollowUpState
from ui.look import space
from ui.translating import direction
from ui.widgets.basics import Card, button, quiet, row, strong
from ui.widgets.growing_field import GrowingField
from ui.widgets.names import set_off
from ui.widgets.text_direction import run_in


class FollowUpCard(Card):
    """Shown while one is suggested. Signal: `decided` (an event)."""

    decided = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: FollowUp | None = None
        self._heading = strong("")
        self._why = quiet("")
        self.field = GrowingField()
        self.field.setAccessibleName(self.tr("Suggested follow-up, which you may change"))
        self.field.textChanged.connect(self._typed)
        self.ask = button(self.tr("Ask it"), "plain", "check", "Ctrl+U")
        self.ask.clicked.connect(self._ask)
        self.leave = button(self.tr("Not now"), "quiet", key="Ctrl+Shift+U")
        self.leave.clicked.connect(self._leave)
        self._when = quiet("")
        self._when.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for made in (self.ask, self.leave):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click Space still means Done
        self.column.setContentsMargins(space.L, space.M, space.L, space.M)
        self.column.setSpacing(space.S)
        for label in (self._heading, self.field, self._why):
            self.column.addWidget(label)
        self.column.addLayout(row(self._when, self.leave, self.ask))
        self.setAccessibleName(self.tr("Suggested follow-up"))
        self.hide()

    def event(self, event: QEvent) -> bool:
        """As tall as its words need at its width; Qt would squeeze lines that wrap."""
        handled = super().event(event)
        changed = event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest, QEvent.Type.Resize)
        if changed and (height := self.column.totalHeightForWidth(self.width())) > 0:
            self.setFixedHeight(height)
        return handled

    def in_tab_order(self) -> tuple[QWidget, ...]:
        return self.field, self.leave, self.ask

    def text(self) -> str:
        """What would be asked."""
        return " ".join(self.field.toPlainText().split())

    def show_session(self, session: Session) -> None:
        """What the clinician changed in it stays as long as it is the same suggestion."""
        offered = session.follow_up
        if offered is not None and offered.state is not FollowUpState.OFFERED:
            offered = None
        before, self._shown = self._shown, offered
        self.setVisible(offered is not None)
        if offered is None:
            return
        if offered != before:
            self._show_suggestion(session, offered)
        asking = session.stage is Stage.ASKING
        self._when.setText(
            self.tr("It is asked at once.") if asking else self.tr("It is asked after this answer.")
        )

    def _show_suggestion(self, session: Session, offered: FollowUp) -> None:
        run_in(self.field, direction(session.language))
        self.field.setPlainText(offered.text)
        ids = [question.id for question in session.questions]
        number = ids.index(offered.question_id) + 1
        self._heading.setText(self.tr("Suggested follow-up to question {number}").format(number=number))
        self._why.setText(self.tr("Why: {reason}").format(reason=set_off(offered.why)) if offered.why else "")
        self._why.setVisible(bool(offered.why))

    def _typed(self) -> None:
        self.ask.setEnabled(bool(self.text()))

    def _ask(self) -> None:
        if self._shown is not None and self.text():
            self.decided.emit(FollowUpApproved(self._shown.question_id, self._shown.take, self.text()))

    def _leave(self) -> None:
        if self._shown is not None:
            self.decided.emit(FollowUpDismissed(self._shown.question_id, self._shown.take))
