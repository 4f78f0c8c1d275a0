"""The review: every answer heard again, corrected and judged, before a report is drafted from it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from interview.domain import Session, Stage
from interview.errors import ForPeople
from interview.events import ReviewApproved
from interview.ports import Watch
from ui.look import space
from ui.pages.review_detail import QuestionDetail
from ui.pages.review_list import QuestionList
from ui.widgets.basics import button, icon_button, quiet, row
from ui.widgets.names import reason_of
from ui.widgets.page_frame import PageFrame
from ui.widgets.playback_bar import WaveformLike
from ui.widgets.states import EmptyState, Notice

WIDTH = 1320  # pixels
LOOKS_EACH = 33  # milliseconds


class ReviewPage(PageFrame):
    """A list of the questions beside the one that is looked at.

    Signals: `decided` (an event), `play_wanted` (question id, seconds of its take), `stop_wanted`,
    `waveform_wanted` (question id; the answer is `show_waveform`).
    """

    decided = Signal(object)
    play_wanted = Signal(str, float)
    stop_wanted = Signal()
    waveform_wanted = Signal(str)

    def __init__(self, clinician: str, clock: Callable[[], str]) -> None:
        """`clinician`: who disposes of risk statements. `clock`: the time, ISO 8601 with a zone."""
        super().__init__("", width=WIDTH)
        self.title.setText(self.tr("Review"))
        self._clinician = clinician
        self._clock = clock
        self._session: Session | None = None
        self._details: dict[str, QuestionDetail] = {}
        self._playing: str | None = None  # question id
        self._drawn: set[str] = set()  # questions whose waveform was asked for
        self._problem = ""
        self.list = QuestionList()
        self.list.chosen.connect(self._choose)
        self.list.toggled.connect(self._toggle)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                "list", self.tr("No questions"), self.tr("There is nothing to review in this session.")
            )
        )
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        across = row(self.list, self._stack, stretch_last=True)
        across.setSpacing(space.XL)
        self.content.addLayout(across, 1)
        self._why_not = quiet("")
        self.approve = button(self.tr("Write the report"), "primary", "document", "Ctrl+Shift+Return")
        self.approve.clicked.connect(self._approve)
        self._before = icon_button("up", self.tr("Previous question"), "Alt+Up", "quiet")
        self._before.clicked.connect(self.list.go_back)
        self._after = icon_button("down", self.tr("Next question"), "Alt+Down", "quiet")
        self._after.clicked.connect(self.list.go_on)
        for item in (self._before, self._after, self._why_not, self.approve):
            self.actions.addWidget(item)
        self.actions.setStretch(2, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS_EACH)
        self._timer.timeout.connect(self._look)

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────

    def show_session(self, session: Session) -> None:
        """Paint this; what is being typed stays."""
        fresh = self._session is None or self._session.id != session.id
        self._session = session
        asked = {question.id for question in session.questions}
        for question_id in [one for one in self._details if fresh or one not in asked]:
            self._drop(question_id)
        for detail in self._details.values():
            detail.show_session(session)
        self.list.show_session(session, self._unsaved())
        self.list.setVisible(bool(session.questions))
        if not session.questions:
            self._stack.setCurrentIndex(0)
        self._show_what_is_open(session)
        self._show_problem_of(session)

    def show_watch(self, watch: Watch | None) -> None:
        """The playback that runs now, or None when it is over."""
        for question_id, detail in self._details.items():
            detail.show_watch(watch if question_id == self._playing else None)
        if watch is None:
            self._playing = None

    def show_waveform(self, question_id: str, waveform: WaveformLike | None) -> None:
        detail = self._details.get(question_id)
        if detail is not None:
            detail.show_waveform(waveform)

    def show_problem(self, error: ForPeople) -> None:
        """Something that was wanted did not work."""
        self.show_notice(Notice.of_error(error))

    def show_question(self, question_id: str) -> None:
        """Bring this question to the front."""
        self.list.choose(question_id)

    @property
    def present(self) -> QuestionDetail | None:
        """The question that is looked at."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, QuestionDetail) else None

    def _unsaved(self) -> frozenset[str]:
        return frozenset(one for one, detail in self._details.items() if detail.has_unsaved)

    def _show_what_is_open(self, session: Session) -> None:
        count = len(session.open_flags)
        why = ""
        if count:
            why = self.tr("%n risk statement(s) without a disposition: say first what was done.", "", count)
        elif session.has_unseen_flags:
            why = self.tr("A risk statement was put off: the report can be written, but not signed.")
        if session.stage is Stage.ABORTED:
            why = self.tr("This session was aborted: it can be read and heard, and is not changed any more.")
        self._why_not.setText(why)
        reviewed = session.stage is Stage.REVIEW  # one that was aborted is only read
        self.approve.setEnabled(reviewed and count == 0 and bool(session.questions))
        self.approve.setToolTip(why if count else "")

    def _show_problem_of(self, session: Session) -> None:
        """The engine's last problem, said once."""
        reason = session.problem.reason if session.problem is not None else ""
        if reason != self._problem:
            self._problem = reason
            self.show_notice(
                Notice("warning", self.tr("The last step did not work."), reason_of(reason))
                if reason
                else None
            )

    # ── what is wanted ───────────────────────────────────────────────────────────────────────────────────────────

    def _choose(self, question_id: str) -> None:
        session = self._session
        if session is None:
            return
        if question_id not in self._details:
            self._make(session, question_id)
        self._stack.setCurrentWidget(self._details[question_id])
        self._before.setEnabled(self.list.currentRow() > 0)
        self._after.setEnabled(self.list.currentRow() < self.list.count() - 1)
        answer = session.answers.get(question_id)
        if question_id not in self._drawn and answer is not None and answer.recording is not None:
            self._drawn.add(question_id)
            self.waveform_wanted.emit(question_id)

    def _make(self, session: Session, question_id: str) -> None:
        question = next(one for one in session.questions if one.id == question_id)
        detail = QuestionDetail(question, session.language, self._clinician, self._clock)
        detail.decided.connect(self.decided)
        detail.play_wanted.connect(self._play)
        detail.stop_wanted.connect(self.stop_wanted)
        detail.show_session(session)
        self._details[question_id] = detail
        self._stack.addWidget(detail)

    def _drop(self, question_id: str) -> None:
        gone = self._details.pop(question_id)
        self._drawn.discard(question_id)
        self._stack.removeWidget(gone)
        gone.deleteLater()

    def _play(self, question_id: str, seconds: float) -> None:
        if self._playing is not None and self._playing != question_id:
            self._details[self._playing].show_watch(None)
        self._playing = question_id
        self.play_wanted.emit(question_id, seconds)

    def _toggle(self) -> None:
        if self.present is not None:
            self.present.answer_card.bar.toggle()

    def _approve(self) -> None:
        self.decided.emit(ReviewApproved())

    # ── looking ──────────────────────────────────────────────────────────────────────────────────────────────────

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _look(self) -> None:
        if self._playing is not None and self._playing in self._details:
            self._details[self._playing].answer_card.look()
