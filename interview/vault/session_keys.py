"""The keys of each session, one a kind: deleting one makes everything of that kind unreadable."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from cryptography.exceptions import InvalidTag

from interview.errors import FileDamaged
from interview.vault.keys import KEY_BYTES, seal, unseal


class Kind(StrEnum):
    """What has a key and a keeping time of its own. The three of recordings are named as `TapeKind` names them."""

    TEXT = "text"  # everything but recordings: answers, transcripts, emotion readings, report
    SOUND = "sound"
    PICTURE = "picture"
    CLIP = "clip"


EVERY_KIND = frozenset(Kind)


class SessionKeys:
    """Random keys, each wrapped by one key of the vault in the table `session_keys`.

    Each method works inside a turn at the database that its caller has.
    """

    def __init__(self, wrapping: bytes) -> None:
        self._wrapping = wrapping

    def make(self, connection: Any, session_id: str, at: str) -> bool:
        """Make those that are missing; whether there were any."""
        missing = EVERY_KIND - self.kinds(connection, session_id)
        connection.executemany(
            "INSERT INTO session_keys (session, kind, made_at, wrapped) VALUES (?, ?, ?, ?)",
            [
                (session_id, kind.value, at, seal(self._wrapping, _name(session_id, kind), _new_key()))
                for kind in sorted(missing)
            ],
        )
        return bool(missing)

    def kinds(self, connection: Any, session_id: str) -> frozenset[Kind]:
        rows = connection.execute("SELECT kind FROM session_keys WHERE session = ?", (session_id,))
        return frozenset(Kind(kind) for (kind,) in rows)

    def get(self, connection: Any, session_id: str, kind: Kind) -> bytes | None:
        """None when there is none (any more). Raises `FileDamaged`."""
        row = connection.execute(
            "SELECT wrapped FROM session_keys WHERE session = ? AND kind = ?", (session_id, kind.value)
        ).fetchone()
        return None if row is None else self.unwrap(session_id, kind, row[0])

    def unwrap(self, session_id: str, kind: Kind, wrapped: bytes) -> bytes:
        """Raises `FileDamaged`."""
        try:
            return unseal(self._wrapping, _name(session_id, kind), wrapped)
        except InvalidTag:
            raise FileDamaged(
                f"The key for the {kind} of session {session_id} was changed.",
                "Put the vault back from a backup.",
            ) from None

    def delete(self, connection: Any, session_id: str, kinds: Iterable[Kind]) -> int:
        """How many there were."""
        return sum(
            connection.execute(
                "DELETE FROM session_keys WHERE session = ? AND kind = ?", (session_id, kind.value)
            ).rowcount
            for kind in kinds
        )


def _new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def _name(session_id: str, kind: Kind) -> str:
    return f"anamnesis session key 1 {session_id} {kind}"
