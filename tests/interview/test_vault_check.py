"""`verify`: whatever is not as it was left is named, and what a crash explains is not called wrong."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from interview.domain import Answer, Recording, Segment
from interview.ports import Tape, TapeKind
from interview.vault.check import Grade, Verification
from interview.vault.store import VaultStore
from tests.fakes import a_session
from tests.interview.vaults import a_store

ROOT = Path(__file__).resolve().parents[2]
SAID = b"quixotic zebra"


def recorded(store: VaultStore, session_id: str = "s1") -> Tape:
    tape = Tape(store.new_tape(session_id, 1), store)
    for kind in (TapeKind.SOUND, TapeKind.PICTURE):
        writer = tape.writer(kind)
        for _ in range(9):
            writer.write(SAID * 10)
        writer.seal()
    store.finish_tape(tape.id)
    return tape


def with_answer(tape: Tape, session_id: str = "s1"):
    recording = Recording((Segment(tape.id, 1.0, has_picture=True),))
    return replace(a_session(session_id), answers={"q1": Answer("q1", 1, recording=recording)}, take=1)


def a_whole_one(store: VaultStore) -> Tape:
    store.save(a_session())
    tape = recorded(store)
    store.save(with_answer(tape))
    return tape


def told(found: Verification, grade: Grade) -> list[str]:
    assert {finding.grade for finding in found.findings} <= {grade}
    assert not any(SAID.decode() in finding.words for finding in found.findings)
    return [finding.words for finding in found.findings]


def change(store: VaultStore, statement: str, *values: object) -> None:
    with store._tables.writing() as connection:
        connection.execute(statement, values)


def test_a_vault_that_is_as_it_was_left_has_no_findings(tmp_path):
    with a_store(tmp_path) as store:
        a_whole_one(store)
        for found in (store.verify(), store.verify()):
            assert found.findings == ()
            assert found.sound
            assert (found.sessions, found.recordings) == (1, 2)
    with a_store(tmp_path) as store:
        assert store.verify().findings == ()
        store.forget("s1")
        assert store.verify().findings == ()


def flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def cut(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: len(data) * 2 // 3])


def cut_last_record(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[:-36])


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (flip, "not as it was written"),
        (cut, "its end was cut off"),
        (cut_last_record, "complete once; its end was cut off"),
        (Path.unlink, "missing, and was never deleted"),
        (lambda file: shutil.copy(file.with_suffix(".picture"), file), "not as it was written"),
        (lambda file: shutil.copy(file, file.with_name(f"s1.9.00000000{file.suffix}")), "is not on record"),
        (lambda file: file.write_bytes(b""), "its end was cut off"),
        (lambda file: file.unlink() or file.mkdir(), "missing"),
    ],
)
def test_a_recording_that_was_changed_is_named(tmp_path, damage: Callable[[Path], object], named):
    with a_store(tmp_path) as store:
        tape = a_whole_one(store)
        file = tmp_path / "media" / f"{tape.id}.sound"
        damage(file)
        found = store.verify()
        (words,) = told(found, Grade.WRONG)
        assert named in words
        assert not found.sound
        assert found.findings[0].about.endswith(".sound")


def test_a_take_that_a_crash_cut_off_is_known_and_a_later_cut_is_not(tmp_path):
    program = (
        "import os, sys; from pathlib import Path\n"
        "from tests.interview.vaults import a_store; from tests.fakes import a_session\n"
        "from interview.ports import TapeKind\n"
        "store = a_store(Path(sys.argv[1])); store.save(a_session())\n"
        "tape = store.new_tape('s1', 1); writer = store.open_writer(tape, TapeKind.SOUND)\n"
        "for _ in range(9): writer.write(b'so far'); writer.flush()\n"
        "store.open_writer(tape, TapeKind.PICTURE)\n"
        "print(tape, flush=True); os.kill(os.getpid(), 9)\n"
    )
    crashed = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, cwd=ROOT
    )
    file = tmp_path / "media" / f"{crashed.stdout.strip()}.sound"
    for _ in range(2):
        with a_store(tmp_path) as store:
            found = store.verify()
            assert found.sound
            words = told(found, Grade.NOTE)
            assert all("cut off by a crash" in sentence for sentence in words)
            assert ["54 bytes" in sentence for sentence in words] == [False, True]
    cut(file)
    with a_store(tmp_path) as store:
        found = store.verify()
        assert not found.sound
        assert any("had 54 bytes when it ended" in finding.words for finding in found.findings)


def test_a_take_that_was_thrown_away_and_one_that_grows_are_not_wrong(tmp_path):
    with a_store(tmp_path) as store:
        store.save(a_session())
        thrown, growing = (Tape(store.new_tape("s1", take), store) for take in (1, 2))
        for tape in (thrown, growing):
            tape.writer(TapeKind.SOUND).write(SAID)
        store.finish_tape(thrown.id)
        (words,) = told(store.verify(), Grade.NOTE)
        assert thrown.id in words
        assert "given up" in words
        store.finish_tape(growing.id)
        assert len(told(store.verify(), Grade.NOTE)) == 2
        cut(tmp_path / "media" / f"{thrown.id}.sound")
        found = store.verify()
        assert not found.sound
        assert any(f"had {len(SAID)} bytes when it ended" in finding.words for finding in found.findings)


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE sessions SET body = x'00'", "was changed"),
        ("UPDATE sessions SET body = (SELECT body FROM sessions WHERE id = 's2')", "was changed"),
        ("UPDATE sessions SET line = (SELECT line FROM sessions WHERE id = 's2')", "was changed"),
        ("UPDATE session_keys SET wrapped = zeroblob(60)", "was changed"),
        ("DELETE FROM session_keys WHERE kind = 'text'", "is missing"),
        ("DELETE FROM sessions WHERE id = 's1'", "was saved once, is not there"),
        ("DELETE FROM streams", "is missing, and was never deleted"),
    ],
)
def test_a_session_that_was_changed_by_something_else_is_named(tmp_path, statement, named):
    with a_store(tmp_path) as store:
        a_whole_one(store)
        store.save(a_session("s2"))
        change(store, statement)
        found = store.verify()
        assert not found.sound
        assert any(named in finding.words for finding in found.findings)


def test_a_session_that_was_put_back_to_an_older_state_is_named(tmp_path):
    with a_store(tmp_path) as store:
        store.save(a_session())
        with store._tables.reading() as connection:
            older = connection.execute("SELECT line, body FROM sessions").fetchone()
        store.save(replace(a_session(), take=9))
        change(store, "UPDATE sessions SET line = ?, body = ?", *older)
        assert store.load("s1").take == 0
        (words,) = told(store.verify(), Grade.WRONG)
        assert "exchanged for an older one" in words


def test_a_damaged_page_of_the_database_is_named(tmp_path):
    with a_store(tmp_path) as store:
        for number in range(40):
            store.save(replace(a_session(f"s{number}"), aborted_because="x" * 500))
        store._tables.empty_log()
        file = tmp_path / "sessions.db"
        data = bytearray(file.read_bytes())
        data[-2000] ^= 1
        file.write_bytes(data)
        found = store.verify()
        assert not found.sound
        assert any(finding.about == "database" for finding in found.findings)


def test_what_was_deleted_is_not_missed(tmp_path):
    with a_store(tmp_path) as store:
        a_whole_one(store)
        store.forget("s1", {TapeKind.SOUND, TapeKind.PICTURE})
        assert store.verify().findings == ()


def test_recordings_of_a_session_that_was_never_saved_and_foreign_files_are_noted(tmp_path):
    with a_store(tmp_path) as store:
        recorded(store, "unsaved")
        (tmp_path / "media" / "Thumbs.db").write_bytes(b"")
        words = told(store.verify(), Grade.NOTE)
        assert len(words) == 2
        assert "never saved" in words[0]
        assert "not one of this program" in words[1]
