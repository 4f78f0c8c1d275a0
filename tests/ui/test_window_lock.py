"""A locked screen shows nothing and can be told nothing; what is being recorded goes on behind it."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPlainTextEdit

from interview.domain import Purpose, Stage
from interview.events import ConsentWithdrawn
from interview.lock import Clocks, Why
from interview.steps import present_answer
from tests.interview.vaults import PASSPHRASE
from tests.ui.clinician import Clinician
from ui.dialogs.crisis_card import CrisisCard
from ui.pages.interview_dialogs import QuestionDialog
from ui.pages.interview_page import InterviewPage
from ui.pages.lock_page import LockPage

CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = (
    *((key, CONTROL) for key in (Qt.Key.Key_Return, Qt.Key.Key_P, Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_W)),
    *((key, Qt.KeyboardModifier.AltModifier) for key in (Qt.Key.Key_1, Qt.Key.Key_2)),
    (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
)


def lock(clinician: Clinician) -> LockPage:
    clinician.choose("Lock the screen")
    return clinician.page(LockPage)


def unlock(clinician: Clinician, passphrase: str = PASSPHRASE) -> None:
    page = clinician.page(LockPage)
    clinician.type_into(page.findChild(QLineEdit), passphrase)
    clinician.press("Unlock")


def test_recording_goes_on_behind_the_lock_and_no_key_reaches_it(heard_tone):
    page = heard_tone.ask_first_question()
    heard_tone.record(0.3)
    asked, take = heard_tone.session.question, heard_tone.session.take
    locked = lock(heard_tone)
    assert not page.isVisible()
    assert heard_tone.reads("Recording goes on and is saved")
    assert heard_tone.person.question.text() == asked.text
    for key, modifier in KEYS:
        heard_tone.key(locked, key, modifier)
    heard_tone.record(1.0)
    session = heard_tone.session
    assert (session.stage, session.take, session.question) == (Stage.LISTENING, take, asked)
    assert heard_tone.page(LockPage) is locked
    unlock(heard_tone)
    assert heard_tone.page(InterviewPage) is page
    heard_tone.done()
    heard_tone.until(lambda: heard_tone.session.answers[asked.id].recording is not None)
    assert heard_tone.session.answers[asked.id].recording.seconds >= 1.0


def test_only_the_passphrase_of_who_opened_it_unlocks(heard_tone):
    heard_tone.open_vault()
    lock(heard_tone)
    unlock(heard_tone, "never was right")
    heard_tone.until_it_reads("The next try is taken in")
    assert heard_tone.app.guard.why is Why.ASKED
    heard_tone.until(lambda: not heard_tone.reads("The next try is taken in"))
    field = heard_tone.page(LockPage).findChild(QLineEdit)
    field.clear()
    unlock(heard_tone)
    heard_tone.until(lambda: heard_tone.app.guard.why is None)
    assert not heard_tone._visible(LockPage)


def test_nothing_of_the_menus_can_be_chosen_though_the_interview_moves_on(heard_tone):
    heard_tone.ask_first_question()
    heard_tone.record(0.3)
    lock(heard_tone)
    heard_tone.person.typed.emit("I write it down.")
    heard_tone.until(lambda: heard_tone.session.position == 1)
    heard_tone.until_stage(Stage.LISTENING)
    menus = heard_tone.app.window.menus
    assert not any(action.isEnabled() for action in menus._of_interview.values())
    assert {name for name, action in menus.actions.items() if action.isEnabled()} == {"crisis", "quit"}
    unlock(heard_tone)
    heard_tone.until(lambda: any(action.isEnabled() for action in menus._of_interview.values()))


def test_a_dialog_waits_behind_the_lock_with_what_was_typed(heard_tone):
    heard_tone.ask_first_question()
    heard_tone.choose("Insert a question…\tCtrl+I")
    dialog = heard_tone.page(QuestionDialog)
    heard_tone.type_into(dialog.findChild(QPlainTextEdit), "What helped you")
    heard_tone.app.guard.lock(Why.SYSTEM)
    heard_tone.page(LockPage)
    assert not dialog.isVisible()
    unlock(heard_tone)
    assert heard_tone.page(QuestionDialog) is dialog
    assert dialog.value() == "What helped you"
    dialog.reject()


def test_an_open_menu_is_closed_by_the_lock(heard_tone):
    page = heard_tone.ask_first_question()
    page.bar.stop.menu().popup(page.mapToGlobal(page.rect().center()))
    heard_tone.until(lambda: QApplication.activePopupWidget() is not None)
    heard_tone.app.guard.lock_now()
    assert QApplication.activePopupWidget() is None


def test_a_dialog_that_holds_up_the_window_ends_cancelled_by_the_lock(heard_tone):
    """As those of files and printers do; unlocking is then as always."""
    heard_tone.open_vault()

    def lock_it() -> None:
        heard_tone.until(lambda: any(isinstance(one, QDialog) for one in QApplication.topLevelWidgets()))
        heard_tone.app.guard.lock_now()

    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, lock_it)
    assert QFileDialog.getSaveFileName(heard_tone.window, "Save as", "report.pdf")[0] == ""
    unlock(heard_tone)
    heard_tone.until(lambda: heard_tone.app.guard.why is None)


def test_what_is_to_be_asked_waits_for_the_unlocked_screen(heard_tone):
    heard_tone.ask_first_question()
    heard_tone.record(0.3)
    lock(heard_tone)
    heard_tone.app.desk.room.send(ConsentWithdrawn(Purpose.AUDIO, "2026-11-20T10:00:00+00:00"))
    heard_tone.until(lambda: not heard_tone.app.desk.room.is_recording)
    assert not heard_tone.reads("The consent was withdrawn.")
    unlock(heard_tone)
    heard_tone.until_it_reads("The consent was withdrawn.")
    heard_tone.press("No")


def test_the_crisis_card_opens_over_the_lock_and_leads_nowhere(heard_tone):
    heard_tone.open_vault()
    lock(heard_tone)
    heard_tone.choose("Crisis card")
    card = heard_tone.page(CrisisCard)
    assert not heard_tone._buttons("Open settings")
    card.accept()
    heard_tone.page(LockPage)


@pytest.mark.parametrize("locked_before", [False, True])
def test_the_segment_that_the_computer_slept_through_is_closed(heard_tone, locked_before):
    heard_tone.ask_first_question()
    heard_tone.record(0.5)
    if locked_before:
        heard_tone.app.guard.lock(Why.SYSTEM)
    heard_tone.app._system.sleep(True)
    heard_tone.page(LockPage)
    assert heard_tone.app.guard.why is (Why.SYSTEM if locked_before else Why.SLEPT)
    heard_tone.until(lambda: not heard_tone.app.desk.room.is_recording)
    heard_tone.until(lambda: present_answer(heard_tone.session).recording is not None)
    answer = present_answer(heard_tone.session)
    assert answer.paused
    assert answer.recording.seconds >= 0.5
    unlock(heard_tone)
    heard_tone.press("Continue")
    heard_tone.record(answer.recording.seconds + 0.2)
    assert present_answer(heard_tone.session).take == answer.take


def test_a_jump_of_the_clocks_closes_the_segment_too(heard_tone):
    heard_tone.ask_first_question()
    heard_tone.record(0.3)
    guard, here = heard_tone.app.guard, Clocks.now
    guard._now = lambda: dataclasses.replace(here(), wall=here().wall + 3600)
    guard.tick()
    heard_tone.page(LockPage)
    heard_tone.until(lambda: present_answer(heard_tone.session).paused)
    guard._now = here


def test_it_locks_after_the_minutes_of_the_settings_and_of_new_ones_at_once(heard_tone):
    heard_tone.open_vault()
    guard, moment = heard_tone.app.guard, Clocks.now()
    guard._now = lambda: moment
    guard.begin(heard_tone.app.desk.settings.lock.idle_minutes * 60.0)
    assert guard.seconds_left() == pytest.approx(300)
    settings = heard_tone.app.desk.settings
    shorter = settings.lock.model_copy(update={"idle_minutes": 1})
    heard_tone.app.desk.set(settings.model_copy(update={"lock": shorter}))
    assert guard.seconds_left() == pytest.approx(60)
    for _ in range(13):
        moment = dataclasses.replace(moment, wall=moment.wall + 5, monotonic=moment.monotonic + 5)
        guard.tick()
    heard_tone.page(LockPage)
    assert guard.why is Why.IDLE
