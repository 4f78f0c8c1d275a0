"""What models can be had: name, size, licence, language, address and hash, read from `catalogue.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from interview.errors import ModelMissing

FILE = Path(__file__).with_name("catalogue.toml")


@dataclass(frozen=True)
class Installed:
    """One model on this machine. `language` is "" where it has none or many."""

    name: str
    kind: str
    language: str
    size: int  # bytes


@dataclass(frozen=True)
class Verified:
    """A model whose files were hashed again; `wrong` says in words what is wrong with it, "" when nothing is."""

    model: Installed
    wrong: str
    known: bool = True  # whether anybody knows what its hash should be


class CatalogueEntry(BaseModel):
    """One model that can be had. `megabytes` is about how much comes over the network.

    `memory_megabytes` is what a language model takes with 8,192 tokens of context, worked out and not measured.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")
    kind: Literal["vosk", "faces", "llama"]
    what_for: str = Field(min_length=1)
    language: str = Field(pattern=r"^([a-z]{2,3})?$")  # the only one it knows
    languages: tuple[str, ...] = ()  # that its maker says it knows, where there are several
    megabytes: int = Field(gt=0)
    memory_megabytes: int | None = Field(default=None, gt=0)
    licence: str = Field(min_length=1)
    # never in the clear, but on this machine; "" = none that we could check: import it, or name one to fetch from
    address: str = Field(pattern=r"^(https://|http://127\.0\.0\.1[:/]|$)")
    sha256: str = Field(pattern=r"^([0-9a-f]{64})?$")  # "" = not known, pinned at the first fetch or import
    verified: bool  # whether the address and the hash were tried by us


class Catalogue(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    model: tuple[CatalogueEntry, ...]

    @field_validator("model")
    @classmethod
    def _names_differ(cls, entries: tuple[CatalogueEntry, ...]) -> tuple[CatalogueEntry, ...]:
        names = [entry.name for entry in entries]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"listed twice: {', '.join(twice)}")
        return entries


def read_catalogue(file: Path = FILE) -> tuple[CatalogueEntry, ...]:
    """Every model of the catalogue, in its order. A damaged file raises pydantic's error with the bad field."""
    return Catalogue.model_validate(tomllib.loads(file.read_text("utf-8"))).model


def find_model(name: str, file: Path = FILE) -> CatalogueEntry:
    """Raises `ModelMissing`, with the names that there are, for a name that is not in the catalogue."""
    entries = read_catalogue(file)
    for entry in entries:
        if entry.name == name:
            return entry
    known = ", ".join(entry.name for entry in entries)
    raise ModelMissing(f"The catalogue has no model {name!r}.", f"It has: {known}.")
