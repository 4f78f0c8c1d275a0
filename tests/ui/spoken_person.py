"""Who is interviewed at the real windows: a voice into the microphone, and what became of its words."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from difflib import SequenceMatcher
from pathlib import Path
from types import TracebackType

import numpy as np

from perception.espeak import EspeakChild
from perception.speech_model.speak import Voice, speak
from tests.virtual_sound import VirtualSound

PERSON = Voice("en-us+f4")  # one that the shipped speech model was not trained on
CLINICIAN = Voice("en-us+paul")
RATE = 16_000
LOOP = ("module-loopback", "source=room.monitor", "sink=person", "latency_msec=60")


class Voices:
    """Speaks into the virtual microphone. The microphone hears the loudspeaker of the room too, as in a real one."""

    def __init__(self, sound: VirtualSound, wait: Callable[[Callable[[], bool], int], None]) -> None:
        self._sound = sound
        self._wait = wait
        self._espeak = EspeakChild()
        self._rendered: dict[tuple[str, Voice], np.ndarray] = {}

    def __enter__(self) -> Voices:
        self._espeak.__enter__()
        self._sound.control("load-module", *LOOP)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._espeak.__exit__(kind, error, trace)

    def learn(self, text: str, voice: Voice = PERSON) -> None:
        """Render it ahead."""
        self._rendered[text, voice] = speak(text, voice, self._espeak)

    def say(self, text: str, voice: Voice = PERSON) -> None:
        """To the end, while the windows go on."""
        if (text, voice) not in self._rendered:
            self.learn(text, voice)
        player = self._sound.say(self._rendered[text, voice], RATE, wait=False)
        self._wait(lambda: player.poll() is not None, 60_000)


class Ear:
    """Hears all the time what the microphone hears, to tell whether the question could have come back as an echo."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._begun = 0.0

    @contextmanager
    def open(self) -> Iterator[Ear]:
        command = ["parec", "--device=person_mic", "--format=s16le", f"--rate={RATE}", "--channels=1"]
        with self._file.open("wb") as sink:
            process = subprocess.Popen([*command, "--latency-msec=50"], stdout=sink, env=dict(os.environ))
            self._begun = time.monotonic()
            try:
                yield self
            finally:
                process.terminate()
                process.wait(10)

    def loudness(self, start: float, end: float) -> float:
        """dB of full scale between two moments of time.monotonic(), loudest tenth of a second."""
        heard = np.fromfile(self._file, np.int16)
        piece = heard[round((start - self._begun) * RATE) : round((end - self._begun) * RATE)].astype(float)
        step = RATE // 10
        loud = [np.sqrt(np.mean(piece[at : at + step] ** 2)) for at in range(0, len(piece) - step, step)]
        return round(float(20 * np.log10(max([1e-3, *loud]) / 32768)), 1)


def words_of(text: str) -> list[str]:
    kept = "".join(letter if letter.isalpha() or letter in "' " else " " for letter in text.lower())
    return kept.replace(" '", " ").replace("' ", " ").split()


def recalled(said: str, heard: str) -> tuple[int, int]:
    """How many of the words that were said were written down, in their order; and how many were said."""
    return sum(block.size for block in _matching(said, heard)), len(words_of(said))


def echo(question: str, said: str, heard: str) -> list[str]:
    """Words of the question, of four letters or more, that were written down and that nobody said."""
    blocks, words = _matching(said, heard), words_of(heard)
    meant = {place for block in blocks for place in range(block.b, block.b + block.size)}
    extra = [word for place, word in enumerate(words) if place not in meant and word not in words_of(said)]
    return [word for word in extra if len(word) > 3 and word in words_of(question)]


def _matching(said: str, heard: str) -> list:
    return SequenceMatcher(None, words_of(said), words_of(heard), autojunk=False).get_matching_blocks()
