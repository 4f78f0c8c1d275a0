"""Nothing is lost when an interview is left, when the disk takes nothing, and when the program ends."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import main
from interview.domain import Note, Session, Stage
from interview.errors import StoreUnusable
from interview.events import Aborted, AnswerTyped, NoteWritten
from tests.conftest import ROOT
from tests.interview.vaults import PASSPHRASE
from tests.ui.clinician import TERMS, Clinician
from ui.pages.start_page import StartPage
from ui.widgets.states import Notice

NO_ROOM = "The disk is full."


class Refusing:
    """A store that saves nothing while it is told not to."""

    def __init__(self, clinician: Clinician) -> None:
        self._store = clinician.app.desk.store
        self._save, self._store.save = self._store.save, self.save
        self.on = True
        self.tries = 0

    def save(self, session: Session, event: object) -> None:
        self.tries += 1
        if self.on:
            raise StoreUnusable(NO_ROOM, "Make room on the disk.")
        self._save(session, event)


def kept(home: Path, session_id: str) -> Session:
    program = main.wire(home, TERMS)
    with program.store(program.vault().unlock(PASSPHRASE)) as store:
        return store.load(session_id)


def test_what_could_not_be_saved_is_said_and_saved_when_there_is_room(heard_tone, tmp_path):
    heard_tone.ask_first_question()
    heard_tone.record(0.3)
    asked, session_id = heard_tone.session.question, heard_tone.session.id
    refusing = Refusing(heard_tone)
    heard_tone.app.desk.room.send(AnswerTyped("I worry."))
    heard_tone.until_it_reads(NO_ROOM)
    heard_tone.press("Save again")
    heard_tone.until(lambda: refusing.tries >= 2 and heard_tone.reads(NO_ROOM))
    assert heard_tone.session.question == asked  # nothing goes on before it is saved
    refusing.on = False
    heard_tone.press("Save again")
    heard_tone.until(lambda: not heard_tone.reads(NO_ROOM))
    heard_tone.until(lambda: heard_tone.session.question != asked)
    heard_tone.until_stage(Stage.LISTENING)
    heard_tone.record(0.2)
    heard_tone.app.desk.leave()
    heard_tone.until(heard_tone.is_idle)
    heard_tone.app.desk.close_vault()
    heard_tone.until(heard_tone.is_idle)
    assert kept(tmp_path / "home", session_id).answers[asked.id].typed_text == "I worry."


def test_an_abort_that_could_not_be_saved_is_not_left_before_it_is(heard_tone):
    heard_tone.ask_first_question()
    refusing = Refusing(heard_tone)
    heard_tone.app.desk.room.send(Aborted("the person wants to stop"))
    heard_tone.until_it_reads(NO_ROOM)
    assert heard_tone.app.desk.room is not None
    refusing.on = False
    heard_tone.press("Save again")
    heard_tone.until(lambda: heard_tone.app.desk.room is None)
    heard_tone.until_it_reads("The session was aborted.")


def test_a_notice_that_was_closed_comes_again_while_something_is_not_saved(heard_tone):
    heard_tone.ask_first_question()
    refusing = Refusing(heard_tone)
    heard_tone.app.desk.room.send(AnswerTyped("I worry."))
    heard_tone.until_it_reads(NO_ROOM)
    heard_tone.press("Close this message")
    heard_tone.until(lambda: not heard_tone.reads(NO_ROOM))
    heard_tone.app.desk.room.send(NoteWritten(Note("2026-11-20T10:00:00+00:00", "seen")))
    heard_tone.until_it_reads(NO_ROOM)
    refusing.on = False
    heard_tone.press("Save again")
    heard_tone.until(lambda: not heard_tone._visible(Notice))


def test_saving_again_twice_saves_once(heard_tone):
    heard_tone.ask_first_question()
    refusing = Refusing(heard_tone)
    heard_tone.app.desk.room.send(AnswerTyped("I worry."))
    heard_tone.until_it_reads(NO_ROOM)
    refusing.on, refusing.tries = False, 0
    room = heard_tone.app.desk.room
    room.save_again()
    room.save_again()
    heard_tone.until_stage(Stage.LISTENING)
    heard_tone.until(lambda: heard_tone.session.position == 1)
    heard_tone.record(0.2)
    saved = refusing.tries
    room.save_again()
    heard_tone.until(lambda: not heard_tone.app.desk.lanes.store.tasks())
    assert refusing.tries == saved


def test_leaving_what_is_not_saved_asks_first_and_tries_once_more(heard_tone, tmp_path):
    heard_tone.ask_first_question()
    asked, session_id = heard_tone.session.question, heard_tone.session.id
    refusing = Refusing(heard_tone)
    heard_tone.app.desk.room.send(AnswerTyped("I worry."))
    heard_tone.until_it_reads(NO_ROOM)
    heard_tone.choose("Leave this interview")
    heard_tone.until_it_reads("The last step could not be saved.")
    refusing.on = False
    heard_tone.press("Yes")
    heard_tone.page(StartPage)
    heard_tone.app.desk.close_vault()
    heard_tone.until(heard_tone.is_idle)
    assert kept(tmp_path / "home", session_id).answers[asked.id].typed_text == "I worry."


@pytest.mark.parametrize("way", ["Leave this interview", "Close the vault", "Quit"])
def test_leaving_an_answer_that_is_being_recorded_asks_first(heard_tone, way):
    heard_tone.ask_first_question()
    heard_tone.record(0.3)
    quits = []
    heard_tone.app.window.quit_wanted.disconnect(heard_tone.app._quit)  # it would end the loop of the tests
    heard_tone.app.window.quit_wanted.connect(lambda: quits.append(True))
    heard_tone.choose(way)
    heard_tone.until_it_reads("An answer is being recorded.")
    before = heard_tone.seconds()
    heard_tone.record(before + 0.2)  # it goes on while the question stands there
    heard_tone.press("No")
    heard_tone.until(lambda: not heard_tone.reads("An answer is being recorded."))
    assert heard_tone.app.desk.room.is_recording
    heard_tone.choose(way)
    heard_tone.press("Yes")
    heard_tone.until(lambda: bool(quits) if way == "Quit" else heard_tone.app.desk.room is None)


def test_nobody_quits_from_a_locked_screen_while_an_answer_is_recorded(heard_tone):
    heard_tone.ask_first_question()
    heard_tone.record(0.3)
    quits = []
    heard_tone.app.window.quit_wanted.connect(lambda: quits.append(True))
    heard_tone.app.guard.lock_now()
    heard_tone.window.close()
    QApplication.processEvents()
    assert not quits
    assert not heard_tone.reads("An answer is being recorded.")
    heard_tone.record(heard_tone.seconds() + 0.2)


def test_after_the_end_no_lane_and_no_device_goes_on(heard_tone):
    heard_tone.ask_first_question()
    heard_tone.record(0.3)
    lanes = list(heard_tone.app.desk.lanes)
    assert any(lane.isRunning() for lane in lanes)
    assert any("microphone" in thread.name for thread in threading.enumerate())
    assert heard_tone.app.close()
    assert not any(lane.isRunning() for lane in lanes)
    heard_tone.until(lambda: not any("microphone" in thread.name for thread in threading.enumerate()))


def test_quitting_in_mid_answer_ends_the_process_and_keeps_what_was_said(a_home):
    """In a process of its own: with the person's window open, no device, no lane and no window holds it up."""
    command = [sys.executable, "-m", "tests.ui.window_child", str(a_home), "quit"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stdout) == (0, ""), ended.stderr
    program = main.wire(a_home, TERMS)
    with program.store(program.vault().unlock(PASSPHRASE)) as store:
        (line,) = store.list()
        (answer,) = store.load(line.id).answers.values()
    assert (answer.paused, answer.tape_id) == (True, None)
    assert answer.recording.seconds >= 0.5
    assert answer.recording.segments[0].damage == ()
