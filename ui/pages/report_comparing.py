"""The report with and without emotion: the way in, the second draft while it is written, and the two side by side."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from interview.domain import Session
from interview.errors import ForPeople
from interview.ports import Watch
from interview.report_parts import Report
from interview.two_drafts import has_emotion, may_use_emotion
from ui.look import space
from ui.pages.report_two_drafts import TwoDrafts
from ui.pages.report_writing import WritingState
from ui.widgets.basics import STRETCH, button, column, heading, quiet, row, small
from ui.widgets.names import name_of, set_off
from ui.widgets.states import ErrorState, Notice

PLAIN = "plain"


class Comparing(QWidget):
    """Holds the second draft as long as the draft that it is compared with is shown, and nowhere else.

    Signals: `opened` (show this), `wanted` (draft the report without emotion; the answer is `show_second` or
    `show_problem`), `cancelled` (it is not wanted any more), `left` (back to the report).
    """

    opened = Signal()
    wanted = Signal()
    cancelled = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._of: object = None  # which draft of which session
        self._session: Session | None = None
        self._first: Report | None = None
        self._second: Report | None = None
        self._watch: Watch | None = None
        self._failed = False
        self.entry = button(self.tr("With and without emotion"), "quiet", "list")
        self.entry.in_menu = True
        self.entry.clicked.connect(self.opened)
        self.why_not = small("")
        self.drafts = TwoDrafts()
        self.writing = WritingState(self.tr("The report is being drafted without emotion"))
        self.writing.cancelled.connect(self._cancel)
        self._problem: ErrorState | None = None
        self._notices = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        back = button(self.tr("Back to the report"), "plain", "previous", "Esc")
        back.clicked.connect(self.left)
        again = button(self.tr("Draft it once more"), "quiet", "refresh")
        again.clicked.connect(self._again)
        title = heading(self.tr("The report with and without emotion"))
        title.setWordWrap(False)
        side_by_side = QWidget()
        self._notices.setSpacing(space.S)
        lines = column(self._notices, self.drafts)
        lines.setStretch(1, 1)
        lines.addLayout(row(again, STRETCH))
        side_by_side.setLayout(lines)
        self._side_by_side = side_by_side
        self._states = QStackedWidget()
        self._states.addWidget(self.writing)
        self._states.addWidget(side_by_side)
        whole = column(row(title, STRETCH, back), quiet(self._what_it_tells()), self._states)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _what_it_tells(self) -> str:
        return self.tr(
            "This shows what the same writer makes of the same answers when no emotion is told, and not why a"
            " sentence differs: a model words things differently each time, and one interview proves nothing. The"
            " second draft is not saved, signed or exported."
        )

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────

    def show_session(self, session: Session, written: bool) -> None:
        """`written`: its draft is there. A second draft of another one is thrown away."""
        of = (session.id, session.draft) if written else None
        if of != self._of:
            self._of = of
            self._drop()
        self._session = session
        why = self._why_not(session)
        self.entry.setVisible(written)
        self.entry.setEnabled(not why)
        self.entry.setToolTip(why)
        self.entry.setAccessibleDescription(why)
        self.why_not.setText(why)
        self.why_not.setVisible(written and bool(why))

    def _why_not(self, session: Session) -> str:
        if has_emotion(session):
            return ""
        if not may_use_emotion(session):
            return self.tr("The person does not agree that emotion is read.")
        return self.tr("No emotion was read in this interview: there is nothing to leave out.")

    def show_first(self, first: Report) -> None:
        """Lay this draft beside the second one, which is asked for where it is not there yet."""
        self._first = first
        if self._second is not None:
            self._show_both(first, self._second)
        elif self._watch is None:
            self._again()

    def show_watch(self, watch: Watch | None) -> None:
        """The second draft while it is written."""
        self._watch = watch
        self.writing.show_watch(watch)
        self._show_state(self.writing)

    def look(self) -> None:
        """Paint how far it is, here and at the way in."""
        if self._watch is None:
            return
        self.writing.look()
        share = self._watch.progress.peek()
        self.why_not.setText(
            self.tr("The draft without emotion is being written: {share} %").format(
                share=round(100 * (share or 0.0))
            )
        )
        self.why_not.show()

    def show_second(self, second: Report) -> None:
        self._over()
        self._second = second
        if self._session is not None and self._first is not None:
            self._show_both(self._first, second)

    def show_problem(self, error: ForPeople) -> None:
        """It could not be drafted."""
        self._over()
        self._problem = ErrorState(error, can_retry=True)
        self._problem.retry.connect(self._again)
        self._states.addWidget(self._problem)
        self._show_state(self._problem)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _show_both(self, first: Report, second: Report) -> None:
        if self._session is None:
            return
        while (item := self._notices.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.deleteLater()
        for notice in self._to_know(first, second):
            notice.closed.connect(notice.hide)
            self._notices.addWidget(notice)
        self.drafts.show_drafts(self._session, first, second)
        self._show_state(self._side_by_side)

    def _to_know(self, first: Report, second: Report) -> list[Notice]:
        found = []
        if first.written_by == PLAIN:
            found.append(
                Notice(
                    "info",
                    self.tr("No language model wrote this draft."),
                    self.tr("The plain writer judges nothing: only the lines of the emotion can differ."),
                )
            )
        elif first.written_by != second.written_by:
            told = self.tr("The drafts have different writers: {first} and {second}.").format(
                first=set_off(_writer(first)), second=set_off(_writer(second))
            )
            found.append(Notice("warning", told, self.tr("A difference may come from that alone.")))
        reasons = Counter(one.because for one in second.writing.values() if one.because)
        if reasons and first.written_by != PLAIN:
            told = self.tr(
                "{count} of {all} parts of the second draft were not written by the language model."
            )
            why = "; ".join(f"{name_of('because', one)} ({many})" for one, many in reasons.items())
            found.append(Notice("warning", told.format(count=reasons.total(), all=len(second.writing)), why))
        return found

    def _again(self) -> None:
        self._second = None
        self.wanted.emit()

    def _cancel(self) -> None:
        self._drop()
        self.left.emit()

    def _drop(self) -> None:
        """Throw the second draft away, or what is being written of it."""
        was_writing = self._watch is not None
        self._over()
        self._first = self._second = None
        self._states.setCurrentWidget(self.writing)
        if self.drafts.takeWidget() is not None and self._session is not None:
            self.drafts.setWidget(QWidget())
        if was_writing:
            self.cancelled.emit()

    def _over(self) -> None:
        self._watch = None
        self.writing.show_watch(None)
        self.why_not.hide()

    def _show_state(self, state: QWidget) -> None:
        self._states.setCurrentWidget(state)
        if self._problem is not None and state is not self._problem:
            self._states.removeWidget(self._problem)
            self._problem.deleteLater()
            self._problem = None


def _writer(report: Report) -> str:
    return report.written_by or PLAIN
