"""Faces and sound out of the files that networks learn from, by the finder and decoders of the running program.

So a network is shown in training what it will be shown in an interview. `EmotionClips` fits `Media` of the data
preparation.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import numpy.typing as npt

from interview.errors import FileDamaged
from interview.media import SOUND_RATE, Frame
from perception.clips import START_TICKS, open_clip, read_pictures, read_sound
from perception.face_tracking import FaceTracker, cut_out
from perception.opencv import open_cv

Picture = npt.NDArray[np.uint8]
Sound = npt.NDArray[np.int16]
Area = tuple[float, float, float, float]  # left, top, right, bottom: fractions of the picture

PHOTOGRAPHS = (".jpg", ".jpeg", ".png", ".bmp", ".webp")
WARM_UP = 1.0  # seconds before the first picture that is wanted, in which the face is sought already


class EmotionClips:
    """A face is cut out of the picture as it is in the interview."""

    def __init__(self, tracker: FaceTracker) -> None:
        self._tracker = tracker
        self._heard: tuple[Path, Sound | None] | None = None  # the last file; it may hold many takes

    def seconds(self, file: Path) -> float | None:
        """Length of a clip, 0 for a photograph; None when it cannot be read."""
        if _is_photograph(file):
            return 0.0
        try:
            with file.open("rb") as source, open_clip(source, file.name) as container:
                length = container.duration
        except FileDamaged:
            return None
        if length:
            return length / START_TICKS
        sound = self._whole_sound(file)
        return None if sound is None else len(sound) / SOUND_RATE

    def faces(
        self, file: Path, times: Sequence[float], size: int, area: Area | None, cropped: bool
    ) -> tuple[Picture, npt.NDArray[np.bool_]] | None:
        """(T, size, size, 3) RGB and (T,) found, at seconds of the file that never fall; None without pictures.

        Where no face is found, the nearest one found stands in. `cropped`: the picture is a face already.
        """
        self._tracker.begin()
        cuts: list[Picture | None] = []
        last: Picture | None = None
        pictures = False
        with closing(_pictures(file)) as frames:
            for frame in frames:
                pictures = True
                if frame.time < times[0] - WARM_UP:
                    continue
                last = self._cut(_within(frame, area), size, cropped)
                while len(cuts) < len(times) and frame.time >= times[len(cuts)]:
                    cuts.append(last)
                if len(cuts) == len(times):
                    break
        cuts += [last] * (len(times) - len(cuts))
        return _filled(cuts, size) if pictures else None

    def still(self, picture: npt.NDArray[np.uint8], size: int) -> Picture | None:
        """(size, size, 3) RGB of a face: its pixels, grey or RGB, or the bytes (n,) of a picture's file."""
        rgb = decoded(picture) if picture.ndim == 1 else picture
        return None if rgb is None else _scaled(rgb, size)

    def sound(self, file: Path, start: float, end: float) -> Sound | None:
        """(n,) at 16 kHz between two seconds of the file; None when it has no sound that can be read."""
        sound = self._whole_sound(file)
        return None if sound is None else sound[round(start * SOUND_RATE) : round(end * SOUND_RATE)]

    def _cut(self, frame: Frame, size: int, cropped: bool) -> Picture | None:
        if cropped:
            return _scaled(frame.picture, size)
        face = self._tracker.see(frame).face
        return None if face is None else cut_out(frame.picture, face, size)

    def _whole_sound(self, file: Path) -> Sound | None:
        if self._heard is None or self._heard[0] != file:
            try:
                with file.open("rb") as source:
                    blocks = [block.samples for block in read_sound(source)]
            except FileDamaged:
                blocks = []
            self._heard = file, np.concatenate(blocks) if blocks else None
        return self._heard[1]


def _is_photograph(file: Path) -> bool:
    return file.suffix.lower() in PHOTOGRAPHS


def _pictures(file: Path) -> Generator[Frame, None, None]:
    """Of a clip, or the one of a photograph; none when it cannot be read."""
    if _is_photograph(file):
        picture = decoded(np.frombuffer(file.read_bytes(), np.uint8))
        if picture is not None:
            yield Frame(0.0, picture)
        return
    try:
        with file.open("rb") as source:
            yield from read_pictures(source)
    except FileDamaged:
        return


def decoded(content: npt.NDArray[np.uint8]) -> Picture | None:
    """The bytes of a picture's file as RGB; None when it is no picture."""
    cv2 = open_cv()
    picture = cv2.imdecode(content, cv2.IMREAD_COLOR) if len(content) else None
    return None if picture is None else cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)


def _within(frame: Frame, area: Area | None) -> Frame:
    """The part of the picture where the person is."""
    if area is None:
        return frame
    height, width = frame.picture.shape[:2]
    left, top, right, bottom = area
    rows, columns = (
        slice(round(top * height), round(bottom * height)),
        slice(round(left * width), round(right * width)),
    )
    return Frame(frame.time, np.ascontiguousarray(frame.picture[rows, columns]))


def _scaled(picture: Picture, size: int) -> Picture:
    """A square RGB picture, from grey or RGB of any size."""
    cv2 = open_cv()
    way = cv2.INTER_AREA if max(picture.shape[:2]) > size else cv2.INTER_LINEAR
    scaled: Picture = cv2.resize(picture, (size, size), interpolation=way)
    return cv2.cvtColor(scaled, cv2.COLOR_GRAY2RGB) if scaled.ndim == 2 else scaled


def _filled(cuts: Sequence[Picture | None], size: int) -> tuple[Picture, npt.NDArray[np.bool_]]:
    """The nearest found face where there is none; black where there is none at all."""
    found = np.array([cut is not None for cut in cuts], np.bool_)
    faces = np.zeros((len(cuts), size, size, 3), np.uint8)
    there = np.flatnonzero(found)
    if len(there):
        for i in range(len(cuts)):
            nearest = cuts[there[np.argmin(np.abs(there - i))]]
            faces[i] = nearest
    return faces, found
