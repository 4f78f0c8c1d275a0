"""One opened camera, through OpenCV. What reads it and watches over it is in camera.py."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from interview.errors import DeviceMissing
from interview.media import Frame
from perception.opencv import open_cv

OLDEST = 1.0  # seconds; a driver's time that is older than this is some other clock


@dataclass(frozen=True)
class PictureWish:
    """What a camera is asked for. It gives what it can."""

    width: int = 640
    height: int = 480
    rate: int = 30  # pictures a second


class Capture(Protocol):
    """An open camera. `read` and `close` are called by one thread."""

    @property
    def gives(self) -> PictureWish:
        """What was really got of what was wished."""

    def read(self) -> Frame | None:
        """The next picture, RGB, with its `time.monotonic()` seconds; None when the camera gave none."""

    def close(self) -> None: ...


class CvCapture:
    """A camera by its number or its device file (a video file works too), or `DeviceMissing`."""

    def __init__(self, source: int | Path, wish: PictureWish) -> None:
        self._cv2 = cv2 = open_cv()
        cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_ERROR)  # a camera that is away is no news
        self._device: Any = cv2.VideoCapture(source if isinstance(source, int) else str(source))
        try:
            if not self._device.isOpened():
                raise DeviceMissing(
                    "The camera does not open.",
                    "Close other programs that use it, plug it in again, or choose another one.",
                )
            self._device.set(cv2.CAP_PROP_FRAME_WIDTH, wish.width)
            self._device.set(cv2.CAP_PROP_FRAME_HEIGHT, wish.height)
            self._device.set(cv2.CAP_PROP_FPS, wish.rate)
        except BaseException:
            self.close()
            raise

    @property
    def gives(self) -> PictureWish:
        cv2, told = self._cv2, self._device.get
        return PictureWish(
            round(told(cv2.CAP_PROP_FRAME_WIDTH)),
            round(told(cv2.CAP_PROP_FRAME_HEIGHT)),
            round(told(cv2.CAP_PROP_FPS)),
        )

    def read(self) -> Frame | None:
        if not self._device.grab():
            return None
        taken = taken_at(self._device.get(self._cv2.CAP_PROP_POS_MSEC) / 1000, time.monotonic())
        there, picture = self._device.retrieve()
        if not there or picture is None or picture.ndim != 3:
            return None
        rgb: npt.NDArray[np.uint8] = self._cv2.cvtColor(picture, self._cv2.COLOR_BGR2RGB)
        return Frame(taken, rgb)

    def close(self) -> None:
        self._device.release()


def taken_at(told: float, now: float) -> float:
    """Linux drivers tell when a picture was taken, on the monotonic clock; others tell nothing of use."""
    return told if now - OLDEST < told <= now else now


def open_camera(name: str, wish: PictureWish) -> Capture:
    """The camera called `name`, or the first one for "". Raises `DeviceMissing` and `PartMissing`."""
    from perception.device_list import camera_sources

    known = camera_sources()
    if not known:
        raise DeviceMissing("No camera is connected.", "Plug one in, or go on without a picture.")
    if name and name not in known:
        raise DeviceMissing(
            f"The camera {name!r} is not connected.", f"Plug it in, or choose: {', '.join(known)}."
        )
    return CvCapture(known[name or next(iter(known))], wish)
