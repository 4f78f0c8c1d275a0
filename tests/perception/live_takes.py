"""A recording that runs in a thread of its own, as it does in the window, and is looked at meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from interview.domain import Segment
from interview.errors import Cancelled, ForPeople
from interview.media import AudioBlock, Frame, Health
from interview.ports import Stop, Tape, Watch
from perception.live_recorder import LiveRecorder
from perception.tape import follow
from tests.perception.live_devices import a_tape


@dataclass
class Take:
    """One recording in a thread of its own, as in the window's lane."""

    recorder: LiveRecorder
    tape: Tape = field(default_factory=a_tape)
    watch: Watch = field(default_factory=Watch)
    stop: Stop = field(default_factory=Stop)
    sound: bool = True
    picture: bool = True
    seen: list[tuple[float, Health]] = field(default_factory=list)
    segment: Segment | None = None
    error: BaseException | None = None

    def __enter__(self) -> Take:
        self.thread = threading.Thread(target=self._run)
        self.begun = time.monotonic()
        self.thread.start()
        return self

    def _run(self) -> None:
        try:
            self.segment = self.recorder.record(self.tape, self.sound, self.picture, self.stop, self.watch)
        except (ForPeople, Cancelled) as error:
            self.error = error
        finally:
            self.tape.store.finish_tape(self.tape.id)

    def __exit__(self, *_error: object) -> None:
        self.stop.finish()
        self.thread.join(10)
        self.recorder.close()
        assert not self.thread.is_alive()

    def wait_for(self, what: Callable[[], bool], seconds: float = 6.0) -> float:
        """Seconds from the start of the recording until it was so."""
        until = time.monotonic() + seconds
        while not what():
            assert time.monotonic() < until, "it did not happen"
            assert self.error is None, self.error
            time.sleep(0.01)
        return time.monotonic() - self.begun

    def run_for(self, seconds: float) -> None:
        self.wait_for(lambda: time.monotonic() - self.begun >= seconds, seconds + 5)

    def health(self) -> Health:
        return self.watch.health.peek() or Health()

    @property
    def items(self) -> list[AudioBlock | Frame]:
        return list(follow(self.tape, Stop()))
