"""Where each take may be looked at while it is worked on; and who speaks in it is told there to those who read it."""

from __future__ import annotations

from interview.commands import ReadEmotion, RecordAnswer, TranscribeAnswer, Work
from interview.domain import Session
from interview.ports import Watch
from interview.whose_words import Span, joined_up

OF_A_TAKE = (RecordAnswer, TranscribeAnswer, ReadEmotion)


class Watches:
    """The jobs of one segment share theirs. Used in the GUI thread; the jobs look at them in their own."""

    def __init__(self) -> None:
        self._newest: dict[int, Watch] = {}  # take -> that of its newest segment
        self._speaking: tuple[int, Span] | None = None  # take, the turn that has no end yet

    def watch(self, command: Work, session: Session) -> Watch:
        """For this work, which begins now."""
        if not isinstance(command, OF_A_TAKE):
            return Watch()
        if isinstance(command, RecordAnswer):
            self._newest[command.take] = Watch()  # nothing of an earlier segment stands in it
        watch = self._newest.setdefault(command.take, Watch())
        self.tell(session)
        return watch

    def clinician_speaks(self, since: tuple[int, float] | None, session: Session) -> None:
        """From this second of a take on, nobody knows yet until when; None: no longer."""
        self._speaking = None if since is None else (since[0], (since[1], float("inf")))
        self.tell(session)

    def tell(self, session: Session) -> None:
        """The clinician's turns of every answer, as they are known now."""
        for answer in session.answers.values():
            watch = self._newest.get(answer.take)
            if watch is not None:
                watch.turns.put(joined_up((*answer.clinician_spoke, *self._unfinished(answer.take))))

    def _unfinished(self, take: int) -> tuple[Span, ...]:
        if self._speaking is None or self._speaking[0] != take:
            return ()
        return (self._speaking[1],)
