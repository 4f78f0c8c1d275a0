"""The one connection to the encrypted database of a vault: whole transactions, safe on the disk when they return."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from interview.errors import StoreUnusable
from interview.private_files import new_private_file

_SETTINGS = ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "temp_store = MEMORY")
_FROM_BACKUP = "Put the vault back from your backup."
_REMEDIES = {"SQLITE_CORRUPT": _FROM_BACKUP, "SQLITE_NOTADB": _FROM_BACKUP}
_OF_THE_DISK = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")
_MAKE_ROOM = "Make room on the disk and see that its folder may be written."


class Database:
    """Open as long as it lives. Any thread may use it; each waits for its turn, so there is one writer."""

    def __init__(self, file: Path, key: bytes) -> None:
        """Make the file when there is none. Raises `StoreUnusable`."""
        from sqlcipher3 import dbapi2

        self._errors = (dbapi2.DatabaseError, MemoryError)  # SQLCipher says the second of a damaged page
        self._turn = threading.RLock()
        self._open = True
        try:
            if not file.exists():
                os.close(new_private_file(file))
        except OSError as error:
            raise _could_not("begin", error, _MAKE_ROOM) from error
        self._connection = dbapi2.connect(str(file), isolation_level=None, check_same_thread=False)
        try:
            prepare(self._connection, key)
        except self._errors as error:
            self.close()
            if _name_of(error).startswith(_OF_THE_DISK):
                raise _could_not("open", error, _MAKE_ROOM) from error
            raise StoreUnusable(
                f"The session store {file} does not open with the key of this vault, or is damaged.",
                "Put it back from your backup together with its key slots.",
            ) from error
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """The connection for a few questions to it. Raises `StoreUnusable`."""
        with self._working("read"):
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[Any]:
        """One transaction: synced to the disk when the block has ended, or nothing of it. Raises `StoreUnusable`."""
        with self._working("write"):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def empty_log(self) -> None:
        """Bring everything into the file and cut the log to nothing: what was deleted is gone from both."""
        with self._working("write"):
            busy, _, _ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise StoreUnusable("The session store is being read by another program.", "Close that one.")

    def close(self) -> None:
        """Safe to call twice."""
        with self._turn:
            self._open = False
            self._connection.close()

    @contextmanager
    def _working(self, verb: str) -> Iterator[None]:
        with self._turn:
            if not self._open:
                raise StoreUnusable("The session store is closed.", "Open it with its passphrase.")
            try:
                yield
            except self._errors as error:
                damaged = isinstance(error, MemoryError)
                remedy = _FROM_BACKUP if damaged else _REMEDIES.get(_name_of(error), _MAKE_ROOM)
                raise _could_not(verb, error, remedy) from error


def _could_not(verb: str, error: Exception, remedy: str) -> StoreUnusable:
    return StoreUnusable(f"The session store could not {verb} ({type(error).__name__}).", remedy)


def _name_of(error: Exception) -> str:
    """What SQLite calls it."""
    return str(getattr(error, "sqlite_errorname", ""))


def prepare(connection: Any, key: bytes) -> None:
    """Unlock a fresh connection; refuses a library that does not encrypt."""
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    version = connection.execute("PRAGMA cipher_version").fetchone()
    if version is None or not version[0]:
        raise StoreUnusable(
            "The database library on this machine does not encrypt.",
            "Install sqlcipher3: python3 bootstrap.py",
        )
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
