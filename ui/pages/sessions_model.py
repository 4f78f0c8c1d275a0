"""The list of sessions as Qt's tables want it; made for thousands of lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

from interview.domain import Stage
from interview.ports import SessionSummary
from ui.pages.around_words import as_given, long_date, stage_words

DATE, PERSON, DISORDER, STAGE, HELD = range(5)
SORTED_BY = Qt.ItemDataRole.UserRole  # the role of what a column is sorted by
Index = QModelIndex | QPersistentModelIndex


class SessionsModel(QAbstractTableModel):
    """Its lines, each shown in words that are made once."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[SessionSummary, ...] = ()
        self._words: list[tuple[str, ...]] = []
        self._found_by: list[str] = []
        self._names = (
            self.tr("Date"),
            self.tr("Person"),
            self.tr("Disorder"),
            self.tr("Stage"),
            self.tr("Held"),
        )

    def set_lines(self, lines: Sequence[SessionSummary]) -> None:
        self.beginResetModel()
        self._lines = tuple(lines)
        held = self.tr("Held")
        self._words = [
            (
                long_date(one.opened_at),
                as_given(one.subject),
                as_given(one.disorder),
                stage_words(one.stage),
                held if one.held else "",
            )
            for one in self._lines
        ]
        self._found_by = [" ".join(words).casefold() for words in self._words]
        self.endResetModel()

    def line(self, number: int) -> SessionSummary:
        return self._lines[number]

    def number_of(self, session_id: str) -> int:
        """The row of a session; -1 when it is not there."""
        return next((at for at, one in enumerate(self._lines) if one.id == session_id), -1)

    def is_found(self, number: int, words: tuple[str, ...], stages: frozenset[Stage]) -> bool:
        """Every word somewhere in the line, and one of these stages; no stages: any."""
        text = self._found_by[number]
        return (not stages or self._lines[number].stage in stages) and all(word in text for word in words)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words[index.row()][index.column()]
        if role == SORTED_BY:
            return self._sorted_by(self._lines[index.row()], index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._names[section]
        return None

    def _sorted_by(self, line: SessionSummary, column: int) -> object:
        return (
            line.opened_at,
            line.subject.casefold(),
            line.disorder.casefold(),
            list(Stage).index(line.stage),
            line.held,
        )[column]


class FoundSessions(QSortFilterProxyModel):
    """Those lines that hold every word that is searched for, at the wanted stages."""

    def __init__(self, model: SessionsModel) -> None:
        super().__init__()
        self._model = model
        self._words: tuple[str, ...] = ()
        self._stages: frozenset[Stage] = frozenset()
        self.setSourceModel(model)
        self.setSortRole(SORTED_BY)

    def look_for(self, text: str, stages: frozenset[Stage]) -> None:
        """No stages: all of them."""
        self.beginFilterChange()
        self._words, self._stages = tuple(text.casefold().split()), stages
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, _parent: Index) -> bool:
        return self._model.is_found(source_row, self._words, self._stages)
