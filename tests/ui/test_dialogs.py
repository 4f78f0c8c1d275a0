"""Dialogs: crisis card, cut-off answer, passphrase, deleting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from interview.errors import WrongPassphrase
from interview.resume import AfterCutOff, CutOffTake
from interview.vault.session_keys import Kind
from ui.dialogs.crisis_card import CrisisCard
from ui.dialogs.forget_dialog import DueDialog, ForgetDialog
from ui.dialogs.passphrase_dialog import PassphraseDialog
from ui.dialogs.recovery_dialog import RecoveryDialog
from ui.gallery.cases_around import lines

CUT = CutOffTake("q3", 7, ("t1",), "t1")
SESSION = lines(2)[1]


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_the_crisis_card_shows_the_sites_own_words_as_plain_text(qtbot: QtBot) -> None:
    card = CrisisCard("Stay <b>calm</b>.", ("Duty doctor 4711",))
    qtbot.addWidget(card)
    assert "Stay <b>calm</b>." in words(card)
    assert "Duty doctor 4711" in words(card)
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText for label in card.findChildren(QLabel) if label.text()
    )


def test_a_crisis_card_that_is_not_set_invents_no_number_and_leads_to_settings(qtbot: QtBot) -> None:
    card = CrisisCard("  ", ())
    qtbot.addWidget(card)
    assert "has not set up" in words(card)
    assert not any(letter.isdigit() for letter in words(card))
    with qtbot.waitSignal(card.settings_wanted):
        card._open_settings()


def test_settings_cannot_be_opened_from_a_locked_screen(qtbot: QtBot) -> None:
    card = CrisisCard("", (), can_set=False)
    qtbot.addWidget(card)
    assert all(
        "settings" not in one.text().casefold() for one in card.findChildren(QWidget) if hasattr(one, "click")
    )


def test_escape_closes_the_crisis_card(qtbot: QtBot) -> None:
    card = CrisisCard("Stay.", ())
    qtbot.addWidget(card)
    card.show()
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()


@pytest.mark.parametrize("choice", list(AfterCutOff))
def test_each_choice_about_a_cut_off_answer_is_told(qtbot: QtBot, choice: AfterCutOff) -> None:
    dialog = RecoveryDialog(CUT, SESSION, "How do you sleep?", 41.6)
    qtbot.addWidget(dialog)
    assert dialog.choice() is AfterCutOff.KEEP, "the usual answer loses nothing"
    dialog._group.button(list(AfterCutOff).index(choice)).click()
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog._choose()
    assert told.args == [choice]


def test_a_cut_off_answer_names_session_question_and_seconds(qtbot: QtBot) -> None:
    dialog = RecoveryDialog(CUT, SESSION, "How do you sleep?", 41.6)
    qtbot.addWidget(dialog)
    for said in (SESSION.subject, SESSION.disorder, "How do you sleep?", "41 s"):
        assert said in words(dialog)


@pytest.mark.parametrize(("seconds", "said"), [(None, "not known"), (0.4, "Less than a second")])
def test_seconds_that_nobody_knows_are_not_made_up(qtbot: QtBot, seconds: float | None, said: str) -> None:
    dialog = RecoveryDialog(CUT, SESSION, "How do you sleep?", seconds)
    qtbot.addWidget(dialog)
    assert said in words(dialog)


def test_deciding_later_decides_nothing(qtbot: QtBot) -> None:
    dialog = RecoveryDialog(replace(CUT, choices=(AfterCutOff.ASK_AGAIN,)), SESSION, "", None)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_passphrase_dialog_stays_until_the_passphrase_is_right(qtbot: QtBot) -> None:
    dialog = PassphraseDialog("To sign this report.", "Dr A")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog._form.passphrase.line, "four little words")
    with qtbot.waitSignal(dialog.entered) as told:
        qtbot.keyClick(dialog._form.passphrase.line, Qt.Key.Key_Return)
    assert told.args == ["four little words"]
    assert dialog.isVisible()
    dialog.show_busy()
    dialog.show_problem(WrongPassphrase("No.", "Try again.", 4.0))
    assert dialog.isVisible()
    assert dialog._form.seconds_left() == 4
    dialog.accept()
    assert dialog._form.passphrase.text() == "", "nothing typed stays in a closed dialog"


def test_text_means_everything(qtbot: QtBot) -> None:
    dialog = ForgetDialog(SESSION)
    qtbot.addWidget(dialog)
    dialog.choose(Kind.TEXT)
    assert set(dialog.kinds()) == set(Kind)
    assert not dialog._boxes[Kind.SOUND].isEnabled()
    assert "report" in words(dialog)
    assert "cannot be undone" in words(dialog)


def test_what_is_held_alone_leaves_nothing_to_delete(qtbot: QtBot) -> None:
    dialog = DueDialog((), ("P-1: sound",))
    qtbot.addWidget(dialog)
    assert not dialog._act.isEnabled()


def test_a_dialog_cannot_be_made_too_low_for_its_words(qtbot: QtBot) -> None:
    dialog = DueDialog(("word " * 120,), ())
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.resize(dialog.width(), 80)
    assert dialog.height() >= dialog.layout().totalHeightForWidth(dialog.width())


def test_a_dialog_grows_with_what_it_has_to_say(qtbot: QtBot) -> None:
    dialog = PassphraseDialog("To sign this report.", "Dr A")
    qtbot.addWidget(dialog)
    dialog.show()
    before = dialog.height()
    dialog.show_problem(WrongPassphrase("word " * 120, "", 4.0))
    qtbot.waitUntil(lambda: dialog.height() > before + 60)
