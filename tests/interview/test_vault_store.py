"""What the encrypted store promises beyond every store: keys, locks, damage, restarts, and nothing left in plain."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from interview.domain import Answer, EmotionReading, EmotionTrace, Stage, Transcript, Word
from interview.errors import FileDamaged, StoreUnusable
from interview.ports import Tape, TapeKind
from interview.vault.database import prepare
from interview.vault.keys import seal, unseal
from interview.vault.migrations import MIGRATIONS
from interview.vault.session_keys import Kind
from interview.vault.store import VaultStore
from interview.vault.vault import Unlocked
from tests.fakes import a_consent, a_session, some_questions
from tests.interview.vaults import DR_A, OTHER, PASSPHRASE, a_store, vault_in

SAID = "quixotic zebra marmalade"


def open_vault(tmp_path: Path, **parts) -> VaultStore:
    return a_store(tmp_path / "home" / "vault", **parts)


def a_full_session(session_id: str = "s1"):
    words = (Word("quixotic", 0.0, 0.5, 0.9),)
    emotion = EmotionTrace("m", (EmotionReading(0.0, 1.0, {"sad": 0.5}, ("face",)),))
    answer = Answer("q1", 1, transcript=Transcript(SAID, words), emotion=emotion)
    return replace(
        a_session(session_id), consent=a_consent(), questions=some_questions(), answers={"q1": answer}, take=1
    )


def raw(store: VaultStore):
    """The open connection, to do damage with."""
    store.open()
    return store._tables._database._connection


def test_nothing_of_a_session_lies_in_plain_and_all_of_it_comes_back(tmp_path):
    with open_vault(tmp_path) as store:
        store.save(a_full_session())
        files = [path for path in (tmp_path / "home" / "vault").iterdir() if path.is_file()]
        assert any(path.name == "sessions.db-wal" for path in files)
        for path in files:
            data = path.read_bytes()
            for plain in (b"quixotic", b"SQLite format 3", b"CREATE TABLE", b"P-17"):
                assert plain not in data, f"{plain!r} in {path.name}"
    with open_vault(tmp_path) as store:
        assert store.load("s1") == a_full_session()
        assert [(line.subject, line.stage) for line in store.list()] == [("P-17", Stage.IDLE)]
    plain = sqlite3.connect(tmp_path / "home" / "vault" / "sessions.db")
    with pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM sessions")
    plain.close()


@pytest.mark.parametrize(
    "text", ["\x00 NUL", "\u202eright to left\u202c", "قلق", "😀", "lone \ud800", "x" * 600_000]
)
def test_any_text_a_person_types_comes_back(tmp_path, text):
    session = replace(a_session(), answers={"q1": Answer("q1", 1, typed_text=text)})
    with open_vault(tmp_path) as store:
        store.save(session)
    with open_vault(tmp_path) as store:
        assert store.load("s1") == session


@pytest.mark.skipif(os.name != "posix", reason="file modes are a matter of POSIX systems")
def test_everything_is_for_its_owner_only(tmp_path):
    with open_vault(tmp_path) as store:
        store.save(a_session())
        Tape(store.new_tape("s1", 1), store).writer(TapeKind.SOUND).write(b"sound")
        for path in (tmp_path / "home").rglob("*"):
            wanted = 0o700 if path.is_dir() else 0o600
            assert stat.S_IMODE(path.stat().st_mode) == wanted, path.name
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700


def test_another_master_key_is_refused_with_a_remedy_and_the_right_one_still_works(tmp_path):
    with open_vault(tmp_path) as store:
        store.save(a_session())
    wrong = VaultStore(tmp_path / "home" / "vault", Unlocked(DR_A, bytes(32)))
    with pytest.raises(StoreUnusable) as error, wrong:
        pass
    assert "key" in str(error.value)
    assert error.value.remedy
    with open_vault(tmp_path) as store:
        assert store.load("s1") == a_session()


def test_a_vault_opened_by_passphrase_and_by_recovery_key_has_the_same_sessions(tmp_path):
    vault = vault_in(tmp_path / "vault")
    created, printed = vault.create("Dr A", PASSPHRASE)
    with VaultStore(tmp_path / "vault", created) as store:
        store.save(a_full_session())
    for unlocked in (vault.unlock(PASSPHRASE), vault.recover(printed, "Dr A", OTHER)):
        with VaultStore(tmp_path / "vault", unlocked) as store:
            assert store.load("s1") == a_full_session()


def test_a_library_that_does_not_encrypt_is_refused():
    database = sqlite3.connect(":memory:")
    with pytest.raises(StoreUnusable, match="does not encrypt"):
        prepare(database, bytes(32))
    assert database.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    database.close()


def test_a_store_of_a_newer_version_is_refused(tmp_path):
    with open_vault(tmp_path) as store:
        raw(store).execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(StoreUnusable, match="newer"), open_vault(tmp_path):
        pass


def test_what_is_committed_is_synced_and_overwritten_when_deleted(tmp_path):
    with open_vault(tmp_path) as store:
        settings = {
            name: raw(store).execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "secure_delete", "temp_store")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "temp_store": 2}


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('"q1","take":1', '"q1","take":"quixotic"', "answers.q1.take"),
        ('"stage":"idle"', '"stage":"quixotic"', "stage"),
        ('"subject":"P-17",', "", "subject"),
        ('"audio":{', '"quixotic zebra":{', "consent.purposes"),
        ('"schema":5', '"schema":99', "newer"),
        ("{", "", "JSON"),
    ],
)
def test_a_damaged_body_names_the_field_and_not_its_contents(tmp_path, old, new, named):
    with open_vault(tmp_path) as store:
        store.save(a_full_session())
        key = store._tables.keys.get(raw(store), "s1", Kind.TEXT)
        (sealed,) = raw(store).execute("SELECT body FROM sessions").fetchone()
        body = zlib.decompress(unseal(key, "anamnesis session body 1 s1", sealed)).decode()
        assert old in body
        changed = zlib.compress(body.replace(old, new, 1).encode())
        again = seal(key, "anamnesis session body 1 s1", changed)
        raw(store).execute("UPDATE sessions SET body = ?", (again,))
        with pytest.raises(FileDamaged) as error:
            store.load("s1")
    assert named in str(error.value)
    for word in SAID.split():
        assert word not in str(error.value)
        assert error.value.__cause__ is None, "a cause would carry the text"


def test_a_damaged_database_is_refused_and_not_replaced(tmp_path):
    with open_vault(tmp_path) as store:
        store.save(a_full_session())
    file = tmp_path / "home" / "vault" / "sessions.db"
    data = bytearray(file.read_bytes())
    data[100:200] = bytes(100)
    file.write_bytes(data)
    with pytest.raises(StoreUnusable), open_vault(tmp_path):
        pass
    assert file.read_bytes() == bytes(data)


def test_a_second_program_is_refused_and_told_who_has_it(tmp_path):
    program = (
        "import sys; from pathlib import Path; from tests.interview.vaults import a_store\n"
        "store = a_store(Path(sys.argv[1])); store.open()\n"
        "print('open', flush=True); sys.stdin.readline()\n"
    )
    folder = str(tmp_path / "home" / "vault")
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", program, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"open\n"
        with pytest.raises(StoreUnusable, match=str(first.pid)) as error, open_vault(tmp_path):
            pass
        assert error.value.remedy
        first.kill()
        first.wait()
    with open_vault(tmp_path) as store:
        store.save(a_session())
        with pytest.raises(StoreUnusable, match=str(os.getpid())), open_vault(tmp_path):
            pass


def test_a_stream_that_a_crash_left_open_is_read_to_its_end_and_nobody_waits(tmp_path):
    program = (
        "import os, sys; from pathlib import Path\n"
        "from tests.interview.vaults import a_store; from interview.ports import TapeKind\n"
        "store = a_store(Path(sys.argv[1]))\n"
        "tape = store.new_tape('s1', 1); writer = store.open_writer(tape, TapeKind.SOUND)\n"
        "writer.write(b'so far'); writer.flush(); print(tape, flush=True); os.kill(os.getpid(), 9)\n"
    )
    folder = str(tmp_path / "home" / "vault")
    root = Path(__file__).resolve().parents[2]
    crashed = subprocess.run(
        [sys.executable, "-c", program, folder], capture_output=True, text=True, cwd=root
    )
    tape_id = crashed.stdout.strip()
    with open_vault(tmp_path) as store:
        tape = Tape(tape_id, store)
        assert tape.over
        assert tape.kinds() == {TapeKind.SOUND}
        reader = tape.reader(TapeKind.SOUND)
        assert not reader.growing
        assert reader.read() == b"so far"
        reader.close()
        with pytest.raises(StoreUnusable):
            tape.writer(TapeKind.PICTURE)


def test_a_store_is_killed_while_saving_and_has_the_old_or_the_new_state(tmp_path):
    program = (
        "import sys; from pathlib import Path; from dataclasses import replace\n"
        "from tests.interview.vaults import a_store; from tests.fakes import a_session\n"
        "store = a_store(Path(sys.argv[1]))\n"
        "for take in range(1, 100000):\n"
        "    store.save(replace(a_session(), take=take)); print(take, flush=True)\n"
    )
    folder = str(tmp_path / "home" / "vault")
    root = Path(__file__).resolve().parents[2]
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", program, folder], stdout=subprocess.PIPE, cwd=root
        ) as saving:
            assert saving.stdout is not None
            for _ in range(5):
                saving.stdout.readline()
            saving.kill()
            saved = saving.stdout.read().split()
        last = int(saved[-1]) if saved else 5
        with open_vault(tmp_path) as store:
            assert store.load("s1").take in (last, last + 1)


def test_forgetting_leaves_no_file_and_no_row(tmp_path):
    with open_vault(tmp_path) as store:
        store.save(a_full_session())
        writer = Tape(store.new_tape("s1", 1), store).writer(TapeKind.SOUND)
        writer.write(b"sound")
        store.forget("s1")
        assert list((tmp_path / "home" / "vault" / "media").iterdir()) == []
        assert (tmp_path / "home" / "vault" / "sessions.db-wal").stat().st_size == 0
        assert store.list() == []
        for back in (
            lambda: store.save(a_session()),
            lambda: store.new_tape("s1", 2),
            lambda: store.load("s1"),
        ):
            with pytest.raises(StoreUnusable, match=r"deleted on .* by Dr A"):
                back()


def test_a_full_disk_is_said_and_the_saved_state_stays(tmp_path):
    with open_vault(tmp_path) as store:
        store.save(a_session())
        pages = raw(store).execute("PRAGMA page_count").fetchone()[0]
        raw(store).execute(f"PRAGMA max_page_count = {pages}")
        big = replace(
            a_session(), answers={"q1": Answer("q1", 1, typed_text=" ".join(map(str, range(50_000))))}
        )
        with pytest.raises(StoreUnusable) as error:
            store.save(big)
        assert "room" in error.value.remedy
        assert store.load("s1") == a_session()


def test_tapes_are_written_from_another_thread_than_sessions(tmp_path):
    with open_vault(tmp_path) as store:
        store.save(a_session())
        made: list[str] = []

        def work() -> None:
            tape = Tape(store.new_tape("s1", 1), store)
            tape.writer(TapeKind.SOUND).write(b"sound")
            store.finish_tape(tape.id)
            made.append(tape.id)

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        assert store.kinds(made[0]) == {TapeKind.SOUND}
