"""Finds faces in the pictures of a tape and says how well the person could be seen.

Nobody is recognised: a face here is a box. A detector looks at every few pictures, made small; between two looks
each face is followed by its own pattern, which costs a fraction.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from interview.errors import ModelMissing
from perception.opencv import open_cv

Picture = npt.NDArray[np.uint8]

LOOK_EVERY = 5  # pictures
LONG_SIDE = 400  # pixels of the picture that is looked at
SMALLEST = 0.11  # height of a face over the picture's, below which nobody looks for one
STILL_THE_SAME = 0.6  # correlation of a followed face with its pattern
REACH = 0.3  # of its size that a face may move between two pictures
TURNED = 0.35  # nose beside the middle of the eyes, over their distance: a head turned by about 30 degrees


@dataclass(frozen=True)
class Face:
    """A box in pixels of the picture."""

    x: float
    y: float
    width: float
    height: float
    turned: bool | None = None  # away from the camera; None = not known

    def scaled(self, by: float) -> Face:
        return replace(self, x=self.x * by, y=self.y * by, width=self.width * by, height=self.height * by)


class Detector(Protocol):
    def detect(self, small: Picture) -> list[Face]:
        """Faces in an RGB picture, in its own pixels."""


class FaceFinder:
    """Feed it the pictures of one tape in order; `begin` before the next tape.

    `yunet`: the file of the YuNet network; without one the cascades that come with OpenCV look. They see faces
    turned to the camera, and some in profile.
    """

    def __init__(self, yunet: Path | None = None) -> None:
        self._yunet = yunet
        self._detector: Detector | None = None
        self._followed: list[Followed] = []
        self._until_look = 0  # pictures

    def begin(self) -> None:
        """The next picture is of another tape."""
        self._followed = []
        self._until_look = 0

    def find(self, picture: Picture) -> tuple[Face, ...]:
        """The faces in an RGB picture, largest first. Raises `ModelMissing` when the network's file is not there."""
        cv2 = open_cv()
        scale = min(1.0, LONG_SIDE / max(picture.shape[:2]))
        size = (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA) if scale < 1 else picture
        grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
        moved = [one.in_next(grey) for one in self._followed]
        if self._until_look > 0 and all(moved):
            self._followed = [one for one in moved if one is not None]
        else:
            self._followed = [Followed.of(face, grey) for face in self._look(small)]
            self._until_look = LOOK_EVERY
        self._until_look -= 1
        faces = (one.face.scaled(1 / scale) for one in self._followed)
        return tuple(sorted(faces, key=lambda face: face.width * face.height, reverse=True))

    def _look(self, small: Picture) -> list[Face]:
        if self._detector is None:
            self._detector = Cascades() if self._yunet is None else YuNet(self._yunet)
        return self._detector.detect(small)


@dataclass(frozen=True)
class Followed:
    """A face and the pattern it is followed by, in the small grey picture."""

    face: Face
    pattern: Picture

    @classmethod
    def of(cls, face: Face, grey: Picture) -> Followed:
        top, left = max(0, round(face.y)), max(0, round(face.x))
        return cls(face, grey[top : round(face.y + face.height), left : round(face.x + face.width)].copy())

    def in_next(self, grey: Picture) -> Followed | None:
        """The same face in the next picture; None when it is not where it was."""
        height, width = self.pattern.shape
        top = max(0, round(self.face.y - REACH * height))
        left = max(0, round(self.face.x - REACH * width))
        window = grey[
            top : top + round((1 + 2 * REACH) * height), left : left + round((1 + 2 * REACH) * width)
        ]
        if min(height, width) < 1 or window.shape[0] < height or window.shape[1] < width:
            return None
        cv2 = open_cv()
        likeness = cv2.matchTemplate(window, self.pattern, cv2.TM_CCOEFF_NORMED)
        _, best, _, (x, y) = cv2.minMaxLoc(likeness)
        if not best >= STILL_THE_SAME:
            return None
        return replace(self, face=replace(self.face, x=float(left + x), y=float(top + y)))


class Cascades:
    """Viola and Jones, from the package itself: no file, no download."""

    def __init__(self) -> None:
        cv2 = open_cv()
        self._front = cv2.CascadeClassifier(cv2.data.haarcascades + "haarcascade_frontalface_alt2.xml")
        self._side = cv2.CascadeClassifier(cv2.data.haarcascades + "haarcascade_profileface.xml")

    def detect(self, small: Picture) -> list[Face]:
        cv2 = open_cv()
        grey = cv2.equalizeHist(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY))
        faces = [_boxed(box, turned=False) for box in self._boxes(self._front, grey, 4)]
        if faces:
            return faces
        faces = [_boxed(box, turned=True) for box in self._boxes(self._side, grey, 5)]
        if faces:
            return faces
        other_way = (_boxed(box, turned=True) for box in self._boxes(self._side, cv2.flip(grey, 1), 5))
        return [replace(face, x=grey.shape[1] - face.x - face.width) for face in other_way]

    def _boxes(self, cascade: Any, grey: Picture, neighbours: int) -> Any:
        smallest = max(24, round(SMALLEST * grey.shape[0]))
        return cascade.detectMultiScale(
            grey, scaleFactor=1.15, minNeighbors=neighbours, minSize=(smallest, smallest)
        )


def _boxed(box: Any, turned: bool) -> Face:
    x, y, width, height = map(float, box)
    return Face(x, y, width, height, turned)


class YuNet:
    """The small network of OpenCV's zoo; it also tells where eyes and nose are, and so whether a head is turned."""

    def __init__(self, file: Path) -> None:
        if not file.is_file():
            raise ModelMissing(f"There is no face finder at {file}.", "Run: main.py doctor")
        cv2 = open_cv()
        try:
            self._net = cv2.FaceDetectorYN.create(str(file), "", (320, 320), 0.7, 0.3, 50)
        except cv2.error as error:
            raise ModelMissing(f"{file.name} is no YuNet face finder.", "Run: main.py doctor") from error

    def detect(self, small: Picture) -> list[Face]:
        cv2 = open_cv()
        self._net.setInputSize((small.shape[1], small.shape[0]))
        rows = self._net.detect(cv2.cvtColor(small, cv2.COLOR_RGB2BGR))[1]
        return [] if rows is None else [self._face(row.tolist()) for row in rows]

    def _face(self, row: list[float]) -> Face:
        x, y, width, height, right_eye, _, left_eye, _, nose, *_ = row
        beside = abs(nose - (right_eye + left_eye) / 2)
        return Face(x, y, width, height, turned=beside > TURNED * max(1.0, abs(left_eye - right_eye)))
