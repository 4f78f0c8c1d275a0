"""PocketSphinx with its own English model behind the `Recogniser` door: needs no download, hears roughly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from interview.domain import Word
from interview.errors import PartMissing
from interview.media import SOUND_RATE

FRAMES = 100  # a second
LONGEST = 20.0  # seconds of speech without a pause after which a stretch is closed anyway


@dataclass(frozen=True)
class Sphinx:
    """One decoder for all answers, and the loudness it expects before it has heard anybody."""

    decoder: Any
    expected: str


def load_sphinx() -> Sphinx:
    """Raises `PartMissing` without PocketSphinx."""
    try:
        from pocketsphinx import Decoder
    except ImportError as error:
        raise PartMissing("PocketSphinx is not installed.", "Run: python3 bootstrap.py") from error
    decoder = Decoder(loglevel="FATAL")
    return Sphinx(decoder, decoder.get_cmn(False))


class SphinxRecogniser:
    """Only stretches in which somebody speaks are decoded, each by itself."""

    def __init__(self, sphinx: Sphinx) -> None:
        from pocketsphinx import Endpointer

        self._decoder = sphinx.decoder
        self._decoder.set_cmn(sphinx.expected)  # nothing of the answer before
        self._ends = Endpointer(sample_rate=SOUND_RATE)
        self._waiting = b""
        self._start: float | None = None  # seconds; of the stretch being decoded
        self._length = 0.0  # seconds of it so far

    def hear(self, samples: npt.NDArray[np.int16]) -> Sequence[Word]:
        self._waiting += samples.tobytes()
        size, words = self._ends.frame_bytes, list[Word]()
        while len(self._waiting) > size:  # something is kept for `finish`
            frame, self._waiting = self._waiting[:size], self._waiting[size:]
            words += self._take(self._ends.process(frame))
        return words

    def guess(self) -> str:
        hypothesis = self._decoder.hyp() if self._start is not None else None
        return "" if hypothesis is None else str(hypothesis.hypstr)

    def finish(self) -> Sequence[Word]:
        words = self._take(self._ends.end_stream(self._waiting)) if self._ends.in_speech else []
        if self._start is not None:
            words += self._close()
        return words

    def _take(self, speech: bytes | None) -> list[Word]:
        if speech is None:
            return []
        if self._start is None:
            self._start, self._length = float(self._ends.speech_start), 0.0
            self._decoder.start_utt()
        self._decoder.process_raw(speech)
        self._length += len(speech) / 2 / SOUND_RATE
        if not self._ends.in_speech:
            return self._close()
        if self._length < LONGEST:
            return []
        goes_on_at = self._start + self._length
        words = self._close()
        self._start, self._length = goes_on_at, 0.0
        self._decoder.start_utt()
        return words

    def _close(self) -> list[Word]:
        start, self._start = self._start or 0.0, None
        self._decoder.end_utt()
        return [
            Word(
                text=found.word.split("(")[0],
                start=start + found.start_frame / FRAMES,
                end=start + (found.end_frame + 1) / FRAMES,
                sure=min(1.0, float(self._decoder.get_logmath().exp(found.prob))),
            )
            for found in self._decoder.seg() or ()
            if found.word[0] not in "<["
        ]
