"""The locked screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from interview.errors import WaitFirst
from interview.lock import Why
from ui.pages.lock_page import LockPage, why_locked


def test_it_says_why_and_whether_a_recording_goes_on(qtbot: QtBot) -> None:
    page = LockPage("Dr A")
    qtbot.addWidget(page)
    page.show()
    page.show_lock(Why.SLEPT, recording=True)
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert why_locked(Why.SLEPT) in words
    assert page._light.isVisible()
    page.show_lock(Why.SLEPT, recording=False)
    assert page._light.isHidden()


def test_there_is_a_sentence_for_every_reason() -> None:
    assert len({why_locked(why) for why in Why}) == len(Why)


def test_typing_survives_being_painted_again_and_return_unlocks(qtbot: QtBot) -> None:
    page = LockPage("Dr A")
    qtbot.addWidget(page)
    page.show()
    qtbot.keyClicks(page._form.passphrase.line, "four little")
    page.show_lock(Why.IDLE, recording=True)
    qtbot.keyClicks(page._form.passphrase.line, " words")
    with qtbot.waitSignal(page.unlock_wanted) as told:
        qtbot.keyClick(page._form.passphrase.line, Qt.Key.Key_Return)
    assert told.args == ["four little words"]


def test_the_wait_of_an_earlier_try_is_kept(qtbot: QtBot) -> None:
    page = LockPage("Dr A")
    qtbot.addWidget(page)
    qtbot.keyClicks(page._form.passphrase.line, "four little words")
    page.show_problem(WaitFirst("Wait.", "", 30.0))
    assert 29 <= page._form.seconds_left() <= 30
    assert not page._form.button.isEnabled()
