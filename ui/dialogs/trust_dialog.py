"""Before a model file is taken in for which nobody vouches: its SHA-256, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.dialogs.fitted import FittedDialog
from ui.look.space import XL, L, M
from ui.pages.around_words import as_given
from ui.widgets.basics import STRETCH, Card, body, button, heading, quiet, row

WIDTH = 560


class TrustDialog(FittedDialog):
    """Signals: `trusted`, after a yes."""

    trusted = Signal()

    def __init__(self, name: str, sha256: str, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self.setWindowTitle(self.tr("Trust a model file"))
        known = body(as_given(f"{sha256[:32]}\n{sha256[32:]}"))  # one line would be too long
        known.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, XL, XL, L)
        column.setSpacing(M)
        column.addWidget(heading(self.tr("Do you trust {name}?").format(name=as_given(name))))
        about = self.tr("Nobody knows its SHA-256. Compare this one with what its publisher says:")
        column.addWidget(body(about))
        column.addWidget(Card(known))
        harm = self.tr("A model file made by an enemy could take over this computer when it is opened.")
        column.addWidget(quiet(harm))
        trust = button(self.tr("I trust this file"), kind="danger")
        trust.setAutoDefault(False)
        trust.clicked.connect(self._trust)
        cancel = button(self.tr("Cancel"), kind="plain")
        cancel.setDefault(True)
        cancel.clicked.connect(self.reject)
        column.addLayout(row(cancel, STRETCH, trust))

    def _trust(self) -> None:
        self.accept()
        self.trusted.emit()
