"""The clinician's screen and the interviewed person's screen during an interview, in each of their states."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from interview.domain import Flag, Problem, Purpose, Segment, Session, Stage
from interview.engine import advance
from interview.events import AnswerRecorded, ConsentWithdrawn, Event, Paused
from interview.follow_up_parts import FollowUp, FollowUpState
from interview.media import Health
from interview.ports import Watch
from ui.gallery import samples
from ui.gallery.case import Case
from ui.pages.allowed import Action
from ui.pages.interview_page import InterviewPage, Site
from ui.person_window import PersonWindow

_STAGES = (Stage.ASKING, Stage.LISTENING, Stage.SETTLING, Stage.HELD, Stage.ANALYSING)
_PERSON_SIZE = (1180, 760)
_CRISIS = {
    "en": "Stay with the person. Call the psychiatrist on duty. Do not leave the room unattended.",
    "ar": "ابقَ مع الشخص. اتصل بالطبيب النفسي المناوب. لا تترك الغرفة دون مرافق.",
}


def _now() -> str:
    return samples.OPENED_AT


def _sample(stage: Stage, *then: Event) -> Session:
    session = samples.session(stage, samples.here())
    for event in then:
        session = advance(session, event)[0]
    return session


def _page(session: Session, watch: Watch | None = None) -> InterviewPage:
    made = InterviewPage(
        Site(session.clinician, _CRISIS[session.language], ("1234",)), session.language, _now
    )
    made.show_session(session)
    made.show_watch(watch)
    return made


def _usual(stage: Stage) -> QWidget:
    return _page(_sample(stage), samples.watch(samples.here()))


def _paused() -> Session:
    session = _sample(Stage.LISTENING, Paused())
    return advance(
        session, AnswerRecorded(session.take, Segment(f"tape-{session.take}", 42.0, has_picture=True))
    )[0]


def _typing() -> QWidget:
    made = _page(_sample(Stage.LISTENING), samples.watch(samples.here()))
    made.act(Action.TYPE)
    return made


def _follow_up(session: Session, text: str = "") -> QWidget:
    """Suggested about the answer before the present one."""
    question = session.questions[session.position - 1]
    take = session.answers[question.id].take
    text = text or question.probes[0]
    offered = FollowUp(question.id, take, FollowUpState.OFFERED, text, question.why[:160], "model sample")
    return _page(replace(session, follow_up=offered), samples.watch(samples.here()))


def _long_follow_up() -> QWidget:
    session = _long_question(_sample(Stage.LISTENING))
    return _follow_up(session, samples.long_text(session.language)[:200])


def _faulty() -> QWidget:
    problem = Problem("ReadEmotion", "The emotion model did not answer.")
    watch = samples.watch(samples.here())
    watch.health.put(Health(camera="frozen", microphone="clipping"))
    return _page(replace(_sample(Stage.LISTENING), problem=problem), watch)


def _sound_only() -> QWidget:
    at = samples.OPENED_AT
    withdrawn = ConsentWithdrawn(Purpose.VIDEO, at), ConsentWithdrawn(Purpose.EMOTION, at)
    return _page(_sample(Stage.ASKING, *withdrawn))


def _long_question(session: Session) -> Session:
    long = samples.long_text(session.language)
    questions = tuple(replace(one, text=long, why=long, probes=(long, long)) for one in session.questions)
    return replace(session, questions=questions)


def _long() -> QWidget:
    return _page(_long_question(_sample(Stage.LISTENING)), samples.watch(samples.here()))


def _many_flags() -> QWidget:
    session = _sample(Stage.HELD)
    question_id, flag = session.open_flags[0]
    answer = session.answers[question_id]
    more = Flag(
        "harm_to_others", samples.long_text(session.language)[:200], None, None, flag.why, take=flag.take
    )
    answers = {**session.answers, question_id: replace(answer, flags=(*answer.flags, more, more))}
    return _page(replace(session, answers=answers))


def _person(
    session: Session | None, *, watch: Watch | None = None, own_picture: bool = False
) -> PersonWindow:
    made = PersonWindow(session.language if session is not None else samples.here(), own_picture)
    if session is not None:
        made.show_session(session)
    made.show_watch(watch)
    made.allow_close()
    return made


def _person_in(stage: Stage) -> QWidget:
    return _person(_sample(stage), watch=samples.watch(samples.here()))


def _person_spoken_to() -> QWidget:
    made = _person(_sample(Stage.ASKING))
    made.show_speaking(True)
    return made


def _person_typing() -> QWidget:
    made = _person(_sample(Stage.LISTENING), watch=samples.watch(samples.here()))
    made.type.click()
    return made


def _person_locked() -> QWidget:
    made = _person(_sample(Stage.LISTENING))
    made.show_locked()
    return made


CASES = (
    *(Case(stage.value, partial(_usual, stage)) for stage in _STAGES),
    Case("paused", lambda: _page(_paused())),
    Case("typing", _typing),
    Case("follow-up", lambda: _follow_up(_sample(Stage.LISTENING))),
    Case("follow-up-at-once", lambda: _follow_up(_sample(Stage.ASKING))),
    Case("follow-up-long", _long_follow_up),
    Case("faulty", _faulty),
    Case("sound-only", _sound_only),
    Case("long", _long),
    Case("many-flags", _many_flags),
    Case("person-welcome", lambda: _person(None), _PERSON_SIZE),
    Case("person-spoken-to", _person_spoken_to, _PERSON_SIZE),
    Case("person-listening", partial(_person_in, Stage.LISTENING), _PERSON_SIZE),
    Case(
        "person-own-picture",
        lambda: _person(_sample(Stage.LISTENING), watch=samples.watch(samples.here()), own_picture=True),
        _PERSON_SIZE,
    ),
    Case("person-typing", _person_typing, _PERSON_SIZE),
    Case("person-between", partial(_person_in, Stage.SETTLING), _PERSON_SIZE),
    Case("person-held", partial(_person_in, Stage.HELD), _PERSON_SIZE),
    Case("person-paused", lambda: _person(_paused()), _PERSON_SIZE),
    Case("person-end", partial(_person_in, Stage.REVIEW), _PERSON_SIZE),
    Case("person-locked", _person_locked, _PERSON_SIZE),
    Case("person-long", lambda: _person(_long_question(_sample(Stage.LISTENING))), (900, 640)),
)
