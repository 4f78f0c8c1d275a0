"""A driver for random interviews: it takes up work, gives back results, and looks at every step the engine makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from interview.bodies import from_json, to_json
from interview.commands import (
    CancelAll,
    CancelFollowUp,
    Command,
    DropTake,
    PrepareVoice,
    ReadEmotion,
    RecordAnswer,
    SpeakQuestion,
    SuggestFollowUp,
    TranscribeAnswer,
    Work,
    WriteQuestions,
    WriteReport,
)
from interview.domain import OVER, EmotionReading, EmotionTrace, Segment, Session, Stage, Transcript, Word
from interview.engine import IllegalMove, advance
from interview.events import (
    AnswerRecorded,
    AnswerTranscribed,
    AnswerTyped,
    Decision,
    EmotionWasRead,
    Event,
    FlagDisposed,
    FollowUpApproved,
    FollowUpSuggested,
    NextWanted,
    QuestionRepeated,
    QuestionSkipped,
    QuestionSpoken,
    QuestionsWritten,
    ReportSigned,
    ReportWritten,
    Result,
    ReviewApproved,
    WorkFailed,
)
from interview.report_parts import Report
from interview.resume import Resumption, resume
from tests.fakes import DISPOSED, a_session, some_questions
from tests.interview.walks import RISKY, SIGNED


class Driver:
    """Holds the session and the jobs that are under way, and checks what no step may ever do."""

    def __init__(self) -> None:
        self.session: Session = a_session(number=2)
        self.jobs: list[Any] = []  # commands under way, or over with their result not yet told
        self.told: list[Result] = []  # results that may come once more
        self.tapes = 0

    def new_tape(self) -> str:
        self.tapes += 1
        return f"tape{self.tapes}"

    def send(self, event: Event) -> None:
        before = self.session
        self.session, commands = advance(before, event)
        check_step(before, event, self.session, commands)
        self.jobs = after_steering(self.jobs, commands)
        if not isinstance(event, Decision):
            self.told = [*self.told[-5:], event]

    def decide(self, event: Any) -> None:
        """Send it if it is possible now; a refusal changes nothing."""
        before = self.session
        try:
            self.send(event)
        except IllegalMove:
            assert self.session is before

    def end_job(self, number: int, how: str) -> None:
        job = self.jobs.pop(number % len(self.jobs))
        self.send(result_of(job, how, self.new_tape()))

    def dispose_of_one_flag(self) -> None:
        self.send(disposition(self.session))

    def load_again(self) -> Resumption:
        """The program was killed: only what was saved is left."""
        self.session = from_json(to_json(self.session))
        again = resume(self.session)
        self.jobs, self.told = list(again.commands), []
        return again


def result_of(command: Any, how: str, tape_id: str) -> Result:
    if how == "fails":
        return WorkFailed(command, "a fault")
    match command:
        case WriteQuestions():
            return QuestionsWritten(some_questions(2))
        case SpeakQuestion():
            return QuestionSpoken(command.take, tape_id)
        case RecordAnswer():
            return AnswerRecorded(command.take, Segment(command.tape_id, 1.0, command.with_picture))
        case TranscribeAnswer():
            words = in_words(RISKY if how == "risky" else origin(command))
            return AnswerTranscribed(command.question_id, command.take, words, command.tape_ids)
        case ReadEmotion():
            readings = (EmotionReading(0.0, 1.0, {"sad": 1.0}, ("face",)),)
            trace = EmotionTrace(origin(command), readings)
            return EmotionWasRead(command.question_id, command.take, trace, command.tape_ids)
        case SuggestFollowUp():
            of = command.question.id, command.take
            return FollowUpSuggested(*of, f"And what of take {command.take}?", "", "model m")
        case WriteReport():
            return ReportWritten(Report(written_by=f"draft {command.session.draft}"), command.session.draft)
    raise AssertionError(command)


def in_words(text: str) -> Transcript:
    """Half a second a word."""
    words = tuple(Word(word, at / 2, (at + 1) / 2, 0.9) for at, word in enumerate(text.split()))
    return Transcript(text, words)


def origin(command: TranscribeAnswer | ReadEmotion) -> str:
    """Which take and which segments a result is of."""
    return f"take {command.take}: {' '.join(command.tape_ids)} "


def disposition(session: Session) -> FlagDisposed:
    question_id, flag = session.open_flags[0]
    return FlagDisposed(question_id, session.answers[question_id].flags.index(flag), DISPOSED)


def plain_decision(session: Session) -> Event:
    if session.open_flags and session.stage is not Stage.ASKING:
        return disposition(session)
    match session.stage:
        case Stage.ASKING | Stage.LISTENING:
            return AnswerTyped("typed in the end")
        case Stage.HELD:
            return NextWanted()
        case Stage.REVIEW:
            return ReviewApproved()
        case Stage.REPORTING:
            return ReportSigned(SIGNED)
    raise AssertionError(f"nothing is under way and nobody is asked while {session.stage}")


def ends(session: Session, jobs: Sequence[Any]) -> Session:
    """There is a way on: the jobs under way end well, the clinician does the plain thing, and the interview ends."""
    for _ in range(80):
        if session.stage in OVER or session.stage is Stage.IDLE:
            return session
        event = result_of(jobs[0], "well", "a tape") if jobs else plain_decision(session)
        session, commands = advance(session, event)
        jobs = after_steering(list(jobs[1:]), commands)
    raise AssertionError(f"stuck while {session.stage}")


def check_step(before: Session, event: Event, after: Session, commands: tuple[Command, ...]) -> None:
    assert after.take >= before.take
    for command in commands:
        if isinstance(command, SpeakQuestion) and command.aloud:
            assert command.take > before.take, "a take number is used once"
            same = before.question is not None and before.question.id == command.question.id
            assert same or not after.open_flags, "no next question past an open flag"
    if isinstance(event, ReportSigned):
        assert not before.open_flags
    check_flags(before, after)
    check_follow_ups(before, event, after, commands)
    assert after.notes[: len(before.notes)] == before.notes
    if not isinstance(event, QuestionRepeated | QuestionSkipped | AnswerTyped | QuestionSpoken):
        check_answers(before, after)


def after_steering(jobs: list[Any], commands: tuple[Command, ...]) -> list[Any]:
    dropped = {command.take for command in commands if isinstance(command, DropTake)}
    voice_and_capture = (SpeakQuestion, RecordAnswer)
    if any(isinstance(command, CancelAll) for command in commands):
        return []
    stay = [job for job in jobs if not (isinstance(job, voice_and_capture) and job.take in dropped)]
    if any(isinstance(command, CancelFollowUp) for command in commands):
        stay = [job for job in stay if not isinstance(job, SuggestFollowUp)]
    new = [command for command in commands if isinstance(command, Work)]
    return [*stay, *(command for command in new if not isinstance(command, PrepareVoice))]  # it has no result


def check_answers(before: Session, after: Session) -> None:
    """What was recorded and typed stays, whatever comes in."""
    for question_id, answer in before.answers.items():
        now = after.answers.get(question_id)
        if answer.recording is not None:
            assert now is not None
            assert now.recording is not None
            assert now.recording.segments[: len(answer.recording.segments)] == answer.recording.segments
        if answer.typed_text is not None:
            assert now is not None
            assert now.typed_text == answer.typed_text


def check_follow_ups(before: Session, event: Event, after: Session, commands: tuple[Command, ...]) -> None:
    """Only the clinician puts one into the plan; risk goes first, and so does the person's no."""
    new = [one for one in after.questions if one.follows and one not in before.questions]
    assert len(new) == isinstance(event, FollowUpApproved)
    ids = [question.id for question in after.questions]
    for question in after.questions:
        if question.follows in ids:
            assert not after.questions[ids.index(question.follows)].follows
    for command in commands:
        if isinstance(command, SuggestFollowUp):
            answer = after.answers[command.question.id]
            assert not answer.flags
            assert not after.open_flags
            assert answer.skipped_because is None
    offered = after.follow_up
    if offered is not None and offered.text:
        assert after.stage in (Stage.ASKING, Stage.LISTENING)
        assert not after.open_flags


def check_flags(before: Session, after: Session) -> None:
    """No flag is erased, and no disposition is taken away or exchanged."""
    for question_id, answer in before.answers.items():
        now = after.answers[question_id].flags if answer.flags else ()
        assert len(now) >= len(answer.flags)
        for old, new in zip(answer.flags, now, strict=False):
            assert replace(new, disposition=old.disposition) == old
            assert old.disposition is None or new.disposition == old.disposition
