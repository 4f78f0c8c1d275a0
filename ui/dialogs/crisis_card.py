"""The site's own words and numbers for an emergency. Needs no network, no session and no passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.look.space import XL, L, M
from ui.pages.around_words import as_given
from ui.widgets.basics import STRETCH, Card, body, button, heading, quiet, row, sign, title
from ui.widgets.names import set_off

WIDTH, HEIGHT = 560, 520


class CrisisCard(QDialog):
    """Shows what the site has set up and invents nothing. Signals: `settings_wanted`."""

    settings_wanted = Signal()

    def __init__(
        self, text: str, numbers: tuple[str, ...], parent: QWidget | None = None, can_set: bool = True
    ) -> None:
        """`can_set`: whether settings can be opened from here; not from a locked screen."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Crisis card"))
        self.setMinimumSize(WIDTH, HEIGHT)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(L)
        if text.strip() or numbers:
            self._show_site(column, text.strip(), numbers)
        else:
            self._show_nothing(column, can_set)
        column.addStretch()
        self._frame(inside)

    def _show_site(self, column: QVBoxLayout, text: str, numbers: tuple[str, ...]) -> None:
        for number in numbers:
            line = heading(as_given(number))
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            card = Card(row(sign("phone", 24, "danger"), line, stretch_last=True), ground="danger")
            column.addWidget(card)
        if not numbers:
            column.addWidget(quiet(self.tr("Your site has set no telephone numbers.")))
        if text:
            column.addWidget(heading(self.tr("What your site does")))
            column.addWidget(body(set_off(text)))

    def _show_nothing(self, column: QVBoxLayout, can_set: bool) -> None:
        words = heading(self.tr("Your site has not set up its crisis card."))
        where = self.tr("Its protocol and its numbers are written in Settings, under Safety.")
        meanwhile = self.tr("Until then, follow the procedure of your clinic. This program gives no number.")
        column.addWidget(Card(words, body(meanwhile), quiet(where), ground="warning"))
        if can_set:
            open_settings = button(self.tr("Open settings"), icon="settings")
            open_settings.clicked.connect(self._open_settings)
            column.addWidget(open_settings, alignment=Qt.AlignmentFlag.AlignLeading)

    def _frame(self, inside: QWidget) -> None:
        inside.setProperty("ground", "page")
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        close = button(self.tr("Close"), kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, XL, XL, L)
        column.setSpacing(M)
        column.addWidget(title(self.tr("Crisis card")))
        column.addWidget(scroll, 1)
        column.addLayout(row(STRETCH, close))

    def _open_settings(self) -> None:
        self.accept()
        self.settings_wanted.emit()
