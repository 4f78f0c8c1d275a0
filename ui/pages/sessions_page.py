"""Every session in the vault: find one, read it, go on with it, hold it, hand it out or delete it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QWidget

from interview.domain import OVER
from interview.errors import ForPeople
from interview.ports import SessionSummary
from interview.vault.audit import Row
from interview.vault.keeping import Due
from interview.vault.session_keys import Kind
from ui.dialogs.forget_dialog import DueDialog, EraseDialog, ForgetDialog
from ui.look.space import L
from ui.pages.around_words import as_given, kind_words, long_date
from ui.pages.session_panel import AuditPanel, SessionPanel
from ui.pages.sessions_list import SessionsList
from ui.widgets.basics import button
from ui.widgets.page_frame import PageFrame
from ui.widgets.states import EmptyState, ErrorState, LoadingState, Notice

WIDTH = 1320
PANEL_WIDTH = 360


class SessionsPage(PageFrame):
    """Signals: `open_wanted(id)` to read, `go_on_wanted(id)`, `export_wanted(id, kind)` with an `ExportKind` ("pdf",
    "folder", "person"), `hold_wanted(id, held)`, `forget_wanted(id, tuple of Kind)`, `erase_wanted(person's code)`,
    `audit_wanted(id)`, `shred_wanted` (all that is due and not held), `new_wanted`, `refresh_wanted`."""

    open_wanted = Signal(str)
    go_on_wanted = Signal(str)
    export_wanted = Signal(str, str)
    hold_wanted = Signal(str, bool)
    forget_wanted = Signal(str, object)
    erase_wanted = Signal(str)
    audit_wanted = Signal(str)
    shred_wanted = Signal()
    new_wanted = Signal()
    refresh_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", width=WIDTH)
        self.title.setText(self.tr("Sessions"))
        self._lines: tuple[SessionSummary, ...] = ()
        self._due: tuple[Due, ...] = ()
        self.list, self.panel, self._audit = SessionsList(), SessionPanel(), AuditPanel()
        self._side, self._states = QStackedWidget(), QStackedWidget()
        self._error: ErrorState | None = None
        self._lay_out()
        self._connect()
        self.show_loading()

    # ── what the window tells ────────────────────────────────────────────────────────────────────────────────

    def show_sessions(self, lines: Sequence[SessionSummary]) -> None:
        """The whole list; what is searched for and the marked session stay."""
        self._lines = tuple(lines)
        self.list.set_lines(lines)
        self._states.setCurrentWidget(self._whole if lines else self._empty)

    def show_due(self, due: Sequence[Due]) -> None:
        """What is past its keeping time: a banner, until nothing is."""
        told, self._due = bool(self._due), tuple(due)
        if not due:
            if told:  # another notice stays
                self.show_notice(None)
            return
        words = self.tr("Past its keeping time: something in {number} of the sessions.").format(
            number=len(due)
        )
        notice = Notice("warning", words, self.tr("Nothing is deleted unless you say so."), self.tr("Look…"))
        notice.wanted.connect(self._ask_due)
        self.show_notice(notice)

    def show_audit(self, rows: Sequence[Row]) -> None:
        """Of the session that was asked for, the oldest first."""
        self._audit.show_rows(rows)
        self._side.setCurrentWidget(self._audit)

    def show_loading(self) -> None:
        self._states.setCurrentWidget(self._loading)

    def show_problem(self, error: ForPeople) -> None:
        """A banner over a list that is there; else in its place, with a way to try again."""
        if self._lines:
            self.show_notice(Notice.of_error(error))
            self._states.setCurrentWidget(self._whole)
            return
        if self._error is not None:
            self._states.removeWidget(self._error)
            self._error.deleteLater()
        self._error = ErrorState(error, can_retry=True)
        self._error.retry.connect(self.refresh_wanted)
        self._states.addWidget(self._error)
        self._states.setCurrentWidget(self._error)

    # ── what the person at it does ───────────────────────────────────────────────────────────────────────────

    def _marked(self, is_one: bool) -> None:
        line = self.list.line()
        self._side.setVisible(is_one)
        if line is not None:
            self.panel.show_line(line, any(one.held for one in self._of_person(line.subject)))
            self._close_audit()

    def _close_audit(self) -> None:
        self._side.setCurrentWidget(self.panel)

    def _opened(self) -> None:
        line = self.list.line()
        if line is not None:
            self._tell(self.open_wanted if line.stage in OVER else self.go_on_wanted)

    def _open(self) -> None:
        self._tell(self.open_wanted)

    def _go_on(self) -> None:
        self._tell(self.go_on_wanted)

    def _ask_audit(self) -> None:
        self._tell(self.audit_wanted)

    def _export(self, kind: str) -> None:
        self._tell(self.export_wanted, kind)

    def _hold(self, held: bool) -> None:
        self._tell(self.hold_wanted, held)

    def _tell(self, signal: SignalInstance, *more: object) -> None:
        line = self.list.line()
        if line is not None:
            signal.emit(line.id, *more)

    def _ask_forget(self) -> None:
        line = self.list.line()
        if line is not None and not line.held:
            dialog = ForgetDialog(line, self)
            dialog.forget_wanted.connect(self.forget_wanted)
            _open(dialog)

    def _ask_erase(self) -> None:
        line = self.list.line()
        if line is not None and line.subject:
            dialog = EraseDialog(line.subject, self._of_person(line.subject), self)
            dialog.erase_wanted.connect(self.erase_wanted)
            _open(dialog)

    def _ask_due(self) -> None:
        going = tuple(self._due_words(one) for one in self._due if not one.held)
        staying = tuple(self._due_words(one) for one in self._due if one.held)
        dialog = DueDialog(going, staying, self)
        dialog.shred_wanted.connect(self.shred_wanted)
        _open(dialog)

    def _due_words(self, due: Due) -> str:
        line = next((one for one in self._lines if one.id == due.session_id), None)
        person = as_given(line.subject) or self.tr("No code") if line else due.session_id
        when = long_date(line.opened_at) if line else ""
        whole = self.tr("the whole session")
        what = whole if Kind.TEXT in due.kinds else ", ".join(map(kind_words, sorted(due.kinds)))
        return "  ·  ".join(part for part in (person, when, what) if part)

    def _of_person(self, subject: str) -> tuple[SessionSummary, ...]:
        return tuple(one for one in self._lines if subject and one.subject == subject)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        self._side.setFixedWidth(PANEL_WIDTH)
        self._side.addWidget(self.panel)
        self._side.addWidget(self._audit)
        self._whole = QWidget()
        across = QHBoxLayout(self._whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(L)
        across.addWidget(self.list, 1)
        across.addWidget(self._side)
        self._empty = EmptyState(
            "sessions",
            self.tr("No sessions yet"),
            self.tr("What you record stays in the vault on this computer, and stands here."),
            self.tr("Begin an interview"),
        )
        self._empty.wanted.connect(self.new_wanted)
        self._loading = LoadingState(self.tr("Opening the list of sessions"))
        for state in (self._whole, self._empty, self._loading):
            self._states.addWidget(state)
        self.content.addWidget(self._states, 1)
        again = button(self.tr("Look again"), kind="quiet", icon="refresh", key="F5")
        again.clicked.connect(self.refresh_wanted)
        new = button(self.tr("&New interview"), icon="plus")
        new.clicked.connect(self.new_wanted)
        self.actions.addWidget(again)
        self.actions.addStretch()
        self.actions.addWidget(new)

    def _connect(self) -> None:
        self.list.changed.connect(self._marked)
        self.list.opened.connect(self._opened)
        self.panel.open_wanted.connect(self._open)
        self.panel.go_on_wanted.connect(self._go_on)
        self.panel.export_wanted.connect(self._export)
        self.panel.hold_wanted.connect(self._hold)
        self.panel.audit_wanted.connect(self._ask_audit)
        self.panel.forget_wanted.connect(self._ask_forget)
        self.panel.erase_wanted.connect(self._ask_erase)
        self._audit.closed.connect(self._close_audit)


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
