"""The table of sessions: each as two encrypted texts, a line for the list and the whole, under its own text key."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidTag

from interview.bodies import from_json, to_json
from interview.domain import Session, Stage
from interview.errors import FileDamaged
from interview.ports import SessionSummary
from interview.vault.keys import seal, unseal
from interview.vault.session_keys import Kind, SessionKeys

_FAST = 1  # level of compression; fewer bytes to encrypt and to sync shorten every save (bench/vault_save.py)
_LINES = (
    "SELECT sessions.id, held, line, wrapped FROM sessions"
    " LEFT JOIN session_keys ON session_keys.session = sessions.id AND kind = ?"
)


def summary_of(session: Session) -> SessionSummary:
    return SessionSummary(
        session.id, session.subject, session.disorder.name, session.stage, session.opened_at
    )


class SessionRows:
    """Each method works inside its caller's turn at the database."""

    def __init__(self, keys: SessionKeys) -> None:
        self._keys = keys

    def put(self, connection: Any, session: Session) -> str:
        """Put a session that has its keys; SHA-256 of what was written. Raises `FileDamaged`."""
        key = self._key(connection, session.id)
        line = summary_of(session)
        short = json.dumps([line.subject, line.disorder, line.stage.value, line.opened_at]).encode("ascii")
        body = seal(key, _body(session.id), zlib.compress(to_json(session).encode("ascii"), _FAST))
        connection.execute(
            "INSERT INTO sessions (id, line, body) VALUES (?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET line = excluded.line, body = excluded.body",
            (session.id, seal(key, _line(session.id), short), body),
        )
        return sha256(body).hexdigest()

    def get(self, connection: Any, session_id: str) -> Session | None:
        """Raises `FileDamaged`."""
        row = connection.execute("SELECT body FROM sessions WHERE id = ?", (session_id,)).fetchone()
        if row is None:
            return None
        try:
            text = zlib.decompress(unseal(self._key(connection, session_id), _body(session_id), row[0]))
        except (InvalidTag, zlib.error):
            raise _changed(session_id) from None
        return from_json(text.decode("ascii"))

    def content(self, connection: Any, session_id: str) -> str:
        """SHA-256 of what is written there now."""
        (body,) = connection.execute("SELECT body FROM sessions WHERE id = ?", (session_id,)).fetchone()
        return sha256(body).hexdigest()

    def lines(self, connection: Any) -> Iterator[SessionSummary]:
        """In no order. Raises `FileDamaged`."""
        return (self._opened_line(*row) for row in connection.execute(_LINES, (Kind.TEXT.value,)))

    def line(self, connection: Any, session_id: str) -> SessionSummary | None:
        """Raises `FileDamaged`."""
        row = connection.execute(f"{_LINES} WHERE sessions.id = ?", (Kind.TEXT.value, session_id)).fetchone()
        return None if row is None else self._opened_line(*row)

    def ids(self, connection: Any) -> tuple[str, ...]:
        return tuple(row[0] for row in connection.execute("SELECT id FROM sessions ORDER BY id"))

    def is_held(self, connection: Any, session_id: str) -> bool:
        row = connection.execute("SELECT held FROM sessions WHERE id = ?", (session_id,)).fetchone()
        return row is not None and bool(row[0])

    def hold(self, connection: Any, session_id: str, held: bool) -> bool:
        """Whether there is such a session."""
        done = connection.execute("UPDATE sessions SET held = ? WHERE id = ?", (int(held), session_id))
        return bool(done.rowcount)

    def delete(self, connection: Any, session_id: str) -> None:
        connection.execute("DELETE FROM sessions WHERE id = ?", (session_id,))

    def _opened_line(self, session_id: str, held: int, line: bytes, wrapped: bytes | None) -> SessionSummary:
        try:
            key = self._keys.unwrap(session_id, Kind.TEXT, wrapped or b"")
            subject, disorder, stage, opened_at = json.loads(unseal(key, _line(session_id), line))
        except InvalidTag:
            raise _changed(session_id) from None
        return SessionSummary(session_id, subject, disorder, Stage(stage), opened_at, bool(held))

    def _key(self, connection: Any, session_id: str) -> bytes:
        key = self._keys.get(connection, session_id, Kind.TEXT)
        if key is None:
            raise FileDamaged(
                f"The key of session {session_id} is missing.", "Put the vault back from a backup."
            )
        return key


def _line(session_id: str) -> str:
    return f"anamnesis session line 1 {session_id}"


def _body(session_id: str) -> str:
    return f"anamnesis session body 1 {session_id}"


def _changed(session_id: str) -> FileDamaged:
    return FileDamaged(
        f"What is stored of session {session_id} was changed.", "Put the vault back from a backup."
    )
