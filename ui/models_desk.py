"""Does what the page of the models asks for: bring one in, fetch one, stop fetching."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from interview.catalogue import read_catalogue
from interview.errors import ForPeople
from interview.media import Latest
from interview.ports import Stop, Watch
from ui.desk import Desk
from ui.lanes import Task
from ui.pages.models_page import ModelsPage

LOOK_MS = 200


class ModelsDesk(QObject):
    """Owns the page. One thing is fetched at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.page = ModelsPage()
        self.page.import_wanted.connect(self._import)
        self.page.fetch_wanted.connect(self._fetch)
        self.page.cancel_wanted.connect(self._cancel)
        self._catalogue = read_catalogue()
        self._fetching: Task | None = None
        self._name = ""
        self._fetched: Latest[tuple[int, int | None]] = Latest()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.show()

    def show(self) -> None:
        wiring = self._desk.wiring
        self._desk.do(lambda _stop, _watch: wiring.installed_models(), self._show, self.page.show_problem)

    def _show(self, installed: Any) -> None:
        self.page.show_models(installed, self._catalogue)

    def _import(self, folder: str, language: str) -> None:
        wiring = self._desk.wiring
        self._desk.apart(
            lambda _stop, _watch: wiring.import_model(Path(folder), language), self._over, self._failed
        )

    def _fetch(self, name: str) -> None:
        entry = next(one for one in self._catalogue if one.name == name)
        wiring, self._name = self._desk.wiring, name
        fetched = self._fetched = Latest()

        def progress(done: int, total: int | None) -> None:
            fetched.put((done, total))

        def work(stop: Stop, _watch: Watch) -> object:
            return wiring.fetch_model(entry, progress, stop)

        self._fetching = self._desk.apart(work, self._over, self._failed)
        self._timer.start()
        self._look()

    def _look(self) -> None:
        self.page.show_progress(self._name, *(self._fetched.peek() or (0, None)))

    def _cancel(self) -> None:
        if self._fetching is not None:
            self._fetching.stop.cancel()
        self._over(None)

    def _over(self, _value: object) -> None:
        self._timer.stop()
        self._fetching = None
        self.show()

    def _failed(self, error: ForPeople) -> None:
        self._timer.stop()
        self._fetching = None
        self.page.show_problem(error)
