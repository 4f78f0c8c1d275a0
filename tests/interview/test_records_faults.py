"""What a kill, a full disk or a broken disk leaves of an encrypted stream: all that was written before."""

from __future__ import annotations

import errno
import os
import random
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import FileIO
from pathlib import Path
from typing import Any

import pytest

from interview.errors import StoreUnusable
from interview.tapes import Growth, StreamWriter
from interview.vault.record_reader import RecordReader, State, verify
from interview.vault.records import RecordWriter
from tests.interview.record_files import KEY, NAME, read_until_damage

ROOT = Path(__file__).resolve().parents[2]
PIECES = [b"a" * 500, b"b" * 70_000, b"c" * 20, b"d" * 1000]  # five records

# ── kill -9 ──────────────────────────────────────────────────────────────────────────────────────────────────────

RECORDING = """
import struct, sys, time
from pathlib import Path
from interview.vault.records import RecordWriter
from interview.tapes import Growth, StreamWriter
path, pause = Path(sys.argv[1]), float(sys.argv[2])
writer = StreamWriter(Growth(), RecordWriter(path, bytes(range(32)), path.name))
print("recording", flush=True)
number = 0
while True:
    size = number * 7919 % 90_000
    writer.write(struct.pack(">Qdi", number, time.monotonic(), size) + bytes([number % 251]) * size)
    writer.flush()
    number += 1
    time.sleep(pause)
"""


def pieces_of(plain: bytes) -> list[float]:
    """The times of the whole pieces, after a check that each is the next and as it was written."""
    times, place = [], 0
    while len(plain) - place >= 20:
        number, when, size = struct.unpack_from(">Qdi", plain, place)
        assert number == len(times)
        assert size == number * 7919 % 90_000
        assert plain[place + 20 : place + 20 + size].count(number % 251) == min(size, len(plain) - place - 20)
        place += 20 + size
        times.append(when)
    return times


@pytest.mark.slow
def test_a_recording_killed_at_twenty_moments_loses_less_than_a_second(tmp_path):
    rng, kept = random.Random(11), 0
    for round_ in range(20):
        path = tmp_path / NAME
        pause = rng.choice([0.0, 0.0, 0.02])
        with subprocess.Popen(
            [sys.executable, "-c", RECORDING, str(path), str(pause)], stdout=subprocess.PIPE, cwd=ROOT
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"recording\n"
            time.sleep(rng.uniform(0.0, 0.15))
            child.kill()
            killed = time.monotonic()
        verdict = verify(path, KEY, NAME)
        assert verdict.state is State.TRUNCATED, (round_, verdict.words)
        plain, error = read_until_damage(path, size=1 << 20)
        assert (len(plain), error) == (verdict.size, None)
        times = pieces_of(plain)
        if times:
            assert killed - times[-1] < 1.0
        kept += len(times)
        with pytest.raises(FileExistsError):
            RecordWriter(path, KEY, NAME)
        path.unlink()
    assert kept > 100


# ── a disk that refuses ──────────────────────────────────────────────────────────────────────────────────────────


class FailingDisk:
    """A file that takes some bytes of its nth write and then fails once, or is only slow to take all of them."""

    def __init__(self, real: Any, at: int, takes: float, error: int | None) -> None:
        self._real = real
        self._left = at
        self._takes = takes  # share of the bytes
        self._error = error
        self.fileno = real.fileno
        self.close = real.close

    def write(self, data: memoryview) -> int:
        if self._left > 0:
            self._left -= 1
            return int(self._real.write(data))
        some = data[: int(len(data) * self._takes)]
        if self._error is None:
            return int(self._real.write(some or data[:1]))
        if some:
            taken, self._takes = int(self._real.write(some)), 0.0
            return taken
        self._left = 1000  # somebody made room
        raise OSError(self._error, os.strerror(self._error))


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("takes", [0.0, 0.01, 0.5, 0.999])
@pytest.mark.parametrize("at", range(6))
def test_a_disk_that_fails_at_any_write_leaves_what_was_there_and_gets_nothing_more(
    tmp_path, at, takes, error
):
    path = tmp_path / NAME
    sink = RecordWriter(path, KEY, NAME)
    growth = Growth()
    writer = StreamWriter(growth, sink)
    sink._file = FailingDisk(sink._file, at, takes, error)  # type: ignore[assignment]

    def write_all() -> None:
        for piece in PIECES:
            writer.write(piece)
        writer.seal()

    with pytest.raises(StoreUnusable) as refused:
        write_all()
    assert refused.value.remedy
    after = path.read_bytes()
    for more in (lambda: writer.write(b"more"), sink.seal, lambda: sink.append(b"more")):
        with pytest.raises(StoreUnusable):
            more()
    writer.abandon()
    assert path.read_bytes() == after
    verdict, plain = verify(path, KEY, NAME), b"".join(PIECES)
    assert verdict.state is State.TRUNCATED
    assert verdict.size == [500, 500 + 65536, 70_500, 70_520, 71_520, 71_520][max(0, at - 1)] * (at > 0)
    assert growth.size <= verdict.size
    assert read_until_damage(path, size=9999) == (plain[: verdict.size], None)


@pytest.mark.parametrize("takes", [0.0, 0.3])
def test_a_disk_that_takes_less_than_asked_is_asked_again(tmp_path, takes):
    path = tmp_path / NAME
    sink = RecordWriter(path, KEY, NAME)
    sink._file = FailingDisk(sink._file, 1, takes, None)  # type: ignore[assignment]
    for piece in (b"a" * 500, b"b" * 700):
        sink.append(piece)
    sink.seal()
    sink.close()
    assert verify(path, KEY, NAME).state is State.VERIFIED_FINAL


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    resource = pytest.importorskip("resource", reason="limits of a process are a matter of POSIX systems")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_limit_of_the_system_itself_at_every_byte_leaves_a_sound_file(tmp_path):
    refused = 0
    for limit in range(0, 500, 3):
        path, sink = tmp_path / f"{limit}", None
        with files_no_longer_than(limit):
            try:
                sink = RecordWriter(path, KEY, NAME)
                for letter in b"abc":
                    sink.append(bytes([letter]) * 60)
                sink.seal()
            except StoreUnusable:
                refused += 1
            finally:
                if sink is not None:
                    sink.close()
        verdict = verify(path, KEY, NAME)
        whole = path.stat().st_size < limit
        assert verdict.state is (State.VERIFIED_FINAL if whole else State.TRUNCATED)
        assert read_until_damage(path) == ((b"a" * 60 + b"b" * 60 + b"c" * 60)[: verdict.size], None)
    assert refused > 100


def test_a_disk_that_cannot_sync_gets_nothing_more_and_no_end(tmp_path):
    class NoSync(FileIO):
        def fileno(self) -> int:
            raise OSError(errno.EIO, "no sync")

    path = tmp_path / NAME
    sink = RecordWriter(path, KEY, NAME)
    sink.append(b"so far")
    sink._file.close()
    sink._file = NoSync(path, "ab")
    with pytest.raises(StoreUnusable):
        sink.sync()
    for more in (sink.seal, lambda: sink.append(b"more")):
        with pytest.raises(StoreUnusable):
            more()
    sink.close()
    assert verify(path, KEY, NAME).state is State.TRUNCATED


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "no folder").write_bytes(b"")
    with pytest.raises(StoreUnusable) as refused:
        RecordWriter(tmp_path / "no folder" / NAME, KEY, NAME)
    assert refused.value.remedy


def test_a_power_cut_loses_nothing_that_was_synced(tmp_path):
    path, rng = tmp_path / NAME, random.Random(5)
    sink, plain, synced = RecordWriter(path, KEY, NAME), b"", [(path.stat().st_size, 0)]
    for _ in range(100):
        piece = rng.randbytes(rng.randint(1, 2000))
        sink.append(piece)
        plain += piece
        if rng.random() < 0.2:
            sink.sync()
            synced.append((path.stat().st_size, len(plain)))
    sink.close()
    for size, length in reversed(synced):
        os.truncate(path, size)
        with closing(RecordReader(path, KEY, NAME)) as reader:
            assert reader.size() == length
            assert reader.read_at(0, length) == plain[:length]
