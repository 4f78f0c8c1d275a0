"""Whether a vault is as it was left: the audit, every session, every recording, and that nothing is left over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from interview.domain import Segment, Session
from interview.errors import FileDamaged, StoreUnusable
from interview.tapes import parts_of
from interview.vault.audit import Head
from interview.vault.record_reader import State, Verdict
from interview.vault.session_keys import Kind
from interview.vault.streams import Ended, NotedCabinet, Stream
from interview.vault.tables import VaultTables

_ENDS = {
    Ended.NOT_YET: "was begun",
    Ended.ABANDONED: "was given up while it was recorded (a take thrown away, a device or disk that failed)",
    Ended.CUT_OFF: "was cut off by a crash or a power cut",
    Ended.TORN: "was cut off by a power cut",
}


class Grade(StrEnum):
    WRONG = "wrong"  # changed, missing or put there by something else, or damaged
    NOTE = "note"  # known and explained: a take that a crash cut off


@dataclass(frozen=True)
class Finding:
    grade: Grade
    about: str  # "audit", "database", a session or a recording by its id
    words: str  # a sentence for people; never what was said


@dataclass(frozen=True)
class Verification:
    findings: tuple[Finding, ...]
    sessions: int
    recordings: int
    head: Head

    @property
    def sound(self) -> bool:
        return all(finding.grade is Grade.NOTE for finding in self.findings)


class VaultCheck:
    """One look at everything. Takes turns at the database, so an interview can go on meanwhile.

    `growing` tells of a tape whether it is being recorded; `printed` are heads of the audit from older exports.
    """

    def __init__(
        self,
        tables: VaultTables,
        cabinet: NotedCabinet,
        growing: Callable[[str], bool],
        printed: Iterable[Head] = (),
    ) -> None:
        self._tables = tables
        self._cabinet = cabinet
        self._growing = growing
        self._printed = tuple(printed)

    def run(self) -> Verification:
        with self._tables.reading() as connection:
            streams = self._tables.streams.all(connection)
            sessions = self._tables.rows.ids(connection)
            head = self._tables.audit.head(connection)
        found = [
            *self._database(),
            *self._audit(),
            *self._sessions(sessions),
            *self._lost_sessions(),
            *(one for stream in streams for one in self._stream(stream.name)),
            *self._left_over(),
        ]
        return Verification(tuple(found), len(sessions), len(streams), head)

    def _database(self) -> Iterator[Finding]:
        self._tables.empty_log()  # a page whose writing was cut off is whole in the log, which the check passes by
        with self._tables.reading() as connection:
            pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            order = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if pages:
            yield _wrong("database", f"Pages of the database were changed or damaged: {len(pages)}.")
        if order != "ok":
            yield _wrong("database", "The tables of the database do not fit together.")

    def _audit(self) -> Iterator[Finding]:
        audit = self._tables.audit
        with self._tables.reading() as connection:
            words = [*audit.problems(connection), *audit.misfits(connection, self._printed)]
        if self._tables.head_file.wrong:
            words.append(self._tables.head_file.wrong)
        return (_wrong("audit", sentence) for sentence in words)

    def _sessions(self, ids: Iterable[str]) -> Iterator[Finding]:
        for session_id in ids:
            with self._tables.reading() as connection:
                try:
                    session = self._tables.rows.get(connection, session_id)
                    self._tables.rows.line(connection, session_id)
                except FileDamaged as error:
                    yield _wrong(session_id, error.message)
                    continue
                if session is None:
                    continue  # forgotten meanwhile
                if not self._is_newest(connection, session_id):
                    yield _wrong(
                        session_id,
                        "The session is not the one saved last: it was exchanged for an older one.",
                    )
                missing = list(self._missing(connection, session))
            yield from missing

    def _is_newest(self, connection: Any, session_id: str) -> bool:
        noted = self._tables.audit.last_content(connection, session_id)
        return noted in ("", self._tables.rows.content(connection, session_id))

    def _missing(self, connection: Any, session: Session) -> Iterator[Finding]:
        """Recordings that the session speaks of and that were never on record, nor deleted."""
        streams = self._tables.streams.of(connection, session.id)
        recorded = {(parts_of(stream.name)[1], stream.kind) for stream in streams}
        for segment in _segments(session):
            for kind, wanted in ((Kind.SOUND, segment.has_sound), (Kind.PICTURE, segment.has_picture)):
                there = {(segment.tape_id, kind), (segment.tape_id, Kind.CLIP)} & recorded
                deleted = any(
                    self._tables.deletions.of(connection, session.id, one) for one in (kind, Kind.CLIP)
                )
                if wanted and not there and not deleted:
                    yield _wrong(
                        segment.tape_id, f"The {kind} of this recording is missing, and was never deleted."
                    )

    def _lost_sessions(self) -> Iterator[Finding]:
        with self._tables.reading() as connection:
            there = set(self._tables.rows.ids(connection))
            saved = self._tables.audit.saved_sessions(connection)
            recorded = {stream.session for stream in self._tables.streams.all(connection)}
            deleted = {
                one.session for one in self._tables.deletions.all(connection) if Kind.TEXT in one.kinds
            }
        for session_id in sorted(saved - there - deleted):
            yield _wrong(session_id, "The session was saved once, is not there, and was never deleted.")
        for session_id in sorted(recorded - there - saved):
            yield _note(session_id, "There are recordings of this session, but it was never saved.")

    def _stream(self, name: str) -> Iterator[Finding]:
        stream = self._on_record(name)
        found = [] if stream is None else list(self._looked_at(stream))
        if self._on_record(name) is not None:  # else it was deleted meanwhile
            yield from found

    def _on_record(self, name: str) -> Stream | None:
        with self._tables.reading() as connection:
            return self._tables.streams.one(connection, name)

    def _looked_at(self, stream: Stream) -> Iterator[Finding]:
        _, tape_id, _ = parts_of(stream.name)
        if self._growing(tape_id):
            return
        if not self._cabinet.holds(stream.name):
            if stream.ended is Ended.SEALED or stream.size:
                yield _wrong(stream.name, f"{stream.name} is missing, and was never deleted.")
            return
        try:
            verdict = self._cabinet.verify(stream.name)
        except (FileDamaged, StoreUnusable) as error:
            yield _wrong(stream.name, error.message)
        except OSError as error:
            yield _wrong(stream.name, f"{stream.name} cannot be opened ({type(error).__name__}).")
        else:
            yield from _judged(stream, verdict)

    def _left_over(self) -> Iterator[Finding]:
        names = set(self._cabinet.names())  # before the rows: a row is there before its file
        with self._tables.reading() as connection:
            names -= {stream.name for stream in self._tables.streams.all(connection)}
            undone = {deletion.session for deletion in self._tables.deletions.undone(connection)}
        for name in sorted(names):
            try:
                session_id, _, _ = parts_of(name)
            except ValueError:
                yield _note("media", "The folder of recordings holds a file that is not one of this program.")
                continue
            if session_id in undone:
                yield _note(name, f"{name} was deleted and cannot be read, but its file is still there.")
            elif self._cabinet.holds(name):
                yield _wrong(name, f"{name} is not on record: it was put there, or its record taken out.")


def _judged(stream: Stream, verdict: Verdict) -> Iterator[Finding]:
    if verdict.state is State.TAMPERED and stream.ended is Ended.TORN and verdict.size >= stream.size:
        yield _note(
            stream.name,
            f"{stream.name} {_ENDS[stream.ended]}; {verdict.size} bytes are sound, what follows never came whole to"
            " the disk.",
        )
    elif verdict.state is State.TAMPERED:
        yield _wrong(stream.name, verdict.words)
    elif verdict.size < stream.size:
        yield _wrong(
            stream.name,
            f"{stream.name} had {stream.size} bytes when it ended and has {verdict.size}: its end was cut off.",
        )
    elif verdict.state is State.TRUNCATED:
        if stream.ended is Ended.SEALED:
            yield _wrong(stream.name, f"{stream.name} was complete once; its end was cut off.")
        else:
            yield _note(
                stream.name,
                f"{stream.name} {_ENDS[stream.ended]}; the {verdict.size} bytes that are there are sound.",
            )


def _segments(session: Session) -> Iterator[Segment]:
    for answer in (*session.answers.values(), *session.earlier_answers):
        yield from answer.recording.segments if answer.recording is not None else ()


def _wrong(about: str, words: str) -> Finding:
    return Finding(Grade.WRONG, about, words)


def _note(about: str, words: str) -> Finding:
    return Finding(Grade.NOTE, about, words)
