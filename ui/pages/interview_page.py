"""The clinician's screen while a person is interviewed: everything at a glance, nothing to scroll for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from interview.domain import Note, Session, Stage
from interview.events import AnswerFinished, AnswerTyped, Event, NextWanted, NoteWritten, QuestionRepeated
from interview.ports import Watch
from interview.steps import present_answer
from ui.look import space
from ui.pages.allowed import Action, allowed, is_recording, is_taken
from ui.pages.interview_actions import ActionBar
from ui.pages.interview_agenda import Agenda
from ui.pages.interview_asking import Asking
from ui.pages.interview_follow_up import FollowUpCard
from ui.pages.interview_head import InterviewHead
from ui.pages.interview_keys import InterviewKeys
from ui.pages.interview_live import LiveColumn, seconds_of_take
from ui.pages.interview_notes import NotesPanel
from ui.pages.interview_question import QuestionCard
from ui.pages.interview_typing import TypingPanel
from ui.pages.interview_waiting import AnalysingPanel, SettlingPanel
from ui.widgets.caption_view import CaptionView
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.risk_card import ProtocolCard, RiskCard

_LOOK_MS = 33  # thirty times a second
_AGENDA, _LIVE = 240, 300  # pixels wide


@dataclass(frozen=True)
class Site:
    """What the page knows about where it is used."""

    clinician: str  # who disposes of statements of risk
    crisis_text: str = ""
    crisis_numbers: Sequence[str] = ()


class InterviewPage(QWidget):
    """Stages asking, listening, settling, held and analysing.

    Signals: `decided` (an event), `pause_wanted`, `continue_wanted` (a new tape is needed), `clinician_speaking`
    (bool, while the key is held), `play_wanted` (question id, seconds on its take).
    """

    decided = Signal(object)
    pause_wanted = Signal()
    continue_wanted = Signal()
    clinician_speaking = Signal(bool)
    play_wanted = Signal(str, float)

    def __init__(self, site: Site, language: str, clock: Callable[[], str]) -> None:
        """`language` is that of the interview; `clock` gives the time now, ISO 8601 with a zone."""
        super().__init__()
        self._language = language
        self._clock = clock
        self._session: Session | None = None
        self._watch: Watch | None = None
        self._speaking = False
        self.head = InterviewHead()
        self.problems = ProblemBar()
        self.agenda = Agenda()
        self.question = QuestionCard()
        self.follow_up = FollowUpCard()
        self.caption = CaptionView(language)
        self.settling = SettlingPanel()
        self.typing = TypingPanel()
        self.risk = RiskCard(site.clinician, clock)
        self.protocol = ProtocolCard(site.crisis_text, site.crisis_numbers)
        self.analysing = AnalysingPanel()
        self.live = LiveColumn()
        self.notes = NotesPanel()
        self.bar = ActionBar()
        self.asking = Asking(self, clock)
        self._keys = InterviewKeys(self)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _lay_out(self) -> None:
        talk = QWidget()
        talking = QVBoxLayout(talk)
        talking.setContentsMargins(0, 0, 0, 0)
        talking.setSpacing(space.M)
        talking.addWidget(self.caption, 1)
        talking.addWidget(self.settling)
        talking.addWidget(self.typing, 1)
        self._middle = QStackedWidget()
        self._talk = talk
        for panel in (talk, self.risk, self.analysing):
            self._middle.addWidget(panel)
        centre = QVBoxLayout()
        centre.setSpacing(space.M)
        centre.addWidget(self.question)
        centre.addWidget(self.follow_up)
        centre.addWidget(self._middle, 1)
        beside = QWidget()
        beside.setFixedWidth(_LIVE)
        besides = QVBoxLayout(beside)
        besides.setContentsMargins(0, 0, 0, 0)
        besides.setSpacing(space.M)
        besides.addWidget(self.live)
        besides.addWidget(self.protocol, 1)
        besides.addWidget(self.notes, 1)
        self.agenda.setFixedWidth(_AGENDA)
        across = QHBoxLayout()
        across.setSpacing(space.L)
        across.addWidget(self.agenda)
        across.addLayout(centre, 1)
        across.addWidget(beside)
        inside = QVBoxLayout()
        inside.setContentsMargins(space.XL, space.L, space.XL, space.L)
        inside.setSpacing(space.M)
        inside.addWidget(self.head)
        inside.addWidget(self.problems)
        inside.addLayout(across, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(inside, 1)
        whole.addWidget(self.bar)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.look)
        self.bar.wanted.connect(self.act)
        self.bar.speaking.connect(self._speak)
        self.bar.withdraw_wanted.connect(self.asking.whether_to_withdraw)
        self.agenda.insert_wanted.connect(self._insert)
        self.notes.written.connect(self._note)
        self.typing.sent.connect(self._send_typed)
        self.typing.changed.connect(self._draft_changed)
        self.risk.decided.connect(self.decided)
        self.follow_up.decided.connect(self._follow_up_decided)
        self.risk.play_wanted.connect(self.play_wanted)
        self.asking.decided.connect(self._agreed)
        self.problems.changed.connect(self._order_tabs)
        self._keys.done.connect(self._finish_by_key)
        self._keys.left.connect(self.setFocus)
        self._keys.speaking.connect(self._speak)
        QShortcut(QKeySequence("Ctrl+Enter"), self, self._finish_by_key)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keys.listen(self.window())
        self._timer.start()
        if self.focusWidget() is None:
            self.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
        self._keys.listen(None)
        self._speak(False)

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────

    def show_session(self, session: Session) -> None:
        """Paint this. What is being typed stays."""
        before, self._session = self._session, session
        self.head.show_session(session)
        self.problems.show_problem(session.problem)
        self.agenda.show_session(session)
        self.question.show_question(session.question, session.language)
        self.question.show_hints(session.stage is not Stage.HELD)
        self.bar.show_session(session)
        self.follow_up.show_session(session)
        self.asking.show_session(session)
        self._show_possible(session)
        self._show_middle(session)
        if session.question is not None:
            self.typing.show_question(session.question.id, session.language)
        present = session.question.id if session.question is not None else None
        self.notes.show_notes([note for note in session.notes if note.question_id == present])
        if before is not None and before.take != session.take:
            self.caption.show_transcript(None)
        self._order_tabs()
        if self._speaking and not is_recording(session):
            self._speak(False)
        self.look()

    def _order_tabs(self) -> None:
        """What came later than the page stands in reading order too."""
        cards = *self.follow_up.in_tab_order(), *self.risk.in_tab_order()
        for chain in ((self, *self.problems.in_tab_order()), (self.agenda.insert, *cards)):
            for first, second in pairwise(chain):
                QWidget.setTabOrder(first, second)

    def _show_possible(self, session: Session) -> None:
        possible = allowed(session)
        self.typing.show_possible(Action.TYPE in possible)
        self.notes.show_possible(Action.NOTE in possible)
        self.agenda.insert.setEnabled(Action.INSERT in possible)

    def _show_middle(self, session: Session) -> None:
        held = session.stage is Stage.HELD
        panel = self.risk if held else self.analysing if session.stage is Stage.ANALYSING else self._talk
        self._middle.setCurrentWidget(panel)
        self.live.setHidden(held or session.stage is Stage.ANALYSING)
        self.protocol.setVisible(held)
        self.settling.setVisible(session.stage is Stage.SETTLING)
        if held:
            self.risk.show_session(session)
        else:
            self.risk.forget()
        if session.stage is Stage.ANALYSING:
            self.analysing.show_session(session)

    def show_watch(self, watch: Watch | None) -> None:
        """Where the present recording may be looked at; None while there is none."""
        self._watch = watch
        self.look()

    def look(self) -> None:
        """Show what devices and models see and hear now."""
        if self._session is None:
            return
        session, watch = self._session, self._watch
        self.live.look(session, watch)
        listening = session.stage is Stage.LISTENING
        self.problems.show_health(watch.health.peek() if watch is not None and listening else None)
        self.head.clock.show_seconds(seconds_of_take(session, watch), recording=is_recording(session))
        if watch is not None and session.stage in (Stage.LISTENING, Stage.SETTLING):
            answer = present_answer(session)
            self.caption.show_transcript(watch.caption.peek(), answer.clinician_spoke if answer else ())

    # ── what is wanted ───────────────────────────────────────────────────────────────────────────────────────────

    def act(self, action: Action) -> None:
        """Do this, if the engine would take it now."""
        if self._session is None or action not in allowed(self._session):
            return
        does: dict[Action, Callable[[], object]] = {
            Action.FINISH: self._finish,
            Action.TYPE: self.typing.show_field,
            Action.REPEAT: partial(self.decided.emit, QuestionRepeated()),
            Action.SKIP: self.asking.why_skip,
            Action.PAUSE: self.pause_wanted.emit,
            Action.CONTINUE: self.continue_wanted.emit,
            Action.NEXT: partial(self.decided.emit, NextWanted()),
            Action.NOTE: self.notes.mark.click,
            Action.INSERT: self.asking.what_to_insert,
            Action.FOLLOW_UP: self.follow_up.ask.click,
            Action.NO_FOLLOW_UP: self.follow_up.leave.click,
            Action.END: partial(self.asking.whether_to_end, self.typing.draft()),
            Action.ABORT: self.asking.why_abort,
        }
        if action in does:
            does[action]()

    def _finish(self) -> None:
        if self.typing.draft():
            self.typing.send()
            return
        self.head.show_state(self.tr("Ending the answer…"))
        self.decided.emit(AnswerFinished())

    def _finish_by_key(self) -> None:
        self.act(Action.FINISH)

    def _send_typed(self, text: str) -> None:
        self.setFocus()
        self.decided.emit(AnswerTyped(text))

    def _draft_changed(self) -> None:
        self.bar.show_draft(bool(self.typing.draft()))

    def _note(self, text: str) -> None:
        session = self._session
        if session is None or Action.NOTE not in allowed(session):
            return
        question_id = session.question.id if session.question is not None else None
        seconds = seconds_of_take(session, self._watch)
        self.decided.emit(NoteWritten(Note(self._clock(), text, question_id, seconds)))

    def _insert(self) -> None:
        self.act(Action.INSERT)

    def _follow_up_decided(self, event: Event) -> None:
        self.setFocus()
        self.decided.emit(event)

    def _agreed(self, event: Event) -> None:
        """The interview may have moved on while a dialog was open."""
        if self._session is not None and is_taken(self._session, event):
            self.decided.emit(event)

    def _speak(self, speaking: bool) -> None:
        speaking_now = speaking and self._session is not None and is_recording(self._session)
        if speaking_now == self._speaking:
            return
        self._speaking = speaking_now
        self.bar.show_speaking(speaking_now)
        if speaking_now:
            self.head.show_state(self.tr("You are speaking: not part of the answer"), "warning")
        elif self._session is not None:
            self.head.show_session(self._session)
        self.clinician_speaking.emit(speaking_now)
