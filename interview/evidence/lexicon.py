"""What the evidence check knows of a language, read from `<language>.toml` and `medicines.toml` beside this file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from interview.errors import ForPeople
from interview.evidence.words import COMMA, STOP, Meaning, Phrases, Token, arabic_stem, english_stem, pieces

FOLDER = Path(__file__).parent
_STEMS: Mapping[str, Callable[[str], str]] = {"english": english_stem, "arabic": arabic_stem}
_ENTRY = re.compile(r"'([^']+)'|(\S+)")
_KINDS = ("modal", "person", "at", "often", "relation", "number", "ordinal", "compare")
_CONTENT_KINDS = frozenset({"at", "often"})  # they are ideas of their own, and have to be said


@dataclass(frozen=True)
class Lexicon:
    """A language's words, and how to take a text apart with them."""

    stem: Callable[[str], str]
    phrases: Phrases
    functions: frozenset[str]  # ideas of what somebody can do well or badly: sleep, memory
    opposed: Mapping[str, frozenset[str]]  # idea -> ideas that say the contrary
    units: Mapping[str, tuple[str, float]]  # unit -> its base unit, how many of it
    gender: Mapping[str, str]  # person -> "he" or "she"
    covers: Mapping[str, frozenset[str]]  # person -> whom the word may stand for
    classes: Mapping[str, frozenset[str]]  # class of medicines -> its members
    medicine_endings: tuple[str, ...]
    known: frozenset[str]  # ideas that the file names; others are words nobody listed

    def tokens(self, text: str) -> Iterator[Token]:
        """The words and known phrases of a text in order."""
        words = list(pieces(text))
        stems = [word if word in (STOP, COMMA) else self.stem(word) for word in words]
        at = 0
        while at < len(words):
            found = self.phrases.at(stems, at)
            if found is not None:
                yield Token(" ".join(words[at : at + found[0]]), found[1])
                at += found[0]
                continue
            yield Token(words[at], self._unknown(words[at], stems[at]))
            at += 1

    def _unknown(self, word: str, stem: str) -> Meaning:
        if word in (STOP, COMMA) or not word[0].isalpha():
            return Meaning()
        if len(word) >= 7 and word.endswith(self.medicine_endings):
            return Meaning(f"medicine:{word}", frozenset({f"medicine:{word}"}))
        return Meaning(stem)


def languages() -> tuple[str, ...]:
    """The languages whose sentences can be checked."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != "medicines"))


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language; raises `ForPeople`, naming the known ones, when there are none."""
    if language not in languages():
        raise ForPeople(
            f"Sentences in the language {language!r} cannot be checked.",
            f"Choose one of: {', '.join(languages())}.",
        )
    data = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return _Maker(data, tomllib.loads((FOLDER / "medicines.toml").read_text(encoding="utf-8"))).made(language)


class _Maker:
    """Puts the tables of the files together; a word may stand in several of them."""

    def __init__(self, data: Mapping[str, Any], medicines: Mapping[str, Any]) -> None:
        self._data, self._medicines = data, medicines
        self._stem = _STEMS[data["stem"]]
        self._known: dict[tuple[str, ...], Meaning] = {}

    def made(self, language: str) -> Lexicon:
        self._fill()
        data = self._data
        return Lexicon(
            stem=self._stem,
            phrases=Phrases(self._known),
            functions=frozenset(data["words"]["function"].split()),
            opposed=_both_ways(data["opposed"]["pairs"]),
            units={name: (base, float(many)) for name, (base, many, _) in data["unit"].items()},
            gender={name: gender for gender, names in data["gender"].items() for name in names.split()},
            covers={name: frozenset(others) for name, others in data["covers"].items()},
            classes={
                f"class:{name}": frozenset(f"medicine:{one}" for one in members.split())
                for name, (_, members) in self._medicines["classes"].items()
            },
            medicine_endings=tuple(self._medicines["endings"].get(language, ("\0",))),
            known=frozenset(data["ideas"]),
        )

    def _fill(self) -> None:
        data = self._data
        for role, line in data["words"].items():
            if role != "function":
                self._add(line, role)
        for role, line in data["time"].items():
            self._add(line, role)
        for kind in _KINDS:
            for name, line in data[kind].items():
                role = f"{kind}:{name}"
                self._add(line, role, role if kind in _CONTENT_KINDS else "")
        for name, (_, _, line) in data["unit"].items():
            self._add(line, f"unit:{name}")
        for name, line in data["ideas"].items():
            self._add(line, idea=name)
        for name, line in self._medicines["names"].items():
            self._add(line, f"medicine:{name}", f"medicine:{name}")
        for name, (line, _) in self._medicines["classes"].items():
            self._add(line, f"class:{name}", f"class:{name}")

    def _add(self, line: str, role: str = "", idea: str = "") -> None:
        for entry in _entries(line):
            turned = entry.startswith("!")
            key = tuple(self._stem(word) for word in pieces(entry.removeprefix("!")))
            before = self._known.get(key, Meaning())
            roles = before.roles | ({role} if role else set())
            first = not before.idea
            self._known[key] = Meaning(
                before.idea or idea, frozenset(roles), turned if idea and first else before.turned
            )


def _entries(line: str) -> Iterator[str]:
    for quoted, word in _ENTRY.findall(line):
        yield quoted or word


def _both_ways(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for one, other in pairs:
        table.setdefault(one, set()).add(other)
        table.setdefault(other, set()).add(one)
    return {idea: frozenset(others) for idea, others in table.items()}
