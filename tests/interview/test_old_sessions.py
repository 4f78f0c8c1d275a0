"""Sessions as earlier versions wrote them are read, go on, and come out as this version writes them.

`schema_1.json` was written by the last version before notes and the clinician's turns: the first answer is given, a
risk statement of the second was found in a pause, and its second segment is being recorded.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview.bodies import NEWEST, from_json, to_json
from interview.domain import Note, Segment, Session, Stage
from interview.errors import FileDamaged
from interview.events import (
    AnswerFinished,
    AnswerTranscribed,
    ClinicianSpoke,
    ConsentGiven,
    FlagDisposed,
    NoteWritten,
    PlanApproved,
    SessionOpened,
    TakeSalvaged,
)
from interview.resume import resume
from tests.fakes import DISPOSED, a_consent, a_session, some_questions
from tests.interview.random_driver import ends
from tests.interview.walks import NOW, RISKY, play

SCHEMA_1 = (Path(__file__).with_name("old_sessions") / "schema_1.json").read_text(encoding="ascii")


def test_what_an_old_session_holds_is_there_and_what_it_did_not_know_is_empty():
    session = from_json(SCHEMA_1)
    first, second = session.answers.values()
    assert (session.schema, session.stage, session.take) == (NEWEST, Stage.LISTENING, 2)
    assert (first.text(), first.emotion.label()) == ("I sleep badly since May", "sad")
    assert first.recording.segments[0].damage == ("picture missing from 0:02 to 0:03",)
    assert [(flag.words, flag.start, flag.take) for flag in second.flags] == [(RISKY, 0.0, 2)]
    assert (session.notes, first.clinician_spoke, second.clinician_spoke) == ((), (), ())


def test_it_goes_on_where_it_was_cut_off():
    session = from_json(SCHEMA_1)
    cut_off = resume(session).cut_off
    assert cut_off.cut_tape == "s1.2.0000000c"
    salvaged = Segment(cut_off.cut_tape, 3.0, True, damage=("cut off",))
    session = play(
        session, TakeSalvaged(2, salvaged), ClinicianSpoke(2, 6.0, 7.0), NoteWritten(Note(NOW, ""))
    )
    session = play(session, FlagDisposed("q2", 0, DISPOSED), AnswerFinished())
    closed = ends(from_json(to_json(session)), resume(session).commands)
    assert closed.stage is Stage.CLOSED
    assert closed.answers["q2"].clinician_spoke == ((6.0, 7.0),)
    assert closed.answers["q2"].recording.seconds == 8.0
    assert [flag.disposition for flag in closed.answers["q2"].flags] == [DISPOSED]
    assert closed.notes == (Note(NOW, ""),)


def test_what_is_written_back_is_of_this_version_and_an_older_program_refuses_it():
    written = to_json(from_json(SCHEMA_1))
    assert json.loads(written)["schema"] == NEWEST == Session.schema == 5
    assert from_json(written) == from_json(SCHEMA_1)
    with pytest.raises(FileDamaged, match="newer version"):
        from_json(written.replace(f'"schema":{NEWEST}', f'"schema":{NEWEST + 1}'))


def test_nothing_new_is_lost_on_the_way_to_the_disk():
    """Every field of what this version added, as it comes back."""
    session = play(a_session(), SessionOpened(NOW), ConsentGiven(a_consent()), PlanApproved(some_questions()))
    session = play(session, NoteWritten(Note(NOW, "looks at the door", "q1", 2.5)))
    before = from_json(SCHEMA_1)
    marked = play(
        before, ClinicianSpoke(2, 0.25, 1.5), AnswerTranscribed("q2", 2, before.answers["q1"].transcript)
    )
    for one in (session, marked):
        assert from_json(to_json(one)) == one
    assert [word.speaker for word in marked.answers["q2"].transcript.words][:2] == ["clinician", "person"]
