"""The four steps of the first run, each a widget that knows whether it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from interview.settings import Settings
from interview.vault.vault import LONGEST_NAME
from ui.look.space import L
from ui.look.type_scale import font
from ui.pages.around_words import as_given
from ui.pages.passphrase_fields import NewPassphrase
from ui.pages.settings_fields import Key, LinesField
from ui.pages.settings_groups import device_choices, no_camera, no_microphone, theme_choices
from ui.translating import LANGUAGES
from ui.widgets.basics import STRETCH, Card, body, button, field, heading, quiet, row, small

KEY_ROW = 5  # groups of the recovery key in one line


class LookStep(QWidget):
    """Language and theme, and what this program is. Signals: `language_chosen(str)`, `theme_chosen(str)`."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.language, self.theme = QComboBox(), QComboBox()
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        for value, words in theme_choices():
            self.theme.addItem(words, value)
        self.language.setCurrentIndex(self.language.findData(settings.program.language))
        self.theme.setCurrentIndex(self.theme.findData(settings.program.theme))
        self.language.activated.connect(self._language)
        self.theme.activated.connect(self._theme)
        plain = Card(
            heading(self.tr("Before you begin")),
            body(
                self.tr(
                    "This is a research prototype. It makes no diagnosis, and a clinician is always present."
                )
            ),
            body(self.tr("Nothing leaves this computer, unless you allow one named thing to.")),
            body(
                self.tr("Whoever loses both the passphrase and the recovery key loses everything, for good.")
            ),
            ground="accent",
        )
        _stack(self, plain, field(self.tr("Language"), self.language), field(self.tr("Theme"), self.theme))

    def _language(self, _index: int) -> None:
        self.language_chosen.emit(self.language.currentData())

    def _theme(self, _index: int) -> None:
        self.theme_chosen.emit(self.theme.currentData())


class VaultStep(QWidget):
    """Who is the first user, and the passphrase. Signals: `edited`, `submitted`."""

    edited = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name, self.passphrase = QLineEdit(), NewPassphrase()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.textChanged.connect(self.edited)
        self.passphrase.edited.connect(self.edited)
        self.passphrase.submitted.connect(self.submitted)
        about = self.tr(
            "Everything is kept encrypted in a vault. Only this passphrase or the recovery key opens it."
        )
        hint = self.tr("As you sign. It stands in the audit trail and under reports.")
        _stack(self, quiet(about), field(self.tr("Your name"), self.name, hint), self.passphrase)

    def is_done(self) -> bool:
        return bool(self.name.text().strip()) and self.passphrase.is_ready()


class KeyStep(QWidget):
    """The recovery key, once. Signals: `edited`, `print_wanted`."""

    edited = Signal()
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self.groups = QLabel()
        self.groups.setTextFormat(Qt.TextFormat.PlainText)
        self.groups.setFont(font("heading"))
        self.groups.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.groups.setAccessibleName(self.tr("Recovery key"))
        self.groups.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.last = QLineEdit()
        self.last.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.last.textChanged.connect(self._changed)
        self.print = button(self.tr("&Print"), icon="print")
        self.print.clicked.connect(self.print_wanted)
        self._wrong = small("")
        self._wrong.setProperty("kind", "danger")
        about = self.tr(
            "It opens everything and never expires. It is shown this once and kept nowhere: "
            "write it on paper or print it, and lock it away, not beside this computer."
        )
        check = field(
            self.tr("To be sure: the last group, from your paper"),
            self.last,
            self.tr("The five letters and digits at the end."),
        )
        _stack(self, quiet(about), Card(self.groups), row(self.print, STRETCH), check, self._wrong)

    def show_key(self, text: str) -> None:
        self._key = text
        groups = text.split("-")
        lines = [groups[start : start + KEY_ROW] for start in range(0, len(groups), KEY_ROW)]
        self.groups.setText("\n".join(as_given("   ".join(line)) for line in lines))
        self._changed()

    def key(self) -> str:
        return self._key

    def forget(self) -> None:
        """Nothing on the screen keeps it when the step is left."""
        self._key = ""
        self.groups.clear()
        self.last.clear()

    def is_done(self) -> bool:
        return bool(self._key) and self.last.text().strip().upper() == self._key.split("-")[-1]

    def _changed(self) -> None:
        typed = self.last.text().strip()
        wrong = len(typed) >= 5 and not self.is_done()
        self._wrong.setText(self.tr("This is not the last group.") if wrong else "")
        self.edited.emit()


class SiteStep(QWidget):
    """Devices and the crisis card. Signals: `test_wanted(what, device)`, what is "camera", "microphone", "voice"."""

    test_wanted = Signal(str, str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.camera, self.microphone = QComboBox(), QComboBox()
        self._results = {name: small("") for name in ("camera", "microphone", "voice")}
        safety = settings.safety
        self.text = LinesField(
            Key("safety", "crisis_text"),
            self.tr("What your site does in a crisis"),
            self.tr("In your own words. The crisis card can be opened from every page."),
        )
        self.numbers = LinesField(
            Key("safety", "crisis_numbers"),
            self.tr("Numbers to call"),
            self.tr("One a line, with whose it is. The program knows none of its own."),
            as_list=True,
        )
        self.text.show_value(safety.crisis_text)
        self.numbers.show_value(safety.crisis_numbers)
        self.emotion = QCheckBox(self.tr("Emotion reading may be used at this site"))
        self.emotion.setChecked(safety.emotion_allowed)
        self.show_devices((), ())
        _stack(
            self,
            self._devices(),
            Card(heading(self.tr("Crisis card")), self.text, self.numbers),
            self.emotion,
        )

    def show_devices(self, cameras: Sequence[str], microphones: Sequence[str]) -> None:
        """What was chosen stays, where it is still there."""
        for box, names, none in (
            (self.camera, cameras, no_camera()),
            (self.microphone, microphones, no_microphone()),
        ):
            before = box.currentData()
            box.clear()
            for value, words in device_choices(names, none):
                box.addItem(words, value)
            box.setCurrentIndex(max(0, box.findData(before)))

    def show_test(self, what: str, good: bool, words: str) -> None:
        """What came of a test, beside its button."""
        label = self._results[what]
        label.setText(words)
        label.setProperty("kind", "good" if good else "danger")
        label.style().unpolish(label)
        label.style().polish(label)

    def _devices(self) -> Card:
        card = Card(heading(self.tr("Devices")))
        for box, name, test, asked in (
            (self.camera, self.tr("Camera"), self.tr("Test the camera"), self._test_camera),
            (self.microphone, self.tr("Microphone"), self.tr("Test the microphone"), self._test_microphone),
        ):
            made = button(test)
            made.clicked.connect(asked)
            card.column.addWidget(field(name, box))
            card.column.addLayout(row(made, self._results["camera" if box is self.camera else "microphone"]))
        voice = button(self.tr("Test the voice"), icon="speaker")
        voice.clicked.connect(self._test_voice)
        card.column.addLayout(row(voice, self._results["voice"]))
        card.column.addWidget(quiet(self.tr("A test opens a device for a moment and keeps nothing.")))
        return card

    def _test_camera(self) -> None:
        self.test_wanted.emit("camera", self.camera.currentData())

    def _test_microphone(self) -> None:
        self.test_wanted.emit("microphone", self.microphone.currentData())

    def _test_voice(self) -> None:
        self.test_wanted.emit("voice", "")


def _stack(whole: QWidget, *parts: object) -> None:
    inside = QVBoxLayout(whole)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(L)
    for part in parts:
        if isinstance(part, QWidget):
            inside.addWidget(part)
        else:
            inside.addLayout(part)  # type: ignore[arg-type]
    inside.addStretch()
