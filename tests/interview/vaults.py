"""Vaults for tests: a passphrase costs next to nothing, the clock and the keyring are simulated."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from interview.errors import StoreUnusable
from interview.vault.key_slots import Cost, Role, Slots, User
from interview.vault.slots_file import COPY, FILE
from interview.vault.store import VaultStore
from interview.vault.vault import Unlocked, Vault

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
PASSPHRASE = "correct horse battery"  # noqa: S105 - no secret: of vaults that live as long as a test
OTHER = "staple marmalade zebra"


MASTER = bytes(range(32))
DR_A = User("Dr A", Role.CLINICIAN)


def a_store(folder: Path, **parts: Any) -> VaultStore:
    """A store that somebody has opened; no passphrase is needed because its master key is known."""
    return VaultStore(folder, Unlocked(DR_A, MASTER), **parts)


class Killed(BaseException):
    """The process is gone: not one more call reaches the disk."""


class Clock:
    """A monotonic clock that a test moves."""

    def __init__(self, now: float = 1000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


class DictKeyring:
    """A keyring that can be out of reach."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.answers = True

    def get(self, account: str) -> str | None:
        self._reach()
        return self.kept.get(account)

    def put(self, account: str, secret: str) -> None:
        self._reach()
        self.kept[account] = secret

    def drop(self, account: str) -> None:
        self._reach()
        self.kept.pop(account, None)

    def _reach(self) -> None:
        if not self.answers:
            raise StoreUnusable("The keyring of this system does not answer.")


def vault_in(folder: Path, clock: Clock | None = None, keyring: DictKeyring | None = None) -> Vault:
    return Vault(folder, cost=CHEAP, least=CHEAP, clock=clock or Clock(), keyring=keyring or DictKeyring())


def tamper(folder: Path, change) -> None:
    """Change the parsed slots as one who knows the format but no key: checksum and copy are made to fit."""
    fields = json.loads((folder / FILE).read_text("utf-8"))
    change(fields)
    plain = json.dumps(
        {k: v for k, v in fields.items() if k != "checksum"}, sort_keys=True, separators=(",", ":")
    )
    fields["checksum"] = sha256(plain.encode("ascii")).hexdigest()
    assert Slots.model_validate(fields).sum() == fields["checksum"]
    for name in (FILE, COPY):
        (folder / name).write_text(json.dumps(fields), "utf-8")
