"""What the clinician says into an answer, and the notes they keep, in any order with everything else."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from math import inf, nan

import pytest

from interview.commands import DropTake
from interview.domain import (
    Answer,
    EmotionReading,
    EmotionTrace,
    Note,
    Purpose,
    Segment,
    Stage,
    Transcript,
    Word,
)
from interview.engine import IllegalMove, advance
from interview.events import (
    AnswerFinished,
    AnswerRecorded,
    AnswerTranscribed,
    ClinicianSpoke,
    ConsentWithdrawn,
    Continued,
    EmotionWasRead,
    FlagDisposed,
    NextWanted,
    NoteWritten,
    Paused,
    QuestionRepeated,
    QuestionSkipped,
    SettlingOver,
    TakeSalvaged,
)
from tests.fakes import DISPOSED
from tests.interview.walks import NOW, RISKY, at_stage, heard, listening, only, play, recorded, spoken


def words(text: str, take: int = 1, *tapes: str) -> AnswerTranscribed:
    """One word a second."""
    timed = tuple(Word(word, float(at), at + 1.0, 0.9) for at, word in enumerate(text.split()))
    return AnswerTranscribed("q1", take, Transcript(text, timed), tapes)


def lasting(seconds: float, tape: str = "t1", take: int = 1) -> AnswerRecorded:
    return AnswerRecorded(take, Segment(tape, seconds, has_picture=True))


# ── the clinician's turns ─────────────────────────────────────────────────────────────────────────


def test_in_whatever_order_it_becomes_known_the_answer_is_the_same():
    happened = (
        ClinicianSpoke(1, 3.0, 5.0),
        ClinicianSpoke(1, 4.5, 6.0),
        words("I sleep badly how do you sleep then badly"),
        lasting(9.0),
    )
    answers = {plain(play(listening(), *order).answers["q1"]) for order in permutations(happened)}
    (answer,) = answers
    assert answer.clinician_spoke == ((3.0, 6.0),)
    assert answer.text() == "I sleep badly sleep then badly"
    assert [word.text for word in answer.transcript.words if word.speaker == "clinician"] == [
        "how",
        "do",
        "you",
    ]


def plain(answer: Answer) -> Answer:
    return replace(answer, emotion=None)


def test_a_question_of_the_clinician_raises_no_flag_once_it_is_known_to_be_theirs():
    text = "you want to die no I sleep badly"
    before = play(listening(), ClinicianSpoke(1, 0.0, 4.0), lasting(8.0), words(text))
    assert (before.stage, before.answers["q1"].flags) == (Stage.ASKING, ())
    without = play(listening(), lasting(8.0), words("I want to die no I sleep badly"))
    assert without.stage is Stage.HELD, "the control: said by the person it is one"


def test_a_flag_raised_before_it_was_known_stays():
    session = play(listening(), lasting(5.0), words(RISKY))
    after = play(session, ClinicianSpoke(1, 0.0, 5.0))
    assert after.answers["q1"].flags == session.answers["q1"].flags != ()
    assert (after.stage, after.answers["q1"].text()) == (Stage.HELD, "")
    with pytest.raises(IllegalMove):
        advance(after, NextWanted())


def test_what_the_person_said_around_it_is_read_once_more():
    """The clinician's "no" was a denial while it passed for the person's."""
    said = words("no I do not think I want to kill myself today")
    early = play(listening(), said, lasting(10.0))
    assert (early.stage, early.answers["q1"].flags) == (Stage.ASKING, ())
    held, commands = advance(early, ClinicianSpoke(1, 0.0, 5.0))
    assert (held.stage, [flag.take for flag in held.answers["q1"].flags]) == (Stage.HELD, [1])
    assert commands == (DropTake(2),)
    after = play(held, FlagDisposed("q1", 0, DISPOSED), NextWanted())
    assert (after.stage, after.position) == (Stage.ASKING, 1)


def test_the_end_of_a_turn_may_come_after_the_end_of_the_answer():
    said = words("I sleep badly and you")
    for stage, session in (
        (Stage.SETTLING, play(listening(), lasting(5.0))),
        (Stage.ASKING, play(listening(), lasting(5.0), SettlingOver(1))),
        (Stage.LISTENING, play(listening(), lasting(5.0), SettlingOver(1), spoken(2, "t2"))),
    ):
        assert session.stage is stage
        later = play(session, ClinicianSpoke(1, 3.0, 5.0), said)
        assert later.answers["q1"].text() == "I sleep badly"
        if "q2" in later.answers:
            assert later.answers["q2"].clinician_spoke == ()


def test_a_pause_keeps_the_turns_and_the_next_segment_has_its_own():
    session = play(
        listening(), ClinicianSpoke(1, 0.0, 1.0), Paused(), lasting(2.0), ClinicianSpoke(1, 1.5, 2.5)
    )
    session = play(session, Continued("t2"), ClinicianSpoke(1, 1.0, 9.0), ClinicianSpoke(1, 3.0, 4.0))
    assert session.answers["q1"].clinician_spoke == ((0.0, 2.0), (3.0, 4.0)), "none reaches into the next one"
    session = play(session, lasting(3.0, "t2"), words("well well I sleep badly", 1, "t1", "t2"))
    assert session.answers["q1"].text() == "I badly"


@pytest.mark.parametrize("rescued", [None, Segment("t2", 0.5, True)])
def test_a_turn_in_sound_that_was_lost_marks_nothing_of_the_next_segment(rescued):
    session = play(listening(), Paused(), lasting(2.0), Continued("t2"), ClinicianSpoke(1, 3.0, 6.0))
    session = play(session, TakeSalvaged(1, rescued), Continued("t3"))
    assert session.answers["q1"].clinician_spoke == ()
    session = play(session, lasting(8.0, "t3"), words(f"well well {RISKY}"))
    assert session.stage is Stage.HELD


def test_a_turn_in_a_take_that_was_dropped_is_nothing():
    for gone in (
        play(listening(), QuestionRepeated()),
        play(listening(), QuestionSkipped("tired")),
        play(listening(), QuestionRepeated(), spoken(2, "t2")),
    ):
        assert advance(gone, ClinicianSpoke(1, 0.0, 1.0)) == (gone, ())


@pytest.mark.parametrize(
    "wrong",
    [
        (1, -1.0, 1.0),
        (1, 1.0, 1.0),
        (1, 2.0, 1.0),
        (1, 0.0, inf),
        (1, nan, 1.0),
        (1, 0.0, nan),
        (2, 0.0, 1.0),
    ],
)
def test_a_turn_without_times_or_of_a_take_to_come_is_refused(wrong):
    with pytest.raises(IllegalMove):
        advance(listening(), ClinicianSpoke(*wrong))


def test_a_turn_changes_nothing_but_words():
    session = play(listening(), ClinicianSpoke(1, 0.0, 1.0))
    assert session.stage is Stage.LISTENING
    assert only(advance(session, AnswerFinished())[1], DropTake) == []
    taken_back = play(session, ConsentWithdrawn(Purpose.AUDIO, NOW), recorded(1, "t1"))
    assert taken_back.answers["q1"].clinician_spoke == ((0.0, 1.0),)


# ── notes ─────────────────────────────────────────────────────────────────────────────────────────

NOTE = Note(NOW, "avoids eye contact", "q1", 4.5)


def test_notes_are_kept_in_the_order_of_writing_and_a_mark_needs_no_text():
    mark = Note(NOW, "")
    session = play(listening(), NoteWritten(NOTE), heard("q1", 1), recorded(1, "t1"), NoteWritten(mark))
    assert session.notes == (NOTE, mark)
    assert session.stage is Stage.ASKING
    review = play(at_stage(Stage.REVIEW), NoteWritten(NOTE))
    assert review.notes == (NOTE,)
    assert review.answers == at_stage(Stage.REVIEW).answers, "a note is no answer and raises no flag"


def test_a_note_of_risk_is_the_clinicians_own_and_holds_nothing():
    session = play(listening(), NoteWritten(replace(NOTE, text=RISKY)), recorded(1, "t1"), heard("q1", 1))
    assert (session.stage, session.open_flags) == (Stage.ASKING, ())


@pytest.mark.parametrize(
    "wrong",
    [{"at": ""}, {"seconds": -1.0}, {"seconds": nan}, {"seconds": inf}, {"question_id": "q9"}],
    ids=str,
)
def test_a_note_has_a_time_and_is_about_a_question_of_the_plan(wrong):
    with pytest.raises(IllegalMove):
        advance(listening(), NoteWritten(replace(NOTE, **wrong)))


def test_without_consent_nothing_is_noted():
    for stage in (Stage.IDLE, Stage.CONSENT):
        with pytest.raises(IllegalMove):
            advance(at_stage(stage), NoteWritten(Note(NOW, "")))


def test_a_reading_of_the_clinicians_voice_is_no_evidence_in_whatever_order_it_becomes_known():
    readings = tuple(
        EmotionReading(at, at + 2.0, {"sad": 0.9}, (sense,))
        for at, sense in ((0.0, "voice"), (2.0, "voice"), (2.0, "face"), (6.0, "voice"))
    )
    turn = ClinicianSpoke(1, 2.5, 4.0)
    read = EmotionWasRead("q1", 1, EmotionTrace("m", readings), ("t1",))
    for order in ((turn, read), (read, turn)):
        answer = play(listening(), *order).answers["q1"]
        assert [(one.start, one.seen) for one in answer.emotion.readings] == [
            (0.0, ("voice",)),
            (2.0, ("face",)),
            (6.0, ("voice",)),
        ]
