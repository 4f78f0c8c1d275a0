"""What comes from a microphone and a camera during one recording, on the clock of its tape: 0 = its first moment."""

from __future__ import annotations

import time
from typing import Generic, Literal, Protocol, TypeVar

import numpy as np

from interview.media import SOUND_RATE, AudioBlock, Frame
from interview.ports import Camera, Microphone
from perception.live_device import Device, Keeper
from perception.patience import Patience
from perception.sound_watch import SILENT_FOR

ABSENT = 2.0  # seconds without anything, after which a device that gave something is missing
LATE = 3.0  # seconds after which one that gave nothing yet is
NOTICED_AFTER = Patience().quiet  # seconds that a picture stands still or is dark before a camera says so
AT_ONCE = 500  # blocks taken in one go
FULL_SCALE = 32_768


class LiveMicrophone(Microphone, Protocol):
    """Its blocks are timed by `time.monotonic()`."""

    def clear(self) -> None:
        """Throw away what was heard and not read."""

    def trouble(self) -> Literal["missing", "silent", "clipping"] | None: ...


class LiveCamera(Camera, Protocol):
    """Its pictures are timed by `time.monotonic()`."""

    def trouble(self) -> Literal["missing", "frozen", "dark"] | None: ...


D = TypeVar("D", bound=Device)


class Feed(Generic[D]):
    """One device from the beginning of a recording; asks for it to be opened at once."""

    def __init__(self, keeper: Keeper[D], begun: float) -> None:
        """`begun` is the monotonic time of the tape's 0."""
        keeper.want()
        self.keeper = keeper
        self.begun = begun
        self.came: float | None = None  # seconds of the tape when something last came

    @property
    def now(self) -> float:
        """Seconds of the tape."""
        return time.monotonic() - self.begun

    @property
    def refused(self) -> bool:
        """It does not open, and never gave anything."""
        return self.came is None and self.keeper.problem is not None

    @property
    def waited(self) -> float:
        """Seconds without anything."""
        return self.now - (self.came or 0.0)

    @property
    def absent(self) -> bool:
        """It gives nothing."""
        if self.came is None:
            return self.refused or self.waited > LATE
        return self.waited > ABSENT

    @property
    def known(self) -> bool:
        """Whether it gives something or not."""
        return self.came is not None or self.absent


class SoundFeed(Feed[LiveMicrophone]):
    def __init__(self, keeper: Keeper[LiveMicrophone], begun: float) -> None:
        super().__init__(keeper, begun)
        self.level = 0.0  # RMS of the newest block, 0–1
        self.first: float | None = None  # seconds of the tape at which sound begins
        self.heard = 0.0  # and ends so far

    def take(self, wait: float) -> list[AudioBlock]:
        """What came, in order; waits up to so many seconds for the first. Nothing from before the recording."""
        device = self.keeper.device
        if device is None:
            time.sleep(wait)
            return []
        blocks: list[AudioBlock] = []
        for _ in range(AT_ONCE):
            block = device.read(0.0 if blocks else wait)
            if block is None:
                break
            kept = _on_the_tape(AudioBlock(block.time - self.begun, block.samples))
            blocks += [kept] if kept is not None else []
        if blocks:
            self.came = self.now
            self.first = blocks[0].time if self.first is None else self.first
            self.heard = blocks[-1].time + blocks[-1].seconds
            self.level = float(np.sqrt(np.mean(np.square(blocks[-1].samples / FULL_SCALE))))
        return blocks

    def state(self) -> Literal["fine", "missing", "silent", "clipping"]:
        device = self.keeper.device
        return "missing" if self.absent or device is None else device.trouble() or "fine"

    def since(self, state: str) -> float:
        """When this state began that is new now."""
        return max(0.0, self.now - SILENT_FOR) if state == "silent" else self.now


class PictureFeed(Feed[LiveCamera]):
    def take(self, wait: float) -> Frame | None:
        """The newest picture, if it was not taken before."""
        device = self.keeper.device
        if device is None:
            time.sleep(wait)
            return None
        frame = device.read(wait)
        if frame is None or frame.time < self.begun:
            return None
        self.came = self.now
        return Frame(frame.time - self.begun, frame.picture)

    def state(self) -> Literal["fine", "missing", "frozen", "dark"]:
        device = self.keeper.device
        return "missing" if self.absent or device is None else device.trouble() or "fine"

    def since(self, state: str) -> float:
        """When this state began that is new now."""
        if state == "missing":
            return self.came or 0.0
        return self.now if state == "fine" else max(0.0, self.now - NOTICED_AFTER)


def _on_the_tape(block: AudioBlock) -> AudioBlock | None:
    """The part of a block that lies at time 0 or later."""
    early = max(0, round(-block.time * SOUND_RATE))
    if early >= len(block.samples):
        return None
    return AudioBlock(block.time + early / SOUND_RATE, block.samples[early:]) if early else block
