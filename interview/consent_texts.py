"""The wording that a person agrees to, in each language and version: `consent_texts/<version>.<language>.toml`.

A consent says which version was shown, so an old file is never changed and never deleted.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, model_validator

from interview.domain import Purpose
from interview.errors import PartMissing

NEWEST = "2026-11"
_FOLDER = Path(__file__).with_name("consent_texts")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PurposeText(_Strict):
    """One thing to agree to; `without` is what happens after a no."""

    title: str
    what: str
    why: str
    who: str
    how_long: str
    without: str


class Words(_Strict):
    """The labels of the form; `days` and `version` have a gap of that name."""

    yes: str
    no: str
    said_yes: str
    said_no: str
    what: str
    why: str
    who: str
    how_long: str
    days: str
    without: str
    given_by: str
    date: str
    signature: str
    clinician: str
    version: str


class ConsentText(_Strict):
    """Everything that one consent form says."""

    version: str
    language: str
    title: str
    opening: tuple[str, ...]
    emotion_told: str
    emotion_locked: str  # in its place where the site does not allow emotion reading
    always: str  # what happens whatever the person chooses
    rights_title: str
    rights: tuple[str, ...]
    purposes: Mapping[Purpose, PurposeText]
    words: Words
    givers: Mapping[str, str]  # `Consent.given_by` -> as the form calls them

    @model_validator(mode="after")
    def _whole(self) -> ConsentText:
        if missing := [purpose for purpose in Purpose if purpose not in self.purposes]:
            raise ValueError(f"purposes without a text: {', '.join(missing)}")
        return self

    @property
    def reference(self) -> str:
        """`Consent.text_version`: finds this wording again."""
        return f"{self.version}.{self.language}"

    def how_long(self, purpose: Purpose, days: int | None) -> str:
        """How long what this purpose covers is kept; `days` is the number agreed on, if one was."""
        if days is None:
            return self.purposes[purpose].how_long
        return self.words.days.format(days=days)


@cache
def consent_text(language: str, version: str = NEWEST) -> ConsentText:
    """Raises `PartMissing` where there is no such wording."""
    files = {path.stem: path for path in _FOLDER.glob("*.toml")}
    file = files.get(f"{version}.{language}")
    if file is None:
        raise PartMissing(
            f"There is no consent form {version} in the language {language!r}.",
            f"There are: {', '.join(sorted(files))}.",
        )
    return ConsentText.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
