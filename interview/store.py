"""Where sessions and their tapes are kept: in memory, or in an encrypted database with files beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from interview.bodies import from_json, to_json
from interview.cabinets import FolderCabinet, MemoryCabinet
from interview.domain import Session, Stage
from interview.errors import StoreUnusable
from interview.keys import derived, make_key, read_key
from interview.only_one import OnlyOne
from interview.ports import SessionSummary, Stop, TapeKind, TapeReader, TapeWriter
from interview.private_files import new_private_file, private_folder
from interview.tapes import Shelf, check_session_id


def summary_of(session: Session) -> SessionSummary:
    return SessionSummary(
        session.id, session.subject, session.disorder.name, session.stage, session.opened_at
    )


def no_such_session() -> StoreUnusable:
    return StoreUnusable("There is no session with this id.", "Run: main.py sessions list")


class TapesOnShelf:
    """The tape half of a store."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def new_tape(self, session_id: str, take: int) -> str:
        return self._shelf.new_tape(session_id, take)

    def finish_tape(self, tape_id: str) -> None:
        self._shelf.finish_tape(tape_id)

    def open_writer(self, tape_id: str, kind: TapeKind) -> TapeWriter:
        return self._shelf.open_writer(tape_id, kind)

    def open_reader(self, tape_id: str, kind: TapeKind, stop: Stop | None = None) -> TapeReader:
        return self._shelf.open_reader(tape_id, kind, stop)

    def kinds(self, tape_id: str) -> frozenset[TapeKind]:
        return self._shelf.kinds(tape_id)

    def tape_is_over(self, tape_id: str) -> bool:
        return self._shelf.tape_is_over(tape_id)


class MemoryStore(TapesOnShelf):
    """Keeps sessions and tapes as long as the process lives: tests, and rehearsals before consent."""

    def __init__(self) -> None:
        super().__init__(Shelf(MemoryCabinet()))
        self._sessions: dict[str, Session] = {}

    def save(self, session: Session) -> None:
        self._sessions[check_session_id(session.id)] = session

    def load(self, session_id: str) -> Session:
        if session_id not in self._sessions:
            raise no_such_session()
        return self._sessions[session_id]

    def list(self) -> Sequence[SessionSummary]:
        newest_first = sorted(self._sessions.values(), key=lambda one: (one.opened_at, one.id), reverse=True)
        return [summary_of(session) for session in newest_first]

    def forget(self, session_id: str) -> None:
        self._sessions.pop(session_id, None)
        self._shelf.forget(session_id)

    def close(self) -> None:
        self._shelf.close()


MIGRATIONS = (
    """CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        subject TEXT NOT NULL,
        disorder TEXT NOT NULL,
        stage TEXT NOT NULL,
        opened_at TEXT NOT NULL,
        body TEXT NOT NULL
    )""",
)  # the number of the last one applied is the database's user_version; only ever append


class VaultStore(TapesOnShelf):
    """Sessions in an SQLCipher database `sessions.db`, tapes as files of `media/`.

    The files of tapes are still plain: encrypting them is the next step, and until then no real patient belongs
    here. Opened by the first use and then used by that thread only; streams of tapes by any thread.
    """

    def __init__(self, folder: Path, key_file: Path) -> None:
        super().__init__(Shelf(FolderCabinet(folder / "media")))
        self._file = folder / "sessions.db"
        self._key_file = key_file
        self._only_one = OnlyOne(folder / "lock")
        self._database: Any = None

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def open(self) -> None:
        """Take the store for this process. Raises `StoreUnusable`: in use, wrong or missing key, newer version."""
        if self._database is not None:
            return
        private_folder(self._file.parent)
        self._only_one.take()
        try:
            self._database = open_database(self._file, self._key_file)
        except BaseException:
            self._only_one.release()
            raise

    def save(self, session: Session) -> None:
        line = summary_of(session)
        row = (check_session_id(line.id), line.subject, line.disorder, line.stage.value, line.opened_at)
        with self._working("save") as database:
            database.execute(
                "INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?, ?, ?)", (*row, to_json(session))
            )

    def load(self, session_id: str) -> Session:
        with self._working("read") as database:
            row = database.execute("SELECT body FROM sessions WHERE id = ?", (session_id,)).fetchone()
        if row is None:
            raise no_such_session()
        return from_json(row[0])

    def list(self) -> Sequence[SessionSummary]:
        with self._working("read") as database:
            rows = database.execute(
                "SELECT id, subject, disorder, stage, opened_at FROM sessions ORDER BY opened_at DESC, id DESC"
            ).fetchall()
        return [SessionSummary(row[0], row[1], row[2], Stage(row[3]), row[4]) for row in rows]

    def forget(self, session_id: str) -> None:
        """The tapes first: cut off in the middle, the session is still there to be forgotten again."""
        self._shelf.forget(session_id)
        with self._working("change") as database:
            database.execute("DELETE FROM sessions WHERE id = ?", (session_id,))
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Safe to call twice."""
        self._shelf.close()
        if self._database is not None:
            self._database.close()
            self._database = None
        self._only_one.release()

    @contextmanager
    def _working(self, verb: str) -> Iterator[Any]:
        """Every statement commits by itself, synced to the disk before it returns."""
        from sqlcipher3 import dbapi2

        self.open()
        try:
            yield self._database
        except dbapi2.DatabaseError as error:
            raise StoreUnusable(
                f"The session store could not {verb} ({type(error).__name__}).",
                "Make room on the disk and see that its folder may be written.",
            ) from error


def open_database(file: Path, key_file: Path) -> Any:
    """An open SQLCipher connection with the newest tables. Raises `StoreUnusable`."""
    from sqlcipher3 import dbapi2

    new = not file.exists()
    if new and not key_file.exists():
        make_key(key_file)
    key = derived(read_key(key_file), "database 1")
    if new:
        os.close(new_private_file(file))
    database = dbapi2.connect(str(file), isolation_level=None)
    try:
        prepare(database, key)
    except dbapi2.DatabaseError as error:
        database.close()
        raise StoreUnusable(
            f"The session store {file} does not open with the key in {key_file}, or is damaged.",
            "Put back the key file that belongs to it, or choose another folder with --home.",
        ) from error
    except BaseException:
        database.close()
        raise
    return database


def prepare(database: Any, key: bytes) -> None:
    """Unlock a fresh connection and bring its tables up to date; refuses a library that does not encrypt."""
    database.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    version = database.execute("PRAGMA cipher_version").fetchone()
    if version is None or not version[0]:
        raise StoreUnusable(
            "The database library on this machine does not encrypt.",
            "Install sqlcipher3: python3 bootstrap.py",
        )
    database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    for setting in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "temp_store = MEMORY"):
        database.execute(f"PRAGMA {setting}")
    done = database.execute("PRAGMA user_version").fetchone()[0]
    if done > len(MIGRATIONS):
        raise StoreUnusable("The session store was made by a newer version.", "Start that version.")
    for number, migration in enumerate(MIGRATIONS[done:], start=done + 1):
        database.execute("BEGIN IMMEDIATE")
        database.execute(migration)
        database.execute(f"PRAGMA user_version = {number}")
        database.execute("COMMIT")
