"""The frame every page stands in: title, content that scrolls, actions at the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.look.space import READABLE, XL, XXL, L, M, S
from ui.widgets.basics import quiet, title
from ui.widgets.states import Notice
from ui.widgets.tab_order import tab_in_reading_order


class PageFrame(QWidget):
    """Put things into `.content`; buttons into `.actions`: the quiet ones, a stretch, the primary one."""

    content: QVBoxLayout
    actions: QHBoxLayout  # type: ignore[assignment]  # the foot of the page, not Qt's list of QActions

    def __init__(self, title_text: str, subtitle: str = "", width: int = READABLE) -> None:
        """`width` is the widest the content may become, in pixels at 96 dpi."""
        super().__init__()
        self.title = title(title_text)
        self.subtitle = quiet(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self._notice: Notice | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scrolling(width), 1)
        outer.addWidget(self._foot(width))

    def _scrolling(self, width: int) -> QScrollArea:
        self.content = QVBoxLayout()
        self.content.setSpacing(L)
        self._head = QVBoxLayout()
        self._head.setSpacing(S)
        self._head.addWidget(self.title)
        self._head.addWidget(self.subtitle)
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(XL, XXL, XL, XL)
        inside.setSpacing(XL)
        inside.addLayout(self._head)
        inside.addLayout(self.content, 1)
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidget(_centred(inner, width))
        return self.scroll_area

    def _foot(self, width: int) -> QFrame:
        inner = QWidget()
        self.actions = QHBoxLayout(inner)
        self.actions.setContentsMargins(XL, M, XL, M)
        self.actions.setSpacing(M)
        foot = QFrame()
        foot.setProperty("ground", "foot")
        inside = QVBoxLayout(foot)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(_centred(inner, width))
        self.foot = foot
        return foot

    def showEvent(self, event: QShowEvent) -> None:
        self.foot.setVisible(self.actions.count() > 0)
        tab_in_reading_order(self)
        super().showEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The tab key: what was added to the page meanwhile has its place in the order."""
        tab_in_reading_order(self)
        return super().focusNextPrevChild(forward)

    def show_notice(self, notice: Notice | None) -> None:
        """One banner under the title; None takes it away. Its own close button does too."""
        if self._notice is not None:
            self._head.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
        self._notice = notice
        if notice is not None:
            self._head.addWidget(notice)
            notice.closed.connect(self._take_notice_away)

    def _take_notice_away(self) -> None:
        self.show_notice(None)


def _centred(inner: QWidget, width: int) -> QWidget:
    whole = QWidget()
    whole.setProperty("ground", "page")
    inner.setMaximumWidth(width)
    across = QHBoxLayout(whole)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(0)
    across.addStretch(1)
    across.addWidget(inner, 1000)
    across.addStretch(1)
    return whole
