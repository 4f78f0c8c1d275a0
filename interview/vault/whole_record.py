"""All that is kept about one person, as files that any program can open: on their request, or to hand a case on."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import astuple, fields
from pathlib import Path

from interview.bodies import to_json
from interview.domain import Session
from interview.errors import FileDamaged, StoreUnusable
from interview.files import put_whole
from interview.ports import TapeKind
from interview.private_files import new_private_file
from interview.tapes import parts_of
from interview.vault.audit import Row
from interview.vault.backup import MEDIA
from interview.vault.store import VaultStore

PIECE = 1 << 20  # bytes copied at once
ENDINGS = {TapeKind.SOUND: ".sound.mka", TapeKind.PICTURE: ".picture.mkv", TapeKind.CLIP: ".clip"}
ABOUT = """All that was kept about one person. It is not encrypted: whoever has this folder can read it.

One folder a session: session.json, the report where there is one, transcripts, recordings (Matroska; a .clip is a
file that somebody brought, as it was). audit.csv: who did what with these sessions and when.
Head of the audit when this was written: {head}
"""

WriteReport = Callable[[Session, Path], Iterable[Path]]


def write_person(
    store: VaultStore, vault: Path, subject: str, out: Path, write_report: WriteReport
) -> Iterator[Path]:
    """Yields each file when it is whole. A recording goes as far as it can be read, and the README says so. Each
    session goes on record as exported. Raises `FileDamaged`, `StoreUnusable`, `OSError`."""
    found = store.sessions_of(subject)
    remarks: list[str] = []
    for session_id in found:
        session = store.exported(session_id)
        if session.report is None:
            yield put_whole(out / session_id / "session.json", to_json(session).encode())
        else:
            yield from write_report(session, out / session_id)
        for name in _streams_of(session_id, vault / MEDIA):
            path, remark = _write_recording(store, name, out / session_id / "recordings")
            remarks += [remark] if remark else []
            yield path
    yield put_whole(out / "audit.csv", _as_csv(store.audit_rows(), found).encode("utf-8-sig"))
    about = ABOUT.format(head=store.head()) + "".join(f"\n{remark}" for remark in remarks)
    yield put_whole(out / "README.txt", about.encode())


def _streams_of(session_id: str, media: Path) -> list[str]:
    """Of dropped takes too."""
    found = []
    for path in sorted(media.glob("*")):
        try:
            if parts_of(path.name)[0] == session_id:
                found.append(path.name)
        except ValueError:
            continue  # nothing of this program; the check of the vault names it
    return found


def _write_recording(store: VaultStore, name: str, folder: Path) -> tuple[Path, str]:
    """The file, and what is wrong with it in words, or ""."""
    _, tape_id, kind = parts_of(name)
    path = folder / f"{tape_id}{ENDINGS[kind]}"
    remark = ""
    with os.fdopen(new_private_file(path), "wb") as file:
        try:
            reader = store.open_reader(tape_id, kind)
            try:
                while data := reader.read(PIECE):
                    file.write(data)
            finally:
                reader.close()
        except (FileDamaged, StoreUnusable) as error:
            remark = f"{path.name} is not whole: {error.message}"
    return path, remark


def _as_csv(rows: Iterable[Row], sessions: Collection[str]) -> str:
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow([one.name for one in fields(Row)])
    table.writerows(astuple(row) for row in rows if row.session in sessions)
    return text.getvalue()
