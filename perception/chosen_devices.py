"""Devices by their names in the settings: "" is the first one, "none" is off, "file:…" plays a media file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from perception.live_feeds import LiveCamera, LiveMicrophone

OFF = "none"
FILE = "file:"


def microphone(name: str) -> Callable[[], LiveMicrophone] | None:
    """What opens it; None when there shall be none."""
    from perception.microphone import FileMicrophone, SoundDeviceMicrophone

    if name == OFF:
        return None
    if name.startswith(FILE):
        return lambda: FileMicrophone(Path(name.removeprefix(FILE)), loop=True)
    return lambda: SoundDeviceMicrophone(name)


def camera(name: str) -> Callable[[], LiveCamera] | None:
    """What opens it; None when there shall be none."""
    from perception.camera import FileCamera, OpenCvCamera

    if name == OFF:
        return None
    if name.startswith(FILE):
        return lambda: FileCamera(Path(name.removeprefix(FILE)), loop=True)
    return lambda: OpenCvCamera(name)
