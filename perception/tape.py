"""The tape of an answer: written live as two growing streams, followed while it grows, read again later.

`follow` is the one iterator for all of that. The sound of a tape is one unbroken row of samples from time
0; its samples, and the pictures with their times, are the same whenever they are read. Both come merged by
time as far as both are there. Sound never waits for a camera that has gone, so while a tape grows the order
*between* sound and pictures may differ from a later reading; the order within each never does.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack

from interview.ports import Stop, Tape, TapeKind
from perception.sources import ClipSource, Item, LiveSource, Source

LOOK_AGAIN = 0.02  # seconds between two looks at a tape that has nothing new


def follow(tape: Tape, stop: Stop, sound: bool = True, pictures: bool = True) -> Iterator[Item]:
    """Sound and pictures of a tape from its start to its end, at the pace at which it grows.

    Ends early when `stop` asks to finish. Raises `Cancelled` when it says cancel, and `FileDamaged` when
    nothing of a stream can be read. A kind that the tape does not have just does not come.
    """
    wanted = [kind for kind, yes in ((TapeKind.SOUND, sound), (TapeKind.PICTURE, pictures)) if yes]
    with ExitStack() as open_now:
        tracks = [open_now.enter_context(Track(tape, stop, kind)) for kind in wanted]
        while not stop.wanted:
            ready = [track for track in tracks if track.fill()]
            if ready:
                yield min(ready, key=lambda track: track.items[0].time).items.popleft()
            elif all(track.over for track in tracks):
                return
            else:
                stop.wait(LOOK_AGAIN)
        stop.check()


class Track:
    """The items of one kind that were read and not yet given out."""

    def __init__(self, tape: Tape, stop: Stop, kind: TapeKind) -> None:
        self.items: deque[Item] = deque()
        self._tape = tape
        self._stop = stop
        self._kind = kind
        self._source: Source | None = None
        self._absent = False

    def __enter__(self) -> Track:
        return self

    def __exit__(self, *_: object) -> None:
        if self._source is not None:
            self._source.close()

    @property
    def over(self) -> bool:
        """No item will come any more."""
        return not self.items and (self._absent or (self._source is not None and self._source.over))

    def fill(self) -> bool:
        """Read on if nothing is left; True when an item is there."""
        if not self.items and not self.over:
            if self._source is None:
                self._find()
            if self._source is not None:
                self.items.extend(self._source.more())
        return bool(self.items)

    def _find(self) -> None:
        """A stream may begin after its follower did."""
        over = self._tape.over  # asked first: a kind that is not there afterwards never comes
        kinds = self._tape.kinds()
        if TapeKind.CLIP in kinds:
            self._source = ClipSource(self._tape.reader(TapeKind.CLIP, self._stop), self._kind)
        elif self._kind in kinds:
            self._source = LiveSource(self._tape.reader(self._kind, self._stop), self._kind)
        elif over:
            self._absent = True
