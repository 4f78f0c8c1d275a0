"""What the vault adds to confirming an answer, and to listing: run with `python bench/vault_save.py [SAVES]`.

An interview grows answer by answer to a size that is met in practice; after each event it is saved. Compared are the
vault (keys of its own, audit), the same encrypted database without either, and a plain SQLite database, each synced
to the disk at every save. Then many sessions are listed, and one vault is verified.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from interview.bodies import to_json
from interview.domain import Answer, DisorderChosen, EmotionReading, EmotionTrace, Session, Transcript, Word
from interview.events import AnswerTyped
from interview.vault.database import Database
from interview.vault.key_slots import Role, User
from interview.vault.store import VaultStore
from interview.vault.vault import Unlocked

ANSWERS = 20
WORDS = 60  # in an answer, each with its times
READINGS = 30
SESSIONS = 1000
VOCABULARY = ["".join(random.Random(n).choices("aeilmnorstu", k=2 + n % 8)) for n in range(2000)]
TABLE = "CREATE TABLE sessions (id TEXT PRIMARY KEY, body TEXT NOT NULL)"
PUT = "INSERT OR REPLACE INTO sessions VALUES (?, ?)"
ME = Unlocked(User("Dr A", Role.CLINICIAN), bytes(32))


def a_session(number: int = 0) -> Session:
    disorder = DisorderChosen("6B00", "generalised anxiety disorder", "name")
    return Session(f"s{number}", f"P-{number}", "Dr A", disorder, "en", opened_at="2026-01-02T10:00:00+00:00")


def an_answer(number: int, chance: random.Random) -> Answer:
    """Times, confidences and probabilities have all their digits, as those of real recognisers."""
    words = tuple(
        Word(chance.choice(VOCABULARY), at / 2 + chance.random() / 9, at / 2 + 0.4, chance.random())
        for at in range(WORDS)
    )
    labels = ("sad", "calm", "angry", "afraid", "happy")
    readings = tuple(
        EmotionReading(at, at + 1.0, {label: chance.random() for label in labels}, ("face",))
        for at in range(READINGS)
    )
    text = " ".join(word.text for word in words)
    return Answer(
        f"q{number}", number, transcript=Transcript(text, words), emotion=EmotionTrace("m", readings)
    )


def interviews(saves: int) -> Iterator[Session]:
    """A session after each of so many events; a new one begins when it has all its answers."""
    chance = random.Random(1)
    answers = [an_answer(number, chance) for number in range(ANSWERS)]
    for save in range(saves):
        number, at = divmod(save, ANSWERS)
        given = {one.question_id: one for one in answers[: at + 1]}
        yield replace(a_session(number), answers=given, take=at + 1)


def timed(ways: dict[str, Callable[[Session], Any]], sessions: list[Session]) -> dict[str, list[float]]:
    """Milliseconds of each save, in turns, so that whatever else the machine does falls on all alike."""
    took: dict[str, list[float]] = {way: [] for way in ways}
    for session in sessions:
        for way, save in ways.items():
            begun = time.perf_counter()
            save(session)
            took[way].append((time.perf_counter() - begun) * 1000)
    return {way: times[5:] for way, times in took.items()}


def said(label: str, took: list[float]) -> None:
    cuts = statistics.quantiles(took, n=1000)
    print(
        f"  {label:38} p50 {statistics.median(took):6.2f} ms   p95 {cuts[949]:6.2f}   "
        f"p99 {cuts[989]:6.2f}   most {max(took):6.2f}"
    )


def plain(folder: Path) -> Callable[[Session], Any]:
    database = sqlite3.connect(folder / "plain.db", isolation_level=None)
    for setting in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        database.execute(f"PRAGMA {setting}")
    database.execute(TABLE)
    return lambda session: database.execute(PUT, (session.id, to_json(session)))


def encrypted(folder: Path) -> Callable[[Session], Any]:
    database = Database(folder / "encrypted.db", bytes(32))
    with database.writing() as connection:
        connection.execute(TABLE)

    def save(session: Session) -> None:
        with database.writing() as connection:
            connection.execute(PUT, (session.id, to_json(session)))

    return save


def saving(folder: Path, saves: int) -> None:
    sessions = list(interviews(saves))
    size = len(to_json(sessions[ANSWERS - 1])) // 1000
    print(f"{saves} saves of interviews that grow to {ANSWERS} answers and {size} kB:")
    with VaultStore(folder / "vault", ME) as store:
        ways = {
            "making the text alone": to_json,
            "plain SQLite": plain(folder),
            "SQLCipher alone": encrypted(folder),
            "the vault": lambda session: store.save(session, AnswerTyped("")),
        }
        took = timed(ways, sessions)
        for way, times in took.items():
            said(way, times)
        for less in ("making the text alone", "plain SQLite"):
            more = [one - other for one, other in zip(took["the vault"], took[less], strict=True)]
            said(f"the vault over {less}", more)
        begun = time.perf_counter()
        found = store.verify()
        print(
            f"  verify: {found.sessions} sessions, {found.head.count} rows of audit, "
            f"{(time.perf_counter() - begun) * 1000:.0f} ms, sound: {found.sound}"
        )


def listing(folder: Path) -> None:
    with VaultStore(folder / "many", ME) as store:
        answer = an_answer(1, random.Random(1))
        for number in range(SESSIONS):
            store.save(replace(a_session(number), answers={"q1": answer}))
    took = []
    for _ in range(5):
        begun = time.perf_counter()
        with VaultStore(folder / "many", ME) as store:
            opened = time.perf_counter()
            assert len(store.list()) == SESSIONS  # noqa: S101
            took.append(((opened - begun) * 1000, (time.perf_counter() - opened) * 1000))
    opening, listed = (statistics.median(column) for column in zip(*took, strict=True))
    print(f"{SESSIONS} sessions: opened in {opening:.0f} ms, listed in {listed:.0f} ms")


def main() -> None:
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory(dir=Path.home()) as folder:
        saving(Path(folder), saves)
        listing(Path(folder))


if __name__ == "__main__":
    main()
