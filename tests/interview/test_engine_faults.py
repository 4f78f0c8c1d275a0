"""Risk statements, failing parts, and consent taken back in the middle."""

from __future__ import annotations

from dataclasses import replace

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
from interview.domain import Purpose, Stage
from interview.engine import IllegalMove, advance
from interview.events import (
    AnswerAmended,
    AnswerFinished,
    AnswerTyped,
    ConsentWithdrawn,
    Continued,
    FlagDisposed,
    NextWanted,
    Paused,
    QuestionRepeated,
    QuestionSkipped,
    ReportSigned,
    ReportWritten,
    RetakeWanted,
    ReviewApproved,
    SettlingOver,
    TextCorrected,
    WorkFailed,
)
from interview.report_parts import Report
from interview.steps import NO_EMOTION, NO_SOUND, NOTHING_RECORDED
from tests.fakes import DISPOSED, some_questions
from tests.interview.walks import (
    NOW,
    RISKY,
    SIGNED,
    at_stage,
    heard,
    listening,
    only,
    play,
    recorded,
    seen,
    spoken,
)

# ── risk ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "events",
    [
        (recorded(1, "t1"), heard("q1", 1, RISKY)),
        (heard("q1", 1, RISKY), recorded(1, "t1")),
        (AnswerTyped(RISKY), recorded(1, "t1")),
    ],
    ids=["late", "early", "typed"],
)
def test_a_risk_statement_holds_until_it_has_a_disposition(events):
    session = play(listening(), *events)
    assert session.stage is Stage.HELD
    ((question_id, flag),) = session.open_flags
    assert (question_id, flag.take) == ("q1", 1)
    with pytest.raises(IllegalMove):
        advance(session, NextWanted())
    session = play(session, FlagDisposed("q1", 0, DISPOSED))
    assert session.stage is Stage.HELD
    session, commands = advance(session, NextWanted())
    assert (session.stage, commands[0].question.id) == (Stage.ASKING, "q2")


def test_a_statement_found_late_stops_the_next_question_and_it_is_asked_again():
    session = play(listening(), recorded(1, "t1"), SettlingOver(1))
    session, commands = advance(session, heard("q1", 1, RISKY))
    assert (session.stage, commands) == (Stage.HELD, (DropTake(2),))
    session, commands = advance(play(session, FlagDisposed("q1", 0, DISPOSED)), NextWanted())
    assert (commands[0].question.id, commands[0].take) == ("q2", 3)


def test_a_statement_found_while_the_next_answer_is_given_holds_after_it():
    session = play(listening(), recorded(1, "t1"), SettlingOver(1), spoken(2, "t2"), heard("q1", 1, RISKY))
    assert session.stage is Stage.LISTENING
    assert play(session, heard("q2", 2), recorded(2, "t2")).stage is Stage.HELD
    assert play(session, QuestionSkipped("")).stage is Stage.HELD


def test_neither_repeat_nor_skip_nor_retake_erases_a_flag():
    session = play(listening(), heard("q1", 1, RISKY))
    repeated = play(session, QuestionRepeated(), spoken(2, "t2"))
    assert len(repeated.open_flags) == 1
    skipped = play(session, QuestionSkipped("no"))
    assert (skipped.stage, len(skipped.open_flags)) == (Stage.HELD, 1)
    review = play(at_stage(Stage.REVIEW), TextCorrected("q1", RISKY), FlagDisposed("q1", 0, DISPOSED))
    retaken = play(review, RetakeWanted("q1"), spoken(review.take + 1, "t9"))
    assert retaken.answers["q1"].flags == review.answers["q1"].flags
    again = play(retaken, heard("q1", retaken.take, RISKY))
    assert len(again.open_flags) == 1, "said again in another take, it is a statement of its own"


def test_a_correction_adds_flags_and_takes_none_away():
    session = play(at_stage(Stage.REVIEW), TextCorrected("q1", RISKY))
    assert len(session.open_flags) == 1
    session = play(session, TextCorrected("q1", RISKY), AnswerAmended("q1", "nothing of that kind"))
    assert len(session.open_flags) == 1
    assert session.answers["q1"].text() == "nothing of that kind"
    with pytest.raises(IllegalMove):
        advance(session, RetakeWanted("q2"))


def test_a_disposition_names_action_and_person_and_stays():
    session = play(listening(), recorded(1, "t1"), heard("q1", 1, RISKY))
    for wrong in (("q1", 7, DISPOSED), ("q9", 0, DISPOSED), ("q1", -1, DISPOSED)):
        with pytest.raises(IllegalMove):
            advance(session, FlagDisposed(*wrong))
    with pytest.raises(IllegalMove):
        advance(session, FlagDisposed("q1", 0, replace(DISPOSED, by="")))
    session = play(session, FlagDisposed("q1", 0, DISPOSED))
    with pytest.raises(IllegalMove):
        advance(session, FlagDisposed("q1", 0, replace(DISPOSED, action="nothing")))


def test_a_report_is_not_signed_past_a_risk_statement():
    session = play(
        at_stage(Stage.REVIEW), TextCorrected("q1", RISKY), ReviewApproved(), ReportWritten(Report(), 1)
    )
    with pytest.raises(IllegalMove):
        advance(session, ReportSigned(SIGNED))
    assert play(session, FlagDisposed("q1", 0, DISPOSED), ReportSigned(SIGNED)).stage is Stage.CLOSED


# ── failures ──────────────────────────────────────────────────────────────────────────────────────


def test_without_a_voice_the_text_on_the_screen_must_do():
    session = at_stage(Stage.ASKING)
    speak = SpeakQuestion("s1", 1, some_questions()[0], "en")
    session, commands = advance(session, WorkFailed(speak, "no loudspeaker"))
    assert (session.stage, commands) == (Stage.ASKING, (replace(speak, aloud=False),))
    session, commands = advance(session, WorkFailed(commands[0], "no disk"))
    assert (session.stage, session.problem.reason, commands) == (Stage.ASKING, "no disk", ())


def test_a_failed_recording_leads_back_to_asking_with_repeat_skip_and_type():
    failed = WorkFailed(RecordAnswer("s1", "q1", 1, "t1", True, True), "unplugged")
    session, commands = advance(listening(), failed)
    assert (session.stage, session.problem.reason, commands) == (Stage.ASKING, "unplugged", ())
    assert advance(session, spoken(1, "t8")) == (session, ()), "that take is over"
    assert only(advance(session, QuestionRepeated())[1], SpeakQuestion)[0].question.id == "q1"
    assert play(session, QuestionSkipped("")).position == 1
    assert play(session, AnswerTyped("fine")).answers["q1"].text() == "fine"


def test_a_failed_segment_keeps_the_ones_before_it():
    session = play(listening(), Paused(), recorded(1, "t1"), heard("q1", 1, "first", "t1"), Continued("t2"))
    session, commands = advance(
        session, WorkFailed(RecordAnswer("s1", "q1", 1, "t2", True, True), "unplugged")
    )
    assert session.stage is Stage.LISTENING
    assert only(commands, TranscribeAnswer)[0].tape_ids == ("t1",)
    session = play(session, heard("q1", 1, "first", "t1"), AnswerFinished())
    assert (session.answers["q1"].text(), session.position) == ("first", 1)


def test_typed_words_survive_a_failed_recording():
    session = play(listening(), AnswerTyped("badly"))
    session = play(session, WorkFailed(RecordAnswer("s1", "q1", 1, "t1", True, True), "unplugged"))
    assert (session.answers["q1"].text(), session.position) == ("badly", 1)
    assert session.answers["q1"].emotion.missing_because == NOTHING_RECORDED


def test_failed_analyses_say_why_they_are_missing():
    session = play(
        listening(),
        recorded(1, "t1"),
        WorkFailed(TranscribeAnswer("s1", "q1", 1, ("t1",), "en"), "no model"),
        WorkFailed(ReadEmotion("s1", "q1", 1, ("t1",)), "no net"),
    )
    answer = session.answers["q1"]
    assert (answer.transcript.missing_because, answer.emotion.missing_because) == ("no model", "no net")
    assert answer.emotion.label() is None
    assert session.position == 1


# ── consent taken back ────────────────────────────────────────────────────────────────────────────


def test_taking_back_video_stops_the_recording_and_it_goes_on_with_sound_only():
    session, commands = advance(listening(), ConsentWithdrawn(Purpose.VIDEO, NOW))
    assert commands == (StopRecording(1), ForgetMedia("s1", Purpose.VIDEO, ("t1",)))
    session, commands = advance(play(session, recorded(1, "t1")), Continued("t2"))
    assert commands[0] == RecordAnswer("s1", "q1", 1, "t2", True, False)
    assert session.consent.purposes[Purpose.VIDEO].withdrawn_at == NOW


def test_taking_back_emotion_reading_leaves_nobody_waiting():
    session = play(at_stage(Stage.ANALYSING), ConsentWithdrawn(Purpose.EMOTION, NOW))
    assert session.stage is Stage.REVIEW
    assert session.answers["q3"].emotion.missing_because == NO_EMOTION
    assert advance(session, seen("q3", session.answers["q3"].take)) == (session, ())


def test_taking_back_sound_drops_words_that_come_after_it():
    session = play(listening(), recorded(1, "t1"), ConsentWithdrawn(Purpose.AUDIO, NOW))
    assert (session.stage, session.position) == (Stage.ASKING, 1)
    assert session.answers["q1"].transcript.missing_because == NO_SOUND
    assert advance(session, heard("q1", 1)) == (session, ())
    _, commands = advance(session, spoken(2, "t2"))
    assert commands[0] == RecordAnswer("s1", "q2", 2, "t2", False, True)
