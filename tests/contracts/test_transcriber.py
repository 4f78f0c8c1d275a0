"""What every transcriber must do."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from interview.domain import Transcript
from interview.errors import Cancelled, ModelMissing
from interview.media import SOUND_RATE
from interview.ports import Stop, Tape, Transcriber, Watch
from interview.store import MemoryStore
from perception.speech_model.measure import tape_of
from perception.transcribers import NoTranscriber, SphinxTranscriber, VoskTranscriber, shipped_model_folder
from tests.perception.spoken import say

MAKERS: dict[str, Callable[[], Transcriber]] = {
    "vosk": lambda: VoskTranscriber(shipped_model_folder()),
    "sphinx": SphinxTranscriber,
    "none": NoTranscriber,
}
HEARING = ("vosk", "sphinx")


@pytest.fixture(scope="module")
def made() -> dict[str, Transcriber]:
    return {name: make() for name, make in MAKERS.items()}


@pytest.fixture(scope="module")
def speech() -> np.ndarray:
    return say("I worry about my family. My heart beats fast at night, and I cannot sleep.", "en-us+m7")


@pytest.fixture(params=sorted(MAKERS))
def transcriber(request: pytest.FixtureRequest, made: dict[str, Transcriber]) -> Transcriber:
    return made[request.param]


@pytest.fixture(params=HEARING)
def hearing(request: pytest.FixtureRequest, made: dict[str, Transcriber]) -> Transcriber:
    return made[request.param]


def run(transcriber: Transcriber, *tapes: Tape, stop: Stop | None = None) -> Transcript:
    return transcriber.transcribe(tapes, "en", stop or Stop(), Watch())


def test_text_is_never_empty_without_a_reason(transcriber: Transcriber, speech: np.ndarray):
    transcript = run(transcriber, tape_of(speech, MemoryStore()))
    assert bool(transcript.text) != bool(transcript.missing_because)


@pytest.mark.parametrize("level", [0, 2, 20])
def test_a_quiet_room_is_no_answer_and_no_invented_words(transcriber: Transcriber, level: int):
    hiss = np.random.default_rng(1).normal(0, level, 3 * SOUND_RATE).astype(np.int16)
    transcript = run(transcriber, tape_of(hiss, MemoryStore()))
    assert (transcript.text, transcript.words) == ("", ())
    assert transcript.missing_because


def test_a_tape_without_sound_says_so(transcriber: Transcriber):
    store = MemoryStore()
    tape = Tape(store.new_tape("s1", 1), store)
    store.finish_tape(tape.id)
    transcript = run(transcriber, tape)
    assert transcript.text == ""
    assert transcript.missing_because


def test_cancelled_work_is_thrown_away(transcriber: Transcriber, speech: np.ndarray):
    stop = Stop()
    stop.cancel()
    with pytest.raises(Cancelled):
        run(transcriber, tape_of(speech, MemoryStore()), stop=stop)


def test_words_have_times_and_confidence_in_order_within_the_tape(hearing: Transcriber, speech: np.ndarray):
    transcript = run(hearing, tape_of(speech, MemoryStore()))
    assert len(transcript.words) >= 8
    assert transcript.text.split() == [word.text for word in transcript.words]
    edges = [time for word in transcript.words for time in (word.start, word.end)]
    assert edges == sorted(edges)
    assert edges[0] >= 0
    assert edges[-1] <= len(speech) / SOUND_RATE
    assert all(0 <= word.sure <= 1 for word in transcript.words)
    assert transcript.by


def test_word_times_run_on_over_the_segments(hearing: Transcriber, speech: np.ndarray):
    store = MemoryStore()
    once = run(hearing, tape_of(speech, store))
    twice = run(hearing, tape_of(speech, store), tape_of(speech, store))
    count = len(once.words)
    assert twice.words[:count] == once.words
    assert [word.text for word in twice.words[count:]] == [word.text for word in once.words]
    seconds = len(speech) / SOUND_RATE
    for first, second in zip(once.words, twice.words[count:], strict=True):
        assert second.start == pytest.approx(first.start + seconds, abs=0.02)


def test_second_answer_is_as_the_first(hearing: Transcriber, speech: np.ndarray):
    store = MemoryStore()
    assert run(hearing, tape_of(speech, store)) == run(hearing, tape_of(speech, store))


def test_stopping_a_long_answer_is_seen_in_time(hearing: Transcriber, speech: np.ndarray):
    import threading

    run(hearing, tape_of(speech, MemoryStore()))  # loaded
    stop, tape = Stop(), tape_of(np.tile(speech, 60), MemoryStore())
    asked: list[float] = []

    def ask() -> None:
        asked.append(time.monotonic())
        stop.cancel()

    timer = threading.Timer(0.5, ask)
    timer.start()
    with pytest.raises(Cancelled):
        run(hearing, tape, stop=stop)
    assert time.monotonic() - asked[0] < 0.5
    timer.join()


def test_a_language_it_does_not_know_is_refused_with_a_remedy(hearing: Transcriber):
    with pytest.raises(ModelMissing) as refused:
        hearing.transcribe([], "ar", Stop(), Watch())
    assert "'ar'" in refused.value.message
    assert "models import" in refused.value.remedy


def test_nothing_is_opened_before_the_first_answer(tmp_path: Path):
    VoskTranscriber(tmp_path / "not there")
    SphinxTranscriber()
    NoTranscriber()
