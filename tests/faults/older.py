"""Vaults as older versions of the program left them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from interview.bodies import to_json
from interview.domain import Answer, Session
from interview.vault.database import Database
from interview.vault.migrations import MIGRATIONS
from interview.vault.session_keys import SessionKeys
from interview.vault.tables import DATABASE
from interview.vault.vault import Use
from tests.fakes import a_session
from tests.faults import stores


def sessions() -> list[Session]:
    said = {"q1": Answer("q1", 1, typed_text="It began in spring, I think." * 20)}
    return [replace(a_session(f"older{number}"), answers=said) for number in range(8)]


def make(home: Path) -> None:
    """A vault of version 1: one table, its sessions under the key of the database only."""
    unlocked = stores.unlocked(home)
    database = Database(home / "vault" / DATABASE, unlocked.key_for(Use.DATABASE))
    with database.writing() as connection:
        MIGRATIONS[0](connection, SessionKeys(bytes(32)), datetime.now(UTC))
        for one in sessions():
            line = (one.id, one.subject, one.disorder.name, one.stage.value, one.opened_at, to_json(one))
            connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?)", line)
        connection.execute("PRAGMA user_version = 1")
    database.close()
