"""A sound server of the tests' own: what is played into it, the program's microphone hears.

PulseAudio runs privately, in a folder of its own, with two loudspeakers that nobody hears: what is played into
"person" comes out of the microphone "person_mic", the system's choice; "room" is the loudspeaker that the
program plays on. PortAudio reaches it through ALSA's pulse plug-in by the environment in `environment`, which
counts from the next opening of a device on, in this process too: microphones may be tested without a child
process, because `perception.portaudio` starts PortAudio anew before it opens one.

Use the fixture `virtual_sound` (one server for all tests, skips with the reason where it cannot run), by
`from tests.virtual_sound import virtual_sound  # noqa: F401`; or `with VirtualSound.started(folder) as sound:`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from perception.voices import Sound

UP_WITHIN = 10.0  # seconds
SINKS = {"room": "rate=48000 channels=2", "person": "rate=48000 channels=1"}
MICROPHONE = "module-remap-source source_name=person_mic master=person.monitor channels=1"


class VirtualSound:
    """`environment` is to be set where the program runs, in this process or a child."""

    def __init__(self, folder: Path) -> None:
        self.environment = {
            "PULSE_SERVER": f"unix:{folder / 'native'}",
            "PULSE_RUNTIME_PATH": str(folder),
            "PULSE_STATE_PATH": str(folder),
            "PULSE_COOKIE": str(folder / "cookie"),
            "XDG_RUNTIME_DIR": str(folder),
            "SDL_AUDIODRIVER": "pulseaudio",
        }
        self._folder = folder

    @classmethod
    @contextmanager
    def started(cls, folder: Path) -> Iterator[VirtualSound]:
        """Skips the test, with the reason, where PulseAudio or ALSA's plug-in for it is not installed."""
        missing = [name for name in ("pulseaudio", "pactl", "paplay") if shutil.which(name) is None]
        if missing or not any(Path("/usr").glob("lib*/**/alsa-lib/libasound_module_pcm_pulse.so")):
            pytest.skip(
                f"no virtual microphone: {', '.join(missing) or 'libasound2-plugins'} is not installed"
            )
        sound = cls(folder)
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [
                    *("pulseaudio", "-n", "--daemonize=no", "--system=false", "--use-pid-file=false"),
                    *("--exit-idle-time=-1", "--disallow-exit=true", "--log-target=stderr"),
                    *("-L", f"module-native-protocol-unix auth-anonymous=1 socket={folder / 'native'}"),
                ],
                env={**os.environ, **sound.environment, "HOME": str(folder)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        try:
            end = time.monotonic() + UP_WITHIN
            while not (folder / "native").exists():
                if server.poll() is not None or time.monotonic() > end:
                    pytest.skip(f"no virtual microphone: PulseAudio does not start, see {folder / 'log'}")
                time.sleep(0.02)
            sound.plug_in()
            yield sound
        finally:
            server.terminate()
            server.wait(UP_WITHIN)

    def plug_in(self) -> None:
        """Bring both loudspeakers and the microphone back."""
        for name, form in SINKS.items():
            self.control("load-module", "module-null-sink", f"sink_name={name}", *form.split())
        self.control("load-module", *MICROPHONE.split())
        self.control("set-default-sink", "room")
        self.control("set-default-source", "person_mic")

    def unplug(self) -> None:
        """Take away all of them; with one left, PulseAudio would quietly move the microphone there."""
        for module in ("module-remap-source", "module-null-sink"):
            self.control("unload-module", module)

    def hold(self, held: bool) -> None:
        """The microphone stays but gives nothing, as with a driver that hangs."""
        self.control("suspend-source", "person_mic", str(int(held)))

    def play(self, path: Path, wait: bool = True) -> subprocess.Popen[bytes]:
        """Let the person say what is in a WAV file; returns at its end, or at once without `wait`."""
        player = subprocess.Popen(
            ["paplay", "--device=person", "--latency-msec=50", str(path)],
            env={**os.environ, **self.environment},
        )
        if wait:
            player.wait(120)
        return player

    def say(self, samples: np.ndarray, rate: int = 16_000, wait: bool = True) -> subprocess.Popen[bytes]:
        """`play` for 16-bit mono samples."""
        with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".wav", delete=False) as file:
            file.write(Sound(samples, rate).to_wav())
        return self.play(Path(file.name), wait)

    def control(self, *words: str) -> str:
        """One command to the sound server, by `pactl`."""
        return subprocess.run(
            ["pactl", *words],
            env={**os.environ, **self.environment},
            check=True,
            capture_output=True,
            text=True,
            timeout=10,
        ).stdout


@pytest.fixture(scope="session")
def sound_server() -> Iterator[VirtualSound]:
    with (
        tempfile.TemporaryDirectory(prefix="sound") as folder,  # a short path: sockets have no long ones
        VirtualSound.started(Path(folder)) as sound,
    ):
        yield sound


@pytest.fixture
def virtual_sound(sound_server: VirtualSound, monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualSound]:
    """The sound server, as the one that this process opens devices of; whole again afterwards."""
    for name, value in sound_server.environment.items():
        monkeypatch.setenv(name, value)
    yield sound_server
    sound_server.unplug()
    sound_server.plug_in()
