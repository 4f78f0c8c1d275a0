"""What stores of sessions and tapes have in common, and the one in memory. The one on disk is `vault_store`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interview.cabinets import MemoryCabinet
from interview.domain import Session
from interview.errors import StoreUnusable
from interview.events import Event
from interview.ports import SessionSummary, Stop, TapeKind, TapeReader, TapeWriter
from interview.tapes import Shelf, check_session_id
from interview.vault.session_rows import summary_of


def no_such_session() -> StoreUnusable:
    return StoreUnusable("There is no session with this id.", "Run: main.py sessions list")


def newest_first(lines: Iterable[SessionSummary]) -> Sequence[SessionSummary]:
    return sorted(lines, key=lambda line: (line.opened_at, line.id), reverse=True)


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

    def save(self, session: Session, event: Event | None = None) -> None:  # noqa: ARG002 - nothing is audited here
        self._sessions[check_session_id(session.id)] = session

    def load(self, session_id: str) -> Session:
        if session_id not in self._sessions:
            raise no_such_session()
        return self._sessions[session_id]

    def list(self) -> Sequence[SessionSummary]:
        return newest_first(summary_of(session) for session in self._sessions.values())

    def forget(self, session_id: str) -> None:
        self._sessions.pop(session_id, None)
        self._shelf.forget(session_id)

    def close(self) -> None:
        self._shelf.close()
