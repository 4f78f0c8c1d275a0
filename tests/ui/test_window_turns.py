"""Push to talk at the real window, with the emotion model that ships, over two segments of one answer."""

from __future__ import annotations

from math import inf

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from interview.commands import ReadEmotion
from tests.ui.clinician import Clinician
from ui.pages.interview_page import InterviewPage


@pytest.fixture
def clinician(heard_tone: Clinician) -> Clinician:
    heard_tone.ask_first_question(1)
    return heard_tone


def turns_of_reader(clinician: Clinician, asked: str) -> tuple:
    """What the job that reads the answer with all its segments knows of the clinician's turns."""
    tapes = clinician.session.answers[asked].tape_ids
    tasks = [one for one in clinician.app.desk.lanes.emotion.tasks() if isinstance(one.name, ReadEmotion)]
    (task,) = [one for one in tasks if one.name.tape_ids == tapes]
    return task.watch.turns.peek()


def test_the_reader_knows_of_a_turn_while_f8_is_held_in_every_segment(clinician):
    page, asked = clinician.page(InterviewPage), clinician.session.question.id
    done: tuple = ()
    for segment in (1, 2):
        begun = clinician.seconds()
        clinician.record(begun + 0.3)
        QTest.keyPress(page, Qt.Key.Key_F8)
        now = turns_of_reader(clinician, asked)
        assert (now[:-1], now[-1][1]) == (done, inf)
        assert begun + 0.2 < now[-1][0] <= clinician.seconds()
        clinician.record(now[-1][0] + 0.4)
        QTest.keyRelease(page, Qt.Key.Key_F8)
        done = turns_of_reader(clinician, asked)
        assert done == clinician.session.answers[asked].clinician_spoke
        assert len(done) == segment
        assert 0.3 < done[-1][1] - done[-1][0] < 100
        if segment == 1:
            clinician.press("Pause")
            clinician.until_it_reads("Paused: nothing is recorded")
            clinician.press("Continue")
            clinician.until(lambda: clinician.app.desk.room.is_recording)
    clinician.done()
    clinician.until(lambda: clinician.session.answers[asked].emotion is not None)
    answer = clinician.session.answers[asked]
    first = answer.recording.segments[0].seconds
    assert done[0][1] <= first < done[1][0]
    for one in answer.emotion.readings:
        assert "voice" not in one.seen or all(
            min(one.end, last) - max(one.start, start) <= 0.2 for start, last in done
        )
