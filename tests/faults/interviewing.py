"""A child of the fault tests: does what a clinician does with a store, and marks what the store said is safe.

    python -m tests.faults.interviewing FOLDER ACT...

Every mark is a line of JSON in the file `$DISK_MARKS`, written only after the call that promised it returned.
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import struct
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from interview import headless
from interview.domain import Answer, Segment, Session
from interview.errors import ForPeople
from interview.events import Event, SessionOpened
from interview.files import put_whole
from interview.ports import Stop, Tape, TapeKind, Watch
from interview.stand_in import StandIn
from interview.vault import database
from interview.vault.backup import write_backup
from interview.vault.store import VaultStore
from interview.vault.whole_record import write_person
from reports.document import Provenance
from reports.markdown_view import to_markdown
from tests.fakes import DISPOSED, a_consent, a_session, some_services
from tests.faults import stores, watched_disk
from tests.interview.vaults import PASSPHRASE

PIECE = struct.Struct(">Id996x")  # its number, the time it was recorded, and silence
HOUR, DAY = 3600, 86_400  # seconds
LINES = ("It began in spring, I think.", "I hardly sleep.", "My sister helps me.")
RENEWALS = 3  # of the passphrase and the printed key, in `rekey`
BALLAST = 1 << 20  # bytes; of a size that a test can wait for
ROOM = 4096  # bytes that a full disk still has
REFUSED = 3  # the exit status of a child that was told so in a sentence


def mark(what: str, **facts: Any) -> None:
    line = json.dumps({"what": what, **facts}) + "\n"
    handle = os.open(os.environ["DISK_MARKS"], os.O_WRONLY | os.O_APPEND)
    os.write(handle, line.encode())
    os.close(handle)


@dataclass
class PieceRecorder:
    """A microphone whose sound tells when it was recorded."""

    seconds: float
    every: float  # seconds between two pieces

    def record(self, tape: Tape, with_sound: bool, with_picture: bool, stop: Stop, watch: Watch) -> Segment:
        writer, begun, number = tape.writer(TapeKind.SOUND), time.monotonic(), 0
        while number < 5 or time.monotonic() - begun < self.seconds:
            now = time.monotonic()
            writer.write(PIECE.pack(number, now))
            mark("recorded", tape=tape.id, at=now)
            writer.flush()
            number += 1
            time.sleep(self.every)
        writer.seal()
        return Segment(tape.id, self.seconds, False)


class Hearing:
    """Writes down how many whole pieces came over the tape."""

    def transcribe(self, tapes, language, stop, watch):
        from interview.domain import Transcript

        reader = tapes[0].reader(TapeKind.SOUND, stop)
        try:
            return Transcript(f"{len(reader.read()) // PIECE.size} pieces", by="pieces")
        finally:
            reader.close()


def saving(store: VaultStore) -> Callable[[Session, Event | None], None]:
    def save(session: Session, event: Event | None = None) -> None:
        store.save(session, event)
        mark("saved", session=session.id, answers=answers_of(session), report=session.report is not None)

    return save


def answers_of(session: Session) -> dict[str, str]:
    """Every answer the store was given, as text."""
    return {key: _said(answer) for key, answer in session.answers.items() if _said(answer)}


def _said(answer: Answer) -> str:
    return answer.text() or answer.skipped_because or ""


def interview(
    store: VaultStore,
    name: str,
    recorder: PieceRecorder | None,
    before_save: Callable[[], None] = lambda: None,
) -> None:
    session = replace(a_session(name), opened_at="2026-01-02T10:00:00+00:00")
    services = replace(some_services(store, ()), transcriber=Hearing())
    if recorder is not None:
        services = replace(services, recorder=recorder)
    lines = LINES if recorder is None else ()
    decide = StandIn(a_consent(), lines, None if recorder is None else 3, DISPOSED)
    keep = saving(store)

    def save(session: Session, event: Event | None = None) -> None:
        before_save()
        keep(session, event)

    done = headless.run(session, SessionOpened(session.opened_at), services, decide, save)
    if done.report is None:
        raise AssertionError(f"the interview stands at {done.stage}: {done.problem}")


# ── acts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def typed(folder: Path) -> None:
    with stores.opened(folder) as store:
        interview(store, "typed", None)


def recorded(folder: Path) -> None:
    with stores.opened(folder) as store:
        interview(store, "recorded", PieceRecorder(0.0, 0.0))


def recorded_slowly(folder: Path) -> None:
    with stores.opened(folder) as store:
        interview(store, "slow", PieceRecorder(2.5, 0.05))


def clock_set(folder: Path) -> None:
    """Before each event somebody sets the clock: a day or an hour back or on."""
    shifts = itertools.cycle((-DAY, DAY, DAY, -HOUR, HOUR, -DAY, -DAY))
    with stores.opened(folder) as store:
        for name in ("first", "second"):
            watched_disk.shift_clock(next(shifts))
            interview(store, name, PieceRecorder(0.0, 0.0), lambda: watched_disk.shift_clock(next(shifts)))
        mark("rows", rows=[[row.number, row.at, row.what] for row in store.audit_rows()])


def killed_while_recording(folder: Path) -> None:
    with stores.opened(folder) as store:
        store.save(a_session("killed"))
        writer = store.open_writer(store.new_tape("killed", 1), TapeKind.SOUND)
        for number in range(20):
            writer.write(PIECE.pack(number, time.monotonic()))
        os.kill(os.getpid(), signal.SIGKILL)


def said_too_early(store: VaultStore) -> Callable[[Session], None]:
    """The negative control: `saving` that does not wait for the store."""

    def save(session: Session) -> None:
        mark("saved", session=session.id, answers=answers_of(session), report=False)
        store.save(session)

    return save


def correct(
    folder: Path,
    ballast: int | None = None,
    room: int | None = None,
    keeping: Callable[[VaultStore], Callable[[Session], None]] = saving,
) -> None:
    """The clinician corrects and confirms an answer, twelve times; from the second on the disk has so much room."""
    with stores.opened(folder, ballast=ballast) as store:
        session = replace(
            a_session("corrected"), answers={"q1": Answer("q1", 1, typed_text="first")}, questions=()
        )
        save = keeping(store)
        for number in range(12):
            if number == 1 and room is not None:
                watched_disk.leave_room(room)
            answer = replace(
                session.answers["q1"], corrected_text=f"correction {number} " + "x" * 40 * number
            )
            session = replace(session, answers={"q1": answer})
            save(session)


def forget(folder: Path) -> None:
    with stores.opened(folder) as store:
        interview(store, "forgotten", PieceRecorder(0.0, 0.0))
        mark("forgetting", session="forgotten")
        store.forget("forgotten")
        mark("forgot", session="forgotten")


def hand_out(folder: Path) -> None:
    """The record of a person is written, and a backup."""
    with stores.opened(folder) as store:
        for _ in write_person(store, folder / "vault", "P-17", folder / "person", _as_markdown):
            pass
        mark("handed out")
    write_backup(folder / "vault", stores.unlocked(folder), folder / "backup")
    mark("backed up")


def _as_markdown(session: Session, out: Path) -> list[Path]:
    return [put_whole(out / "report.md", to_markdown(session, Provenance("Anamnesis")).encode())]


def rekey(folder: Path) -> None:
    """Passphrases and printed keys change."""
    vault, old = stores.vault_in(folder), PASSPHRASE
    with stores.opened(folder):
        for number in range(RENEWALS):
            new = f"{PASSPHRASE} {number}"
            mark("rekeying", passphrase=new)
            unlocked = vault.change_passphrase(stores.USER, old, new)
            mark("rekeyed", passphrase=new)
            mark("renewed", sheet=vault.rotate_recovery_key(unlocked))
            old = new
        mark("rekeying", passphrase=PASSPHRASE)
        vault.change_passphrase(stores.USER, old, PASSPHRASE)
        mark("rekeyed", passphrase=PASSPHRASE)


def open_older(folder: Path) -> None:
    """A vault of the first version is brought up to date."""
    with stores.opened(folder) as store:
        mark("upgraded", sessions=[line.id for line in store.list()])


def correct_without_sync(folder: Path) -> None:
    """The negative control: `correct` over a database that leaves syncing to the system."""
    real = database.prepare

    def hasty(connection: Any, key: bytes) -> None:
        real(connection, key)
        connection.execute("PRAGMA synchronous = OFF")

    database.prepare = hasty
    correct(folder)


def correct_said_too_early(folder: Path) -> None:
    correct(folder, keeping=said_too_early)


def full_disk(folder: Path) -> None:
    correct(folder, BALLAST, ROOM)


def full_disk_without_ballast(folder: Path) -> None:
    """The negative control: without the reserve."""
    correct(folder, None, ROOM)


ACTS: dict[str, Callable[[Path], None]] = {
    act.__name__: act
    for act in (
        typed,
        recorded,
        recorded_slowly,
        correct,
        correct_without_sync,
        correct_said_too_early,
        forget,
        hand_out,
        killed_while_recording,
        clock_set,
        rekey,
        open_older,
        full_disk,
        full_disk_without_ballast,
    )
}


def main(folder: Path, acts: list[str]) -> int:
    for name in acts:
        try:
            ACTS[name](folder)
        except ForPeople as error:
            mark("refused", act=name, why=str(error), remedy=error.remedy)
            return REFUSED
        mark("done", act=name)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
