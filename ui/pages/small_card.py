"""One card in the middle of an otherwise empty page, with the crisis card's button beneath it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.look.space import XL, XXL, L, M
from ui.widgets.basics import Card, button

WIDTH = 480  # of the card


class _FittedCard(Card):
    """As tall as its words need at its width; Qt would squeeze lines that wrap."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setFixedWidth(width)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self.setFixedHeight(self.column.totalHeightForWidth(self.width()))
        return handled


class SmallCard(QScrollArea):
    """What the card holds goes into `column`. Signals: `crisis_wanted`."""

    crisis_wanted = Signal()

    def __init__(self, page: QWidget, width: int = WIDTH) -> None:
        """Fills `page`, which has no layout yet."""
        super().__init__()
        card = _FittedCard(width)
        self.column = card.column
        self.column.setContentsMargins(XXL, XXL, XXL, XL)
        self.column.setSpacing(M)
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
