"""Whose words they are, and whose they stay: push to talk, and a consent that is taken back in mid-answer."""

from __future__ import annotations

import time
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import main
from interview.domain import Purpose, Stage
from interview.ports import Tape
from interview.steps import present_answer
from perception.espeak import EspeakChild
from perception.transcribers import shipped_model_folder
from tests.ui.clinician import TERMS, at_the_window, settings_with, with_vault

OF_PERSON, OF_CLINICIAN = "i worry about my work and i cannot sleep", "i want to kill myself"
GAP = 2.0  # seconds between the two
AT_ONCE = 2.0  # seconds, on a busy machine


@dataclass(frozen=True)
class Said:
    file: Path
    seconds: float  # of both, with what is between them


@pytest.fixture(scope="module")
def said(tmp_path_factory) -> Said:
    """First the person, then the clinician, and then nobody for a while."""
    file = tmp_path_factory.mktemp("said") / "both.wav"
    with EspeakChild() as child:
        (first, rate), (second, _) = (child.render(text, "en-us", 150) for text in (OF_PERSON, OF_CLINICIAN))
    silence = np.zeros(round(GAP * rate), np.int16)
    with wave.open(str(file), "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(rate)
        written.writeframes(np.concatenate([first, silence, second, *5 * [silence]]).tobytes())
    return Said(file, (len(first) + len(silence) + len(second)) / rate)


@pytest.fixture
def clinician(qtbot, tmp_path: Path, said: Said):
    home = tmp_path / "home"
    with_vault(home)
    main.wire(home, TERMS).import_model(shipped_model_folder(), "en")
    with at_the_window(qtbot, home, settings_with(microphone=f"file:{said.file}")) as clinician:
        yield clinician


@pytest.mark.parametrize("key_held", [True, False])
def test_words_said_while_the_key_is_held_are_no_evidence_about_the_person(clinician, said, key_held):
    page = clinician.ask_first_question(1)
    clinician.until(lambda: "work" in page.caption.text())
    if key_held:
        clinician.until(page.window().isActiveWindow)
        QTest.keyPress(page, Qt.Key.Key_F8)
        clinician.until_it_reads("You are speaking: not part of the answer")
    clinician.record(said.seconds + 0.8)
    clinician.until(lambda: "myself" in page.caption.text() or key_held)
    if key_held:
        QTest.keyRelease(page, Qt.Key.Key_F8)
    clinician.done()
    clinician.until_stage(Stage.REVIEW if key_held else Stage.HELD)
    (answer,) = clinician.session.answers.values()
    of_clinician = [word.text for word in answer.transcript.words if word.speaker == "clinician"]
    assert ("kill" in of_clinician) is key_held
    assert "work" not in of_clinician
    assert ("kill" in answer.text()) is not key_held
    assert "worry" in answer.text()
    assert bool(answer.flags) is not key_held


def test_a_consent_taken_back_stops_the_recording_and_deletes_what_there_is(clinician):
    page = clinician.ask_first_question(1)
    clinician.record(0.6)
    tape_id = present_answer(clinician.session).tape_id
    page.bar.withdrawals[Purpose.AUDIO].trigger()
    clinician.until(lambda: bool(clinician._buttons("Withdraw")))
    begun = time.monotonic()
    clinician.press("Withdraw")
    clinician.until(lambda: not clinician.app.desk.room.is_recording)
    assert time.monotonic() - begun < AT_ONCE
    clinician.until_it_reads("The consent was withdrawn.")
    store = clinician.app.desk.store
    clinician.until(lambda: present_answer(clinician.session).tape_id is None)
    assert Tape(tape_id, store).kinds()
    clinician.press("Yes")
    clinician.until_it_reads("Deleted.")
    assert not Tape(tape_id, store).kinds()
    assert clinician.session.stage is Stage.LISTENING
    clinician.press("Type instead")
    clinician.type_into(page.typing._field, "I go on in writing.")
    clinician.press("Send what is typed")
    clinician.until_stage(Stage.REVIEW)
    (answer,) = clinician.session.answers.values()
    assert answer.text() == "I go on in writing."
    rows = []
    clinician.app.desk.do(lambda *_: store.audit_rows(), rows.extend)
    clinician.until(lambda: bool(rows))
    assert {"ConsentWithdrawn", "forgotten"} <= {row.what for row in rows}


def test_what_was_recorded_stays_when_the_deletion_is_refused(clinician):
    page = clinician.ask_first_question(1)
    clinician.record(0.6)
    tape_id = present_answer(clinician.session).tape_id
    page.bar.withdrawals[Purpose.AUDIO].trigger()
    clinician.press("Withdraw")
    clinician.until_it_reads("The consent was withdrawn.")
    clinician.press("No")
    clinician.until(lambda: present_answer(clinician.session).tape_id is None)
    assert Tape(tape_id, clinician.app.desk.store).kinds()
