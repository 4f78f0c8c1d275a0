"""The guard against networks lets this machine talk to itself and nobody else."""

from __future__ import annotations

import contextlib
import socket
import urllib.request

import pytest

from tests.no_network import NetworkReached, no_network

FAR = "192.0.2.1"  # kept for documents: nobody is there


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_may_talk_to_itself(host):
    with socket.create_server(("127.0.0.1", 0)) as server, no_network() as tried:
        socket.create_connection((host, server.getsockname()[1]), timeout=5).close()
    assert tried == []


@pytest.mark.parametrize(
    "reach",
    [
        lambda: socket.create_connection((FAR, 80), timeout=0.1),
        lambda: socket.getaddrinfo("example.org", 80),
        lambda: socket.getaddrinfo(b"example.org", 80),
        lambda: socket.gethostbyname("example.org"),
        lambda: urllib.request.urlopen("http://example.org/", timeout=0.1),
    ],
)
def test_nothing_reaches_beyond_it_and_hiding_that_does_not_help(reach):
    with pytest.raises(NetworkReached), no_network(), contextlib.suppress(Exception):
        reach()


def test_a_message_without_a_connection_is_seen_too():
    with socket.socket(type=socket.SOCK_DGRAM) as sender, pytest.raises(NetworkReached), no_network():
        sender.sendto(b"said", (FAR, 9))


def test_processes_of_this_machine_may_talk():
    one, other = socket.socketpair()
    with one, other, no_network():
        one.send(b"heard")
        assert other.recv(5) == b"heard"


def test_outside_the_guard_nothing_is_watched():
    with contextlib.suppress(NetworkReached), no_network():
        socket.gethostbyname("example.org")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender, contextlib.suppress(OSError):
        sender.connect((FAR, 9))
