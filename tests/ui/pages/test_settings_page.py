"""Every setting can be seen, changed, undone and set back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interview.errors import NotAccepted
from interview.settings import Devices, Keeping, Settings, Voice
from interview.vault.key_slots import Role, User
from ui.pages.settings_fields import ChoiceField, Key, LinesField, NumberField, SwitchField, TextField
from ui.pages.settings_page import SettingsPage

WORDS = "four unrelated little words"
ADMINISTRATOR = User("Dr A", Role.ADMINISTRATOR)
NO_KEYS = Qt.KeyboardModifier.NoModifier
CLINICIAN = User("Dr B", Role.CLINICIAN)


@pytest.fixture
def page(qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(Settings())
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


def number(page: SettingsPage, table: str, name: str) -> NumberField:
    page.go_to(table)
    field = page.fields[Key(table, name)]
    assert isinstance(field, NumberField)
    return field


def type_number(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.line.selectAll()
    qtbot.keyClicks(field.line, text)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)


def test_there_is_a_field_for_every_key_of_the_settings(page: SettingsPage) -> None:
    every = {Key(table, name) for table, keys in Settings().model_dump().items() for name in keys}
    assert set(page.fields) == every


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Key("program", "theme"), "dark"),
        (Key("voice", "speaker"), "flite"),
        (Key("hearing", "transcriber"), "none"),
        (Key("safety", "emotion_allowed"), False),
        (Key("network", "voice"), True),
        (Key("devices", "own_picture"), True),
    ],
)
def test_a_choice_counts_at_once(page: SettingsPage, qtbot: QtBot, key: Key, value: object) -> None:
    field = page.fields[key]
    with qtbot.waitSignal(page.changed) as told:
        if isinstance(field, ChoiceField):
            field.box.setCurrentIndex(field.box.findData(value))
            field.box.activated.emit(0)
        else:
            assert isinstance(field, SwitchField)
            field.box.click()
    assert getattr(getattr(told.args[0], key.table), key.name) == value


def test_a_wrong_number_is_told_beside_it_kept_and_not_saved(page: SettingsPage, qtbot: QtBot) -> None:
    field = number(page, "session", "questions")
    with qtbot.assertNotEmitted(page.changed):
        type_number(qtbot, field, "400")
    assert "60" in field._error.text()
    assert field._error.isVisible()
    page.show_settings(Settings())
    assert field.line.text() == "400", "typed text survives a repaint"
    with qtbot.waitSignal(page.changed) as told:
        type_number(qtbot, field, "12")
    assert told.args[0].session.questions == 12
    assert not field._error.isVisible()


def test_digits_of_another_script_are_numbers(page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.changed) as told:
        field = number(page, "session", "questions")
        field.line.selectAll()
        for digit in "١٢":  # QTest types Latin letters only
            QApplication.sendEvent(field.line, QKeyEvent(QEvent.Type.KeyPress, 0, NO_KEYS, digit))
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert told.args[0].session.questions == 12


def test_an_empty_keeping_time_means_no_time(page: SettingsPage, qtbot: QtBot) -> None:
    page.show_settings(Settings(keeping=Keeping(picture=90)))
    field = number(page, "keeping", "picture")
    assert field.line.text() == "90"
    field.line.selectAll()
    qtbot.keyClick(field.line, Qt.Key.Key_Delete)
    with qtbot.waitSignal(page.changed) as told:
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert told.args[0].keeping.picture is None


def test_numbers_to_call_are_a_line_each(page: SettingsPage, qtbot: QtBot) -> None:
    field = page.fields[Key("safety", "crisis_numbers")]
    assert isinstance(field, LinesField)
    field.edit.setPlainText("Duty doctor 4711\n\nWard 0815")
    page.show_settings(Settings())
    with qtbot.waitSignal(page.changed) as told:
        field.edit.left.emit()
    assert told.args[0].safety.crisis_numbers == ("Duty doctor 4711", "Ward 0815")


def test_undo_and_redo(page: SettingsPage, qtbot: QtBot) -> None:
    field = number(page, "session", "questions")
    assert not page.undo.isEnabled()
    type_number(qtbot, field, "12")
    with qtbot.waitSignal(page.changed) as told:
        qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert told.args[0] == Settings()
    assert field.line.text() == "8"
    with qtbot.waitSignal(page.changed) as told:
        page.redo.click()
    assert told.args[0].session.questions == 12
    assert not page.redo.isEnabled()


def test_back_to_the_defaults_takes_only_the_open_group_and_can_be_undone(
    page: SettingsPage, qtbot: QtBot
) -> None:
    mine = Settings(voice=Voice(words_a_minute=100, speaker="flite"), keeping=Keeping(sound=30))
    page.show_settings(mine)
    page.go_to("voice")
    with qtbot.waitSignal(page.changed) as told:
        page._set_back()
    assert told.args[0] == Settings(keeping=Keeping(sound=30))
    with qtbot.waitSignal(page.changed) as told:
        page.undo.click()
    assert told.args[0] == mine


def test_a_device_that_is_not_here_stays_chosen(page: SettingsPage) -> None:
    page.show_settings(Settings(devices=Devices(camera="Studio camera")))
    field = page.fields[Key("devices", "camera")]
    assert isinstance(field, ChoiceField)
    assert field.box.currentData() == "Studio camera"
    page.show_devices(["Integrated Camera"], [])
    assert field.box.currentData() == "Studio camera"
    assert "Studio camera" in field.box.currentText()
    assert field.box.findData("Integrated Camera") >= 0


def test_what_the_settings_refuse_is_told_beside_the_field(page: SettingsPage, qtbot: QtBot) -> None:
    field = number(page, "voice", "words_a_minute")
    with qtbot.assertNotEmitted(page.changed):
        field.typed.emit(field.key, 5)
    assert field._error.text()


def test_a_line_of_text_is_saved_when_it_is_left_and_not_painted_over(
    page: SettingsPage, qtbot: QtBot
) -> None:
    page.go_to("voice")
    field = page.fields[Key("voice", "piper_voice")]
    assert isinstance(field, TextField)
    qtbot.keyClicks(field.line, "/voices/amy")
    page.show_settings(Settings())
    with qtbot.waitSignal(page.changed) as told:
        qtbot.keyClicks(field.line, ".onnx")
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert told.args[0].voice.piper_voice == "/voices/amy.onnx"


def test_the_passphrase_changes_only_with_the_old_one_and_a_good_new_one(
    page: SettingsPage, qtbot: QtBot
) -> None:
    users = page.users
    qtbot.keyClicks(users.new.first.line, WORDS)
    qtbot.keyClicks(users.new.second.line, WORDS)
    assert not users.change.isEnabled()
    qtbot.keyClicks(users.old.line, "the old one of before")
    with qtbot.waitSignal(page.passphrase_wanted) as told:
        users.change.click()
    assert told.args == ["the old one of before", WORDS]
    assert not users.isEnabled(), "not twice"
    page.show_problem(NotAccepted("No.", "Try again."))
    assert users.isEnabled()
    assert users.new.text() == WORDS, "typed text survives a problem"
    page.show_done("There is a new passphrase.")
    assert users.new.text() == users.old.text() == ""


def test_only_an_administrator_adds_a_user(page: SettingsPage, qtbot: QtBot) -> None:
    page.names.setCurrentRow(page.names.count() - 1)
    page.show_users((ADMINISTRATOR, CLINICIAN), CLINICIAN)
    assert not page.users.add.isVisible()
    page.show_users((ADMINISTRATOR, CLINICIAN), ADMINISTRATOR)
    assert page.users.add.isVisible()
    qtbot.keyClicks(page.users.name, "Dr C")
    page.users.role.setCurrentIndex(page.users.role.findData("supervisor"))
    qtbot.keyClicks(page.users.theirs.first.line, WORDS)
    qtbot.keyClicks(page.users.theirs.second.line, WORDS)
    with qtbot.waitSignal(page.user_wanted) as told:
        page.users.add.click()
    assert told.args == ["Dr C", "supervisor", WORDS]
