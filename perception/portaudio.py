"""The one door to PortAudio: opens a microphone, and lists sound devices.

PortAudio looks for devices when it starts and never again, and starting it anew kills every stream of the
process. So it is started anew before a microphone is opened, and only while none is open here.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from interview.errors import DeviceMissing, PartMissing
from interview.media import SOUND_RATE

BLOCK = 0.02  # seconds of sound in one block
BUFFER = 0.1  # seconds of sound the driver keeps, so that a busy moment loses none
CARD = re.compile(r"[ :,-]*\(hw:[^)]*\)$")  # ALSA's number of a card, which changes when it is plugged in
ALSA_SERVERS = ("default", "pulse", "pipewire")  # the other names without a card are plug-ins, not devices


@dataclass(frozen=True, eq=False)
class Heard:
    """A block as the driver gives it."""

    samples: npt.NDArray[np.int16]  # (n, channels)
    rate: int  # Hz, what the device really gives
    age: float  # seconds ago that the first sample was heard
    lost: bool  # the driver lost sound just before


class Input(Protocol):
    """An open microphone."""

    @property
    def active(self) -> bool: ...
    def close(self) -> None: ...


class PortAudioInput:
    """A stream of this process."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    @property
    def active(self) -> bool:
        """False once the driver gave up; it does not start again."""
        try:
            return bool(self._stream.active)
        except door().PortAudioError:
            return False

    def close(self) -> None:
        self._stream.abort(ignore_errors=True)
        self._stream.close(ignore_errors=True)
        with _lock:
            _open.discard(id(self._stream))


_lock = threading.Lock()
_open: set[int] = set()  # streams of this process; one that never closed keeps PortAudio as it is


def open_input(name: str, hear: Callable[[Heard], None]) -> Input:
    """Start the microphone called `name`, or the system's own for "": 16 kHz, one channel, or what it offers.

    `hear` gets each block of 20 ms on PortAudio's own thread; it must return at once and never wait. Raises
    `DeviceMissing` when there is no such microphone or it does not open, `PartMissing` without PortAudio.
    """
    sd = door()
    with _lock:
        try:
            if not _open:
                sd._terminate()
                sd._initialize()
            stream = _first_that_opens(sd, _find(sd, name), hear)
        except sd.PortAudioError as error:
            raise DeviceMissing(
                "The microphone does not open." if not name else f"The microphone {name!r} does not open.",
                "Close other programs that use it, plug it in again, or choose another one.",
            ) from error
        _open.add(id(stream))
    return PortAudioInput(stream)


def door() -> Any:
    """The module `sounddevice`. Raises `PartMissing`."""
    try:
        import sounddevice
    except (ImportError, OSError) as error:  # OSError: the wheel is there, the library it needs is not
        raise PartMissing(
            "PortAudio, which reads the microphone, is not installed.",
            "Run: python3 bootstrap.py (on Debian and Ubuntu also: sudo apt-get install libportaudio2)",
        ) from error
    return sounddevice


def names(kind: str) -> tuple[str, ...]:
    """What can be chosen as "input" or "output", the system's own first. PortAudio must have been started."""
    return tuple(_listed(door(), kind))


def _listed(sd: Any, kind: str) -> dict[str, int]:
    """Name -> number, of the system's usual kind of driver; a second device of one name is called "… #2"."""
    number, default = sd.default.hostapi, sd.default.device[kind]
    if number < 0:
        return {}
    driver = sd.query_hostapis(number)
    found: dict[str, int] = {}
    for index in sorted(driver["devices"], key=lambda index: (index != default, index)):
        facts = sd.query_devices(index)
        raw = facts["name"]
        if not facts[f"max_{kind}_channels"] or (
            driver["name"] == "ALSA" and not CARD.search(raw) and raw not in ALSA_SERVERS
        ):
            continue
        name = CARD.sub("", raw)
        same = sum(known == name or known.startswith(f"{name} #") for known in found)
        found[f"{name} #{same + 1}" if same else name] = index
    return found


def _find(sd: Any, name: str) -> int:
    known = _listed(sd, "input")
    if not known:
        raise DeviceMissing("No microphone is connected.", "Plug one in, or type the answers.")
    if not name:
        return next(iter(known.values()))
    if name not in known:
        raise DeviceMissing(
            f"The microphone {name!r} is not connected.", f"Plug it in, or choose: {', '.join(known)}."
        )
    return known[name]


def _first_that_opens(sd: Any, device: int, hear: Callable[[Heard], None]) -> Any:
    """What is wanted first, then what the device likes. Raises the last PortAudio error."""
    facts = sd.query_devices(device)
    own, channels = int(facts["default_samplerate"]), min(2, facts["max_input_channels"])
    wishes = dict.fromkeys([(SOUND_RATE, 1), (own, 1), (SOUND_RATE, channels), (own, channels)])
    for last, (rate, width) in enumerate(wishes, start=1 - len(wishes)):
        try:
            return _start(sd, device, rate, width, hear)
        except sd.PortAudioError:
            if last == 0:
                raise
    raise AssertionError("there is always a wish")


def _start(sd: Any, device: int, rate: int, channels: int, hear: Callable[[Heard], None]) -> Any:
    def callback(block: npt.NDArray[np.int16], count: int, time: Any, status: Any) -> None:
        age = time.currentTime - time.inputBufferAdcTime
        if (
            not 0 <= age <= stream.latency + count / rate
        ):  # older than the buffer is long: not true at the start
            age = count / rate
        hear(Heard(block.copy(), rate, age, bool(status.input_overflow)))

    stream = sd.InputStream(
        device=device,
        samplerate=rate,
        channels=channels,
        dtype="int16",
        blocksize=round(rate * BLOCK),
        latency=BUFFER,
        callback=callback,
    )
    try:
        stream.start()
    except BaseException:
        stream.close(ignore_errors=True)
        raise
    return stream
