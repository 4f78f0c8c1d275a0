"""Beside the list of sessions: one of them, what can be done with it, and who did what with it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QMenu,
)

from interview.domain import OVER
from interview.ports import SessionSummary
from interview.vault.audit import Row
from ui.look.icons import icon
from ui.look.space import M, S
from ui.pages.around_words import as_given, long_date, stage_words
from ui.pages.audit_words import audit_words
from ui.widgets.basics import (
    STRETCH,
    Card,
    badge,
    body,
    button,
    heading,
    icon_button,
    line,
    quiet,
    row,
    small,
)
from ui.widgets.two_lines import STATE, TwoLines


class ExportKind(StrEnum):
    """What can leave the vault."""

    PDF = "pdf"  # the report alone
    FOLDER = "folder"  # report, answers and captions of one session as files
    PERSON = "person"  # all sessions of this person with their recordings


class SessionPanel(Card):
    """Signals: `open_wanted`, `go_on_wanted`, `export_wanted(str)` an `ExportKind`, `hold_wanted(bool)`,
    `forget_wanted`, `erase_wanted`, `audit_wanted`."""

    open_wanted = Signal()
    go_on_wanted = Signal()
    export_wanted = Signal(str)
    hold_wanted = Signal(bool)
    forget_wanted = Signal()
    erase_wanted = Signal()
    audit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._line: SessionSummary | None = None
        self._person, self._facts, self._why = heading(""), body(""), small("")
        self._stage, self._held = badge(""), badge(self.tr("Held"), "warning")
        self.go_on = button(self.tr("&Go on"), kind="primary", icon="play")
        self.open = button(self.tr("&Open to read"), icon="document")
        self.export = button(self.tr("E&xport"), icon="export")
        self.hold = button("", icon="shield")
        self.audit = button(self.tr("&Audit trail"), icon="list")
        self.forget = button(self.tr("&Delete…"), icon="trash", key="Del")
        self.erase = button(self.tr("&Erase this person…"), kind="quiet", icon="user")
        self.export.setMenu(self._export_menu())
        for one in (self.go_on, self.open, self.export, self.hold, self.audit, self.erase):
            one.in_menu = True
        self._lay_out()
        self._connect()

    def show_line(self, line: SessionSummary, person_held: bool) -> None:
        """`person_held`: one of this person's sessions is held, so they cannot be erased."""
        self._line = line
        self._person.setText(as_given(line.subject) or self.tr("No code"))
        disorder = as_given(line.disorder) or self.tr("No disorder chosen yet")
        self._facts.setText(f"{disorder}\n{long_date(line.opened_at)}")
        self._stage.setText(stage_words(line.stage))
        self._held.setVisible(line.held)
        self.go_on.setVisible(line.stage not in OVER)
        self.hold.setText(self.tr("&Release") if line.held else self.tr("&Hold"))
        self.hold.setToolTip(
            self.tr("Let it be deleted again")
            if line.held
            else self.tr("By law or by order: nothing deletes it until it is released")
        )
        self.forget.setEnabled(not line.held)
        self.erase.setEnabled(bool(line.subject) and not person_held)
        self._why.setText(self._refusal(line, person_held))
        self._why.setVisible(bool(self._why.text()))

    def _refusal(self, line: SessionSummary, person_held: bool) -> str:
        if line.held:
            return self.tr("Held: it cannot be deleted until it is released.")
        if person_held:
            return self.tr("Another session of this person is held, so the person cannot be erased.")
        return ""

    def _hold(self) -> None:
        if self._line is not None:
            self.hold_wanted.emit(not self._line.held)

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        for kind, words in (
            (ExportKind.PDF, self.tr("The report as PDF")),
            (ExportKind.FOLDER, self.tr("This session as files")),
            (ExportKind.PERSON, self.tr("Everything about this person")),
        ):
            menu.addAction(words).setData(kind.value)
        menu.triggered.connect(self._export)
        return menu

    def _export(self, action: object) -> None:
        self.export_wanted.emit(action.data())  # type: ignore[attr-defined]

    def _connect(self) -> None:
        self.go_on.clicked.connect(self.go_on_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.hold.clicked.connect(self._hold)
        self.audit.clicked.connect(self.audit_wanted)
        self.forget.clicked.connect(self.forget_wanted)
        self.erase.clicked.connect(self.erase_wanted)

    def _lay_out(self) -> None:
        badges = row(self._stage, self._held, STRETCH)
        badges.setSpacing(S)
        for item in (self._person, self._facts):
            self.column.addWidget(item)
        self.column.addLayout(badges)
        self.column.addSpacing(M)
        self.column.addLayout(row(self.go_on, self.open, STRETCH))
        self.column.addLayout(row(self.export, self.audit, STRETCH))
        self.column.addSpacing(S)
        self.column.addWidget(line())
        self.column.addWidget(self._why)
        self.column.addLayout(row(self.hold, self.forget, STRETCH))
        self.column.addLayout(row(self.erase, STRETCH))
        self.column.addStretch()


class AuditPanel(Card):
    """Who did what with one session. Signals: `closed`."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        close = icon_button("close", self.tr("Close the audit trail"), kind="quiet")
        close.clicked.connect(self.closed)
        self._rows = QListWidget()
        self._rows.setAccessibleName(self.tr("Audit trail"))
        self._rows.setItemDelegate(TwoLines(self._rows))
        self._none = quiet(self.tr("Nothing is on record about this session."))
        self.column.addLayout(row(heading(self.tr("Audit trail")), close))
        self.column.addWidget(quiet(self.tr("Who did what and when; never what was said.")))
        self.column.addWidget(self._none)
        self.column.addWidget(self._rows, 1)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """The newest on top."""
        self._none.setVisible(not rows)
        self._rows.setVisible(bool(rows))
        self._rows.clear()
        for one in reversed(rows):
            item = QListWidgetItem(icon("clock", "quiet"), audit_words(one.what))
            item.setData(STATE, f"{long_date(one.at)}  ·  {as_given(one.who)}")
            item.setToolTip(as_given(one.what))
            self._rows.addItem(item)
