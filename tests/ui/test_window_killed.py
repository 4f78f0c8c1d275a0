"""The program is killed in the middle of an answer: the next start knows, and nothing but its last moment is lost."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from interview.domain import Answer, Stage
from interview.steps import present_answer
from tests.conftest import ROOT
from tests.ui.clinician import Clinician, at_the_window, home_with_tone
from ui.dialogs.recovery_dialog import RecoveryDialog
from ui.pages.start_page import StartPage

ENOUGH = 2.5  # seconds of the answer before the kill
MOST_LOST = 1.0  # seconds


@dataclass(frozen=True)
class Killed:
    home: Path
    seconds: float  # of the answer, as the program last said


@pytest.fixture(scope="module")
def killed(tmp_path_factory) -> Killed:
    home, seconds = home_with_tone(tmp_path_factory.mktemp("killed")), 0.0
    command = [sys.executable, "-m", "tests.ui.window_child", str(home), "record"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        while seconds < ENOUGH:
            line = child.stdout.readline()
            assert line, "the program ended by itself"
            seconds = float(line)
        child.send_signal(signal.SIGKILL)
    return Killed(home, seconds)


@pytest.fixture
def after(qtbot, tmp_path: Path, killed: Killed):
    """The program started again, with the session opened from the list of those that were cut off."""
    home = tmp_path / "home"
    shutil.copytree(killed.home, home)
    with at_the_window(qtbot, home) as clinician:
        clinician.open_vault()
        clinician.until_it_reads("Cut off on")
        clinician.press("Go on")
        clinician.page(RecoveryDialog)
        yield clinician


def first_answer(clinician: Clinician) -> Answer:
    return clinician.session.answers[clinician.session.questions[0].id]


def seconds_kept(clinician: Clinician) -> float:
    clinician.until(lambda: first_answer(clinician).recording is not None)
    return first_answer(clinician).recording.segments[0].seconds


def choose(clinician: Clinician, what: str) -> None:
    clinician.press(what)
    clinician.press("Continue")


def test_the_dialog_says_how_much_there_is(after, killed):
    after.until_it_reads("s of the answer are recorded and safe.")
    assert any(
        after.reads(f"{second} s of the answer are recorded and safe.")
        for second in range(int(killed.seconds - MOST_LOST), int(killed.seconds) + 2)
    )


def test_keeping_it_goes_on_to_the_next_question(after, killed):
    choose(after, "Keep what is there")
    after.until(lambda: after.session.position == 1)
    after.until_stage(Stage.LISTENING)
    assert killed.seconds - MOST_LOST <= seconds_kept(after)
    assert any("cut off at" in words for words in first_answer(after).recording.segments[0].damage)


def test_going_on_records_behind_it(after, killed):
    choose(after, "Go on with this answer")
    after.until(lambda: after.app.desk.room.is_recording)
    kept = seconds_kept(after)
    assert killed.seconds - MOST_LOST <= kept
    after.record(kept + 0.5)
    after.done()
    after.until(lambda: len(first_answer(after).recording.segments) == 2)
    assert first_answer(after).recording.seconds >= kept + 0.5


def test_asking_again_begins_a_new_take(after):
    before = present_answer(after.session)
    choose(after, "Ask the question again")
    after.until(lambda: after.session.take > before.take)
    after.until_stage(Stage.LISTENING)
    after.record(0.3)
    answer = present_answer(after.session)
    assert (answer.question_id, answer.recording) == (before.question_id, None)
    assert answer.tape_id != before.tape_id


def test_deciding_later_leaves_it_and_says_nothing_of_listening(after):
    after.press("Decide later")
    after.page(StartPage)
    assert after.app.desk.room is None
    after.until_it_reads("Cut off on")
    after.press("Go on")
    after.page(RecoveryDialog).reject()
