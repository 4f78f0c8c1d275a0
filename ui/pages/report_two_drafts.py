"""Two drafts of one report side by side: the draft as it stands, and one that was written without emotion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from interview.domain import Session
from interview.report_parts import CONCLUSION, CONCLUSION_KINDS, Report, Statement
from interview.two_drafts import MENTAL_STATE, ComparedPart, Difference, Pair, compared
from reports.document import Text
from reports.emotion_text import emotion_item
from reports.statement_text import CLINICIAN
from ui.look import space
from ui.translating import direction
from ui.widgets.basics import STRETCH, Card, badge, body, column, heading, quiet, small
from ui.widgets.names import name_of, set_off, wording_of_window

_MIDDLE = 130  # pixels, for the marks
_KINDS = {Difference.CHANGED: "warning", Difference.GONE: "danger", Difference.ADDED: "good"}


class TwoDrafts(QScrollArea):
    """Scrolled with the keys. Every difference is said in words beside the sentences."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("ring", "true")
        self.setAccessibleName(self.tr("The two drafts, sentence by sentence"))

    def show_drafts(self, session: Session, first: Report, second: Report) -> None:
        """`second` was written without emotion."""
        parts = compared(session, first, second)
        cards: list[QWidget] = [self._sum(parts)]
        for part in parts:
            made = self._part(part, session)
            if made is not None:
                cards.append(made)
        inside = column(*cards)
        inside.setContentsMargins(space.XS, space.XS, space.M, space.L)
        inside.setSpacing(space.L)
        inside.addStretch(1)
        inner = QWidget()
        inner.setProperty("ground", "page")
        inner.setLayout(inside)
        self.setWidget(inner)

    def marks(self) -> tuple[QLabel, ...]:
        """One for each pair of sentences; its accessible name says all of it."""
        inner = self.widget()
        return tuple(inner.findChildren(_Mark)) if inner is not None else ()

    def _sum(self, parts: Sequence[ComparedPart]) -> QLabel:
        many = Counter(pair.difference for part in parts for pair in part.pairs)
        told = [
            self.tr("the same: {number}").format(number=many[Difference.SAME]),
            self.tr("changed: {number}").format(number=many[Difference.CHANGED]),
            self.tr("gone: {number}").format(number=many[Difference.GONE]),
            self.tr("added: {number}").format(number=many[Difference.ADDED]),
        ]
        return quiet(self.tr("Sentences, without emotion: {counts}.").format(counts=" · ".join(told)))

    # ── a part ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _part(self, part: ComparedPart, session: Session) -> QWidget | None:
        emotion = _emotion(session, part.part)
        if not part.pairs and not emotion:
            return None
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space.L)
        grid.setVerticalSpacing(space.M)
        grid.setColumnMinimumWidth(1, _MIDDLE)
        for side in (0, 2):
            grid.setColumnStretch(side, 1)
        self._head(grid)
        if emotion:
            grid.addWidget(small(emotion), 1, 0)
            grid.addWidget(small(self.tr("Emotion: not told to the writer")), 1, 2)
        kind = ""
        for pair in part.pairs:
            told = pair.first or pair.second
            if told is not None and told.kind != kind:
                kind = told.kind
                if title := _kind_name(part.part, kind):
                    grid.addWidget(small(title), grid.rowCount(), 0, 1, 3)
            self._pair(grid, pair, session)
        title, below = self._title(part.part, session)
        lines = column(heading(title), quiet(below)) if below else column(heading(title))
        lines.setSpacing(space.XS)
        return Card(lines, grid)

    def _title(self, part: str, session: Session) -> tuple[str, str]:
        if part == CONCLUSION:
            return self.tr("Conclusion"), ""
        if part == MENTAL_STATE:
            return self.tr("Mental state"), ""
        ids = [question.id for question in session.questions]
        number = ids.index(part) + 1
        return self.tr("Question {number}").format(number=number), set_off(session.questions[number - 1].text)

    def _head(self, grid: QGridLayout) -> None:
        grid.addWidget(small(self.tr("With emotion")), 0, 0)
        grid.addWidget(small(self.tr("Without emotion")), 0, 2)

    # ── a pair of sentences ──────────────────────────────────────────────────────────────────────────────────────

    def _pair(self, grid: QGridLayout, pair: Pair, session: Session) -> None:
        line = grid.rowCount()
        mark = _Mark(self._mark(pair.difference), _KINDS.get(pair.difference, "plain"))
        first, second = self._words(pair.first), self._words(pair.second)
        mark.setAccessibleName(
            self.tr("{mark}. With emotion: {first} Without emotion: {second}").format(
                mark=mark.text(), first=first, second=second
            )
        )
        grid.addWidget(self._side(pair.first, session), line, 0)
        grid.addWidget(mark, line, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        grid.addWidget(self._side(pair.second, session), line, 2)

    def _mark(self, difference: Difference) -> str:
        return {
            Difference.SAME: self.tr("= the same"),
            Difference.CHANGED: self.tr("≠ changed"),
            Difference.GONE: self.tr("− gone"),
            Difference.ADDED: self.tr("+ added"),
            Difference.OWN: self.tr("your own words"),
        }[difference]

    def _words(self, statement: Statement | None) -> str:
        return statement.text if statement is not None else self.tr("not in this draft")

    def _side(self, statement: Statement | None, session: Session) -> QWidget:
        whole = QWidget()
        if statement is None:
            whole.setLayout(column(quiet(self._words(None)), STRETCH))
            return whole
        words = body(statement.text)
        words.setLayoutDirection(direction(session.language))
        lines = column(words)
        lines.setSpacing(space.XS)
        if statement.supported is False and statement.written_by != CLINICIAN:
            lines.addWidget(badge(self.tr("unsupported"), "warning"))
        lines.addStretch(1)
        whole.setLayout(lines)
        return whole


class _Mark(QLabel):
    """What differs in a pair, as a word with a sign."""

    def __init__(self, text: str, kind: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "badge")
        self.setProperty("kind", kind)


def _emotion(session: Session, part: str) -> str:
    """What was read in the answer to this question, as the report says it; "" where nobody read any."""
    answer = session.answers.get(part)
    if answer is None or answer.emotion is None:
        return ""
    item = emotion_item(session, answer, wording_of_window())
    return "".join(_plain((f"{item.label}: ", *item.text)))


def _kind_name(part: str, kind: str) -> str:
    if part == MENTAL_STATE:
        return name_of("field", kind)
    return wording_of_window()[f"conclusion_{kind}"] if kind in CONCLUSION_KINDS else ""


def _plain(text: Text) -> Iterator[str]:
    for one in text:
        yield one if isinstance(one, str) else f"\u2068{one.text}\u2069"
