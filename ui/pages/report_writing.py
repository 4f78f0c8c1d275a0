"""A report that is being drafted: how far it is, its newest words, and a way out."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interview.ports import Watch
from interview.report_parts import Report
from ui.look import space
from ui.widgets.basics import Card, small
from ui.widgets.names import name_of
from ui.widgets.states import LoadingState, Notice

_TAIL = 420  # characters of what is being written
_WIDTH = 560  # pixels


class WritingState(QWidget):
    """Signals: `cancelled`."""

    cancelled = Signal()

    def __init__(self, what: str = "") -> None:
        """`what` is being done, in the window's language."""
        super().__init__()
        self._watch: Watch | None = None
        self._loading = LoadingState(what or self.tr("The report is being drafted"), can_cancel=True)
        self._loading.cancelled.connect(self.cancelled)
        self._words = small("")
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom)
        self._card = Card(self._words)
        self._card.setFixedWidth(_WIDTH)
        self._card.hide()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, space.L)
        lines.addWidget(self._loading, 3)
        lines.addWidget(self._card, 1, Qt.AlignmentFlag.AlignHCenter)

    def show_watch(self, watch: Watch | None) -> None:
        self._watch = watch
        if watch is None:
            self._words.setText("")
            self._card.hide()
            self._loading.set_progress(None)
        self.look()

    def look(self) -> None:
        """Paint how far it is."""
        if self._watch is None:
            return
        self._loading.set_progress(self._watch.progress.peek())
        tokens = self._watch.tokens.peek()
        if tokens:
            tail = tokens if len(tokens) <= _TAIL else f"… {tokens[-_TAIL:]}"
            if tail != self._words.text():
                self._words.setText(tail)
            self._card.show()

    def text(self) -> str:
        """The newest words that are shown."""
        return self._words.text()

    def notice_of(self, report: Report) -> Notice | None:
        """What to say of a draft that a language model was to write and did not, or not all of it."""
        reasons = Counter(one.because for one in report.writing.values() if one.because)
        if not reasons:
            return None
        told = self.tr("{count} of {all} parts of this draft were not written by the language model.")
        why = "; ".join(f"{name_of('because', one)} ({many})" for one, many in reasons.items())
        return Notice("warning", told.format(count=reasons.total(), all=len(report.writing)), why)
