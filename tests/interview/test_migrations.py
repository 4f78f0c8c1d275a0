"""Every older version of the database comes up to date, whole or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from interview.bodies import to_json
from interview.domain import Answer, Session
from interview.errors import FileDamaged, StoreUnusable
from interview.private_files import private_folder
from interview.vault.database import Database
from interview.vault.migrations import MIGRATIONS
from interview.vault.vault import Unlocked, Use
from tests.fakes import a_consent, a_session
from tests.interview.pages import all_pages
from tests.interview.vaults import DR_A, MASTER, a_store

KEY = Unlocked(DR_A, MASTER).key_for(Use.DATABASE)
SAID = "quixotic zebra marmalade"
SESSIONS = (
    replace(a_session("s1", opened_at="2026-01-02"), answers={"q1": Answer("q1", 1, typed_text=SAID)}),
    replace(a_session("s2", opened_at="2026-01-01"), consent=a_consent()),
)


def version_1(folder: Path, *bodies: tuple[Session, str]) -> None:
    """As the first version wrote it; these statements never change."""
    database = Database(private_folder(folder) / "sessions.db", KEY)
    with database.writing() as connection:
        connection.execute(
            """CREATE TABLE sessions (
                id TEXT PRIMARY KEY,
                subject TEXT NOT NULL,
                disorder TEXT NOT NULL,
                stage TEXT NOT NULL,
                opened_at TEXT NOT NULL,
                body TEXT NOT NULL
            )"""
        )
        connection.execute("PRAGMA user_version = 1")
        for session, body in bodies or [(session, to_json(session)) for session in SESSIONS]:
            line = (
                session.id,
                session.subject,
                session.disorder.name,
                session.stage.value,
                session.opened_at,
            )
            connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?)", (*line, body))
    database.close()


OLDER = {1: version_1}


def test_every_older_version_has_its_test():
    assert set(OLDER) == set(range(1, len(MIGRATIONS)))


@pytest.mark.parametrize("version", OLDER)
def test_an_older_vault_comes_up_to_date_with_all_its_sessions(tmp_path, version):
    OLDER[version](tmp_path)
    assert SAID.encode() in all_pages(tmp_path, KEY)
    with a_store(tmp_path) as store:
        assert [line.id for line in store.list()] == ["s1", "s2"]
        assert [store.load(session.id) for session in SESSIONS] == list(SESSIONS)
        assert SAID.encode() not in all_pages(tmp_path, KEY), "no page has it in plain any more"
        tape = store.new_tape("s1", 1)
        store.finish_tape(tape)
        with store._tables.reading() as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
            assert [row.what for row in store._tables.audit.rows(connection)][:2] == ["upgraded", "opened"]
        assert store.verify().findings == ()
        store.save(replace(SESSIONS[0], take=4))
    with a_store(tmp_path) as store:
        assert store.load("s1").take == 4
        assert store.verify().findings == ()


def test_tables_are_the_same_however_old_the_vault_was(tmp_path):
    def tables(folder: Path) -> list[tuple[str, str]]:
        with a_store(folder) as store, store._tables.reading() as connection:
            return connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
            ).fetchall()

    new = tables(tmp_path / "new")
    for version, make in OLDER.items():
        make(tmp_path / str(version))
        assert tables(tmp_path / str(version)) == new


def test_an_upgrade_that_fails_leaves_the_older_version_whole(tmp_path):
    broken = json.dumps({"schema": 1, "id": "s2"})
    version_1(tmp_path, (SESSIONS[0], to_json(SESSIONS[0])), (SESSIONS[1], broken))
    for _ in range(2):
        with pytest.raises(FileDamaged), a_store(tmp_path):
            pass
    database = Database(tmp_path / "sessions.db", KEY)
    with database.reading() as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT body FROM sessions ORDER BY id").fetchall() == [
            (to_json(SESSIONS[0]),),
            (broken,),
        ]
        connection.execute("DELETE FROM sessions WHERE id = 's2'")
    database.close()
    with a_store(tmp_path) as store:
        assert store.load("s1") == SESSIONS[0]


def test_a_newer_version_is_refused_and_left_alone(tmp_path):
    with a_store(tmp_path) as store, store._tables.reading() as connection:
        store.save(a_session())
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(StoreUnusable, match="newer"), a_store(tmp_path):
        pass
