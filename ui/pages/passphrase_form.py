"""One passphrase and the button that uses it: while it is proven, after a wrong one, until the wait is over."""

from __future__ import annotations

from PySide6.QtCore import QDeadlineTimer, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from interview.errors import ForPeople, WaitFirst
from ui.look.space import M
from ui.pages.passphrase_fields import PassphraseField
from ui.translating import error_words
from ui.widgets.basics import button, field, quiet
from ui.widgets.states import Notice


class PassphraseForm(QWidget):
    """Signals: `entered(str)` with the passphrase."""

    entered = Signal(str)

    def __init__(self, action: str, busy: str, parent: QWidget | None = None) -> None:
        """`action` stands on the button, `busy` beneath it while the passphrase is proven."""
        super().__init__(parent)
        self._busy_words, self._busy = busy, False
        self._until = QDeadlineTimer(0)
        self._tick = QTimer(self, interval=200)
        self._tick.timeout.connect(self._repaint_wait)
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.button = button(action, kind="primary")
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._says = quiet("")
        self._notice: Notice | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(M)
        self._column.addWidget(field(self.tr("Passphrase"), self.passphrase))
        self._column.addWidget(self.button)
        self._column.addWidget(self._says)
        self.setFocusProxy(self.passphrase)
        self.passphrase.submitted.connect(self._enter)
        self.passphrase.edited.connect(self._repaint)
        self.button.clicked.connect(self._enter)
        self._repaint()

    def show_busy(self) -> None:
        """Until a problem or the end; proving a passphrase takes about two seconds on purpose."""
        self._busy = True
        self._drop_notice()
        self._repaint()

    def show_problem(self, error: ForPeople) -> None:
        """What was typed stays, marked, so that the next key replaces it. A wait that the error names begins."""
        self._busy = False
        self._drop_notice()
        words, remedy = error_words(error)
        self._notice = Notice("danger", words, "" if isinstance(error, WaitFirst) else remedy)
        self._notice.closed.connect(self._drop_notice)
        self._column.insertWidget(0, self._notice)
        self.show_wait(error.seconds if isinstance(error, WaitFirst) else 0.0)
        self.passphrase.select_all()

    def show_wait(self, seconds: float) -> None:
        """No passphrase is taken for so long; the rest is counted down."""
        self._busy = False
        self._until = QDeadlineTimer(round(max(0.0, seconds) * 1000))
        if self._until.remainingTime() > 0:
            self._tick.start()
        self._repaint()

    def clear(self) -> None:
        """Forget what was typed."""
        self._busy = False
        self.passphrase.clear()
        self._drop_notice()
        self._repaint()

    def seconds_left(self) -> int:
        """Of the wait, rounded up."""
        return -(-max(0, self._until.remainingTime()) // 1000)

    def _enter(self) -> None:
        if self.button.isEnabled():
            self.entered.emit(self.passphrase.text())

    def _repaint_wait(self) -> None:
        if self.seconds_left() == 0:
            self._tick.stop()
        self._repaint()

    def _repaint(self) -> None:
        left = self.seconds_left()
        self.button.setEnabled(bool(self.passphrase.text()) and not self._busy and left == 0)
        self.passphrase.setEnabled(not self._busy)
        wait = self.tr("The next try is taken in {seconds} s.").format(seconds=left) if left else ""
        self._says.setText(self._busy_words if self._busy else wait)
        self._says.setVisible(bool(self._says.text()))

    def _drop_notice(self) -> None:
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
