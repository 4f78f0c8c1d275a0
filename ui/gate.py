"""Before anything of a vault is shown: the first run, or the passphrase."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from interview.errors import ForPeople
from interview.ports import Stop, Watch
from ui.desk import Desk
from ui.lanes import Task
from ui.pages.first_choices import FirstChoices
from ui.pages.first_run_page import FirstRunPage
from ui.pages.unlock_page import UnlockPage
from ui.parts import DeviceList
from ui.translating import error_words
from ui.widgets.states import ErrorState
from ui.window_state import WindowState

VOICE = "voice"
TRIAL_MS = 4000  # a microphone gives its first sound after up to two seconds


class Gate(QObject):
    """Signals: `crisis_wanted`; `print_wanted` (HTML); `passed` (the vault is open and nothing is left to choose);
    `changed` (another page is wanted)."""

    crisis_wanted = Signal()
    print_wanted = Signal(str)
    passed = Signal()
    changed = Signal()

    def __init__(self, desk: Desk, state: WindowState) -> None:
        super().__init__()
        self._desk = desk
        self._state = state
        self._unlocking: UnlockPage | None = None
        self._first_run: FirstRunPage | None = None
        desk.opened.connect(self._opened)

    def page(self) -> QWidget:
        """The page to begin with, made anew."""
        self._unlocking = self._first_run = None
        try:
            if not self._desk.vault.exists():
                return self._made_first_run()
            return self._made_unlocking()
        except ForPeople as error:  # the key slots cannot be read
            page = ErrorState(error, can_retry=True)
            page.retry.connect(self.changed)
            return page

    def _made_unlocking(self) -> UnlockPage:
        names = tuple(user.name for user in self._desk.vault.users())
        page = self._unlocking = UnlockPage(names, self._state.last_user)
        wait = self._desk.vault.seconds_to_wait()
        if wait > 0:
            page.show_wait(wait)
        page.unlock_wanted.connect(self._unlock)
        page.recover_wanted.connect(self._recover)
        page.crisis_wanted.connect(self.crisis_wanted)
        return page

    def _unlock(self, name: str, passphrase: str) -> None:
        if self._unlocking is not None:
            self._unlocking.show_busy()
            self._desk.unlock(name, passphrase, self._unlocking.show_problem)

    def _recover(self, key: str, name: str, passphrase: str) -> None:
        if self._unlocking is not None:
            self._unlocking.show_busy()
            self._desk.recover(key, name, passphrase, self._unlocking.show_problem)

    def _made_first_run(self) -> FirstRunPage:
        page = self._first_run = FirstRunPage(self._desk.settings)
        page.language_chosen.connect(self._choose_language)
        page.theme_chosen.connect(self._choose_theme)
        page.create_wanted.connect(self._create)
        page.print_wanted.connect(self._print_key)
        page.test_wanted.connect(self._test)
        page.crisis_wanted.connect(self.crisis_wanted)
        page.finished.connect(self._chosen)
        return page

    def _choose_language(self, language: str) -> None:
        self._choose(language=language)

    def _choose_theme(self, theme: str) -> None:
        self._choose(theme=theme)

    def _choose(self, **chosen: str) -> None:
        """At once: the window is made anew in it."""
        settings = self._desk.settings
        program = settings.program.model_copy(update=chosen)
        self._desk.set(settings.model_copy(update={"program": program}))

    def _devices(self, found: DeviceList) -> None:
        if self._first_run is not None:
            cameras = [device.id for device in found.cameras]
            self._first_run.show_devices(cameras, [device.id for device in found.microphones])

    def _create(self, name: str, passphrase: str) -> None:
        """The devices, which are wanted on the next page, are looked for meanwhile: not before anybody needs them."""
        page, wiring = self._first_run, self._desk.wiring
        if page is not None:
            self._desk.create_vault(name, passphrase, page.show_recovery_key, page.show_problem)
            self._desk.apart(lambda _stop, _watch: wiring.devices(), self._devices, page.show_problem)

    def _print_key(self, key: str) -> None:
        title = self.tr("Recovery key")
        self.print_wanted.emit(f"<h1>Anamnesis</h1><p>{title}</p><pre>{key}</pre>")

    def _test(self, what: str, device: str) -> None:
        """Try one of them for a moment; nothing is kept."""
        if what == VOICE:
            self._test_voice()
            return
        settings = self._desk.settings
        chosen = {"camera": "none", "microphone": "none", what: device}
        devices = settings.devices.model_copy(update=chosen)
        wiring = self._desk.wiring.with_settings(settings.model_copy(update={"devices": devices}))
        recorder = wiring.live_recorder(None)
        trial = self._desk.errands.do(
            self._desk.lanes.capture,
            recorder.rehearse,
            lambda _done: self._judge(what, trial),
            self._failed(what),
        )
        QTimer.singleShot(TRIAL_MS, trial.stop.finish)

    def _judge(self, what: str, trial: Task) -> None:
        seen = trial.watch.frame.peek() if what == "camera" else trial.watch.level.peek()
        good = seen is not None and (what == "camera" or float(cast("float", seen)) > 0)
        self._show_test(what, good, self.tr("It works.") if good else self.tr("Nothing came from it."))

    def _test_voice(self) -> None:
        wiring, text = self._desk.wiring, self.tr("This is how the questions sound.")
        language = self._desk.settings.program.language

        def say(stop: Stop, _watch: Watch) -> None:
            with wiring.speaker("") as speaker:
                speaker.say(text, language, stop)

        heard = self.tr("It spoke. Did you hear it?")
        self._desk.errands.do(
            self._desk.lanes.voice,
            say,
            lambda _done: self._show_test(VOICE, True, heard),
            self._failed(VOICE),
        )

    def _failed(self, what: str) -> Callable[[ForPeople], None]:
        return lambda error: self._show_test(what, False, " ".join(error_words(error)))

    def _show_test(self, what: str, good: bool, words: str) -> None:
        if self._first_run is not None:
            self._first_run.show_test(what, good, words)

    def _opened(self, _user: object) -> None:
        """On the first run there is still something to choose."""
        if self._desk.user is not None:
            self._state.last_user = self._desk.user.name
        if self._first_run is None:
            self.passed.emit()

    def _chosen(self, choices: FirstChoices) -> None:
        self._first_run = None
        self._desk.set(choices.put_into(self._desk.settings))
        self.passed.emit()
