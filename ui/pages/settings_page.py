"""Every setting of the program in groups; a change counts at once and can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError
from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from interview.errors import ForPeople
from interview.settings import Settings
from interview.vault.key_slots import User
from ui.look.icons import icon
from ui.look.space import XL, XXXL, L
from ui.pages.settings_fields import ChoiceField, Key
from ui.pages.settings_groups import Group, all_groups, device_choices, no_camera, no_microphone
from ui.pages.users_panel import UsersPanel
from ui.widgets.basics import STRETCH, Card, button, heading, quiet, row
from ui.widgets.page_frame import PageFrame
from ui.widgets.states import Notice

WIDTH = 1080
GROUPS_WIDTH = 232


class SettingsPage(PageFrame):
    """Signals: `changed(Settings)`, `passphrase_wanted(old, new)`, `user_wanted(name, role, passphrase)`,
    `devices_wanted` (look for cameras and microphones again)."""

    changed = Signal(object)
    passphrase_wanted = Signal(str, str)
    user_wanted = Signal(str, str, str)
    devices_wanted = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__("", width=WIDTH)
        self.title.setText(self.tr("Settings"))
        self._settings = settings
        self._before: list[Settings] = []
        self._after: list[Settings] = []
        self._groups = all_groups()
        self.fields = {field.key: field for group in self._groups for field in group.fields}
        self.users = UsersPanel()
        self.names = QListWidget()
        self._sides: list[QWidget] = []
        self._side_column = QVBoxLayout()
        self._lay_out()
        for field in self.fields.values():
            field.typed.connect(self._typed)
        self.users.passphrase_wanted.connect(self.passphrase_wanted)
        self.users.user_wanted.connect(self.user_wanted)
        self.show_settings(settings)

    def show_settings(self, settings: Settings) -> None:
        """Paint what holds now; what is being typed stays."""
        self._settings = settings
        for key, field in self.fields.items():
            field.show_value(_value(settings, key))
        self.undo.setEnabled(bool(self._before))
        self.redo.setEnabled(bool(self._after))

    def show_devices(self, cameras: Sequence[str], microphones: Sequence[str]) -> None:
        """Those that are there now; one that was chosen and is gone stays chosen."""
        found = {
            Key("devices", "camera"): device_choices(cameras, no_camera()),
            Key("devices", "microphone"): device_choices(microphones, no_microphone()),
        }
        for key, choices in found.items():
            field = self.fields[key]
            if isinstance(field, ChoiceField):
                field.set_choices(choices)

    def show_users(self, users: Sequence[User], me: User) -> None:
        """Who may open the vault; only an administrator sees how to add one."""
        self.users.show_users(users, me)

    def show_problem(self, error: ForPeople) -> None:
        """Settings that could not be written, a passphrase that was wrong; what was typed stays."""
        self.users.show_ready()
        self.show_notice(Notice.of_error(error))

    def show_done(self, words: str) -> None:
        """A new passphrase or a new user was taken: a good banner, and the secrets typed are forgotten."""
        self.users.show_ready()
        self.users.clear()
        self.show_notice(Notice("good", words))

    def go_to(self, table: str) -> None:
        """Open the group that holds this table of the settings, as "safety"."""
        for number, group in enumerate(self._groups):
            if any(field.key.table == table for field in group.fields):
                self.names.setCurrentRow(number)

    def _open(self, number: int) -> None:
        for at, side in enumerate(self._sides):
            side.setVisible(at == number)
        self.scroll_area.verticalScrollBar().setValue(0)

    def _typed(self, key: Key, value: object) -> None:
        try:
            new = _with(self._settings, key, value)
        except ValidationError:
            self.fields[key].show_error(self.tr("This cannot be taken. It is not saved yet."))
            return
        if new != self._settings:
            self._before.append(self._settings)
            self._after.clear()
            self._tell(new)

    def _undo(self) -> None:
        if self._before:
            self._after.append(self._settings)
            self._tell(self._before.pop())

    def _redo(self) -> None:
        if self._after:
            self._before.append(self._settings)
            self._tell(self._after.pop())

    def _tell(self, settings: Settings) -> None:
        self.show_settings(settings)
        self.changed.emit(settings)

    def _set_back(self) -> None:
        """The group that is open."""
        new, usual = self._settings, Settings()
        for field in self._groups[self.names.currentRow()].fields:
            new = _with(new, field.key, _value(usual, field.key))
        if new != self._settings:
            self._before.append(self._settings)
            self._after.clear()
            self._tell(new)

    def _lay_out(self) -> None:
        self.names.setFixedWidth(GROUPS_WIDTH)
        self.names.setAccessibleName(self.tr("Groups of settings"))
        self.names.setIconSize(QSize(20, 20))
        for group in self._groups:
            self._add(group.title, group.icon, self._side(group))
        self._add(self.tr("Passphrase and users"), "users", self.users)
        self.names.currentRowChanged.connect(self._open)
        self.names.setCurrentRow(0)
        across = QHBoxLayout()
        across.setSpacing(XL)
        across.addWidget(self.names)
        across.addLayout(self._side_column, 1)
        self.content.addLayout(across, 1)
        self.undo = button(self.tr("Undo"), icon="undo", key="Ctrl+Z")
        self.redo = button(self.tr("Redo"), icon="redo", key="Ctrl+Shift+Z")
        self.undo.clicked.connect(self._undo)
        self.redo.clicked.connect(self._redo)
        self.actions.addWidget(self.undo)
        self.actions.addWidget(self.redo)
        self.actions.addStretch()
        kept = quiet(self.tr("Changes are kept at once."))
        kept.setWordWrap(False)
        self.actions.addWidget(kept)

    def _add(self, name: str, icon_name: str, side: QWidget) -> None:
        item = QListWidgetItem(icon(icon_name), name)
        item.setSizeHint(QSize(0, XXXL))
        self.names.addItem(item)
        self._sides.append(side)
        self._side_column.addWidget(side)

    def _side(self, group: Group) -> QWidget:
        card = Card(heading(group.title))
        card.column.setSpacing(L)
        if group.about:
            card.column.addWidget(quiet(group.about))
        for field in group.fields:
            card.column.addWidget(field)
        extra = []
        if any(field.key.table == "devices" for field in group.fields):
            look = button(self.tr("Look for devices again"), icon="refresh")
            look.clicked.connect(self.devices_wanted)
            extra.append(look)
        back = button(self.tr("Back to the defaults"), kind="quiet", icon="undo")
        back.clicked.connect(self._set_back)
        card.column.addLayout(row(*extra, back, STRETCH))
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch()
        return side


def _value(settings: Settings, key: Key) -> object:
    return getattr(getattr(settings, key.table), key.name)


def _with(settings: Settings, key: Key, value: object) -> Settings:
    """Raises `ValidationError`."""
    table = type(getattr(settings, key.table))
    values = {**getattr(settings, key.table).model_dump(), key.name: value}
    return settings.model_copy(update={key.table: table.model_validate(values)})
