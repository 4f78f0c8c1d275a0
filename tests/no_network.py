"""A guard for tests: while it holds, Python code that would reach beyond this machine fails.

It sees the `socket` module, nothing that native code or a child process does. Those are proved from outside: without
a network at all, or by watching the system calls.
"""

from __future__ import annotations

import ipaddress
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_WATCHED = ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname")
_reached: list[list[str]] = []  # one list for each guard that holds


class NetworkReached(Exception):
    """Something would have left this machine."""


@contextmanager
def no_network() -> Iterator[list[str]]:
    """Gives what was tried; ends with `NetworkReached` when the code under test hid the failure."""
    tried: list[str] = []
    _reached.append(tried)
    try:
        yield tried
    finally:
        _reached.remove(tried)
    if tried:
        raise NetworkReached(", ".join(tried))


def _look(event: str, arguments: tuple[object, ...]) -> None:
    if not _reached or event not in _WATCHED:
        return
    host = arguments[0]
    if isinstance(host, socket.socket):
        if host.family not in (socket.AF_INET, socket.AF_INET6):
            return  # a socket between processes
        host = arguments[1][0] if isinstance(arguments[1], tuple) else arguments[1]
    if not _is_here(host):
        _reached[-1].append(f"{event} {host!r}")
        raise NetworkReached(f"{event} {host!r}")


def _is_here(host: object) -> bool:
    name = host.decode("ascii", "replace") if isinstance(host, bytes | bytearray) else str(host)
    if host is None or name in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


sys.addaudithook(_look)  # cannot be taken out again; without a guard it looks at nothing
