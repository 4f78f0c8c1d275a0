"""Word error rates on sentences that were never trained on, by voices that were held out.

`python -m perception.speech_model.measure --help`. Made-up voices: a check that the parts fit, not an accuracy.
"""

from __future__ import annotations

import argparse
import logging
import time
import tomllib
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein

from interview.media import SOUND_RATE, AudioBlock
from interview.ports import Stop, Tape, Transcriber, Watch
from interview.store import MemoryStore
from perception.espeak import EspeakChild
from perception.live_tape import TapeRecording
from perception.speech_model.sentences import HERE, Sentences, words_of
from perception.speech_model.sound import through_codec
from perception.speech_model.speak import HELD_OUT, Sound, Voice, speak
from perception.transcribers import SphinxTranscriber, VoskTranscriber, shipped_model_folder

log = logging.getLogger(__name__)

HELD_OUT_VOICES = tuple(f"en-us+{variant}" for variant in HELD_OUT)


def unseen_sentences() -> list[str]:
    """Twenty, written by hand, of the model's words; the templates did not draw them."""
    sentences: list[str] = tomllib.loads((HERE / "unseen.toml").read_text("utf-8"))["sentences"]
    return sentences


def word_errors(said: str, heard: str) -> tuple[int, int]:
    """Words wrong, missing or too many, and words said."""
    words = words_of(said)
    return Levenshtein.distance(words, words_of(heard)), len(words)


def tape_of(sound: Sound, store: MemoryStore) -> Tape:
    """A finished tape, recorded as a microphone's is."""
    tape = Tape(store.new_tape("measure", 1), store)
    with TapeRecording(tape, with_picture=False) as recording:
        for start in range(0, len(sound), SOUND_RATE):
            recording.add_sound(AudioBlock(start / SOUND_RATE, sound[start : start + SOUND_RATE]))
    store.finish_tape(tape.id)
    return tape


def word_error_rate(transcriber: Transcriber, spoken: Iterable[tuple[str, Sound]]) -> tuple[float, float]:
    """Errors over words, and seconds of work over seconds of sound (the model's loading is not counted)."""
    store, wrong, said, work, sound_seconds = MemoryStore(), 0, 0, 0.0, 0.0
    transcriber.transcribe([tape_of(np.zeros(SOUND_RATE, np.int16), store)], "en", Stop(), Watch())
    for text, sound in spoken:
        tape, began = tape_of(sound, store), time.monotonic()
        heard = transcriber.transcribe([tape], "en", Stop(), Watch()).text
        work, sound_seconds = work + time.monotonic() - began, sound_seconds + len(sound) / SOUND_RATE
        errors, words = word_errors(text, heard)
        wrong, said = wrong + errors, said + words
    return wrong / said, work / sound_seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=shipped_model_folder())
    parser.add_argument("--sphinx", action="store_true", help="measure PocketSphinx instead of a Vosk model")
    parser.add_argument("--voices", nargs="+", default=HELD_OUT_VOICES, help="such as en-us+f4 or flite:rms")
    parser.add_argument("--aac", action="store_true", help="after AAC in MP4 at 48 kbit/s")
    parser.add_argument(
        "--demo", action="store_true", help="the demonstration's answers, which the graph has seen"
    )
    wanted = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    texts = Sentences().demo if wanted.demo else unseen_sentences()
    transcriber = SphinxTranscriber() if wanted.sphinx else VoskTranscriber(wanted.model)
    for voice in wanted.voices:
        with EspeakChild() as espeak:
            spoken = [(text, speak(text, Voice(voice), espeak)) for text in texts]
        if wanted.aac:
            spoken = [(text, through_codec(sound)) for text, sound in spoken]
        errors, pace = word_error_rate(transcriber, spoken)
        log.info("%-16s word error rate %5.1f %%, %.3f times real time", voice, 100 * errors, pace)


if __name__ == "__main__":
    main()
