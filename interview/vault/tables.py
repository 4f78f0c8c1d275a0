"""The database of a vault as one user opened it: its tables, and the keys and the audit they need."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from interview.domain import Session
from interview.errors import FileDamaged, NotAllowed, StoreUnusable
from interview.only_one import OnlyOne
from interview.private_files import private_folder
from interview.tapes import parts_of
from interview.vault.audit import Action, Audit, Head, HeadFile
from interview.vault.database import Database
from interview.vault.deletions import Deletions
from interview.vault.disk import Ballast, with_ballast
from interview.vault.keeping import Keeping, KeepingTimes
from interview.vault.migrations import MIGRATIONS, migrate
from interview.vault.session_keys import Kind, SessionKeys
from interview.vault.session_rows import SessionRows
from interview.vault.streams import Streams
from interview.vault.vault import Unlocked, Use

DATABASE = "sessions.db"
HEAD = "audit.head"
_NOTE_HEAD_EVERY = 256  # rows of the audit; also at the beginning, at the end and after each deletion

T = TypeVar("T")


class VaultTables:
    """Open from `open` to `close`, for this process alone. Methods with a `connection` work inside a turn at it."""

    def __init__(
        self,
        folder: Path,
        unlocked: Unlocked,
        clock: Callable[[], datetime],
        keeping: Keeping,
        ballast: Ballast | None,
    ) -> None:
        self._folder = folder
        self._unlocked = unlocked
        self._clock = clock
        self._ballast = ballast
        self._only_one = OnlyOne(folder / "lock")
        self._database: Database | None = None
        self.audit = Audit(unlocked.key_for(Use.AUDIT), unlocked.user.name, clock)
        self.head_file = HeadFile(folder / HEAD)
        self.keys = SessionKeys(unlocked.key_for(Use.SESSIONS))
        self.rows = SessionRows(self.keys)
        self.times = KeepingTimes(keeping)
        self.deletions = Deletions()
        self.streams = Streams()

    def open(self) -> None:
        """Raises `StoreUnusable`: in use, not the key, damaged, made by a newer version."""
        private_folder(self._folder)
        self._only_one.take()
        if self._ballast is not None:
            self._ballast.fill()
        try:
            self._database = Database(self._folder / DATABASE, self._unlocked.key_for(Use.DATABASE))
            with self.writing() as connection:
                before = migrate(connection, self.keys, self._clock())
            upgraded = 0 < before < len(MIGRATIONS)
            if upgraded:
                self.empty_log()  # what was plain is gone
            with self.writing() as connection:
                self.head_file.compare(self.audit, connection)
                for action in (Action.UPGRADED, Action.OPENED) if upgraded else (Action.OPENED,):
                    self.audit.add(connection, action)
        except BaseException:
            self._let_go()
            raise

    def close(self) -> None:
        """Safe to call twice."""
        if self._database is not None:
            with contextlib.suppress(StoreUnusable):  # a full disk: that it was closed is not on record
                self.write_text(lambda connection: self.audit.add(connection, Action.CLOSED))
                self.head()
        self._let_go()

    @contextmanager
    def reading(self) -> Iterator[Any]:
        with self._open_database().reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Any]:
        """One transaction."""
        with self._open_database().writing() as connection:
            yield connection

    def write_text(self, work: Callable[[Any], T]) -> T:
        """One transaction, for which a full disk gives up its reserve. `work` may be called twice."""

        def whole() -> T:
            with self.writing() as connection:
                return work(connection)

        return whole() if self._ballast is None else with_ballast(self._ballast, whole)

    def empty_log(self) -> None:
        self._open_database().empty_log()

    def head(self) -> Head:
        """Where the audit ends now, noted beside the database."""
        with self.reading() as connection:
            head = self.audit.head(connection)
        self.head_file.note(head)
        return head

    def note_now_and_then(self, head: Head) -> None:
        if head.count % _NOTE_HEAD_EVERY == 0:
            self.head_file.note(head)

    def put(self, connection: Any, session: Session, what: str) -> Head:
        """The session, its keeping times and the audit row. Raises `StoreUnusable` for one that was deleted."""
        self.make_keys(connection, session.id)
        content = self.rows.put(connection, session)
        self.times.note(connection, session)
        return self.audit.add(connection, what, session.id, content)

    def delete(self, connection: Any, session_id: str, kinds: Collection[Kind]) -> None:
        """The keys and rows, with the record of it. Raises `NotAllowed` for a session that is held."""
        self.refuse_held(connection, session_id)
        if self.keys.delete(connection, session_id, kinds):
            who, at = self._unlocked.user.name, self._clock().isoformat()
            self.deletions.add(connection, session_id, kinds, at, who)
            self.audit.add(connection, Action.FORGOTTEN, session_id)
        if Kind.TEXT in kinds:
            self.rows.delete(connection, session_id)
        self.streams.forget(connection, session_id, kinds)

    def make_keys(self, connection: Any, session_id: str) -> None:
        """Those that are missing. Raises `StoreUnusable` for a session that was deleted."""
        there = self.keys.kinds(connection, session_id)
        gone = None if Kind.TEXT in there else self.gone(connection, session_id, Kind.TEXT)
        if gone is not None:
            raise gone
        self.keys.make(connection, session_id, self._clock().isoformat())

    def key_of_stream(self, name: str) -> bytes:
        """Raises `StoreUnusable` when it was deleted, `FileDamaged` when it is missing or was changed."""
        session_id, _, tape_kind = parts_of(name)
        kind = Kind(tape_kind.value)
        with self.reading() as connection:
            key = self.keys.get(connection, session_id, kind)
            if key is None:
                raise self.gone(connection, session_id, kind) or FileDamaged(
                    f"The key for the {kind} of session {session_id} is missing.",
                    "Put the vault back from a backup.",
                )
        return key

    def gone(self, connection: Any, session_id: str, kind: Kind) -> StoreUnusable | None:
        """What to say about what was deleted, if it was."""
        deletion = self.deletions.of(connection, session_id, kind)
        if deletion is None:
            return None
        what = "This session" if kind is Kind.TEXT else f"The {kind} of this session"
        return StoreUnusable(
            f"{what} was deleted on {deletion.at} by {deletion.who}.",
            "What was deleted cannot be brought back.",
        )

    def refuse_held(self, connection: Any, session_id: str) -> None:
        """Raises `NotAllowed`."""
        if self.rows.is_held(connection, session_id):
            raise NotAllowed(
                f"Session {session_id} is held and cannot be deleted.",
                "Release it first, if the reason is gone.",
            )

    def _open_database(self) -> Database:
        database = self._database
        if database is None:
            raise StoreUnusable("The session store is closed.", "Open it with its passphrase.")
        return database

    def _let_go(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None
        self._only_one.release()
