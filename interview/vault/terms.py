"""What a vault costs, put together."""

from __future__ import annotations

from dataclasses import dataclass

from interview.vault.disk import BALLAST_BYTES
from interview.vault.key_slots import LEAST_COST, USUAL_COST, Cost


@dataclass(frozen=True)
class Terms:
    """What a vault costs: guessing a new passphrase, guessing any, bytes kept free for text. Tests pay less."""

    cost: Cost = USUAL_COST
    least: Cost = LEAST_COST
    ballast: int = BALLAST_BYTES


USUAL_TERMS = Terms()
