"""The clinician's screen and the interviewed person's screen during an interview, in each of their states."""

from __future__ import annotations

from functools import partial

from interview.domain import Session, Stage
from interview.ports import Watch
from ui.gallery import samples
from ui.gallery.case import Case
from ui.pages.interview_page import InterviewPage, Site

NOW = samples.OPENED_AT
_CRISIS = {
    "en": "Stay with the person. Call the psychiatrist on duty. Do not leave the room unattended.",
    "ar": "ابقَ مع الشخص. اتصل بالطبيب النفسي المناوب. لا تترك الغرفة دون مرافق.",
}


def page(stage: Stage) -> InterviewPage:
    return page_of(samples.session(stage, samples.here()), samples.watch())


def page_of(session: Session, watch: Watch | None = None) -> InterviewPage:
    site = Site(session.clinician, _CRISIS[session.language], ("1234",))
    made = InterviewPage(site, session.language, lambda: NOW)
    made.show_session(session)
    made.show_watch(watch)
    return made


_STAGES = (Stage.ASKING, Stage.LISTENING, Stage.SETTLING, Stage.HELD, Stage.ANALYSING)
CASES = tuple(Case(stage.value, partial(page, stage)) for stage in _STAGES)
