"""Sessions that were cut off, as cards to go on with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interview.domain import Stage
from interview.ports import SessionSummary
from ui.look.space import S
from ui.pages.around_words import as_given
from ui.widgets.basics import Card, button, heading, row, sign, small, strong

_MOST = 3  # cards; the rest is in the list of sessions


class Unfinished(QWidget):
    """Hidden while there is none. Signal: `resume_wanted` (session id)."""

    resume_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.cards = tuple(_UnfinishedCard() for _ in range(_MOST))
        self._more = small("")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(S)
        inside.addWidget(heading(self.tr("Cut off")))
        for card in self.cards:
            card.go_on.clicked.connect(self._clicked)
            inside.addWidget(card)
        inside.addWidget(self._more)
        self.hide()

    def show_unfinished(self, lines: Sequence[SessionSummary]) -> None:
        """The newest of them."""
        newest = sorted(lines, key=lambda line: line.opened_at, reverse=True)
        for card, line in zip_longest(self.cards, newest[:_MOST]):
            card.show_session(line)
        more = len(newest[_MOST:])
        self._more.setText(self.tr("%n more under Sessions.", "", more))
        self._more.setVisible(more > 0)
        self.setVisible(bool(newest))

    def _clicked(self) -> None:
        self.resume_wanted.emit(self.sender().property("session"))


class _UnfinishedCard(Card):
    """One session that can be gone on with."""

    def __init__(self) -> None:
        super().__init__()
        self._what, self._stands = strong(""), small("")
        self.go_on = button(self.tr("Go on"), icon="play")
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self._what)
        told.addWidget(self._stands)
        across = row(sign("clock", 24, "warning"), told, self.go_on)
        across.setStretch(1, 1)
        self.column.addLayout(across)

    def show_session(self, line: SessionSummary | None) -> None:
        """None hides the card."""
        self.setVisible(line is not None)
        if line is None:
            return
        parts = (line.subject or self.tr("without a code"), line.disorder)
        self._what.setText(" · ".join(as_given(part) for part in parts if part))
        self._stands.setText(
            self.tr("Cut off on {date}, {stage}.").format(
                date=f"\u2068{_when(line.opened_at)}\u2069", stage=self._stage(line.stage)
            )
        )
        self.go_on.setProperty("session", line.id)
        self.go_on.setAccessibleName(self.tr("Go on with {session}").format(session=self._what.text()))

    def _stage(self, stage: Stage) -> str:
        before = self.tr("before the first question")
        during = self.tr("during the interview")
        after = self.tr("after the last question")
        return {
            Stage.IDLE: before,
            Stage.CONSENT: before,
            Stage.PLANNING: before,
            Stage.ANALYSING: after,
            Stage.REVIEW: after,
            Stage.REPORTING: after,
        }.get(stage, during)


def _when(opened_at: str) -> str:
    """The day and time in the language of the window; as it came when it is no date."""
    moment = QDateTime.fromString(opened_at, Qt.DateFormat.ISODate)
    if not moment.isValid():
        return opened_at
    return QLocale().toString(moment.toLocalTime(), QLocale.FormatType.ShortFormat)
