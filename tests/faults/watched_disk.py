"""Children whose disk refuses, kills or remembers: runs Python under `watched_disk.c` and reads its journal."""

from __future__ import annotations

import atexit
import ctypes
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
EVERY_CHANGE = "wstorum"  # letters of the calls that change a disk, see watched_disk.c


@dataclass(frozen=True)
class Fault:
    """What happens at which of the calls that count; by itself nothing."""

    do: str = ""  # "kill", "torn", "short", or the number of an error
    at: int = 0  # from 1
    on: str = EVERY_CHANGE
    times: int = 1


@dataclass(frozen=True)
class Entry:
    """One call that succeeded, or a mark of the child."""

    letter: str
    path: str
    second: str
    offset: int
    data: bytes


@dataclass(frozen=True)
class Ended:
    status: int
    err: str
    marks: Sequence[dict[str, Any]]
    journal: Sequence[Entry] = field(default=(), repr=False)

    @property
    def killed(self) -> bool:
        return self.status == -9

    def calls(self, on: str = EVERY_CHANGE) -> int:
        return sum(entry.letter in on for entry in self.journal)


@cache
def library() -> Path:
    """The compiled watcher, in a folder of this process."""
    if not sys.platform.startswith("linux"):
        pytest.skip("the watched disk is made for Linux")
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        pytest.skip("no C compiler: nothing can stand between a program and its disk")
    folder = Path(tempfile.mkdtemp(prefix="watched-disk-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    built = folder / "watched_disk.so"
    sources = (Path(__file__).with_name(name) for name in ("watched_disk.c", "shifted_clock.c"))
    subprocess.run(
        [compiler, "-O1", "-shared", "-fPIC", "-o", built, *sources, "-ldl", "-lpthread"],
        check=True,
        capture_output=True,
        text=True,
    )
    return built


def run(
    folder: Path,
    arguments: Sequence[str | Path],
    fault: Fault | None = None,
    journal: bool = False,
    seconds: float = 300,
) -> Ended:
    """A child `python ARGUMENTS` whose changes below `folder` are watched; `$DISK_MARKS` is where it writes marks."""
    beside = folder.parent
    book, marks = beside / f"{folder.name}.journal", beside / f"{folder.name}.marks"
    for file in (book, marks):
        file.unlink(missing_ok=True)
    marks.touch()
    done = subprocess.run(
        python(*arguments),
        env=environment(folder, marks, book if journal else None, fault or Fault()),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=seconds,
    )
    entries = tuple(read_journal(book)) if journal else ()
    return Ended(done.returncode, done.stderr, read_marks(marks.read_bytes()), entries)


def python(*arguments: str | Path) -> list[str]:
    return [sys.executable, *map(str, arguments)]


def environment(folder: Path, marks: Path, journal: Path | None, fault: Fault) -> dict[str, str]:
    settings = {
        "LD_PRELOAD": str(library()),
        "DISK_FOLDER": str(folder),
        "DISK_MARKS": str(marks),
        "DISK_ON": fault.on,
        "DISK_AT": str(fault.at),
        "DISK_TIMES": str(fault.times),
        "DISK_DO": fault.do,
    }
    if journal is not None:
        settings["DISK_JOURNAL"] = str(journal)
    return {**os.environ, **settings, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


def leave_room(size: int) -> None:
    """In a child: the disk has so many bytes left from now on."""
    ctypes.CDLL(None).watched_disk_room(ctypes.c_longlong(size))


def shift_clock(seconds: int) -> None:
    """In a child: somebody sets the clock on the wall."""
    ctypes.CDLL(None).shift_clock(ctypes.c_longlong(seconds))


def read_marks(data: bytes) -> list[dict[str, Any]]:
    """A child killed in the middle of a mark did not make it."""
    return [json.loads(line) for line in data.split(b"\n")[:-1]]


def read_journal(file: Path) -> Iterator[Entry]:
    data, place = file.read_bytes(), 0
    while place < len(data):
        letter, first, second, offset, size = struct.unpack_from("=cIIQQ", data, place)
        place += struct.calcsize("=cIIQQ")
        ends = [place + first, place + first + second, place + first + second + size]
        path, other, written = data[place : ends[0]], data[ends[0] : ends[1]], data[ends[1] : ends[2]]
        yield Entry(letter.decode(), os.fsdecode(path), os.fsdecode(other), offset, written)
        place = ends[2]
