"""The plan while a clinician works on it: every edit can be undone."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from interview.domain import Question
from ui.pages.plan_words import OWN

Questions = tuple[Question, ...]


class PlanEdits(QObject):
    """Signal: `changed` (id of the question that it is about, "" = none)."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.stack = QUndoStack(self)
        self.questions: Questions = ()
        self._written: Questions = ()
        self._last_form: dict[str, Question] = {}  # of everything that was ever in the plan
        self._own = 0

    def begin(self, written: Questions) -> None:
        """A plan as it was written; what was done to the one before is gone."""
        self._written = self.questions = written
        self._last_form = {question.id: question for question in written}
        self.stack.clear()
        self.changed.emit("")

    @property
    def edited(self) -> bool:
        return self.questions != self._written

    @property
    def removed(self) -> Questions:
        """What can be put back, as it was when it was taken out."""
        here = {question.id for question in self.questions}
        return tuple(question for key, question in self._last_form.items() if key not in here)

    def place(self, question_id: str) -> int:
        """Its index, -1 when it is not in the plan."""
        return next((at for at, one in enumerate(self.questions) if one.id == question_id), -1)

    # ── edits ────────────────────────────────────────────────────────────────────────────────────────────

    def reword(self, question_id: str, text: str) -> None:
        """An empty text changes nothing. The words are the clinician's then, or the bank's again."""
        at, cleaned = self.place(question_id), " ".join(text.split())
        if at < 0 or not cleaned or cleaned == self.questions[at].text:
            return
        before = next((one for one in self._written if one.id == question_id), None)
        if before is not None and before.text == cleaned:
            new = before
        else:
            new = replace(self.questions[at], text=cleaned, written_by="clinician")
        self._do(self.tr("Reword"), (*self.questions[:at], new, *self.questions[at + 1 :]), question_id)

    def move(self, question_id: str, to: int) -> None:
        """To this index among the others."""
        at = self.place(question_id)
        to = max(0, min(to, len(self.questions) - 1))
        if at < 0 or at == to:
            return
        others = [one for one in self.questions if one.id != question_id]
        others.insert(to, self.questions[at])
        self._do(self.tr("Move"), tuple(others), question_id)

    def remove(self, question_id: str) -> None:
        if (at := self.place(question_id)) >= 0:
            left = (*self.questions[:at], *self.questions[at + 1 :])
            near = left[min(at, len(left) - 1)].id if left else ""
            self._do(self.tr("Remove"), left, near, undone_about=question_id)

    def add(self, text: str, topic: str, after: str) -> None:
        """A question of the clinician's own, after this one or at the end."""
        if not (cleaned := " ".join(text.split())):
            return
        self._own += 1
        taken = {*self._last_form, *(one.id for one in self._written)}
        while (question_id := f"own-{self._own}") in taken:
            self._own += 1
        self._insert(
            self.tr("Add"), Question(question_id, topic or OWN, cleaned, written_by="clinician"), after
        )

    def take_in(self, questions: Questions) -> None:
        """These in the place of all that is there, as they were read from a file."""
        if questions:
            self._do(self.tr("Read from a file"), questions, questions[0].id, undone_about=self._first())

    def _first(self) -> str:
        return self.questions[0].id if self.questions else ""

    def restore(self, question_id: str) -> None:
        """Put back what was taken out, after what stood before it."""
        if self.place(question_id) >= 0 or question_id not in self._last_form:
            return
        order = [one.id for one in self._written]
        before = order[: order.index(question_id)] if question_id in order else []
        after = next((key for key in reversed(before) if self.place(key) >= 0), None)
        question = self._last_form[question_id]
        if after is None and question_id in order:
            self._do(self.tr("Restore"), (question, *self.questions), question_id)
        else:
            self._insert(self.tr("Restore"), question, after or "")

    def _insert(self, name: str, question: Question, after: str) -> None:
        at = self.place(after) + 1 if self.place(after) >= 0 else len(self.questions)
        self._do(name, (*self.questions[:at], question, *self.questions[at:]), question.id)

    def _do(self, name: str, after: Questions, about: str, undone_about: str = "") -> None:
        self.stack.push(_Edit(self, name, (self.questions, undone_about or about), (after, about)))

    def become(self, questions: Questions, about: str) -> None:
        """For the undo stack only."""
        self.questions = questions
        self._last_form.update((one.id, one) for one in questions)
        self.changed.emit(about)


class _Edit(QUndoCommand):
    """From one list to another. Frozen values make the whole list as cheap to keep as the difference."""

    def __init__(
        self, plan: PlanEdits, name: str, before: tuple[Questions, str], after: tuple[Questions, str]
    ) -> None:
        """Each side: the questions, and the id of the one to look at."""
        super().__init__(name)
        self._plan, self._before, self._after = plan, before, after

    def redo(self) -> None:
        self._plan.become(*self._after)

    def undo(self) -> None:
        self._plan.become(*self._before)
