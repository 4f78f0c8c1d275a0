"""A vault for a demonstration: its passphrase and recovery key are kept nowhere, so nobody opens it again."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from interview.vault.key_slots import LEAST_COST, Cost
from interview.vault.vault import Unlocked, Vault

USER = "demonstration"


def throw_away_vault(folder: Path, cost: Cost = LEAST_COST) -> Unlocked:
    """A new one; an older one of its kind goes. Raises `StoreUnusable`: a vault of somebody is there."""
    vault = Vault(folder, cost, least=cost)
    if vault.exists() and [user.name for user in vault.users()] == [USER]:
        shutil.rmtree(folder)
    return vault.create(USER, secrets.token_urlsafe(32))[0]
