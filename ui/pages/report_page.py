"""The report: written, edited beside its preview, signed; and afterwards kept as it was signed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QSplitter, QStackedWidget, QWidget

from interview.domain import Session, Stage
from interview.errors import ForPeople
from interview.events import Reopened, ReportEdited, ReviewReopened
from interview.ports import Watch
from interview.report_parts import Report
from ui.look import space
from ui.pages.report_closed import SignedPanel
from ui.pages.report_comparing import Comparing
from ui.pages.report_dialogs import AddendumDialog, BackToReview, Question, ReopenDialog, SignDialog
from ui.pages.report_editor import ReportEditor
from ui.pages.report_edits import content
from ui.pages.report_foot import FootState, ReportFoot
from ui.pages.report_writing import WritingState
from ui.widgets.basics import STRETCH, badge, row, small
from ui.widgets.page_frame import PageFrame
from ui.widgets.report_preview import ReportPreview
from ui.widgets.states import Notice

WIDTH = 1520  # pixels
PAUSE = 400  # milliseconds without an edit before the preview is made anew
LOOKS_EACH = 100  # milliseconds, at what is being written


class ReportPage(PageFrame):
    """Fields on one side, the preview on the other.

    Signals: `decided` (an event), `play_wanted` (question id, seconds), `stop_wanted`, `preview_wanted` (a Report;
    the answer is `show_preview`), `sign_wanted` (meaning, passphrase) and `addendum_wanted` (text, passphrase), both
    answered by `show_signed` or `show_problem`; `export_wanted` ("pdf", "markdown", "html", "text", "bundle"),
    `print_wanted`, `plain_wanted` (keep what is drafted so far, and let the rest be plain).
    """

    decided = Signal(object)
    play_wanted = Signal(str, float)
    stop_wanted = Signal()
    preview_wanted = Signal(object)
    sign_wanted = Signal(str, str)
    addendum_wanted = Signal(str, str)
    export_wanted = Signal(str)
    print_wanted = Signal()
    plain_wanted = Signal()

    def __init__(self, clinician: str, role: str) -> None:
        """Who signs, and as what they do."""
        super().__init__("", width=WIDTH)
        self.title.setText(self.tr("Report"))
        self._clinician = clinician
        self._role = role
        self._session: Session | None = None
        self._draft = ("", 0)  # session id and number of the draft that is shown
        self._saved: object = None  # content of the report that the session holds, as last seen
        self._asked: Question | None = None
        self.writing = WritingState()
        self.writing.cancelled.connect(self.plain_wanted)
        self.editor = ReportEditor()
        self.editor.edited.connect(self._edited)
        self.editor.play_wanted.connect(self.play_wanted)
        self.signed = SignedPanel(clinician)
        self.signed.co_sign_wanted.connect(self._ask_co_signature)
        self.signed.addendum_wanted.connect(self._ask_addendum)
        self.signed.reopen_wanted.connect(self._ask_reason)
        self.preview = ReportPreview()
        self.comparing = Comparing()
        self.comparing.opened.connect(self._compare)
        self.comparing.left.connect(self._end_comparing)
        self._lay_out()
        self._make_actions()
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._ask_preview)
        self._looks = QTimer(self, interval=LOOKS_EACH)
        self._looks.timeout.connect(self.writing.look)
        self._looks.timeout.connect(self.comparing.look)

    def _lay_out(self) -> None:
        self.draft_mark = badge(self.tr("DRAFT – not a diagnosis"), "warning")
        self.state = small("")
        self.state.setWordWrap(False)
        self._head.removeWidget(self.title)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._head.insertLayout(
            0, row(self.title, self.draft_mark, self.state, STRETCH, self.comparing.entry)
        )
        self._head.addWidget(self.comparing.why_not)
        self._left = QStackedWidget()
        self._left.addWidget(self.editor)
        self._left.addWidget(self.signed)
        self._panes = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=space.L)
        self._panes.addWidget(self._left)
        self._panes.addWidget(self.preview)
        self._panes.setSizes([600, 500])
        self._all = QStackedWidget()
        for pane in (self.writing, self._panes, self.comparing):
            self._all.addWidget(pane)
        self._all.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.content.addWidget(self._all, 1)

    def _make_actions(self) -> None:
        self.foot_row = ReportFoot()
        for wanted, does in (
            (self.foot_row.back, self._go_back),
            (self.foot_row.undo, self.editor.undo),
            (self.foot_row.redo, self.editor.redo),
            (self.foot_row.stop, self.stop_wanted),
            (self.foot_row.print, self._print),
            (self.foot_row.save, self.save),
            (self.foot_row.sign, self._ask_signature),
        ):
            wanted.clicked.connect(does)
        self.foot_row.export_wanted.connect(self._export)
        self.actions.addWidget(self.foot_row)
        QShortcut("Ctrl+Y", self, self.editor.redo)

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────

    def show_session(self, session: Session) -> None:
        """Paint this; edits that are not saved stay."""
        report, before = session.report, self._session
        written = report is not None and report.draft == session.draft
        self._session = session
        if report is not None and written:
            another, self._draft = self._draft != (session.id, session.draft), (session.id, session.draft)
            if another or before is None or not self.has_unsaved:
                self._load(session, report, another)
            self._saved = content(report)
            self.signed.show_session(session)
            self._left.setCurrentWidget(self.signed if session.stage is Stage.CLOSED else self.editor)
        self.comparing.show_session(session, written)
        if not written or self._all.currentWidget() is not self.comparing:
            self._show(self._panes if written else self.writing)
        self._paint_state()
        if session.stage is Stage.CLOSED and before is not None and before.stage is not Stage.CLOSED:
            self.foot_row.export.setFocus()  # what comes next

    def show_watch(self, watch: Watch | None) -> None:
        """The report that is being written, to look at while it is."""
        self.writing.show_watch(watch)

    def show_playing(self, watch: Watch | None) -> None:
        """A passage that is played now, or None when it is over."""
        self.foot_row.stop.setVisible(watch is not None)

    def show_preview(self, html: str) -> None:
        """The page of the report that was asked for last."""
        self.preview.show_html(html)

    def show_signed(self) -> None:
        """The signature that was wanted is there."""
        if self._asked is not None:
            self._asked.accept()

    def show_problem(self, error: ForPeople) -> None:
        """What was wanted did not work: said in the dialog that asks for it, or on the page."""
        if self._asked is not None:
            self._asked.show_problem(error)
        else:
            self.show_notice(Notice.of_error(error))

    @property
    def has_unsaved(self) -> bool:
        """There are edits that the session does not hold."""
        return self._is_editable and content(self.editor.report) != self._saved

    def save(self) -> None:
        """Hand the edits over; before signing and leaving too."""
        if self.has_unsaved:
            self.decided.emit(ReportEdited(self.editor.report))
        self._paint_state()

    @property
    def _is_editable(self) -> bool:
        return self._is_written and self._session is not None and self._session.stage is Stage.REPORTING

    @property
    def _is_written(self) -> bool:
        session = self._session
        return session is not None and session.report is not None and session.report.draft == session.draft

    def _load(self, session: Session, report: Report, another: bool) -> None:
        if another or content(self.editor.report) != content(report):
            self.editor.show_report(session, report)
            self._ask_preview()
            if another and (notice := self.writing.notice_of(report)) is not None:
                self.show_notice(notice)
        elif session.stage is Stage.CLOSED:
            self._ask_preview()

    def _paint_state(self) -> None:
        session, editable = self._session, self._is_editable
        if session is None:
            return
        self.draft_mark.setVisible(session.report is None or not session.report.signatures)
        self.state.setVisible(editable)
        self.state.setText(self.tr("edited, not saved") if self.has_unsaved else self.tr("saved"))
        can = self.has_unsaved, self.editor.can_undo, self.editor.can_redo
        self.foot_row.show_state(FootState(editable, self._is_written, *can, session.has_unseen_flags))

    # ── editing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _edited(self) -> None:
        self._pause.start()
        self._paint_state()

    def _ask_preview(self) -> None:
        if (report := self._report()) is not None:
            self.preview_wanted.emit(report)

    def _report(self) -> Report | None:
        """As it is now, with the edits that are not saved."""
        kept = self._session.report if self._session is not None else None
        return self.editor.report if self._is_editable else kept

    # ── with and without emotion ─────────────────────────────────────────────────────────────────────────────────

    def _compare(self) -> None:
        if (report := self._report()) is not None:
            self._show(self.comparing)
            self.comparing.show_first(report)

    def _end_comparing(self) -> None:
        self._show(self._panes if self._is_written else self.writing)

    def _show(self, pane: QWidget) -> None:
        """Beside a comparison nothing is saved, signed or exported."""
        self._all.setCurrentWidget(pane)
        self.foot.setVisible(pane is not self.comparing)
        self.comparing.entry.setVisible(pane is self._panes)

    # ── leaving, signing, exporting ──────────────────────────────────────────────────────────────────────────────

    def _go_back(self) -> None:
        if self._is_written:
            box = BackToReview(self)
            box.accepted.connect(self._leave)
            box.open()
        else:
            self.decided.emit(ReviewReopened())

    def _leave(self) -> None:
        self.save()
        self.decided.emit(ReviewReopened())

    def _ask_signature(self) -> None:
        self.save()
        self._ask_to_sign("author")

    def _ask_co_signature(self) -> None:
        self._ask_to_sign("supervisor")

    def _ask_to_sign(self, meaning: str) -> None:
        dialog = SignDialog(self, self._clinician, self._role, meaning)
        dialog.signed.connect(self.sign_wanted)
        self._open(dialog)

    def _ask_addendum(self) -> None:
        dialog = AddendumDialog(self)
        dialog.added.connect(self.addendum_wanted)
        self._open(dialog)

    def _ask_reason(self) -> None:
        dialog = ReopenDialog(self)
        dialog.reopened.connect(self._reopen)
        self._open(dialog)

    def _open(self, dialog: Question) -> None:
        self._asked = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._answered)
        dialog.open()

    def _answered(self) -> None:
        self._asked = None

    def _reopen(self, reason: str) -> None:
        self.decided.emit(Reopened(reason))

    def _export(self, kind: str) -> None:
        self.save()
        self.export_wanted.emit(kind)

    def _print(self) -> None:
        self.save()
        self.print_wanted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.foot.setVisible(self._all.currentWidget() is not self.comparing)
        self._looks.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._looks.stop()
