"""Does what the page of the models asks for: bring one in, fetch one, use one, check one, take one away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from interview.catalogue import Verified, read_catalogue
from interview.errors import ForPeople
from interview.gguf_store import Progress, Voucher
from interview.media import Latest
from interview.ports import Stop, Watch
from ui.desk import Desk
from ui.lanes import Task
from ui.pages.models_page import ModelsPage

LOOK_MS = 200


class ModelsDesk(QObject):
    """Owns the page. One thing is fetched, copied or checked at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.page = ModelsPage()
        self.page.import_wanted.connect(self._import)
        self.page.gguf_wanted.connect(self._bring)
        self.page.fetch_wanted.connect(self._fetch)
        self.page.cancel_wanted.connect(self._cancel)
        self.page.use_wanted.connect(self._use)
        self.page.check_wanted.connect(self._verify)
        self.page.remove_wanted.connect(self._remove)
        self._catalogue = read_catalogue()
        self._fetching: Task | None = None
        self._name, self._checking = "", False
        self._fetched: Latest[tuple[int, int | None]] = Latest()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.show()

    def show(self) -> None:
        wiring = self._desk.wiring
        self._desk.do(lambda _stop, _watch: wiring.installed_models(), self._show, self.page.show_problem)

    def _show(self, installed: Any) -> None:
        self.page.show_models(installed, self._catalogue, self._desk.settings.llm.model)
        wiring = self._desk.wiring
        self._desk.apart(lambda stop, _watch: wiring.free_room(stop), self.page.show_room)

    def _import(self, folder: str, language: str) -> None:
        wiring = self._desk.wiring
        self._desk.apart(
            lambda _stop, _watch: wiring.import_model(Path(folder), language), self._over, self._failed
        )

    def _bring(self, file: str, trust: bool) -> None:
        wiring = self._desk.wiring
        self._follow(
            Path(file).name,
            lambda progress, stop: wiring.import_model(Path(file), "", Voucher(trust=trust), progress, stop),
        )

    def _fetch(self, name: str) -> None:
        entry = next(one for one in self._catalogue if one.name == name)
        wiring = self._desk.wiring
        self._follow(name, lambda progress, stop: wiring.fetch_model(entry, progress, stop))

    def _verify(self, name: str) -> None:
        wiring = self._desk.wiring
        self._follow(
            name,
            lambda progress, stop: tuple(wiring.verify_models(stop, name, progress)),
            self._verified,
            checking=True,
        )

    def _follow(
        self,
        name: str,
        work: Callable[[Progress, Stop], object],
        then: Callable[[Any], None] | None = None,
        checking: bool = False,
    ) -> None:
        """Do something long and show how far it is; `then` instead of showing the models anew."""
        fetched = self._fetched = Latest()
        self._name, self._checking = name, checking

        def whole(stop: Stop, _watch: Watch) -> object:
            return work(lambda done, total: fetched.put((done, total)), stop)

        self._fetching = self._desk.apart(whole, then or self._over, self._failed)
        self._timer.start()
        self._look()

    def _use(self, name: str) -> None:
        settings = self._desk.settings
        llm = settings.llm.model_copy(update={"model": name})
        self._desk.set(settings.model_copy(update={"llm": llm}))
        self.show()

    def _remove(self, name: str) -> None:
        wiring = self._desk.wiring
        used = self._desk.settings.llm.model == name
        self._desk.do(
            lambda _stop, _watch: wiring.remove_model(name),
            (lambda _model: self._use("")) if used else self._over,
            self._failed,
        )

    def _look(self) -> None:
        self.page.show_progress(self._name, *(self._fetched.peek() or (0, None)), self._checking)

    def _cancel(self) -> None:
        if self._fetching is not None:
            self._fetching.stop.cancel()
        self._over(None)

    def _over(self, _value: object) -> None:
        self._timer.stop()
        self._fetching = None
        self.show()

    def _verified(self, found: tuple[Verified, ...]) -> None:
        self._timer.stop()
        self._fetching = None
        if found:
            self.page.show_checked(found[0])
        else:
            self.show()  # it is not here any more

    def _failed(self, error: ForPeople) -> None:
        self._timer.stop()
        self._fetching = None
        self.page.show_problem(error)
