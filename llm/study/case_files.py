"""Cases of the study as people write them: a folder of TOML or JSON files, or one JSON file, read and checked.

A message about a wrong file names the place and nothing of what stands there: a history may be a real person's.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from interview.errors import FileDamaged, NotAccepted
from interview.spelling import plain

FORMS = "docs/study.md shows the form of a case."

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, pattern=r"^[^\r\n]+$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=80, max_length=20_000)]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9][A-Z][0-9A-Z]{2}(\.[0-9A-Z]{1,2})?$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$", max_length=60)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Truth(_Strict):
    """The diagnosis that was made. `synonyms` count as right, `half` as partly right."""

    code: Code
    name: Line
    synonyms: tuple[Line, ...] = ()
    half: tuple[Line, ...] = ()


class Case(_Strict):
    """One person: what they told of their life, how they seemed in the room, what was diagnosed."""

    id: Slug
    synthetic: bool
    language: Literal["en", "ar"] = "en"
    history: Text
    mental_state: Text
    diagnosis: Truth

    def names_its_diagnosis(self) -> bool:
        """Whether the history gives the answer away."""
        told = f" {plain(self.history)} "
        return any(f" {plain(name)} " in told for name in (self.diagnosis.name, *self.diagnosis.synonyms))


def read_cases(place: Path) -> tuple[Case, ...]:
    """Every case of a folder or a file, in the order of their ids.

    Raises `FileDamaged` naming file and field, `NotAccepted` when there is none or an id comes twice.
    """
    files = (
        sorted(f for f in place.glob("*") if f.suffix in (".toml", ".json")) if place.is_dir() else [place]
    )
    cases = [case for file in files for case in _of_file(file)]
    if not cases:
        raise NotAccepted(f"There is no case in {place}.", FORMS)
    ids = [case.id for case in cases]
    if twice := sorted({name for name in ids if ids.count(name) > 1}):
        raise NotAccepted(f"More than one case is called {', '.join(twice)}.", "Give each an id of its own.")
    return tuple(sorted(cases, key=lambda case: case.id))


def cases_hash(cases: Sequence[Case]) -> str:
    """SHA-256 of everything that the cases say."""
    told = [case.model_dump(mode="json") for case in cases]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _of_file(file: Path) -> Iterator[Case]:
    try:
        text = file.read_text("utf-8-sig")
        read: Any = tomllib.loads(text) if file.suffix == ".toml" else json.loads(text)
    except OSError as error:
        raise FileDamaged(f"{file} cannot be read: {error.strerror}.", FORMS) from error
    except ValueError as error:  # no UTF-8, no TOML, no JSON
        raise FileDamaged(f"{file} is neither TOML nor JSON in UTF-8.", FORMS) from error
    if isinstance(read, dict) and "cases" in read:
        read = read["cases"]
    for number, one in enumerate(read if isinstance(read, list) else [read], 1):
        try:
            yield Case.model_validate_json(json.dumps(one, default=str))
        except ValidationError as error:
            fault = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(map(str, fault["loc"])) or "the whole"
            raise FileDamaged(f"{file.name}, case {number}: {where}: {fault['msg']}.", FORMS) from None
