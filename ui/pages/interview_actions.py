"""The keys and buttons of the interview: each is enabled exactly when the engine would take what it asks for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from interview.domain import Purpose, Session
from ui.look import space
from ui.pages.allowed import Action, allowed, withdrawable
from ui.widgets.basics import Button, button
from ui.widgets.names import name_of


class ActionBar(QFrame):
    """Says what is wanted; the page knows what that means.

    Signals: `wanted` (Action), `withdraw_wanted` (Purpose), `speaking` (bool: the button is held down).
    """

    wanted = Signal(object)
    withdraw_wanted = Signal(object)
    speaking = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "foot")
        self.finish = button(self.tr("Done"), "primary", "check", "Ctrl+Return")
        self.finish.setToolTip(self.tr("The answer is complete: Space, or"))
        self.repeat = button(self.tr("Repeat"), "plain", "repeat", "Ctrl+R")
        self.skip = button(self.tr("Skip"), "plain", "skip", "Ctrl+K")
        self.pause = button(self.tr("Pause"), "plain", "pause", "Ctrl+P")
        self.type = button(self.tr("Type instead"), "plain", "keyboard", "Ctrl+T")
        self.speak = button(self.tr("I am speaking"), "plain", "microphone")
        self.speak.setToolTip(
            self.tr("Hold while you speak yourself: your words are not the answer (hold F8)")
        )
        self.consent = button(self.tr("Consent"), "quiet", "shield")
        self.consent.setToolTip(self.tr("Withdraw a consent"))
        self.stop = button(self.tr("Stop"), "quiet", "stop", "Ctrl+.")
        self._pausing = Action.PAUSE
        self._connect()
        self._make_menus()
        self._lay_out()

    def _connect(self) -> None:
        self.finish.clicked.connect(self._finish_clicked)
        self.repeat.clicked.connect(self._repeat_clicked)
        self.skip.clicked.connect(self._skip_clicked)
        self.type.clicked.connect(self._type_clicked)
        self.pause.clicked.connect(self._pause_clicked)
        self.speak.pressed.connect(self._speak_pressed)
        self.speak.released.connect(self._speak_released)

    def _make_menus(self) -> None:
        stops = QMenu(self.stop)
        self.end = QAction(self.tr("End the interview here…"), stops)
        self.end.triggered.connect(self._end_clicked)
        self.abort = QAction(self.tr("Abort the session…"), stops)
        self.abort.triggered.connect(self._abort_clicked)
        stops.addActions([self.end, self.abort])
        self.stop.setMenu(stops)
        self._purposes = QMenu(self.consent)
        self.consent.setMenu(self._purposes)
        self.withdrawals: dict[Purpose, QAction] = {}

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(space.XL, space.M, space.XL, space.M)
        line.setSpacing(space.S)
        for made in (self.finish, self.repeat, self.skip, self.pause, self.type, self.speak):
            line.addWidget(made)
        line.addStretch(1)
        line.addWidget(self.consent)
        line.addWidget(self.stop)
        for made in self.buttons():
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click Space still means Done

    def buttons(self) -> tuple[Button, ...]:
        answer = self.finish, self.repeat, self.skip, self.pause, self.type, self.speak
        return (*answer, self.consent, self.stop)

    # ── what is possible ─────────────────────────────────────────────────────────────────────────────────────────

    def show_session(self, session: Session) -> None:
        possible = allowed(session)
        for made, action in (
            (self.finish, Action.FINISH),
            (self.repeat, Action.REPEAT),
            (self.skip, Action.SKIP),
            (self.type, Action.TYPE),
            (self.speak, Action.SPEAK),
            (self.consent, Action.WITHDRAW),
        ):
            made.setEnabled(action in possible)
        self._show_pausing(possible)
        self.end.setEnabled(Action.END in possible)
        self.abort.setEnabled(Action.ABORT in possible)
        self.stop.setEnabled(bool(possible & {Action.END, Action.ABORT}))
        self._show_purposes(withdrawable(session))

    def _show_pausing(self, possible: frozenset[Action]) -> None:
        pausing = Action.CONTINUE if Action.CONTINUE in possible else Action.PAUSE
        if pausing is not self._pausing:
            self._pausing = pausing
            going_on = pausing is Action.CONTINUE
            self.pause.setText(self.tr("Continue") if going_on else self.tr("Pause"))
            self.pause.show_icon("play" if going_on else "pause")
        self.pause.setEnabled(pausing in possible)

    def _show_purposes(self, purposes: tuple[Purpose, ...]) -> None:
        if tuple(self.withdrawals) == purposes:
            return
        self._purposes.clear()
        self.withdrawals = {}
        for purpose in purposes:
            action = QAction(
                self.tr("Withdraw: {purpose}…").format(purpose=name_of("purpose", purpose)), self
            )
            action.setData(purpose)
            action.triggered.connect(self._withdraw_clicked)
            self._purposes.addAction(action)
            self.withdrawals[purpose] = action

    def show_draft(self, draft: bool) -> None:
        """While an answer is typed and not sent, Done sends it."""
        self.finish.setText(self.tr("Send what is typed") if draft else self.tr("Done"))

    def show_speaking(self, speaking: bool) -> None:
        self.speak.setDown(speaking)

    # ── what is wanted ───────────────────────────────────────────────────────────────────────────────────────────

    def _finish_clicked(self) -> None:
        self.wanted.emit(Action.FINISH)

    def _repeat_clicked(self) -> None:
        self.wanted.emit(Action.REPEAT)

    def _skip_clicked(self) -> None:
        self.wanted.emit(Action.SKIP)

    def _type_clicked(self) -> None:
        self.wanted.emit(Action.TYPE)

    def _end_clicked(self) -> None:
        self.wanted.emit(Action.END)

    def _abort_clicked(self) -> None:
        self.wanted.emit(Action.ABORT)

    def _pause_clicked(self) -> None:
        self.wanted.emit(self._pausing)

    def _speak_pressed(self) -> None:
        self.speaking.emit(True)

    def _speak_released(self) -> None:
        self.speaking.emit(False)

    def _withdraw_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.withdraw_wanted.emit(Purpose(sender.data()))
