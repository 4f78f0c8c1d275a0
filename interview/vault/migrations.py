"""The tables of the vault, version by version. The number of the last step is the database's user_version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from interview.bodies import from_json
from interview.errors import StoreUnusable
from interview.vault.session_keys import SessionKeys
from interview.vault.session_rows import SessionRows

Migration = Callable[[Any, SessionKeys, datetime], None]


def _sessions(connection: Any, _keys: SessionKeys, _now: datetime) -> None:
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


def _own_keys(connection: Any, keys: SessionKeys, now: datetime) -> None:
    """Every session gets keys of its own and is encrypted with them; audit, streams and deletions get on record."""
    for statement in (
        """CREATE TABLE session_keys (
            session TEXT NOT NULL,
            kind TEXT NOT NULL,
            made_at TEXT NOT NULL,
            keep_days INTEGER,
            wrapped BLOB NOT NULL,
            PRIMARY KEY (session, kind)
        ) WITHOUT ROWID""",
        """CREATE TABLE audit (
            number INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            who TEXT NOT NULL,
            what TEXT NOT NULL,
            session TEXT NOT NULL,
            content TEXT NOT NULL,
            mark BLOB NOT NULL
        )""",
        "CREATE INDEX audit_saves ON audit (session, number) WHERE content != ''",
        """CREATE TABLE streams (
            name TEXT PRIMARY KEY,
            session TEXT NOT NULL,
            kind TEXT NOT NULL,
            ended TEXT NOT NULL,
            size INTEGER NOT NULL
        ) WITHOUT ROWID""",
        """CREATE TABLE deletions (
            number INTEGER PRIMARY KEY,
            session TEXT NOT NULL,
            kinds TEXT NOT NULL,
            at TEXT NOT NULL,
            who TEXT NOT NULL,
            done INTEGER NOT NULL
        )""",
        "CREATE INDEX deletions_of ON deletions (session)",
        "ALTER TABLE sessions RENAME TO older_sessions",
        """CREATE TABLE sessions (
            id TEXT PRIMARY KEY,
            held INTEGER NOT NULL DEFAULT 0,
            line BLOB NOT NULL,
            body BLOB NOT NULL
        )""",
    ):
        connection.execute(statement)
    rows = SessionRows(keys)
    for (body,) in connection.execute("SELECT body FROM older_sessions ORDER BY id").fetchall():
        session = from_json(body)
        keys.make(connection, session.id, now.isoformat())
        rows.put(connection, session)
    connection.execute("DROP TABLE older_sessions")


MIGRATIONS: tuple[Migration, ...] = (_sessions, _own_keys)  # only ever append


def migrate(connection: Any, keys: SessionKeys, now: datetime) -> int:
    """Bring the tables up to date inside the caller's transaction; the version there was before.

    Raises `StoreUnusable`: made by a newer version. `FileDamaged`: an older session cannot be read."""
    done: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if done > len(MIGRATIONS):
        raise StoreUnusable("The session store was made by a newer version.", "Start that version.")
    for migration in MIGRATIONS[done:]:
        migration(connection, keys, now)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    return done
