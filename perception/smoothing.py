"""From the readings of single windows to what may be shown: calmer, one after another, and nothing made up.

A stretch without evidence stays a gap: no reading is carried over it, and none is put into it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import exp

from interview.domain import EmotionReading

TOUCHING = 1e-6  # seconds
Scores = Mapping[str, float]


class Calmed:
    """The newest reading with as much of the earlier ones as `seconds` leave; a gap begins anew."""

    def __init__(self, seconds: float = 2.0) -> None:
        self._seconds = seconds
        self._before: EmotionReading | None = None

    def after(self, reading: EmotionReading) -> EmotionReading:
        """`reading` calmed; it must not end before the one before."""
        before = self._before
        if before is not None and reading.start <= before.end + TOUCHING:
            fresh = 1 - exp(-(reading.end - before.end) / self._seconds)
            mixed = {
                label: fresh * score + (1 - fresh) * before.scores.get(label, 0.0)
                for label, score in reading.scores.items()
            }
            reading = replace(reading, scores=as_distribution(mixed))
        self._before = reading
        return reading


class OneAfterAnother:
    """Readings of windows that overlap become readings that do not: each moment gets the mean of the windows over it.

    They come out about `seconds` long, as soon as no further window can reach them.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._windows: list[EmotionReading] = []
        self._done = 0.0
        self._pending: EmotionReading | None = None

    def add(self, window: EmotionReading) -> None:
        self._windows.append(window)

    def until(self, time: float) -> Iterator[EmotionReading]:
        """What lies before `time`, where no later window begins."""
        edges = {self._done, time, *(edge for one in self._windows for edge in (one.start, one.end))}
        for start, end in pairwise(sorted(edge for edge in edges if self._done <= edge <= time)):
            over = [one for one in self._windows if one.start <= start and one.end >= end]
            if over:
                yield from self._joined(_mean(over, start, end))
        self._done = max(self._done, time)
        self._windows = [one for one in self._windows if one.end > time]

    def rest(self) -> Iterator[EmotionReading]:
        """No further window will come."""
        yield from self.until(max((one.end for one in self._windows), default=self._done))
        if self._pending is not None:
            yield self._pending
        self._pending = None

    def _joined(self, piece: EmotionReading) -> Iterator[EmotionReading]:
        before = self._pending
        if before is None:
            self._pending = piece
        elif (
            piece.start <= before.end + TOUCHING
            and before.end - before.start < self._seconds - TOUCHING
            and piece.seen == before.seen
        ):
            self._pending = _mean([before, piece], before.start, piece.end)
        else:
            self._pending = piece
            yield before


def _mean(readings: Sequence[EmotionReading], start: float, end: float) -> EmotionReading:
    """One reading for several, each weighing as much of the time as it is of it."""
    weights = [max(0.0, min(end, one.end) - max(start, one.start)) for one in readings]
    whole = sum(weights)
    pairs = list(zip(readings, weights, strict=True))
    scores = {label: sum(w * one.scores[label] for one, w in pairs) / whole for label in readings[0].scores}
    looked = [(one.coverage, w) for one, w in pairs if one.coverage is not None]
    coverage = sum(share * w for share, w in looked) / sum(w for _, w in looked) if looked else None
    seen = tuple(sorted({sense for one in readings for sense in one.seen}))
    return EmotionReading(start, end, as_distribution(scores), seen, coverage)


def as_distribution(scores: Scores) -> dict[str, float]:
    """The same shares with the sum 1."""
    whole = sum(scores.values())
    return {label: score / whole for label, score in scores.items()}
