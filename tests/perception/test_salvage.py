"""An answer cut off by kill -9 loses at most a second; the rest can be kept, gone on with, or asked for again."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from interview.commands import RecordAnswer, SpeakQuestion, TranscribeAnswer
from interview.domain import Segment, Session, Stage
from interview.engine import advance
from interview.events import AnswerFinished, Continued, QuestionRepeated, TakeSalvaged
from interview.ports import Stop, Tape, TapeKind, Watch
from interview.resume import AfterCutOff, resume
from perception.salvage import salvage
from perception.synthetic_person import film
from perception.tape import follow
from perception.transcribers import VoskTranscriber, shipped_model_folder
from tests.faults import stores
from tests.interview.walks import only
from tests.perception.live_child import SESSION
from tests.perception.live_devices import a_tape
from tests.perception.tapes import blocks, frames_of, noise, pictures, record, sound_of

ROOT = Path(__file__).resolve().parents[2]
SAID = "I can't concentrate at work. I make mistakes. I can't concentrate at work. I make mistakes."
KILLED_AFTER = 4.0  # seconds of the answer


@dataclass(frozen=True)
class Killed:
    home: Path
    seconds: float  # from the beginning of the recording to the kill


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Killed:
    folder = tmp_path_factory.mktemp("killed")
    film(SAID, folder / "answer.mp4")
    home = folder / "home"
    home.mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.perception.live_child", home, folder / "answer.mp4"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        begun = float(child.stdout.readline())
        time.sleep(max(0.0, begun + KILLED_AFTER - time.monotonic()))
        child.kill()
        seconds = time.monotonic() - begun
        child.wait()
    assert child.returncode == -9
    return Killed(home, seconds)


def test_a_kill_in_mid_answer_takes_at_most_a_second_of_sound_and_pictures(killed: Killed) -> None:
    assert stores.problems(killed.home) == []
    with stores.opened(killed.home) as store:
        tape = Tape(_cut_tape(store.load(SESSION)), store)
        segment = salvage(tape, Stop())
        items = list(follow(tape, Stop()))
    assert segment is not None
    assert killed.seconds - len(sound_of(items)) / 16000 <= 1.0
    assert killed.seconds - frames_of(items)[-1].time <= 1.0
    assert (segment.has_sound, segment.has_picture) == (True, True)
    assert segment.seconds == pytest.approx(
        max(len(sound_of(items)) / 16000, frames_of(items)[-1].time), abs=0.01
    )
    assert segment.damage == (
        f"cut off at {segment.seconds:.1f} s: the program ended while it was recording",
    )


def test_what_is_left_is_written_down_without_waiting(killed: Killed) -> None:
    begun = time.monotonic()
    with stores.opened(killed.home) as store:
        tape = Tape(_cut_tape(store.load(SESSION)), store)
        heard = VoskTranscriber(shipped_model_folder()).transcribe([tape], "en", Stop(), Watch())
    assert heard.text.startswith("i can't concentrate at work i make")
    assert time.monotonic() - begun < 20  # a follower that waited would wait for ever


@pytest.mark.parametrize("choice", list(AfterCutOff))
def test_each_thing_that_is_offered_leads_on(killed: Killed, choice: AfterCutOff) -> None:
    with stores.opened(killed.home) as store:
        session = store.load(SESSION)
        cut_off = resume(session).cut_off
        assert cut_off is not None
        assert cut_off.cut_tape is not None
        assert choice in cut_off.choices
        segment = salvage(Tape(cut_off.cut_tape, store), Stop())
    assert isinstance(segment, Segment)
    if choice is AfterCutOff.ASK_AGAIN:
        session, commands = advance(session, QuestionRepeated())
        assert session.stage is Stage.ASKING
        assert only(commands, SpeakQuestion)
        return
    session, commands = advance(session, TakeSalvaged(cut_off.take, segment))
    (transcribe,) = only(commands, TranscribeAnswer)
    assert transcribe.tape_ids == cut_off.tape_ids
    if choice is AfterCutOff.KEEP:
        session, _ = advance(session, AnswerFinished())
        assert session.stage is Stage.SETTLING
    else:
        session, commands = advance(session, Continued("another tape"))
        assert only(commands, RecordAnswer)[0].tape_id == "another tape"
        assert session.stage is Stage.LISTENING
    answer = session.answers[cut_off.question_id]
    assert answer.recording is not None
    assert answer.recording.segments == (segment,)


def _cut_tape(session: Session) -> str:
    cut_off = resume(session).cut_off
    assert cut_off is not None
    assert cut_off.cut_tape is not None
    return cut_off.cut_tape


# ── tapes of every kind ──────────────────────────────────────────────────────────────────────────────────────────


def cut(whole: Tape, sound: float, picture: float) -> Tape:
    """A copy of a tape that ends after these shares of its bytes."""
    killed = a_tape()
    for kind, share in ((TapeKind.SOUND, sound), (TapeKind.PICTURE, picture)):
        if kind in whole.kinds():
            data = whole.reader(kind).read()
            killed.writer(kind).write(data[: int(len(data) * share)])
    killed.store.finish_tape(killed.id)
    return killed


@pytest.fixture(scope="module")
def whole() -> Tape:
    tape = a_tape()
    record(tape, [*blocks(noise(6.0), starts=0.0), *pictures(6.0, starts=0.0)])
    return tape


def test_pictures_that_end_early_are_named(whole: Tape) -> None:
    segment = salvage(cut(whole, 0.95, 0.3), Stop())
    assert segment is not None
    assert len(segment.damage) == 2
    assert segment.damage[1].startswith("no pictures from ")


def test_sound_alone_is_a_segment_without_pictures(whole: Tape) -> None:
    segment = salvage(cut(whole, 0.5, 0.0), Stop())
    assert segment is not None
    assert (segment.has_sound, segment.has_picture) == (True, False)
    assert segment.seconds == pytest.approx(3.0, abs=0.5)


@pytest.mark.parametrize("share", [0.0, 0.001])
def test_nothing_readable_is_nothing(whole: Tape, share: float) -> None:
    assert salvage(cut(whole, share, share), Stop()) is None


def test_a_tape_that_never_began_is_nothing() -> None:
    tape = a_tape()
    tape.store.finish_tape(tape.id)
    assert salvage(tape, Stop()) is None


def test_a_changed_stream_is_kept_up_to_there_and_said(whole: Tape) -> None:
    changed = a_tape()
    data = bytearray(whole.reader(TapeKind.SOUND).read())
    middle = len(data) // 2
    data[middle:] = b"\x00" * (len(data) - middle)
    changed.writer(TapeKind.SOUND).write(bytes(data))
    changed.store.finish_tape(changed.id)
    segment = salvage(changed, Stop())
    assert segment is not None
    assert "a part of the sound was changed and cannot be read" in segment.damage
    assert segment.seconds == pytest.approx(3.0, abs=0.5)
