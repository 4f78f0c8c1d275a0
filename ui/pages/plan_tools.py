"""What can be done with the chosen question, above the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.look.space import L, S
from ui.pages.plan_edits import PlanEdits
from ui.pages.plan_list import PlanList
from ui.widgets.basics import Button, quiet


class _Tool(Button):
    """Its key leaves the focus where it is, so that the list goes on taking the arrow keys."""

    def __init__(self, icon: str, name: str, key: str) -> None:
        super().__init__(icon=icon)
        self.key, self.in_menu = QKeySequence(key), True
        self.setProperty("shape", "icon")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.say(name)

    def say(self, what: str) -> None:
        """In the tooltip, with the key."""
        key = self.key.toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{what} (\u2068{key}\u2069)")

    def listen(self, page: QWidget) -> None:
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(self.key, page, self.click, context=within)


class PlanTools(QWidget):
    """Buttons with their keys; each is grey where it would do nothing. Signal: `file_wanted`."""

    file_wanted = Signal()

    def __init__(self, plan: PlanEdits, questions: PlanList) -> None:
        super().__init__()
        self._plan, self._list = plan, questions
        self._count = quiet("")
        self.open = _Tool("folder", self.tr("Read questions from a file"), "Ctrl+O")
        self.edit = _Tool("edit", self.tr("Change the words"), "F2")
        self.up = _Tool("up", self.tr("Move up"), "Alt+Up")
        self.down = _Tool("down", self.tr("Move down"), "Alt+Down")
        self.remove = _Tool("trash", self.tr("Take out"), "Del")
        self.undo = _Tool("undo", self.tr("Undo"), "Ctrl+Z")
        self.redo = _Tool("redo", self.tr("Redo"), "Ctrl+Shift+Z")
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(S)
        inside.addWidget(self._count, 1)
        inside.addWidget(self.open)
        inside.addSpacing(L)
        for made in (self.edit, self.up, self.down, self.remove):
            inside.addWidget(made)
        inside.addSpacing(L)
        for made in (self.undo, self.redo):
            inside.addWidget(made)
        self.paint()
        self.open.clicked.connect(self.file_wanted)
        self.edit.clicked.connect(questions.edit_present)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        self.remove.clicked.connect(self._remove)
        self.undo.clicked.connect(plan.stack.undo)
        self.redo.clicked.connect(plan.stack.redo)
        plan.stack.indexChanged.connect(self._undone)

    def listen(self, page: QWidget) -> None:
        """Take the keys wherever the focus is on this page."""
        for tool in (self.open, self.edit, self.up, self.down, self.remove, self.undo, self.redo):
            tool.listen(page)

    def paint(self) -> None:
        """After the plan or the choice has changed."""
        at, number = self._plan.place(self._list.present), len(self._plan.questions)
        self._count.setText(self.tr("%n question(s)", "", number))
        self.edit.setEnabled(at >= 0)
        self.remove.setEnabled(at >= 0)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < number - 1)
        self.undo.setEnabled(self._plan.stack.canUndo())
        self.redo.setEnabled(self._plan.stack.canRedo())
        for made, said, what in (
            (self.undo, self.tr("Undo: {what}"), self._plan.stack.undoText()),
            (self.redo, self.tr("Redo: {what}"), self._plan.stack.redoText()),
        ):
            made.say(said.format(what=what) if what else made.accessibleName())

    def _undone(self, _index: int) -> None:
        """Only now the stack knows what can be undone."""
        self.paint()

    def _up(self) -> None:
        self._plan.move(self._list.present, self._plan.place(self._list.present) - 1)

    def _down(self) -> None:
        self._plan.move(self._list.present, self._plan.place(self._list.present) + 1)

    def _remove(self) -> None:
        self._plan.remove(self._list.present)
