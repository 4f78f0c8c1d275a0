"""Beside the list of the plan: about the chosen question, what the plan leaves out, what was taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from interview.domain import Question
from ui.look.space import M, S
from ui.pages.plan_words import hints, origin, stand_in, topic_name
from ui.translating import direction
from ui.widgets.basics import Card, body, heading, icon_button, quiet, row, sign, small, strong


class PlanSide(QScrollArea):
    """Signals: `question_wanted` (a topic that the plan does not reach), `restore_wanted` (id of a question)."""

    question_wanted = Signal(str)
    restore_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._language, self._disorder = "en", ""
        self._left_out: tuple[str, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QWidget()
        whole.setProperty("ground", "page")
        self._inside = QVBoxLayout(whole)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(M)
        self._about, self._left, self._removed = Card(), Card(), Card()
        for card in (self._about, self._left, self._removed):
            card.hide()
            self._inside.addWidget(card)
        self._inside.addStretch(1)
        self.setWidget(whole)

    def show_about(self, language: str, disorder: str) -> None:
        """The language of the interview, and the name that is not said to the person."""
        self._language, self._disorder = language, disorder

    def show_question(self, question: Question | None) -> None:
        """What a clinician should know about it."""
        self._about = self._instead(self._about, Card() if question is None else self._told(question))
        self._about.setVisible(question is not None)

    def show_typing(self, question: Question, text: str) -> None:
        """The same, with the words that stand in the editor now."""
        self.show_question(replace(question, text=text))

    def show_left_out(self, topics: Sequence[str]) -> None:
        """Topics of the disorder without a question."""
        if tuple(topics) == self._left_out:
            return
        self._left_out = tuple(topics)
        card = Card(
            heading(self.tr("Not in the plan")),
            small(self.tr("Topics of this disorder that it does not reach.")),
        )
        for topic in topics:
            name = topic_name(topic)
            add = icon_button(
                "plus", self.tr("Add a question about {topic}").format(topic=name), kind="quiet"
            )
            add.setProperty("wanted", topic)
            add.clicked.connect(self._topic_clicked)
            card.column.addLayout(_beside(body(name), add))
        self._left = self._instead(self._left, card)
        self._left.setVisible(bool(topics))

    def show_removed(self, questions: Sequence[Question]) -> None:
        """Questions that were taken out, to be put back."""
        if not questions:
            self._removed.hide()
            return
        card = Card(heading(self.tr("Taken out")))
        for question in questions:
            text = quiet(question.text)
            text.setLayoutDirection(direction(self._language))
            back = icon_button(
                "undo", self.tr("Put back: {question}").format(question=question.text), kind="quiet"
            )
            back.setProperty("wanted", question.id)
            back.clicked.connect(self._removed_clicked)
            card.column.addLayout(_beside(text, back))
        self._removed = self._instead(self._removed, card)
        self._removed.show()

    def _told(self, question: Question) -> Card:
        card = Card(
            heading(self.tr("About this question")),
            small(f"{topic_name(question.topic)} · {origin(question)}"),
        )
        if question.stands_in:
            instead = self.tr("Instead of a question of the language model: {reason}")
            card.column.addWidget(_warning(instead.format(reason=stand_in(question))))
        own = direction(self._language)
        for label, text in (
            (self.tr("Why it is asked"), question.why),
            (self.tr("Asks about"), question.look_back),
            (self.tr("To follow up"), "\n".join(question.probes)),
        ):
            if text:
                said = body(text)
                said.setLayoutDirection(own)
                part = QVBoxLayout()
                part.setSpacing(2)
                part.addWidget(strong(label))
                part.addWidget(said)
                card.column.addLayout(part)
        for hint in hints(question, self._language, self._disorder):
            line = row(sign("info", 20, "warning"), _warning(hint))
            line.setStretch(1, 1)
            card.column.addLayout(line)
        return card

    def _topic_clicked(self) -> None:
        self.question_wanted.emit(self.sender().property("wanted"))

    def _removed_clicked(self) -> None:
        self.restore_wanted.emit(self.sender().property("wanted"))

    def _instead(self, before: Card, after: Card) -> Card:
        self._inside.replaceWidget(before, after)
        before.hide()
        before.deleteLater()
        return after


def _beside(text: QWidget, action: QWidget) -> QHBoxLayout:
    line = row(text, action)
    line.setSpacing(S)
    line.setStretch(0, 1)
    return line


def _warning(text: str) -> QWidget:
    made = small(text)
    made.setProperty("kind", "warning")
    return made
