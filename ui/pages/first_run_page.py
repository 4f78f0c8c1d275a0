"""The first run: language, vault, recovery key, devices and the site's crisis card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from interview.errors import ForPeople
from interview.settings import Settings
from ui.look.space import S
from ui.pages.first_choices import FirstChoices
from ui.pages.first_run_steps import KeyStep, LookStep, SiteStep, VaultStep
from ui.widgets.basics import button
from ui.widgets.page_frame import PageFrame
from ui.widgets.states import Notice

WIDTH = 680
LOOK, VAULT, KEY, SITE = range(4)


class FirstRunPage(PageFrame):
    """Signals: `language_chosen(str)`, `theme_chosen(str)`, `create_wanted(name, passphrase)`, `print_wanted(recovery
    key)`, `test_wanted(what, device)`, `crisis_wanted`, `finished(FirstChoices)`."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    create_wanted = Signal(str, str)
    print_wanted = Signal(str)
    test_wanted = Signal(str, str)
    crisis_wanted = Signal()
    finished = Signal(object)

    def __init__(self, settings: Settings) -> None:
        """`settings` are the ones of now: the window makes this page anew when the language changes."""
        super().__init__("", width=WIDTH)
        self.look, self.vault, self.key = LookStep(settings), VaultStep(), KeyStep()
        self.site = SiteStep(settings)
        self._busy = False
        self._steps: tuple[QWidget, ...] = (self.look, self.vault, self.key, self.site)
        self._step = LOOK
        for step in self._steps:
            self.content.addWidget(step)
        self.back = button(self.tr("Back"), kind="quiet")
        self.next = button(self.tr("Next"), kind="primary")
        crisis = button(self.tr("Crisis card"), icon="phone")
        crisis.clicked.connect(self.crisis_wanted)
        self.actions.addWidget(crisis)
        self.actions.addStretch()
        self.actions.addWidget(self.back)
        self.actions.addSpacing(S)
        self.actions.addWidget(self.next)
        self._connect()
        self._go(LOOK)

    def show_busy(self) -> None:
        """While the vault is made; it takes about two seconds on purpose."""
        self._busy = True
        self._repaint()

    def show_recovery_key(self, text: str) -> None:
        """The vault is there. What was typed is forgotten, and there is no way back to it."""
        self._busy = False
        self.vault.passphrase.clear()
        self.key.show_key(text)
        self._go(KEY)

    def show_problem(self, error: ForPeople) -> None:
        """The vault could not be made; what was typed stays."""
        self._busy = False
        self.show_notice(Notice.of_error(error))
        self._repaint()

    def show_devices(self, cameras: Sequence[str], microphones: Sequence[str]) -> None:
        self.site.show_devices(cameras, microphones)

    def show_test(self, what: str, good: bool, words: str) -> None:
        """What came of a test of "camera", "microphone" or "voice"."""
        self.site.show_test(what, good, words)

    def choices(self) -> FirstChoices:
        numbers = self.site.numbers.value()
        return FirstChoices(
            language=self.look.language.currentData(),
            theme=self.look.theme.currentData(),
            camera=self.site.camera.currentData(),
            microphone=self.site.microphone.currentData(),
            crisis_text=str(self.site.text.value()),
            crisis_numbers=numbers if isinstance(numbers, tuple) else (numbers,),
            emotion_allowed=self.site.emotion.isChecked(),
        )

    def _go(self, step: int) -> None:
        titles = (
            self.tr("Welcome to Anamnesis"),
            self.tr("Make the vault"),
            self.tr("Keep the recovery key"),
            self.tr("This site"),
        )
        self.title.setText(titles[step])
        words = self.tr("Step {number} of {every}")
        self.subtitle.setText(words.format(number=step + 1, every=len(self._steps)))
        self.subtitle.show()
        self.show_notice(None)
        self._step = step
        for number, shown in enumerate(self._steps):
            shown.setVisible(number == step)
        self.scroll_area.verticalScrollBar().setValue(0)
        self._repaint()
        (self.look.language, self.vault.name, self.key.last, self.site.camera)[step].setFocus()

    def _next(self) -> None:
        step = self._step
        if not self.next.isEnabled():
            return
        if step == VAULT:
            self.show_busy()
            self.create_wanted.emit(self.vault.name.text().strip(), self.vault.passphrase.text())
        elif step == SITE:
            self.finished.emit(self.choices())
        else:
            self.key.forget()
            self._go(step + 1)

    def _back(self) -> None:
        self._go(LOOK)

    def _print(self) -> None:
        self.print_wanted.emit(self.key.key())

    def _repaint(self) -> None:
        step = self._step
        done = {VAULT: self.vault.is_done(), KEY: self.key.is_done()}.get(step, True)
        self.next.setEnabled(done and not self._busy)
        self.back.setVisible(step == VAULT)
        self.back.setEnabled(not self._busy)
        self.vault.setEnabled(not self._busy)
        words = (self.tr("Next"), self.tr("Make the vault"), self.tr("It is on paper"), self.tr("Finish"))
        self.next.setText(self.tr("Making the vault…") if self._busy else words[step])

    def _connect(self) -> None:
        self.next.clicked.connect(self._next)
        self.back.clicked.connect(self._back)
        self.look.language_chosen.connect(self.language_chosen)
        self.look.theme_chosen.connect(self.theme_chosen)
        self.vault.edited.connect(self._repaint)
        self.vault.submitted.connect(self._next)
        self.key.edited.connect(self._repaint)
        self.key.print_wanted.connect(self._print)
        self.site.test_wanted.connect(self.test_wanted)
