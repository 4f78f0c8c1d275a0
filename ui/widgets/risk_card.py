"""Statements of risk that wait for the clinician: what was said, the site's own protocol, and what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from interview.domain import Answer, Disposition, Flag, Session
from interview.events import FlagDisposed, NextWanted
from ui.look import space
from ui.widgets.basics import STRETCH, Card, body, button, column, heading, quiet, row, sign, small, strong
from ui.widgets.names import set_off
from ui.widgets.risk_statement import RiskStatement

Place = tuple[str, int]  # question id, index in its answer's flags


class RiskCard(QWidget):
    """Every statement needs a disposition before the interview goes on; none can be put off here.

    Signals: `decided` (FlagDisposed or NextWanted), `play_wanted` (question id, seconds on its take).
    """

    decided = Signal(object)
    play_wanted = Signal(str, float)

    def __init__(self, clinician: str, clock: Callable[[], str]) -> None:
        """`clock` gives the time of a disposition, ISO 8601 with a zone."""
        super().__init__()
        self._clinician = clinician
        self._clock = clock
        self._statements: dict[Place, RiskStatement] = {}
        self._here: set[str] = set()  # questions whose flags are shown until the hold is over
        self._left = quiet("")
        self._next = button(self.tr("Go on with the interview"), "primary", "next", "Ctrl+Return")
        self._next.clicked.connect(self._go_on)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space.M)
        lines.addWidget(heading(self.tr("Before going on: please look at this")))
        lines.addWidget(
            small(self.tr("Only you see this. A rule found it in the words; you know what it means."))
        )
        lines.addWidget(self._scrolling(), 1)
        foot = row(self._left, self._next)
        foot.setStretch(0, 1)
        lines.addLayout(foot)

    def _scrolling(self) -> QScrollArea:
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, space.XS, 0)
        self._column.setSpacing(space.M)
        inner = QWidget()
        inner.setLayout(column(self._column, STRETCH))
        return scrolling(inner)

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────

    def show_session(self, session: Session) -> None:
        """Statements without a disposition, and beside them those of the same answers that have one."""
        opened = {question_id for question_id, _ in session.open_flags}
        self._here = (self._here & set(session.answers)) | opened
        wanted = {
            (question_id, index): (session.answers[question_id], flag)
            for question_id in session.answers
            if question_id in self._here
            for index, flag in enumerate(session.answers[question_id].flags)
        }
        for place in [place for place in self._statements if place not in wanted]:
            self._take_away(place)
        for place, (answer, flag) in wanted.items():
            self._show(place, answer, flag)
        count = len(session.open_flags)
        self._next.setEnabled(count == 0)
        self._left.setText(self.tr("%n statement(s) still to be seen to", "", count) if count else "")

    def forget(self) -> None:
        """The hold is over: start with an empty card next time."""
        self._here.clear()
        for place in list(self._statements):
            self._take_away(place)

    def statements(self) -> tuple[RiskStatement, ...]:
        return tuple(self._statements.values())

    def in_tab_order(self) -> tuple[QWidget, ...]:
        """What can be pressed now, statement by statement."""
        parts = [part for statement in self._statements.values() for part in statement.in_tab_order()]
        return *parts, self._next

    def _show(self, place: Place, answer: Answer, flag: Flag) -> None:
        known = self._statements.get(place)
        if known is not None:
            known.show_disposition(flag.disposition)
            return
        can_be_heard = flag.start is not None and flag.take == answer.take and bool(answer.tape_ids)
        made = RiskStatement(place, flag, can_be_heard)
        made.disposed.connect(self._dispose)
        made.play_wanted.connect(self.play_wanted)
        self._statements[place] = made
        self._column.addWidget(made)

    def _take_away(self, place: Place) -> None:
        gone = self._statements.pop(place)
        gone.hide()
        gone.deleteLater()

    def _dispose(self, place: Place, action: str, note: str) -> None:
        question_id, index = place
        disposition = Disposition(action, self._clinician, self._clock(), note)
        self.decided.emit(FlagDisposed(question_id, index, disposition))

    def _go_on(self) -> None:
        self.decided.emit(NextWanted())


class ProtocolCard(Card):
    """The site's own words and numbers; without them that is said, because nothing may be made up here."""

    def __init__(self, text: str, numbers: Sequence[str]) -> None:
        super().__init__()
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space.S)
        for number in numbers:
            lines.addLayout(row(sign("phone", 18, "accent"), strong(set_off(number)), stretch_last=True))
        if text:
            lines.addWidget(body(set_off(text)))
        if not text and not numbers:
            none = self.tr(
                "None has been set up. Follow your service's own; it can be entered in the settings."
            )
            lines.addWidget(quiet(none))
        lines.addStretch(1)
        self.column.addWidget(heading(self.tr("Protocol of this site")))
        self.column.addWidget(scrolling(inner), 1)


def scrolling(inner: QWidget) -> QScrollArea:
    """A part of a page that scrolls by itself when it is too long."""
    inner.setProperty("ground", "page")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
