"""Sessions that were cut off, as cards to go on with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interview.domain import Stage
from interview.ports import SessionSummary
from ui.look.space import S
from ui.widgets.basics import Card, button, heading, row, sign, small, strong

_MOST = 3  # cards; the rest is in the list of sessions


class Unfinished(QWidget):
    """Hidden while there is none. Signal: `resume_wanted` (session id)."""

    resume_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[QWidget] = []
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(S)
        self.hide()

    def show_unfinished(self, lines: Sequence[SessionSummary]) -> None:
        """Newest first."""
        for shown in self._shown:
            self._inside.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self._shown = []
        newest = sorted(lines, key=lambda line: line.opened_at, reverse=True)
        if newest:
            self._shown.append(heading(self.tr("Cut off")))
        self._shown += [self._card(line) for line in newest[:_MOST]]
        if more := len(newest[_MOST:]):
            self._shown.append(small(self.tr("%n more under Sessions.", "", more)))
        for widget in self._shown:
            self._inside.addWidget(widget)
        self.setVisible(bool(newest))

    def _card(self, line: SessionSummary) -> Card:
        parts = (line.subject or self.tr("without a code"), line.disorder)
        what = strong(" · ".join(f"\u2068{part}\u2069" for part in parts if part))
        stands = small(
            self.tr("Cut off on {date}, {stage}.").format(
                date=_when(line.opened_at), stage=self._stage(line.stage)
            )
        )
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(what)
        told.addWidget(stands)
        go_on = button(self.tr("Go on"), icon="play")
        go_on.setAccessibleName(self.tr("Go on with {session}").format(session=what.text()))
        go_on.setProperty("session", line.id)
        go_on.clicked.connect(self._clicked)
        across = row(sign("clock", 24, "warning"), told, go_on)
        across.setStretch(1, 1)
        return Card(across)

    def _clicked(self) -> None:
        self.resume_wanted.emit(self.sender().property("session"))

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
