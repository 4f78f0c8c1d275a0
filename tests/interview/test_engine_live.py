"""What a window does to a live interview: each of these sequences keeps what was given, and the interview ends."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import Any

import pytest

from interview.commands import (
    DropTake,
    ForgetMedia,
    ReadEmotion,
    RecordAnswer,
    SpeakQuestion,
    StopRecording,
    TranscribeAnswer,
)
from interview.domain import Purpose, Session, Stage
from interview.engine import IllegalMove, advance
from interview.events import (
    AnalysisWanted,
    AnswerFinished,
    AnswerRecorded,
    AnswerTranscribed,
    AnswerTyped,
    ClinicianSpoke,
    ConsentWithdrawn,
    Continued,
    EmotionWasRead,
    Event,
    FlagDisposed,
    NextWanted,
    Paused,
    QuestionRepeated,
    QuestionSkipped,
    QuestionSpoken,
    RetakeWanted,
    WorkFailed,
)
from interview.steps import NO_EMOTION, NO_SOUND
from tests.fakes import DISPOSED
from tests.interview.random_driver import Driver, ends
from tests.interview.walks import NOW, RISKY, at_stage, heard, listening, only, play, recorded, seen, spoken

RECORD = RecordAnswer("s1", "q1", 1, "t1", True, True)
TRANSCRIBE = TranscribeAnswer("s1", "q1", 1, ("t1",), "en")
READ = ReadEmotion("s1", "q1", 1, ("t1",))
BUSY = "This part of the program is busy."
CANCELLED = "The work was cancelled."


class Live(Driver):
    """An interview in the middle of its first answer, and the work that is really under way."""

    def __init__(self, session: Session | None = None, *events: Event) -> None:
        super().__init__()
        self.session = session or listening()
        self.jobs = [] if session else [RECORD, TRANSCRIBE, READ]
        self.happens(*events)

    def happens(self, *events: Event) -> Live:
        for event in events:
            self.jobs = [job for job in self.jobs if not _is_result_of(job, event)]
            self.send(event)
        return self

    def but(self, *events: Event) -> Live:
        """The same up to now, and then this instead."""
        other = copy(self)
        return other.happens(*events)

    @property
    def now(self) -> tuple[Stage, int]:
        return self.session.stage, self.session.position

    def goes_on(self) -> Session:
        closed = ends(self.session, self.jobs)
        assert closed.stage is Stage.CLOSED
        return closed


def _is_result_of(job: Any, event: Any) -> bool:
    if isinstance(event, WorkFailed):
        return bool(job == event.command)
    wanted = {AnswerRecorded: RecordAnswer, AnswerTranscribed: TranscribeAnswer, EmotionWasRead: ReadEmotion,
              QuestionSpoken: SpeakQuestion}.get(type(event))  # fmt: skip
    tapes = getattr(event, "tape_ids", ()) or getattr(job, "tape_ids", ())
    return type(job) is wanted and job.take == event.take and tapes == getattr(job, "tape_ids", ())


# ── consent taken back while somebody answers ─────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("purpose", "cancelled", "tapes", "stops"),
    [
        (Purpose.AUDIO, (TRANSCRIBE, READ), ("t1",), True),
        (Purpose.VIDEO, (READ,), ("t1",), True),
        (Purpose.EMOTION, (READ,), (), False),
        (Purpose.KEEP_MEDIA, (), ("t1",), False),
    ],
)
def test_a_stream_taken_back_in_the_middle_of_an_answer(purpose, cancelled, tapes, stops):
    forget = ForgetMedia("s1", purpose, tapes)
    _, commands = advance(listening(), ConsentWithdrawn(purpose, NOW))
    assert commands == ((StopRecording(1), forget) if stops else (forget,))
    live = Live(None, ConsentWithdrawn(purpose, NOW), *(WorkFailed(one, CANCELLED) for one in cancelled))
    assert live.session.stage is Stage.LISTENING, "cancelled work ends no answer"
    live.happens(recorded(1, "t1"))
    if stops:
        assert live.session.answers["q1"].paused, "nothing more is recorded until somebody says so"
        again = live.but(Continued("t2"))
        (record,) = only(again.jobs, RecordAnswer)
        assert record.with_sound is (purpose is not Purpose.AUDIO)
        assert record.with_picture is (purpose is not Purpose.VIDEO)
        again.goes_on()
        live.happens(AnswerFinished())
    kept = live.goes_on().answers["q1"]
    assert kept.recording is not None
    if purpose is Purpose.AUDIO:
        assert kept.transcript.missing_because == NO_SOUND
    if purpose is Purpose.EMOTION:
        assert kept.emotion.missing_because == NO_EMOTION


@pytest.mark.parametrize("way_on", [AnswerTyped("typed then"), QuestionSkipped("stopped"), AnswerFinished()])
def test_with_sound_and_picture_taken_back_the_answer_is_finished_typed_or_skipped(way_on):
    live = Live(None, ConsentWithdrawn(Purpose.AUDIO, NOW), ConsentWithdrawn(Purpose.VIDEO, NOW))
    live.happens(WorkFailed(TRANSCRIBE, CANCELLED), WorkFailed(READ, CANCELLED), recorded(1, "t1"))
    with pytest.raises(IllegalMove, match="no consent to record"):
        live.but(Continued("t2"))
    live.happens(way_on)
    assert live.now == (Stage.ASKING, 1)
    assert only(live.but(spoken(2, "t2")).jobs, RecordAnswer) == [], "nor is the next answer recorded"
    live.goes_on()


def test_consent_taken_back_before_the_recorder_began_leaves_nobody_waiting():
    live = Live(None, ConsentWithdrawn(Purpose.AUDIO, NOW), ConsentWithdrawn(Purpose.VIDEO, NOW))
    live.happens(*(WorkFailed(job, CANCELLED) for job in (TRANSCRIBE, READ, RECORD)))
    assert live.session.stage is Stage.LISTENING
    with pytest.raises(IllegalMove, match="nothing was recorded"):
        live.but(AnswerFinished())
    live.but(QuestionSkipped("stopped")).goes_on()
    assert live.happens(AnswerTyped("typed")).goes_on().answers["q1"].text() == "typed"


# ── a lane that is full, a device that is not there ───────────────────────────────────────────────


@pytest.mark.parametrize("first", [(), (WorkFailed(TRANSCRIBE, BUSY), WorkFailed(READ, BUSY))])
def test_a_recording_that_could_not_begin_asks_again_skips_or_is_typed(first):
    live = Live(None, *first, WorkFailed(RECORD, BUSY))
    session = live.session
    assert (session.stage, session.problem.what, session.answers) == (Stage.ASKING, "RecordAnswer", {})
    assert live.but(heard("q1", 1, "late", "t1"), seen("q1", 1)).session.answers == {}, "the tape was empty"
    again = live.but(QuestionRepeated())
    assert only(again.jobs, SpeakQuestion)[0].question.id == "q1"
    again.goes_on()
    live.but(QuestionSkipped("no device")).goes_on()
    assert live.happens(AnswerTyped("typed")).goes_on().answers["q1"].text() == "typed"


def test_analyses_that_found_no_room_are_missing_and_can_be_wanted_in_the_review():
    live = Live(None, WorkFailed(TRANSCRIBE, BUSY), WorkFailed(READ, BUSY), recorded(1, "t1"))
    answer = live.session.answers["q1"]
    assert (answer.transcript.missing_because, answer.emotion.missing_because) == (BUSY, BUSY)
    assert live.now == (Stage.ASKING, 1)
    live.happens(QuestionSkipped(""), QuestionSkipped(""), AnalysisWanted("q1"))
    assert live.session.stage is Stage.REVIEW
    assert live.goes_on().answers["q1"].transcript.text.startswith("take 1")


def test_a_segment_that_could_not_begin_after_a_pause_keeps_the_one_before():
    live = Live(None, Paused(), recorded(1, "t1"), heard("q1", 1, "first", "t1"), Continued("t2"))
    live.happens(WorkFailed(replace(RECORD, tape_id="t2"), BUSY))
    assert live.session.answers["q1"].paused
    live.but(Continued("t3")).goes_on()
    kept = live.happens(AnswerFinished()).goes_on().answers["q1"]
    assert (kept.tape_ids, kept.transcript.text.strip()) == (("t1",), "take 1: t1")


# ── typed, paused, finished ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("before", [(), (Paused(),)], ids=["recording", "being paused"])
def test_typing_ends_the_recording_and_keeps_both(before):
    session, commands = advance(play(listening(), *before), AnswerTyped("I sleep badly"))
    assert (session.stage, commands) == (Stage.LISTENING, (StopRecording(1),))
    live = Live(None, *before, AnswerTyped("I sleep badly"), recorded(1, "t1"))
    assert live.now == (Stage.ASKING, 1), "typed words wait for no recogniser"
    answer = live.happens(heard("q1", 1, "i sleep madly", "t1")).goes_on().answers["q1"]
    assert (answer.text(), answer.transcript.text) == ("I sleep badly", "i sleep madly")
    assert answer.recording is not None


def test_typing_in_a_pause_ends_the_answer_at_once():
    live = Live(None, Paused(), recorded(1, "t1"), AnswerTyped("I sleep badly"))
    assert live.now == (Stage.ASKING, 1)
    live.goes_on()


def test_a_risk_statement_typed_while_recording_holds_once_the_recording_is_safe():
    live = Live(None, AnswerTyped(RISKY))
    assert (live.session.stage, len(live.session.open_flags)) == (Stage.LISTENING, 1)
    live.happens(recorded(1, "t1"))
    assert live.session.stage is Stage.HELD
    live.happens(FlagDisposed("q1", 0, DISPOSED), NextWanted()).goes_on()


def test_pause_go_on_and_done_is_one_answer_of_two_segments():
    live = Live(None, Paused())
    with pytest.raises(IllegalMove, match="not safe yet"):
        live.but(Continued("t2"))
    live.happens(recorded(1, "t1"), Continued("t2"))
    with pytest.raises(IllegalMove, match="not paused"):
        live.but(Continued("t3"))
    live.happens(AnswerFinished(), recorded(1, "t2"), heard("q1", 1, "late words of one segment", "t1"))
    assert live.session.stage is Stage.SETTLING, "words of the first segment alone are not the answer"
    live.happens(heard("q1", 1, "both", "t1", "t2"))
    kept = live.goes_on().answers["q1"]
    assert (kept.tape_ids, kept.text()) == (("t1", "t2"), "both")


@pytest.mark.parametrize(
    "pressed",
    [
        (Paused(), AnswerFinished()),
        (AnswerFinished(), AnswerFinished()),
        (AnswerFinished(), Paused(), AnswerFinished()),
    ],
    ids=["pause then done", "done twice", "done, pause, done"],
)
def test_keys_pressed_faster_than_the_recorder_ends(pressed):
    live = Live(None, *pressed, recorded(1, "t1"))
    assert live.session.stage is Stage.SETTLING
    live.goes_on()


def test_sound_taken_back_right_after_done_leaves_an_answer_that_is_done_once_more():
    live = Live(None, AnswerFinished(), ConsentWithdrawn(Purpose.AUDIO, NOW), recorded(1, "t1"))
    assert live.session.stage is Stage.LISTENING, "what follows is decided by a person"
    live.happens(AnswerFinished()).goes_on()


# ── retake in the review ──────────────────────────────────────────────────────────────────────────


def retaking(*events: Event) -> Live:
    return Live(at_stage(Stage.REVIEW), RetakeWanted("q2"), spoken(4, "t9"), *events)


@pytest.mark.parametrize(
    "happened",
    [
        (),
        (Paused(),),
        (Paused(), recorded(4, "t9")),
        (Paused(), recorded(4, "t9"), Continued("t10")),
        (heard("q2", 4, "half"),),
        (AnswerFinished(),),
        (ClinicianSpoke(4, 0.0, 1.0),),
    ],
    ids=["begun", "pausing", "paused", "gone on", "words", "done", "clinician"],
)
def test_a_retake_skipped_at_any_moment_leaves_the_review_as_it_was(happened):
    before = at_stage(Stage.REVIEW)
    live = retaking(*happened)
    assert advance(live.session, QuestionSkipped("enough"))[1] == (DropTake(4),)
    session = live.happens(QuestionSkipped("enough")).session
    assert (session.stage, session.answers, session.earlier_answers) == (Stage.REVIEW, before.answers, ())
    assert live.happens(heard("q2", 4, "late"), seen("q2", 4)).session.answers == before.answers


def test_a_retake_that_cannot_be_recorded_may_be_skipped_or_asked_again():
    live = retaking(WorkFailed(RecordAnswer("s1", "q2", 4, "t9", True, True), BUSY))
    assert (live.session.stage, live.session.answers) == (Stage.ASKING, at_stage(Stage.REVIEW).answers)
    assert live.but(QuestionSkipped("enough")).session.stage is Stage.REVIEW
    again = live.happens(QuestionRepeated())
    assert only(again.jobs, SpeakQuestion)[0].question.id == "q2"
    assert again.goes_on().answers["q2"].take == 6


def test_a_statement_of_risk_in_a_skipped_retake_stays_and_holds():
    live = retaking(heard("q2", 4, RISKY), QuestionSkipped("enough"))
    assert (live.session.stage, [flag.take for _, flag in live.session.open_flags]) == (Stage.HELD, [4])
    assert live.session.answers["q2"].take == 2
    live.happens(FlagDisposed("q2", 0, DISPOSED), NextWanted())
    assert live.session.stage is Stage.REVIEW
    live.goes_on()
