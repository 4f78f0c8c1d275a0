"""Moves from the first consent to the last answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.commands import (
    CancelAll,
    DropTake,
    PrepareVoice,
    ReadEmotion,
    RecordAnswer,
    SpeakQuestion,
    StopRecording,
    TranscribeAnswer,
    WriteQuestions,
)
from interview.domain import Purpose, Question, Stage
from interview.engine import IllegalMove, advance
from interview.errors import ForPeople
from interview.events import (
    AnswerFinished,
    AnswerTyped,
    ConsentGiven,
    Continued,
    Paused,
    PlanApproved,
    PlanChanged,
    PlanWanted,
    QuestionInserted,
    QuestionRepeated,
    QuestionSkipped,
    QuestionSpoken,
    QuestionsWritten,
    RetakeWanted,
    SessionOpened,
    SettlingOver,
    WorkFailed,
)
from interview.steps import NO_EMOTION, NO_SOUND, NOTHING_RECORDED
from tests.fakes import a_consent, a_session, some_questions
from tests.interview.walks import NOW, at_stage, heard, listening, only, play, recorded, seen, spoken

# ── before the first question ─────────────────────────────────────────────────────────────────────


def test_opening_leads_to_consent_and_consent_to_the_plan():
    session, commands = advance(a_session(), SessionOpened(NOW))
    assert (session.stage, session.opened_at, commands) == (Stage.CONSENT, NOW, ())
    session, commands = advance(session, ConsentGiven(a_consent()))
    assert session.stage is Stage.PLANNING
    assert commands == (WriteQuestions("s1", "6B00", "generalised anxiety disorder", False, "en", 3, True),)
    assert advance(session, PlanWanted()) == (session, commands)


def test_without_consent_to_it_no_language_model_writes_questions():
    opened, _ = advance(a_session(), SessionOpened(NOW))
    _, (command,) = advance(opened, ConsentGiven(a_consent(Purpose.AUDIO)))
    assert isinstance(command, WriteQuestions)
    assert not command.drafted


def test_a_language_without_risk_rules_is_refused_at_the_door():
    with pytest.raises(ForPeople):
        advance(replace(a_session(), language="xx"), SessionOpened(NOW))


def test_a_failed_plan_stays_in_planning_and_the_next_decision_clears_the_problem():
    session = at_stage(Stage.PLANNING)
    session, commands = advance(session, WorkFailed(WriteQuestions("s1", "", "", False, "en", 3), "no bank"))
    assert (session.stage, session.problem.reason, commands) == (Stage.PLANNING, "no bank", ())
    assert advance(session, PlanWanted())[0].problem is None


def test_the_approved_plan_is_asked_and_removed_topics_count_as_left_out():
    session = play(at_stage(Stage.PLANNING), QuestionsWritten(some_questions(3), ("sleep",)))
    session, commands = advance(session, PlanApproved(some_questions(2)))
    assert (session.stage, session.take, session.position) == (Stage.ASKING, 1, 0)
    assert session.left_out == ("sleep", "topic 3")
    assert commands == (
        SpeakQuestion("s1", 1, some_questions()[0], "en"),
        PrepareVoice("s1", ("Question 2?",), "en"),
    )


def test_a_voice_that_cannot_be_prepared_changes_nothing():
    session, commands = advance(at_stage(Stage.PLANNING), PlanApproved(some_questions(2)))
    assert advance(session, WorkFailed(commands[1], "no voice")) == (session, ())


@pytest.mark.parametrize("questions", [(), (Question("a", "t", "A?"), Question("a", "u", "B?"))])
def test_an_empty_or_ambiguous_plan_is_refused(questions):
    with pytest.raises(IllegalMove):
        advance(at_stage(Stage.PLANNING), PlanApproved(questions))


# ── asking and listening ──────────────────────────────────────────────────────────────────────────


def test_a_spoken_question_begins_all_three_jobs_with_take_and_tape():
    session, commands = advance(at_stage(Stage.ASKING), QuestionSpoken(1, "t1"))
    assert session.stage is Stage.LISTENING
    assert session.answers["q1"].tape_id == "t1"
    assert commands == (
        RecordAnswer("s1", "q1", 1, "t1", True, True),
        TranscribeAnswer("s1", "q1", 1, ("t1",), "en"),
        ReadEmotion("s1", "q1", 1, ("t1",)),
    )


@pytest.mark.parametrize(
    ("allowed", "sound", "picture", "jobs"),
    [
        ((Purpose.AUDIO,), True, False, {RecordAnswer, TranscribeAnswer}),
        ((Purpose.VIDEO, Purpose.EMOTION), False, True, {RecordAnswer, ReadEmotion}),
        ((Purpose.AUDIO, Purpose.EMOTION), True, False, {RecordAnswer, TranscribeAnswer, ReadEmotion}),
    ],
)
def test_only_what_the_person_consents_to_is_recorded_and_read(allowed, sound, picture, jobs):
    session = replace(at_stage(Stage.ASKING), consent=a_consent(*allowed))
    session, commands = advance(session, QuestionSpoken(1, "t1"))
    assert {type(command) for command in commands} == jobs
    assert (commands[0].with_sound, commands[0].with_picture) == (sound, picture)
    answer = session.answers["q1"]
    assert (answer.transcript is None) == (Purpose.AUDIO in allowed)
    assert (answer.emotion is None) == (Purpose.EMOTION in allowed)
    if answer.transcript is not None:
        assert answer.transcript.missing_because == NO_SOUND
    if answer.emotion is not None:
        assert answer.emotion.missing_because == NO_EMOTION


def test_without_any_consent_to_record_the_answer_can_only_be_typed():
    session = replace(at_stage(Stage.ASKING), consent=a_consent(Purpose.EMOTION))
    session, commands = advance(session, QuestionSpoken(1, "t1"))
    assert (session.stage, commands) == (Stage.LISTENING, ())
    for decision in (AnswerFinished(), Paused(), Continued("t2")):
        with pytest.raises(IllegalMove):
            advance(session, decision)
    session, commands = advance(session, AnswerTyped("badly"))
    assert session.answers["q1"].text() == "badly"
    assert session.answers["q1"].emotion.missing_because == NOTHING_RECORDED
    assert (session.stage, session.take) == (Stage.ASKING, 2)


def test_an_answer_goes_on_when_recording_and_words_are_there_in_either_order():
    for events in ((recorded(1, "t1"), heard("q1", 1)), (heard("q1", 1), recorded(1, "t1"))):
        session = play(listening(), *events)
        assert (session.stage, session.position, session.take) == (Stage.ASKING, 1, 2)
    assert play(listening(), recorded(1, "t1")).stage is Stage.SETTLING
    assert play(listening(), heard("q1", 1)).stage is Stage.LISTENING


def test_settling_ends_without_the_last_words_and_they_fill_the_answer_later():
    session = play(listening(), recorded(1, "t1"), SettlingOver(1))
    assert (session.stage, session.position) == (Stage.ASKING, 1)
    session = play(session, heard("q1", 1, "at last"))
    assert session.answers["q1"].text() == "at last"
    assert session.stage is Stage.ASKING


def test_done_asks_the_recorder_to_end():
    assert advance(listening(), AnswerFinished())[1] == (StopRecording(1),)


def test_typed_words_count_and_the_recording_is_still_waited_for():
    session, commands = advance(listening(), AnswerTyped("I sleep badly"))
    assert (session.stage, commands) == (Stage.LISTENING, (StopRecording(1),))
    session = play(session, recorded(1, "t1"))
    assert (session.stage, session.position) == (Stage.ASKING, 1)
    session = play(session, heard("q1", 1, "mumble"))
    assert session.answers["q1"].text() == "I sleep badly"


def test_typing_while_the_question_is_spoken_drops_the_voice():
    _, commands = advance(at_stage(Stage.ASKING), AnswerTyped("fine"))
    assert commands[0] == DropTake(1)
    assert only(commands, SpeakQuestion)[0].question.id == "q2"
    with pytest.raises(IllegalMove):
        advance(at_stage(Stage.ASKING), AnswerTyped("  "))


def test_a_pause_seals_the_segment_and_the_next_one_belongs_to_the_same_take():
    session, commands = advance(listening(), Paused())
    assert commands == (StopRecording(1),)
    with pytest.raises(IllegalMove):
        advance(session, Continued("t2"))  # the first segment is not safe yet
    session = play(session, recorded(1, "t1"))
    assert session.stage is Stage.LISTENING
    session = play(session, heard("q1", 1, "first", "t1"))
    session, commands = advance(session, Continued("t2"))
    assert commands == (
        RecordAnswer("s1", "q1", 1, "t2", True, True),
        TranscribeAnswer("s1", "q1", 1, ("t1", "t2"), "en"),
        ReadEmotion("s1", "q1", 1, ("t1", "t2")),
    )
    session = play(session, heard("q1", 1, "first", "t1"))  # of one segment only: out of date
    assert session.answers["q1"].transcript is None
    session = play(session, recorded(1, "t2"), heard("q1", 1, "first second", "t1", "t2"))
    assert session.answers["q1"].recording.seconds == 2.0
    assert session.answers["q1"].text() == "first second"
    assert session.stage is Stage.ASKING


def test_an_answer_can_be_finished_in_a_pause():
    session = play(listening(), Paused(), recorded(1, "t1"), heard("q1", 1), AnswerFinished())
    assert (session.stage, session.position) == (Stage.ASKING, 1)
    session = play(listening(), Paused(), AnswerFinished(), recorded(1, "t1"))
    assert session.stage is Stage.SETTLING


def test_repeat_asks_again_and_nothing_of_the_old_take_comes_in():
    session, commands = advance(listening(), QuestionRepeated())
    assert commands == (DropTake(1), SpeakQuestion("s1", 2, some_questions()[0], "en"))
    assert session.answers == {}
    for late in (recorded(1, "t1"), heard("q1", 1), seen("q1", 1), spoken(1, "t9"), SettlingOver(1)):
        assert advance(session, late) == (session, ())
    session = play(session, spoken(2, "t2"))
    for late in (recorded(1, "t1"), recorded(1, "t2"), recorded(2, "t1"), heard("q1", 1), seen("q1", 1)):
        assert advance(session, late) == (session, ())


def test_skip_drops_voice_and_capture_only_and_nothing_late_fills_it():
    session, commands = advance(listening(), QuestionSkipped("tired"))
    assert commands[0] == DropTake(1)
    assert not only(commands, CancelAll)
    assert session.answers["q1"].skipped_because == "tired"
    assert advance(session, heard("q1", 1)) == (session, ())
    assert session.position == 1


def test_the_plan_changes_behind_the_present_question_only():
    new = Question("new", "new", "New?")
    session = play(listening(), QuestionInserted(new))
    assert [question.id for question in session.questions] == ["q1", "new", "q2", "q3"]
    session = play(session, PlanChanged((new,)))
    assert [question.id for question in session.questions] == ["q1", "new"]
    assert set(session.left_out) >= {"topic 2", "topic 3"}
    with pytest.raises(IllegalMove):
        advance(session, QuestionInserted(some_questions()[0]))


def test_a_plan_change_cannot_lose_an_answered_question():
    session = play(at_stage(Stage.REVIEW), RetakeWanted("q1"))
    with pytest.raises(IllegalMove):
        advance(session, PlanChanged(()))
    with pytest.raises(IllegalMove):
        advance(session, PlanChanged((replace(some_questions()[1], text="Other?"), some_questions()[2])))
