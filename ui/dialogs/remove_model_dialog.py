"""Before a model is taken off this computer: what will not work any more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.dialogs.fitted import FittedDialog
from ui.look.space import XL, L, M
from ui.pages.around_words import as_given
from ui.widgets.basics import STRETCH, body, button, heading, row

WIDTH = 480


class RemoveModelDialog(FittedDialog):
    """Signals: `remove_wanted(name)`, after a yes."""

    remove_wanted = Signal(str)

    def __init__(self, name: str, lost: str, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self._name = name
        self.setWindowTitle(self.tr("Remove a model"))
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, XL, XL, L)
        column.setSpacing(M)
        column.addWidget(heading(self.tr("Remove {name}?").format(name=as_given(name))))
        column.addWidget(body(lost))
        remove = button(self.tr("Remove it"), kind="danger", icon="trash")
        remove.setAutoDefault(False)
        remove.clicked.connect(self._remove)
        cancel = button(self.tr("Cancel"), kind="plain")
        cancel.setDefault(True)
        cancel.clicked.connect(self.reject)
        column.addLayout(row(cancel, STRETCH, remove))

    def _remove(self) -> None:
        self.accept()
        self.remove_wanted.emit(self._name)
