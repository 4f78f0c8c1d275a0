"""What is around the interviews: sessions, models, this computer, settings, log, about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from interview.domain import Session
from interview.errors import ForPeople
from interview.ports import Stop, Watch
from interview.settings import Settings
from interview.vault.key_slots import Role
from interview.vault.session_keys import Kind
from interview.vault.whole_record import write_person
from reports.bundle import write_bundle
from reports.document import Provenance
from ui.desk import Desk
from ui.models_desk import ModelsDesk
from ui.pages.about_page import AboutPage
from ui.pages.doctor_page import DoctorPage
from ui.pages.logs_page import LogsPage
from ui.pages.session_panel import ExportKind
from ui.pages.sessions_page import SessionsPage
from ui.pages.settings_page import SettingsPage
from ui.parts import DeviceList
from ui.shell import Place
from ui.translating import ToldHere


class Around(QObject):
    """Makes each page when it is first wanted. Signals: `open_wanted` (session id), `new_wanted`, `told` (a
    sentence), `export_wanted` (Session, what as), `failed` (ForPeople)."""

    open_wanted = Signal(str)
    new_wanted = Signal()
    told = Signal(str)
    export_wanted = Signal(object, str)
    failed = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._pages: dict[Place, QWidget] = {}
        self._models: ModelsDesk | None = None

    def page(self, place: Place) -> QWidget:
        """With what is true now."""
        if place not in self._pages:
            self._pages[place] = self._makers()[place]()
        page = self._pages[place]
        match page:
            case SessionsPage():
                self._list(page)
            case SettingsPage():
                self._fill(page)
            case DoctorPage():
                self._check(page)
            case LogsPage():
                self._read_log(page)
        return page

    def _makers(self) -> Mapping[Place, Callable[[], QWidget]]:
        return {
            Place.SESSIONS: self._make_sessions,
            Place.MODELS: self._make_models,
            Place.DOCTOR: self._make_doctor,
            Place.SETTINGS: self._make_settings,
            Place.LOGS: self._make_logs,
            Place.ABOUT: lambda: AboutPage(self._desk.wiring.facts()),
        }

    # ── sessions ─────────────────────────────────────────────────────────────────────────────────────────────

    def _make_sessions(self) -> SessionsPage:
        page = SessionsPage()
        page.open_wanted.connect(self.open_wanted)
        page.go_on_wanted.connect(self.open_wanted)
        page.new_wanted.connect(self.new_wanted)
        page.refresh_wanted.connect(lambda: self._list(page))
        page.export_wanted.connect(self._export)
        page.hold_wanted.connect(
            lambda session, held: self._change(page, lambda store: store.hold(session, held))
        )
        page.forget_wanted.connect(lambda session, kinds: self._forget(page, session, kinds))
        page.erase_wanted.connect(lambda subject: self._erase(page, subject))
        page.shred_wanted.connect(
            lambda: self._change(page, lambda store: store.shred_due(datetime.now(UTC)))
        )
        page.audit_wanted.connect(lambda session: self._audit(page, session))
        return page

    def _list(self, page: SessionsPage) -> None:
        def found(both: tuple[Any, Any]) -> None:
            page.show_sessions(both[0])
            page.show_due(both[1])

        self._with_store(lambda store: (store.list(), store.due(datetime.now(UTC))), found, page.show_problem)

    def _change(self, page: SessionsPage, change: Callable[[Any], object]) -> None:
        self._with_store(change, lambda _done: self._list(page), page.show_problem)

    def _forget(self, page: SessionsPage, session: str, kinds: Sequence[Kind]) -> None:
        room = self._desk.room
        if room is not None and room.session.id == session:
            page.show_problem(self._goes_on())
        else:
            self._change(page, lambda store: store.forget(session, kinds))

    def _erase(self, page: SessionsPage, subject: str) -> None:
        room = self._desk.room
        if room is not None and room.session.subject == subject:
            page.show_problem(self._goes_on())
        else:
            self._change(page, lambda store: store.erase(subject))

    def _goes_on(self) -> ForPeople:
        return ToldHere(self.tr("This interview is going on."), self.tr("Leave it first."))

    def _audit(self, page: SessionsPage, session: str) -> None:
        def rows(store: Any) -> Sequence[Any]:
            return [row for row in store.audit_rows() if row.session == session]

        self._with_store(rows, page.show_audit, page.show_problem)

    def _export(self, session: str, kind: str) -> None:
        if kind == ExportKind.PERSON:
            self._with_store(lambda store: store.load(session), self._export_person, self.failed.emit)
        else:
            as_what = "pdf" if kind == ExportKind.PDF else "bundle"
            self._with_store(
                lambda store: store.load(session),
                lambda loaded: self.export_wanted.emit(loaded, as_what),
                self.failed.emit,
            )

    def _export_person(self, session: Session) -> None:
        """All that there is of one person, for that person; not encrypted."""
        chosen = QFileDialog.getExistingDirectory(
            self._window, self.tr("An empty folder for the whole record")
        )
        if not chosen:
            return
        folder, wiring = Path(chosen), self._desk.wiring
        if any(folder.iterdir()):
            self.failed.emit(ToldHere(self.tr("There is something in this folder already."), ""))
            return
        provenance = Provenance(f"Anamnesis {wiring.version}")

        def write(store: Any) -> None:
            for _ in write_person(
                store,
                wiring.folders.vault,
                session.subject,
                folder,
                lambda one, place: write_bundle(one, provenance, place),
            ):
                pass

        done = self.tr("The whole record is in {folder}. It is not encrypted.").format(folder=folder)
        self._with_store(write, lambda _done: self.told.emit(done), self.failed.emit)

    def _with_store(
        self, work: Callable[[Any], object], then: Callable[[Any], None], failed: Callable[[ForPeople], None]
    ) -> None:
        store = self._desk.store
        if store is not None:
            self._desk.do(lambda _stop, _watch: work(store), then, failed)

    # ── settings ─────────────────────────────────────────────────────────────────────────────────────────────

    def _make_settings(self) -> SettingsPage:
        page = SettingsPage(self._desk.settings)
        page.changed.connect(self._set)
        page.passphrase_wanted.connect(lambda old, new: self._change_passphrase(page, old, new))
        page.user_wanted.connect(lambda name, role, words: self._add_user(page, name, role, words))
        page.devices_wanted.connect(lambda: self._devices(page))
        return page

    def _set(self, settings: Settings) -> None:
        self._desk.set(settings)

    def _fill(self, page: SettingsPage) -> None:
        page.show_settings(self._desk.settings)
        self._users(page)
        self._devices(page)

    def _users(self, page: SettingsPage) -> None:
        user, vault = self._desk.user, self._desk.vault
        if user is not None:
            self._desk.do(
                lambda _stop, _watch: vault.users(),
                lambda users: page.show_users(users, user),
                page.show_problem,
            )

    def _devices(self, page: SettingsPage) -> None:
        def found(devices: DeviceList) -> None:
            page.show_devices([one.id for one in devices.cameras], [one.id for one in devices.microphones])

        wiring = self._desk.wiring
        self._desk.apart(lambda _stop, _watch: wiring.devices(), found, page.show_problem)

    def _change_passphrase(self, page: SettingsPage, old: str, new: str) -> None:
        user, vault = self._desk.user, self._desk.vault
        if user is not None:
            done = self.tr("The passphrase was changed.")
            self._desk.do(
                lambda _stop, _watch: vault.change_passphrase(user.name, old, new),
                lambda _done: page.show_done(done),
                page.show_problem,
            )

    def _add_user(self, page: SettingsPage, name: str, role: str, passphrase: str) -> None:
        unlocked, vault = self._desk.unlocked, self._desk.vault
        if unlocked is None:
            return

        def added(_user: object) -> None:
            page.show_done(self.tr("{name} may open the vault now.").format(name=name))
            self._users(page)

        self._desk.do(
            lambda _stop, _watch: vault.add_user(unlocked, name, passphrase, Role(role)),
            added,
            page.show_problem,
        )

    # ── the rest ─────────────────────────────────────────────────────────────────────────────────────────────

    def _make_models(self) -> QWidget:
        self._models = ModelsDesk(self._desk)
        return self._models.page

    def _make_doctor(self) -> DoctorPage:
        page = DoctorPage()
        page.check_wanted.connect(lambda: self._check(page))
        return page

    def _check(self, page: DoctorPage) -> None:
        wiring = self._desk.wiring
        page.show_loading()
        self._desk.apart(lambda _stop, _watch: wiring.checks(), page.show_checks, page.show_problem)

    def _make_logs(self) -> LogsPage:
        page = LogsPage()
        page.refresh_wanted.connect(lambda: self._read_log(page))
        return page

    def _read_log(self, page: LogsPage) -> None:
        file = self._desk.wiring.folders.log_file

        def read(_stop: Stop, _watch: Watch) -> Sequence[str]:
            return file.read_text(encoding="utf-8", errors="replace").splitlines() if file.exists() else ()

        self._desk.do(read, page.show_lines, page.show_problem)
