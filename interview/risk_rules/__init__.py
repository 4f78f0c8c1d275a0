"""Reads the risk rules of a language: `en.toml`, `ar.toml` beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interview.errors import ForPeople
from interview.risk_patterns import Finder, Joined, Reader
from interview.risk_words import Spelling, fold

FOLDER = Path(__file__).parent
KINDS = frozenset(
    {"self_harm", "suicide", "harm_to_others", "abuse", "commanding_voices", "child_at_risk", "unclear"}
)


@dataclass(frozen=True)
class Rule:
    """One group of statements: its kind and the sentence that tells the clinician why it is shown."""

    kind: str
    why: str
    own: bool  # only when the person speaks of themselves


@dataclass(frozen=True)
class Rules:
    """What `risk.py` needs to weigh a text of one language."""

    spelling: Spelling
    rules: tuple[Rule, ...]
    rule_of: tuple[int, ...]  # pattern number of `statements` -> index in `rules`
    statements: Finder
    idioms: Finder
    denials: Finder  # before a statement
    breakers: Finder  # between a denial and a statement: they undo it
    denials_after: Finder  # right behind a statement
    asked: Finder  # the beginning of a question said back
    answered_no: Finder
    risk_words: Finder
    clause_words: frozenset[str]  # a statement that begins with one is out of reach of an earlier denial
    list_words: frozenset[str]  # "or": joins the items of a list
    other_subjects: frozenset[str]
    between_subject: frozenset[str]  # words between a subject and its statement
    lead_words: frozenset[str]  # words before a statement that are shown with it

    def finders(self) -> tuple[Finder, ...]:
        """All that look for something."""
        before = (self.statements, self.idioms, self.denials, self.breakers)
        return (*before, self.denials_after, self.asked, self.answered_no, self.risk_words)


def languages() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def load(language: str) -> Rules:
    """Read a language's file; raises `ForPeople`, naming the known languages, when there is none."""
    if language not in languages():
        raise ForPeople(
            f"There are no risk rules for the language {language!r}.",
            f"Choose one of: {', '.join(languages())}.",
        )
    return _rules(tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8")))


def _rules(data: Mapping[str, Any]) -> Rules:
    joined = data.get("joined", {})
    denial, question, others = data["denial"], data["question_said_back"], data["others"]
    reader = Reader(
        Joined(joined.get("before", {}), joined.get("after", {})), _folded(denial["never_skipped"])
    )
    reader.define(data["lists"])
    patterns = [(pattern, number) for number, rule in enumerate(data["rule"]) for pattern in rule["patterns"]]
    return Rules(
        spelling=_spelling(data["spelling"], joined.get("before", {}).get("", ())),
        rules=tuple(_rule(rule) for rule in data["rule"]),
        rule_of=tuple(number for _, number in patterns),
        statements=_finder(reader, [pattern for pattern, _ in patterns]),
        idioms=_finder(reader, data["idioms"]["patterns"]),
        denials=_finder(reader, denial["before"]),
        breakers=_finder(reader, denial["breakers"]),
        denials_after=_finder(reader, denial["after"]),
        asked=_finder(reader, question["asked"]),
        answered_no=_finder(reader, question["answered_no"]),
        risk_words=_finder(reader, data["risk_words"]["patterns"]),
        clause_words=_folded(denial["clause_words"]),
        list_words=_folded(denial["list_words"]),
        other_subjects=_folded(others["subjects"]),
        between_subject=_folded(others["between"]),
        lead_words=_folded(others["lead"]),
    )


def _rule(data: Mapping[str, Any]) -> Rule:
    if data["kind"] not in KINDS:
        raise ValueError(f"unknown kind of risk {data['kind']!r}; known: {', '.join(sorted(KINDS))}")
    return Rule(data["kind"], data["why"], data.get("own", False))


def _spelling(data: Mapping[str, Any], joined: Sequence[str]) -> Spelling:
    return Spelling(
        joined=tuple(joined) or ("",),
        whole={fold(short): tuple(fold(long).split()) for short, long in data["whole"].items()},
        endings=dict(data["endings"]),
        fillers=_folded(data["fillers"]),
    )


def _finder(reader: Reader, patterns: Sequence[str]) -> Finder:
    return Finder([reader.read(pattern) for pattern in patterns])


def _folded(words: Sequence[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
