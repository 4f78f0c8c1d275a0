"""Work for the window that is no part of an interview: done on a lane, told in the thread of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from interview.errors import Cancelled, ForPeople
from interview.ports import Stop, Watch
from ui.lanes import Lane, Lanes, Task
from ui.translating import ToldHere


@dataclass(frozen=True)
class Heard:
    """Who wants to know how it ended."""

    then: Callable[[Any], None] | None
    failed: Callable[[ForPeople], None] | None


class Errands(QObject):
    """Used in the GUI thread only."""

    failed = Signal(object)  # ForPeople that nobody else hears of

    def __init__(self, lanes: Lanes) -> None:
        super().__init__()
        self._heard: dict[Task, Heard] = {}
        for lane in lanes:
            lane.done.connect(self._done)
            lane.failed.connect(self._failed)

    def do(
        self,
        lane: Lane,
        work: Callable[[Stop, Watch], object],
        then: Callable[[Any], None] | None = None,
        failed: Callable[[ForPeople], None] | None = None,
    ) -> Task:
        """Do this when the lane is free; then call `then` with what it returned, or `failed` with a sentence.

        Neither is called when the task is cancelled."""
        task = Task("errand", work)
        self._heard[task] = Heard(then, failed)
        if not lane.submit(task):
            self._failed(task, ToldHere(self.tr("This part of the program is busy."), self.tr("Try again.")))
        return task

    def forget(self, tasks: Iterable[Task] | None = None) -> None:
        """Tell nobody how these end (all, without any named): who wanted to know is gone. They are still done."""
        for task in list(self._heard) if tasks is None else tasks:
            self._heard.pop(task, None)

    def _done(self, task: Task, value: object) -> None:
        heard = self._heard.pop(task, None)
        if heard is not None and heard.then is not None:
            heard.then(value)

    def _failed(self, task: Task, error: Exception) -> None:
        heard = self._heard.pop(task, None)
        if heard is None or isinstance(error, Cancelled):
            return
        if not isinstance(error, ForPeople):
            error = ToldHere(
                self.tr("Something unexpected went wrong ({name}).").format(name=type(error).__name__),
                self.tr("Try again. What was saved is safe."),
            )
        (heard.failed or self.failed.emit)(error)
