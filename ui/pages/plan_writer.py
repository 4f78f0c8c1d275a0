"""Who writes the questions, chosen on the plan page where there is a choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox


class WriterBox(QComboBox):
    """Signal: `writer_wanted` (a name of `WindowWiring.writers`), when somebody chose another one."""

    writer_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Who writes the questions"))
        self.setToolTip(self.tr("Who writes the questions the next time they are written."))
        self.activated.connect(self._chosen)
        self.hide()

    def show_writers(self, names: Sequence[str], chosen: str) -> None:
        """The names to choose from; with fewer than two there is nothing to choose, and nothing to see."""
        words = {"llm": self.tr("by the language model"), "bank": self.tr("from the question bank")}
        self.clear()
        for name in names:
            self.addItem(words.get(name, name), name)
        self.setCurrentIndex(self.findData(chosen))

    def show_allowed(self, allowed: bool) -> None:
        """Whether the person agreed to text by a language model."""
        self.setVisible(allowed and self.count() > 1)

    def _chosen(self) -> None:
        self.writer_wanted.emit(str(self.currentData()))
