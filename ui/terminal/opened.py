"""The store that an interview is kept in, for one command."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from interview.vault.store import VaultStore
from ui.terminal.output import notes
from ui.terminal.passphrase import given
from ui.terminal.vault import open_or_create
from ui.terminal.wiring import Wiring

NOT_KEPT = (
    "No passphrase was given and there is no vault: this session is not kept. Only the files of --out stay. "
    "To keep it: --passphrase-file FILE, ANAMNESIS_PASSPHRASE, or a terminal that can ask."
)


@dataclass(frozen=True)
class Opened:
    store: VaultStore
    user: str  # "" when nobody opened it
    kept: bool  # False: all of it goes when the command ends


@contextmanager
def opened(context: typer.Context, clinician: str, user: str, file: Path | None) -> Iterator[Opened]:
    """The vault, made when there is none yet. Where nobody can be asked for a passphrase and none was given, a
    throw-away vault: encrypted with a key that is kept nowhere, and removed at the end."""
    wiring: Wiring = context.obj
    if wiring.vault().exists() or given(context, file) is not None or sys.stdin.isatty():
        unlocked = open_or_create(context, clinician, user, file)
        with wiring.store(unlocked) as store:
            yield Opened(store, unlocked.user.name, True)
        return
    notes.print(NOT_KEPT, style="yellow", markup=False)
    with TemporaryDirectory(prefix="anamnesis-") as folder:
        elsewhere = wiring.with_vault_in(Path(folder) / "vault")
        with elsewhere.store(elsewhere.throw_away_vault()) as store:
            yield Opened(store, "", False)
