"""What went wrong in the course of a live recording, and when: for the window now, for the segment's damage later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SAME = 2.0  # seconds; trouble that comes back sooner is one trouble
WINDOW = 5.0  # seconds of pictures from which their pace is judged
STANDSTILL = 2.0  # seconds; a longer time without pictures is no matter of pace, it has words of its own
TENTH = 0.1  # share of the pictures that may be missing without a word

CAMERA_WORDS = {
    "missing": "no pictures from {start:.1f} to {end:.1f} s: the camera was missing",
    "frozen": "the picture stood still from {start:.1f} to {end:.1f} s",
    "dark": "the picture was dark from {start:.1f} to {end:.1f} s",
}
MICROPHONE_WORDS = {
    "silent": "the microphone gave nothing but silence from {start:.1f} to {end:.1f} s",
    "clipping": "the sound was too loud from {start:.1f} to {end:.1f} s",
}


@dataclass
class _Stretch:
    state: str
    start: float
    end: float


class Course:
    """The states of one device one after the other, looked at several times a second."""

    def __init__(self, words: Mapping[str, str]) -> None:
        """`words` has a sentence for each state that is damage; others are not."""
        self._words = words
        self._stretches: list[_Stretch] = []
        self._now = ""

    def see(self, state: str, now: float, since: float) -> None:
        """At `now` (seconds of the tape) the device is in this state; it began at `since` if it is new."""
        last = self._stretches[-1] if self._stretches else None
        if last is not None and last.state == self._now:
            last.end = now
        if state != self._now and state in self._words:
            if last is None or last.state != state or since - last.end > SAME:
                self._stretches.append(_Stretch(state, since, now))
            else:
                last.end = now
        self._now = state

    def damage(self) -> tuple[str, ...]:
        """What happened, in words."""
        return tuple(self._words[one.state].format(start=one.start, end=one.end) for one in self._stretches)


class Pace:
    """Counts the pictures that did not come: what a camera gives is told from the gaps between those that did."""

    def __init__(self) -> None:
        self._last: float | None = None
        self._gaps: list[float] = []
        self._came = 0.0
        self._due = 0.0
        self.behind = False  # in the last seconds more than a tenth was missing

    def add(self, time: float) -> None:
        """A picture of this moment (seconds) was kept."""
        gap, self._last = (0.0 if self._last is None else time - self._last), time
        if 0 < gap < STANDSTILL:
            self._gaps.append(gap)
        if sum(self._gaps) >= WINDOW:
            self._judge()

    @property
    def missing(self) -> float:
        """Share of all pictures, 0–1."""
        return max(0.0, 1 - self._came / self._due) if self._due else 0.0

    def _judge(self) -> None:
        usual = sorted(self._gaps)[len(self._gaps) // 5]
        due = sum(self._gaps) / usual
        self.behind = 1 - len(self._gaps) / due > TENTH
        self._came += len(self._gaps)
        self._due += due
        self._gaps.clear()
