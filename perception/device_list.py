"""Which cameras, microphones and loudspeakers are connected, by the names that settings keep.

PortAudio looks for sound devices only when it starts, and listing must not disturb an open microphone, so
`listed` asks a child process (`python -m perception.device_list` prints the list as JSON).
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from interview.errors import PartMissing
from perception.opencv import open_cv
from perception.portaudio import names

ROOT = Path(__file__).resolve().parent.parent
LINUX_CAMERAS = Path("/sys/class/video4linux")
DEVICES = Path("/dev")
TRIED = 5  # camera numbers tried where the system does not tell names
LONGEST = 5.0  # seconds for one listing

Kind = Literal["camera", "microphone", "loudspeaker"]


@dataclass(frozen=True)
class Device:
    """`id` is what settings keep and what opens the device; it stays the same when others come and go."""

    kind: Kind
    id: str
    name: str  # for people


@dataclass(frozen=True)
class Devices:
    """What was connected at one moment; the first of each kind is the one that "" opens."""

    cameras: tuple[Device, ...] = ()
    microphones: tuple[Device, ...] = ()
    loudspeakers: tuple[Device, ...] = ()
    unknown_because: str = ""  # a sentence, when the list could not be made: empty then does not mean none


def listed(command: tuple[str, ...] = (sys.executable, "-m", "perception.device_list")) -> Devices:
    """All devices, in 0.3–0.6 s and at most five. Raises `PartMissing` when PortAudio or OpenCV is not installed.

    On Linux no camera is opened for it. Elsewhere each is, for a moment and without a picture being taken:
    ask there only when somebody wants to choose.
    """
    try:
        done = subprocess.run(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST, check=True
        )
        found = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return Devices(unknown_because="The devices could not be listed: a driver failed or did not answer.")
    if "part_missing" in found:
        raise PartMissing(*found["part_missing"])

    def each(kinds: str) -> tuple[Device, ...]:
        return tuple(Device(**device) for device in found[kinds])

    return Devices(each("cameras"), each("microphones"), each("loudspeakers"))


def cameras() -> tuple[Device, ...]:
    """In the order of their numbers. Raises `PartMissing` where OpenCV is needed to find them."""
    return tuple(Device("camera", name, name) for name in camera_sources())


def microphones() -> tuple[Device, ...]:
    """As PortAudio saw them when this process started it. Raises `PartMissing`."""
    return _sound_devices("microphone", "input")


def loudspeakers() -> tuple[Device, ...]:
    """As PortAudio saw them when this process started it. Raises `PartMissing`."""
    return _sound_devices("loudspeaker", "output")


def camera_sources(system: Path = LINUX_CAMERAS, devices: Path = DEVICES) -> dict[str, int | Path]:
    """The name of each camera -> what OpenCV opens; the second of one name is called "… #2"."""
    if sys.platform != "linux":
        return {f"Camera {number + 1}": number for number in range(TRIED) if _is_camera(number)}
    found: dict[str, int | Path] = {}
    for folder in sorted(system.glob("video*"), key=lambda folder: int(re.sub(r"\D", "", folder.name) or 0)):
        name, index = _line(folder / "name"), _line(folder / "index")
        node = devices / folder.name
        if (
            index != "0" or not node.exists()
        ):  # the others of one camera give no pictures but facts about them
            continue
        name = name or "Camera"
        same = sum(known == name or known.startswith(f"{name} #") for known in found)
        found[f"{name} #{same + 1}" if same else name] = node
    return found


def _line(path: Path) -> str:
    try:
        return " ".join(path.read_text(encoding="utf-8", errors="replace").split())
    except OSError:  # unplugged in the meantime
        return ""


def _is_camera(number: int) -> bool:
    device: Any = open_cv().VideoCapture(number)
    try:
        return bool(device.isOpened())
    finally:
        device.release()


def _sound_devices(kind: Kind, direction: str) -> tuple[Device, ...]:
    return tuple(Device(kind, name, PLAIN.get(name, name)) for name in names(direction))


PLAIN = {  # ALSA's names of the sound server, for people
    "default": "The system's choice",
    "pulse": "The system's choice (PulseAudio)",
    "pipewire": "The system's choice (PipeWire)",
}


def main() -> None:
    """Print what is connected; the child of `listed`."""
    try:
        found: dict[str, Any] = {
            "cameras": [asdict(device) for device in cameras()],
            "microphones": [asdict(device) for device in microphones()],
            "loudspeakers": [asdict(device) for device in loudspeakers()],
        }
    except PartMissing as error:
        found = {"part_missing": [error.message, error.remedy]}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
