"""Where the byte streams of tapes lie that are not kept: in memory. On disk: `vault/sealed_cabinet.py`."""

from __future__ import annotations

from collections.abc import Iterator

from interview.tapes import Origin, Sink


class MemoryBytes:
    """One stream in memory, where it is written and read."""

    def __init__(self) -> None:
        self._data = bytearray()

    def append(self, data: bytes) -> None:
        self._data += data

    def read_at(self, offset: int, size: int) -> bytes:
        return bytes(self._data[offset : offset + size])

    def size(self) -> int:
        return len(self._data)

    def sync(self) -> None: ...
    def seal(self) -> None: ...
    def close(self) -> None: ...


class MemoryCabinet:
    """Streams that live as long as the process."""

    def __init__(self) -> None:
        self._streams: dict[str, MemoryBytes] = {}

    def create(self, name: str) -> Sink:
        if name in self._streams:
            raise FileExistsError(name)
        self._streams[name] = MemoryBytes()
        return self._streams[name]

    def open(self, name: str) -> Origin:
        return self._streams[name]

    def holds(self, name: str) -> bool:
        return name in self._streams

    def names(self) -> Iterator[str]:
        return iter(tuple(self._streams))

    def delete(self, name: str) -> None:
        self._streams.pop(name, None)
