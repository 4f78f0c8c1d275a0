"""From no vault to an open one, and back into it: passphrase, recovery key, one program at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

import main
from interview.settings import read_settings
from tests.interview.vaults import OTHER, PASSPHRASE
from tests.ui.clinician import TERMS, Clinician, at_the_window, settings_with, with_vault
from ui.pages.first_run_page import FirstRunPage
from ui.pages.start_page import StartPage
from ui.pages.unlock_page import UnlockPage


def make_vault(clinician: Clinician) -> tuple[FirstRunPage, str]:
    """Up to the step with the recovery key; that key."""
    page = clinician.page(FirstRunPage)
    clinician.press("Next")
    clinician.type_into(page.vault.name, "Dr A")
    clinician.type_into(page.vault.passphrase.first.line, PASSPHRASE)
    clinician.type_into(page.vault.passphrase.second.line, PASSPHRASE)
    clinician.press("Make the vault")
    clinician.until(lambda: bool(page.key.key()))
    return page, page.key.key()


def finish(clinician: Clinician, page: FirstRunPage, key: str) -> None:
    assert not clinician._buttons("It is on paper")
    clinician.type_into(page.key.last, key.split("-")[-1])
    clinician.press("It is on paper")
    clinician.type_into(page.site.text.findChild(QPlainTextEdit), "Call the ward.")
    page.site.emotion.setChecked(False)
    page.site.camera.setCurrentIndex(page.site.camera.findData("none"))
    clinician.press("Finish")
    clinician.page(StartPage)


def recover(clinician: Clinician, key: str, passphrase: str) -> None:
    clinician.press("Use the recovery key instead")
    form = clinician.page(UnlockPage)._recovery
    form.key.setPlainText(key)
    clinician.type_into(form.new.first.line, passphrase)
    clinician.type_into(form.new.second.line, passphrase)
    clinician.press("Set the new passphrase")


def test_the_first_run_makes_a_vault_and_keeps_what_was_chosen(qtbot, tmp_path: Path):
    home = tmp_path / "home"
    with at_the_window(qtbot, home) as clinician:
        page, key = make_vault(clinician)
        assert clinician.reads(key.split("-")[0])
        finish(clinician, page, key)
        groups = key.split("-")
        shown = " ".join(label.text() for label in clinician.window.findChildren(QLabel))
        assert not any(group in shown for group in groups)  # it is shown once
        clinician.until(clinician.is_idle)
    kept = read_settings(home / "settings.toml")
    assert kept.safety.crisis_text == "Call the ward."
    assert not kept.safety.emotion_allowed
    assert kept.devices.camera == "none"
    assert all(group not in file.read_text("latin-1") for file in home.glob("*.*") for group in groups)
    with at_the_window(qtbot, home) as clinician:
        clinician.page(UnlockPage)
        assert clinician.reads("Dr A")
        clinician.open_vault()


def test_the_language_can_be_chosen_before_there_is_a_vault(qtbot, tmp_path: Path):
    with at_the_window(qtbot, tmp_path / "home") as clinician:
        before, page = clinician.window, clinician.page(FirstRunPage)
        look = page.look.language
        look.setCurrentIndex(look.findData("ar"))
        look.activated.emit(look.currentIndex())
        clinician.until(lambda: clinician.window is not before)
        again = clinician.page(FirstRunPage)
        assert again.layoutDirection() is Qt.LayoutDirection.RightToLeft
        assert again.look.language.currentData() == "ar"


def test_each_wrong_passphrase_makes_the_wait_longer(qtbot, tmp_path: Path):
    home = tmp_path / "home"
    with_vault(home)
    with at_the_window(qtbot, home) as clinician:
        page = clinician.page(UnlockPage)
        field = page.findChild(QLineEdit)
        for seconds in (1, 2):
            field.clear()
            clinician.unlock("never was right")
            clinician.until_it_reads(f"The next try is taken in {seconds} s.")
            assert not clinician._buttons("Unlock")
        assert clinician.app.desk.store is None
    with at_the_window(qtbot, home) as clinician:  # starting anew does not shorten it
        clinician.until_it_reads("The next try is taken in")
        clinician.open_vault()


def test_the_printed_key_opens_the_vault_and_sets_a_new_passphrase(qtbot, tmp_path: Path):
    home = tmp_path / "home"
    key = with_vault(home)
    with at_the_window(qtbot, home) as clinician:
        recover(clinician, key.lower(), OTHER)
        clinician.page(StartPage)
    with at_the_window(qtbot, home) as clinician:
        clinician.open_vault(OTHER)


def test_a_second_program_on_the_same_vault_is_refused_with_a_sentence(qtbot, tmp_path: Path):
    home = tmp_path / "home"
    with_vault(home)
    first = main.wire(home, TERMS)
    with first.store(first.vault().unlock(PASSPHRASE)), at_the_window(qtbot, home) as clinician:
        clinician.unlock()
        clinician.until_it_reads("has this session store open")
        assert clinician.app.desk.store is None
        clinician.page(UnlockPage)


@pytest.mark.parametrize("broken", ["the second half", "all of it"])
def test_damaged_key_slots_are_told_in_place_of_the_passphrase(qtbot, tmp_path: Path, broken: str):
    home = tmp_path / "home"
    with_vault(home)
    for file in (home / "vault").glob("*slots*"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text[: len(text) // 2] if broken == "the second half" else "", encoding="utf-8")
    with at_the_window(qtbot, home) as clinician:
        clinician.press("Try again")
        assert not clinician._visible(UnlockPage)


def test_a_closed_vault_asks_for_the_passphrase_again_and_keeps_no_page(qtbot, tmp_path: Path):
    home = tmp_path / "home"
    with_vault(home)
    with at_the_window(qtbot, home, settings_with()) as clinician:
        clinician.open_vault()
        clinician.choose("Close the vault")
        clinician.page(UnlockPage)
        assert not clinician._visible(StartPage)
        clinician.until(lambda: not clinician.window.findChildren(StartPage))
        clinician.until(clinician.is_idle)
        clinician.open_vault()
