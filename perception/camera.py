"""Cameras: the real one through OpenCV, and a video file that stands in for it.

`Frame.time` of a camera is `time.monotonic()` seconds at which the picture was taken; who records shifts it to
the tape. `read` is for one thread, and gives pictures newer than the last one it gave: the newest wins.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Generator
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import numpy as np

from interview.errors import DeviceMissing, ForPeople
from interview.media import Frame
from perception.capture import Capture, PictureWish, open_camera
from perception.clip_facts import opened
from perception.clips import read_pictures
from perception.patience import Patience

DARK = 8.0  # mean brightness of 255: a lens cover, or no light at all
EVERY = 8  # rows and columns looked at for brightness
PAUSE = 0.02  # seconds before a camera that gave no picture is asked again

log = logging.getLogger(__name__)


class PictureHealth:
    """Whether pictures still come, and are of a living scene. Fed by one thread, asked by any."""

    def __init__(self, quiet: float) -> None:
        self._quiet = quiet  # seconds after which something counts as wrong
        self._before: Frame | None = None
        self._changed = 0.0  # monotonic, of the last picture that differed from the one before
        self._bright = 0.0  # monotonic, of the last picture with light in it

    def see(self, frame: Frame) -> None:
        before = self._before
        if before is None or not np.array_equal(before.picture, frame.picture):
            self._changed = frame.time
        if before is None or float(frame.picture[::EVERY, ::EVERY].mean()) > DARK:
            self._bright = frame.time
        self._before = frame

    def trouble(self, now: float) -> Literal["missing", "frozen", "dark"] | None:
        newest = self._before
        if newest is None or now - newest.time > self._quiet:
            return "missing"
        if newest.time - self._bright >= self._quiet:
            return "dark"
        return "frozen" if newest.time - self._changed >= self._quiet else None


class OpenCvCamera:
    """The camera called `name`, or the first one for "".

    A thread of its own reads it, so that a camera that hangs stops nobody. When it goes away, `read` gives
    None and `trouble()` says "missing"; it is opened again by itself as soon as it is back. A real sensor
    never gives the same picture twice: two seconds of that are "frozen".
    """

    def __init__(
        self,
        name: str = "",
        wish: PictureWish = PictureWish(),  # noqa: B008 — frozen
        patience: Patience = Patience(),  # noqa: B008
        open_capture: Callable[[str, PictureWish], Capture] = open_camera,
    ) -> None:
        self.gives: PictureWish | None = None  # what the camera really gives, once it is open
        self._name = name
        self._wish = wish
        self._patience = patience
        self._open_capture = open_capture
        self._new = threading.Condition()  # guards the two below
        self._newest: Frame | None = None
        self._refused: ForPeople | None = None
        self._read = float("-inf")  # time of the picture last given
        self._health = PictureHealth(patience.quiet)
        self._closing = threading.Event()
        self._reader: threading.Thread | None = None

    def __enter__(self) -> Self:
        """Returns when the first picture is there.

        Raises `DeviceMissing` when the camera is not there, is busy or gives no picture in time, and
        `PartMissing` when OpenCV is not installed.
        """
        self._closing = threading.Event()  # its own for each reader: one that hung must not come back to life
        self._newest = self._refused = None
        self._reader = threading.Thread(
            target=self._keep_reading, args=(self._closing,), name="camera", daemon=True
        )
        self._reader.start()
        with self._new:
            self._new.wait_for(lambda: self._newest or self._refused, self._patience.first)
            newest, refused = self._newest, self._refused
        if newest is None:
            self.__exit__(None, None, None)
            raise refused or DeviceMissing(
                "The camera gives no picture.",
                "Close other programs that use it, plug it in again, or choose another one.",
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """A driver that hangs is left behind after `patience.close`: its thread lets the camera go and ends
        when the driver returns. Until then the camera is busy, and opening it says so."""
        self._closing.set()
        if self._reader is not None:
            self._reader.join(self._patience.close)
            if self._reader.is_alive():
                log.warning("a camera did not close in %.1f s", self._patience.close)
            self._reader = None

    def read(self, timeout: float) -> Frame | None:
        """The newest picture, when it is newer than the last one given; None when none came in time."""
        with self._new:
            self._new.wait_for(self._unread, timeout)
            if not self._unread() or self._newest is None:
                return None
            self._read = self._newest.time
            return self._newest

    def trouble(self) -> Literal["missing", "frozen", "dark"] | None:
        """What is wrong right now; any thread may ask."""
        return self._health.trouble(time.monotonic())

    def _unread(self) -> bool:
        return self._newest is not None and self._newest.time > self._read

    # ── on the camera's own thread ───────────────────────────────────────────────────────────────────────────────

    def _keep_reading(self, closing: threading.Event) -> None:
        seen = False
        while not closing.is_set():
            try:
                capture = self._open_capture(self._name, self._wish)
            except ForPeople as error:
                if not seen:
                    with self._new:
                        self._refused = error
                        self._new.notify_all()
                    return
            else:
                try:
                    self.gives = capture.gives
                    seen |= self._watch(capture, closing)
                finally:
                    capture.close()
            closing.wait(self._patience.again)

    def _watch(self, capture: Capture, closing: threading.Event) -> bool:
        """Read until closed, or until nothing came for too long; True when there was a picture."""
        since, patience, seen = time.monotonic(), self._patience.first, False
        while not closing.is_set() and time.monotonic() - since <= patience:
            frame = capture.read()
            if frame is None or closing.is_set():
                closing.wait(PAUSE)
                continue
            since, patience, seen = time.monotonic(), self._patience.quiet, True
            self._health.see(frame)
            with self._new:
                self._newest = frame
                self._new.notify_all()
        return seen


class FileCamera:
    """A video file that stands in for a camera, from its first picture when entered.

    In `realtime` pictures come at the file's own pace and those that nobody took in time are left out; else
    each comes as fast as it is read. After the end (never, when played in a `loop`) `read` gives None and
    `trouble()` says "missing".
    """

    def __init__(self, path: Path, realtime: bool = True, loop: bool = False) -> None:
        self._path = path
        self._realtime = realtime
        self._loop = loop
        self._frames: Generator[Frame, None, None] | None = None
        self._next: Frame | None = None

    def __enter__(self) -> Self:
        """Raises `FileDamaged` when the file cannot be read, `DeviceMissing` when it has no picture."""
        self._frames = self._play(time.monotonic())
        self._next = next(self._frames, None)
        if self._next is None:
            self.__exit__(None, None, None)
            raise DeviceMissing(f"There is no picture in {self._path.name}.", "Choose another file.")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._frames is not None:
            self._frames.close()
        self._frames = self._next = None

    def read(self, timeout: float) -> Frame | None:
        """The newest picture that is due and was not given yet, or None when none is due in `timeout`."""
        if not self._realtime:
            return self._take()
        wait = timeout if self._next is None else self._next.time - time.monotonic()
        time.sleep(max(0.0, min(wait, timeout)))
        newest, now = None, time.monotonic()
        while self._next is not None and self._next.time <= now:
            newest = self._take()
        return newest

    def trouble(self) -> Literal["missing"] | None:
        return "missing" if self._next is None else None

    def _take(self) -> Frame | None:
        frame = self._next
        if self._frames is not None:
            self._next = next(self._frames, None)
        return frame

    def _play(self, start: float) -> Generator[Frame, None, None]:
        while True:
            last, before = start, start
            with opened(self._path) as file:
                for frame in read_pictures(file):
                    before, last = last, start + frame.time
                    yield Frame(last, frame.picture)
            if not self._loop or last == start or not self._path.exists():
                return
            start = last + max(last - before, 0.001)
