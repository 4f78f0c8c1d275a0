"""The only threads of the window: a lane for each scarce thing, one job at a time in each."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QThread, Signal

from interview.errors import Cancelled, ForPeople
from interview.ports import Stop, Watch

log = logging.getLogger(__name__)

CLOSING_MS = 5000  # for a job to see that it is to end; it looks five times a second


@dataclass(frozen=True, eq=False)
class Task:
    """One piece of work, and how it is stopped and watched. `name` tells the receiver what it was.

    Neither may hold an object of Qt: the lane is the last to let go of a task, and what it frees is freed there.
    """

    name: object
    work: Callable[[Stop, Watch], object]
    lets_go: bool = False  # of a device or a voice: neither refused nor cancelled, though the lane closes
    stop: Stop = field(default_factory=Stop)
    watch: Watch = field(default_factory=Watch)


class Lane(QThread):
    """Does one task after another in a thread of its own; what is made there is used and freed there.

    Connect its signals to bound methods of objects of the GUI thread only: then they run there.
    """

    began = Signal(object)  # Task
    done = Signal(object, object)  # Task, what it returned
    failed = Signal(object, object)  # Task, the exception; `Cancelled` when its result is not wanted any more

    def __init__(self, name: str, waiting: int | None = None) -> None:
        """`waiting`: how many tasks may wait behind the present one; None for any number."""
        super().__init__()
        self.setObjectName(name)
        self._bound = waiting
        self._waiting: deque[Task] = deque()
        self._present: Task | None = None
        self._changed = threading.Condition()
        self._closed = False

    def submit(self, task: Task) -> bool:
        """Do this when its turn comes; False when too much waits already. Cancelled tasks do not count."""
        with self._changed:
            live = sum(not one.stop.cancelled for one in self._all())
            full = self._bound is not None and live > self._bound and not task.lets_go
            if self._closed or full:
                return False
            self._waiting.append(task)
            self._changed.notify()
        if not self.isRunning():
            self.start()
        return True

    def tasks(self) -> tuple[Task, ...]:
        """The present one and those that wait."""
        with self._changed:
            return self._all()

    def close(self, cancel: bool = True) -> bool:
        """Take no more, cancel what there is (or do it to its end), and wait for the thread.

        False when a job does not end. Safe to call twice."""
        with self._changed:
            self._closed = True
            for task in self._all():
                if cancel and not task.lets_go:
                    task.stop.cancel()
            self._changed.notify()
        return self.wait(CLOSING_MS)

    def run(self) -> None:
        while (task := self._next()) is not None:
            self.began.emit(task)
            try:
                task.stop.check()
                value = task.work(task.stop, task.watch)
                task.stop.check()
            except Exception as error:  # noqa: BLE001 - a fault of one part must not end an interview
                if not isinstance(error, ForPeople | Cancelled):
                    log.error("unexpected %s in %s", type(error), type(task.name))
                self._over()
                self.failed.emit(task, error)
            else:
                self._over()
                self.done.emit(task, value)

    def _all(self) -> tuple[Task, ...]:
        return tuple(task for task in (self._present, *self._waiting) if task is not None)

    def _next(self) -> Task | None:
        with self._changed:
            while not self._waiting and not self._closed:
                self._changed.wait()
            self._present = self._waiting.popleft() if self._waiting else None
            return self._present

    def _over(self) -> None:
        with self._changed:
            self._present = None


class Lanes:
    """One for each scarce thing; each begins its thread with its first task."""

    def __init__(self) -> None:
        self.voice = Lane("voice", 2)  # one loudspeaker
        self.capture = Lane("capture", 1)  # one camera, one microphone
        self.speech = Lane("speech", 64)  # the recogniser lives here
        self.emotion = Lane("emotion", 64)  # the net lives here
        self.language = Lane("language", 16)  # one language model; and what takes long and concerns no device
        self.aside = Lane("aside", 1)  # a second draft, behind which nothing else has to wait
        self.store = Lane("store")  # a synced commit and a passphrase take time that the window does not have

    def __iter__(self) -> Iterator[Lane]:
        yield from (
            self.voice,
            self.capture,
            self.speech,
            self.emotion,
            self.language,
            self.aside,
            self.store,
        )

    def close(self) -> bool:
        """The store ends last, and saves what waits; False when a job does not end."""
        ended = [lane.close(cancel=lane is not self.store) for lane in self]
        return all(ended)
