"""The questions of an interview with what there is to know about each answer at a glance."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from interview.domain import Answer, Session
from ui.look.icons import icon
from ui.widgets.answer_card import was_corrected
from ui.widgets.answer_clock import clock_text
from ui.widgets.two_lines import STATE, TwoLines

WIDTH = 288  # pixels


class QuestionList(QListWidget):
    """Signals: `chosen` (question id), `toggled` (Space: play or pause)."""

    chosen = Signal(str)
    toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setIconSize(QSize(20, 20))
        self.setItemDelegate(TwoLines(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Questions and answers"))
        self.setToolTip(self.tr("Up and down: another question"))
        self.currentItemChanged.connect(self._changed)

    def show_session(self, session: Session, unsaved: frozenset[str]) -> None:
        """`unsaved`: questions at which something is being typed."""
        ids = [question.id for question in session.questions]
        if ids != [self.item(index).data(Qt.ItemDataRole.UserRole) for index in range(self.count())]:
            self._fill(ids)
        for index, question in enumerate(session.questions):
            answer = session.answers.get(question.id)
            item = self.item(index)
            item.setText(f"{index + 1}. {question.text}")
            item.setData(STATE, " · ".join(self._state(answer, question.id in unsaved)))
            item.setToolTip(question.text)
            item.setIcon(icon(*_sign(answer)))

    def choose(self, question_id: str) -> None:
        for index in range(self.count()):
            if self.item(index).data(Qt.ItemDataRole.UserRole) == question_id:
                self.setCurrentRow(index)

    def go_back(self) -> None:
        self.setCurrentRow(max(0, self.currentRow() - 1))

    def go_on(self) -> None:
        self.setCurrentRow(min(self.count() - 1, self.currentRow() + 1))

    def _fill(self, ids: list[str]) -> None:
        present = self.currentItem()
        kept = present.data(Qt.ItemDataRole.UserRole) if present is not None else None
        self.blockSignals(True)
        self.clear()
        for question_id in ids:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, question_id)
            self.addItem(item)
        self.blockSignals(False)
        if ids:
            self.setCurrentRow(ids.index(kept) if kept in ids else 0)

    def _state(self, answer: Answer | None, unsaved: bool) -> list[str]:
        if answer is None:
            return [self.tr("not asked")]
        parts = [self.tr("being edited")] if unsaved else []
        if answer.open_flags:
            parts.append(self.tr("%n open risk statement(s)", "", len(answer.open_flags)))
        elif answer.flags:
            parts.append(self.tr("%n risk statement(s)", "", len(answer.flags)))
        if answer.skipped_because is not None:
            parts.append(self.tr("skipped"))
        elif not answer.text().strip():
            parts.append(self.tr("no words"))
        elif answer.typed_text is not None:
            parts.append(self.tr("typed"))
        if answer.recording is not None and answer.skipped_because is None:
            parts.append(clock_text(answer.recording.seconds))
            if any(segment.damage for segment in answer.recording.segments):
                parts.append(self.tr("damaged"))
        if was_corrected(answer):
            parts.append(self.tr("corrected"))
        if answer.amended_text is not None:
            parts.append(self.tr("amended"))
        if answer.excluded:
            parts.append(self.tr("left out"))
        return parts

    def _changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        else:
            super().keyPressEvent(event)


def _sign(answer: Answer | None) -> tuple[str, str]:
    """An icon and the colour it is painted in."""
    if answer is None:
        return "minus", "quiet"
    if any(flag.disposition is None or flag.disposition.deferred for flag in answer.flags):
        return "flag", "danger"
    if answer.excluded:
        return "eye-off", "quiet"
    if answer.flags:
        return "flag", "warning"
    if answer.skipped_because is not None:
        return "skip", "quiet"
    if not answer.text().strip():
        return "warning", "warning"
    return "check", "good"
