"""One interview as the windows see it: the conductor, the devices, playing back, and who is speaking."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from PySide6.QtCore import QObject, Signal

from interview import risk
from interview.commands import ForgetMedia, RecordAnswer, SpeakQuestion, Work
from interview.domain import Answer, Purpose, Segment, Session, Stage
from interview.errors import ForPeople
from interview.events import (
    AnswerFinished,
    AnswerTyped,
    Event,
    Paused,
    QuestionRepeated,
    QuestionSkipped,
    SessionOpened,
    TakeSalvaged,
)
from interview.ports import Services, Stop, Tape, Watch
from interview.resume import AfterCutOff, CutOffTake, Resumption
from interview.steps import allows, present_answer
from interview.vault.store import VaultStore
from ui.chosen_writer import ChosenWriter
from ui.conductor import Conductor
from ui.errands import Errands
from ui.lanes import Lane, Lanes, Task
from ui.media_kinds import kinds_of
from ui.parts import WindowWiring
from ui.push_to_talk import PushToTalk
from ui.usual_follow_ups import UsualFollowUps
from ui.usual_reports import UsualReports

DEVICES_OPEN = frozenset({Stage.ASKING, Stage.LISTENING, Stage.SETTLING, Stage.HELD})
ENDS_THE_TAKE = (AnswerFinished, AnswerTyped, Paused, QuestionRepeated, QuestionSkipped)


class Room(QObject):
    """Made for one session, and closed when it is left. Used in the GUI thread only."""

    session_changed = Signal(object)  # Session
    saved = Signal(object)  # Session
    not_saved = Signal(object)  # ForPeople
    watching = Signal(object)  # Watch of the take that is recorded, None when there is none
    work_watched = Signal(object, object)  # Work of planning or reporting, its Watch
    speaking = Signal(bool)  # a question is being said
    recording = Signal(bool)
    playing = Signal(object)  # Watch, None when it ended
    failed = Signal(object)  # ForPeople
    deletion_offered = Signal(object, object)  # Purpose, frozenset of Kind

    def __init__(
        self, wiring: WindowWiring, lanes: Lanes, errands: Errands, store: VaultStore, session: Session
    ) -> None:
        super().__init__()
        self._wiring, self._lanes, self._errands, self._store = wiring, lanes, errands, store
        self._parts = ExitStack()  # closed on the voice lane
        self._devices = wiring.live_recorder(store)
        self._player = wiring.playing()
        self.writer = ChosenWriter(wiring)
        services = Services(
            questions=self.writer,
            speaker=self._parts.enter_context(wiring.speaker("")),
            recorder=self._devices,
            transcriber=wiring.transcriber(session.language),
            emotion=wiring.emotion(),
            reports=UsualReports(wiring),
            store=store,
            follow_ups=UsualFollowUps(wiring),
        )
        self._conductor = Conductor(session, services, lanes)
        lanes.speech.submit(
            Task("rules", lambda stop, _watch: risk.prepare(session.language, lambda: stop.wanted))
        )
        self._devices_open = False
        self._watched: RecordAnswer | None = None  # the newest segment that was begun
        self._take_watch: Watch | None = None
        self._push_to_talk = PushToTalk(self._conductor)
        self._playing: Task | None = None
        self._tasks: list[Task] = []  # errands that nobody wants to hear of once the room is left
        self._conductor.session_changed.connect(self._changed)
        self._conductor.saved.connect(self.saved)
        self._conductor.not_saved.connect(self.not_saved)
        self._conductor.began.connect(self._began)
        self._conductor.ended.connect(self._ended)
        self._conductor.media_offered.connect(self._offer_deletion)

    @property
    def session(self) -> Session:
        return self._conductor.session

    @property
    def is_recording(self) -> bool:
        return self._conductor.recording

    @property
    def is_stuck(self) -> bool:
        return self._conductor.stuck

    # ── decisions ────────────────────────────────────────────────────────────────────────────────────────────

    def begin(self, first: SessionOpened | Resumption) -> None:
        self._conductor.begin(first)

    def send(self, event: Event) -> None:
        """Raises `IllegalMove`. What the clinician was saying ends with the take."""
        if isinstance(event, ENDS_THE_TAKE):
            self.clinician_speaks(False)
        if isinstance(event, SpeakQuestion | QuestionRepeated):
            self.stop_playing()
        self._conductor.send(event)

    def save_again(self) -> None:
        self._conductor.save_again()

    def stop_writing(self) -> None:
        self._conductor.stop_writing()

    def finish_report(self) -> None:
        """What is drafted so far is kept, and the rest is plain."""
        self._conductor.finish_report()

    def go_on_recording(self) -> None:
        self._conductor.continue_recording()

    def clinician_speaks(self, speaks: bool) -> None:
        """Push to talk: what is said between the two calls is the clinician's."""
        self._push_to_talk.hold(speaks, self._take_watch)

    def say_again(self) -> bool:
        """The person wants to hear the question again; False when something of the answer would be lost."""
        if self.session.stage is not Stage.LISTENING:
            return True
        caption = self._take_watch.caption.peek() if self._take_watch is not None else None
        answer = present_answer(self.session)
        if (caption is not None and caption.text.strip()) or (answer is not None and answer.recording):
            return False
        self.send(QuestionRepeated())
        return True

    # ── a take that a crash cut off ──────────────────────────────────────────────────────────────────────────

    def settle_cut_off(self, cut: CutOffTake, choice: AfterCutOff) -> None:
        """Do with it what the clinician chose."""
        if choice is AfterCutOff.ASK_AGAIN:
            self.send(QuestionRepeated())
        elif cut.cut_tape is None:
            self._after_salvage(choice)
        else:
            self.salvaged(cut, lambda segment: self._keep(cut, segment, choice))

    def salvaged(self, cut: CutOffTake, then: Callable[[Segment | None], None]) -> None:
        """What there is of it; reads it to its end, on the store lane."""
        tape, salvage, store = cut.cut_tape, self._wiring.salvage, self._store
        if tape is None:
            then(None)
            return
        self._do(self._lanes.store, lambda stop, _watch: salvage(store, tape, stop), then, self.failed.emit)

    def _keep(self, cut: CutOffTake, segment: Segment | None, choice: AfterCutOff) -> None:
        self._conductor.send(TakeSalvaged(cut.take, segment))
        self._after_salvage(choice)

    def _after_salvage(self, choice: AfterCutOff) -> None:
        answer = present_answer(self.session)
        nothing = answer is None or (answer.recording is None and answer.typed_text is None)
        if choice is AfterCutOff.GO_ON:
            self.go_on_recording()
        elif nothing:
            self.send(QuestionRepeated())  # there is nothing to keep
        else:
            self.send(AnswerFinished())

    # ── playing back ─────────────────────────────────────────────────────────────────────────────────────────

    def play(self, question_id: str, start: float) -> None:
        """From this second of the answer on; what is played already ends."""
        self.stop_playing()
        answer = self.session.answers.get(question_id)
        if answer is None or not answer.tape_ids or self.session.stage in DEVICES_OPEN - {Stage.HELD}:
            return
        tapes, player = self._tapes(answer), self._player

        def work(stop: Stop, watch: Watch) -> None:
            player.play(tapes, start, stop, watch)

        task = self._playing = self._do(
            self._lanes.voice,
            work,
            lambda _done: self._played(task),
            lambda error: self._not_played(task, error),
        )
        self.playing.emit(task.watch)

    def stop_playing(self) -> None:
        if self._playing is not None:
            self._playing.stop.finish()

    def wave(self, question_id: str, then: Callable[[Any], None]) -> None:
        """The loudness of an answer, for its seek bar."""
        answer = self.session.answers.get(question_id)
        if answer is not None and answer.tape_ids:
            tapes, wiring = self._tapes(answer), self._wiring
            self._do(self._lanes.speech, lambda stop, watch: wiring.peaks(tapes, stop, watch), then, _nobody)

    def _do(
        self,
        lane: Lane,
        work: Callable[[Stop, Watch], object],
        then: Callable[[Any], None],
        failed: Callable[[ForPeople], None],
    ) -> Task:
        task = self._errands.do(lane, work, then, failed)
        self._tasks.append(task)
        return task

    def _tapes(self, answer: Answer) -> tuple[Tape, ...]:
        return tuple(Tape(tape_id, self._store) for tape_id in answer.tape_ids)

    def _played(self, task: Task) -> None:
        if task is self._playing:  # not one in whose place another plays already
            self._playing = None
            self.playing.emit(None)

    def _not_played(self, task: Task, error: ForPeople) -> None:
        self._played(task)
        self.failed.emit(error)

    # ── leaving ──────────────────────────────────────────────────────────────────────────────────────────────

    def close(self) -> None:
        """Leave the interview: its work ends, what is not saved is saved, the devices are let go."""
        self.stop_playing()
        self._errands.forget(self._tasks)
        self._conductor.close()
        devices, parts = self._devices, self._parts
        self._lanes.capture.submit(Task("close", lambda _stop, _watch: devices.close(), lets_go=True))
        self._lanes.voice.submit(Task("close", lambda _stop, _watch: parts.close(), lets_go=True))
        self._conductor.deleteLater()
        self.deleteLater()

    # ── what the conductor tells ─────────────────────────────────────────────────────────────────────────────

    def _changed(self, session: Session) -> None:
        self._use_devices(session)
        if self._take_watch is not None and self._is_over(session):
            self._take_watch = None
            self.watching.emit(None)
        self.session_changed.emit(session)

    def _use_devices(self, session: Session) -> None:
        """The microphone opens once for an interview, after consent, and is let go after the last answer."""
        wanted = session.stage in DEVICES_OPEN
        if wanted == self._devices_open:
            return
        self._devices_open, devices = wanted, self._devices
        if not wanted:
            self._lanes.capture.submit(Task("close", lambda _stop, _watch: devices.close(), lets_go=True))
        elif allows(session, Purpose.AUDIO):
            self._lanes.capture.submit(Task("ready", devices.ready))

    def _began(self, work: Work, watch: Watch) -> None:
        match work:
            case SpeakQuestion():
                self.speaking.emit(True)
            case RecordAnswer():
                self._take_watch, self._watched = watch, work
                self.watching.emit(watch)
                self.recording.emit(True)
            case _:
                self.work_watched.emit(work, watch)

    def _ended(self, work: Work) -> None:
        if isinstance(work, SpeakQuestion):
            self.speaking.emit(False)
        elif isinstance(work, RecordAnswer):
            self.recording.emit(self.is_recording)

    def _is_over(self, session: Session) -> bool:
        """The watched segment belongs to an earlier take, or another segment follows it."""
        answer = present_answer(session)
        if self._watched is None or answer is None or session.take != self._watched.take:
            return True
        return answer.tape_id not in (None, self._watched.tape_id)

    def _offer_deletion(self, command: ForgetMedia) -> None:
        kinds = kinds_of(command)
        if kinds:
            self.deletion_offered.emit(command.purpose, kinds)


def _nobody(_error: object) -> None:
    """An answer without a picture of its loudness can still be played."""
