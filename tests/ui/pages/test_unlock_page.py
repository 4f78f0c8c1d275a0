"""The first page of a vault: name, passphrase, wait, recovery key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from interview.errors import NotAccepted, WrongPassphrase
from interview.vault.recovery_text import as_text
from ui.pages.passphrase_fields import Strength, strength
from ui.pages.unlock_page import UnlockPage

USERS = ("Dr A", "Dr B")
WORDS = "four unrelated little words"
KEY = as_text(bytes(range(32)))


@pytest.fixture
def page(qtbot: QtBot) -> UnlockPage:
    made = UnlockPage(USERS, "Dr B")
    qtbot.addWidget(made)
    made.show()
    return made


def form(page: UnlockPage):
    return page._form


def test_return_unlocks_with_the_user_of_last_time(page: UnlockPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(form(page).passphrase.line, WORDS)
    with qtbot.waitSignal(page.unlock_wanted) as told:
        qtbot.keyClick(form(page).passphrase.line, Qt.Key.Key_Return)
    assert told.args == ["Dr B", WORDS]


def test_nothing_typed_unlocks_nothing(page: UnlockPage, qtbot: QtBot) -> None:
    assert not form(page).button.isEnabled()
    with qtbot.assertNotEmitted(page.unlock_wanted):
        qtbot.keyClick(form(page).passphrase.line, Qt.Key.Key_Return)


def test_letters_are_hidden_until_asked_for_and_again_after_clearing(page: UnlockPage, qtbot: QtBot) -> None:
    passphrase = form(page).passphrase
    assert passphrase.line.echoMode() is QLineEdit.EchoMode.Password
    passphrase._shown.click()
    assert passphrase.line.echoMode() is QLineEdit.EchoMode.Normal
    page.clear()
    assert passphrase.line.echoMode() is QLineEdit.EchoMode.Password
    assert passphrase.text() == ""


def test_caps_lock_is_told_by_a_capital_without_shift(page: UnlockPage, qtbot: QtBot) -> None:
    passphrase = form(page).passphrase
    qtbot.keyClick(passphrase.line, "a")
    assert passphrase._caps.isHidden()
    qtbot.keyClick(passphrase.line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert passphrase._caps.isHidden()
    qtbot.keyClick(passphrase.line, "A")
    assert passphrase._caps.isVisible()


def test_a_wrong_passphrase_waits_before_the_next(page: UnlockPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(form(page).passphrase.line, WORDS)
    page.show_busy()
    assert not form(page).button.isEnabled()
    page.show_problem(WrongPassphrase("No.", "Try again.", 0.9))
    assert form(page).seconds_left() == 1
    assert not form(page).button.isEnabled()
    assert form(page).passphrase.line.selectedText() != "", "the next key replaces the wrong one"
    with qtbot.assertNotEmitted(page.unlock_wanted):
        qtbot.keyClick(form(page).passphrase.line, Qt.Key.Key_Return)
    qtbot.waitUntil(form(page).button.isEnabled, timeout=3000)


def test_a_slip_in_the_recovery_key_is_named_and_nothing_is_lost(page: UnlockPage, qtbot: QtBot) -> None:
    page.show_recovery()
    recovery = page._recovery
    recovery.key.setPlainText(KEY[:-1] + ("0" if KEY[-1] != "0" else "1"))
    recovery.new.first.line.setText(WORDS)
    recovery.new.second.line.setText(WORDS)
    recovery.new._changed()
    with qtbot.assertNotEmitted(page.recover_wanted):
        recovery.button.click()
    words = " ".join(label.text() for label in recovery._notice.findChildren(QLabel))
    assert "group 13" in words
    assert recovery.new.text() == WORDS
    recovery.key.setPlainText(KEY.lower().replace("-", " "))
    with qtbot.waitSignal(page.recover_wanted) as told:
        recovery.button.click()
    assert told.args[1:] == ["Dr B", WORDS]


def test_a_problem_with_the_recovery_key_leaves_what_was_typed(page: UnlockPage) -> None:
    page.show_recovery()
    page._recovery.key.setPlainText(KEY)
    page.show_busy()
    page.show_problem(NotAccepted("Not of this vault.", "Look for a newer sheet."))
    assert page._recovery.key.toPlainText() == KEY
    assert page._recovery.key.isEnabled()


def test_leaving_the_recovery_key_forgets_it(page: UnlockPage) -> None:
    page.show_recovery()
    page._recovery.key.setPlainText(KEY)
    page.show_passphrase()
    assert page._recovery.key.toPlainText() == ""


@pytest.mark.parametrize(
    ("passphrase", "said"),
    [
        ("", Strength.EMPTY),
        ("elevenchars", Strength.TOO_SHORT),
        ("abababababab", Strength.TOO_ALIKE),
        ("twelve chars", Strength.ENOUGH),
        (WORDS, Strength.GOOD),
    ],
)
def test_strength_follows_the_rule_of_the_vault(passphrase: str, said: Strength) -> None:
    assert strength(passphrase) is said
