"""What is set holds: at once, after an interview, and after the program was started anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from interview.domain import Stage
from interview.events import AnswerTyped
from interview.settings import read_settings
from tests.ui.clinician import Clinician, at_the_window, home_with_tone
from ui.look import theme
from ui.look.colours import DARK, LIGHT
from ui.pages.rehearsal_page import RehearsalPage
from ui.pages.settings_fields import Key
from ui.pages.settings_page import SettingsPage
from ui.pages.start_page import StartPage
from ui.shell import Place


@pytest.fixture
def clinician(dress, heard_tone: Clinician):
    """Behind the opened vault; what it dresses the application in is taken off afterwards."""
    heard_tone.open_vault()
    return heard_tone


def choose(clinician: Clinician, name: str, value: str) -> None:
    """On the page of the settings."""
    clinician.window.go(Place.SETTINGS)
    box = clinician.page(SettingsPage).fields[Key("program", name)].box
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_another_language_turns_the_window_round_at_once(clinician):
    before = clinician.window
    assert before.shell.buttons[Place.SETTINGS].text() == "Settings"
    choose(clinician, "language", "ar")
    clinician.until(lambda: clinician.window is not before)
    page = clinician.page(SettingsPage)  # still where it was chosen
    assert page.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert clinician.window.shell.buttons[Place.SETTINGS].text() != "Settings"
    assert not before.isVisible()
    choose(clinician, "language", "en")
    clinician.until(lambda: clinician.page(SettingsPage).layoutDirection() is Qt.LayoutDirection.LeftToRight)


def test_another_theme_holds_at_once(clinician):
    assert theme.colours() == LIGHT
    choose(clinician, "theme", "dark")
    clinician.until(lambda: theme.colours() == DARK)
    clinician.page(SettingsPage)


def test_during_an_interview_the_window_waits_for_its_end(clinician):
    before = clinician.window
    clinician.begin(questions=1)
    clinician.consent()
    clinician.press("Begin the interview")
    clinician.until_stage(Stage.LISTENING)
    choose(clinician, "language", "ar")
    QApplication.processEvents()
    assert clinician.window is before
    before.go(Place.INTERVIEW)
    clinician.app.desk.room.send(AnswerTyped("I worry."))
    clinician.until_stage(Stage.REVIEW)
    assert clinician.window is before
    clinician.choose("Leave this interview")
    clinician.until(lambda: clinician.window is not before)
    assert clinician.page(StartPage).layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_the_window_stands_where_it_stood(qtbot, tmp_path: Path):
    home = home_with_tone(tmp_path)
    with at_the_window(qtbot, home) as clinician:
        clinician.window.quit_wanted.disconnect(clinician.app._quit)  # it would end the loop of the tests
        usual, least = clinician.window.size(), clinician.window.minimumSize()
        wanted = QSize(usual.width(), least.height() + 10)
        clinician.window.resize(wanted)
        clinician.until(lambda: clinician.window.size() == wanted)
        clinician.window.close()
    with at_the_window(qtbot, home) as clinician:
        assert clinician.window.size() == wanted != usual


def test_devices_that_were_chosen_are_chosen_the_next_time(qtbot, tmp_path: Path):
    home = home_with_tone(tmp_path)
    with at_the_window(qtbot, home) as clinician:
        clinician.open_vault()
        clinician.app.window._home.rehearse()
        clinician.page(RehearsalPage).devices_chosen.emit("none", f"file:{tmp_path / 'tone.wav'}")
        clinician.until(lambda: not clinician.app.desk.lanes.store.tasks())
        clinician.window.go(Place.SESSIONS)  # lets go of them
        clinician.until(lambda: not clinician.app.desk.lanes.capture.tasks())
    kept = read_settings(home / "settings.toml").devices
    assert (kept.camera, kept.microphone) == ("none", f"file:{tmp_path / 'tone.wav'}")
    with at_the_window(qtbot, home) as clinician:
        assert clinician.app.desk.settings.devices == kept


def test_who_came_last_is_chosen_the_next_time(qtbot, tmp_path: Path):
    home = home_with_tone(tmp_path)
    with at_the_window(qtbot, home) as clinician:
        clinician.open_vault()
        assert clinician.app._state.last_user == "Dr A"
    with at_the_window(qtbot, home) as clinician:
        assert clinician.app._state.last_user == "Dr A"
