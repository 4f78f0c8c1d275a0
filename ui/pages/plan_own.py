"""A question that the clinician adds to the plan, with hints while it is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from interview.domain import Question
from ui.look.space import XS
from ui.pages.plan_words import OWN, hints, topic_name
from ui.translating import direction
from ui.widgets.basics import button, icon_button, row, small, strong

_MOST_LETTERS = 400


class OwnQuestion(QWidget):
    """Signal: `added` (text, topic; "" = none in particular)."""

    added = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._language, self._disorder, self._topic = "en", "", ""
        self._label = strong("")
        self.edit = QLineEdit()
        self.edit.setMaxLength(_MOST_LETTERS)
        self.edit.textChanged.connect(self._paint)
        self.edit.returnPressed.connect(self._add)
        self._label.setBuddy(self.edit)
        self._without = icon_button("close", self.tr("Not about this topic"), kind="quiet")
        self._without.clicked.connect(self._no_topic)
        self.add = button(self.tr("Add"), icon="plus")
        self.add.setToolTip(self.tr("Puts it after the chosen question (Enter in the field)"))
        self.add.clicked.connect(self._add)
        self._hints = small("")
        self._hints.setProperty("kind", "warning")
        line = row(self.edit, self._without, self.add)
        line.setStretch(0, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(XS)
        inside.addWidget(self._label)
        inside.addLayout(line)
        inside.addWidget(self._hints)
        self._paint()

    @property
    def text(self) -> str:
        return self.edit.text().strip()

    def show_about(self, language: str, disorder: str) -> None:
        """The language of the interview, and the name that is not said to the person."""
        self._language, self._disorder = language, disorder
        self.edit.setLayoutDirection(direction(language))
        self._paint()

    def ask_about(self, topic: str) -> None:
        """The next question is about this topic of the disorder."""
        self._topic = topic
        self._paint()
        self.edit.setFocus()

    def clear(self) -> None:
        self._topic = ""
        self.edit.clear()
        self._paint()

    def _no_topic(self) -> None:
        self._topic = ""
        self._paint()

    def _add(self) -> None:
        if self.text:
            text, topic = self.text, self._topic
            self.clear()
            self.added.emit(text, topic)

    def _paint(self) -> None:
        label = self.tr("&Add a question of your own")
        if self._topic:
            name = topic_name(self._topic).replace("&", "&&")
            label = self.tr("&Add a question about {topic}").format(topic=name)
        self._label.setText(label)
        self.edit.setAccessibleName(label.replace("&", ""))
        self._without.setVisible(bool(self._topic))
        self.add.setEnabled(bool(self.text))
        asked = Question("", self._topic or OWN, self.text)
        found = hints(asked, self._language, self._disorder) if self.text else ()
        self._hints.setText(" ".join(found))
        self._hints.setVisible(bool(found))
