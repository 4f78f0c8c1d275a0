"""Cameras and microphones that obey a test: what is simulated is the driver, all above it is real."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import numpy as np

from interview.errors import DeviceMissing
from interview.media import AudioBlock, Frame
from interview.ports import Microphone
from perception.capture import PictureWish
from perception.patience import Patience
from perception.portaudio import Heard

QUICK = Patience(first=1.0, quiet=0.25, again=0.05, close=0.5)  # the same rules in less time


def wait_until(fact: Callable[[], bool], seconds: float = 5.0) -> float:
    """How long it took to become true; fails when it does not."""
    begun = time.monotonic()
    while not fact():
        assert time.monotonic() - begun < seconds, "it did not happen in time"
        time.sleep(0.005)
    return time.monotonic() - begun


def heard(microphone: Microphone, blocks: int) -> list[AudioBlock]:
    return [block for _ in range(blocks) if (block := microphone.read(1.0)) is not None]


def pitch_of(samples: np.ndarray, rate: int = 16_000) -> float:
    return float(np.argmax(np.abs(np.fft.rfft(samples * np.hanning(len(samples))))) * rate / len(samples))


def sine(pitch: float, seconds: float, rate: int = 16_000, level: float = 8000) -> np.ndarray:
    return (level * np.sin(2 * np.pi * pitch * np.arange(round(seconds * rate)) / rate)).astype(np.int16)


def living_scene(darkest: int = 60, brightest: int = 200) -> Callable[[], np.ndarray]:
    """What a sensor gives: never the same picture twice."""
    random = np.random.default_rng(3)
    return lambda: random.integers(darkest, brightest, (48, 64, 3), dtype=np.uint8)


def still(brightness: int) -> Callable[[], np.ndarray]:
    return lambda: np.full((48, 64, 3), brightness, np.uint8)


class SimulatedCamera:
    """A camera on a cable: `connected`, `hanging`, and what it sees, may be changed while it is open."""

    def __init__(self) -> None:
        self.connected = True
        self.hanging = threading.Event()  # a read does not come back while it is set
        self.scene: Callable[[], np.ndarray] = living_scene()
        self.opened = self.closed = 0

    def open(self, name: str, wish: PictureWish) -> SimulatedCamera:
        if not self.connected:
            raise DeviceMissing("No camera is connected.", "Plug one in.")
        self.opened += 1
        return self

    @property
    def gives(self) -> PictureWish:
        return PictureWish(64, 48, 25)

    def read(self) -> Frame | None:
        time.sleep(0.01)
        while self.hanging.is_set():
            time.sleep(0.01)
        if not self.connected:
            return None
        return Frame(time.monotonic(), self.scene())

    def close(self) -> None:
        self.closed += 1


class SimulatedSound:
    """A sound driver whose blocks the test hands over itself; the first one comes with the opening."""

    def __init__(self, rate: int = 16_000, channels: int = 1, speaks: bool = True) -> None:
        self.rate = rate
        self.channels = channels
        self.speaks = speaks
        self.connected = True
        self.opened = self.closed = 0
        self._hear: Callable[[Heard], None] | None = None

    def open(self, name: str, hear: Callable[[Heard], None]) -> SimulatedSound:
        if not self.connected:
            raise DeviceMissing("No microphone is connected.", "Plug one in.")
        self.opened += 1
        self._hear = hear
        if self.speaks:
            self.give(np.full(self.rate // 50, 100, np.int16))
        return self

    @property
    def active(self) -> bool:
        return self.connected

    def give(self, samples: np.ndarray, age: float | None = None, lost: bool = False) -> None:
        """One block, just now, as the driver's thread would."""
        assert self._hear is not None
        wide = np.repeat(samples[:, None], self.channels, axis=1)
        self._hear(Heard(wide, self.rate, len(samples) / self.rate if age is None else age, lost))

    def close(self) -> None:
        self.closed += 1


class SpeakingDriver(SimulatedSound):
    """Hands over a tone by itself, in real time, as a sound card does."""

    def __init__(self, rate: int = 16_000, channels: int = 1) -> None:
        super().__init__(rate, channels, speaks=False)
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def open(self, name: str, hear: Callable[[Heard], None]) -> SpeakingDriver:
        super().open(name, hear)
        self._thread = threading.Thread(target=self._speak)
        self._thread.start()
        return self

    def _speak(self) -> None:
        begun, length, number = time.monotonic(), self.rate // 50, 0
        while not self._ended.wait(max(0.0, begun + (number + 1) / 50 - time.monotonic())):
            at = (np.arange(length) + number * length) / self.rate
            self.give((6000 * np.sin(2 * np.pi * 440 * at)).astype(np.int16))
            number += 1

    def close(self) -> None:
        super().close()
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
