"""Sessions and recordings on disk: every byte about a person encrypted, every access on record.

`sessions.db` is an SQLCipher database, `media/` has one encrypted file a stream. What stands in either is encrypted
once more with a key of its session; deleting this key makes it unreadable wherever its bytes still lie. A copy of the
whole vault has a copy of the key.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from interview.domain import Session
from interview.errors import StoreUnusable
from interview.events import Event
from interview.ports import SessionSummary, Stop, TapeKind, TapeReader
from interview.store import TapesOnShelf, newest_first, no_such_session
from interview.tapes import Shelf, check_session_id
from interview.vault.audit import Action, Head, Row
from interview.vault.check import VaultCheck, Verification
from interview.vault.deletions import Deletion
from interview.vault.disk import Ballast
from interview.vault.keeping import Due, Keeping
from interview.vault.sealed_cabinet import SealedCabinet
from interview.vault.session_keys import EVERY_KIND, Kind
from interview.vault.streams import NotedCabinet
from interview.vault.tables import VaultTables
from interview.vault.vault import Unlocked


def _now() -> datetime:
    return datetime.now(UTC)


class VaultStore(TapesOnShelf):
    """The store of one vault, opened by one user. The first use opens it, for this process alone.

    Any thread may call it; each waits for its turn. After `close` it stays closed until `open`. Every method raises
    `StoreUnusable` when the disk or another program is in the way.
    """

    def __init__(
        self,
        folder: Path,
        unlocked: Unlocked,
        clock: Callable[[], datetime] = _now,
        keeping: Keeping | None = None,
        ballast: Ballast | None = None,
    ) -> None:
        """`keeping` is the rule of the site, `ballast` the room kept for text on a full disk."""
        self._tables = VaultTables(folder, unlocked, clock, keeping or Keeping(), ballast)
        self._turn = threading.RLock()
        self._open = False
        self._closed = False
        sealed = SealedCabinet(folder / "media", self._tables.key_of_stream)
        self._cabinet = NotedCabinet(sealed, self._tables.streams, self._tables.writing)
        super().__init__(Shelf(self._cabinet))

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def open(self) -> None:
        """Take the store for this process and finish what a crash left half done. Raises `StoreUnusable`: in use,
        not the key, damaged, made by a newer version."""
        with self._turn:
            if self._open:
                return
            self._tables.open()
            self._open, self._closed = True, False
            try:
                self._cabinet.mend()
                with contextlib.suppress(OSError):  # the keys are gone; the files can wait for another start
                    self._finish_deletions()
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        """Safe to call twice."""
        self._shelf.close()
        with self._turn:
            self._tables.close()
            self._open, self._closed = False, True

    # ── sessions ─────────────────────────────────────────────────────────────────────────────────────────────

    def save(self, session: Session, event: Event | None = None) -> None:
        """The session as it is after an event: state and audit row are on the disk, both, when this returns.

        Raises `StoreUnusable` for a session that was deleted: nothing brings it back."""
        check_session_id(session.id)
        tables, what = self._ready(), Action.SAVED if event is None else type(event).__name__
        head = tables.write_text(lambda connection: tables.put(connection, session, what))
        tables.note_now_and_then(head)

    def load(self, session_id: str) -> Session:
        """Raises `FileDamaged`, `StoreUnusable` when there is no such session."""
        return self._read(session_id, Action.READ)

    def exported(self, session_id: str) -> Session:
        """What leaves the vault; raises as `load` does."""
        return self._read(session_id, Action.EXPORTED)

    def list(self) -> Sequence[SessionSummary]:
        tables = self._ready()
        with tables.reading() as connection:
            return newest_first(tables.rows.lines(connection))

    def sessions_of(self, subject: str) -> tuple[str, ...]:
        """The ids of all sessions of one person, newest first."""
        return tuple(line.id for line in self.list() if line.subject == subject)

    def new_tape(self, session_id: str, take: int) -> str:
        """Raises `StoreUnusable` for a session that was deleted."""
        check_session_id(session_id)
        tables = self._ready()
        with tables.writing() as connection:
            tables.make_keys(connection, session_id)
        return self._shelf.new_tape(session_id, take)

    def open_reader(self, tape_id: str, kind: TapeKind, stop: Stop | None = None) -> TapeReader:
        """Raises `FileDamaged` when there is none, `StoreUnusable` when it was deleted."""
        self._ready()  # not from inside the shelf, which opening needs
        return self._shelf.open_reader(tape_id, kind, stop)

    # ── deleting ─────────────────────────────────────────────────────────────────────────────────────────────

    def forget(self, session_id: str, kinds: Collection[Kind] = EVERY_KIND) -> None:
        """Delete these kinds of a session for good; without its text nothing of it stays.

        The keys go first, in one transaction with the record of it: from then on nothing can be read, and what is
        left to do is done at the next start if need be. Raises `NotAllowed` for a session that is held."""
        tables, gone = self._ready(), EVERY_KIND if Kind.TEXT in kinds else frozenset(kinds)
        tables.write_text(lambda connection: tables.delete(connection, session_id, gone))
        self._clear_away()

    def erase(self, subject: str) -> tuple[str, ...]:
        """Forget all sessions of one person, or none: raises `NotAllowed` when one of them is held. Their ids."""
        tables, found = self._ready(), self.sessions_of(subject)

        def delete_all(connection: Any) -> None:
            for session_id in found:
                tables.delete(connection, session_id, EVERY_KIND)

        tables.write_text(delete_all)
        self._clear_away()
        return found

    def hold(self, session_id: str, held: bool = True) -> None:
        """Keep a session from being deleted (by law, by order), or let it go again."""
        tables = self._ready()

        def change(connection: Any) -> None:
            if not tables.rows.hold(connection, session_id, held):
                raise no_such_session()
            tables.audit.add(connection, Action.HELD if held else Action.RELEASED, session_id)

        tables.write_text(change)

    def due(self, now: datetime) -> tuple[Due, ...]:
        """What is past its keeping time."""
        tables = self._ready()
        with tables.reading() as connection:
            return tables.times.due(connection, now)

    def shred_due(self, now: datetime) -> tuple[Due, ...]:
        """Delete what is past its time and is not held; what was deleted. Not while an interview goes on."""
        done = tuple(one for one in self.due(now) if not one.held)
        for one in done:
            self.forget(one.session_id, one.kinds)
        return done

    def deletions(self) -> tuple[Deletion, ...]:
        """The record of what was deleted when."""
        tables = self._ready()
        with tables.reading() as connection:
            return tables.deletions.all(connection)

    # ── audit ────────────────────────────────────────────────────────────────────────────────────────────────

    def record(self, what: str, session_id: str = "") -> None:
        """Put on record what was done with the vault outside of this store. `what` in plain letters, at most 40."""
        tables = self._ready()
        tables.write_text(lambda connection: tables.audit.add(connection, what, session_id))

    def head(self) -> Head:
        """Where the audit ends now, to be printed in exports."""
        return self._ready().head()

    def audit_rows(self) -> tuple[Row, ...]:
        """Who did what, the oldest first."""
        tables = self._ready()
        with tables.reading() as connection:
            return tuple(tables.audit.rows(connection))

    def accept_audit(self) -> Head:
        """After somebody has looked into why the audit and its noted head do not fit: go on from here, on record."""
        tables = self._ready()
        head = tables.write_text(lambda connection: tables.audit.add(connection, Action.ACCEPTED))
        tables.head_file.accept(head)
        return head

    def verify(self, printed: Collection[Head] = ()) -> Verification:
        """Look at everything there is; reads every recording to its end. `printed` are heads of older exports."""
        tables = self._ready()
        found = VaultCheck(
            tables, self._cabinet, lambda tape: not self._shelf.tape_is_over(tape), printed
        ).run()
        self.record(Action.VERIFIED)
        return found

    # ── inside ───────────────────────────────────────────────────────────────────────────────────────────────

    def _ready(self) -> VaultTables:
        with self._turn:
            if self._closed:
                raise StoreUnusable("The session store is closed.", "Open it with its passphrase.")
            if not self._open:
                self.open()
            return self._tables

    def _read(self, session_id: str, action: Action) -> Session:
        tables = self._ready()

        def read(connection: Any) -> Session:
            session = tables.rows.get(connection, session_id)
            if session is None:
                raise tables.gone(connection, session_id, Kind.TEXT) or no_such_session()
            tables.audit.add(connection, action, session_id)
            return session

        return tables.write_text(read)

    def _clear_away(self) -> None:
        try:
            self._finish_deletions()
        except OSError as error:
            raise StoreUnusable(
                f"It is deleted and cannot be read, but some of its files are still there ({type(error).__name__}).",
                "They are removed when the vault is opened again.",
            ) from error

    def _finish_deletions(self) -> None:
        """Of every one whose keys are gone: its files, and what the database's log still has of it."""
        tables = self._ready()
        with tables.reading() as connection:
            undone = tables.deletions.undone(connection)
        if not undone:
            return
        for deletion in undone:
            self._shelf.forget(
                deletion.session, {TapeKind(kind.value) for kind in deletion.kinds - {Kind.TEXT}}
            )
        tables.empty_log()

        def note(connection: Any) -> None:
            for deletion in undone:
                tables.deletions.set_done(connection, deletion)

        tables.write_text(note)
        tables.empty_log()
        tables.head()
