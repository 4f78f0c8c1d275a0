"""One card in the middle of an otherwise empty page, with the crisis card's button beneath it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.look.space import XL, XXL, L, M
from ui.widgets.basics import Card, Item, button
from ui.widgets.tab_order import tab_in_reading_order

WIDTH = 480  # of the card


class _FittedCard(Card):
    """As tall as its words need at its width; Qt would squeeze lines that wrap."""

    def __init__(self, *items: Item) -> None:
        super().__init__(*items)
        self.setFixedWidth(WIDTH)
        self.column.setContentsMargins(XXL, XXL, XXL, XL)
        self.column.setSpacing(M)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self.setFixedHeight(self.column.totalHeightForWidth(self.width()))
        return handled


class SmallCard(QScrollArea):
    """Signals: `crisis_wanted`."""

    crisis_wanted = Signal()

    def __init__(self, page: QWidget, *items: Item) -> None:
        """Fills `page`, which has no layout yet, with a card that holds the items."""
        super().__init__()
        card = _FittedCard(*items)
        self.crisis = button(self.tr("Crisis card"), icon="phone")
        self.crisis.clicked.connect(self.crisis_wanted)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(XL, XL, XL, XL)
        column.setSpacing(L)
        column.addStretch(2)
        column.addWidget(card, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.crisis, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self)

    def showEvent(self, event: QShowEvent) -> None:
        tab_in_reading_order(self)
        super().showEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The tab key: what was added meanwhile has its place in the order."""
        tab_in_reading_order(self)
        return super().focusNextPrevChild(forward)
