"""The program with windows: makes the application, and the windows anew when language or theme change."""

from __future__ import annotations

import os
import signal
import sys

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

from interview.settings import Settings, Window
from ui import translating
from ui.clinician_window import ClinicianWindow
from ui.desk import Desk
from ui.guard import Guard
from ui.look import theme
from ui.parts import WindowWiring
from ui.system_signals import SystemSignals
from ui.window_state import WindowState

SWITCH = 0.001  # seconds that a lane may hold the interpreter while the window waits for it
STUCK = 3  # exit status when some work did not end


class App(QObject):
    """Everything of the window program, from start to end."""

    def __init__(self, application: QApplication, wiring: WindowWiring) -> None:
        super().__init__()
        self._application = application
        self.desk = Desk(wiring)
        self._state = WindowState(wiring.folders.settings_file.parent)
        self._system = SystemSignals()
        self._shown: ClinicianWindow | None = None  # focus may go to a window while it is being made
        self.guard = Guard(self._system, self._is_of_person)
        self._dressed: Window | None = None
        self._dress()
        self.window = self._make_window()
        self.desk.settings_changed.connect(self._set)
        self.desk.room_changed.connect(self._room_changed)

    def _make_window(self) -> ClinicianWindow:
        window = ClinicianWindow(self.desk, self.guard, self._state)
        self._shown = window
        window.quit_wanted.connect(self._quit)
        window.show()
        return window

    def _quit(self) -> None:
        """At once: `quit` would ask every window first, and the person's does not let itself be closed."""
        self._application.exit()

    def _dress(self) -> None:
        wanted = self.desk.settings.program
        translating.install(self._application, wanted.language)
        theme.apply(self._application, wanted.theme)
        self._dressed = wanted

    def _set(self, _settings: Settings) -> None:
        QTimer.singleShot(0, self, self._rebuild)  # not under the hands of the page that asked for it

    def _room_changed(self, room: object) -> None:
        if room is None:
            QTimer.singleShot(0, self, self._rebuild)

    def _rebuild(self) -> None:
        """In new language and colours. During an interview it waits for its end, so that nothing typed is lost."""
        if self.desk.settings.program == self._dressed or self.desk.room is not None:
            return
        self._dress()
        before, self.window = self.window, self._make_window()
        self.window.setGeometry(before.geometry())
        self.window.go(before.place)
        before.retire()

    def _is_of_person(self, window: QWindow) -> bool:
        sitting = self._shown.sitting if self._shown is not None else None
        return sitting is not None and sitting.person.owns(window)

    def close(self) -> bool:
        """False when some work did not end."""
        self.window.hide()
        return self.desk.close()


def run(wiring: WindowWiring) -> int:
    """Show the windows until they are closed; the exit status."""
    QGuiApplication.setDesktopFileName("anamnesis")
    application = QApplication.instance() or QApplication([sys.argv[0]])
    if not isinstance(application, QApplication):
        raise TypeError("there is an application without windows already")
    application.setApplicationName("Anamnesis")
    application.setQuitOnLastWindowClosed(False)
    sys.setswitchinterval(SWITCH)
    app = App(application, wiring)
    signal.signal(signal.SIGINT, lambda *_: app.window.close())
    pulse = QTimer(interval=300)  # so that Python sees a Ctrl-C
    pulse.timeout.connect(_nothing)
    pulse.start()
    status = application.exec()
    if not app.close():
        os._exit(STUCK)  # everything is saved; a job that does not end would hold the process for ever
    return status


def _nothing() -> None:
    """Let Python look at its signals."""
