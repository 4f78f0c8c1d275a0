"""The window's driver of the interview: events in, `advance`, a commit, and then the work on its lanes."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from interview.commands import (
    CancelAll,
    CancelFollowUp,
    CancelReport,
    Command,
    DropTake,
    ForgetMedia,
    PrepareVoice,
    RecordAnswer,
    SpeakQuestion,
    StopRecording,
    SuggestFollowUp,
    Work,
    WriteQuestions,
    WriteReport,
)
from interview.domain import Session, Stage
from interview.engine import IllegalMove, advance
from interview.errors import Cancelled
from interview.events import Continued, Event, SettlingOver, WorkFailed
from interview.jobs import JOBS
from interview.ports import Services, Stop, Watch
from interview.resume import Resumption
from ui.lane_of import USERS, lane_of
from ui.lanes import Lane, Lanes, Task
from ui.saving import Saving, for_people, reason
from ui.watches import Watches

log = logging.getLogger(__name__)

SETTLING_MS = 3000  # for the last words of an answer, before the next question


class Conductor(QObject):
    """Holds the one session of an interview. `send` is the only way to change it.

    Each step is saved before the work that it asks for begins, one after another; when a save fails nothing more
    begins until `save_again` succeeds. Used in the GUI thread only.
    """

    session_changed = Signal(object)  # Session, not on the disk yet
    saved = Signal(object)  # Session, on the disk
    not_saved = Signal(object)  # ForPeople
    began = Signal(object, object)  # Work, its Watch; the jobs of one segment share theirs
    ended = Signal(object)  # Work
    media_offered = Signal(object)  # ForgetMedia: ask whether what there is shall be deleted

    def __init__(
        self, session: Session, services: Services, lanes: Lanes, settling_ms: int = SETTLING_MS
    ) -> None:
        super().__init__()
        self._session = session
        self._services = services
        self._lanes = lanes
        self._unsaved: deque[Saving] = deque()
        self._watches = Watches()
        self._mine: set[Task] = set()
        self._withdrawn: set[Task] = set()  # cancelled, and the session is to be told
        self._stuck = False  # the oldest step could not be saved
        self._settling = QTimer(self, singleShot=True, interval=settling_ms)
        self._settling.timeout.connect(self._settled)
        self._lane_of = lane_of(lanes)
        for lane in lanes:
            lane.began.connect(self._begun)
            lane.done.connect(self._done)
            lane.failed.connect(self._failed)

    @property
    def session(self) -> Session:
        return self._session

    @property
    def idle(self) -> bool:
        """All is saved and no work is under way: only a decision leads on."""
        return not self._unsaved and not self._mine

    @property
    def stuck(self) -> bool:
        """A step could not be saved, and nothing more begins before it is."""
        return self._stuck

    @property
    def recording(self) -> bool:
        return any(True for _ in self._tasks(RecordAnswer))

    def begin(self, first: Event | Resumption) -> None:
        """`SessionOpened` for a new session, `resume(session)` for a loaded one."""
        if isinstance(first, Resumption):
            self.session_changed.emit(self._session)
            for command in first.commands:
                self._give(command)
        else:
            self.send(first)

    def send(self, event: Event) -> None:
        """What happened. Raises `IllegalMove` for a decision out of place, and nothing has changed then."""
        session, commands = advance(self._session, event)
        if session is self._session and not commands:
            return
        before, self._session = self._session, session
        self._watches.tell(session)
        if session.stage is Stage.SETTLING and (before.stage, before.take) != (session.stage, session.take):
            self._settling.start()
        self._unsaved.append(Saving(session, event, commands))
        if len(self._unsaved) == 1:
            self._save_oldest()
        self.session_changed.emit(session)

    def save_again(self) -> None:
        """After `not_saved`: try once more. Nothing happens while it is tried already, or when all is saved."""
        if self._stuck:
            self._save_oldest()

    def _save_oldest(self) -> None:
        self._stuck = False
        self._submit(self._lanes.store, Task(self._unsaved[0], self._save(self._unsaved[0])))

    def clinician_speaks(self, since: tuple[int, float] | None) -> None:
        """From this second of a take on, so that nobody takes it for the person; None: no longer."""
        self._watches.clinician_speaks(since, self._session)

    def stop_writing(self) -> None:
        """The clinician does not want to wait for the questions: there is a plan of what is written and the bank."""
        for task in self._tasks(WriteQuestions):
            task.stop.finish()

    def finish_report(self) -> None:
        """The clinician does not want to wait for the rest of the draft."""
        for task in self._tasks(WriteReport):
            task.stop.finish()

    def continue_recording(self) -> None:
        """After a pause: a new segment of the same take, on a tape of its own."""
        session, store = self._session, self._services.store
        tape = Task(Continued, lambda _stop, _watch: store.new_tape(session.id, session.take))
        self._submit(self._lanes.store, tape)

    def close(self) -> None:
        """The interview is left: its work ends and nobody hears of it. What is not saved yet is still saved."""
        self._settling.stop()
        self._cancel(Work)
        self._mine.clear()
        for step in list(self._unsaved)[0 if self._stuck else 1 :]:
            self._lanes.store.submit(Task(step, self._save(step)))
        self._unsaved.clear()

    # ── what comes back ──────────────────────────────────────────────────────────────────────────────────────

    def _begun(self, task: Task) -> None:
        if task in self._mine and isinstance(task.name, Work):
            self.began.emit(task.name, task.watch)

    def _done(self, task: Task, value: Any) -> None:
        if not self._is_mine(task):
            return
        if isinstance(task.name, Saving):
            self._saved(task.name)
        elif isinstance(task.name, Work):
            self.ended.emit(task.name)
            if value is not None:
                self.send(value)
        else:
            self._continue_on(str(value))

    def _failed(self, task: Task, error: Exception) -> None:
        if not self._is_mine(task):
            return
        if isinstance(task.name, Work):
            self.ended.emit(task.name)
            wanted = task in self._withdrawn or not isinstance(error, Cancelled)
            self._withdrawn.discard(task)
            if wanted:
                self.send(WorkFailed(task.name, reason(error)))
        else:
            self._stuck = self._stuck or isinstance(task.name, Saving)
            self.not_saved.emit(for_people(error))

    def _is_mine(self, task: Task) -> bool:
        """Lanes work for others too, and for an interview that was left."""
        mine = task in self._mine
        self._mine.discard(task)
        return mine

    def _saved(self, step: Saving) -> None:
        """On the disk: now the work may begin, and the next step be saved."""
        self._unsaved.popleft()
        self.saved.emit(step.session)
        for command in step.commands:
            self._give(command)
        if self._unsaved:
            self._save_oldest()

    def _continue_on(self, tape_id: str) -> None:
        try:
            self.send(Continued(tape_id))
        except IllegalMove:  # the answer was finished or skipped meanwhile
            log.info("dropped %s while %s", Continued, self._session.stage)
            self._finish_tape(tape_id)

    def _settled(self) -> None:
        self.send(SettlingOver(self._session.take))

    # ── commands ─────────────────────────────────────────────────────────────────────────────────────────────

    def _give(self, command: Command) -> None:
        match command:
            case StopRecording(take):
                for task in self._tasks(RecordAnswer):
                    if task.name.take == take:
                        task.stop.finish()
            case DropTake(take):
                for task in (*self._tasks(RecordAnswer), *self._tasks(SpeakQuestion)):
                    if task.name.take == take:
                        task.stop.cancel()
            case CancelReport():
                self._cancel(WriteReport)
            case CancelFollowUp():
                self._cancel(SuggestFollowUp)
            case CancelAll():
                self._cancel(Work)
            case ForgetMedia():
                for task in self._tasks(*USERS.get(command.purpose, ())):
                    self._withdrawn.add(task)
                    task.stop.cancel()
                self.media_offered.emit(command)
            case _:
                self._work(command)

    def _work(self, command: Work) -> None:
        voice = self._clear_voice() if isinstance(command, SpeakQuestion) else ()
        watch = self._watches.watch(command, self._session)
        services, job = self._services, JOBS[type(command)]

        def work(stop: Stop, watch: Watch) -> object:
            return job(command, services, stop, watch)

        if not self._submit(self._lane_of[type(command)], Task(command, work, watch=watch)):
            if isinstance(command, RecordAnswer):
                self._finish_tape(command.tape_id)
            self.send(WorkFailed(command, self.tr("This part of the program is busy.")))
        for again in voice:
            self._work(again)

    def _submit(self, lane: Lane, task: Task) -> bool:
        self._mine.add(task)
        taken = lane.submit(task)
        if not taken:
            self._mine.discard(task)
        return taken

    def _save(self, step: Saving) -> Callable[[Stop, Watch], object]:
        save = self._services.store.save
        return lambda _stop, _watch: save(step.session, step.event)

    def _clear_voice(self) -> tuple[PrepareVoice, ...]:
        """The question goes first: what is played ends, what is rendered ahead goes on afterwards."""
        later = []
        for task in self._lanes.voice.tasks():
            if isinstance(task.name, PrepareVoice) and not task.stop.cancelled:
                task.stop.cancel()
                later.append(task.name)
            elif not isinstance(task.name, Work):
                task.stop.finish()
        return tuple(later)

    def _tasks(self, *kinds: Any) -> tuple[Any, ...]:
        found = (task for lane in self._lanes for task in lane.tasks() if isinstance(task.name, kinds))
        return tuple(task for task in found if task in self._mine)

    def _cancel(self, kinds: Any) -> None:
        for task in self._tasks(kinds):
            task.stop.cancel()

    def _finish_tape(self, tape_id: str) -> None:
        """Nobody shall wait for what will never be recorded."""
        finish = self._services.store.finish_tape
        self._lanes.store.submit(Task(tape_id, lambda _stop, _watch: finish(tape_id)))
