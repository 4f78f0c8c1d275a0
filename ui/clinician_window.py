"""The clinician's window: a gate before the vault, the shell with its pages, and the lock over all of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from interview.domain import Session, Stage
from interview.resume import resume
from interview.settings import Settings
from ui.around import Around
from ui.desk import Desk
from ui.exports import Exports
from ui.gate import Gate
from ui.guard import Guard
from ui.home import Home
from ui.leaving import Leaving
from ui.lock_layer import LockLayer
from ui.menus import Menus, Work
from ui.pages.allowed import Action
from ui.room import Room
from ui.shell import Place, Shell, names
from ui.sitting import Sitting
from ui.telling import Telling
from ui.window_state import WindowState

NAME = "clinician"
USUAL = QSize(1360, 860)
AHEAD_MS = 400  # after the first page
SMALLEST = QSize(1240, 720)  # every button of the interview beside the rail, in either language


class ClinicianWindow(QMainWindow):
    """Signals: `quit_wanted`."""

    quit_wanted = Signal()

    def __init__(self, desk: Desk, guard: Guard, state: WindowState) -> None:
        super().__init__()
        self.setWindowTitle("Anamnesis")
        room = self.screen().availableSize()
        self.setMinimumSize(SMALLEST.boundedTo(room))
        self.resize(USUAL.boundedTo(room))
        self._desk, self._guard, self._state = desk, guard, state
        self._layers = QStackedWidget()
        self.setCentralWidget(self._layers)
        self._gate = Gate(desk, state)
        self._lock = LockLayer(desk, guard)
        self._exports = Exports(desk, self)
        self._leaving = Leaving(desk, self)
        self._telling = Telling(desk, self, self.go)
        self._gate_page: QWidget | None = None
        self.shell: Shell | None = None
        self._home: Home | None = None
        self._around: Around | None = None
        self.sitting: Sitting | None = None
        self.place = Place.INTERVIEW
        self._retired = False
        self.menus = Menus(self.menuBar())
        self._fill_menus()
        self._connect()
        state.restore(self, NAME)
        if desk.store is None:
            self._show_gate()
        else:
            self._show_shell()

    def _connect(self) -> None:
        self._gate.passed.connect(self._show_shell)
        self._gate.changed.connect(self._show_gate)
        self._gate.crisis_wanted.connect(self._telling.show_crisis_card)
        self._gate.print_wanted.connect(self._exports.print_html)
        self._desk.closed.connect(self._show_gate)
        self._desk.room_changed.connect(self._enter)
        self._desk.failed.connect(self._telling.show_problem)
        self._exports.failed.connect(self._telling.show_problem)
        self._exports.exported.connect(self._telling.exported)
        self._lock.locked.connect(self._locked)
        self._lock.unlocked.connect(self._unlocked)
        self._lock.crisis_wanted.connect(self._telling.show_crisis_card)
        self._desk.settings_changed.connect(self._set)

    def _fill_menus(self) -> None:
        work: Work = {
            "new": self.go_home,
            "sessions": partial(self.go, Place.SESSIONS),
            "leave": self.leave,
            "person": self._show_person,
            "lock": self._guard.lock_now,
            "close": self.close_vault,
            "quit": self.close,
        }
        self.menus.file(work)
        self.menus.edit()
        self.menus.go(names(), self.go)
        self.menus.interview(self._act)
        self.menus.page()
        go = {"doctor": partial(self.go, Place.DOCTOR), "about": partial(self.go, Place.ABOUT)}
        self.menus.help({"crisis": self._telling.show_crisis_card, **go})

    # ── layers ───────────────────────────────────────────────────────────────────────────────────────────────

    def _show_layer(self, page: QWidget) -> None:
        if self._layers.indexOf(page) < 0:
            self._layers.addWidget(page)
        self._layers.setCurrentWidget(page)
        inside = page is self.shell
        for name, action in self.menus.actions.items():
            action.setEnabled(inside or name in ("crisis", "quit"))
        room = self._desk.room
        self.menus.show_session(room.session if inside and room is not None else None)
        if inside and self.shell is not None:
            self.shell.tell_page()
        else:
            self.menus.show_page(None, "")

    def _show_gate(self) -> None:
        """Before the vault: no page of it stays."""
        self._guard.end()
        before = (self._gate_page, self.shell, self._lock.page())
        self.shell = self._telling.shell = self._home = self._around = None
        self._lock.forget()
        self._gate_page = self._gate.page()
        self._show_layer(self._gate_page)
        self._drop(*before)
        QTimer.singleShot(AHEAD_MS, self, self._make_home)

    def _make_home(self) -> None:
        """While the passphrase is being typed; there is nothing of a session in it."""
        if self._home is None:
            self._home = Home(self._desk)

    def _show_shell(self) -> None:
        """The vault is open."""
        gate, self._gate_page = self._gate_page, None
        self.shell = self._telling.shell = Shell()
        self.shell.place_wanted.connect(self.go)
        self.shell.page_shown.connect(self.menus.show_page)
        self._make_home()
        if self._home is not None:
            self._home.page_changed.connect(self._show_page_of_interview)
            self._home.resume_wanted.connect(self.go_on_with)
            self._home.failed.connect(self._telling.show_problem)
        self._around = Around(self._desk, self)
        self._around.open_wanted.connect(self.go_on_with)
        self._around.new_wanted.connect(self.go_home)
        self._around.failed.connect(self._telling.show_problem)
        self._around.told.connect(self._telling.tell)
        self._around.export_wanted.connect(self._exports.export)
        self._guard.begin(self._desk.settings.lock.idle_minutes * 60.0)
        self._show_layer(self.shell)
        self._drop(gate)
        if self._desk.room is not None:
            self._enter(self._desk.room)
            self.sitting_of_now().show()
        else:
            QTimer.singleShot(0, self, self._go_home_first)

    def _go_home_first(self) -> None:
        """In a turn of its own, unless somebody is somewhere already."""
        if self.shell is not None and self.shell.page() is None:
            self.go_home()

    def _drop(self, *widgets: QWidget | None) -> None:
        for widget in widgets:
            if widget is not None:
                self._layers.removeWidget(widget)
                widget.deleteLater()

    def _locked(self, page: QWidget) -> None:
        if self.sitting is not None:
            self.sitting.pages.save_typed()
            self.sitting.person.lock()
        self._show_layer(page)

    def _set(self, settings: Settings) -> None:
        self._guard.lock_after(settings.lock.idle_minutes * 60.0)

    def _unlocked(self) -> None:
        if self.shell is not None:
            self._show_layer(self.shell)
        self._drop(self._lock.page())
        if self.sitting is not None:
            self.sitting.person.unlock()

    # ── places ───────────────────────────────────────────────────────────────────────────────────────────────

    def go(self, place: Place) -> None:
        self.place = place
        if place is not Place.INTERVIEW and self.shell and self._around and self._home:
            self._home.leave()
            self.shell.show_page(self._around.page(place), place)
        elif self.sitting is not None and self.sitting.pages.present is not None:
            self._show_page_of_interview(self.sitting.pages.present)
        elif self._home is not None:
            self._home.show()

    def go_home(self) -> None:
        self.go(Place.INTERVIEW)

    def _show_page_of_interview(self, page: QWidget) -> None:
        if self.shell is not None and self.place is Place.INTERVIEW:
            self.shell.show_page(page, Place.INTERVIEW)

    # ── an interview ─────────────────────────────────────────────────────────────────────────────────────────

    def sitting_of_now(self) -> Sitting:
        """Raises ValueError when no interview goes on."""
        if self.sitting is None:
            raise ValueError("there is no interview")
        return self.sitting

    def _enter(self, room: Room | None) -> None:
        """A room was entered or left."""
        before, self.sitting = self.sitting, None
        if before is not None and self.shell is not None:
            before.close(self.shell.take_away)
        self.menus.show_session(None)
        if room is None:
            if self.shell is not None:
                self.go_home()
            return
        self.place = Place.INTERVIEW
        sitting = self.sitting = Sitting(self._desk, room, self._exports, self._lock, self)
        if self.shell is not None:
            sitting.page_made.connect(self.shell.keep_page)
        sitting.page_changed.connect(self._show_page_of_interview)
        sitting.left.connect(self.leave)
        sitting.told.connect(self._telling.tell)
        sitting.failed.connect(self._telling.show_problem)
        room.session_changed.connect(self._session_changed)
        room.saved.connect(self._session_saved)
        sitting.unsaved.told.connect(self._telling.show_notice)
        room.recording.connect(self._lock.show_recording)

    def go_on_with(self, session_id: str) -> None:
        """Load a session and go on where it stands."""
        self._leaving.then(partial(self._load, session_id))

    def _load(self, session_id: str) -> None:
        store = self._desk.store
        if store is not None:
            self._desk.do(
                lambda _stop, _watch: store.load(session_id), self._go_on, self._telling.show_problem
            )

    def _go_on(self, session: Session) -> None:
        cut = resume(session).cut_off
        self._desk.go_on(session)
        if cut is not None:
            self.sitting_of_now().mend(cut)

    def leave(self) -> None:
        """The session is kept as it stands, and can be gone on with."""
        self._leaving.then(self._desk.leave)

    def _act(self, action: Action) -> None:
        if self.sitting is not None:
            self.sitting.act(action)

    def _show_person(self) -> None:
        if self.sitting is not None:
            self.sitting.person.bring_forward()

    def _session_changed(self, session: Session) -> None:
        if self._layers.currentWidget() is self.shell:  # a locked screen has nothing to choose
            self.menus.show_session(session)

    def _session_saved(self, session: Session) -> None:
        if session.stage is Stage.ABORTED:
            self._desk.leave()
            self._telling.aborted()

    # ── the end ──────────────────────────────────────────────────────────────────────────────────────────────

    def close_vault(self) -> None:
        self._leaving.then(self._desk.close_vault)

    def retire(self) -> None:
        """Another window stands in its place."""
        self._retired = True
        self._desk.errands.forget()
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leaves the program. Nobody ends an answer that is being recorded from a locked screen."""
        if self._retired:
            return
        event.ignore()
        if self._guard.why is None or not self._leaving.needs_asking:
            self._leaving.then(self._quit)

    def _quit(self) -> None:
        self._state.keep(self, NAME)
        self.quit_wanted.emit()
