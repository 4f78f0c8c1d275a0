"""Whether a language model fits this machine together with what else an interview needs. Estimates, said as such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from interview.catalogue import CatalogueEntry, Installed

# what the program takes with its libraries loaded: 500 MB were measured, without a model
PROGRAM_BYTES = 600_000_000
CONTEXT = 8192  # tokens
KV_BYTES = (
    128 << 10
)  # of a token of context: 32 layers, 8 heads of 128 values for keys and for values, 2 bytes each
SHARE = 0.9  # of what is free
CARD_KEPT_FREE = 512 << 20  # bytes


@dataclass(frozen=True)
class Free:
    """Bytes that are free now; `memory` is None where nobody tells, `card` is 0 without a usable graphics card."""

    memory: int | None
    card: int


class Place(StrEnum):
    """Where a model would run beside the rest."""

    CARD = "card"
    SPLIT = "split"  # some layers on the graphics card
    PROCESSOR = "processor"
    NOWHERE = "nowhere"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Fit:
    place: Place
    needs: int  # bytes of the language model
    others: int  # bytes of the program, speech and emotion


def needed_by(model: CatalogueEntry | Installed) -> int:
    """Bytes of a language model with 8,192 tokens of context."""
    if isinstance(model, CatalogueEntry):
        return (model.memory_megabytes or model.megabytes) * 1_000_000
    return model.size + KV_BYTES * CONTEXT


def needed_by_others(installed: Sequence[Installed]) -> int:
    """Bytes beside the language model: the program, the largest speech model, the largest emotion model."""
    largest = dict.fromkeys(("vosk", "emotion"), 0)
    for model in installed:
        if model.kind in largest:
            largest[model.kind] = max(largest[model.kind], model.size)
    return PROGRAM_BYTES + sum(largest.values())


def fit(needs: int, others: int, free: Free) -> Fit:
    card = max(0, int(free.card * SHARE) - CARD_KEPT_FREE)
    memory = None if free.memory is None else int(free.memory * SHARE) - others
    if memory is None:
        place = Place.UNKNOWN
    elif card >= needs and memory >= 0:
        place = Place.CARD
    elif memory >= needs:
        place = Place.SPLIT if card else Place.PROCESSOR
    elif card and memory >= 0 and card + memory >= needs:
        place = Place.SPLIT
    else:
        place = Place.NOWHERE
    return Fit(place, needs, others)
