"""The first page: what the interview is about, for whom, in which language, how long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from interview.domain import DisorderChosen, Intake
from interview.errors import ForPeople
from interview.ports import SessionSummary
from ui.look.space import XL, M
from ui.pages.around_words import device_name
from ui.pages.start_disorder import DisorderField
from ui.pages.start_person import PersonField
from ui.pages.start_unfinished import Unfinished
from ui.translating import LANGUAGES
from ui.widgets.basics import STRETCH, Card, button, field, quiet, row, sign, small
from ui.widgets.page_frame import PageFrame

MOST_QUESTIONS = 60


@dataclass(frozen=True)
class NewInterview:
    """What a session is made from."""

    disorder: DisorderChosen
    subject: str  # a code, never a name; "" = none
    language: str
    number: int  # of questions
    intake: Intake


class StartPage(PageFrame):
    """Signals: `disorder_asked` (what was typed, language), `model_asked` (the same, for the language model),
    `model_not_wanted`, `rehearsal_wanted`, `resume_wanted` (session id), `begin_wanted` (a NewInterview)."""

    disorder_asked = Signal(str, str)
    model_asked = Signal(str, str)
    model_not_wanted = Signal()
    rehearsal_wanted = Signal()
    resume_wanted = Signal(str)
    begin_wanted = Signal(object)

    def __init__(self, languages: Sequence[str], language: str = "en", number: int = 8) -> None:
        """The languages an interview can be held in; the one and the number of questions to begin with."""
        super().__init__(self.tr("New interview"), self.tr("Enter goes on to the consent form."))
        self._names: Mapping[str, Sequence[str]] = {}
        self._unfinished = Unfinished()
        self._unfinished.resume_wanted.connect(self.resume_wanted)
        self.disorder = DisorderField()
        self.person = PersonField()
        self.number = QSpinBox()
        self.number.setRange(1, MOST_QUESTIONS)
        self.number.setValue(number)
        self._language = QComboBox()
        for code in languages:
            self._language.addItem(LANGUAGES[code], code)
        self.choose_language(language)
        self.content.addWidget(self._unfinished)
        self.content.addWidget(self._about())
        self.content.addWidget(self._devices())
        self.content.addWidget(self._intake())
        self.content.addStretch(1)
        self._put_foot()
        self._connect()

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────

    def show_names(self, names: Mapping[str, Sequence[str]]) -> None:
        """Language -> names of disorders, for completing."""
        self._names = names
        self.disorder.show_names(names.get(self.language, ()))

    def show_disorder(self, chosen: DisorderChosen) -> None:
        """What the text of the last `disorder_asked` means."""
        self.disorder.show_disorder(chosen)

    def show_no_disorder(self, error: ForPeople) -> None:
        """It means none; a `NotADisorder` brings the nearest names."""
        self.disorder.show_no_disorder(error)

    def show_unfinished(self, lines: Sequence[SessionSummary]) -> None:
        """Sessions to go on with; none takes the part away."""
        self._unfinished.show_unfinished(lines)

    def show_devices(self, camera: str, microphone: str) -> None:
        """The ids of the devices that will be used; "" = none."""
        self._camera.setText(device_name(camera) or self.tr("no camera: only sound is recorded"))
        self._microphone.setText(device_name(microphone) or self.tr("no microphone: answers are typed"))

    def show_intake(self, shown: bool) -> None:
        """Unfold or fold what is known before."""
        self._more.setChecked(shown)

    def choose_language(self, language: str) -> None:
        """Hold the interview in this language."""
        self._language.setCurrentIndex(self._language.findData(language))

    def showEvent(self, event: QShowEvent) -> None:
        """One can type at once; what had the focus keeps it."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.disorder.edit.setFocus()

    def clear(self) -> None:
        """Empty the fields about a person, when an interview has begun."""
        self.disorder.clear()
        self.person.edit.clear()
        self.reason.clear()
        self.age.clear()
        self.notes.clear()

    @property
    def language(self) -> str:
        """The language of the interview."""
        return str(self._language.currentData())

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────

    def _about(self) -> Card:
        language = field(self.tr("&Language of the interview"), self._language)
        number = field(self.tr("&Number of questions"), self.number)
        beside = row(self.person, language, number)
        beside.setSpacing(XL)
        for place, share in enumerate((3, 2, 2)):
            beside.setStretch(place, share)
        for part in (self.person, language, number):
            beside.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        return Card(self.disorder, M, beside)

    def _devices(self) -> Card:
        self._camera, self._microphone = quiet(""), quiet("")
        self._rehearse = button(self.tr("Try camera and microphone"), icon="eye", key="Ctrl+T")
        self._rehearse.clicked.connect(self.rehearsal_wanted)
        lines = QVBoxLayout()
        for name, text in (("camera", self._camera), ("microphone", self._microphone)):
            line = row(sign(name, 20, "quiet"), text)
            line.setStretch(1, 1)
            lines.addLayout(line)
        across = row(lines, self._rehearse)
        across.setStretch(0, 1)
        return Card(across)

    def _intake(self) -> QWidget:
        self._more = button(self.tr("What is known before: reason, age, notes"), "quiet", "plus", "Ctrl+I")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._unfold)
        self.reason, self.age, self.notes = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.age.setPlaceholderText(self.tr("for example: 30–39"))
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(96)
        upper = row(
            field(self.tr("&Reason for the interview"), self.reason), field(self.tr("Age &band"), self.age)
        )
        upper.setStretch(0, 3)
        upper.setStretch(1, 1)
        self._intake_card = Card(
            upper, field(self.tr("N&otes"), self.notes), small(self.tr("No names here either."))
        )
        self._intake_card.hide()
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(row(self._more, STRETCH))
        inside.addWidget(self._intake_card)
        return whole

    def _put_foot(self) -> None:
        self._why_not = small("")
        self.begin = button(self.tr("Go on to consent"), "primary", "next", "Ctrl+Return")
        self.begin.clicked.connect(self._go_on)
        foot = row(self._why_not, XL, self.begin)
        foot.setStretch(0, 1)
        self.actions.addLayout(foot)

    def _connect(self) -> None:
        self.disorder.asked.connect(self._ask)
        self.disorder.model_wanted.connect(self._ask_model)
        self.disorder.not_wanted.connect(self.model_not_wanted)
        self.disorder.changed.connect(self._paint_foot)
        self.disorder.entered.connect(self._go_on)
        self.person.entered.connect(self._go_on)
        self._language.currentIndexChanged.connect(self._language_changed)
        for line in (self.number.lineEdit(), self.reason, self.age):
            line.returnPressed.connect(self._go_on)
        self._paint_foot()

    # ── what is done ─────────────────────────────────────────────────────────────────────────────────────

    def _ask(self, text: str) -> None:
        self.disorder_asked.emit(text, self.language)

    def _ask_model(self, text: str) -> None:
        self.model_asked.emit(text, self.language)

    def _language_changed(self) -> None:
        self.disorder.show_names(self._names.get(self.language, ()))
        self.disorder.ask()  # the disorder is named in the language of the interview

    def _unfold(self, shown: bool) -> None:
        self._more.show_icon("minus" if shown else "plus")
        self._intake_card.setVisible(shown)
        if shown:
            self.reason.setFocus()
            QTimer.singleShot(0, self, self._scroll_to_intake)  # its place is known after this

    def _scroll_to_intake(self) -> None:
        self.scroll_area.ensureWidgetVisible(self._intake_card)

    def _paint_foot(self) -> None:
        known = self.disorder.chosen is not None
        self.begin.setEnabled(known)
        self._why_not.setText("" if known else self.tr("Say first what the interview is about."))

    def _go_on(self) -> None:
        chosen = self.disorder.chosen
        if chosen is None:
            self.disorder.edit.setFocus()
            return
        intake = Intake(self.reason.text().strip(), self.age.text().strip(), self.notes.toPlainText().strip())
        self.begin_wanted.emit(
            NewInterview(chosen, self.person.code, self.language, self.number.value(), intake)
        )
