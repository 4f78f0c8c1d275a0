"""The list of sessions with its search."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from interview.domain import BEGUN, Stage
from interview.ports import SessionSummary
from ui.look.space import XXXL, M
from ui.pages.sessions_model import DATE, DISORDER, FoundSessions, SessionsModel
from ui.widgets.basics import quiet, row

_UNDER_WAY = BEGUN - {Stage.ANALYSING, Stage.REVIEW, Stage.REPORTING}


class SessionsList(QWidget):
    """Signals: `changed(bool)`: another session is marked, or none; `opened`: by Return or two clicks."""

    changed = Signal(bool)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model = SessionsModel()
        self._found = FoundSessions(self._model)
        self.search, self.stages, self.table = QLineEdit(), QComboBox(), QTableView()
        self._count = quiet("")
        self._nothing = quiet(self.tr("No session fits. Search for something else, or show every stage."))
        self._prepare_search()
        self._prepare_table()
        self._count.setWordWrap(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addLayout(row(self.search, self.stages))
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)
        column.addWidget(self._count)
        self.search.textChanged.connect(self._look)
        self.stages.currentIndexChanged.connect(self._look)
        self.table.selectionModel().selectionChanged.connect(self._marked)
        self.table.activated.connect(self._opened)

    def set_lines(self, lines: Sequence[SessionSummary]) -> None:
        """What is searched for and the marked session stay."""
        before = self.line()
        self._model.set_lines(lines)
        self._mark(before.id if before else "")
        self._say_count()

    def line(self) -> SessionSummary | None:
        """The marked one."""
        rows = self.table.selectionModel().selectedRows()
        return self._model.line(self._found.mapToSource(rows[0]).row()) if rows else None

    def shown(self) -> int:
        """How many fit what is searched for."""
        return self._found.rowCount()

    def _look(self) -> None:
        before = self.line()
        self._found.look_for(self.search.text(), self.stages.currentData())
        self._mark(before.id if before else "")
        self._say_count()

    def _mark(self, session_id: str) -> None:
        """This session, or the first one shown."""
        source = self._model.index(self._model.number_of(session_id), DATE) if session_id else QModelIndex()
        index = self._found.mapFromSource(source)
        index = index if index.isValid() else self._found.index(0, DATE)
        if index.isValid():
            whole_row = (
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            )
            self.table.selectionModel().setCurrentIndex(index, whole_row)
        self.changed.emit(index.isValid())

    def _say_count(self) -> None:
        found, every = self.shown(), self._model.rowCount()
        part = self.tr("Sessions: {found} of {every}").format(found=found, every=every)
        self._count.setText(self.tr("Sessions: {every}").format(every=every) if found == every else part)
        self._nothing.setVisible(bool(every) and not found)
        self.table.setVisible(bool(found))

    def _marked(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.changed.emit(self.line() is not None)

    def _opened(self, _index: QModelIndex) -> None:
        self.opened.emit()

    def _prepare_search(self) -> None:
        words = self.tr("Search by person, disorder or date")
        self.search.setPlaceholderText(words)
        self.search.setAccessibleName(words)
        self.search.setClearButtonEnabled(True)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._go_to_search)
        key = QKeySequence(QKeySequence.StandardKey.Find).toString(QKeySequence.SequenceFormat.NativeText)
        self.search.setToolTip(f"{words} (\u2068{key}\u2069)")
        self.stages.setAccessibleName(self.tr("Show which stage"))
        for label, stages in (
            (self.tr("Every stage"), frozenset()),
            (self.tr("Not begun"), frozenset({Stage.IDLE, Stage.CONSENT, Stage.PLANNING})),
            (self.tr("Interview under way"), _UNDER_WAY),
            (self.tr("Risk statement waits"), frozenset({Stage.HELD})),
            (self.tr("Review and report"), frozenset({Stage.ANALYSING, Stage.REVIEW, Stage.REPORTING})),
            (self.tr("Signed"), frozenset({Stage.CLOSED})),
            (self.tr("Broken off"), frozenset({Stage.ABORTED})),
        ):
            self.stages.addItem(label, stages)

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _prepare_table(self) -> None:
        table = self.table
        table.setModel(self._found)
        table.setAccessibleName(self.tr("Sessions"))
        table.setSortingEnabled(True)
        table.sortByColumn(DATE, Qt.SortOrder.DescendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(XXXL - 4)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(DISORDER, QHeaderView.ResizeMode.Stretch)
        for place, width in ((0, 184), (1, 84), (3, 180), (4, 64)):
            table.setColumnWidth(place, width)
