"""Photographs in an order as a film: one after another at an even pace, on a tape like any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from interview.media import Frame
from interview.ports import Tape
from perception.clip_facts import ClipFacts
from perception.emotion_clips import decoded
from perception.live_tape import TapeRecording
from perception.opencv import open_cv

Picture = npt.NDArray[np.uint8]


def record_photographs(files: Sequence[Path], tape: Tape, a_second: float) -> Mapping[str, Any]:
    """Onto the tape, which the caller finishes; the facts are those of a clip. All get the size of the first one."""
    shape: tuple[int, ...] = ()
    taken = 0
    with TapeRecording(tape, with_sound=False) as recording:
        for file in files:
            picture = decoded(np.frombuffer(file.read_bytes(), np.uint8))
            if picture is None:
                continue
            shape = shape or picture.shape
            recording.add_picture(Frame(taken / a_second, _fitted(picture, shape)))
            taken += 1
    lost = len(files) - taken
    facts = ClipFacts(
        picture_seconds=taken / a_second,
        picture_tracks=int(taken > 0),
        width=shape[1] if shape else 0,
        height=shape[0] if shape else 0,
        damage=(f"{lost} of {len(files)} photographs cannot be read",) if lost else (),
    )
    return asdict(facts)


def _fitted(picture: Picture, shape: tuple[int, ...]) -> Picture:
    """As large as it fits into the shape, in the middle, on black."""
    if picture.shape == shape:
        return picture
    cv2 = open_cv()
    scale = min(shape[0] / picture.shape[0], shape[1] / picture.shape[1])
    height, width = (max(1, int(side * scale)) for side in picture.shape[:2])
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    top, left = (shape[0] - height) // 2, (shape[1] - width) // 2
    whole = np.zeros(shape, np.uint8)
    whole[top : top + height, left : left + width] = cv2.resize(picture, (width, height), interpolation=way)
    return whole
