"""The questions of the plan as a list: worded in place, moved by dragging."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui.pages.plan_edits import PlanEdits
from ui.pages.plan_row import HINTS, ORIGIN, TOPIC, PlanRow
from ui.pages.plan_words import hints, origin, topic_name

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_MIME = "application/x-anamnesis-question"


class PlanModel(QAbstractListModel):
    """Shows the edits of a plan to the list."""

    def __init__(self, plan: PlanEdits) -> None:
        super().__init__()
        self._plan = plan
        self._language, self._disorder = "en", ""
        plan.changed.connect(self._changed)

    def show_about(self, language: str, disorder: str) -> None:
        """The language of the interview, and the name that is not said to the person."""
        self._language, self._disorder = language, disorder

    def _changed(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._plan.questions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        question = self._plan.questions[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return question.text
            case _ if role == TOPIC:
                return topic_name(question.topic)
            case _ if role == ORIGIN:
                return origin(question)
            case _ if role == HINTS:
                return hints(question, self._language, self._disorder)
            case Qt.ItemDataRole.AccessibleTextRole:
                said = hints(question, self._language, self._disorder)
                return " ".join((f"{index.row() + 1}. {question.text}", topic_name(question.topic), *said))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        self._plan.reword(self._plan.questions[index.row()].id, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled

    # ── dragging ─────────────────────────────────────────────────────────────────────────────────────────

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, _indexes: Sequence[QModelIndex]) -> QMimeData:
        """Nothing leaves the list: which one is dragged, the list knows."""
        data = QMimeData()
        data.setData(_MIME, b"")
        return data

    def moveRows(
        self,
        source_parent: Index,
        source_row: int,
        count: int,
        destination_parent: Index,
        destination_child: int,
    ) -> bool:
        """`destination_child` is the row before which it is put, counted with itself still there."""
        if count != 1 or source_parent.isValid() or destination_parent.isValid():
            return False
        to = destination_child - 1 if destination_child > source_row else destination_child
        self._plan.move(self._plan.questions[source_row].id, to)
        return True


class PlanList(QListView):
    """Signals: `present_changed` (id of the question that is chosen, "" = none), `typing` (id, text being typed;
    an empty id = nothing is being typed any more)."""

    present_changed = Signal(str)
    typing = Signal(str, str)

    def __init__(self, plan: PlanEdits) -> None:
        super().__init__()
        self._plan = plan
        self.questions = PlanModel(plan)
        self._row = PlanRow(self)
        self._row.typing.connect(self._typed)
        self._row.closeEditor.connect(self._closed)
        self.setModel(self.questions)
        self.setItemDelegate(self._row)
        self.setAccessibleName(self.tr("Questions of the plan"))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setMouseTracking(True)
        plan.changed.connect(self._changed)

    @property
    def present(self) -> str:
        """The id of the question that is chosen; "" = none."""
        at = self.currentIndex().row()
        return self._plan.questions[at].id if 0 <= at < len(self._plan.questions) else ""

    def show_about(self, language: str, disorder: str) -> None:
        self.questions.show_about(language, disorder)
        self._row.show_language(language)

    def edit_present(self) -> None:
        if self.currentIndex().isValid():
            self.setFocus()
            self.edit(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.present_changed.emit(self.present)

    def dropEvent(self, event: QDropEvent) -> None:
        """The chosen question goes where the line shows: above or below the one it is dropped on."""
        if not event.mimeData().hasFormat(_MIME):
            return
        place = event.position().toPoint()
        onto = self.indexAt(place)
        before = self.questions.rowCount()
        if onto.isValid():
            before = onto.row() + (place.y() > self.visualRect(onto).center().y())
        event.accept()
        self.questions.moveRow(self.rootIndex(), self.currentIndex().row(), self.rootIndex(), before)

    def _changed(self, about: str) -> None:
        """The list was made anew: back to the question that the edit was about."""
        at = max(self._plan.place(about), 0)
        if self._plan.questions:
            self.setCurrentIndex(self.questions.index(at))
        else:
            self.present_changed.emit("")

    def _typed(self, text: str) -> None:
        self.typing.emit(self.present, text)

    def _closed(self) -> None:
        self.typing.emit("", "")
