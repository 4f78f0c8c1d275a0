"""Text is saved where the disk is full: room is kept for it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from interview.errors import StoreUnusable
from interview.vault import disk
from interview.vault.disk import (
    BALLAST_NAME,
    Ballast,
    is_full,
    with_ballast,
)

ROOT = Path(__file__).resolve().parents[2]
KIB = 1024
SMALL = 256 * KIB

# ── ballast ──────────────────────────────────────────────────────────────────────────────────────────────────────


def full_store(*causes: BaseException) -> StoreUnusable:
    error: BaseException = StoreUnusable("It could not save.", "Make room.")
    first = error
    for cause in causes:
        error.__cause__ = cause
        error = cause
    assert isinstance(first, StoreUnusable)
    return first


def test_ballast_takes_real_blocks_that_only_its_owner_may_read(tmp_path):
    ballast = Ballast(tmp_path, SMALL)
    assert ballast.held == 0
    assert ballast.fill()
    assert ballast.held == SMALL
    facts = (tmp_path / BALLAST_NAME).stat()
    if os.name == "posix":
        assert facts.st_blocks * 512 >= SMALL
        assert facts.st_mode & 0o077 == 0
    content = (tmp_path / BALLAST_NAME).read_bytes()
    assert len(set(content[:4096])) > 200, "a file system that compresses keeps nothing of it"


def test_ballast_is_made_once_given_back_and_made_again(tmp_path):
    ballast = Ballast(tmp_path, SMALL)
    assert ballast.fill()
    before = (tmp_path / BALLAST_NAME).read_bytes()
    assert ballast.fill()
    assert (tmp_path / BALLAST_NAME).read_bytes() == before
    assert ballast.release()
    assert not ballast.release()
    assert list(tmp_path.iterdir()) == []
    assert ballast.fill()


def test_ballast_that_was_cut_off_is_made_whole(tmp_path):
    (tmp_path / BALLAST_NAME).write_bytes(b"half")
    ballast = Ballast(tmp_path, SMALL)
    assert ballast.fill()
    assert ballast.held == SMALL


@pytest.mark.parametrize(("free", "made"), [(2 * SMALL, True), (2 * SMALL - 1, False)])
def test_ballast_is_made_only_where_as_much_again_stays_free(tmp_path, monkeypatch, free, made):
    monkeypatch.setattr(disk, "free_bytes", lambda _folder: free)
    ballast = Ballast(tmp_path, SMALL)
    assert ballast.fill() is made
    assert bool(list(tmp_path.iterdir())) is made


def test_ballast_that_cannot_be_written_leaves_nothing_and_stops_nobody(tmp_path, monkeypatch):
    taken = []

    def fails_half_way(handle: int, data: bytes) -> int:
        if len(taken) == 2:
            raise OSError(errno.ENOSPC, "no room")
        taken.append(data)
        return len(data)

    monkeypatch.setattr(os, "write", fails_half_way)
    assert not Ballast(tmp_path, 4 << 20).fill()
    assert list(tmp_path.iterdir()) == []


def test_recordings_never_get_the_room_that_text_may_need(tmp_path, monkeypatch):
    ballast = Ballast(tmp_path, SMALL)
    ballast.fill()
    monkeypatch.setattr(disk, "free_bytes", lambda _folder: 100 * KIB)
    assert ballast.free_for_media() == 100 * KIB
    ballast.release()
    monkeypatch.setattr(disk, "free_bytes", lambda _folder: 100 * KIB + SMALL)
    assert ballast.free_for_media() == 100 * KIB
    monkeypatch.setattr(disk, "free_bytes", lambda _folder: SMALL - 1)
    assert ballast.free_for_media() == 0


def test_a_disk_that_went_away_is_said(tmp_path):
    with pytest.raises(StoreUnusable):
        Ballast(tmp_path / "gone").free_for_media()
    assert not Ballast(tmp_path / "gone").release()


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "no room"),
        OSError(errno.EDQUOT, "quota"),
        full_store(OSError(errno.ENOSPC, "no room")),
        full_store(ValueError("first"), OSError(errno.ENOSPC, "no room")),
    ],
)
def test_a_write_refused_for_want_of_room_is_done_once_more_without_the_ballast(tmp_path, error):
    ballast, tried = Ballast(tmp_path, SMALL), []
    ballast.fill()

    def save() -> str:
        tried.append(ballast.held)
        if len(tried) == 1:
            raise error
        return "saved"

    assert with_ballast(ballast, save) == "saved"
    assert tried == [SMALL, 0]


@pytest.mark.parametrize(
    "error", [OSError(errno.EIO, "broken"), full_store(), full_store(ValueError("wrong"))]
)
def test_other_faults_leave_the_ballast_and_are_not_tried_again(tmp_path, error):
    ballast, tried = Ballast(tmp_path, SMALL), []
    ballast.fill()

    def save() -> None:
        tried.append(1)
        raise error

    with pytest.raises(type(error)) as raised:
        with_ballast(ballast, save)
    assert raised.value is error
    assert (len(tried), ballast.held) == (1, SMALL)


def test_any_refused_write_on_a_disk_without_room_counts_as_full(tmp_path, monkeypatch):
    ballast, tried = Ballast(tmp_path, SMALL), []
    ballast.fill()
    monkeypatch.setattr(disk, "free_bytes", lambda _folder: 0)

    def save() -> int:
        tried.append(1)
        if len(tried) == 1:
            raise full_store(OSError(errno.EIO, "a file system may call it so"))
        return len(tried)

    assert with_ballast(ballast, save) == 2


def test_it_is_tried_once_more_and_no_oftener(tmp_path):
    ballast, tried = Ballast(tmp_path, SMALL), []
    ballast.fill()

    def save() -> None:
        tried.append(1)
        raise OSError(errno.ENOSPC, "no room")

    for _ in range(2):  # with ballast, and without
        with pytest.raises(OSError, match="no room"):
            with_ballast(ballast, save)
    assert len(tried) == 3


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="a device that is always full is a matter of Linux"
)
def test_what_the_system_says_of_a_full_disk_is_known():
    with pytest.raises(OSError) as refused, Path("/dev/full").open("wb", buffering=0) as file:
        file.write(b"x")
    assert is_full(refused.value)
    assert not is_full(None)


ON_A_SMALL_DISK = """
import os, sys
from pathlib import Path
from sqlcipher3 import dbapi2
from interview.vault.disk import Ballast, Recorded, SpacePolicy, is_full, with_ballast
from interview.errors import StoreUnusable
folder, kept = Path(sys.argv[1]), sys.argv[2] == "ballast"
database = dbapi2.connect(str(folder / "sessions.db"), isolation_level=None)
for setting in ("key = 'x'", "journal_mode = WAL", "synchronous = FULL"):
    database.execute(f"PRAGMA {setting}")
database.execute("CREATE TABLE answers (id INTEGER PRIMARY KEY, said TEXT)")
ballast = Ballast(folder, 2 << 20)
assert not kept or ballast.fill()
with open(folder / "recording", "wb", buffering=0) as tape:
    try:
        while True:
            tape.write(bytes(1000))
    except OSError as error:
        assert is_full(error)
assert not kept or SpacePolicy().judge(ballast.free_for_media(), Recorded()).space == 3

def save(number):
    try:
        database.execute("INSERT INTO answers VALUES (?, ?)", (number, "what was said " * 300))
    except dbapi2.DatabaseError as error:
        assert is_full(error), error
        raise StoreUnusable("It could not save.", "Make room.") from error

refused = 0
for number in range(80):
    try:
        with_ballast(ballast, lambda: save(number))
    except StoreUnusable:
        refused += 1
database.close()
database = dbapi2.connect(str(folder / "sessions.db"))
database.execute("PRAGMA key = 'x'")
print(refused, database.execute("SELECT count(*) FROM answers").fetchone()[0], ballast.held)
"""


@pytest.mark.parametrize("kind", ["ballast", "no ballast"])
def test_on_a_full_disk_every_answer_is_saved_with_ballast_and_some_are_not_without(tmp_path, kind):
    """A file system of 6 MiB of its own, filled by a recording to its last byte; SQLCipher as the store uses it."""
    mount = f'mount -t tmpfs -o size=6m none "{tmp_path}" && exec "$@"'
    outside = ["unshare", "-rm", "sh", "-c", mount, "sh"]
    try:
        subprocess.run([*outside, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this system does not let a test make a small disk (unshare -rm)")
    code = [sys.executable, "-c", ON_A_SMALL_DISK, str(tmp_path), kind]
    done = subprocess.run([*outside, *code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    refused, saved, held = map(int, done.stdout.split())
    assert refused + saved == 80
    assert (refused == 0) is (kind == "ballast")
    assert held == 0
