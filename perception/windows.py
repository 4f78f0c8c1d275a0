"""Cuts a tape into what a network is given: the same seconds of face and voice, while the tape grows.

Two ways, after the program's sources: `sliding` fills a window, hands it out and moves on; `per_frame` hands out what
lies behind each new moment. Only the newest window is kept, so that an answer of hours needs no more memory.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

import numpy as np
import numpy.typing as npt

from interview.media import SOUND_RATE, AudioBlock
from perception.senses import Ears, Eyes, Look
from perception.sources import Item

PATIENCE = 3.0  # seconds that one kind may be ahead before nobody waits for the other: a camera that has gone
NEVER_THERE = (
    1.0  # the same for a kind of which nothing came yet: recorded without a camera, or without a microphone
)
USUAL_PAUSE = 0.04  # seconds between two pictures, before a second one came
LONGEST_PAUSE = 0.2  # seconds that the last picture of a tape holds at most


@dataclass(frozen=True)
class Cut:
    """How windows are cut; the size of the faces is known to the eyes."""

    seconds: float = 3.6
    hop: float = 1.2  # seconds from one window to the next
    frames: int = 15  # faces in a window, evenly chosen
    least_faces: float = 0.5  # share of the pictures that must show the face
    least_speech: float = 0.5  # seconds

    def __post_init__(self) -> None:
        if not 0 < self.hop <= self.seconds or self.frames < 1:
            raise ValueError("a window needs a hop within its seconds, and a frame")


@dataclass(frozen=True, eq=False)
class Window:
    """Seconds of the tape, and what of them is evidence."""

    start: float
    end: float
    faces: npt.NDArray[np.uint8]  # (frames, size, size, 3) RGB; no frames where the face cannot be read
    sound: npt.NDArray[np.int16]  # 16 kHz, silent while the clinician spoke; empty where nobody spoke enough
    coverage: float | None  # share of its pictures that show the face; None without pictures
    speech: float  # seconds, of the person

    @property
    def samples(self) -> int:
        """How many there are of sound in its seconds."""
        return round(self.end * SOUND_RATE) - round(self.start * SOUND_RATE)

    @property
    def seen(self) -> tuple[str, ...]:
        """The senses there is evidence of."""
        return tuple(name for name, given in (("face", self.faces), ("voice", self.sound)) if len(given))

    def without_voice(self) -> Window:
        """Its face alone."""
        return replace(self, sound=_NO_SOUND, speech=0.0)


Way = Callable[[Iterable[Item], Cut, Eyes, Ears], Iterator[Window]]


def sliding(items: Iterable[Item], cut: Cut, eyes: Eyes, ears: Ears) -> Iterator[Window]:
    """A window as soon as it is full, the next one `hop` later. The last ends with the tape and may be shorter."""
    return _cut(items, ((n * cut.hop, n * cut.hop + cut.seconds) for n in count()), cut, eyes, ears)


def per_frame(items: Iterable[Item], cut: Cut, eyes: Eyes, ears: Ears) -> Iterator[Window]:
    """Every `hop` the seconds that lie behind, fewer of them at the start. A short hop is a frame, or a few."""
    ends = ((n + 1) * cut.hop for n in count())
    return _cut(items, ((max(0.0, end - cut.seconds), end) for end in ends), cut, eyes, ears)


WAYS: dict[str, Way] = {"queue": sliding, "per-frame": per_frame}


def _cut(
    items: Iterable[Item], places: Iterator[tuple[float, float]], cut: Cut, eyes: Eyes, ears: Ears
) -> Iterator[Window]:
    newest = _Newest(cut, eyes, ears)
    start, end = next(places)
    reached = 0.0
    for item in items:
        newest.add(item)
        while newest.has(end):
            yield newest.window(start, end)
            reached = end
            start, end = next(places)
            newest.forget(start)
    ears.end()
    while newest.end >= end:
        yield newest.window(start, end)
        reached = end
        start, end = next(places)
    if newest.end > reached:
        yield newest.window(start, newest.end)


class _Newest:
    """What came in and may still be part of a window."""

    def __init__(self, cut: Cut, eyes: Eyes, ears: Ears) -> None:
        self._cut = cut
        self._eyes = eyes
        self._ears = ears
        self._looks: deque[Look] = deque()
        self._blocks: deque[AudioBlock] = deque()
        self._heard = 0.0  # seconds of the tape
        self._seen = 0.0
        self._pause = USUAL_PAUSE  # seconds between the last two pictures

    def add(self, item: Item) -> None:
        if isinstance(item, AudioBlock):
            self._ears.hear(item)
            self._blocks.append(item)
            self._heard = item.time + item.seconds
        else:
            self._looks.append(self._eyes.see(item))
            if 0 < self._seen < item.time:
                self._pause = min(item.time - self._seen, LONGEST_PAUSE)
            self._seen = item.time

    def has(self, time: float) -> bool:
        """Everything up to there came, or nobody waits for it any more."""
        for_pictures = PATIENCE if self._seen else NEVER_THERE
        for_sound = PATIENCE if self._heard else NEVER_THERE
        pictures = self._seen >= time or self._heard >= time + for_pictures
        sound = min(self._heard, self._ears.settled) >= time or self._seen >= time + for_sound
        return pictures and sound

    @property
    def end(self) -> float:
        """Seconds of the tape so far; the last picture holds as long as the one before."""
        return max(self._heard, self._seen + self._pause if self._looks else 0.0)

    def forget(self, before: float) -> None:
        while self._looks and self._looks[0].time < before and len(self._looks) > 1:
            self._looks.popleft()
        while self._blocks and self._blocks[0].time + self._blocks[0].seconds <= before:
            self._blocks.popleft()

    def window(self, start: float, end: float) -> Window:
        self._ears.learn_turns()
        looks = [look for look in self._looks if start <= look.time < end]
        faces = [(look.time, look.face) for look in looks if look.face is not None]
        coverage = len(faces) / len(looks) if looks else None
        speech = sum(last - first for first, last in self._ears.heard(start, end).spans)
        return Window(
            start,
            end,
            self._chosen(faces, start, end)
            if (coverage or 0) >= self._cut.least_faces and faces
            else _NO_FACES,
            self._sound(start, end) if speech >= self._cut.least_speech else _NO_SOUND,
            coverage,
            speech,
        )

    def _chosen(
        self, faces: list[tuple[float, npt.NDArray[np.uint8]]], start: float, end: float
    ) -> npt.NDArray[np.uint8]:
        """The faces nearest to moments that lie evenly in the window."""
        wanted = start + (np.arange(self._cut.frames) + 0.5) * (end - start) / self._cut.frames
        times = np.array([time for time, _ in faces])
        nearest = np.abs(times[np.newaxis] - wanted[:, np.newaxis]).argmin(axis=1)
        return np.stack([faces[index][1] for index in nearest])

    def _sound(self, start: float, end: float) -> npt.NDArray[np.int16]:
        first, last = round(start * SOUND_RATE), round(end * SOUND_RATE)
        sound = np.zeros(last - first, np.int16)
        for block in self._blocks:
            at = round(block.time * SOUND_RATE) - first
            left, right = max(0, at), min(len(sound), at + len(block.samples))
            if left < right:
                sound[left:right] = block.samples[left - at : right - at]
        for begins, ends in self._ears.turns:
            silent = (max(0, round(min(time, end) * SOUND_RATE) - first) for time in (begins, ends))
            sound[slice(*silent)] = 0
        return sound


_NO_FACES = np.zeros((0, 0, 0, 3), np.uint8)
_NO_SOUND = np.zeros(0, np.int16)
