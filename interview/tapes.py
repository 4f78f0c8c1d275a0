"""The byte streams of tapes: written once, read by many, live or finished, from any thread.

A `Shelf` knows which tapes still grow. Where the bytes lie is the cabinet's business: memory or the vault. A tape
that was not begun in this process is over: after a crash nobody waits for a writer that is gone.
"""

from __future__ import annotations

import os
import re
import secrets
import threading
import time
from collections.abc import Collection, Iterator
from typing import Protocol

from interview.errors import FileDamaged, StoreUnusable
from interview.ports import Stop, TapeKind, TapeReader, TapeWriter

LOOK_AT_STOP = 0.1  # seconds between two looks of a waiting reader
EVERY_STREAM = frozenset(TapeKind)
SYNC_EVERY = 0.8  # seconds; with a flush each 0.2 s a power cut takes at most one second of a recording


class Sink(Protocol):
    """Where one stream is written."""

    def append(self, data: bytes) -> None: ...
    def sync(self) -> None: ...
    def seal(self) -> None:
        """Mark the stream as complete; nothing is appended afterwards."""

    def close(self) -> None: ...


class Origin(Protocol):
    """Where one stream is read."""

    def size(self) -> int:
        """How far to read; where the stream is damaged this is beyond the damage, so that nobody misses it."""

    def read_at(self, offset: int, size: int) -> bytes:
        """Fewer bytes than `size` at the end or before damage. Raises `FileDamaged` where the damage begins."""

    def close(self) -> None: ...


class Cabinet(Protocol):
    """Keeps finished and growing streams by name."""

    def create(self, name: str) -> Sink:
        """A new stream; `FileExistsError` when there is one: nothing is ever appended after a crash."""

    def open(self, name: str) -> Origin: ...
    def holds(self, name: str) -> bool: ...
    def names(self) -> Iterator[str]: ...
    def delete(self, name: str) -> None: ...


class Growth:
    """How far one stream may be read and whether more will come; shared by its writer and its followers."""

    def __init__(self, size: int = 0, over: bool = False) -> None:
        self._changed = threading.Condition()
        self._size = size
        self._over = over

    @property
    def over(self) -> bool:
        with self._changed:
            return self._over

    @property
    def size(self) -> int:
        with self._changed:
            return self._size

    def add(self, size: int) -> None:
        with self._changed:
            self._size += size
            self._changed.notify_all()

    def end(self) -> None:
        with self._changed:
            self._over = True
            self._changed.notify_all()

    def wait_beyond(self, offset: int, stop: Stop | None) -> int:
        """The size, once it is beyond `offset`, or the stream is over, or `stop` asks to end."""
        with self._changed:
            while self._size <= offset and not self._over:
                if stop is not None and stop.wanted:
                    stop.check()
                    break
                self._changed.wait(LOOK_AT_STOP)
            return self._size


class StreamWriter:
    """The append-only end of one stream."""

    def __init__(self, growth: Growth, sink: Sink) -> None:
        self._growth = growth
        self._sink = sink
        self._lock = threading.Lock()
        self._synced = time.monotonic()

    def write(self, data: bytes) -> int:
        with self._lock:
            if self._growth.over:
                raise StoreUnusable("This recording is closed already.", "Record the answer once more.")
            self._sink.append(bytes(data))
            self._growth.add(len(data))
        return len(data)

    def flush(self) -> None:
        with self._lock:
            now = time.monotonic()
            if not self._growth.over and now - self._synced >= SYNC_EVERY:
                self._sink.sync()
                self._synced = now

    def seal(self) -> None:
        self._end(complete=True)

    def abandon(self) -> None:
        self._end(complete=False)

    def _end(self, complete: bool) -> None:
        with self._lock:
            if self._growth.over:
                return
            try:
                if complete:
                    self._sink.seal()
                self._sink.sync()
            finally:
                self._growth.end()
                self._sink.close()


class StreamReader:
    """One reader of a stream, with a position of its own."""

    def __init__(self, growth: Growth, origin: Origin, stop: Stop | None) -> None:
        self._growth = growth
        self._origin = origin
        self._stop = stop
        self._position = 0

    @property
    def growing(self) -> bool:
        return not self._growth.over

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes, as soon as there are any; a negative size reads the stream to its end."""
        if size < 0:
            return b"".join(iter(lambda: self.read(1 << 20), b""))
        if size == 0:
            return b""
        end = self._growth.wait_beyond(self._position, self._stop)
        if end <= self._position:
            return b""
        data = self._origin.read_at(self._position, min(size, end - self._position))
        self._position += len(data)
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Move; the end of a stream that grows is where it is now."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._growth.size}[whence]
        if base + offset < 0:
            raise ValueError("a position before the first byte")
        self._position = base + offset
        return self._position

    def tell(self) -> int:
        return self._position

    def close(self) -> None:
        self._origin.close()


SESSION_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
TAPE_ID = re.compile(r"([A-Za-z0-9_-]{1,64})\.(\d+)\.([0-9a-f]{8})")


def check_session_id(session_id: str) -> str:
    """A session id is part of file names, so it may hold letters, digits, "_" and "-" only."""
    if SESSION_ID.fullmatch(session_id) is None:
        raise ValueError("a session id has letters, digits, _ and - only, at most 64")
    return session_id


class Shelf:
    """All tapes of one store."""

    def __init__(self, cabinet: Cabinet) -> None:
        self._cabinet = cabinet
        self._lock = threading.Lock()
        self._growing: dict[str, dict[TapeKind, tuple[Growth, StreamWriter]]] = {}

    def new_tape(self, session_id: str, take: int) -> str:
        tape_id = f"{check_session_id(session_id)}.{take}.{secrets.token_hex(4)}"
        with self._lock:
            self._growing[tape_id] = {}
        return tape_id

    def finish_tape(self, tape_id: str) -> None:
        """No stream will come or grow any more. Safe to call twice."""
        with self._lock:
            for _, writer in self._growing.pop(tape_id, {}).values():
                writer.abandon()

    def tape_is_over(self, tape_id: str) -> bool:
        with self._lock:
            return tape_id not in self._growing

    def open_writer(self, tape_id: str, kind: TapeKind) -> TapeWriter:
        with self._lock:
            if tape_id not in self._growing:
                raise StoreUnusable("This recording is closed already.", "Record the answer once more.")
            growth = Growth()
            writer = StreamWriter(growth, self._cabinet.create(stream_name(tape_id, kind)))
            self._growing[tape_id][kind] = (growth, writer)
        return writer

    def open_reader(self, tape_id: str, kind: TapeKind, stop: Stop | None = None) -> TapeReader:
        name = stream_name(tape_id, kind)
        with self._lock:
            growing = self._growing.get(tape_id, {}).get(kind)
            if not self._cabinet.holds(name):
                raise FileDamaged(
                    f"This recording has no {kind} stream.", "Record or type the answer once more."
                )
            origin = self._cabinet.open(name)
            growth = growing[0] if growing is not None else Growth(origin.size(), over=True)
            return StreamReader(growth, origin, stop)

    def kinds(self, tape_id: str) -> frozenset[TapeKind]:
        return frozenset(kind for kind in TapeKind if self._cabinet.holds(stream_name(tape_id, kind)))

    def forget(self, session_id: str, kinds: Collection[TapeKind] = EVERY_STREAM) -> None:
        """Delete the streams of these kinds of every tape of a session. A tape that grows goes on with the rest."""
        with self._lock:
            for tape_id in [tape for tape in self._growing if session_of(tape) == session_id]:
                streams = self._growing[tape_id]
                if set(kinds) >= EVERY_STREAM:
                    del self._growing[tape_id]
                for kind, (_, writer) in streams.items():
                    if kind in kinds:
                        writer.abandon()
        for name in list(self._cabinet.names()):
            tape_id, _, ending = name.rpartition(".")
            if session_of(tape_id) == session_id and ending in kinds:
                self._cabinet.delete(name)

    def close(self) -> None:
        with self._lock:
            growing = list(self._growing)
        for tape_id in growing:
            self.finish_tape(tape_id)


def stream_name(tape_id: str, kind: TapeKind) -> str:
    if TAPE_ID.fullmatch(tape_id) is None:
        raise ValueError("no tape id of this program")
    return f"{tape_id}.{kind}"


def parts_of(name: str) -> tuple[str, str, TapeKind]:
    """Session id, tape id and kind of the name of a stream. Raises `ValueError` for any other name."""
    tape_id, _, kind = name.rpartition(".")
    session_id = session_of(tape_id)
    if session_id is None:
        raise ValueError("no stream of this program")
    return session_id, tape_id, TapeKind(kind)


def session_of(tape_id: str) -> str | None:
    """None for what is no tape id of this program."""
    found = TAPE_ID.fullmatch(tape_id)
    return found[1] if found is not None else None
