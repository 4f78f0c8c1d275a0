"""The printed recovery key and a new passphrase, for one who lost theirs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from interview.errors import ForPeople, NotAccepted
from interview.vault.recovery_text import GROUPS, from_text
from ui.look.space import M
from ui.pages.around_words import as_given
from ui.pages.passphrase_fields import NewPassphrase
from ui.widgets.basics import body, button, field, heading, quiet, row
from ui.widgets.states import Notice

KEY_LINES_HIGH = 84  # three lines of the printed key


class RecoveryForm(QWidget):
    """Signals: `entered(recovery key, user, new passphrase)`, `back_wanted`."""

    entered = Signal(str, str, str)
    back_wanted = Signal()

    def __init__(self, users: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._users, self._busy = users, False
        self.key = QPlainTextEdit()
        self.key.setFixedHeight(KEY_LINES_HIGH)
        self.key.setTabChangesFocus(True)
        self.key.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.choice = QComboBox()
        for name in users:
            self.choice.addItem(as_given(name), name)
        self.new = NewPassphrase()
        self.back = button(self.tr("Back"), kind="quiet")
        self.button = button(self.tr("Set the new passphrase"), kind="primary")
        self._says = quiet("")
        self._says.hide()
        self._notice: Notice | None = None
        self._lay_out()
        self.setFocusProxy(self.key)
        self.key.textChanged.connect(self._repaint)
        self.new.edited.connect(self._repaint)
        self.new.submitted.connect(self._enter)
        self.button.clicked.connect(self._enter)
        self.back.clicked.connect(self.back_wanted)
        self._repaint()

    def choose(self, user: str) -> None:
        self.choice.setCurrentIndex(max(0, self.choice.findData(user)))

    def show_busy(self) -> None:
        self._busy = True
        self._drop_notice()
        self._repaint()

    def show_problem(self, error: ForPeople) -> None:
        """What was typed stays."""
        self._busy = False
        self._drop_notice()
        self._notice = Notice.of_error(error)
        self._notice.closed.connect(self._drop_notice)
        self._column.insertWidget(2, self._notice)
        self._repaint()

    def clear(self) -> None:
        """Forget what was typed."""
        self._busy = False
        self.key.clear()
        self.new.clear()
        self._drop_notice()
        self._repaint()

    def _enter(self) -> None:
        """A slip in the key is named here, before two seconds are spent on it."""
        if not self.button.isEnabled():
            return
        try:
            from_text(self.key.toPlainText())
        except NotAccepted as error:
            self.show_problem(error)
            return
        self.entered.emit(self.key.toPlainText(), str(self.choice.currentData() or ""), self.new.text())

    def _repaint(self) -> None:
        whole = bool(self.key.toPlainText().strip()) and self.new.is_ready()
        self.button.setEnabled(whole and not self._busy)
        for one in (self.key, self.choice, self.new, self.back):
            one.setEnabled(not self._busy)
        self._says.setText(self.tr("Opening the vault. This takes a moment.") if self._busy else "")
        self._says.setVisible(self._busy)

    def _drop_notice(self) -> None:
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(M)
        self._column.addWidget(heading(self.tr("Open with the recovery key")))
        self._column.addWidget(
            quiet(
                self.tr("It opens the vault and gives one user a new passphrase. The printed key stays good.")
            )
        )
        hint = self.tr("{number} groups of five, as on the sheet. Spaces and small letters do not matter.")
        self._column.addWidget(field(self.tr("Recovery key"), self.key, hint.format(number=GROUPS)))
        if len(self._users) > 1:
            self._column.addWidget(field(self.tr("Whose passphrase"), self.choice))
        else:
            self._column.addWidget(body(as_given("".join(self._users))))
        self._column.addWidget(self.new)
        self._column.addWidget(self._says)
        self._column.addLayout(row(self.back, self.button))
        self._column.addStretch()
