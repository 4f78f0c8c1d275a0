"""One's own passphrase, and who else may open the vault."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from interview.vault.key_slots import Role, User
from ui.look.space import L, M
from ui.pages.around_words import as_given, role_words
from ui.pages.passphrase_fields import NewPassphrase, PassphraseField
from ui.widgets.basics import STRETCH, Card, badge, body, button, field, heading, quiet, row


class UsersPanel(QWidget):
    """Signals: `passphrase_wanted(old, new)`, `user_wanted(name, role, passphrase)`."""

    passphrase_wanted = Signal(str, str)
    user_wanted = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.old, self.new = PassphraseField(self.tr("Present passphrase")), NewPassphrase()
        self.change = button(self.tr("Change the passphrase"), icon="key")
        self.name, self.role, self.theirs = QLineEdit(), QComboBox(), NewPassphrase()
        self.add = button(self.tr("Add this user"), icon="plus")
        self._list = QVBoxLayout()
        self._adding = QWidget()
        self._only = quiet(self.tr("Only an administrator adds users."))
        self._lay_out()
        self._connect()
        self._repaint()

    def show_users(self, users: Sequence[User], me: User) -> None:
        """Everybody with their role; the form for a new one when `me` is an administrator."""
        while (item := self._list.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for one in users:
            line = QWidget()
            name = (
                self.tr("{name} (you)").format(name=as_given(one.name))
                if one.name == me.name
                else as_given(one.name)
            )
            across = row(body(name), badge(role_words(one.role)))
            across.setStretch(0, 1)
            line.setLayout(across)
            self._list.addWidget(line)
        administrator = me.role is Role.ADMINISTRATOR
        self._adding.setVisible(administrator)
        self._only.setVisible(not administrator)

    def show_ready(self) -> None:
        """The window has answered: the buttons can be pressed again."""
        self.setEnabled(True)

    def clear(self) -> None:
        """Forget what was typed."""
        for one in (self.old, self.new, self.theirs):
            one.clear()
        self.name.clear()
        self._repaint()

    def _repaint(self) -> None:
        self.change.setEnabled(bool(self.old.text()) and self.new.is_ready())
        self.add.setEnabled(bool(self.name.text().strip()) and self.theirs.is_ready())

    def _change(self) -> None:
        self.setEnabled(False)
        self.passphrase_wanted.emit(self.old.text(), self.new.text())

    def _add(self) -> None:
        self.setEnabled(False)
        self.user_wanted.emit(self.name.text().strip(), self.role.currentData(), self.theirs.text())

    def _connect(self) -> None:
        for edited in (self.old.edited, self.new.edited, self.theirs.edited, self.name.textChanged):
            edited.connect(self._repaint)
        self.change.clicked.connect(self._change)
        self.add.clicked.connect(self._add)

    def _lay_out(self) -> None:
        for one in Role:
            self.role.addItem(role_words(one), one.value)
        own = Card(
            heading(self.tr("Your passphrase")),
            quiet(
                self.tr(
                    "The old one opens nothing from then on but copies of the vault that were made before."
                )
            ),
            field(self.tr("Present passphrase"), self.old),
            self.new,
            row(self.change, STRETCH),
        )
        adding = QVBoxLayout(self._adding)
        adding.setContentsMargins(0, M, 0, 0)
        adding.setSpacing(M)
        adding.addWidget(heading(self.tr("Add a user")))
        adding.addWidget(quiet(self.tr("The new user types the passphrase, so that nobody else knows it.")))
        adding.addWidget(field(self.tr("Name, as it is signed"), self.name))
        adding.addWidget(field(self.tr("Role"), self.role))
        adding.addWidget(self.theirs)
        adding.addLayout(row(self.add, STRETCH))
        users = Card(heading(self.tr("Who may open the vault")), self._list, self._only, self._adding)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(L)
        whole.addWidget(own)
        whole.addWidget(users)
        whole.addStretch()
