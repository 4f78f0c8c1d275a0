"""What a trained model says of itself: data, people, licence, how sure it may be, and its figures. No torch here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

CARD = "card.json"

# What the licence of each data set makes of weights that were trained on it; as the data's own pages say.
LICENCES = {
    "ravdess": "CC BY-NC-SA 4.0: not for commercial use",
    "emodb": "free for research",
    "fer2013": "none stated (faces from the web): for research only",
    "cremad": "ODbL 1.0",
    "affectnet": "for research only",
    "iemocap": "by agreement with its makers, for research only",
    "meld": "GPL-3.0",
}


class CardError(ValueError):
    """A card cannot be read; the message names each wrong key."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SplitFacts(_Frozen):
    """Who was learnt from, who said when to stop, who was kept for the test.

    `sha256` is of all names side by side, so that a later test finds out whether its people are the same; `people`
    are the names themselves, left out where there are hundreds.
    """

    rule: dict[str, Any]
    clips: dict[str, int]
    count: dict[str, int]  # people on each side
    sha256: str
    people: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class Card(_Frozen):
    """`thresholds` by label: a reading less sure than this, after the temperature, is "insufficient evidence".

    `validation`: figures of the people who chose the epoch; `scores`: by what was measured ("ravdess test all").
    """

    name: str
    data: tuple[str, ...] = ()
    licence: dict[str, str] = Field(default_factory=dict)  # by data set
    split: SplitFacts | None = None
    seed: int | None = None
    made: str = ""  # date, ISO 8601
    commit: str = ""
    best_epochs: dict[str, int] = Field(default_factory=dict)  # by phase, chosen on validation people
    temperature: float = Field(default=1.0, gt=0)
    thresholds: dict[str, float] = Field(default_factory=dict)
    validation: dict[str, Any] = Field(default_factory=dict)
    scores: dict[str, Any] = Field(default_factory=dict)
    parameters: int = 0
    weights_sha256: str = ""
    onnx_sha256: str = ""  # of model.onnx, once it is there
    notes: tuple[str, ...] = ()


def licences(data: tuple[str, ...]) -> dict[str, str]:
    """What is known of each data set's licence; "not known" is said and not guessed."""
    return {name: LICENCES.get(name, "not known") for name in data}


def read_card(folder: Path) -> Card:
    """Raises `CardError`."""
    file = folder / CARD
    try:
        return Card.model_validate_json(file.read_bytes())
    except OSError as error:
        raise CardError(f"{file} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'file'}: {e['msg']}" for e in error.errors())
        raise CardError(f"{file} is no card: {wrong}.") from error


def write_card(folder: Path, card: Card) -> None:
    """Written whole or not at all."""
    fresh = folder / f"{CARD}.new"
    fresh.write_text(card.model_dump_json(indent=1) + "\n", encoding="utf-8")
    fresh.replace(folder / CARD)
