"""Reads a plan from a file for the page of the questions, on the lane of the store."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from interview.domain import Purpose, Stage
from interview.plan_read import PlanRead
from interview.steps import allows
from ui.desk import Desk
from ui.lanes import Task
from ui.pages.plan_page import PlanPage
from ui.room import Room
from ui.translating import ToldHere


class PlanFiles(QObject):
    """Lives as long as its room."""

    def __init__(self, desk: Desk, room: Room) -> None:
        super().__init__()
        self._desk, self._room = desk, room
        self._page: PlanPage | None = None
        self._file = ""
        self._task: Task | None = None

    def serve(self, page: PlanPage) -> None:
        """Do what this page asks for."""
        self._page = page
        page.file_wanted.connect(self._read)

    def stop(self) -> None:
        """Nobody wants to hear of a file any more."""
        if self._task is not None:
            self._desk.errands.forget([self._task])
            self._task = None

    def _read(self, file: str) -> None:
        session, wiring, page = self._room.session, self._desk.wiring, self._page
        if page is None or session.stage is not Stage.PLANNING:
            return
        self._file, about, language = Path(file).name, session.disorder, session.language
        self.stop()
        self._task = self._desk.do(
            lambda _stop, _watch: wiring.read_plan(Path(file), about, language),
            self._take,
            page.show_not_read,
        )

    def _take(self, found: PlanRead) -> None:
        if self._page is None or self._room.session.stage is not Stage.PLANNING:
            return
        if found.drafted and not allows(self._room.session, Purpose.AI_TEXT):
            self._page.show_not_read(
                ToldHere(
                    self.tr("A language model wrote questions of this plan, and the person refused that."),
                    self.tr("Take them out of the file, or ask the person again."),
                )
            )
            return
        self._page.show_read(self._file, found)
