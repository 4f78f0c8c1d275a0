"""Push to talk: what is said while it is held is the clinician's, from the first moment on."""

from __future__ import annotations

from interview.engine import BEFORE_REPORT
from interview.events import ClinicianSpoke
from interview.ports import Watch
from interview.steps import present_answer, seconds_before
from ui.conductor import Conductor

LONGEST_TURN = 600.0  # seconds; a turn whose end nobody told ends with its segment


class PushToTalk:
    """For one interview. Used in the GUI thread only."""

    def __init__(self, conductor: Conductor) -> None:
        self._conductor = conductor
        self._since: tuple[int, float] | None = None  # take, seconds on it

    def hold(self, held: bool, watch: Watch | None) -> None:
        """Held from now on, or let go. `watch`: of the segment that is recorded, None without one."""
        now = self._seconds_of_take(watch)
        if held:
            self._since = None if now is None else (self._conductor.session.take, now)
            self._conductor.clinician_speaks(self._since)
        elif self._since is not None:
            (take, start), self._since = self._since, None
            end = now if now is not None and take == self._conductor.session.take else start + LONGEST_TURN
            if end > start and self._conductor.session.stage in BEFORE_REPORT:
                self._conductor.send(ClinicianSpoke(take, start, end))
            self._conductor.clinician_speaks(None)

    def _seconds_of_take(self, watch: Watch | None) -> float | None:
        answer = present_answer(self._conductor.session)
        if not self._conductor.recording or watch is None or answer is None:
            return None
        return seconds_before(answer) + (watch.seconds.peek() or 0.0)
