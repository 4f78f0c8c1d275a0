"""A signed report: who signed it, what was added since, and what can still be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from interview.domain import Session
from interview.report_parts import Addendum, Signature
from reports.numbers import date
from ui.look import space
from ui.widgets.basics import STRETCH, Card, badge, body, button, column, heading, quiet, row, small, strong
from ui.widgets.names import name_of, set_off


class SignedPanel(QScrollArea):
    """Signals: `co_sign_wanted`, `addendum_wanted`, `reopen_wanted`."""

    co_sign_wanted = Signal()
    addendum_wanted = Signal()
    reopen_wanted = Signal()

    def __init__(self, name: str) -> None:
        """`name`: who is at the screen."""
        super().__init__()
        self._name = name
        self._shown: object = None
        self._inside = column()
        self._inside.setSpacing(space.L)
        self._inside.setContentsMargins(0, 0, space.M, space.L)
        self._co_sign = button(self.tr("Sign as supervisor …"), "plain", "signature")
        self._co_sign.clicked.connect(self.co_sign_wanted)
        self._add = button(self.tr("Add an addendum …"), "plain", "plus")
        self._add.clicked.connect(self.addendum_wanted)
        self._reopen = button(self.tr("Open again …"), "quiet", "unlock")
        self._reopen.clicked.connect(self.reopen_wanted)
        for one in (self._add, self._co_sign, self._reopen):
            one.in_menu = True
        self._lines = column()
        self._lines.setSpacing(space.L)
        self._why_not = small("")
        self._inside.addLayout(self._lines)
        self._inside.addLayout(row(self._add, self._co_sign, STRETCH))
        self._inside.addWidget(self._why_not)
        self._inside.addLayout(row(self._reopen, STRETCH))
        self._inside.addStretch(1)
        inner = QWidget()
        inner.setProperty("ground", "page")
        inner.setLayout(self._inside)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_session(self, session: Session) -> None:
        report = session.report
        if report is None or (report, session.earlier_reports) == self._shown:
            return
        self._shown = (report, session.earlier_reports)
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for signature in report.signatures:
            self._lines.addWidget(self._signature(signature))
        for addendum in report.addenda:
            self._lines.addWidget(self._addendum(addendum))
        for earlier in session.earlier_reports:
            reason = earlier.reopened_because or ""
            self._lines.addWidget(
                quiet(
                    self.tr("An earlier signed version was opened again: {reason}").format(
                        reason=set_off(reason)
                    )
                )
            )
        signed = self._name in {signature.name for signature in report.signatures}
        self._co_sign.setEnabled(not signed)
        self._why_not.setText(
            self.tr("You have signed; a supervisor signs under another name.") if signed else ""
        )
        self._why_not.setVisible(signed)

    def _signature(self, one: Signature) -> Card:
        head = row(heading(set_off(one.name)), badge(name_of("meaning", one.meaning), "good"), STRETCH)
        return Card(
            head,
            body(f"{name_of('role', one.role)} · {set_off(date(one.at).text)}"),
            small(
                self.tr("Hash of what was signed: {hash}").format(hash=set_off(_in_groups(one.report_hash)))
            ),
        )

    def _addendum(self, one: Addendum) -> Card:
        role = name_of("role", one.signature.role)
        who = f"{set_off(one.signature.name)} · {role} · {set_off(date(one.signature.at).text)}"
        return Card(strong(self.tr("Addendum")), body(one.text), small(who))


def _in_groups(text: str) -> str:
    """A hash in groups of eight, so that it wraps."""
    return " ".join(text[start : start + 8] for start in range(0, len(text), 8))
