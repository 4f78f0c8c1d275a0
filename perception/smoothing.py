"""From the readings of single windows to what may be shown: calmer, one after another, and nothing made up.

A stretch without evidence stays a gap: no reading is carried over it, and none is put into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp

from interview.domain import EmotionReading, EmotionTrace

TOUCHING = 1e-6  # seconds
Scores = Mapping[str, float]


class Calmed:
    """The newest reading with as much of the earlier ones as `seconds` leave; a gap begins anew."""

    def __init__(self, seconds: float = 2.0) -> None:
        self._seconds = seconds
        self._before: EmotionReading | None = None

    def begin(self) -> None:
        self._before = None

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


def medians(readings: Sequence[EmotionReading], width: int = 3) -> tuple[EmotionReading, ...]:
    """Each reading with the median of its neighbours' scores: a single outlier goes. Never across a gap."""
    calmed = []
    for run in _runs(readings):
        for place, reading in enumerate(run):
            near = min(width // 2, place, len(run) - 1 - place)
            around = run[place - near : place + near + 1]
            middle = {label: _median([one.scores[label] for one in around]) for label in reading.scores}
            calmed.append(replace(reading, scores=as_distribution(middle)))
    return tuple(calmed)


def _runs(readings: Iterable[EmotionReading]) -> Iterator[list[EmotionReading]]:
    """Readings that touch, together."""
    run: list[EmotionReading] = []
    for reading in readings:
        if run and reading.start > run[-1].end + TOUCHING:
            yield run
            run = []
        run.append(reading)
    if run:
        yield run


def _median(values: Sequence[float]) -> float:
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


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


def without_turns(
    readings: Iterable[EmotionReading], turns: Sequence[tuple[float, float]], most: float = 0.2
) -> tuple[EmotionReading, ...]:
    """Less the readings of a voice into which the clinician spoke for more than `most` seconds.

    For turns that were told only after the windows were read; what was known before is kept out of them.
    """
    return tuple(
        one
        for one in readings
        if "voice" not in one.seen
        or sum(max(0.0, min(one.end, last) - max(one.start, first)) for first, last in turns) <= most
    )


@dataclass(frozen=True)
class Summary:
    """One answer in short. `label` None = not enough evidence, which is not neutral."""

    scores: Scores
    label: str | None
    confidence: float | None  # the mean probability of the strongest label
    coverage: float | None  # share of the answer with a reading, 0–1
    change: Scores | None  # from the person's own baseline, per label; None without one


def covered(readings: Iterable[EmotionReading], seconds: float) -> float | None:
    """The share of an answer that has a reading; they do not overlap."""
    if seconds <= 0:
        return None
    return min(1.0, sum(one.end - one.start for one in readings) / seconds)


def baseline(earlier: Sequence[EmotionTrace], first_only: bool = False) -> Scores | None:
    """How the person usually looks and sounds: their first answer with a reading, or all of them so far.

    Every answer weighs the same. None before there is one; traces of another model than the first do not count.
    """
    means = [(one.model, one.mean()) for one in earlier if one.readings]
    same = [scores for model, scores in means if model == means[0][0]][: 1 if first_only else None]
    if not same:
        return None
    return {label: sum(scores.get(label, 0.0) for scores in same) / len(same) for label in same[0]}


def change(scores: Scores, usual: Scores | None) -> Scores | None:
    """How much more or less of each label there is than usual; None where nothing can be compared."""
    if usual is None or not scores or set(scores) != set(usual):
        return None
    return {label: score - usual[label] for label, score in scores.items()}


def summary(trace: EmotionTrace, usual: Scores | None = None) -> Summary:
    """The clinician's correction changes the label and nothing of what was read."""
    scores = trace.mean()
    return Summary(
        scores, trace.label(), max(scores.values(), default=None), trace.coverage, change(scores, usual)
    )
