"""Random interviews: jobs end early, late, twice or not at all, the program is killed, the clinician does anything
that is allowed. Whatever happens, nothing is lost, nothing stale comes in, and there is always a way on."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from interview.domain import (
    Note,
    Purpose,
    Question,
    Segment,
    Session,
    Stage,
)
from interview.events import (
    AnalysisWanted,
    AnswerAmended,
    AnswerExcluded,
    AnswerFinished,
    AnswerTyped,
    ClinicianSpoke,
    ConsentGiven,
    ConsentWithdrawn,
    Continued,
    FollowUpApproved,
    FollowUpDismissed,
    NextWanted,
    NoteWritten,
    Paused,
    PlanApproved,
    QuestionInserted,
    QuestionRepeated,
    QuestionSkipped,
    Reopened,
    ReportSigned,
    RetakeWanted,
    ReviewApproved,
    ReviewReopened,
    SessionOpened,
    SettlingOver,
    TakeSalvaged,
    TextCorrected,
)
from interview.follow_up_parts import FollowUps, FollowUpState
from interview.resume import AfterCutOff
from interview.steps import allows
from interview.whose_words import marked, of_person
from tests.fakes import a_consent, some_questions
from tests.interview.random_driver import Driver, disposition, ends
from tests.interview.walks import NOW, RISKY, SIGNED

ALL, SOUND = tuple(Purpose), (Purpose.AUDIO, Purpose.EMOTION)
PICTURE, NEITHER = (Purpose.VIDEO,), (Purpose.AI_TEXT,)
WORDS = st.sampled_from(["well", "I sleep badly", RISKY])
SELDOM = st.integers(0, 7).map(lambda number: number == 7)


class Interview(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.driver = Driver()
        self.send = self.driver.send
        self.decide = self.driver.decide

    @property
    def session(self) -> Session:
        return self.driver.session

    @initialize(
        allowed=st.sampled_from([ALL, ALL, ALL, SOUND, PICTURE, NEITHER]),
        follow_ups=st.sampled_from(FollowUps),
    )
    def begin(self, allowed: tuple[Purpose, ...], follow_ups: FollowUps) -> None:
        self.driver.session = replace(self.session, follow_ups=follow_ups)
        self.send(SessionOpened(NOW))
        self.send(ConsentGiven(a_consent(*allowed)))
        self.driver.end_job(0, "well")
        first, second = some_questions(2)
        self.send(PlanApproved((replace(first, written_by="model m"), replace(second, probes=("And?",)))))

    # ── decisions ─────────────────────────────────────────────────────────────────────────────────

    @precondition(lambda self: self.session.stage is Stage.LISTENING)
    @rule(kind=st.sampled_from(["done", "done", "pause", "continue", "type"]), text=WORDS)
    def answer(self, kind: str, text: str) -> None:
        events = {"done": AnswerFinished(), "pause": Paused(), "type": AnswerTyped(text)}
        self.decide(events.get(kind, Continued(self.driver.new_tape())))

    @precondition(lambda self: self.session.stage in (Stage.ASKING, Stage.LISTENING))
    @rule(
        event=st.sampled_from([QuestionRepeated(), QuestionSkipped("tired"), AnswerTyped(RISKY)]),
        really=SELDOM,
    )
    def interrupt(self, event: Any, really: bool) -> None:
        if really:
            self.decide(event)

    @precondition(lambda self: self.session.answers)
    @rule(which=st.integers(0, 3), start=st.integers(0, 4), length=st.integers(1, 4))
    def clinician_speaks(self, which: int, start: int, length: int) -> None:
        takes = [answer.take for answer in self.session.answers.values()]
        self.decide(ClinicianSpoke(takes[which % len(takes)], start / 4, (start + length) / 4))

    @rule(really=SELDOM)
    def note(self, really: bool) -> None:
        if really:
            self.decide(NoteWritten(Note(NOW, RISKY)))

    @precondition(lambda self: len(self.session.questions) < 4)
    @rule(really=SELDOM)
    def insert(self, really: bool) -> None:
        number = len(self.session.questions)
        if really:
            self.decide(QuestionInserted(Question(f"new{number}", "new", "New?")))

    @precondition(lambda self: is_offered(self.session))
    @rule(kind=st.sampled_from(["ask", "ask", "in other words", "not now"]))
    def follow_up(self, kind: str) -> None:
        offered = self.session.follow_up
        assert offered is not None
        if kind == "not now":
            self.send(FollowUpDismissed(offered.question_id, offered.take))
        else:
            text = offered.text if kind == "ask" else "And since when?"
            self.send(FollowUpApproved(offered.question_id, offered.take, text))

    @precondition(lambda self: self.session.open_flags)
    @rule()
    def dispose(self) -> None:
        self.send(disposition(self.session))

    @precondition(lambda self: self.session.stage is Stage.HELD)
    @rule()
    def go_on(self) -> None:
        self.decide(NextWanted())

    @precondition(lambda self: self.session.stage is Stage.REVIEW)
    @rule(
        kind=st.sampled_from([TextCorrected, AnswerAmended, AnalysisWanted, RetakeWanted, AnswerExcluded]),
        number=st.integers(0, 1),
        text=WORDS,
    )
    def review(self, kind: Any, number: int, text: str) -> None:
        question = self.session.questions[number].id
        self.decide(kind(question, text) if kind in (TextCorrected, AnswerAmended) else kind(question))

    @precondition(lambda self: self.session.stage in (Stage.REVIEW, Stage.REPORTING, Stage.CLOSED))
    @rule(seldom=SELDOM)
    def report(self, seldom: bool) -> None:
        usual: dict[Stage, Any] = {Stage.REVIEW: ReviewApproved(), Stage.REPORTING: ReportSigned(SIGNED)}
        unusual: dict[Stage, Any] = {Stage.REPORTING: ReviewReopened(), Stage.CLOSED: Reopened("a slip")}
        event = (unusual if seldom else usual).get(self.session.stage)
        if event is not None:
            self.decide(event)

    @rule(purpose=st.sampled_from(Purpose), really=SELDOM)
    def withdraw(self, purpose: Purpose, really: bool) -> None:
        if really and self.session.take > 2:
            self.decide(ConsentWithdrawn(purpose, NOW))

    # ── results ───────────────────────────────────────────────────────────────────────────────────

    @precondition(lambda self: self.driver.jobs)
    @rule()
    def the_oldest_job_ends_well(self) -> None:
        self.driver.end_job(0, "well")

    @precondition(lambda self: self.driver.jobs)
    @rule(number=st.integers(1, 6))
    def several_jobs_end_well(self, number: int) -> None:
        for _ in range(number):
            if self.driver.jobs:
                self.driver.end_job(0, "well")

    @precondition(lambda self: self.driver.jobs)
    @rule(which=st.integers(0, 20), how=st.sampled_from(["well", "well", "risky", "fails"]))
    def some_job_ends(self, which: int, how: str) -> None:
        self.driver.end_job(which, how)

    @precondition(lambda self: self.driver.told)
    @rule(which=st.integers(0, 5))
    def a_result_comes_again(self, which: int) -> None:
        self.send(self.driver.told[which % len(self.driver.told)])

    @precondition(lambda self: self.session.stage is Stage.SETTLING)
    @rule()
    def settling_takes_too_long(self) -> None:
        self.send(SettlingOver(self.session.take))

    @rule(choice=st.sampled_from(AfterCutOff), something=st.booleans(), really=st.booleans())
    def killed_and_started_again(self, choice: AfterCutOff, something: bool, really: bool) -> None:
        cut_off = self.driver.load_again().cut_off if really else None
        if cut_off is None:
            return
        if choice is AfterCutOff.ASK_AGAIN:
            self.send(QuestionRepeated())
            return
        if cut_off.cut_tape is not None:
            segment = Segment(cut_off.cut_tape, 0.5, True, damage=("cut off",)) if something else None
            self.send(TakeSalvaged(cut_off.take, segment))
        if self.session.stage is Stage.LISTENING:
            keep = choice is AfterCutOff.KEEP
            self.decide(AnswerFinished() if keep else Continued(self.driver.new_tape()))

    # ── what always holds ─────────────────────────────────────────────────────────────────────────

    @invariant()
    def nothing_stale_came_in(self) -> None:
        for answer in self.session.answers.values():
            parts = {
                Purpose.AUDIO: answer.transcript.text if answer.transcript is not None else "",
                Purpose.EMOTION: answer.emotion.model if answer.emotion is not None else "",
            }
            for purpose, part in parts.items():
                if part.startswith("take"):
                    # after the purpose was taken back, a part stays what it was
                    tapes = " ".join(answer.tape_ids) if allows(self.session, purpose) else ""
                    assert part.startswith(f"take {answer.take}: {tapes}".rstrip() + " ")
            assert not (answer.skipped_because is not None and answer.transcript is not None)
        report = self.session.report
        if self.session.stage is Stage.CLOSED:
            assert report is not None
            assert report.written_by == f"draft {self.session.draft}"

    @invariant()
    def the_clinicians_words_are_not_the_persons(self) -> None:
        for answer in self.session.answers.values():
            spans = answer.clinician_spoke
            assert all(start < end for start, end in spans)
            assert all(one[1] < other[0] for one, other in pairwise(spans))
            if answer.transcript is not None:
                assert marked(answer.transcript, spans) == answer.transcript
                assert of_person(answer.transcript).text.split() == [
                    word.text for word in answer.transcript.words if word.speaker == "person"
                ]

    @invariant()
    def takes_are_never_reused(self) -> None:
        takes = [answer.take for answer in (*self.session.answers.values(), *self.session.earlier_answers)]
        assert len(takes) == len(set(takes))
        assert all(take <= self.session.take for take in takes)

    def teardown(self) -> None:
        ends(self.session, self.driver.jobs)


def is_offered(session: Session) -> bool:
    return session.follow_up is not None and session.follow_up.state is FollowUpState.OFFERED


TestInterview = Interview.TestCase
TestInterview.settings = settings(
    max_examples=250,
    stateful_step_count=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
