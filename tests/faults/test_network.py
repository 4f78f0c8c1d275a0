"""The program works where there is no network, and reaches for none where there is one."""

from __future__ import annotations

import ipaddress
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.faults import programs

ADDRESS = re.compile(r'inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"')
NOWHERE = "192.0.2.1"  # kept for documents
TYPED = "It began in spring.\nI hardly sleep.\n"


@pytest.fixture
def no_network() -> Sequence[str]:
    """A prefix that starts a program where no network is."""
    prefix = ("unshare", "-rn")
    if shutil.which("unshare") is None or subprocess.run([*prefix, "true"], capture_output=True).returncode:
        pytest.skip("this system does not let a program be cut off from the network (unshare -rn)")
    return prefix


@pytest.fixture
def traced(tmp_path: Path) -> Sequence[str]:
    """A prefix that notes every call that reaches for somebody."""
    prefix = (
        "strace",
        "-f",
        "-qq",
        "-e",
        "trace=connect,sendto,sendmsg,sendmmsg",
        "-o",
        str(tmp_path / "calls"),
    )
    if shutil.which("strace") is None or subprocess.run([*prefix, "true"], capture_output=True).returncode:
        pytest.skip("there is no strace here that may watch a program")
    return prefix


def reached(tmp_path: Path) -> set[str]:
    """Addresses beyond this machine."""
    found = ADDRESS.findall((tmp_path / "calls").read_text("utf-8", "replace"))
    addresses = {ipaddress.ip_address((four or six).partition("%")[0]) for four, six in found}
    return {str(one) for one in addresses if not (one.is_loopback or one.is_unspecified)}


@pytest.mark.slow
def test_the_demonstration_needs_no_network(tmp_path, no_network):
    done = programs.start(tmp_path / "home", ["demo", "--out", tmp_path / "demo"], no_network)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "demo" / "report.pdf").read_bytes().startswith(b"%PDF-")


def test_an_interview_reaches_nobody(tmp_path, traced):
    (tmp_path / "typed").write_text(TYPED)
    arguments = ["run", "--typed", tmp_path / "typed", "--disorder", "panic", "--out", tmp_path / "out"]
    done = programs.start(tmp_path / "home", arguments, traced)
    assert done.returncode == 0, done.stderr
    assert reached(tmp_path) == set()


@pytest.mark.faults
def test_the_demonstration_reaches_nobody(tmp_path, traced, figure):
    done = programs.start(tmp_path / "home", ["demo", "--out", tmp_path / "demo"], traced)
    assert done.returncode == 0, done.stderr
    assert reached(tmp_path) == set()
    figure(f"{len((tmp_path / 'calls').read_text().splitlines())} calls noted, 0 to beyond this machine")


@pytest.mark.parametrize("how", ["connect", "sendto"])
def test_control_what_reaches_beyond_this_machine_is_seen(tmp_path, traced, how):
    reach = {
        "connect": f"socket.socket().connect_ex(('{NOWHERE}', 9))",
        "sendto": f"socket.socket(type=socket.SOCK_DGRAM).sendto(b'said', ('{NOWHERE}', 9))",
    }[how]
    program = f"import socket; socket.setdefaulttimeout(0.1)\ntry: {reach}\nexcept OSError: pass"
    subprocess.run([*traced, sys.executable, "-c", program], check=True)
    assert NOWHERE in reached(tmp_path)
