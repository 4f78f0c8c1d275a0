"""A whole interview in real windows: spoken by a made-up voice into a microphone, pressed with mouse and keyboard.

    xvfb-run -a -s "-screen 0 1440x900x24" python -m tests.ui.spoken_interview --home DIR --pictures DIR

The question is said aloud into a room whose sound the microphone hears too; answers are spoken by another voice; a
film of a drawn person is the camera. Prints figures as JSON; exit status 1 when something is not as it must be, 77
where it cannot run. `--screens 2` gives the person a screen of their own, on "-screen 0 2880x900x24 -noreset".
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

import main
from interview.domain import Session
from perception.synthetic_person import answers_of, film
from perception.transcribers import shipped_model_folder
from tests.interview.vaults import PASSPHRASE
from tests.ui.clinician import TERMS, at_the_window, settings_with, with_vault
from tests.ui.hands import XHands
from tests.ui.spoken_person import Ear, Voices, echo, recalled
from tests.ui.spoken_stages import (
    ADDED,
    Interviewer,
    answer,
    begin,
    report_and_sign,
    review,
    type_risk,
    unlock_and_rehearse,
)
from tests.virtual_sound import VirtualSound
from ui.app import SWITCH

CANNOT_RUN = 77
LEAST = 0.8  # share of the spoken words that has to be written down
SHORT = 2  # sentences of an answer, unless --long
NUMBERS = ("Duty clinician: extension 0000 (an example)",)


def wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="A whole spoken interview in real windows.")
    parser.add_argument("--home", type=Path, required=True, help="an empty folder for the program")
    parser.add_argument("--pictures", type=Path, help="a folder for screenshots of the whole screen")
    parser.add_argument("--questions", type=int, default=3)
    parser.add_argument("--long", action="store_true", help="whole answers")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--language", choices=("en", "ar"), default="en", help="of the window")
    parser.add_argument("--screens", type=int, choices=(1, 2), default=1)
    return parser.parse_args()


def main_() -> int:
    asked = wanted()
    missing = [name for name in ("xdotool", "import", "parec") if shutil.which(name) is None]
    if missing or not os.environ.get("DISPLAY"):
        sys.stderr.write(f"cannot run: {', '.join(missing) or 'no display'}\n")
        return CANNOT_RUN
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    if asked.pictures is not None:
        asked.pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="sound") as folder:
        try:
            with VirtualSound.started(Path(folder)) as sound:
                os.environ.update(sound.environment)
                return held(asked, sound, Path(folder))
        except pytest.skip.Exception as reason:
            sys.stderr.write(f"cannot run: {reason}\n")
            return CANNOT_RUN


def held(asked: argparse.Namespace, sound: VirtualSound, folder: Path) -> int:
    """The interview; the exit status."""
    person = folder / "person.mp4"
    film(" ".join(list(answers_of("generalised_anxiety").values())[:2]), person)
    with_vault(asked.home)
    main.wire(asked.home, TERMS).import_model(shipped_model_folder(), "en")
    settings = settings_with(
        f"file:{person}",
        "",
        voice={"speaker": "espeak"},
        program={"language": asked.language, "theme": asked.theme},
        safety={"crisis_text": "Stay with the person. Call the duty clinician.", "crisis_numbers": NUMBERS},
    )
    with desktop(asked.screens):
        application = QApplication([])
        sys.setswitchinterval(SWITCH)
        begun, hands = time.monotonic(), XHands()
        ear = Ear(folder / "heard.raw")
        with (
            Voices(sound, hands.waitUntil) as voices,
            ear.open(),
            at_the_window(hands, asked.home, settings) as clinician,
        ):
            interviewer = Interviewer(hands, clinician.app, asked.pictures, asked.language)
            signed = interview(interviewer, voices, asked)
        figures = judged(interviewer, signed, ear, asked)
        figures["seconds in all"] = round(time.monotonic() - begun, 1)
        del application
    sys.stdout.write(json.dumps(figures, indent=2, ensure_ascii=False) + "\n")
    return int(bool(figures["wrong"]))


@contextmanager
def desktop(screens: int) -> Iterator[None]:
    """A window manager where one is installed, so that windows have frames; and two screens, side by side."""
    if screens == 2:
        for name, at, output in (("clinician", 0, "screen"), ("person", 1440, "none")):
            subprocess.run(["xrandr", "--setmonitor", name, f"1440/380x900/238+{at}+0", output], check=True)
    if shutil.which("openbox") is None:
        yield
        return
    manager = subprocess.Popen(
        ["openbox", "--sm-disable"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        time.sleep(0.5)
        yield
    finally:
        manager.terminate()
        manager.wait(10)


def interview(interviewer: Interviewer, voices: Voices, asked: argparse.Namespace) -> Session:
    answers = [
        re.findall(r"[^.]+\.", text)[: None if asked.long else SHORT]
        for text in answers_of("generalised_anxiety").values()
    ]
    answers = [[sentence.strip() for sentence in sentences] for sentences in answers]
    try:
        unlock_and_rehearse(interviewer, voices)
        begin(interviewer, asked.questions)
        for number in range(asked.questions - 1):
            answer(interviewer, voices, number, answers[number % len(answers)])
        type_risk(interviewer, asked.questions - 1)
        review(interviewer)
        return report_and_sign(interviewer, asked.home / "report.pdf")
    except TimeoutError:
        interviewer.picture("99-stuck")
        raise


def judged(interviewer: Interviewer, signed: Session, ear: Ear, asked: argparse.Namespace) -> dict[str, Any]:
    """Figures, and under "wrong" whatever is not as it must be."""
    seen, questions = interviewer.seen, {question.id: question.text for question in signed.questions}
    written = {id_: answer.text().removesuffix(ADDED) for id_, answer in signed.answers.items()}
    spoken = [id_ for id_ in seen.said if id_ in seen.live]
    counts = {id_: recalled(seen.said[id_], written[id_]) for id_ in spoken}
    share = sum(found for found, _ in counts.values()) / sum(said for _, said in counts.values())
    echoed = {id_: echo(questions[id_], seen.said[id_], written[id_]) for id_ in spoken}
    at_microphone = [ear.loudness(start, end) for start, end in seen.spoken]
    beside = {id_: answer.clinician_spoke for id_, answer in signed.answers.items() if answer.clinician_spoke}
    with main.wire(asked.home, TERMS).store(main.wire(asked.home, TERMS).vault().unlock(PASSPHRASE)) as store:
        kept, audit = store.load(signed.id), store.verify().sound
    damage = [
        line
        for answer in kept.answers.values()
        for segment in (answer.recording.segments if answer.recording else ())
        for line in segment.damage
    ]
    must = {
        "words were not written down": share >= LEAST,
        "words of the question are in an answer": not any(echoed.values()),
        "the microphone did not hear the question": max(at_microphone) > -40,
        "the rehearsal's level did not move": seen.rehearsal_level > -40,
        "the vault holds another session": kept == signed,
        "the review showed other words": seen.shown == {i: a.text() for i, a in kept.answers.items()},
        "the person's window took the keys": seen.keys_stay,
        "sound is missing": not any("sound" in line for line in damage),
        "the words appeared only afterwards": all(seen.live.values()),
        "the clinician's words were not marked": bool(beside),
        "the typed statement raised no flag": any(answer.flags for answer in kept.answers.values()),
        "the pause left no second segment": any(
            answer.recording and len(answer.recording.segments) == 2 for answer in kept.answers.values()
        ),
        "the audit trail is broken": audit,
        "there is no PDF": (asked.home / "report.pdf").read_bytes().startswith(b"%PDF"),
    }
    return {
        "words said and written down": {id_: f"{found} of {said}" for id_, (found, said) in counts.items()},
        "recalled": round(share, 3),
        "said": {id_: seen.said[id_] for id_ in spoken},
        "written": {id_: written[id_] for id_ in spoken},
        "echo": echoed,
        "question at the microphone, dB of full scale": at_microphone,
        "level at the rehearsal, dB of full scale": seen.rehearsal_level,
        "the clinician spoke, seconds": beside,
        "damage": damage,
        "from a key to what it does, seconds": seen.seconds,
        "wrong": [what for what, right in must.items() if not right],
    }


if __name__ == "__main__":
    raise SystemExit(main_())
