"""The record of what was deleted, when and by whom; nothing of what it was. A deletion not done yet is finished."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from interview.vault.session_keys import Kind


@dataclass(frozen=True)
class Deletion:
    number: int
    session: str
    kinds: frozenset[Kind]
    at: str  # ISO 8601 with a zone
    who: str
    done: bool  # False: the keys are gone, files may still lie there


class Deletions:
    """The table `deletions`. Each method works inside its caller's turn at the database."""

    def add(self, connection: Any, session_id: str, kinds: Collection[Kind], at: str, who: str) -> None:
        connection.execute(
            "INSERT INTO deletions (session, kinds, at, who, done) VALUES (?, ?, ?, ?, 0)",
            (session_id, ",".join(sorted(kinds)), at, who),
        )

    def all(self, connection: Any) -> tuple[Deletion, ...]:
        return self._where(connection, "1", ())

    def of(self, connection: Any, session_id: str, kind: Kind) -> Deletion | None:
        """The newest."""
        found = self._where(connection, "session = ?", (session_id,))
        return next((one for one in reversed(found) if kind in one.kinds), None)

    def undone(self, connection: Any) -> tuple[Deletion, ...]:
        return self._where(connection, "done = 0", ())

    def set_done(self, connection: Any, deletion: Deletion) -> None:
        connection.execute("UPDATE deletions SET done = 1 WHERE number = ?", (deletion.number,))

    def _where(self, connection: Any, condition: str, values: tuple[str, ...]) -> tuple[Deletion, ...]:
        rows = connection.execute(
            f"SELECT number, session, kinds, at, who, done FROM deletions WHERE {condition} ORDER BY number",  # noqa: S608 - of this file only
            values,
        )
        return tuple(
            Deletion(number, session, frozenset(map(Kind, kinds.split(","))), at, who, bool(done))
            for number, session, kinds, at, who, done in rows
        )
