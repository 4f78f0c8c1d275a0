"""The pages before the first question: start, rehearsal, consent, plan."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from interview.domain import DisorderChosen, Problem, Purpose, Stage
from interview.errors import NotADisorder
from interview.media import Health
from interview.plan_read import GAP, MARKED, RISK_REWORDED, PlanRead, Remark
from interview.ports import Plan, SessionSummary, Watch
from ui.gallery import samples
from ui.gallery.case import Case
from ui.pages.consent_page import ConsentPage
from ui.pages.plan_page import PlanPage
from ui.pages.rehearsal_page import RehearsalPage
from ui.pages.start_page import StartPage

LANGUAGES = ("en", "ar")
_TYPED = {"en": ("GAD", "Generalised anxiety disorder"), "ar": ("قلق", "اضطراب القلق المعمم")}
_NEAR = {
    "en": ("Panic disorder", "Specific phobia", "Generalised anxiety disorder"),
    "ar": ("اضطراب الهلع", "الرهاب المحدد", "اضطراب القلق المعمم"),
}
_CLOSED = {
    "en": "Do you often feel hopeless about your depression, don’t you?",
    "ar": "هل تشعر باليأس من الاكتئاب، أليس كذلك؟",
}
TROUBLE = "The question bank cannot be read: gad.toml. Run: python -m llm.bank"


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


def _plan(written: bool = True) -> PlanPage:
    page = PlanPage()
    session = samples.session(Stage.PLANNING, samples.here())
    page.show_session(session if written else replace(session, questions=()))
    return page


def _plan_writing() -> QWidget:
    page = _plan(written=False)
    watch, written = samples.watch(), samples.session(Stage.PLANNING, samples.here()).questions[:2]
    watch.tokens.put("\n".join(question.text for question in written))
    page.show_watch(watch)
    return page


def _plan_by_model() -> QWidget:
    """Some questions by a language model, some of the bank's in its place."""
    page, session = _plan(written=False), samples.session(Stage.PLANNING, samples.here())
    page.show_writers(("llm", "bank"), "llm")
    first, second, third, *others = session.questions
    mixed = (
        replace(first, written_by="model llama-3.1-8b-instruct-q4"),
        replace(second, stands_in="open, leading"),
        replace(third, stands_in="missing"),
    )
    page.show_session(replace(session, questions=(*mixed, *others)))
    return page


def _plan_edited() -> QWidget:
    page = _plan()
    ids = [question.id for question in page.plan.questions]
    page.plan.remove(ids[2])
    page.plan.move(ids[4], 1)
    page.plan.reword(ids[4], _CLOSED[samples.here()])
    page.own.ask_about("core/appetite")
    return page


def _plan_read() -> QWidget:
    """From a file, with one question about risk in other words and one that is no open one."""
    page, language = _plan(), samples.here()
    read = replace(samples.questions(language)[0], id="read-1", topic="own", text=_CLOSED[language])
    told = {"en": "Do you ever wish to die?", "ar": "هل تتمنى الموت أحيانًا؟"}[language]
    remarks = (
        Remark(RISK_REWORDED, "Question2", told),
        Remark(GAP, "Question3"),
        Remark(MARKED, "Question1"),
    )
    page.show_read("plan.json", PlanRead(Plan((read, *samples.questions(language)[3:5])), remarks))
    return page


def _plan_failed() -> QWidget:
    session = samples.session(Stage.PLANNING, samples.here())
    page = PlanPage()
    page.show_session(replace(session, questions=(), problem=Problem("WriteQuestions", TROUBLE)))
    return page


def _plan_long() -> QWidget:
    session = samples.session(Stage.PLANNING, samples.here())
    page = PlanPage()
    many = [replace(one, id=f"{one.id}-{turn}") for turn in range(8) for one in session.questions]
    wordy = replace(many[1], text=samples.long_text(samples.here()))
    page.show_session(replace(session, questions=(many[0], wordy, *many[2:60])))
    return page


@dataclass(frozen=True)
class _Device:
    id: str
    name: str


@dataclass(frozen=True)
class _Devices:
    cameras: tuple[_Device, ...] = ()
    microphones: tuple[_Device, ...] = ()


def _rehearsal(health: Health | None = None) -> RehearsalPage:
    page = RehearsalPage()
    page.show_devices(
        _Devices(
            (_Device("Integrated Camera", "Integrated Camera"), _Device("Desk Camera 4K", "Desk Camera 4K")),
            (_Device("default", "The system's choice"), _Device("USB Microphone", "USB Microphone")),
        )
    )
    page.show_chosen("Integrated Camera", "USB Microphone")
    watch = samples.watch()
    if health is not None:
        watch.health.put(health)
    page.show_watch(watch)
    return page


def _rehearsal_trouble() -> QWidget:
    page = _rehearsal(Health(camera="dark", microphone="silent", behind=True))
    page.show_chosen("Integrated Camera", "Headset")
    return page


def _rehearsal_nothing() -> QWidget:
    page = RehearsalPage()
    page.show_devices(_Devices())
    watch = Watch()
    watch.health.put(Health(camera="missing", microphone="missing"))
    page.show_watch(watch)
    return page


CASES = (
    Case("start-empty", _start_empty),
    Case("start-known", _start_known),
    Case("start-generic", _start_generic, (1180, 900)),
    Case("start-refused", _start_refused),
    Case("consent", _consent),
    Case("consent-other-language", _consent_other_language),
    Case("consent-given", _consent_given, (1180, 2460)),
    Case("consent-refused", _consent_refused, (1180, 2400)),
    Case("rehearsal", _rehearsal),
    Case("rehearsal-trouble", _rehearsal_trouble),
    Case("rehearsal-nothing", _rehearsal_nothing),
    Case("plan", _plan),
    Case("plan-writing", _plan_writing),
    Case("plan-by-model", _plan_by_model),
    Case("plan-edited", _plan_edited),
    Case("plan-read", _plan_read),
    Case("plan-failed", _plan_failed),
    Case("plan-long", _plan_long),
)
