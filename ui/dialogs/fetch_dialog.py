"""Before the one thing that uses the network is done: what comes, from where, and what nobody checked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interview.catalogue import CatalogueEntry
from ui.dialogs.fitted import FittedDialog
from ui.look.space import XL, L, M
from ui.pages.around_words import as_given
from ui.pages.model_words import facts, host, what_for
from ui.widgets.basics import STRETCH, Card, body, button, heading, quiet, row, small

WIDTH = 540


class FetchDialog(FittedDialog):
    """Signals: `fetch_wanted(name)`."""

    fetch_wanted = Signal(str)

    def __init__(self, entry: CatalogueEntry, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self._name = entry.name
        self.setWindowTitle(self.tr("Fetch a model"))
        known = self.tr("Its SHA-256 is known and will be compared.")
        unknown = self.tr(
            "Its SHA-256 is not known. The one of this download is noted and compared from then on."
        )
        leaves = self.tr(
            "This is one download. Nothing of a session is sent; {host} sees this computer's address."
        )
        untried = self.tr("Nobody has tried this address for this program yet.")
        card = Card(body(what_for(entry)), quiet(facts(entry)), small(as_given(entry.address)))
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, XL, XL, L)
        column.setSpacing(M)
        column.addWidget(heading(self.tr("Fetch {name}?").format(name=as_given(entry.name))))
        column.addWidget(card)
        column.addWidget(body(leaves.format(host=as_given(host(entry)))))
        column.addWidget(quiet(known if entry.sha256 else unknown))
        if not entry.verified:
            column.addWidget(quiet(untried))
        fetch = button(self.tr("Fetch it now"), kind="primary", icon="download")
        fetch.setAutoDefault(False)
        fetch.clicked.connect(self._fetch)
        cancel = button(self.tr("Cancel"), kind="plain")
        cancel.setDefault(True)
        cancel.clicked.connect(self.reject)
        column.addLayout(row(cancel, STRETCH, fetch))

    def _fetch(self) -> None:
        self.accept()
        self.fetch_wanted.emit(self._name)
