"""Who suggests follow-ups in an interview of the window: the language model of the settings, or nobody."""

from __future__ import annotations

from interview.ports import FollowUpRequest, FollowUpWriter, Stop, Suggestion
from ui.parts import WindowWiring


class UsualFollowUps:
    """A FollowUpWriter that asks for its writer when the first suggestion is wanted. Used on the language lane."""

    def __init__(self, wiring: WindowWiring) -> None:
        self._wiring = wiring
        self._writer: FollowUpWriter | None = None

    def suggest(self, request: FollowUpRequest, stop: Stop) -> Suggestion | None:
        self._writer = self._writer or self._wiring.follow_up_writer()
        return self._writer.suggest(request, stop) if self._writer is not None else None
