"""What is known of every recorded stream beside its file: whether it was sealed, and how long it was then.

A row is written before the file is made and when the stream ends, so later a crash (the row says that it still
grew) is told from a file that somebody cut, exchanged, put in or took away.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from interview.errors import FileDamaged, StoreUnusable
from interview.tapes import Origin, Sink, parts_of
from interview.vault.record_reader import State, Verdict
from interview.vault.sealed_cabinet import SealedCabinet
from interview.vault.session_keys import Kind

log = logging.getLogger(__name__)


class Ended(StrEnum):
    NOT_YET = "not yet"  # it grows, or did when the program died
    SEALED = "sealed"
    ABANDONED = "abandoned"  # a take that was thrown away, a device that failed, a full disk
    CUT_OFF = "cut off"  # by a crash
    TORN = "torn"  # by a power cut: behind what is proven stood what never came whole to the disk


@dataclass(frozen=True)
class Stream:
    name: str
    session: str
    kind: Kind
    ended: Ended
    size: int  # bytes that were safe on the disk when it ended


class Streams:
    """The table `streams`. Each method works inside its caller's turn at the database."""

    def begin(self, connection: Any, name: str) -> None:
        session, _, kind = parts_of(name)
        connection.execute(
            "INSERT INTO streams (name, session, kind, ended, size) VALUES (?, ?, ?, ?, 0)",
            (name, session, kind.value, Ended.NOT_YET.value),
        )

    def end(self, connection: Any, name: str, how: Ended, size: int) -> None:
        connection.execute("UPDATE streams SET ended = ?, size = ? WHERE name = ?", (how.value, size, name))

    def drop(self, connection: Any, name: str) -> None:
        connection.execute("DELETE FROM streams WHERE name = ?", (name,))

    def forget(self, connection: Any, session_id: str, kinds: Iterable[Kind]) -> None:
        for kind in kinds:
            connection.execute("DELETE FROM streams WHERE session = ? AND kind = ?", (session_id, kind.value))

    def all(self, connection: Any) -> tuple[Stream, ...]:
        return self._where(connection, "name >", "")

    def of(self, connection: Any, session_id: str) -> tuple[Stream, ...]:
        return self._where(connection, "session =", session_id)

    def one(self, connection: Any, name: str) -> Stream | None:
        return next(iter(self._where(connection, "name =", name)), None)

    def _where(self, connection: Any, condition: str, value: str) -> tuple[Stream, ...]:
        rows = connection.execute(
            f"SELECT name, session, kind, ended, size FROM streams WHERE {condition} ? ORDER BY name",  # noqa: S608 - of this file only
            (value,),
        )
        return tuple(
            Stream(name, session, Kind(kind), Ended(how), size) for name, session, kind, how, size in rows
        )


Writing = Callable[[], AbstractContextManager[Any]]


class NotedCabinet:
    """A folder of encrypted streams that notes the beginning and the end of each in the database."""

    def __init__(self, sealed: SealedCabinet, streams: Streams, writing: Writing) -> None:
        self._sealed = sealed
        self._streams = streams
        self._writing = writing

    def create(self, name: str) -> Sink:
        if self._sealed.holds(name):
            raise FileExistsError(name)
        with self._writing() as connection:
            self._streams.begin(connection, name)
        return _NotedSink(self._sealed.create(name), lambda how, size: self._end(name, how, size))

    def open(self, name: str) -> Origin:
        return self._sealed.open(name)

    def verify(self, name: str) -> Verdict:
        return self._sealed.verify(name)

    def holds(self, name: str) -> bool:
        return self._sealed.holds(name)

    def names(self) -> Iterator[str]:
        return self._sealed.names()

    def delete(self, name: str) -> None:
        self._sealed.delete(name)

    def mend(self) -> None:
        """At the start: nothing grows yet, so what has not ended was cut off, and what of it is proven is noted."""
        with self._writing() as connection:
            for stream in self._streams.all(connection):
                if stream.ended is not Ended.NOT_YET:
                    continue
                if self.holds(stream.name):
                    self._streams.end(connection, stream.name, *self._left_of(stream.name))
                else:
                    self._streams.drop(connection, stream.name)

    def _left_of(self, name: str) -> tuple[Ended, int]:
        """Who makes holes on purpose before this start gains no more than by cutting the file; later, they show."""
        try:
            verdict = self._sealed.verify(name)
        except (OSError, FileDamaged, StoreUnusable):
            return Ended.CUT_OFF, 0
        return Ended.TORN if verdict.state is State.TAMPERED else Ended.CUT_OFF, verdict.size

    def _end(self, name: str, how: Ended, size: int) -> None:
        try:
            with self._writing() as connection:
                self._streams.end(connection, name, how, size)
        except StoreUnusable as error:  # the recording is safe; at the next start it counts as cut off
            log.warning("the end of a stream was not noted (%s)", type(error.__cause__ or error))


class _NotedSink:
    """Counts what is safe on the disk."""

    def __init__(self, sink: Sink, ended: Callable[[Ended, int], None]) -> None:
        self._sink = sink
        self._ended = ended
        self._size = 0
        self._safe = 0
        self._sealed = False
        self._how = Ended.ABANDONED

    def append(self, data: bytes) -> None:
        self._sink.append(data)
        self._size += len(data)

    def sync(self) -> None:
        self._sink.sync()
        self._safe = self._size
        if self._sealed:
            self._how = Ended.SEALED

    def seal(self) -> None:
        self._sink.seal()
        self._sealed = True

    def close(self) -> None:
        try:
            self._sink.close()
        finally:
            self._ended(self._how, self._safe)
