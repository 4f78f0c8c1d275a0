"""How well the person could be seen, so that nobody reads much into little."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from interview.domain import Quality
from perception.faces import Face

SMALL_FACE = 0.15  # of the height of the picture
DARK, GLARING = 0.2, 0.9  # brightness of the face, 0–1
SELDOM = 0.7  # share of the pictures
TURNED_AWAY = 0.5  # share of the pictures with a face
BRIEFLY = 3  # pictures; more people in fewer pictures than this may be a mistake of the finder


class FaceQuality:
    """Counts over the pictures of one answer. The largest face is taken for the person's."""

    def __init__(self) -> None:
        self._pictures = 0
        self._heights = array("f")  # of the person's face over the picture's
        self._lights = array("f")  # 0–1
        self._known = 0  # faces of which it is known whether they are turned away
        self._turned = 0
        self._crowds: dict[int, int] = {}  # number of faces -> pictures

    def add(self, picture: npt.NDArray[np.uint8], faces: Sequence[Face]) -> None:
        """`faces` of an RGB picture, the largest first."""
        self._pictures += 1
        self._crowds[len(faces)] = self._crowds.get(len(faces), 0) + 1
        if not faces:
            return
        face = faces[0]
        self._heights.append(face.height / picture.shape[0])
        self._lights.append(brightness(picture, face))
        self._known += face.turned is not None
        self._turned += face.turned is True

    def quality(self) -> Quality:
        if not self._pictures:
            return Quality(notes=("no picture",))
        seen = len(self._heights)
        measured = Quality(
            frames=self._pictures,
            coverage=seen / self._pictures,
            face_size=float(np.median(self._heights)) if seen else None,
            light=float(np.median(self._lights)) if seen else None,
            gaze_away=self._turned / self._known if self._known else None,
            most_people=self._most_people(),
        )
        return Quality(**{**vars(measured), "notes": tuple(_notes(measured))})

    def _most_people(self) -> int:
        enough = min(BRIEFLY, self._pictures)
        return max((n for n in self._crowds if self._at_least(n) >= enough), default=0)

    def _at_least(self, people: int) -> int:
        return sum(pictures for n, pictures in self._crowds.items() if n >= people)


def brightness(picture: npt.NDArray[np.uint8], face: Face) -> float:
    """Mean luma of the middle of the box, 0–1."""
    top, bottom = (max(0, round(face.y + share * face.height)) for share in (0.2, 0.8))
    left, right = (max(0, round(face.x + share * face.width)) for share in (0.2, 0.8))
    middle = picture[top : max(bottom, top + 1), left : max(right, left + 1)]
    if not middle.size:
        return 0.0
    return float(middle.reshape(-1, 3).mean(axis=0) @ (0.299, 0.587, 0.114)) / 255


def _notes(quality: Quality) -> Iterator[str]:
    """What should be known before relying on it."""
    if not quality.coverage:
        yield "no face seen"
        return
    if quality.coverage < SELDOM:
        yield f"a face in only {100 * quality.coverage:.0f} % of the pictures"
    if quality.face_size is not None and quality.face_size < SMALL_FACE:
        yield "the face is small"
    if quality.light is not None and quality.light < DARK:
        yield "it is dark"
    if quality.light is not None and quality.light > GLARING:
        yield "the light is glaring"
    if quality.gaze_away is not None and quality.gaze_away > TURNED_AWAY:
        yield "the face is turned away most of the time"
    if quality.most_people is not None and quality.most_people > 1:
        yield "several people"
