"""What can be done with the chosen question, above the list."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look.space import L, S
from ui.pages.plan_edits import PlanEdits
from ui.pages.plan_list import PlanList
from ui.widgets.basics import icon_button, quiet


class PlanTools(QWidget):
    """Buttons with their keys; each is grey where it would do nothing."""

    def __init__(self, plan: PlanEdits, questions: PlanList) -> None:
        super().__init__()
        self._plan, self._list = plan, questions
        self._count = quiet("")
        self.edit = icon_button("edit", self.tr("Change the words"), "F2")
        self.up = icon_button("up", self.tr("Move up"), "Alt+Up")
        self.down = icon_button("down", self.tr("Move down"), "Alt+Down")
        self.remove = icon_button("trash", self.tr("Take out"), "Del")
        self.undo = icon_button("undo", self.tr("Undo"), "Ctrl+Z")
        self.redo = icon_button("redo", self.tr("Redo"), "Ctrl+Shift+Z")
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(S)
        inside.addWidget(self._count, 1)
        for made in (self.edit, self.up, self.down, self.remove):
            inside.addWidget(made)
        inside.addSpacing(L)
        for made in (self.undo, self.redo):
            inside.addWidget(made)
        self.edit.clicked.connect(questions.edit_present)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        self.remove.clicked.connect(self._remove)
        self.undo.clicked.connect(plan.stack.undo)
        self.redo.clicked.connect(plan.stack.redo)
        self.paint()

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
            made.setToolTip(said.format(what=what) if what else "")

    def _up(self) -> None:
        self._plan.move(self._list.present, self._plan.place(self._list.present) - 1)

    def _down(self) -> None:
        self._plan.move(self._list.present, self._plan.place(self._list.present) + 1)

    def _remove(self) -> None:
        self._plan.remove(self._list.present)
