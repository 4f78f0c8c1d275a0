"""What a power cut left behind the last sync of a recording is known as that, and later damage is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.ports import TapeKind
from interview.vault.check import Grade
from tests.faults import stores, watched_disk

HEAD_AND_BODY = 40


@pytest.fixture
def cut_off(tmp_path: Path) -> Path:
    """A home whose program was killed while it recorded."""
    home = tmp_path / "home"
    home.mkdir()
    done = watched_disk.run(home, ["-m", "tests.faults.interviewing", home, "killed_while_recording"])
    assert done.killed, done.err
    return home


def recording(home: Path) -> Path:
    (file,) = (home / "vault" / "media").glob(f"*.{TapeKind.SOUND}")
    return file


def flip(file: Path, place: int) -> None:
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)


def test_a_hole_at_the_end_of_what_was_cut_off_is_no_alarm(cut_off):
    flip(recording(cut_off), -HEAD_AND_BODY)
    assert stores.problems(cut_off) == []
    with stores.opened(cut_off) as store:
        notes = [one.words for one in store.verify().findings if one.grade is Grade.NOTE]
    assert any("power cut" in words for words in notes)


def test_a_change_of_what_was_found_sound_is_one(cut_off):
    assert stores.problems(cut_off) == []
    flip(recording(cut_off), -HEAD_AND_BODY)
    assert stores.problems(cut_off) != []


def test_a_change_before_the_hole_is_one_too(cut_off):
    flip(recording(cut_off), -HEAD_AND_BODY)
    assert stores.problems(cut_off) == []
    flip(recording(cut_off), recording(cut_off).stat().st_size // 2)
    assert stores.problems(cut_off) != []
