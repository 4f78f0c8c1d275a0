"""Devices tried by the clinician: chosen, seen, heard, and looked at only while the page is shown."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from interview.media import Health
from interview.ports import Watch
from ui.gallery import samples
from ui.pages.around_words import as_given
from ui.pages.rehearsal_page import RehearsalPage
from ui.translating import install


@dataclass(frozen=True)
class Device:
    id: str
    name: str


@dataclass(frozen=True)
class Found:
    cameras: tuple[Device, ...] = ()
    microphones: tuple[Device, ...] = ()


DESK, LID = Device("desk", "Desk camera"), Device("lid", "Camera in the lid")
USB = Device("usb", "USB microphone")
BOTH = Found((LID, DESK), (USB,))


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> RehearsalPage:
    install(qapp, "en")
    made = RehearsalPage()
    qtbot.addWidget(made)
    made.show_devices(BOTH)
    made.show()
    return made


def take(page: RehearsalPage, device: str) -> None:
    choice = page.camera if page.camera.findData(device) >= 0 and device != "usb" else page.microphone
    choice.setCurrentIndex(choice.findData(device))
    choice.activated.emit(choice.currentIndex())


def test_the_first_devices_are_chosen_at_first(page: RehearsalPage) -> None:
    assert (page.camera.chosen, page.microphone.chosen) == ("", "")
    assert LID.name in page.camera.currentText()


def test_a_choice_is_told_by_id(qtbot: QtBot, page: RehearsalPage) -> None:
    with qtbot.waitSignal(page.devices_chosen) as told:
        take(page, "desk")
    assert told.args == ["desk", ""]
    with qtbot.waitSignal(page.devices_chosen) as told:
        take(page, "usb")
    assert told.args == ["desk", "usb"]
    with qtbot.waitSignal(page.devices_chosen) as told:
        take(page, "none")
    assert told.args == ["none", "usb"]


def test_a_list_that_comes_again_changes_no_choice_and_tells_nothing(
    qtbot: QtBot, page: RehearsalPage
) -> None:
    take(page, "desk")
    with qtbot.assertNotEmitted(page.devices_chosen):
        page.show_devices(Found((DESK,), ()))
        assert page.camera.currentText() == as_given(DESK.name)
        page.show_devices(Found())
    assert page.camera.chosen == "desk"
    assert "not connected" in page.camera.currentText()
    page.show_devices(BOTH)
    assert page.camera.currentText() == as_given(DESK.name)


def test_the_choice_that_was_kept_is_shown_even_before_any_list(qtbot: QtBot) -> None:
    page = RehearsalPage()
    qtbot.addWidget(page)
    page.show_chosen("desk", "none")
    assert (page.camera.chosen, page.microphone.chosen) == ("desk", "none")
    page.show_devices(BOTH)
    assert page.camera.currentText() == as_given(DESK.name)


def test_what_is_wrong_with_a_device_is_said(qtbot: QtBot, page: RehearsalPage) -> None:
    watch = samples.watch()
    page.show_watch(watch)
    assert (page.picture.status, page.level.status) == ("fine", "fine")
    watch.health.put(Health(camera="frozen", microphone="silent", behind=True))
    qtbot.waitUntil(lambda: (page.picture.status, page.level.status) == ("frozen", "silent"))
    assert any("slow" in label.text() for label in page.findChildren(QLabel))


def test_before_the_first_picture_it_waits(page: RehearsalPage) -> None:
    watch = Watch()
    watch.health.put(Health(camera="fine", microphone="fine"))
    page.show_watch(watch)
    assert page.picture.status == "waiting"
    page.show_watch(None)
    assert page.picture.status == "waiting"


def test_nothing_is_looked_at_while_the_page_is_hidden(qtbot: QtBot, page: RehearsalPage) -> None:
    watch = samples.watch()
    page.show_watch(watch)
    page.hide()
    watch.health.put(Health(camera="frozen", microphone="fine"))
    qtbot.wait(120)
    assert page.picture.status == "fine"
    page.show()
    qtbot.waitUntil(lambda: page.picture.status == "frozen")


def test_a_test_sentence_and_the_way_back(qtbot: QtBot, page: RehearsalPage) -> None:
    with qtbot.waitSignal(page.voice_wanted):
        page.voice.click()
    with qtbot.waitSignal(page.back_wanted):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_it_says_that_nothing_is_kept(page: RehearsalPage) -> None:
    assert "Nothing of this is kept" in page.subtitle.text()
