"""A child of the fault tests: does what a clinician does with a store, and marks what the store said is safe.

    python -m tests.faults.interviewing FOLDER ACT...

Every mark is a line of JSON in the file `$DISK_MARKS`, written only after the call that promised it returned.
"""

from __future__ import annotations

import json
import os
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
from interview.events import SessionOpened
from interview.ports import Stop, Tape, TapeKind, Watch
from interview.stand_in import StandIn
from interview.store import VaultStore
from tests.fakes import DISPOSED, a_consent, a_session, some_services
from tests.faults import stores

PIECE = struct.Struct(">Id996x")  # its number, the time it was recorded, and silence
LINES = ("It began in spring, I think.", "I hardly sleep.", "My sister helps me.")
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


def saving(store: VaultStore) -> Callable[[Session], None]:
    def save(session: Session) -> None:
        store.save(session)
        mark("saved", session=session.id, answers=answers_of(session), report=session.report is not None)

    return save


def answers_of(session: Session) -> dict[str, str]:
    """Every answer the store was given, as text."""
    return {key: _said(answer) for key, answer in session.answers.items() if _said(answer)}


def _said(answer: Answer) -> str:
    return answer.text() or answer.skipped_because or ""


def interview(store: VaultStore, name: str, recorder: PieceRecorder | None) -> None:
    session = replace(a_session(name), opened_at="2026-01-02T10:00:00+00:00")
    services = replace(some_services(store, ()), transcriber=Hearing())
    if recorder is not None:
        services = replace(services, recorder=recorder)
    lines = LINES if recorder is None else ()
    decide = StandIn(a_consent(), lines, None if recorder is None else 3, DISPOSED)
    save = saving(store)
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


def correct(folder: Path) -> None:
    """The clinician corrects and confirms an answer, twelve times."""
    with stores.opened(folder) as store:
        session = replace(
            a_session("corrected"), answers={"q1": Answer("q1", 1, typed_text="first")}, questions=()
        )
        save = saving(store)
        for number in range(12):
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


ACTS: dict[str, Callable[[Path], None]] = {
    act.__name__: act for act in (typed, recorded, recorded_slowly, correct, forget)
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
