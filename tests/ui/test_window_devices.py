"""A device that fails in mid-answer: told, kept with its times, named in the report; the interview goes on."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from interview.domain import Stage
from interview.steps import present_answer
from perception import chosen_devices
from perception.camera import OpenCvCamera
from perception.microphone import SoundDeviceMicrophone
from perception.synthetic_person import film
from reports.document import Provenance
from reports.plain_text import to_plain_text
from tests.perception.devices import SimulatedCamera, SpeakingDriver
from tests.ui.clinician import Clinician, at_the_window, home_with_tone, settings_with
from ui.pages.interview_page import InterviewPage

TOLD_WITHIN = 3.5  # seconds; silence is silence only after three


class MutableDriver(SpeakingDriver):
    """A sound card with a mute switch."""

    muted = False

    def give(self, samples: np.ndarray, age: float | None = None, lost: bool = False) -> None:
        super().give(np.zeros_like(samples) if self.muted else samples, age, lost)


@pytest.fixture
def devices(monkeypatch) -> tuple[SimulatedCamera, MutableDriver]:
    camera, driver = SimulatedCamera(), MutableDriver()
    monkeypatch.setattr(
        chosen_devices, "camera", lambda _name: lambda: OpenCvCamera(open_capture=camera.open)
    )
    monkeypatch.setattr(
        chosen_devices, "microphone", lambda _name: lambda: SoundDeviceMicrophone(open_input=driver.open)
    )
    return camera, driver


@pytest.fixture
def clinician(qtbot, tmp_path: Path, devices):
    home = home_with_tone(tmp_path)
    settings = settings_with("a camera", "a microphone", hearing={"transcriber": "none"})
    with at_the_window(qtbot, home, settings) as clinician:
        clinician.ask_first_question(1)
        clinician.until(lambda: camera_says(clinician) == "")
        yield clinician


def camera_says(clinician: Clinician) -> str:
    return clinician.page(InterviewPage).problems.text()


def told(clinician: Clinician, words: str) -> float:
    """How long it took until it stood on the page."""
    begun = time.monotonic()
    clinician.until(lambda: words in camera_says(clinician))
    return time.monotonic() - begun


def damage_after(clinician: Clinician) -> str:
    """Of the first answer, when it is done."""
    question = present_answer(clinician.session).question_id
    clinician.done()
    clinician.until(lambda: clinician.session.answers[question].recording is not None)
    return " ".join(clinician.session.answers[question].recording.segments[0].damage)


def report_of(clinician: Clinician) -> str:
    clinician.until_stage(Stage.REVIEW)
    clinician.press("Write the report")
    clinician.until(
        lambda: clinician.session.stage is Stage.REPORTING and clinician.session.report is not None
    )
    return to_plain_text(clinician.session, Provenance("test"))


def test_a_camera_that_is_unplugged_is_told_kept_and_named(clinician, devices):
    camera, _ = devices
    clinician.record(1.0)
    camera.connected = False
    assert told(clinician, "The camera does not answer.") <= TOLD_WITHIN
    assert clinician.app.desk.room.is_recording
    clinician.record(clinician.seconds() + 0.5)
    damage = damage_after(clinician)
    assert "the camera was missing" in damage
    assert "no sound" not in damage
    assert "the camera was missing" in report_of(clinician)


def test_a_microphone_that_goes_silent_is_told_kept_and_named(clinician, devices):
    _, driver = devices
    clinician.record(1.0)
    driver.muted = True
    assert told(clinician, "The microphone is there but nothing is heard.") <= TOLD_WITHIN
    assert "nothing but silence from" in damage_after(clinician)
    assert "nothing but silence" in report_of(clinician)


def test_a_device_that_comes_back_takes_its_notice_along(clinician, devices):
    _, driver = devices
    clinician.record(0.3)
    driver.muted = True
    told(clinician, "The microphone is there but nothing is heard.")
    driver.muted = False
    clinician.until(lambda: camera_says(clinician) == "")
    assert clinician.app.desk.room.is_recording


def test_a_camera_file_that_is_deleted_ends_no_answer(qtbot, tmp_path: Path):
    home, file = home_with_tone(tmp_path), tmp_path / "person.mp4"
    film("yes", file)
    settings = settings_with(f"file:{file}", f"file:{tmp_path / 'tone.wav'}", hearing={"transcriber": "none"})
    with at_the_window(qtbot, home, settings) as clinician:
        clinician.ask_first_question(1)
        clinician.record(0.5)
        file.unlink()
        told(clinician, "The camera does not answer.")
        clinician.record(clinician.seconds() + 0.3)
        assert "the camera was missing" in damage_after(clinician)
        clinician.until_stage(Stage.REVIEW)


def test_without_any_device_the_answers_are_typed(qtbot, tmp_path: Path):
    home = home_with_tone(tmp_path)
    with at_the_window(qtbot, home, settings_with()) as clinician:
        page = clinician.ask_first_question(1)
        clinician.until_it_reads("No microphone and no camera is chosen.")
        clinician.press("Type instead")
        clinician.type_into(page.typing._field, "I write it.")
        clinician.press("Send what is typed")
        clinician.until_stage(Stage.REVIEW)
        (answer,) = clinician.session.answers.values()
        assert (answer.typed_text, answer.recording) == ("I write it.", None)
