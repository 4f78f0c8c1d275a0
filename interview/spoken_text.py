"""Where the words of a transcript stand in its text, with their times and the recogniser's confidence."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.domain import Transcript, Word

_SKIPPED = 200  # characters of a transcript that may belong to no word of its list


class Spoken:
    """Answers, for a stretch of a transcript's text (characters), when it was said and how surely it was heard."""

    def __init__(self, transcript: Transcript, unsure_below: float) -> None:
        self._unsure_below = unsure_below  # confidence, 0–1
        found = places(transcript.text, (word.text for word in transcript.words))
        there = [(word, place) for word, place in zip(transcript.words, found, strict=True) if place]
        self._words: list[Word] = [word for word, _ in there]
        self._starts = [start for _, (start, _) in there]
        self._ends = [end for _, (_, end) in there]

    def _within(self, start: int, end: int) -> Sequence[Word]:
        first = bisect.bisect_right(self._ends, start)
        return self._words[first : bisect.bisect_left(self._starts, end)]

    def unsure(self, start: int, end: int) -> bool:
        return any(word.sure < self._unsure_below for word in self._within(start, end))

    def seconds(self, start: int, end: int) -> tuple[float | None, float | None]:
        words = self._within(start, end)
        if not words:
            return None, None
        return min(word.start for word in words), max(word.end for word in words)


def places(text: str, words: Iterable[str]) -> Iterator[tuple[int, int] | None]:
    """Where each word stands in its text (characters), small and capital letters alike; None: nowhere near."""
    small, at = text.lower(), 0
    same_length = len(small) == len(text)
    comparable = small if same_length else text
    for word in words:
        wanted = word.lower() if same_length else word
        found = comparable.find(wanted, at, at + len(wanted) + _SKIPPED) if wanted else -1
        if found < 0:
            yield None
        else:
            at = found + len(wanted)
            yield found, at
