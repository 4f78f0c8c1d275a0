"""The first run, step by step."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from interview.errors import StoreUnusable
from interview.settings import Safety, Settings
from interview.vault.recovery_text import as_text
from ui.pages.first_run_page import KEY, LOOK, SITE, VAULT, FirstRunPage

WORDS = "four unrelated little words"
RECOVERY = as_text(bytes(range(32)))


@pytest.fixture
def page(qtbot: QtBot) -> FirstRunPage:
    made = FirstRunPage(Settings())
    qtbot.addWidget(made)
    made.show()
    return made


def fill_vault(page: FirstRunPage, qtbot: QtBot) -> None:
    page.next.click()
    assert page._step == VAULT
    qtbot.keyClicks(page.vault.name, "Dr A. Example")
    qtbot.keyClicks(page.vault.passphrase.first.line, WORDS)
    qtbot.keyClicks(page.vault.passphrase.second.line, WORDS)


def test_it_says_plainly_what_it_is_and_what_is_lost(page: FirstRunPage) -> None:
    words = " ".join(label.text() for label in page.look.findChildren(QLabel))
    for said in ("research prototype", "Nothing leaves this computer", "loses everything"):
        assert said in words


def test_language_and_theme_count_at_once(page: FirstRunPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.language_chosen) as told:
        page.look.language.setCurrentIndex(page.look.language.findData("ar"))
        page.look.language.activated.emit(1)
    assert told.args == ["ar"]
    with qtbot.waitSignal(page.theme_chosen) as told:
        page.look.theme.setCurrentIndex(page.look.theme.findData("dark"))
        page.look.theme.activated.emit(2)
    assert told.args == ["dark"]


def test_the_vault_needs_a_name_and_the_same_good_passphrase_twice(page: FirstRunPage, qtbot: QtBot) -> None:
    page.next.click()
    assert not page.next.isEnabled()
    qtbot.keyClicks(page.vault.name, "Dr A. Example")
    qtbot.keyClicks(page.vault.passphrase.first.line, WORDS)
    qtbot.keyClicks(page.vault.passphrase.second.line, WORDS[:-1])
    assert not page.next.isEnabled()
    qtbot.keyClicks(page.vault.passphrase.second.line, WORDS[-1])
    with qtbot.waitSignal(page.create_wanted) as told:
        page.next.click()
    assert told.args == ["Dr A. Example", WORDS]
    assert not page.next.isEnabled(), "one vault is made, not two"


def test_a_vault_that_cannot_be_made_leaves_what_was_typed(page: FirstRunPage, qtbot: QtBot) -> None:
    fill_vault(page, qtbot)
    page.next.click()
    page.show_problem(StoreUnusable("No room.", "Make room."))
    assert page.vault.name.text() == "Dr A. Example"
    assert page.vault.passphrase.text() == WORDS
    assert page.next.isEnabled()


def test_the_key_is_left_only_with_its_last_group_and_then_gone(page: FirstRunPage, qtbot: QtBot) -> None:
    fill_vault(page, qtbot)
    page.show_recovery_key(RECOVERY)
    assert page._step == KEY
    assert page.vault.passphrase.text() == "", "the passphrase is forgotten"
    assert page.back.isHidden()
    for group in RECOVERY.split("-"):
        assert group in page.key.groups.text()
    with qtbot.waitSignal(page.print_wanted) as told:
        page.key.print.click()
    assert told.args == [RECOVERY]
    page.key.last.setText(RECOVERY.split("-")[0])
    assert not page.next.isEnabled()
    page.key.last.setText(RECOVERY.split("-")[-1].lower())
    page.next.click()
    assert page._step == SITE
    assert page.key.groups.text() == ""
    assert page.key.key() == ""


def test_the_choices_of_the_site_come_into_the_settings(page: FirstRunPage, qtbot: QtBot) -> None:
    page.show_devices(["Camera One"], ["Table microphone"])
    page._go(SITE)
    page.site.camera.setCurrentIndex(page.site.camera.findData("Camera One"))
    page.site.microphone.setCurrentIndex(page.site.microphone.findData("none"))
    page.site.text.edit.setPlainText("Stay. Call.")
    page.site.numbers.edit.setPlainText("Duty doctor 4711\n\n  Ward 0815 \n")
    page.site.emotion.setChecked(False)
    with qtbot.waitSignal(page.finished) as told:
        page.next.click()
    put = told.args[0].put_into(Settings())
    assert put.safety == Safety(
        crisis_text="Stay. Call.",
        crisis_numbers=("Duty doctor 4711", "Ward 0815"),
        emotion_allowed=False,
    )
    assert (put.devices.camera, put.devices.microphone) == ("Camera One", "none")


def test_a_test_of_a_device_names_it_and_what_came_is_shown(page: FirstRunPage, qtbot: QtBot) -> None:
    page.show_devices(["Camera One"], [])
    page._go(SITE)
    page.site.camera.setCurrentIndex(page.site.camera.findData("Camera One"))
    with qtbot.waitSignal(page.test_wanted) as told:
        page.site._test_camera()
    assert told.args == ["camera", "Camera One"]
    page.show_test("camera", False, "It does not answer.")
    assert page.site._results["camera"].text() == "It does not answer."


def test_devices_that_come_late_change_no_choice(page: FirstRunPage) -> None:
    page.show_devices(["Camera One"], [])
    page.site.camera.setCurrentIndex(page.site.camera.findData("Camera One"))
    page.show_devices(["Camera Two", "Camera One"], [])
    assert page.site.camera.currentData() == "Camera One"


def test_it_begins_with_the_language_of_the_settings(page: FirstRunPage) -> None:
    assert page._step == LOOK
    assert page.choices().language == "en"
