"""The clinician's own notes on the present question, and moments marked for later."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from interview.domain import Note
from ui.look import space
from ui.widgets.answer_clock import clock_text
from ui.widgets.basics import STRETCH, heading, icon_button, row


class NotesPanel(QWidget):
    """Enter saves what is typed; the mark saves the moment alone. Signal: `written` (text, "" for a mark).

    What is being typed stays while questions come and go.
    """

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._notes: tuple[Note, ...] | None = None
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("A note – Enter saves it"))
        self._field.setAccessibleName(self.tr("New note"))
        self._field.returnPressed.connect(self._save)
        self._list = QListWidget()
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setWordWrap(True)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._list.setAccessibleName(self.tr("Notes on this question"))
        self.mark = icon_button("bookmark", self.tr("Mark this moment"), "Ctrl+M", "quiet")
        self.mark.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.mark.clicked.connect(self._mark)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space.XS)
        lines.addLayout(row(heading(self.tr("Notes")), STRETCH, self.mark))
        lines.addWidget(self._field)
        lines.addWidget(self._list, 1)
        lines.addStretch(0)

    def lines(self) -> tuple[str, ...]:
        return tuple(self._list.item(row).text() for row in range(self._list.count()))

    def show_notes(self, notes: Sequence[Note]) -> None:
        """The notes on the present question, the newest at the top."""
        if tuple(notes) == self._notes:
            return
        self._notes = tuple(notes)
        self._list.clear()
        self._list.setVisible(bool(self._notes))
        for note in reversed(self._notes):
            when = f"{clock_text(note.seconds)}  " if note.seconds is not None else ""
            text = note.text or self.tr("moment marked")
            item = QListWidgetItem(f"{when}{text}")
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self._list.addItem(item)

    def show_possible(self, possible: bool) -> None:
        self._field.setEnabled(possible)
        self.mark.setEnabled(possible)

    def _save(self) -> None:
        text = self._field.text().strip()
        if text:
            self._field.clear()
            self.written.emit(text)

    def _mark(self) -> None:
        self.written.emit("")
