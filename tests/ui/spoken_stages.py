"""The stretches of the spoken interview, as the clinician goes through them at the real windows."""

from __future__ import annotations

import math
import subprocess
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from interview.domain import Session, Stage
from tests.ui.clinician import PLAIN, Clinician
from tests.ui.hands import XHands
from tests.ui.spoken_person import CLINICIAN, Voices
from ui.app import App
from ui.pages.interview_page import InterviewPage
from ui.pages.plan_page import PlanPage
from ui.pages.rehearsal_page import RehearsalPage
from ui.pages.report_page import ReportPage
from ui.pages.review_page import ReviewPage
from ui.pages.start_page import StartPage
from ui.pages.unlock_page import UnlockPage
from ui.person_words import LISTENING
from ui.widgets.answer_card import AnswerCard

CTRL = Qt.KeyboardModifier.ControlModifier
TRANSLATIONS = Path(__file__).resolve().parents[2] / "ui" / "translations"
BESIDE = "Take your time. I am with you."  # what the clinician says while the person answers
RISK = "Sometimes I want to kill myself."
ADDED = " I wake at four."


@dataclass
class Seen:
    """What happened on the way, to be held against the vault."""

    rehearsal_level: float = 0.0  # dB of full scale
    keys_stay: bool = False  # with the clinician, when the person's window has come
    said: dict[str, str] = field(default_factory=dict)  # question id -> what the person said or typed
    live: dict[str, str] = field(default_factory=dict)  # the caption when the answer ended
    spoken: list[tuple[float, float]] = field(default_factory=list)  # when a question was said
    shown: dict[str, str] = field(default_factory=dict)  # what the review shows as the answer
    seconds: dict[str, float] = field(default_factory=dict)


class Interviewer(Clinician):
    """Presses what it is told in English, in whatever language the window is; takes a picture of the screen."""

    qtbot: XHands

    def __init__(self, hands: XHands, app: App, pictures: Path | None, language: str) -> None:
        super().__init__(hands, app)
        self._pictures = pictures
        self._said_in = _words_of(language)
        self.seen = Seen()

    def press(self, text: str) -> None:
        said = self.said(text)
        self.until(lambda: any(self._buttons(one) for one in said))
        super().press(next(one for one in said if self._buttons(one)))

    def said(self, text: str) -> list[str]:
        """What this may be in the language of the window."""
        return self._said_in.get(text, [text])

    def picture(self, name: str) -> None:
        if self._pictures is None:
            return
        self.qtbot.rest(0.4)
        process = subprocess.Popen(["import", "-window", "root", str(self._pictures / f"{name}.png")])
        self.until(lambda: process.poll() is not None)

    @contextmanager
    def timed(self, what: str) -> Iterator[None]:
        begun = time.monotonic()
        yield
        self.seen.seconds[what] = round(time.monotonic() - begun, 2)

    def light_says(self, text: str) -> bool:
        return self.app.window.sitting_of_now().person.window.light.text() == text


def _words_of(language: str) -> dict[str, list[str]]:
    """English -> what it may be called in the window."""
    words: dict[str, list[str]] = {}
    for message in ET.parse(TRANSLATIONS / f"anamnesis_{language}.ts").iter("message"):  # noqa: S314 — our own file
        source, said = message.findtext("source", ""), message.findtext("translation", "")
        if said:
            words.setdefault(source.replace("&", ""), []).append(said.replace("&", ""))
    return words


# ── before ───────────────────────────────────────────────────────────────────────────────────────────────────────


def unlock_and_rehearse(interviewer: Interviewer, voices: Voices) -> None:
    interviewer.page(UnlockPage)
    interviewer.picture("01-unlock")
    interviewer.unlock()
    start = interviewer.page(StartPage)
    interviewer.picture("02-start")
    interviewer.qtbot.mouseClick(start._rehearse, Qt.MouseButton.LeftButton)
    page = interviewer.page(RehearsalPage)
    interviewer.until(lambda: page._watch is not None and page._watch.level.peek() is not None)
    levels: list[float] = []
    listening = QTimer(page, interval=50)
    listening.timeout.connect(lambda: levels.append(page._watch.level.peek() or 1e-6))
    listening.start()
    QTimer.singleShot(1500, page, lambda: interviewer.picture("03-rehearsal"))
    voices.say("I sleep only five hours, and I wake up tired nearly every day.")
    listening.stop()
    interviewer.seen.rehearsal_level = round(20 * math.log10(max(levels)), 1)
    interviewer.qtbot.mouseClick(page.done, Qt.MouseButton.LeftButton)


def begin(interviewer: Interviewer, questions: int) -> None:
    interviewer.begin(questions=questions)
    interviewer.picture("04-consent")
    interviewer.consent()
    interviewer.page(PlanPage)
    person = interviewer.app.window.sitting_of_now().person.window
    interviewer.until(person.isVisible)
    interviewer.qtbot.rest(0.5)
    interviewer.seen.keys_stay = interviewer.window.isActiveWindow()
    interviewer.picture("05-plan")
    room = interviewer.app.desk.room
    assert room is not None
    room.speaking.connect(lambda on: _note_speaking(interviewer.seen.spoken, on))
    interviewer.press("Begin the interview")
    interviewer.page(InterviewPage)


def _note_speaking(spoken: list[tuple[float, float]], on: bool) -> None:
    now = time.monotonic()
    if on:
        spoken.append((now, now))
    elif spoken:
        spoken[-1] = (spoken[-1][0], now)


# ── answers ──────────────────────────────────────────────────────────────────────────────────────────────────────


def hear_question(interviewer: Interviewer, number: int) -> str:
    """Until the person may answer; the question's id."""
    interviewer.until(lambda: interviewer.session.position == number)
    interviewer.until(lambda: interviewer.session.stage is Stage.ASKING)
    interviewer.until(lambda: bool(interviewer.seen.spoken) and len(interviewer.seen.spoken) == number + 1)
    if number == 0:
        interviewer.picture("06-asking")
        _look_at_the_persons_window(interviewer)
    interviewer.until_stage(Stage.LISTENING)
    interviewer.until(lambda: interviewer.light_says(LISTENING))
    assert interviewer.session.question is not None
    return interviewer.session.question.id


def _look_at_the_persons_window(interviewer: Interviewer) -> None:
    """By the key that brings it forward, and back."""
    window, person = interviewer.app.window, interviewer.app.window.sitting_of_now().person.window
    interviewer.key(window, Qt.Key.Key_F6)
    interviewer.until(person.isActiveWindow)
    interviewer.picture("06-person")
    window.activateWindow()
    interviewer.until(window.isActiveWindow)


def answer(interviewer: Interviewer, voices: Voices, number: int, sentences: Sequence[str]) -> None:
    """Spoken. The first answer is interrupted by a pause, the second by the clinician."""
    question, page = hear_question(interviewer, number), interviewer.page(InterviewPage)
    for place, sentence in enumerate(sentences):
        voices.say(sentence)
        if place == 0 and number == 0:
            _pause(interviewer, page)
        if place == 0 and number == 1:
            _speak_beside(interviewer, voices)
    interviewer.qtbot.rest(0.5)
    interviewer.until(lambda: bool(page.caption.text().strip()))
    if number < 2:
        interviewer.picture(f"{7 + 2 * number:02}-listening")
    interviewer.seen.said[question] = " ".join(sentences)
    interviewer.seen.live[question] = page.caption.text()
    with interviewer.timed(f"Done {number + 1}"):
        interviewer.key(page, Qt.Key.Key_Return, CTRL)
        interviewer.until(lambda: interviewer.session.stage is not Stage.LISTENING)


def _pause(interviewer: Interviewer, page: InterviewPage) -> None:
    with interviewer.timed("Pause"):
        interviewer.key(page, Qt.Key.Key_P, CTRL)
        interviewer.until(lambda: interviewer.session.answers[interviewer.session.question.id].paused)
    interviewer.until(lambda: not interviewer.app.desk.room.is_recording)
    interviewer.picture("08-paused")
    interviewer.key(page, Qt.Key.Key_P, CTRL)
    interviewer.until(lambda: interviewer.light_says(LISTENING))


def _speak_beside(interviewer: Interviewer, voices: Voices) -> None:
    interviewer.qtbot.hold(Qt.Key.Key_F8, down=True)
    voices.say(BESIDE, CLINICIAN)
    interviewer.qtbot.rest(0.3)
    interviewer.qtbot.hold(Qt.Key.Key_F8, down=False)


def type_risk(interviewer: Interviewer, number: int) -> None:
    """Typed instead of spoken; the interview is held until the clinician says what was done."""
    question, page = hear_question(interviewer, number), interviewer.page(InterviewPage)
    interviewer.key(page, Qt.Key.Key_T, CTRL)
    interviewer.type_into(page.typing._field, RISK)
    interviewer.picture("10-typing")
    interviewer.key(page, Qt.Key.Key_Return, CTRL)
    interviewer.until_stage(Stage.HELD)
    interviewer.seen.said[question] = RISK
    interviewer.picture("11-held")
    interviewer.press("Assessed now – the interview can go on")
    interviewer.press("Record this")
    interviewer.press("Go on with the interview")
    interviewer.until(lambda: interviewer.session.stage is not Stage.HELD)


# ── after ────────────────────────────────────────────────────────────────────────────────────────────────────────


def review(interviewer: Interviewer) -> None:
    """Look at each answer, hear the first one again, correct it."""
    interviewer.until_stage(Stage.REVIEW)
    page = interviewer.page(ReviewPage)
    for question in reversed(interviewer.session.questions):
        page.show_question(question.id)
        interviewer.qtbot.rest(0.2)
        shown = page.present.answer_card
        interviewer.seen.shown[question.id] = _shown(shown, interviewer.said("You: "))
    card = page.present.answer_card
    interviewer.qtbot.mouseClick(card.bar.play_button, Qt.MouseButton.LeftButton)
    interviewer.until(lambda: bool(card.words.lit_word))
    interviewer.qtbot.rest(1.5)
    interviewer.picture("12-review")
    interviewer.qtbot.mouseClick(card.bar.play_button, Qt.MouseButton.LeftButton)
    interviewer.until(lambda: not card.bar.playing)
    interviewer.press("Correct")
    field = card._correction.field
    field.moveCursor(field.textCursor().MoveOperation.End)
    interviewer.type_into(field, ADDED)
    interviewer.picture("13-correcting")
    interviewer.press("Save the correction")
    first = interviewer.session.questions[0].id
    interviewer.until(lambda: interviewer.session.answers[first].text().endswith(ADDED.strip()))
    interviewer.seen.shown[first] = card._counts.text()


def _shown(card: AnswerCard, clinician: Sequence[str]) -> str:
    """What the card shows of the person, without the turns of the clinician."""
    if card._counts.isVisible():
        return card._counts.text()
    turns = card.words.toPlainText().splitlines()
    return " ".join(turn.strip() for turn in turns if not turn.startswith(tuple(clinician))).strip()


def report_and_sign(interviewer: Interviewer, pdf: Path) -> Session:
    """The signed session."""
    interviewer.press("Write the report")
    interviewer.until_stage(Stage.REPORTING)
    page = interviewer.page(ReportPage)
    interviewer.until(lambda: page.foot_row.sign.isVisible() and page.foot_row.sign.isEnabled())
    interviewer.qtbot.rest(1.0)
    interviewer.picture("14-report")
    interviewer.press("Sign …")
    interviewer.qtbot.rest(0.5)
    interviewer.picture("15-signing")
    interviewer.sign()
    interviewer.until_stage(Stage.CLOSED)
    interviewer.qtbot.rest(1.0)
    interviewer.picture("16-signed")
    QTimer.singleShot(1000, page, lambda: _choose_file(interviewer, pdf))
    page.foot_row.export.menu().actions()[0].trigger()  # its own loop runs until the file is chosen
    interviewer.enter_passphrase()
    interviewer.until(pdf.exists)
    interviewer.picture("18-exported")
    return interviewer.session


def _choose_file(interviewer: Interviewer, pdf: Path) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    interviewer.picture("17-saving")
    name = dialog.focusWidget()
    interviewer.qtbot.keyClicks(name, str(pdf))
    interviewer.key(name, Qt.Key.Key_Return, PLAIN)
