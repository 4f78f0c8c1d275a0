"""What the network learns from: frames of spoken sentences and the phone of each."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from perception.espeak import EspeakChild
from perception.speech_model.align import Aligner
from perception.speech_model.sentences import Sentences
from perception.speech_model.sound import damaged, features
from perception.speech_model.speak import Voice, draw_voices, speak

log = logging.getLogger(__name__)

BATCH = 50  # sentences one worker speaks before it reports
COPIES = 2  # damaged copies of each sentence


@dataclass(frozen=True)
class Lesson:
    features: npt.NDArray[np.float16]  # (frames, 40)
    phones: npt.NDArray[np.int64]  # (frames,)


@dataclass(frozen=True)
class Errand:
    """Sentences for one worker."""

    spoken: tuple[tuple[str, Voice], ...]
    seed: int


def make_lessons(count: int, seed: int, workers: int) -> Iterator[Lesson]:
    """About `COPIES` lessons a sentence; a sentence that could not be aligned gives none."""
    sentences = Sentences()
    loose = count // 4
    texts = sentences.draw(count - loose, seed) + sentences.draw_loose_words(loose, seed)
    spoken = list(zip(texts, draw_voices(count, seed), strict=True))
    errands = [Errand(tuple(spoken[start : start + BATCH]), seed + start) for start in range(0, count, BATCH)]
    with ProcessPoolExecutor(workers) as pool:
        for number, lessons in enumerate(pool.map(_run, errands)):
            if number % 10 == 0:
                log.info("spoken and aligned: %d of %d sentences", number * BATCH, count)
            yield from lessons


def save(lessons: list[Lesson], file: Path) -> None:
    """One file, so that training can be tried again without speaking again."""
    np.savez(
        file,
        features=np.concatenate([lesson.features for lesson in lessons]),
        phones=np.concatenate([lesson.phones for lesson in lessons]),
        lengths=np.array([len(lesson.phones) for lesson in lessons]),
    )


def load(file: Path) -> list[Lesson]:
    with np.load(file) as saved:
        ends = np.cumsum(saved["lengths"])[:-1]
        pairs = zip(np.split(saved["features"], ends), np.split(saved["phones"], ends), strict=True)
        return [Lesson(*pair) for pair in pairs]


def _run(errand: Errand) -> list[Lesson]:
    chance = np.random.default_rng(errand.seed)
    aligner = Aligner()
    lessons = []
    with EspeakChild() as espeak:
        for text, voice in errand.spoken:
            sound = speak(text, voice, espeak)
            phones = aligner.phones(sound, text, len(features(sound)))
            if phones is None:
                continue
            for _ in range(COPIES):
                lessons.append(Lesson(features(damaged(sound, chance)).astype(np.float16), phones))
    return lessons
