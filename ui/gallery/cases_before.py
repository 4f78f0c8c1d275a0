"""The pages before the first question: start, rehearsal, consent, plan."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from interview.domain import DisorderChosen, Purpose, Stage
from interview.errors import NotADisorder
from interview.ports import SessionSummary
from ui.gallery import samples
from ui.gallery.case import Case
from ui.pages.consent_page import ConsentPage
from ui.pages.start_page import StartPage

LANGUAGES = ("en", "ar")
_TYPED = {"en": ("GAD", "Generalised anxiety disorder"), "ar": ("قلق", "اضطراب القلق المعمم")}
_NEAR = {
    "en": ("Panic disorder", "Specific phobia", "Generalised anxiety disorder"),
    "ar": ("اضطراب الهلع", "الرهاب المحدد", "اضطراب القلق المعمم"),
}


def _start(typed: str = "", code: str = "A-2047") -> StartPage:
    page = StartPage(LANGUAGES, samples.here())
    page.show_devices("Integrated Camera", "USB Microphone")
    page.person.edit.setText(code)
    page.disorder.edit.setText(typed)
    page.disorder.ask()
    return page


def _start_empty() -> QWidget:
    page = StartPage(LANGUAGES, samples.here())
    page.show_devices("", "")
    return page


def _start_known() -> QWidget:
    typed, name = _TYPED[samples.here()]
    page = _start(typed)
    page.show_disorder(DisorderChosen("6B00", name, "abbreviation"))
    page.show_unfinished(
        (
            SessionSummary("s1", "A-2031", name, Stage.LISTENING, "2026-11-19T15:05:00+00:00"),
            SessionSummary("s2", "", name, Stage.REVIEW, "2026-11-18T10:20:00+00:00"),
        )
    )
    return page


def _start_generic() -> QWidget:
    session = samples.new_session(samples.here())
    page = _start(session.disorder.name, session.clinician.removeprefix("Dr. "))
    page.show_disorder(DisorderChosen("6B05", session.disorder.name, "close spelling", generic=True))
    page.show_intake(True)
    return page


def _start_refused() -> QWidget:
    name = samples.long_text(samples.here())[:48]
    page = _start(name)
    page.show_no_disorder(
        NotADisorder(
            f"“{name}” is no mental disorder that this program knows.",
            "Nearest names: …",
            _NEAR[samples.here()],
        )
    )
    return page


def _consent(language: str = "", emotion_allowed: bool = True) -> ConsentPage:
    page = ConsentPage(emotion_allowed)
    page.show_session(samples.session(Stage.CONSENT, language or samples.here()))
    return page


def _consent_other_language() -> QWidget:
    return _consent("en" if samples.here() == "ar" else "ar")


def _consent_given() -> QWidget:
    page = _consent()
    for purpose, card in page.cards.items():
        (card.no if purpose is Purpose.VIDEO else card.yes).setChecked(True)
    page.giver.setCurrentIndex(0)
    return page


def _consent_refused() -> QWidget:
    page = _consent(emotion_allowed=False)
    for card in page.cards.values():
        card.no.setChecked(True)
    return page


CASES = (
    Case("start-empty", _start_empty),
    Case("start-known", _start_known),
    Case("start-generic", _start_generic, (1180, 900)),
    Case("start-refused", _start_refused),
    Case("consent", _consent),
    Case("consent-other-language", _consent_other_language),
    Case("consent-given", _consent_given, (1180, 2200)),
    Case("consent-refused", _consent_refused, (1180, 2200)),
)
