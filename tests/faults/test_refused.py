"""A disk that is full, broken, slow to take or read-only: a sentence with a remedy, and nothing confirmed is lost."""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.faults import programs, promises, watched_disk
from tests.faults.interviewing import REFUSED
from tests.faults.watched_disk import Ended, Fault

ACTS = ("typed", "recorded", "correct", "forget")
FAULTS = {
    "full once": Fault(str(errno.ENOSPC), on="wo"),
    "full": Fault(str(errno.ENOSPC), on="wo", times=1_000_000),
    "broken once": Fault(str(errno.EIO), on="wst"),
    "broken": Fault(str(errno.EIO), on="wst", times=1_000_000),
    "short": Fault("short", on="w", times=1_000_000),
    "read-only": Fault(str(errno.EROFS), times=1_000_000),
}


def child(home: Path, *acts: str, fault: Fault | None = None, journal: bool = False) -> Ended:
    home.mkdir(exist_ok=True)
    return watched_disk.run(
        home, ["-m", "tests.faults.interviewing", home, *acts], fault=fault, journal=journal
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Ended:
    done = child(tmp_path_factory.mktemp("whole") / "home", *ACTS, journal=True)
    assert done.status == 0, done.err
    return done


def refuse_and_check(tmp_path: Path, whole: Ended, kind: str, points: int, seed: int) -> tuple[int, int]:
    """How often a child was told that it cannot go on, and the confirmed answers that were looked for."""
    fault, rng, told, answers = FAULTS[kind], random.Random(seed), 0, 0
    calls = whole.calls(fault.on)
    for at in sorted(rng.sample(range(1, calls + 1), min(points, calls))):
        home = tmp_path / f"{at}"
        ended = child(home, *ACTS, fault=Fault(fault.do, at, fault.on, fault.times))
        assert ended.status in (0, REFUSED), ended.err
        refused = [mark for mark in ended.marks if mark["what"] == "refused"]
        assert len(refused) == (ended.status == REFUSED)
        assert all(mark["why"] and mark["remedy"] for mark in refused)
        told += ended.status == REFUSED
        answers += promises.check(home, ended.marks, whole.marks).answers
        shutil.rmtree(home)
    return told, answers


@pytest.mark.parametrize("kind", FAULTS)
def test_a_disk_that_refuses_at_a_few_points_loses_no_confirmed_answer(tmp_path, whole, kind):
    told, _ = refuse_and_check(tmp_path, whole, kind, 4, seed=1)
    assert told > 0 or kind == "short"


@pytest.mark.faults
@pytest.mark.parametrize("kind", FAULTS)
def test_a_disk_that_refuses_at_a_hundred_points_loses_no_confirmed_answer(tmp_path, whole, kind, figure):
    told, answers = refuse_and_check(tmp_path, whole, kind, 100, seed=2)
    figure(f"100 points; {told} times a sentence; {answers} confirmed answers, 0 lost")


# ── the reserve ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_on_a_full_disk_every_answer_is_saved_out_of_the_reserve(tmp_path):
    ended = child(tmp_path / "home", "full_disk")
    assert ended.status == 0, ended.marks[-1:]
    assert len([mark for mark in ended.marks if mark["what"] == "saved"]) == 12
    promises.check(tmp_path / "home", ended.marks, ended.marks)
    assert not (tmp_path / "home" / "vault" / "ballast").exists()


def test_control_without_a_reserve_answers_are_refused_on_a_full_disk(tmp_path):
    ended = child(tmp_path / "home", "full_disk_without_ballast")
    assert ended.status == REFUSED, ended.err
    assert len([mark for mark in ended.marks if mark["what"] == "saved"]) < 12
    promises.check(tmp_path / "home", ended.marks, ended.marks)


# ── a disk that was full before the program began ────────────────────────────────────────────────────────────────

FULL = """
mount -t tmpfs -o size=200m none "$1"
"$2" "$3/main.py" --home "$1/home" run --typed "$0" --disorder panic -n 2 --out "$1/one" || exit 10
[ -z "$4" ] || rm "$1/home/vault/$4"
cat /dev/zero > "$1/filler" 2> /dev/null
"$2" "$3/main.py" --home "$1/home" run --typed "$0" --disorder panic -n 2 --out "$5" || exit 11
exec "$2" "$3/main.py" --home "$1/home" vault verify
"""


def on_a_full_disk(tmp_path: Path, without: str) -> subprocess.CompletedProcess[str]:
    """An interview, then a disk filled to its last byte, then another interview with a report elsewhere."""
    disk, typed = tmp_path / "disk", tmp_path / "typed"
    disk.mkdir()
    typed.write_text("It began in spring.\nI hardly sleep.\n")
    prefix = ["unshare", "-rm", "sh", "-c"]
    if shutil.which("unshare") is None or subprocess.run([*prefix, "true"], capture_output=True).returncode:
        pytest.skip("this system does not let a small disk be mounted (unshare -rm)")
    return subprocess.run(
        [*prefix, FULL, typed, disk, *watched_disk.python(watched_disk.ROOT), without, tmp_path / "two"],
        env={**os.environ, "ANAMNESIS_PASSPHRASE": programs.PASSPHRASE},
        capture_output=True,
        text=True,
    )


def test_an_interview_begins_on_a_full_disk(tmp_path):
    done = on_a_full_disk(tmp_path, without="")
    assert done.returncode == 0, done.stderr
    assert "The vault is sound." in done.stdout


def test_control_without_the_reserve_none_begins_on_a_full_disk(tmp_path):
    done = on_a_full_disk(tmp_path, without="ballast")
    assert done.returncode == 11, done.stderr
    assert "Traceback" not in done.stderr


# ── a folder that may not be written ─────────────────────────────────────────────────────────────────────────────

READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'


def test_a_folder_that_may_not_be_written_is_said_and_stays_as_it_was(tmp_path):
    home = tmp_path / "home"
    assert child(home, "typed").status == 0
    before = {file: file.read_bytes() for file in home.rglob("*") if file.is_file()}
    prefix = ["unshare", "-rm", "sh", "-c", READ_ONLY, str(home)]
    if shutil.which("unshare") is None or subprocess.run([*prefix, "true"], capture_output=True).returncode:
        pytest.skip("this system does not let a folder be mounted read-only (unshare -rm)")
    marks = tmp_path / "marks"
    marks.touch()
    done = subprocess.run(
        [*prefix, *watched_disk.python("-m", "tests.faults.interviewing", home, "correct")],
        env=watched_disk.environment(home, marks, None, Fault()),
        cwd=watched_disk.ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == REFUSED, done.stderr
    (refused,) = watched_disk.read_marks(marks.read_bytes())
    assert refused["remedy"]
    assert {file: file.read_bytes() for file in home.rglob("*") if file.is_file()} == before
