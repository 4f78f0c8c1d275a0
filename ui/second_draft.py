"""Drafts the report of an interview a second time, without emotion, for the page that lays the two side by side."""

from __future__ import annotations

from PySide6.QtCore import QObject

from interview.errors import ForPeople
from interview.ports import Stop, Watch
from interview.report_parts import Report
from interview.two_drafts import without_emotion
from ui.desk import Desk
from ui.lanes import Task
from ui.pages.report_comparing import PLAIN, Comparing
from ui.room import Room

LLM = "llm"


class SecondDraft(QObject):
    """Lives as long as its room; the writer is that of the room, as it was set when the interview was entered.

    The draft is handed to the page and kept nowhere."""

    def __init__(self, desk: Desk, room: Room) -> None:
        super().__init__()
        self._desk, self._room = desk, room
        self._wiring = desk.wiring
        self._comparing: Comparing | None = None
        self._task: Task | None = None

    def serve(self, comparing: Comparing) -> None:
        """Do what this page asks for."""
        self._comparing = comparing
        comparing.wanted.connect(self._draft)
        comparing.cancelled.connect(self.stop)

    def stop(self) -> None:
        """What is being drafted is not wanted any more."""
        if self._task is not None:
            self._task.stop.cancel()
            self._desk.errands.forget([self._task])
            self._task = None

    def _draft(self) -> None:
        session, wiring = self._room.session, self._wiring
        if self._comparing is None or session.report is None:
            return
        self.stop()
        bare, layout = without_emotion(session), session.report.layout
        name = PLAIN if session.report.written_by == PLAIN else LLM

        def work(stop: Stop, watch: Watch) -> Report:
            return wiring.report_writer(name, layout or "ours").write(bare, stop, watch)

        self._task = self._desk.errands.do(self._desk.lanes.aside, work, self._done, self._failed)
        self._comparing.show_watch(self._task.watch)

    def _done(self, report: Report) -> None:
        self._task = None
        if self._comparing is not None:
            self._comparing.show_second(report)

    def _failed(self, error: ForPeople) -> None:
        self._task = None
        if self._comparing is not None:
            self._comparing.show_problem(error)
