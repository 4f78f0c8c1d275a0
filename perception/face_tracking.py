"""Whose face is read: the interviewed person is found, followed from picture to picture and cut out.

The detectors are those of `faces.py`. They look at the whole picture seldom and at the place where the face was more
often; in between the face is followed by its own pattern. Nobody is recognised: a face here is a box.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from interview.media import Frame
from perception.face_quality import DARK, GLARING, brightness
from perception.faces import Cascades, Detector, Face, Followed, YuNet
from perception.opencv import open_cv

Picture = npt.NDArray[np.uint8]

LONG_SIDE = 320  # pixels of the picture that is looked at as a whole
LOOK_EVERY = 0.2  # seconds between two looks at the place of the face
WHOLE_EVERY = 1.0  # seconds between two looks at the whole picture
PLACE = 0.5  # of its size around a face that is looked at again
FACE_SIDE = 64  # pixels that the face has when its place is looked at
STEADY = 0.5  # of a new box that goes into the old one
OVERLAP = 0.3  # of two boxes, over both together, that makes them the same face
MUCH_LARGER = 2.0  # times the area of the face followed, that makes somebody else the person
SMALLEST = 40  # pixels of height; less shows no expression
SMALL = "the face is small"
MARGIN = (
    0.0  # around a face that is read, as a share of its height: as in the pictures that networks learn from
)


@dataclass(frozen=True)
class Seen:
    """Who is in one picture."""

    face: Face | None  # of the interviewed person
    others: tuple[Face, ...] = ()

    @property
    def everybody(self) -> tuple[Face, ...]:
        """The person first, as `FaceQuality` takes them."""
        return self.others if self.face is None else (self.face, *self.others)


class FaceTracker:
    """Feed it the pictures of one tape in order; `begin` before the next tape.

    The person is who is largest and nearest to the middle when first seen, and stays so until gone or until somebody
    much larger sits down before the camera. Somebody else counts once seen in two looks at the whole picture.
    Raises `ModelMissing` at the first picture when the file of `yunet` is not there.
    """

    def __init__(self, yunet: Path | None = None) -> None:
        self._yunet = yunet
        self._detector: Detector | None = None
        self.begin()

    def begin(self) -> None:
        """The next picture is of another tape."""
        self._person: Followed | None = None
        self._others: list[Face] = []  # in the last look at the whole picture
        self._sure_others: tuple[Face, ...] = ()
        self._looked = self._looked_whole = float("-inf")  # seconds of the tape

    def see(self, frame: Frame) -> Seen:
        cv2 = open_cv()
        scale = min(1.0, LONG_SIDE / max(frame.picture.shape[:2]))
        size = (max(1, round(frame.picture.shape[1] * scale)), max(1, round(frame.picture.shape[0] * scale)))
        small = cv2.resize(frame.picture, size, interpolation=cv2.INTER_AREA) if scale < 1 else frame.picture
        grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
        self._follow(frame, small, grey)
        person = None if self._person is None else self._person.face.scaled(1 / scale)
        return Seen(person, tuple(face.scaled(1 / scale) for face in self._sure_others))

    def _follow(self, frame: Frame, small: Picture, grey: Picture) -> None:
        before = self._person
        self._person = before.in_next(grey) if before is not None else None
        if before is not None and (self._person is None or frame.time >= self._looked + LOOK_EVERY):
            self._looked = frame.time
            self._look_near((self._person or before).face, small, grey)
        waited = frame.time - self._looked_whole
        lost = before is not None and self._person is None
        if lost or waited >= (WHOLE_EVERY if self._person is not None else LOOK_EVERY):
            self._looked_whole = frame.time
            self._look_whole(small, grey)

    def _look_near(self, face: Face, small: Picture, grey: Picture) -> None:
        """Where the face was: it is there still, or it is lost."""
        cv2 = open_cv()
        top, left = max(0, round(face.y - PLACE * face.height)), max(0, round(face.x - PLACE * face.width))
        bottom, right = round(face.y + (1 + PLACE) * face.height), round(face.x + (1 + PLACE) * face.width)
        place = small[top:bottom, left:right]
        if min(place.shape[:2]) < 1:
            self._person = None
            return
        scale = min(1.0, FACE_SIDE / face.height)
        size = (max(1, round(place.shape[1] * scale)), max(1, round(place.shape[0] * scale)))
        found = self._detect(cv2.resize(place, size, interpolation=cv2.INTER_AREA))
        boxes = [one.scaled(1 / scale) for one in found]
        boxes = [replace(one, x=one.x + left, y=one.y + top) for one in boxes]
        best = max(boxes, key=lambda one: overlap(one, face), default=None)
        if best is None or overlap(best, face) < OVERLAP:
            self._person = None
        else:
            self._person = Followed.of(_between(face, best), grey)

    def _look_whole(self, small: Picture, grey: Picture) -> None:
        """Everybody; and who is the person where it is not known, or is no longer."""
        faces = self._detect(small)
        height, width = grey.shape
        person = None if self._person is None else self._person.face
        if person is None:
            chosen = max(faces, key=lambda face: _prominence(face, width, height), default=None)
            self._person = None if chosen is None else Followed.of(chosen, grey)
            person = chosen
        others = [face for face in faces if person is None or overlap(face, person) < OVERLAP]
        self._sure_others = tuple(face for face in others if _same(face, self._others))
        self._others = others
        larger = max(self._sure_others, key=_area, default=None)
        if person is not None and larger is not None and _area(larger) > MUCH_LARGER * _area(person):
            self._person = Followed.of(larger, grey)
            self._sure_others = (*(face for face in self._sure_others if face is not larger), person)

    def _detect(self, small: Picture) -> list[Face]:
        if self._detector is None:
            self._detector = Cascades() if self._yunet is None else YuNet(self._yunet)
        return self._detector.detect(small)


def overlap(one: Face, other: Face) -> float:
    """What two boxes share over what they cover together, 0–1."""
    width = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    height = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    shared = max(0.0, width) * max(0.0, height)
    return shared / max(1e-9, _area(one) + _area(other) - shared)


def why_no_evidence(picture: Picture, face: Face) -> str | None:
    """Why an expression is not to be read off this face; None = nothing speaks against it."""
    if face.height < SMALLEST:
        return SMALL
    if face.turned:
        return "the face is turned away"
    light = brightness(picture, face)
    if light < DARK:
        return "it is dark"
    return "the light is glaring" if light > GLARING else None


def cut_out(picture: Picture, face: Face, size: int, margin: float = MARGIN) -> Picture:
    """The face as a square RGB picture of `size` pixels, with `margin` of its height around it; what lies outside of
    the picture repeats its edge."""
    cv2 = open_cv()
    side = max(2, round(face.height * (1 + 2 * margin)))
    left = round(face.x + face.width / 2 - side / 2)
    top = round(face.y + face.height / 2 - side / 2)
    rows = np.clip(np.arange(top, top + side), 0, picture.shape[0] - 1)
    columns = np.clip(np.arange(left, left + side), 0, picture.shape[1] - 1)
    if (
        rows[0] == top
        and rows[-1] == top + side - 1
        and columns[0] == left
        and columns[-1] == left + side - 1
    ):
        square = picture[top : top + side, left : left + side]
    else:
        square = picture[rows[:, np.newaxis], columns]
    way = cv2.INTER_AREA if side > size else cv2.INTER_LINEAR
    cut: Picture = cv2.resize(square, (size, size), interpolation=way)
    return cut


def _between(old: Face, new: Face) -> Face:
    """The new place with a size that does not jump."""
    width = STEADY * new.width + (1 - STEADY) * old.width
    height = STEADY * new.height + (1 - STEADY) * old.height
    x = new.x + (new.width - width) / 2
    y = new.y + (new.height - height) / 2
    return Face(x, y, width, height, new.turned)


def _prominence(face: Face, width: int, height: int) -> float:
    """Large, and near to the middle."""
    aside = abs(face.x + face.width / 2 - width / 2) / width
    above = abs(face.y + face.height / 2 - height / 2) / height
    return _area(face) * (1 - aside - above / 2)


def _same(face: Face, others: list[Face]) -> bool:
    return any(overlap(face, other) >= OVERLAP for other in others)


def _area(face: Face) -> float:
    return face.width * face.height
