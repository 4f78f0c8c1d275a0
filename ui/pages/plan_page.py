"""The plan of the interview: the questions, before anybody hears one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from interview.commands import WriteQuestions
from interview.domain import Problem, Purpose, Question, Session, Stage
from interview.errors import ForPeople
from interview.events import PlanApproved, PlanWanted
from interview.plan_read import PlanRead
from interview.ports import Watch
from interview.steps import allows
from ui.look.space import XL, L, M, S
from ui.pages.plan_edits import PlanEdits
from ui.pages.plan_list import PlanList
from ui.pages.plan_own import OwnQuestion
from ui.pages.plan_read_words import read_words
from ui.pages.plan_side import PlanSide
from ui.pages.plan_tools import PlanTools
from ui.pages.plan_words import RISK, stand_ins
from ui.pages.plan_writer import WriterBox
from ui.widgets.basics import button, row, small
from ui.widgets.names import set_off
from ui.widgets.page_frame import PageFrame
from ui.widgets.states import EmptyState, LoadingState, Notice
from ui.widgets.tab_order import tab_in_reading_order

_WIDTH = 1240  # pixels at 96 dpi: the list and what stands beside it
_SIDE = 340
_LOOK_MS = 33
_SO_FAR = 6  # questions that are shown while others are written


class PlanPage(PageFrame):
    """Signals: `decided` (a PlanWanted or a PlanApproved), `cancel_wanted` (stop the writing of questions),
    `writer_wanted` (the name of who shall write the next time), `file_wanted` (a path; the answer is `show_read` or
    `show_not_read`)."""

    decided = Signal(object)
    cancel_wanted = Signal()
    writer_wanted = Signal(str)
    file_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            self.tr("Questions"),
            self.tr("Change, move, take out or add. Nobody has validated these questions."),
            width=_WIDTH,
        )
        self._session_id = ""
        self._written: tuple[Question, ...] | None = None  # the very tuple that was written last
        self._watch: Watch | None = None
        self._problem: Problem | None = None
        self._topics: tuple[str, ...] = ()
        self.plan = PlanEdits()
        self.list = PlanList(self.plan)
        self.side = PlanSide()
        self.own = OwnQuestion()
        self.tools = PlanTools(self.plan, self.list)
        self._put_together()
        self._put_foot()
        self._connect()
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._look_at_progress)
        self._show_plan()

    def show_session(self, session: Session) -> None:
        """A plan that was written replaces the one here; anything else leaves the edits alone."""
        if session.id != self._session_id:
            self._session_id, self._written = session.id, None
            self._topics, self._watch = (), None
            self.own.clear()
            self.plan.begin(())
            self.show_notice(None)
            self._show_part(self.loading)
        if session.stage is not Stage.PLANNING:
            return
        self._topics = session.left_out
        self.by.show_allowed(allows(session, Purpose.AI_TEXT))
        for part in (self.list, self.side, self.own):
            part.show_about(session.language, session.disorder.name)
        if session.problem is not None and session.problem is not self._problem:
            self._show_problem(session.problem)
        self._problem = session.problem
        if session.questions is not self._written and (session.questions or self._written is not None):
            self._written, self._watch = session.questions, None
            self.plan.begin(session.questions)
            self._show_plan()
            self._tell_stand_ins()
            self.list.setFocus()

    def show_writers(self, names: Sequence[str], chosen: str) -> None:
        """Who can write questions here, and who writes the next ones."""
        self.by.show_writers(names, chosen)

    def show_watch(self, watch: Watch | None) -> None:
        """Questions are being written, and here is how far, until they or a problem come; None = no longer."""
        self._watch = watch
        self.loading.set_progress(None)
        self.loading.show_so_far("")
        self._show_plan()

    def show_read(self, file: str, found: PlanRead) -> None:
        """What a file holds stands in the place of the plan, until it is undone; and what there is to know of it."""
        if self.stack.currentWidget() is self.loading:
            return
        self.plan.take_in(found.plan.questions)
        self.list.setFocus()
        notice = Notice(*read_words(file, found), self.tr("Undo"))
        notice.wanted.connect(self.plan.stack.undo)
        notice.wanted.connect(notice.closed)
        self.show_notice(notice)

    def show_not_read(self, error: ForPeople) -> None:
        """The plan stays as it is."""
        self.show_notice(Notice.of_error(error))

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────

    def _put_together(self) -> None:
        self.loading = LoadingState(self.tr("The questions are being written"), can_cancel=True)
        self.empty = EmptyState(
            "list",
            self.tr("No question yet"),
            self.tr("Have them written, or add questions of your own below."),
            self.tr("Write the questions"),
        )
        self.stack = QStackedWidget()
        for page in (self.loading, self.empty, self.list):
            self.stack.addWidget(page)
        self.side.setFixedWidth(_SIDE)
        main = QVBoxLayout()
        main.setSpacing(S)
        main.addWidget(self.tools)
        main.addWidget(self.stack, 1)
        main.addSpacing(M)
        main.addWidget(self.own)
        across = row(main, self.side)
        across.setSpacing(L)
        across.setStretch(0, 1)
        whole = QWidget()
        whole.setLayout(across)
        self.content.addWidget(whole, 1)

    def _put_foot(self) -> None:
        self.anew = button(self.tr("Write them anew"), "quiet", "refresh", "Ctrl+R")
        self.by = WriterBox()
        self.risk = small("")
        self.risk.setProperty("kind", "warning")
        self.begin = button(self.tr("Begin the interview"), "primary", "play", "Ctrl+Return")
        foot = row(self.anew, self.by, M, self.risk, XL, self.begin)
        foot.setStretch(3, 1)
        self.actions.addLayout(foot)

    def _connect(self) -> None:
        self.tools.listen(self)
        self.tools.file_wanted.connect(self._choose_file)
        self.plan.changed.connect(self._edited)
        self.list.present_changed.connect(self._show_present)
        self.list.typing.connect(self._show_typing)
        self.side.question_wanted.connect(self.own.ask_about)
        self.side.restore_wanted.connect(self.plan.restore)
        self.own.added.connect(self._add)
        self.loading.cancelled.connect(self._cancel)
        self.empty.wanted.connect(self._write)
        self.anew.clicked.connect(self._write_anew)
        self.begin.clicked.connect(self._begin)
        self.by.writer_wanted.connect(self.writer_wanted)

    # ── painting ─────────────────────────────────────────────────────────────────────────────────────────

    def _edited(self) -> None:
        if self.stack.currentWidget() is not self.loading:
            self._show_plan()

    def _show_plan(self) -> None:
        questions = self.plan.questions
        writing = self._watch is not None
        self._show_part(self.loading if writing else self.list if questions else self.empty)
        reached = {question.topic for question in questions}
        known = (*self._topics, *(question.topic for question in self._written or ()))
        self.side.show_left_out([topic for topic in dict.fromkeys(known) if topic not in reached])
        self.side.show_removed(self.plan.removed)
        self._show_present()
        silent = bool(questions) and RISK not in reached
        self.risk.setText(self.tr("The plan asks nothing about risk.") if silent else "")
        self.begin.setEnabled(bool(questions) and not writing)
        self.anew.setEnabled(bool(questions) and not writing)
        tab_in_reading_order(self)

    def _show_part(self, part: QWidget) -> None:
        """While questions are being written there is nothing to work on."""
        self.stack.setCurrentWidget(part)
        for beside in (self.tools, self.side, self.own):
            beside.setVisible(part is not self.loading)

    def _show_present(self) -> None:
        question = next((one for one in self.plan.questions if one.id == self.list.present), None)
        self.side.show_question(question)
        self.tools.paint()

    def _show_typing(self, question_id: str, text: str) -> None:
        """The hints follow the words as they are typed."""
        question = next((one for one in self.plan.questions if one.id == question_id), None)
        if question is None:
            self._show_present()
        else:
            self.side.show_typing(question, text)

    def _show_problem(self, problem: Problem) -> None:
        writing = problem.what == WriteQuestions.__name__
        text = self.tr("The questions could not be written.") if writing else self.tr("Something failed.")
        notice = Notice("danger", text, set_off(problem.reason), self.tr("Try again") if writing else "")
        notice.wanted.connect(self._write)
        self.show_notice(notice)
        self._watch = None
        self._show_plan()

    def _tell_stand_ins(self) -> None:
        """Which questions a language model was to write and did not, and why."""
        headline, reasons = stand_ins(self.plan.questions)
        if headline:
            self.show_notice(Notice("warning", headline, reasons))

    def _look_at_progress(self) -> None:
        if self._watch is not None:
            self.loading.set_progress(self._watch.progress.peek())
            self.loading.show_so_far("\n".join((self._watch.tokens.peek() or "").splitlines()[-_SO_FAR:]))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()

    # ── what is done ─────────────────────────────────────────────────────────────────────────────────────

    def _add(self, text: str, topic: str) -> None:
        self.plan.add(text, topic, self.list.present)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("A file with questions"), "", "JSON (*.json *.txt);;* (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.file_wanted)
        dialog.open()

    def _cancel(self) -> None:
        self._watch = None
        self.cancel_wanted.emit()
        self._show_plan()

    def _write_anew(self) -> None:
        """Asks first where something would be lost."""
        if not self.plan.edited:
            self._write()
            return
        notice = Notice(
            "warning",
            self.tr("Your changes to these questions would be lost."),
            self.tr("That cannot be undone."),
            self.tr("Write them anew"),
        )
        notice.wanted.connect(self._write)
        self.show_notice(notice)

    def _write(self) -> None:
        self.show_notice(None)
        self._show_part(self.loading)
        self.decided.emit(PlanWanted())

    def _begin(self) -> None:
        self.begin.setFocus()  # words that are being typed are kept first
        if self.own.text:
            notice = Notice(
                "warning",
                self.tr("A question of your own is typed and not in the plan."),
                self.tr("Add it, or begin without it."),
                self.tr("Begin without it"),
            )
            notice.wanted.connect(self._approve)
            self.show_notice(notice)
        else:
            self._approve()

    def _approve(self) -> None:
        self.decided.emit(PlanApproved(self.plan.questions))
