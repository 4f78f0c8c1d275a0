"""What of a tape is evidence of the person: the face where it can be read, the voice while they speak."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from interview.domain import Quality
from interview.media import AudioBlock, Frame
from perception.face_quality import FaceQuality
from perception.face_tracking import SMALL, FaceTracker, cut_out, why_no_evidence
from perception.prosody import Heard, VoiceTrack
from perception.voice_activity import Span, VoiceActivity, voice_activity, without

Picture = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Look:
    """One picture as far as it is evidence."""

    time: float
    face: Picture | None  # cut out, square, RGB; None = none to be read


class Eyes:
    """Follows the person's face over the tapes of one answer, and counts how well it was seen."""

    def __init__(self, size: int, yunet: Path | None = None) -> None:
        self._tracker = FaceTracker(yunet)
        self._size = size
        self._quality = FaceQuality()
        self._small = self._with_face = 0  # pictures

    def begin(self) -> None:
        """The next picture is of another tape of the same answer."""
        self._tracker.begin()

    def see(self, frame: Frame) -> Look:
        seen = self._tracker.see(frame)
        self._quality.add(frame.picture, seen.everybody)
        if seen.face is None:
            return Look(frame.time, None)
        why_not = why_no_evidence(frame.picture, seen.face)
        self._with_face += 1
        self._small += why_not == SMALL
        if why_not is not None:
            return Look(frame.time, None)
        return Look(frame.time, cut_out(frame.picture, seen.face, self._size))

    def quality(self) -> Quality:
        """A face can fill the picture of a poor camera and have too few pixels: that is noted too."""
        found = self._quality.quality()
        if self._small <= self._with_face / 2 or SMALL in found.notes:
            return found
        return replace(found, notes=(*found.notes, SMALL))


class Ears:
    """Hears one tape: when the person speaks, and how.

    `clinician` gives the clinician's turns as far as they are known, in seconds of this tape. They are taken over
    when `learn_turns` is called and at no other time, so that what is said of one window is of one mind.
    """

    def __init__(
        self, activity: VoiceActivity | None = None, clinician: Callable[[], Sequence[Span]] = tuple
    ) -> None:
        self._activity = activity or voice_activity()
        self._activity.begin()
        self._clinician = clinician
        self.turns: tuple[Span, ...] = ()
        self._track = VoiceTrack()

    def hear(self, block: AudioBlock) -> None:
        self._activity.hear(block)
        self._track.hear(block)

    def end(self) -> None:
        """The tape is over."""
        self._activity.end()

    @property
    def settled(self) -> float:
        """Seconds before which it will not change who spoke when."""
        return self._activity.settled

    def learn_turns(self) -> None:
        """Take over what is known by now of the clinician's turns."""
        self.turns = tuple(self._clinician())

    def heard(self, start: float = 0.0, end: float = float("inf")) -> Heard:
        """The person's speech within a stretch of the tape."""
        within = (
            (max(start, first), min(end, last))
            for first, last in self._activity.spans()
            if first < end and last > start
        )
        return Heard(self._track, without(within, self.turns), self.turns)
