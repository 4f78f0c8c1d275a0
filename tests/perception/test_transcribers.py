"""Recognisers on tapes: live captions, which one is chosen, and folders that are no models."""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
import wave
from pathlib import Path

import numpy as np
import pytest

from interview.domain import Transcript, Word
from interview.errors import ModelMissing
from interview.media import SOUND_RATE, AudioBlock
from interview.ports import Stop, Tape, Watch
from interview.store import MemoryStore
from perception import sphinx_recogniser
from perception.hearing import NOTHING_HEARD, transcribe
from perception.live_tape import TapeRecording
from perception.model_store import import_model
from perception.speech_folder import SUMS, check_speech_model
from perception.speech_model.measure import tape_of, word_errors
from perception.transcribers import (
    NoTranscriber,
    SphinxTranscriber,
    VoskTranscriber,
    choose,
    shipped_model_folder,
)
from tests.perception.spoken import say

SAID = "I feel sad and empty. I cry for no reason, and I cannot concentrate at work."


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_model_folder(), tmp_path / "model"))


def test_vosk_writes_down_what_was_said():
    transcript = VoskTranscriber(shipped_model_folder(), "small").transcribe(
        [tape_of(say(SAID), MemoryStore())], "en", Stop(), Watch()
    )
    wrong, said = word_errors(SAID, transcript.text)
    assert wrong / said <= 0.15
    assert (transcript.rough, transcript.by, transcript.missing_because) == (False, "Vosk, small", None)


def test_words_are_shown_while_the_person_still_speaks():
    store, samples = MemoryStore(), say(SAID)
    tape, watch = Tape(store.new_tape("s1", 1), store), Watch()
    transcriber = VoskTranscriber(shipped_model_folder())
    transcriber.transcribe([tape_of(samples[:SOUND_RATE], store)], "en", Stop(), Watch())  # loaded
    results: list[Transcript] = []
    follower = threading.Thread(
        target=lambda: results.append(transcriber.transcribe([tape], "en", Stop(), watch))
    )
    with TapeRecording(tape, with_picture=False) as recording:
        follower.start()
        starts = range(0, len(samples), 1600)
        half = len(starts) // 2
        for start in starts[:half]:
            recording.add_sound(AudioBlock(start / SOUND_RATE, samples[start : start + 1600]))
        until = time.monotonic() + 10
        while watch.caption.peek() is None or len(watch.caption.peek().text.split()) < 3:
            assert time.monotonic() < until, "no word was shown"
            time.sleep(0.02)
        assert follower.is_alive()
        for start in starts[half:]:
            recording.add_sound(AudioBlock(start / SOUND_RATE, samples[start : start + 1600]))
    store.finish_tape(tape.id)
    follower.join(10)
    assert results == [transcriber.transcribe([tape], "en", Stop(), Watch())]


def test_finishing_early_keeps_what_was_heard():
    store, samples = MemoryStore(), say(SAID)
    tape, stop, watch = Tape(store.new_tape("s1", 1), store), Stop(), Watch()
    results: list[Transcript] = []
    transcriber = VoskTranscriber(shipped_model_folder())
    follower = threading.Thread(
        target=lambda: results.append(transcriber.transcribe([tape], "en", stop, watch))
    )
    with TapeRecording(tape, with_picture=False) as recording:
        follower.start()
        for start in range(0, len(samples), 1600):
            recording.add_sound(AudioBlock(start / SOUND_RATE, samples[start : start + 1600]))
        until = time.monotonic() + 10
        while watch.caption.peek() is None or len(watch.caption.peek().text.split()) < 3:
            assert time.monotonic() < until
            time.sleep(0.02)
        stop.finish()
        follower.join(10)
        assert not follower.is_alive()
    assert len(results[0].words) >= 3


class Inventor:
    """A recogniser that makes words out of silence, as some models do."""

    def hear(self, samples: np.ndarray) -> tuple[Word, ...]:
        return ()

    def guess(self) -> str:
        return ""

    def finish(self) -> tuple[Word, ...]:
        return (Word("the", 0.1, 0.2, 0.9),)


def test_words_made_out_of_silence_are_not_believed():
    store, form = MemoryStore(), Transcript(text="", by="Inventor")
    hiss = np.random.default_rng(1).normal(0, 2, SOUND_RATE).astype(np.int16)
    silent = transcribe([tape_of(hiss, store)], Inventor, form, Stop(), Watch())
    assert (silent.text, silent.missing_because) == ("", NOTHING_HEARD)
    spoken = transcribe([tape_of(say("yes"), store)], Inventor, form, Stop(), Watch())
    assert spoken.text == "the"


def test_sphinx_is_marked_rough_also_while_it_listens():
    watch = Watch()
    transcript = SphinxTranscriber().transcribe([tape_of(say(SAID), MemoryStore())], "en", Stop(), watch)
    assert transcript.rough
    assert watch.caption.peek().rough
    assert transcript.by == "PocketSphinx, en-us"


def test_sphinx_understands_a_clear_voice(tmp_path: Path):
    if shutil.which("flite") is None:
        pytest.skip("flite, the voice that PocketSphinx understands, is not installed")
    text, file = "My family is worried about my work and my health.", tmp_path / "rms.wav"
    subprocess.run(["flite", "-voice", "rms", "-t", text, "-o", str(file)], check=True)
    with wave.open(str(file)) as wav:
        assert wav.getframerate() == SOUND_RATE
        samples = np.frombuffer(wav.readframes(wav.getnframes()), "<i2")
    transcript = SphinxTranscriber().transcribe([tape_of(samples, MemoryStore())], "en", Stop(), Watch())
    wrong, said = word_errors(text, transcript.text)
    assert wrong / said <= 0.3


def test_a_long_answer_without_a_pause_is_cut_and_its_times_go_on(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sphinx_recogniser, "LONGEST", 1.5)
    samples = say("I worry about my family and my job and my health and I cannot sleep")
    closed: list[float] = []
    close = sphinx_recogniser.SphinxRecogniser._close
    monkeypatch.setattr(
        sphinx_recogniser.SphinxRecogniser,
        "_close",
        lambda self: [closed.append(self._start), close(self)][1],
    )
    transcript = SphinxTranscriber().transcribe([tape_of(samples, MemoryStore())], "en", Stop(), Watch())
    assert len(closed) >= 2
    edges = [moment for word in transcript.words for moment in (word.start, word.end)]
    assert edges == sorted(edges)
    assert edges[-1] > len(samples) / SOUND_RATE - 1.5


def spoil(model: Path, how: str) -> Path:
    if how == "no folder":
        return model / "elsewhere"
    if how == "another folder":
        shutil.rmtree(model)
        model.mkdir()
        (model / "notes.txt").write_text("x")
        return model
    what, name = how.split(" ")
    (model / SUMS).unlink()
    file = model / name
    if what == "no":
        file.unlink()
    elif what == "empty":
        file.write_bytes(b"")
    else:
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    return model


@pytest.mark.parametrize(
    "how",
    [
        "no folder",
        "another folder",
        "no am/final.mdl",
        "no conf/model.conf",
        "no conf/mfcc.conf",
        "no graph/HCLG.fst",
        "empty am/final.mdl",
        "empty conf/model.conf",  # Vosk would end the program
        "empty graph/HCLG.fst",
        "half am/final.mdl",
        "half graph/HCLG.fst",
        "half conf/model.conf",
    ],
)
def test_a_folder_that_is_no_whole_model_is_refused_with_a_remedy(model: Path, how: str):
    transcriber = VoskTranscriber(spoil(model, how))
    with pytest.raises(ModelMissing) as refused:
        transcriber.transcribe([tape_of(np.zeros(1600, np.int16), MemoryStore())], "en", Stop(), Watch())
    assert "models import" in refused.value.remedy


def test_a_changed_model_file_is_refused_before_vosk_reads_it(model: Path):
    graph = model / "graph/HCLG.fst"
    data = bytearray(graph.read_bytes())
    data[len(data) // 2] ^= 1
    graph.write_bytes(data)
    with pytest.raises(ModelMissing, match=r"graph/HCLG\.fst"):
        check_speech_model(model)


def test_auto_takes_the_imported_model_of_the_language_then_sphinx_then_none(tmp_path: Path):
    assert isinstance(choose("en", tmp_path, "auto"), SphinxTranscriber)
    arabic = choose("ar", tmp_path, "auto")
    assert isinstance(arabic, NoTranscriber)
    assert "'ar'" in arabic.transcribe([], "ar", Stop(), Watch()).missing_because
    import_model(shipped_model_folder(), tmp_path, "ar", "a-model")
    assert isinstance(choose("ar", tmp_path, "auto"), VoskTranscriber)
    assert isinstance(choose("en", tmp_path, "auto"), SphinxTranscriber)
    import_model(shipped_model_folder(), tmp_path, "en", "a-model")
    assert isinstance(choose("en", tmp_path, "auto"), VoskTranscriber)
    assert isinstance(choose("en", tmp_path, "sphinx"), SphinxTranscriber)
    assert isinstance(choose("en", tmp_path, "none"), NoTranscriber)


def test_an_imported_model_of_another_language_writes_down_that_language(tmp_path: Path):
    """The way Arabic goes, with a model that is called Arabic and is not."""
    import_model(shipped_model_folder(), tmp_path, "ar", "a-model")
    transcript = choose("ar", tmp_path).transcribe([tape_of(say(SAID), MemoryStore())], "ar", Stop(), Watch())
    assert transcript.text
    assert transcript.by == "Vosk, a-model"


def test_a_wish_that_cannot_be_met_is_said(tmp_path: Path):
    with pytest.raises(ModelMissing, match="'en'"):
        choose("en", tmp_path, "vosk")
    with pytest.raises(ModelMissing, match="'ar'"):
        choose("ar", tmp_path, "sphinx")
    with pytest.raises(ValueError, match="auto, vosk, sphinx, none"):
        choose("en", tmp_path, "whisper")
