"""Where an interview begins: the start page, trying the devices, and going on with what was left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from interview.domain import OVER, DisorderChosen
from interview.errors import ForPeople
from interview.ports import SessionSummary, Stop, Watch
from interview.settings import Devices
from ui.desk import Desk, new_session
from ui.lanes import Task
from ui.pages.rehearsal_page import RehearsalPage
from ui.pages.start_page import NewInterview, StartPage
from ui.parts import DeviceList, NamedDevice

DEVICES_EVERY_MS = 3000
LANGUAGES = ("en", "ar")


class Home(QObject):
    """Signals: `page_changed` (the page to show), `resume_wanted` (session id), `failed` (ForPeople)."""

    page_changed = Signal(object)
    resume_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        set_for = desk.settings.session
        self.start = StartPage(LANGUAGES, set_for.language, set_for.questions)
        self.start.disorder_asked.connect(self._recognise)
        self.start.model_asked.connect(self._ask_model)
        self.start.model_not_wanted.connect(self._ask_no_more)
        self.start.rehearsal_wanted.connect(self.rehearse)
        self.start.resume_wanted.connect(self.resume_wanted)
        self.start.begin_wanted.connect(self._begin)
        self._rehearsal: RehearsalPage | None = None
        self._rehearsing: Task | None = None
        self._asked = ""
        self._asking: Task | None = None  # the language model about a name
        self._listing = False
        self._timer = QTimer(self, interval=DEVICES_EVERY_MS)
        self._timer.timeout.connect(self._list_devices)
        wiring = desk.wiring
        desk.apart(lambda _stop, _watch: wiring.disorder_names(), self.start.show_names)

    def pages(self) -> tuple[QWidget, ...]:
        return (self.start,) if self._rehearsal is None else (self.start, self._rehearsal)

    def show(self) -> None:
        """The start page, with what can be gone on with."""
        self._stop_rehearsing()
        self.start.disorder.show_model("llm" in self._desk.wiring.writers())
        store = self._desk.store
        if store is not None:
            self._desk.do(lambda _stop, _watch: store.list(), self._listed, self.failed.emit)
        self._list_devices()
        self.page_changed.emit(self.start)

    def leave(self) -> None:
        """Something else is shown: no device stays open."""
        self._stop_rehearsing()

    # ── a new interview ──────────────────────────────────────────────────────────────────────────────────────

    def _listed(self, lines: tuple[SessionSummary, ...]) -> None:
        self.start.show_unfinished([line for line in lines if line.stage not in OVER])

    def _recognise(self, name: str, language: str) -> None:
        self._asked = name
        wiring = self._desk.wiring
        self._desk.do(
            lambda _stop, _watch: wiring.disorder(name, language),
            lambda chosen: self._recognised(name, chosen),
            lambda error: self._unknown(name, error),
        )

    def _ask_model(self, name: str, language: str) -> None:
        """A name that the bank does not know."""
        self._ask_no_more()
        self._asked = name
        wiring = self._desk.wiring
        self._asking = self._desk.apart(
            lambda stop, _watch: wiring.disorder_asked(name, language, stop),
            lambda chosen: self._recognised(name, chosen),
            lambda error: self._unknown(name, error),
        )

    def _ask_no_more(self) -> None:
        if self._asking is not None:
            self._asking.stop.cancel()
            self._asking = None

    def _recognised(self, name: str, chosen: DisorderChosen) -> None:
        if name == self._asked:  # not an older one
            self.start.show_disorder(chosen)

    def _unknown(self, name: str, error: ForPeople) -> None:
        if name == self._asked:
            self.start.show_no_disorder(error)

    def _begin(self, wanted: NewInterview) -> None:
        user = self._desk.user
        session = new_session(
            user.name if user is not None else "",
            disorder=wanted.disorder,
            subject=wanted.subject,
            language=wanted.language,
            number_of_questions=wanted.number,
            intake=wanted.intake,
        )
        self.start.clear()
        self._desk.begin(session)

    # ── trying the devices ───────────────────────────────────────────────────────────────────────────────────

    def rehearse(self) -> None:
        """Camera and microphone for the clinician alone; nothing is kept, and no interview goes on."""
        page = self._rehearsal
        if page is None:
            page = self._rehearsal = RehearsalPage()
            page.devices_chosen.connect(self._choose)
            page.voice_wanted.connect(self._say_something)
            page.back_wanted.connect(self.show)
        chosen = self._desk.settings.devices
        page.show_chosen(chosen.camera, chosen.microphone)
        self._timer.start()
        self._list_devices()
        self.page_changed.emit(page)
        self._start_rehearsing()

    def _start_rehearsing(self) -> None:
        devices = self._desk.wiring.live_recorder(None)
        page = self._rehearsal

        def work(stop: Stop, watch: Watch) -> None:
            try:
                devices.rehearse(stop, watch)
            finally:
                devices.close()

        self._rehearsing = self._desk.errands.do(self._desk.lanes.capture, work, None, self.failed.emit)
        if page is not None:
            page.show_watch(self._rehearsing.watch)

    def _stop_rehearsing(self) -> None:
        self._timer.stop()
        if self._rehearsing is not None:
            self._rehearsing.stop.finish()
            self._rehearsing = None
        if self._rehearsal is not None:
            self._rehearsal.show_watch(None)

    def _choose(self, camera: str, microphone: str) -> None:
        """Kept, and tried at once."""
        kept = self._desk.settings
        devices = Devices(camera=camera, microphone=microphone, own_picture=kept.devices.own_picture)
        self._desk.set(kept.model_copy(update={"devices": devices}))
        if self._rehearsing is not None:
            self._rehearsing.stop.finish()
            self._start_rehearsing()

    def _list_devices(self) -> None:
        if not self._listing:  # one at a time: it asks the system
            self._listing = True
            wiring = self._desk.wiring
            self._desk.apart(lambda _stop, _watch: wiring.devices(), self._devices_listed, self._not_listed)

    def _devices_listed(self, found: DeviceList) -> None:
        self._listing = False
        chosen = self._desk.settings.devices
        self.start.show_devices(
            _used(chosen.camera, found.cameras), _used(chosen.microphone, found.microphones)
        )
        if self._rehearsal is not None:
            self._rehearsal.show_devices(found)

    def _not_listed(self, error: ForPeople) -> None:
        self._listing = False
        self.failed.emit(error)

    def _say_something(self) -> None:
        wiring, text = self._desk.wiring, self.tr("This is how the questions sound.")
        language = self._desk.settings.program.language

        def work(stop: Stop, _watch: Watch) -> None:
            with wiring.speaker("") as speaker:
                speaker.say(text, language, stop)

        self._desk.errands.do(self._desk.lanes.voice, work, None, self.failed.emit)


def _used(chosen: str, devices: Sequence[NamedDevice]) -> str:
    """The id of the device that will be used: the chosen one, else the first."""
    if chosen == "none":
        return ""
    ids = [device.id for device in devices]
    return chosen if chosen in ids or chosen.startswith("file:") else next(iter(ids), "")
