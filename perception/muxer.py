"""Writes a media file to a stream that only grows."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import av

from interview.ports import TapeWriter


class Muxer:
    """`container` takes the tracks and packets; their bytes go to the writer. Sealing it is the caller's."""

    def __init__(
        self, writer: TapeWriter, options: dict[str, str] | None = None, form: str = "matroska"
    ) -> None:
        self._bytes = AppendOnly(writer)
        self.container = av.open(self._bytes, "w", format=form, options=options or {})

    def mux(self, packets: Iterable[av.Packet[Any]]) -> None:
        """Raises what the writer raised, or FFmpeg's own error."""
        for packet in packets:
            self.container.mux(packet)
        self._bytes.flush_if_written()

    def close(self, complete: bool) -> None:
        """Write what is held back, or, when the stream is not complete, let it go."""
        if not complete:
            self._bytes.break_off()
            with suppress(av.FFmpegError):
                self.container.close()
            return
        self.container.close()
        self._bytes.flush_if_written()


class AppendOnly:
    """What the muxer writes to. It has no `seek`, so the muxer never goes back to rewrite its header."""

    def __init__(self, writer: TapeWriter) -> None:
        self._writer = writer
        self._fresh = False
        self._broken = False

    def write(self, data: bytes) -> int:
        if self._broken:
            return len(data)
        self._fresh = True
        return self._writer.write(bytes(data))

    def flush_if_written(self) -> None:
        if self._fresh:
            self._fresh = False
            self._writer.flush()

    def break_off(self) -> None:
        """What the muxer still holds goes nowhere: the stream has no proper end and shall not look whole."""
        self._broken = True
