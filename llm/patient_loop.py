"""Waiting for a network answer in one thread while looking at `stop`: an event loop that lives for one reply."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterator
from types import TracebackType
from typing import Any, Self, TypeVar

from interview.ports import Stop

LOOK = 0.1  # seconds between two looks at `stop`

Thing = TypeVar("Thing")


class _Stopped(Exception):
    """Asked to end."""


class PatientLoop:
    """Runs asynchronous code step by step from ordinary code. No thread but that of a name look-up."""

    def __init__(self, stop: Stop) -> None:
        self._stop = stop
        self._loop = asyncio.new_event_loop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    def each(self, stream: AsyncIterator[Thing]) -> Iterator[Thing]:
        """What comes, as it comes; ends when asked to, raises `Cancelled` when the work is thrown away."""
        try:
            while True:
                try:
                    thing = self._wait(_next(stream))
                except (StopAsyncIteration, _Stopped):
                    return
                yield thing
        finally:
            close = getattr(stream, "aclose", None)
            if close is not None:
                self._loop.run_until_complete(close())

    def _wait(self, work: Coroutine[Any, Any, Thing]) -> Thing:
        task = self._loop.create_task(work)
        while not task.done() and not self._stop.wanted:
            self._loop.run_until_complete(asyncio.wait({task}, timeout=LOOK))
        if not self._stop.wanted:
            return task.result()
        task.cancel()
        self._loop.run_until_complete(asyncio.wait({task}))
        if not task.cancelled():
            task.exception()  # looked at, so that nobody complains; the work is not wanted any more
        self._stop.check()
        raise _Stopped


async def _next(stream: AsyncIterator[Thing]) -> Thing:
    return await anext(stream)
