"""What every recogniser here has in common: it follows tapes, eats their sound and gives words with times."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import numpy.typing as npt

from interview.domain import Transcript, Word
from interview.media import SOUND_RATE, AudioBlock
from interview.ports import Stop, Tape, Watch
from perception.tape import follow

BITE = SOUND_RATE // 5  # samples a recogniser gets at once, so that a stop is seen in time
HUSH = 0.0003  # of full scale (−70 dB): a recording that never is louder than this has nobody speaking in it
NO_SOUND = "the recording has no sound"
NOTHING_HEARD = "nothing was heard"


class Recogniser(Protocol):
    """Hears one segment; its word times count from the segment's start."""

    def hear(self, samples: npt.NDArray[np.int16]) -> Sequence[Word]:
        """Eat 16 kHz sound; the words that are final now."""

    def guess(self) -> str:
        """The words after the last final one, as far as they can be told; they may still change."""

    def finish(self) -> Sequence[Word]:
        """No more sound will come; the last words."""


@dataclass
class _Heard:
    """What came in so far, over all segments."""

    words: list[Word]
    samples: int = 0
    loudest: float = 0.0  # RMS of the loudest bite, 0–1


def transcribe(
    tapes: Sequence[Tape], recogniser: Callable[[], Recogniser], form: Transcript, stop: Stop, watch: Watch
) -> Transcript:
    """The words of all segments in order, filled into `form`, which says who hears and how roughly.

    What is heard so far stands in `watch.caption`. Raises `Cancelled`, and `FileDamaged` from the tape.
    """
    heard = _Heard([])
    for tape in tapes:
        _hear_segment(tape, recogniser(), heard, form, stop, watch)
    if heard.samples == 0:
        return replace(form, missing_because=NO_SOUND)
    if not heard.words or heard.loudest < HUSH:
        return replace(form, missing_because=NOTHING_HEARD)
    return _written(form, heard.words)


def _hear_segment(
    tape: Tape, recogniser: Recogniser, heard: _Heard, form: Transcript, stop: Stop, watch: Watch
) -> None:
    offset = heard.samples / SOUND_RATE
    for block in follow(tape, stop, pictures=False):
        if not isinstance(block, AudioBlock):
            continue
        for start in range(0, len(block.samples), BITE):
            if stop.wanted:
                break
            bite = block.samples[start : start + BITE]
            heard.words += _later(recogniser.hear(bite), offset)
            heard.samples += len(bite)
            heard.loudest = max(heard.loudest, float(np.sqrt(np.mean(np.square(bite / 32768.0)))))
        watch.caption.put(_written(form, heard.words, recogniser.guess()))
    stop.check()
    heard.words += _later(recogniser.finish(), offset)


def _written(form: Transcript, words: Sequence[Word], guess: str = "") -> Transcript:
    text = " ".join([*(word.text for word in words), guess]).strip()
    return replace(form, text=text, words=tuple(words))


def _later(words: Sequence[Word], seconds: float) -> list[Word]:
    return [replace(word, start=word.start + seconds, end=word.end + seconds) for word in words]
