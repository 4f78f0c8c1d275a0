"""What an editor of a report is made of: a sentence with its sources, a finding, and the parts they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from interview.domain import Session
from interview.report_parts import Finding, Source, Statement
from reports.numbers import span
from reports.statement_text import CLINICIAN, number_of
from ui.look import space
from ui.translating import direction
from ui.widgets.basics import STRETCH, Button, badge, button, column, heading, icon_button, quiet, row, strong
from ui.widgets.growing_field import GrowingField
from ui.widgets.names import name_of

_LINKS_ACROSS = 2


class SourceLink(Button):
    """A source, which can be heard. Signals: `play_wanted` (question id, seconds)."""

    play_wanted = Signal(str, float)

    def __init__(self, source: Source, session: Session) -> None:
        super().__init__("", "quiet", "play")
        self._source = source
        number = number_of(session, source.question_id)
        answer = session.answers.get(source.question_id)
        if number is None:
            self.setText(self.tr("source no longer in the plan"))
        elif source.start is None or source.end is None:
            self.setText(self.tr("question {number}").format(number=number))
        else:
            times = span(source.start, source.end)
            self.setText(self.tr("question {number}, {times}").format(number=number, times=times))
        self.setToolTip(self.tr("Hear what this rests on"))
        self.setEnabled(
            number is not None and source.start is not None and answer is not None and bool(answer.tape_ids)
        )
        self.clicked.connect(self._play)

    def _play(self) -> None:
        self.play_wanted.emit(self._source.question_id, self._source.start or 0.0)


class StatementRow(QWidget):
    """One sentence. Signals: `typed` (its text), `removed`, `play_wanted` (question id, seconds)."""

    typed = Signal(str)
    removed = Signal()
    play_wanted = Signal(str, float)

    def __init__(self, statement: Statement, session: Session, name: str) -> None:
        """`name`: what a screen reader calls its field."""
        super().__init__()
        self._sources = statement.sources
        self.field = GrowingField(statement.text)
        self.field.setLayoutDirection(direction(session.language))
        self.field.setAccessibleName(name)
        self.field.textChanged.connect(self._typed)
        self._mark = badge("", "warning")
        remove = icon_button("trash", self.tr("Remove this sentence"), kind="quiet")
        remove.clicked.connect(self.removed)
        links = QGridLayout()
        links.setContentsMargins(0, 0, 0, 0)
        links.setSpacing(0)
        for index, source in enumerate(statement.sources):
            link = SourceLink(source, session)
            link.play_wanted.connect(self.play_wanted)
            links.addWidget(link, index // _LINKS_ACROSS, index % _LINKS_ACROSS)
        whole = column(row(self.field, remove), self._mark, row(links, STRETCH))
        whole.setSpacing(space.XS)
        self.setLayout(whole)
        self.show_statement(statement)

    def shows(self, statement: Statement) -> bool:
        """Whether this row can show that sentence without being made anew."""
        return statement.sources == self._sources

    def show_statement(self, statement: Statement) -> None:
        self.field.show_text(statement.text)
        text, kind = self._mark_of(statement)
        self._mark.setText(text)
        self._mark.setVisible(bool(text))
        self._mark.setProperty("kind", kind)
        self._mark.style().polish(self._mark)

    def _mark_of(self, statement: Statement) -> tuple[str, str]:
        if statement.written_by == CLINICIAN and not statement.sources:
            return self.tr("your own words"), "accent"
        if statement.supported is False or not statement.sources:
            return self.tr("unsupported: nothing said bears this out"), "warning"
        if statement.supported is None:
            return self.tr("not checked against the answers"), "plain"
        return "", "plain"

    def _typed(self) -> None:
        self.typed.emit(self.field.toPlainText())


class StatementsPart(QWidget):
    """The sentences on one question, or the conclusion.

    Signals: `typed` (part, index, text), `removed` (part, index), `added` (part), `play_wanted` (question id,
    seconds).
    """

    typed = Signal(str, int, str)
    removed = Signal(str, int)
    added = Signal(str)
    play_wanted = Signal(str, float)

    def __init__(self, part: str, title: str, subtitle: str) -> None:
        """`part`: the id of the question, or `CONCLUSION`."""
        super().__init__()
        self._part = part
        self._title = title
        self._rows: list[StatementRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space.M)
        self._none = quiet(self.tr("Nothing is written here."))
        add = button(self.tr("Add a sentence"), "quiet", "plus")
        add.setAccessibleName(self.tr("Add a sentence: {part}").format(part=title))
        add.clicked.connect(self._add)
        head = column(heading(title), quiet(subtitle)) if subtitle else column(heading(title))
        head.setSpacing(space.XS)
        self.setLayout(column(head, self._lines, self._none, row(add, STRETCH)))

    def show_statements(self, statements: Sequence[Statement], session: Session) -> None:
        """Rows that can stay do, so that the caret does too."""
        same = len(statements) == len(self._rows) and all(
            made.shows(statement) for made, statement in zip(self._rows, statements, strict=True)
        )
        if not same:
            self._make(statements, session)
        for made, statement in zip(self._rows, statements, strict=True):
            made.show_statement(statement)
        self._none.setVisible(not statements)

    def rows(self) -> tuple[StatementRow, ...]:
        return tuple(self._rows)

    def _make(self, statements: Sequence[Statement], session: Session) -> None:
        for gone in self._rows:
            self._lines.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._rows = []
        for number, statement in enumerate(statements, 1):
            name = self.tr("{part}, sentence {number}").format(part=self._title, number=number)
            made = StatementRow(statement, session, name)
            made.typed.connect(self._typed)
            made.removed.connect(self._removed)
            made.play_wanted.connect(self.play_wanted)
            self._rows.append(made)
            self._lines.addWidget(made)
            made.show()

    def _typed(self, text: str) -> None:
        self.typed.emit(self._part, self._index(), text)

    def _removed(self) -> None:
        self.removed.emit(self._part, self._index())

    def _add(self) -> None:
        self.added.emit(self._part)

    def _index(self) -> int:
        """Which of the rows is speaking."""
        return next(index for index, made in enumerate(self._rows) if made is self.sender())


class FindingRow(QWidget):
    """One finding of the mental state examination. Signals: `typed` (name, value), `removed` (name)."""

    typed = Signal(str, str)
    removed = Signal(str)

    def __init__(self, name: str, finding: Finding, language: str) -> None:
        super().__init__()
        self._name = name
        shown = name_of("field", name)
        self.field = GrowingField(finding.value)
        self.field.setLayoutDirection(direction(language))
        self.field.setAccessibleName(shown)
        self.field.textChanged.connect(self._typed)
        self._origin = badge("")
        remove = icon_button("trash", self.tr("Remove this finding: {name}").format(name=shown), kind="quiet")
        remove.clicked.connect(self._removed)
        whole = column(row(strong(shown), self._origin, STRETCH), row(self.field, remove))
        whole.setSpacing(space.XS)
        self.setLayout(whole)
        self.show_finding(finding)

    def show_finding(self, finding: Finding) -> None:
        self.field.show_text(finding.value)
        self._origin.setText(name_of("origin", finding.origin))

    def _typed(self) -> None:
        self.typed.emit(self._name, self.field.toPlainText())

    def _removed(self) -> None:
        self.removed.emit(self._name)
