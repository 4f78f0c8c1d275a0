"""Who did what and when, each row chained to the one before: a row that is changed, moved or taken out shows.

Never what was said. A chain whose end was cut off still fits together, so its head (how many rows, and the mark of
the last) is noted in a file beside the database and printed in exports; whoever brings one can have it compared.
Who has the vault's key can write a whole new chain: against that only a printed head helps.
"""

from __future__ import annotations

import contextlib
import hmac
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from interview.errors import NotAccepted
from interview.vault.slots_file import put_private

_FIRST = bytes(sha256().digest_size)  # what the first row is chained to
_WHAT = re.compile(r"[A-Za-z][A-Za-z ]{0,39}")
_HEAD = re.compile(r"(\d{1,18})-([0-9a-f]{64})")


class Action(StrEnum):
    """What is done with a session outside its interview. Events of an interview go by the names of their types."""

    OPENED = "opened"
    CLOSED = "closed"
    SAVED = "saved"
    READ = "read"
    EXPORTED = "exported"
    FORGOTTEN = "forgotten"
    HELD = "held"
    RELEASED = "released"
    VERIFIED = "verified"
    UPGRADED = "upgraded"
    ACCEPTED = "audit accepted"


@dataclass(frozen=True)
class Head:
    """Where the audit ends: the number of its rows and the mark of the last."""

    count: int
    mark: str  # 64 hexadecimal digits

    def __str__(self) -> str:
        return f"{self.count}-{self.mark}"

    @classmethod
    def of(cls, text: str) -> Head:
        """From its printed form. Raises `NotAccepted`."""
        found = _HEAD.fullmatch(text.strip())
        if found is None:
            raise NotAccepted(
                "This is not the head of an audit.", "It is a number, a dash and 64 digits or letters a to f."
            )
        return cls(int(found[1]), found[2])


@dataclass(frozen=True)
class Row:
    number: int
    at: str  # ISO 8601 with a zone
    who: str
    what: str
    session: str  # its id, or ""
    content: str  # SHA-256 of the encrypted session as it was saved, or ""


class Audit:
    """The rows of one vault, written as one user. Each method works inside its caller's turn at the database."""

    def __init__(self, key: bytes, who: str, clock: Callable[[], datetime]) -> None:
        self._key = key
        self._who = who
        self._clock = clock

    def add(self, connection: Any, what: str, session_id: str = "", content: str = "") -> Head:
        """Raises `ValueError` for a `what` that could hold more than the name of an event or action."""
        if _WHAT.fullmatch(what) is None:
            raise ValueError("what was done is said in plain letters, at most 40")
        last = self.head(connection)
        row = Row(last.count + 1, self._clock().isoformat(), self._who, what, session_id, content)
        mark = self._mark(bytes.fromhex(last.mark), row)
        connection.execute(
            "INSERT INTO audit (number, at, who, what, session, content, mark) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*asdict(row).values(), mark),
        )
        return Head(row.number, mark.hex())

    def head(self, connection: Any) -> Head:
        row = connection.execute("SELECT number, mark FROM audit ORDER BY number DESC LIMIT 1").fetchone()
        return Head(row[0], row[1].hex()) if row is not None else Head(0, _FIRST.hex())

    def rows(self, connection: Any) -> Iterator[Row]:
        return (row for row, _ in _read(connection))

    def last_content(self, connection: Any, session_id: str) -> str:
        """Of the newest row that saved this session, or ""."""
        row = connection.execute(
            "SELECT content FROM audit WHERE session = ? AND content != '' ORDER BY number DESC LIMIT 1",
            (session_id,),
        ).fetchone()
        return row[0] if row is not None else ""

    def saved_sessions(self, connection: Any) -> set[str]:
        return {
            row[0] for row in connection.execute("SELECT DISTINCT session FROM audit WHERE content != ''")
        }

    def problems(self, connection: Any) -> Iterator[str]:
        """What is wrong inside, in words: every gap, and the first row that does not fit."""
        previous, number, changed = _FIRST, 0, False
        for row, mark in _read(connection):
            if row.number != number + 1:
                yield _gap(number + 1, row.number - 1)
            elif not changed and not hmac.compare_digest(self._mark(previous, row), mark):
                changed = True
                yield f"Row {row.number} of the audit was changed, moved or put in by something else."
            previous, number = mark, row.number

    def misfits(self, connection: Any, heads: Iterable[Head]) -> Iterator[str]:
        """Which older heads, noted or printed, are not heads of this audit, in words."""
        count = self.head(connection).count
        for head in heads:
            row = connection.execute("SELECT mark FROM audit WHERE number = ?", (head.count,)).fetchone()
            mark = row[0] if row is not None else _FIRST if head.count == 0 else b""
            if head.count > count:
                yield f"The audit ends at row {count}, but had {head.count} rows once: its end was cut off."
            elif not hmac.compare_digest(mark.hex(), head.mark):
                yield f"Row {head.count} of the audit is not the one noted once: the audit was exchanged."

    def _mark(self, previous: bytes, row: Row) -> bytes:
        written = json.dumps(list(asdict(row).values()), separators=(",", ":")).encode("ascii")
        return hmac.digest(self._key, previous + written, sha256)


def _read(connection: Any) -> Iterator[tuple[Row, bytes]]:
    found = connection.execute(
        "SELECT number, at, who, what, session, content, mark FROM audit ORDER BY number"
    )
    for *row, mark in found:
        yield Row(*row), mark


def _gap(first: int, last: int) -> str:
    rows = f"Row {first}" if first == last else f"Rows {first} to {last}"
    return f"{rows} of the audit {'is' if first == last else 'are'} missing."


class HeadFile:
    """The head as it was when the vault was used last, so that an audit cut short shows.

    One that does not fit the audit is kept, because it proves what happened, until somebody accepts the audit.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._wrong = "The head of the audit was not compared yet."

    @property
    def wrong(self) -> str:
        """What is wrong with the audit as far as the noted head tells, in words, or ""."""
        return self._wrong

    def compare(self, audit: Audit, connection: Any) -> None:
        """The head that was noted last with the audit that is there now."""
        now, noted, self._wrong = audit.head(connection), None, ""
        try:
            noted = Head.of(self._path.read_text("ascii"))
        except FileNotFoundError:
            if now.count:
                self._wrong = f"The file {self._path.name} with the head of the audit is missing."
        except (OSError, ValueError, NotAccepted):
            self._wrong = f"The file {self._path.name} with the head of the audit is damaged."
        if noted is not None:
            self._wrong = next(audit.misfits(connection, [noted]), "")
        if noted is None and not self._wrong:
            self.note(now)

    def note(self, head: Head) -> None:
        """A disk that takes nothing leaves the older head, which is a good one too."""
        if not self._wrong:
            with contextlib.suppress(OSError):
                put_private(self._path, f"{head}\n".encode("ascii"))

    def accept(self, head: Head) -> None:
        """From now on this is the head, whatever was noted."""
        self._wrong = ""
        self.note(head)
