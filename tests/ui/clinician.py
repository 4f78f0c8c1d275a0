"""A clinician at the real windows: presses what is visible, types where the cursor is, waits for what is shown."""

from __future__ import annotations

import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

import main
from interview.domain import Session, Stage
from interview.settings import Settings, write_settings
from tests.interview.vaults import CHEAP, PASSPHRASE
from ui.app import App
from ui.pages.interview_live import seconds_of_take
from ui.pages.interview_page import InterviewPage
from ui.pages.start_page import StartPage
from ui.person_window import PersonWindow

TERMS = main.Terms(CHEAP, CHEAP, ballast=1 << 10)
PLAIN = Qt.KeyboardModifier.NoModifier
RATE = 16_000  # Hz
PATIENCE = 30_000  # ms, for what takes a moment on a busy machine


class Clinician:
    """`home` is where everything lies; the same home again is the program started again."""

    def __init__(self, qtbot: Any, app: App) -> None:
        self.qtbot = qtbot
        self.app = app

    # ── looking ──────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def window(self) -> QWidget:
        return self.app.window

    @property
    def session(self) -> Session:
        assert self.app.desk.room is not None
        return self.app.desk.room.session

    def until(self, happened: Callable[[], bool], within: int = PATIENCE) -> None:
        self.qtbot.waitUntil(happened, timeout=within)

    def until_stage(self, stage: Stage) -> None:
        self.until(lambda: self.app.desk.room is not None and self.session.stage is stage)

    def page(self, kind: type) -> Any:
        """The visible page of this kind."""
        self.until(lambda: bool(self._visible(kind)))
        return self._visible(kind)[0]

    def reads(self, text: str) -> bool:
        """Whether a label with this in it is on a screen."""
        return any(text in label.text() for label in self._visible(QLabel))

    def until_it_reads(self, text: str, within: int = PATIENCE) -> None:
        self.until(lambda: self.reads(text), within)

    @property
    def person(self) -> PersonWindow:
        """The person's window of the present interview."""
        return self.app.window.sitting_of_now().person.window

    def seconds(self) -> float:
        """How long the answer is that is being recorded."""
        page = self.app.window.sitting_of_now().pages.present
        watch = page._watch if isinstance(page, InterviewPage) else None
        return seconds_of_take(self.session, watch) or 0.0

    def is_idle(self) -> bool:
        """No lane has anything to do."""
        return not any(lane.tasks() for lane in self.app.desk.lanes)

    # ── doing ────────────────────────────────────────────────────────────────────────────────────────────────

    def press(self, text: str) -> None:
        """The visible button with this text or name, once it can be pressed."""
        self.until(lambda: bool(self._buttons(text)))
        self.qtbot.mouseClick(self._buttons(text)[0], Qt.MouseButton.LeftButton)

    def type_into(self, field: QWidget, text: str) -> None:
        field.setFocus()
        self.qtbot.keyClicks(field, text)

    def key(
        self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Keys go to the active window only; that it is this one is the program's care. After a dialog a window
        manager gives the keys back to the window that asked; without one nobody does."""
        if QApplication.activeWindow() is None:
            widget.window().activateWindow()
        self.until(widget.window().isActiveWindow)
        self.qtbot.keyClick(widget, key, modifier)

    def choose(self, text: str) -> None:
        """The entry of a menu, whether the menu is open or not."""
        found = [one for one in self.window.findChildren(QAction) if one.text().replace("&", "") == text]
        next(one for one in found if one.isEnabled()).trigger()

    def _buttons(self, text: str) -> list[QAbstractButton]:
        found = self._visible(QAbstractButton)
        named = [one for one in found if text in (one.text().replace("&", ""), one.accessibleName())]
        return [one for one in named if one.isEnabled()]

    def _visible(self, kind: type) -> list[Any]:
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        windows = sorted(shown, key=lambda one: isinstance(one, PersonWindow))  # the clinician's own first
        inside = (each for one in windows for each in (one, *one.findChildren(QWidget)))
        return [each for each in inside if isinstance(each, kind) and each.isVisible()]

    # ── whole stretches ──────────────────────────────────────────────────────────────────────────────────────

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        self.until(lambda: bool(self._secret_fields()))
        self.type_into(self._secret_fields()[0], passphrase)
        self.press("Unlock")

    def open_vault(self, passphrase: str = PASSPHRASE) -> None:
        """To the start page."""
        self.unlock(passphrase)
        self.page(StartPage)

    def enter_passphrase(self, button: str = "Go on", passphrase: str = PASSPHRASE) -> None:
        """Into the dialog that asks for it."""
        self.until(lambda: any(field.window() is not self.window for field in self._secret_fields()))
        field = next(one for one in self._secret_fields() if one.window() is not self.window)
        self.type_into(field, passphrase)
        self.press(button)

    def sign(self) -> None:
        self.enter_passphrase("Sign")

    def _secret_fields(self) -> list[QLineEdit]:
        return [one for one in self._visible(QLineEdit) if one.echoMode() is QLineEdit.EchoMode.Password]

    def begin(self, disorder: str = "generalised anxiety", subject: str = "P-1", questions: int = 2) -> None:
        """From the start page to the consent form."""
        page = self.page(StartPage)
        page.number.setValue(questions)
        self.type_into(page.person.edit, subject)
        self.type_into(page.disorder.edit, disorder)
        self.press("Go on to consent")
        self.until_stage(Stage.CONSENT)

    def consent(self, *refused: str) -> None:
        """Yes to everything but these purposes."""
        from ui.pages.consent_page import ConsentPage

        page = self.page(ConsentPage)
        for purpose, card in page.cards.items():
            (card.no if purpose.value in refused else card.yes).click()
        page.giver.setCurrentIndex(0)
        self.press("Write down and go on")
        self.until(lambda: self.session.stage is Stage.PLANNING and bool(self.session.questions))

    def ask_first_question(self, questions: int = 2, *refused: str) -> InterviewPage:
        """From the locked vault to the first answer."""
        self.unlock()
        self.begin(questions=questions)
        self.consent(*refused)
        self.press("Begin the interview")
        page: InterviewPage = self.page(InterviewPage)
        self.until(lambda: self.session.stage is Stage.LISTENING or self.session.problem is not None)
        return page

    def record(self, seconds: float) -> None:
        """Until so much of the answer is on the tape."""
        self.until(lambda: self.app.desk.room.is_recording and self.seconds() >= seconds)

    def done(self) -> None:
        """With the answer: by its key."""
        take = self.session.take
        self.key(self.page(InterviewPage), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.until(lambda: self.session.stage is not Stage.LISTENING or self.session.take != take)


def tone(file: Path, seconds: float = 4.0, silence: float = 0.0) -> Path:
    """A sound that is there, and then silence: for a microphone where words do not matter."""
    sound = np.sin(2 * np.pi * 220 * np.arange(round(seconds * RATE)) / RATE) * 8000
    with wave.open(str(file), "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(RATE)
        written.writeframes(
            np.concatenate([sound, np.zeros(round(silence * RATE))]).astype(np.int16).tobytes()
        )
    return file


def settings_with(camera: str = "none", microphone: str = "none", **tables: Any) -> Settings:
    """As a site would set them, with these devices and without a voice."""
    given = {
        "devices": {"camera": camera, "microphone": microphone},
        "voice": {"speaker": "silent"},
        **tables,
    }
    return Settings.model_validate(given)


@contextmanager
def at_the_window(qtbot: Any, home: Path, settings: Settings | None = None) -> Iterator[Clinician]:
    """The program with its windows, until the block ends; nothing of it is left running then."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if settings is not None:
        home.mkdir(parents=True, exist_ok=True)
        write_settings(home / "settings.toml", settings)
    app = App(application, main.wire(home, TERMS))
    try:
        yield Clinician(qtbot, app)
    finally:
        ended = app.close()
        app.window.retire()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert ended, "a lane did not end"


def with_vault(home: Path, user: str = "Dr A") -> str:
    """A vault of one administrator; its recovery key."""
    return main.wire(home, TERMS).vault().create(user, PASSPHRASE)[1]


def home_with_tone(folder: Path) -> Path:
    """With a vault, a microphone that hears a tone, no camera, and nobody who writes down what is heard."""
    home = folder / "home"
    with_vault(home)
    microphone = f"file:{tone(folder / 'tone.wav')}"
    write_settings(
        home / "settings.toml", settings_with(microphone=microphone, hearing={"transcriber": "none"})
    )
    return home
