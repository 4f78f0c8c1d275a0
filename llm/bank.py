"""The question bank: one TOML file a disorder with both languages side by side, read and checked once.

`python -m llm.bank [FILE …]` checks the wording rules as well and prints what is wrong (`bank_check.py`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from interview.disorders import ABBREVIATION, CLOSE, LAY, SYNONYM, Known, Phrase
from interview.domain import Question
from interview.errors import FileDamaged
from interview.report_parts import MENTAL_STATE_FIELDS

BANKS = Path(__file__).with_name("banks")
SHARED, GENERIC, OTHERS = "shared", "generic", "other_disorders"
TOPICS = (
    "opening",
    "onset",
    "severity",
    "effect",
    "triggers",
    "sleep_appetite_energy",
    "substances",
    "physical_health",
    "past_treatment",
    "family_history",
    "exclusion",
    "strengths",
    "risk",
    "closing",
)

Part = TypeVar("Part", bound=BaseModel)
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9][A-Z][0-9A-Z]{2}(\.[0-9A-Z]{1,2})?$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Both(_Strict):
    """One text in both languages."""

    en: Line
    ar: Line

    def of(self, language: str) -> str:
        return {"en": self.en, "ar": self.ar}[language]


class BothLists(_Strict):
    en: tuple[Line, ...]
    ar: tuple[Line, ...]

    def of(self, language: str) -> tuple[str, ...]:
        return {"en": self.en, "ar": self.ar}[language]


class FilledLists(BothLists):
    en: tuple[Line, ...] = Field(min_length=1)
    ar: tuple[Line, ...] = Field(min_length=1)


class BankQuestion(_Strict):
    """A question as it stands in the bank. It is about a `feature` (core) or has a `topic`."""

    id: Slug
    feature: Slug | None = None
    topic: str = ""
    look_back: Both | None = None
    feeds: str = ""
    text: Both
    why: Both  # for the clinician; never spoken
    probes: BothLists = BothLists(en=(), ar=())

    @field_validator("feeds")
    @classmethod
    def _a_field_of_the_examination(cls, value: str) -> str:
        if value and value not in MENTAL_STATE_FIELDS:
            raise ValueError(
                f"{value!r} is no field of the mental state; known: {', '.join(MENTAL_STATE_FIELDS)}"
            )
        return value

    @model_validator(mode="after")
    def _one_topic(self) -> BankQuestion:
        if (self.feature is None) == (self.topic == ""):
            raise ValueError(f"{self.id}: give either a feature or a topic")
        if self.feature is None and self.topic not in TOPICS:
            raise ValueError(f"{self.id}: unknown topic {self.topic!r}; known: {', '.join(TOPICS)}")
        if len(self.probes.en) != len(self.probes.ar):
            raise ValueError(
                f"{self.id}: {len(self.probes.en)} English probes and {len(self.probes.ar)} Arabic ones"
            )
        return self

    @property
    def plan_topic(self) -> str:
        return f"core/{self.feature}" if self.feature else self.topic

    def question(self, language: str) -> Question:
        return Question(
            id=self.id,
            topic=self.plan_topic,
            text=self.text.of(language),
            why=self.why.of(language),
            probes=self.probes.of(language),
            look_back=self.look_back.of(language) if self.look_back else "",
            feeds=self.feeds,
        )


class Names(_Strict):
    synonym: FilledLists
    abbreviation: BothLists
    lay: FilledLists
    misspelling: FilledLists


class QuestionSet(_Strict):
    """Questions, the features they ask about, and nothing that names a disorder."""

    features: dict[Slug, Line] = {}
    questions: tuple[BankQuestion, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _features_fit(self) -> QuestionSet:
        asked = {question.feature for question in self.questions if question.feature}
        if unasked := [feature for feature in self.features if feature not in asked]:
            raise ValueError(f"features without a question: {', '.join(unasked)}")
        if unknown := sorted(asked - set(self.features)):
            raise ValueError(f"questions for features that are not listed: {', '.join(unknown)}")
        return self


class Named(_Strict):
    """A disorder by name only: one without questions of its own, or one kind of a disorder that has them."""

    code: Code | None = None  # absent when not sure
    name: Both
    synonym: BothLists = BothLists(en=(), ar=())
    abbreviation: BothLists = BothLists(en=(), ar=())

    def known(self, generic: bool) -> Known:
        codes = (self.code,) if self.code else ()
        phrases = _phrases((SYNONYM, self.synonym), (ABBREVIATION, self.abbreviation))
        return Known(codes, _names(self.name), phrases, generic)


class DisorderBank(QuestionSet):
    """One disorder's own file."""

    codes: tuple[Code, ...] = Field(min_length=1)
    validated: bool
    name: Both
    names: Names
    features: dict[Slug, Line] = Field(min_length=1)

    kinds: tuple[Named, ...] = ()  # with codes and names of their own, asked with the same questions

    @model_validator(mode="after")
    def _kinds_have_codes_of_this_file(self) -> DisorderBank:
        if stray := [kind.name.en for kind in self.kinds if kind.code not in self.codes]:
            raise ValueError(f"kinds whose code is not among the codes: {', '.join(stray)}")
        return self

    def known(self) -> tuple[Known, ...]:
        """The disorder and its kinds. Its first code is given for a name that fits no kind."""
        names = self.names
        phrases = _phrases(
            (SYNONYM, names.synonym),
            (ABBREVIATION, names.abbreviation),
            (LAY, names.lay),
            (CLOSE, names.misspelling),
        )
        whole = Known(self.codes, _names(self.name), phrases)
        return (*(kind.known(generic=False) for kind in self.kinds), whole)


class OtherDisorders(_Strict):
    disorders: tuple[Named, ...]


class Bank(_Strict):
    """Everything that can be asked and everything that can be named."""

    disorders: dict[str, DisorderBank]  # by file name without ending
    shared: QuestionSet
    generic: QuestionSet
    others: OtherDisorders

    def known(self) -> tuple[Known, ...]:
        """What `disorders.match` chooses from."""
        own = [known for bank in self.disorders.values() for known in bank.known()]
        return tuple(own + [other.known(generic=True) for other in self.others.disorders])

    def names(self) -> dict[str, list[str]]:
        """Language -> what disorders are called."""
        names: dict[str, list[str]] = {}
        for language, name in (pair for known in self.known() for pair in known.names):
            names.setdefault(language, []).append(name)
        return names

    def sentences(self) -> frozenset[str]:
        """Every text and probe in every language: what may be kept when it was spoken, being about nobody."""
        parts = (*self.disorders.values(), self.shared, self.generic)
        asked = [question for part in parts for question in part.questions]
        texts = {text for question in asked for text in (question.text.en, question.text.ar)}
        return frozenset(texts.union(*(question.probes.en + question.probes.ar for question in asked)))

    def of_code(self, code: str) -> DisorderBank | None:
        """The file of this ICD-11 code, or of the wider code that a finer one (6A70.1) lies under."""
        for wanted in (code, code.split(".")[0]):
            for bank in self.disorders.values():
                if wanted in bank.codes:
                    return bank
        return None


def _phrases(*lists: tuple[str, BothLists]) -> tuple[Phrase, ...]:
    return tuple(Phrase(kind, text) for kind, both in lists for text in both.en + both.ar)


def _names(name: Both) -> tuple[tuple[str, str], ...]:
    return (("en", name.en), ("ar", name.ar))


@lru_cache(maxsize=2)
def load(folder: Path = BANKS) -> Bank:
    """The whole bank. Raises `FileDamaged` naming the file and the field that is not as it should be."""
    own = {
        path.stem: read(path, DisorderBank)
        for path in sorted(folder.glob("*.toml"))
        if path.stem not in (SHARED, GENERIC, OTHERS)
    }
    bank = Bank(
        disorders=own,
        shared=read(folder / f"{SHARED}.toml", QuestionSet),
        generic=read(folder / f"{GENERIC}.toml", QuestionSet),
        others=read(folder / f"{OTHERS}.toml", OtherDisorders),
    )
    _refuse_twins(
        (question.id, name)
        for name, part in {**bank.disorders, SHARED: bank.shared, GENERIC: bank.generic}.items()
        for question in part.questions
    )
    codes = [(code, name) for name, part in bank.disorders.items() for code in part.codes]
    _refuse_twins(codes + [(other.code, OTHERS) for other in bank.others.disorders if other.code])
    return bank


def read(path: Path, kind: type[Part]) -> Part:
    """One file of the bank. Raises `FileDamaged` naming the file and the field."""
    try:
        return kind.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "whole file"
        raise FileDamaged(f"{path.name}: {field}: {first['msg']}.", "Run: python -m llm.bank") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileDamaged(f"{path.name}: {error}.", "Run: python -m llm.bank") from error


def _refuse_twins(pairs: Iterable[tuple[str, str]]) -> None:
    """Ids and codes are given out once over the whole bank."""
    first: dict[str, str] = {}
    for key, name in pairs:
        if key in first:
            raise FileDamaged(
                f"{name}.toml: {key} is already used in {first[key]}.toml.", "Choose another one."
            )
        first[key] = name


if __name__ == "__main__":
    import sys

    from llm.bank_check import main

    sys.exit(main(sys.argv[1:]))
