"""Under a locked screen nothing opens without the passphrase, and everything that is being recorded is saved."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from interview.lock import Clocks, Why
from ui.guard import Guard
from ui.system_signals import SystemSignals


@dataclass
class Times:
    """Both clocks, moved by a test."""

    wall: float = 1_800_000_000.0
    monotonic: float = 1000.0

    def __call__(self) -> Clocks:
        return Clocks(self.wall, self.monotonic)

    def pass_by(self, seconds: float, guard: Guard) -> None:
        """With a look every five seconds."""
        while seconds > 0:
            self.wall, self.monotonic, seconds = self.wall + 5, self.monotonic + 5, seconds - 5
            guard.tick()


@pytest.fixture
def times() -> Times:
    return Times()


@pytest.fixture
def system(qapp) -> SystemSignals:
    return SystemSignals()


def guard_with(system, times, person: QWidget | None = None) -> tuple[Guard, list]:
    guard, heard = (
        Guard(system, lambda window: person is not None and window is person.windowHandle(), times),
        [],
    )
    guard.locked.connect(heard.append)
    guard.begin(300)
    return guard, heard


def test_it_locks_after_idle_minutes_once(system, times):
    guard, heard = guard_with(system, times)
    times.pass_by(295, guard)
    assert guard.why is None
    times.pass_by(600, guard)
    assert heard == [Why.IDLE]
    guard.unlock()
    assert guard.why is None
    assert guard.seconds_left() == 300


@pytest.mark.parametrize("why", [Why.SLEPT, Why.SYSTEM])
def test_it_locks_when_the_system_says_so(system, times, why):
    guard, heard = guard_with(system, times)
    system.heard.emit(why)
    assert (guard.why, heard) == (why, [why])


def test_a_computer_that_slept_is_locked_when_it_wakes(system, times):
    guard, heard = guard_with(system, times)
    times.wall += 3600
    times.monotonic += 1
    guard.tick()
    assert heard == [Why.SLEPT]


def test_keys_of_the_clinician_keep_it_open_and_those_of_the_person_do_not(qtbot, system, times):
    clinician, person = QLineEdit(), QLineEdit()
    for window in (clinician, person):
        qtbot.addWidget(window)
        window.show()
    guard, heard = guard_with(system, times, person)
    for _ in range(3):
        times.pass_by(200, guard)
        clinician.activateWindow()
        guard._listen_to(clinician.windowHandle())
        qtbot.keyClick(clinician.windowHandle(), Qt.Key.Key_A)
    assert heard == []
    for _ in range(2):
        times.pass_by(200, guard)
        guard._listen_to(person.windowHandle())
        qtbot.keyClick(person.windowHandle(), Qt.Key.Key_A)
    assert heard == [Why.IDLE]


def test_a_key_on_a_locked_screen_opens_nothing(qtbot, system, times):
    window = QLineEdit()
    qtbot.addWidget(window)
    window.show()
    guard, _ = guard_with(system, times)
    guard._listen_to(window.windowHandle())
    guard.lock_now()
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert guard.why is Why.ASKED


def test_there_is_nothing_to_lock_while_the_vault_is_closed(system, times):
    guard, heard = guard_with(system, times)
    guard.end()
    guard.lock_now()
    times.pass_by(900, guard)
    assert (heard, guard.why, guard.seconds_left()) == ([], None, None)
