"""The small speech model that ships: hears held-out voices say sentences that it never saw."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from interview.ports import Stop, Watch
from interview.store import MemoryStore
from perception.espeak import EspeakChild
from perception.speech_folder import SUMS, changed_files, check_speech_model
from perception.speech_model.export import DRAWN, export
from perception.speech_model.make import SEED, SENTENCES
from perception.speech_model.measure import (
    HELD_OUT_VOICES,
    tape_of,
    unseen_sentences,
    word_error_rate,
    word_errors,
)
from perception.speech_model.sentences import Sentences, words_of
from perception.speech_model.speak import FLITE, HELD_OUT, VARIANTS, draw_voices
from perception.transcribers import VoskTranscriber, shipped_model_folder
from tests.perception.spoken import clip_tape, say, write_mp4


@pytest.fixture(scope="module")
def transcriber() -> VoskTranscriber:
    return VoskTranscriber(shipped_model_folder())


def hear(transcriber: VoskTranscriber, tape) -> str:
    return transcriber.transcribe([tape], "en", Stop(), Watch()).text


def test_unseen_sentences_are_of_its_words_and_were_never_trained_on():
    sentences = Sentences()
    vocabulary = set(sentences.vocabulary())
    taught = sentences.draw(SENTENCES, SEED) + sentences.draw(DRAWN, SEED + 1) + sentences.demo
    known = {" ".join(words_of(text)) for text in taught}
    unseen = unseen_sentences()
    assert len(unseen) == 20
    for text in unseen:
        assert set(words_of(text)) <= vocabulary
        assert " ".join(words_of(text)) not in known


def test_held_out_voices_are_in_no_training():
    assert not set(HELD_OUT) & set(VARIANTS)
    assert "rms" not in FLITE
    drawn = {voice.name for voice in draw_voices(SENTENCES, SEED)}
    assert not {name for name in drawn if name.split("+")[-1] in HELD_OUT}
    assert {voice.split("+")[1] for voice in HELD_OUT_VOICES} == set(HELD_OUT)


def test_word_error_rate_on_unseen_sentences_by_unseen_voices_is_at_most_15_percent(transcriber):
    with EspeakChild() as espeak:
        spoken = [
            (text, say(text, voice, espeak)) for voice in HELD_OUT_VOICES for text in unseen_sentences()
        ]
    errors, _ = word_error_rate(transcriber, spoken)
    assert errors <= 0.15


@pytest.mark.parametrize("codec", ["aac", "libopus"])
def test_demo_answers_are_heard_through_media_codecs(transcriber, tmp_path: Path, codec: str):
    store, wrong, said = MemoryStore(), 0, 0
    with EspeakChild() as espeak:
        for number, text in enumerate(Sentences().demo):
            voice = HELD_OUT_VOICES[number % len(HELD_OUT_VOICES)]
            clip = write_mp4(say(text, voice, espeak), tmp_path / f"{number}.media", codec)
            errors, words = word_errors(text, hear(transcriber, clip_tape(clip, store)))
            wrong, said = wrong + errors, said + words
    assert wrong / said <= 0.15


@pytest.mark.parametrize(
    "statement", ["I want to kill myself.", "I hear voices.", "I do not want to live.", "I have a plan."]
)
def test_statements_of_risk_are_written_down_word_for_word(transcriber, statement: str):
    heard = hear(transcriber, tape_of(say(statement, "en-us+m7"), MemoryStore()))
    assert heard == " ".join(words_of(statement))


def test_shipped_model_is_whole_small_and_unchanged():
    folder = shipped_model_folder()
    check_speech_model(folder)
    assert (folder / SUMS).is_file()
    assert changed_files(folder) == []
    assert sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) <= 8_000_000
    vocabulary = Sentences().vocabulary()
    listed = [line.split()[0] for line in (folder / "graph/words.txt").read_text("utf-8").splitlines()]
    assert listed == ["<eps>", *vocabulary, "#0", "<s>", "</s>"]


def test_demo_answers_are_as_long_as_answers_and_one_denies_risk():
    demo = Sentences().demo
    assert 10 <= len(demo) <= 12
    assert all(15 <= len(words_of(text)) <= 40 for text in demo)
    assert any("never tried to hurt myself" in text for text in demo)


@pytest.mark.slow
def test_same_seed_makes_the_same_model(tmp_path: Path):
    pytest.importorskip(
        "kaldi_native_fbank", reason="the parts for making the speech model are not installed"
    )
    from perception.speech_model.lessons import make_lessons
    from perception.speech_model.train import train

    made = []
    for name in ("one", "two"):
        lessons = list(make_lessons(24, SEED, workers=1))
        assert len(lessons) >= 40  # two of each sentence that could be aligned
        for lesson in lessons:
            assert np.isfinite(lesson.features).all()
            assert len(lesson.features) == len(lesson.phones)
        export(train(lessons, passes=1, seed=SEED), tmp_path / name, SEED)
        made.append({file.name: file.read_bytes() for file in (tmp_path / name).rglob("*") if file.is_file()})
        check_speech_model(tmp_path / name)
    assert made[0] == made[1]
