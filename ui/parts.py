"""What the window asks of the rest of the program beyond what the command line asks. `main.py` has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from interview.domain import Segment
from interview.ports import Recorder, SessionStore, Stop, Tape, Watch
from interview.settings import Settings
from interview.vault.store import VaultStore
from ui.pages.about_page import Facts
from ui.terminal.wiring import Wiring


class NamedDevice(Protocol):
    """A camera, microphone or loudspeaker as people know it."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


class DeviceList(Protocol):
    @property
    def cameras(self) -> Sequence[NamedDevice]: ...
    @property
    def microphones(self) -> Sequence[NamedDevice]: ...


class LiveDevices(Recorder, Protocol):
    """Records from camera and microphone. All of it is called on the capture lane."""

    def ready(self, stop: Stop, watch: Watch) -> None:
        """Open the microphone ahead; what it hears is thrown away until an answer is recorded."""

    def rehearse(self, stop: Stop, watch: Watch) -> None:
        """Show camera and level until stopped; nothing is kept."""

    def close(self) -> None:
        """Let go of the microphone."""


class Wave(Protocol):
    """The loudness of a take over its time, for a picture of it."""

    @property
    def seconds(self) -> float: ...
    @property
    def peaks(self) -> tuple[float, ...]: ...


class Playing(Protocol):
    """Plays what was recorded."""

    def play(self, tapes: Sequence[Tape], start: float, stop: Stop, watch: Watch) -> None:
        """From `start` seconds of the take to its end, or until stopped."""


class WindowWiring(Wiring, Protocol):
    """Parts for the window. Nothing heavy is imported before its method is called."""

    @property
    def reads_emotion(self) -> bool:
        """Whether there is a model that does; the person is told of it only then."""

    def prepare(self) -> None:
        """Load what an interview needs in a moment, while nobody waits; any thread may do it."""

    def with_settings(self, settings: Settings) -> WindowWiring:
        """The same program, set differently."""

    def live_recorder(self, store: VaultStore | None) -> LiveDevices:
        """From the devices of the settings; `store` tells how much room there is."""

    def devices(self) -> DeviceList: ...
    def playing(self) -> Playing:
        """Through the loudspeaker."""

    def peaks(self, tapes: Sequence[Tape], stop: Stop, watch: Watch) -> Wave:
        """How loud a take is, from its start to its end."""

    def salvage(self, store: SessionStore, tape_id: str, stop: Stop) -> Segment | None:
        """What there is of a segment that a crash cut off, None when nothing can be read."""

    def writers(self) -> tuple[str, ...]:
        """Who can write questions, by the names of `question_writer`; the usual one first."""

    def disorder_names(self) -> Mapping[str, Sequence[str]]:
        """Language -> names, for completing what is typed."""

    def facts(self) -> Facts:
        """For the page about the program."""
