"""A child process that talks in JSON lines: sending and receiving with a time limit, its memory, its end.

JSON and not pickle: a child that a hostile file took over must not be able to run code here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LONGEST_LINE = 1 << 20  # bytes; more is no message of ours
SENDING = 10.0  # seconds until a child that does not read is given up
ENDING = 0.5  # seconds from a closed pipe to the end of its process
LOOK = 0.01  # seconds between two looks where a pipe cannot be waited for
# what a process needs to start and to find a graphics card; no keys, no settings, no proxies
PASSED_ON = (
    *("PATH", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "WINDIR", "HOME", "USERPROFILE"),
    *("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "CUDA_PATH", "CUDA_VISIBLE_DEVICES", "HIP_VISIBLE_DEVICES"),
)


class ChildGone(Exception):
    """The child ended, closed its pipe, or sent what is no message."""


def child_environment() -> dict[str, str]:
    """Nothing of this program's own variables reaches a child."""
    return {name: os.environ[name] for name in PASSED_ON if name in os.environ}


class ChildPipe:
    """One running child. `close` ends it at once."""

    def __init__(self, command: Sequence[str]) -> None:
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            cwd=ROOT,
            env=child_environment(),
        )
        assert self.process.stdin is not None  # noqa: S101 — both pipes were asked for
        assert self.process.stdout is not None  # noqa: S101
        self._into, self._from = self.process.stdin, self.process.stdout
        self._come = bytearray()
        if sys.platform != "win32":
            os.set_blocking(self._into.fileno(), False)

    def send(self, message: dict[str, Any]) -> None:
        """Raises `ChildGone` when the child has ended or does not read."""
        left = memoryview(json.dumps(message).encode() + b"\n")
        until = time.monotonic() + SENDING
        try:
            while left and _wait_to_write(self._into.fileno(), until - time.monotonic()):
                left = left[self._into.write(left) or 0 :]
        except OSError as error:
            raise ChildGone from error
        if left:
            raise ChildGone

    def receive(self, seconds: float) -> dict[str, Any] | None:
        """The next message, or None when none came in time. Raises `ChildGone`."""
        until = time.monotonic() + seconds
        while b"\n" not in self._come:
            if len(self._come) > LONGEST_LINE:
                raise ChildGone
            if not _wait_to_read(self._from.fileno(), max(0.0, until - time.monotonic())):
                return None
            if not (more := os.read(self._from.fileno(), 1 << 16)):
                raise ChildGone
            self._come += more
        line, _, self._come = self._come.partition(b"\n")
        try:
            message = json.loads(line)
        except ValueError as error:
            raise ChildGone from error
        if not isinstance(message, dict):
            raise ChildGone
        return message

    def exit_code(self) -> int | None:
        """How a child ended whose pipe is closed; below zero the signal that ended it. None: it runs on."""
        try:
            return self.process.wait(ENDING)
        except subprocess.TimeoutExpired:
            return None

    def close(self) -> None:
        self.process.kill()
        for pipe in (self._into, self._from):
            pipe.close()
        self.process.wait()

    def own_memory(self) -> int | None:
        """Bytes that belong to the child alone, the mapped model file not counted; None where nobody tells."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text("ascii", "replace")
        except OSError:
            return None
        return sum(_kilobytes(status, name) for name in ("RssAnon:", "RssShmem:")) << 10


def available_memory() -> int | None:
    """Bytes that new processes can have without pushing others out; None where nobody tells."""
    try:
        return _kilobytes(Path("/proc/meminfo").read_text("ascii"), "MemAvailable:") << 10 or None
    except OSError:
        return None


def _kilobytes(text: str, name: str) -> int:
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith(name))


if sys.platform == "win32":
    import _winapi
    import msvcrt

    def _wait_to_read(handle: int, seconds: float) -> bool:
        until = time.monotonic() + seconds
        while True:
            try:
                waiting = _winapi.PeekNamedPipe(msvcrt.get_osfhandle(handle), 0)[0]
            except OSError:
                return True  # closed: the read tells so
            if waiting or time.monotonic() >= until:
                return bool(waiting)
            time.sleep(LOOK)

    def _wait_to_write(handle: int, seconds: float) -> bool:  # noqa: ARG001 — writing waits by itself there
        return seconds > 0
else:
    import select

    def _wait_to_read(handle: int, seconds: float) -> bool:
        return _wait(handle, select.POLLIN, seconds)

    def _wait_to_write(handle: int, seconds: float) -> bool:
        return _wait(handle, select.POLLOUT, seconds)

    def _wait(handle: int, what: int, seconds: float) -> bool:
        """True also when the other side is gone: the read or write that follows tells so."""
        poll = select.poll()
        poll.register(handle, what)
        return bool(poll.poll(max(0.0, seconds) * 1000))
