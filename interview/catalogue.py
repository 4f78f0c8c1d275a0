"""What models can be had: name, size, licence, language, address and hash, read from `catalogue.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from interview.errors import ModelMissing

FILE = Path(__file__).with_name("catalogue.toml")


class CatalogueEntry(BaseModel):
    """One model that can be fetched. `megabytes` is about how much comes over the network."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")
    kind: Literal["vosk", "faces"]
    what_for: str = Field(min_length=1)
    language: str = Field(pattern=r"^([a-z]{2,3})?$")
    megabytes: int = Field(gt=0)
    licence: str = Field(min_length=1)
    address: str = Field(
        pattern=r"^(https://|http://127\.0\.0\.1[:/])"
    )  # never in the clear, but on this machine
    sha256: str = Field(pattern=r"^([0-9a-f]{64})?$")  # "" = not known, pinned at the first fetch
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
