"""One statement of risk on the risk card: verbatim, with its time, and the choice of what was done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from interview.domain import Disposition, Flag
from ui.widgets.answer_clock import clock_text
from ui.widgets.basics import STRETCH, Card, badge, button, column, heading, quiet, row, small
from ui.widgets.names import name_of, reason_of, why_flagged

ACTIONS = (  # as the session keeps them, whatever the window's language is
    "Assessed now – the interview can go on",
    "Safety plan or next steps started",
    "Handed over to a colleague",
    "Not a statement of risk (misheard)",
)
_HANDED_OVER = 2


class RiskStatement(Card):
    """Shows a flag; once it has a disposition, only what was done.

    Signals: `disposed` ((question id, index), what was done, note), `play_wanted` (question id, seconds).
    """

    disposed = Signal(object, str, str)
    play_wanted = Signal(str, float)

    def __init__(self, place: tuple[str, int], flag: Flag, can_be_heard: bool) -> None:
        super().__init__()
        self._place = place
        self._start = flag.start or 0.0
        self._done = quiet("")
        self._choices = self._make_choices()
        self.column.addLayout(self._head(flag, can_be_heard))
        self.column.addWidget(heading(f"“{flag.words}”"))
        self.column.addWidget(small(why_flagged(flag.why)))
        self.column.addWidget(self._choices)
        self.column.addWidget(self._done)
        self.setAccessibleName(name_of("risk", flag.kind))
        self.show_disposition(flag.disposition)

    def _head(self, flag: Flag, can_be_heard: bool) -> QHBoxLayout:
        when = clock_text(flag.start) if flag.start is not None else self.tr("typed, so it has no time")
        self._listen = button(self.tr("Listen to this"), "quiet", "play")
        self._listen.setAccessibleName(self.tr("Listen to this statement"))
        self._listen.clicked.connect(self._play)
        self._listen.setVisible(can_be_heard)
        return row(badge(name_of("risk", flag.kind), "warning"), quiet(when), STRETCH, self._listen)

    def _make_choices(self) -> QWidget:
        self._group = QButtonGroup(self)
        radios = []
        for number, text in enumerate(ACTIONS):
            radio = QRadioButton(reason_of(text))
            self._group.addButton(radio, number)
            radios.append(radio)
        self._group.idClicked.connect(self._chosen)
        self._note = QLineEdit()
        self._note.setAccessibleName(self.tr("Note on what was done"))
        self._note.textChanged.connect(self._chosen)
        self._record = button(self.tr("Record this"), "plain", "check")
        self._record.clicked.connect(self._tell)
        whole = QWidget()
        whole.setLayout(column(column(*radios), row(self._note, self._record)))
        self._chosen()
        return whole

    def in_tab_order(self) -> tuple[QWidget, ...]:
        return self._listen, *self._group.buttons(), self._note, self._record

    def show_disposition(self, disposition: Disposition | None) -> None:
        """What was done; None leaves the choice open, and what is being typed as it is."""
        self._choices.setVisible(disposition is None)
        self._done.setVisible(disposition is not None)
        if disposition is not None:
            parts = [reason_of(disposition.action), disposition.note, disposition.by]
            self._done.setText("✓ " + " · ".join(part for part in parts if part))

    def _chosen(self) -> None:
        chosen = self._group.checkedId()
        handed_over = chosen == _HANDED_OVER
        self._note.setPlaceholderText(self.tr("To whom?") if handed_over else self.tr("Note (as you like)"))
        self._record.setEnabled(chosen >= 0 and (not handed_over or bool(self._note.text().strip())))

    def _tell(self) -> None:
        self.disposed.emit(self._place, ACTIONS[self._group.checkedId()], self._note.text().strip())

    def _play(self) -> None:
        self.play_wanted.emit(self._place[0], self._start)
