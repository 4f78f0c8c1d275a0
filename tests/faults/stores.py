"""The vault as the tests of faults open it: the one place that knows how. A passphrase costs next to nothing."""

from __future__ import annotations

import time
from pathlib import Path

from interview.vault.check import Grade
from interview.vault.disk import Ballast
from interview.vault.store import VaultStore
from interview.vault.vault import Unlocked, Vault
from tests.interview.vaults import CHEAP, PASSPHRASE, DictKeyring

USER = "Dr A"


def vault_in(home: Path) -> Vault:
    """On the machine's own clock, which outlives a process."""
    return Vault(home / "vault", cost=CHEAP, least=CHEAP, keyring=DictKeyring())


def unlocked(home: Path, passphrase: str = PASSPHRASE) -> Unlocked:
    """The vault of a home folder, made when there is none."""
    vault = vault_in(home)
    if not vault.exists():
        return vault.create(USER, passphrase)[0]
    time.sleep(vault.seconds_to_wait())  # after a try that was cut off
    return vault.unlock(passphrase)


def opened(home: Path, passphrase: str = PASSPHRASE, ballast: int | None = None) -> VaultStore:
    """With so many bytes of ballast."""
    folder = home / "vault"
    reserve = None if ballast is None else Ballast(folder, ballast)
    return VaultStore(folder, unlocked(home, passphrase), ballast=reserve)


def problems(home: Path, passphrase: str = PASSPHRASE) -> list[str]:
    """What `verify` says is wrong, in words; a recording that broke off is only a note there."""
    with opened(home, passphrase) as store:
        found = [one.words for one in store.verify().findings if one.grade is Grade.WRONG]
    return [*vault_in(home).damage(), *found]
