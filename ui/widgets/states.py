"""What a page shows instead of its content, or above it: nothing yet, working, failed, something to know."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from interview.errors import ForPeople
from ui.look.space import XL, XXXL, L, M, S
from ui.translating import error_words
from ui.widgets.basics import Button, Card, body, button, heading, icon_button, quiet, row, sign, strong
from ui.widgets.busy_bar import BusyBar

_SIGNS = {"info": "info", "good": "check", "warning": "warning", "danger": "danger"}
_GROUNDS = {"info": "accent", "good": "good", "warning": "warning", "danger": "danger"}


def _reading_side() -> Qt.AlignmentFlag:
    """The side where the window's lines begin, also for a sentence in another script."""
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
    return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute


class _Centred(QWidget):
    """A sign, words and buttons in the middle of the room there is."""

    def __init__(self) -> None:
        super().__init__()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(XL, XL, XL, XL)
        inner = QWidget()
        inner.setMaximumWidth(480)
        self.inside = QVBoxLayout(inner)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(M)
        self.inside.addStretch(1)
        outer.addStretch(1)
        outer.addWidget(inner, 100)
        outer.addStretch(1)

    def add(self, *widgets: QWidget | None) -> None:
        for widget in widgets:
            if isinstance(widget, QLabel):
                widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            if isinstance(widget, QLabel) and widget.pixmap().isNull():
                self.inside.addWidget(widget)
            elif widget is not None:
                self.inside.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        self.inside.addStretch(1)


class EmptyState(_Centred):
    """Nothing is here yet, and what can be done about it. Signal: `wanted`."""

    wanted = Signal()

    def __init__(self, icon: str, text: str, hint: str, action: str = "") -> None:
        super().__init__()
        act = button(action, "primary") if action else None
        if act is not None:
            act.clicked.connect(self.wanted)
        self.add(sign(icon, XXXL, "accent"), heading(text), quiet(hint), act)


class LoadingState(_Centred):
    """Work that takes a while. Signal: `cancelled`."""

    cancelled = Signal()

    def __init__(self, text: str, can_cancel: bool = False) -> None:
        super().__init__()
        self._bar = BusyBar()
        self._bar.setAccessibleName(text)
        stop = button(self.tr("Cancel"), "plain", "close") if can_cancel else None
        if stop is not None:
            stop.clicked.connect(self.cancelled)
        self._so_far = body("")
        self._so_far.hide()
        self.add(heading(text), self._bar, self._so_far, stop)

    def show_so_far(self, text: str) -> None:
        """What is there already of what is being made."""
        self._so_far.setText(text)
        self._so_far.setVisible(bool(text))

    def set_progress(self, share: float | None) -> None:
        """A share from 0 to 1, or None where nobody knows how long it takes."""
        self._bar.show_share(share)


class ErrorState(_Centred):
    """Something outside the program was not as needed: what, and what to do. Signal: `retry`."""

    retry = Signal()

    def __init__(self, error: ForPeople, can_retry: bool = False) -> None:
        super().__init__()
        headline, detail = error_words(error)
        again = button(self.tr("Try again"), "primary", "refresh") if can_retry else None
        if again is not None:
            again.clicked.connect(self.retry)
        self.add(sign("danger", XXXL, "danger"), heading(headline), body(detail) if detail else None, again)


class Notice(Card):
    """A banner: something to know, and one thing that can be done about it. Signals: `wanted`, `closed`."""

    wanted = Signal()
    closed = Signal()

    def __init__(self, kind: str, text: str, remedy: str = "", action: str = "") -> None:
        if kind not in _SIGNS:
            raise ValueError(f"No notice {kind!r}; there are {', '.join(_SIGNS)}.")
        super().__init__(ground=_GROUNDS[kind])
        self.column.setContentsMargins(L, S, S, S)
        first_line = button(text).sizeHint().height()  # of a button too, so that they stand on one line
        headline, mark = strong(text), sign(_SIGNS[kind], 24, _GROUNDS[kind])
        headline.setMinimumHeight(first_line)
        mark.setFixedHeight(first_line)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(headline)
        if remedy:
            below = body(remedy)
            below.setAlignment(_reading_side())
            below.setContentsMargins(0, 0, 0, S)
            words.addWidget(below)
        words.addStretch(1)
        across = row()
        across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        for made in self._buttons(action):
            across.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(across)
        self.setAccessibleName(text)

    @classmethod
    def of_error(cls, error: ForPeople, action: str = "") -> Notice:
        """The banner for an error: its sentence and its remedy in the window's language where it is known."""
        headline, detail = error_words(error)
        return cls("danger", headline, detail, action)

    def _buttons(self, action: str) -> list[Button]:
        close = icon_button("close", self.tr("Close this message"), kind="quiet")
        close.clicked.connect(self.closed)
        if not action:
            return [close]
        act = button(action)
        act.clicked.connect(self.wanted)
        return [act, close]
