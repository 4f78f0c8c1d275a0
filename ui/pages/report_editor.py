"""The report as fields: sentences with their sources, the conclusion, findings, the clinician's own formulation."""

from __future__ import annotations

import time
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from interview.domain import Session
from interview.report_parts import MENTAL_STATE_FIELDS, Report
from ui.look import space
from ui.pages import report_edits as edits
from ui.pages.report_edits import CONCLUSION, History
from ui.pages.report_fields import FindingRow, StatementsPart
from ui.translating import direction
from ui.widgets.basics import STRETCH, Card, button, column, heading, quiet, row
from ui.widgets.growing_field import GrowingField
from ui.widgets.names import name_of


class ReportEditor(QScrollArea):
    """Every change is a step that can be undone. Signals: `edited`, `play_wanted` (question id, seconds)."""

    edited = Signal()
    play_wanted = Signal(str, float)

    def __init__(self) -> None:
        super().__init__()
        self._session: Session | None = None
        self._history = History(Report())
        self._parts: dict[str, StatementsPart] = {}
        self._findings: dict[str, FindingRow] = {}
        self._questions = QVBoxLayout()
        self._questions.setSpacing(space.L)
        self._end = QVBoxLayout()
        self._end.setSpacing(space.L)
        self._finding_rows = QVBoxLayout()
        self._finding_rows.setSpacing(space.M)
        self.formulation = GrowingField(lines=7)
        self.formulation.setAccessibleName(self.tr("Your formulation: diagnosis, codes, plan"))
        self.formulation.textChanged.connect(self._formulated)
        self._missing = QComboBox()
        self._missing.setAccessibleName(self.tr("Field of the mental state examination"))
        self._lay_out()

    def _lay_out(self) -> None:
        whole = column(self._questions, self._end, self._mental_state(), self._own_words(), STRETCH)
        whole.setSpacing(space.L)
        whole.setContentsMargins(0, 0, space.M, space.L)
        inner = QWidget()
        inner.setProperty("ground", "page")
        inner.setLayout(whole)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _mental_state(self) -> Card:
        add = button(self.tr("Add this finding"), "quiet", "plus")
        add.clicked.connect(self._add_finding)
        return Card(
            heading(self.tr("Mental state")),
            quiet(self.tr("What is not written here stands in the report as not assessed.")),
            self._finding_rows,
            row(self._missing, add, STRETCH),
        )

    def _own_words(self) -> Card:
        return Card(
            heading(self.tr("Your formulation")),
            quiet(self.tr("Diagnosis, codes and plan are yours alone; nothing is drafted here.")),
            self.formulation,
        )

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────

    def show_report(self, session: Session, report: Report) -> None:
        """Begin anew with this report."""
        if self._session is None or self._session.questions != session.questions:
            self._session = session
            self._make_parts(session)
        self._session = session
        self.formulation.setLayoutDirection(direction(session.language))
        self._history = History(report)
        self._paint()

    @property
    def report(self) -> Report:
        """As it is now, without sentences that have no words."""
        return edits.tidy(self._history.present)

    @property
    def can_undo(self) -> bool:
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        return self._history.can_redo

    def undo(self) -> None:
        if self._history.undo():
            self._paint()
            self.edited.emit()

    def redo(self) -> None:
        if self._history.redo():
            self._paint()
            self.edited.emit()

    def show_end(self) -> None:
        """Bring the last part to the front: the clinician's own formulation."""
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def part(self, part: str) -> StatementsPart:
        """The fields of a question's sentences, or of the conclusion."""
        return self._parts[part]

    def finding(self, name: str) -> FindingRow:
        return self._findings[name]

    def _make_parts(self, session: Session) -> None:
        for layout in (self._questions, self._end):
            while (item := layout.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        self._parts = {}
        for number, question in enumerate(session.questions, 1):
            title = self.tr("Question {number}").format(number=number)
            self._add_part(question.id, title, question.text, self._questions)
        self._add_part(CONCLUSION, self.tr("Conclusion"), "", self._end)

    def _add_part(self, part: str, title: str, subtitle: str, into: QVBoxLayout) -> None:
        made = StatementsPart(part, title, subtitle)
        made.typed.connect(self._typed)
        made.removed.connect(self._removed)
        made.added.connect(self._added)
        made.play_wanted.connect(self.play_wanted)
        self._parts[part] = made
        into.addWidget(Card(made))

    def _paint(self) -> None:
        report, session = self._history.present, self._session
        if session is None:
            return
        for part, shown in self._parts.items():
            shown.show_statements(edits.statements(report, part), session)
        self._paint_findings(report, session)
        self.formulation.show_text(report.formulation)

    def _paint_findings(self, report: Report, session: Session) -> None:
        fields = (*MENTAL_STATE_FIELDS, *sorted(set(report.mental_state) - set(MENTAL_STATE_FIELDS)))
        present = [name for name in fields if name in report.mental_state]
        if present != list(self._findings):
            for gone in self._findings.values():
                self._finding_rows.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
            self._findings = {name: self._finding_row(name, report, session) for name in present}
            self._missing.clear()
            for name in fields:
                if name not in present:
                    self._missing.addItem(name_of("field", name), name)
        for name, shown in self._findings.items():
            shown.show_finding(report.mental_state[name])

    def _finding_row(self, name: str, report: Report, session: Session) -> FindingRow:
        made = FindingRow(name, report.mental_state[name], session.language)
        made.typed.connect(self._found)
        made.removed.connect(self._not_found)
        self._finding_rows.addWidget(made)
        made.show()
        return made

    # ── what is changed ──────────────────────────────────────────────────────────────────────────────────────────

    def _change(self, report: Report, field: object = None) -> None:
        self._history.change(report, field, time.monotonic())
        self._paint()
        self.edited.emit()

    def _typed(self, part: str, index: int, text: str) -> None:
        self._change(edits.with_text(self._history.present, part, index, text), (part, index))

    def _removed(self, part: str, index: int) -> None:
        self._change(edits.without(self._history.present, part, index))

    def _added(self, part: str) -> None:
        self._change(edits.with_own(self._history.present, part))
        self._parts[part].rows()[-1].field.setFocus()

    def _found(self, name: str, value: str) -> None:
        self._change(edits.with_finding(self._history.present, name, value), name)

    def _not_found(self, name: str) -> None:
        self._change(edits.without_finding(self._history.present, name))

    def _add_finding(self) -> None:
        name = self._missing.currentData()
        if name is not None:
            self._change(edits.with_finding(self._history.present, name, ""))
            self._findings[name].field.setFocus()

    def _formulated(self) -> None:
        report = replace(self._history.present, formulation=self.formulation.toPlainText())
        self._change(report, "formulation")
