"""Moves beside the answer: what the clinician says into it, and their own notes."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

from interview.domain import Session
from interview.events import ClinicianSpoke, NoteWritten
from interview.expression import of_person
from interview.steps import Step, flagged, require, seconds_before, words_changed
from interview.whose_words import joined_up, marked


def clinician_spoke(session: Session, event: ClinicianSpoke) -> Step:
    """The words there are and those still to come become the clinician's. Of a take that was dropped meanwhile
    nothing is left to mark; a flag that was raised before stays. A turn ends with its segment."""
    require(0 <= event.start < event.end and isfinite(event.end), "to speak takes some time, from 0 s on")
    require(event.take <= session.take, "there is no such take yet")
    before = next((answer for answer in session.answers.values() if answer.take == event.take), None)
    if before is None or not before.tape_ids:
        return session, ()
    begins = seconds_before(before)
    of_earlier_segment = before.tape_id is not None and event.start < begins
    end = min(event.end, begins) if of_earlier_segment else event.end
    spans = joined_up((*before.clinician_spoke, (event.start, end)))
    emotion = of_person(before.emotion, spans) if before.emotion is not None else None
    answer = replace(before, clinician_spoke=spans, emotion=emotion)
    if answer.transcript is not None:
        words = marked(answer.transcript, spans)
        answer = flagged(replace(answer, transcript=words), words, session.language)
    return words_changed(session, before, answer)


def note_written(session: Session, event: NoteWritten) -> Step:
    note = event.note
    require(bool(note.at), "a note has its time")
    require(note.seconds is None or (note.seconds >= 0 and isfinite(note.seconds)), "seconds count from 0")
    known = {question.id for question in session.questions}
    require(note.question_id is None or note.question_id in known, "there is no such question")
    return replace(session, notes=(*session.notes, note)), ()
