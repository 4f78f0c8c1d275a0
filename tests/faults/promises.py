"""What must be true of a store after any fault, whatever the child was doing: measured against its marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interview.errors import FileDamaged, StoreUnusable, WrongPassphrase
from interview.ports import TapeKind
from interview.vault.store import VaultStore
from tests.faults import stores
from tests.faults.interviewing import PIECE, RENEWALS, answers_of
from tests.interview.vaults import PASSPHRASE

Marks = Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Kept:
    answers: int  # confirmed ones that were looked for and found
    media_lost: float  # seconds, the most of any recording


def check(folder: Path, marks: Marks, whole: Marks) -> Kept:
    """The store opens, verifies, and holds all it said was safe. `whole` has the marks of the same acts undisturbed.

    A save that was under way may have happened or not, so each session is as it was marked last, or one step on.
    """
    passphrase = _passphrase(folder, marks)
    wrong = stores.problems(folder, passphrase)
    assert not wrong, wrong
    with stores.opened(folder, passphrase) as store:
        lost = [_media_lost(store, tape, marks) for tape in _tapes(marks)]
        sessions = {mark["session"] for mark in marks if mark["what"] == "saved"}
        kept = sum(_session(store, name, marks, whole) for name in sessions)
    _sheet_opens(folder, marks)
    return Kept(kept, max(lost, default=0.0))


def _passphrase(folder: Path, marks: Marks) -> str:
    """The newest that was said to be good, or the one that was just being set."""
    good = [PASSPHRASE, *(mark["passphrase"] for mark in marks if mark["what"] == "rekeyed")]
    tried = [mark["passphrase"] for mark in marks if mark["what"] == "rekeying"]
    for passphrase in (good[-1], *tried[len(good) - 1 :]):
        try:
            stores.unlocked(folder, passphrase)
        except WrongPassphrase:
            continue
        return passphrase
    raise AssertionError("no passphrase that was said to be good opens the vault")


def _sheet_opens(folder: Path, marks: Marks) -> None:
    """The newest printed key is good, unless the next was just being made."""
    sheets = [mark["sheet"] for mark in marks if mark["what"] == "renewed"]
    rekeyed = [mark for mark in marks if mark["what"] == "rekeyed"]
    if sheets and (len(sheets) == len(rekeyed) or len(sheets) == RENEWALS):
        stores.vault_in(folder).recover(sheets[-1], stores.USER, PASSPHRASE)


def _session(store: VaultStore, name: str, marks: Marks, whole: Marks) -> int:
    own, undisturbed = _of(name, marks), _of(name, whole)
    last = own[-1]
    if last["what"] == "forgot":
        assert not _is_there(store, name), "a session came back that was deleted"
        return 0
    if last["what"] == "forgetting" and not _is_there(store, name):
        return 0
    saved = [mark for mark in own if mark["what"] == "saved"]
    newer = [mark for mark in undisturbed if mark["what"] == "saved"][len(saved) :][:1]
    found = answers_of(store.load(name))
    assert found in [mark["answers"] for mark in (saved[-1], *newer)], "a confirmed answer is lost"
    return len(saved[-1]["answers"])


def _of(name: str, marks: Marks) -> list[dict[str, Any]]:
    return [mark for mark in marks if mark.get("session") == name]


def _is_there(store: VaultStore, name: str) -> bool:
    try:
        store.load(name)
    except StoreUnusable:
        return False
    return True


def _tapes(marks: Marks) -> set[str]:
    gone = {mark["session"] for mark in marks if mark["what"] in ("forgetting", "forgot")}
    tapes = {mark["tape"] for mark in marks if mark["what"] == "recorded"}
    return {tape for tape in tapes if tape.partition(".")[0] not in gone}


def _media_lost(store: VaultStore, tape: str, marks: Marks) -> float:
    """Seconds between the newest piece that was written and the newest that can be read."""
    times = [mark["at"] for mark in marks if mark.get("tape") == tape]
    pieces = pieces_of(_read(store, tape))
    return times[-1] - (pieces[-1] if pieces else times[0])


def _read(store: VaultStore, tape: str) -> bytes:
    try:
        reader = store.open_reader(tape, TapeKind.SOUND)
    except FileDamaged:
        return b""  # a power cut before its first sync
    data = b""
    try:
        while piece := reader.read(PIECE.size):
            data += piece
    except FileDamaged:
        return data  # behind the last sync a power cut leaves holes, and a reader says so
    finally:
        reader.close()
    return data


def pieces_of(data: bytes) -> list[float]:
    """When each whole piece was recorded; asserts that none is missing in between."""
    whole = len(data) // PIECE.size * PIECE.size
    pieces = list(PIECE.iter_unpack(data[:whole]))
    assert [number for number, _ in pieces] == list(range(len(pieces)))
    return [at for _, at in pieces]
