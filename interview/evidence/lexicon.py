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

AND = "و"
_JOINED = ("ب", "ل", "ال", "بال", "لل")  # written together with an Arabic word
FOLDER = Path(__file__).parent
_NO_LANGUAGES = ("medicines", "emotions")  # tables of all languages
_STEMS: Mapping[str, Callable[[str], str]] = {"english": english_stem, "arabic": arabic_stem}
_ENTRY = re.compile(r"'([^']+)'|(\S+)")
_KINDS = ("modal", "person", "at", "often", "relation", "number", "often_number", "ordinal", "compare")
_CONTENT_KINDS = frozenset({"at", "often"})  # they are ideas of their own, and have to be said


@dataclass(frozen=True)
class Lexicon:
    """A language's words, and how to take a text apart with them."""

    stem: Callable[[str], str]
    exact: Phrases  # of words as they are written
    phrases: Phrases  # of stems
    verb_first: bool  # the subject may stand behind what it does
    functions: frozenset[str]  # ideas of what somebody can do well or badly: sleep, memory
    past_forms: frozenset[str]  # verbs of the past, as they are written
    settings: frozenset[str]  # ideas of where something happens
    opposed: Mapping[str, frozenset[str]]  # idea -> ideas that say the contrary
    implied: Mapping[str, tuple[str, ...]]  # idea -> others that say it too
    units: Mapping[str, tuple[str, float]]  # unit -> its base unit, how many of it
    gender: Mapping[str, str]  # person -> "he" or "she"
    covers: Mapping[str, frozenset[str]]  # person -> whom the word may stand for
    classes: Mapping[str, frozenset[str]]  # class of medicines -> its members
    medicine_endings: tuple[str, ...]
    known: frozenset[str]  # ideas that the file names; others are words nobody listed

    def tokens(self, text: str) -> Iterator[Token]:
        """The words and known phrases of a text in order."""
        words = [part for word in pieces(text) for part in self._parted(word)]
        stems = [word if word in (STOP, COMMA) else self.stem(word) for word in words]
        at = 0
        while at < len(words):
            found = self.exact.at(words, at) or self.phrases.at(stems, at)
            if found is not None:
                yield Token(" ".join(words[at : at + found[0]]), found[1])
                at += found[0]
                continue
            yield Token(words[at], self._unknown(words[at], stems[at]))
            at += 1

    def _parted(self, word: str) -> tuple[str, ...]:
        """An Arabic "and" stands at the head of the next word."""
        rest = word.removeprefix(AND)
        if len(rest) < 2 or rest == word or self.exact.has(word):
            return (word,)
        known = self.exact.has(rest) or self.phrases.has(self.stem(rest)) or rest[0] in "اي"
        return (AND, rest) if known else (word,)

    def _unknown(self, word: str, stem: str) -> Meaning:
        if word in (STOP, COMMA) or not word[0].isalpha():
            return Meaning()
        if len(word) >= 7 and word.endswith(self.medicine_endings):
            return Meaning(f"medicine:{word}", frozenset({f"medicine:{word}"}))
        return Meaning(stem)


def languages() -> tuple[str, ...]:
    """The languages whose sentences can be checked."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem not in _NO_LANGUAGES))


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
        self._by_stem = data["stem"] != "arabic"  # small words have no stem to know them by
        self._exact: dict[tuple[str, ...], Meaning] = {}
        self._known: dict[tuple[str, ...], Meaning] = {}

    def made(self, language: str) -> Lexicon:
        self._fill()
        data = self._data
        return Lexicon(
            stem=self._stem,
            exact=Phrases(self._exact),
            phrases=Phrases(self._known),
            verb_first=data.get("verb_first", False),
            functions=frozenset(data["words"]["function"].split()),
            past_forms=frozenset(" ".join(pieces(data["time"]["was"])).split()),
            settings=frozenset(data["words"]["settings"].split()),
            opposed=_both_ways(data["opposed"]["pairs"]),
            implied={idea: tuple(others) for idea, others in data["implied"].items()},
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
            if role not in ("function", "settings"):
                self._add(line, role)
        for role, line in data["time"].items():
            if role != "was":
                self._add(line, role)
        for kind in _KINDS:
            for name, line in data[kind].items():
                role = f"{kind}:{name}"
                self._add(line, role, role if kind in _CONTENT_KINDS else "")
        for name, (_, _, line) in data["unit"].items():
            self._add(line, f"unit:{name}")
        for name, line in self._medicines["names"].items():
            self._add(line, f"medicine:{name}", f"medicine:{name}")
        for name, (line, _) in self._medicines["classes"].items():
            self._add(line, f"class:{name}", f"class:{name}")
        for name, line in data.get("dual", {}).items():
            self._add(line, f"dual:{name}")
        for name, line in data["ideas"].items():
            self._add(line, idea=name)

    def _add(self, line: str, role: str = "", idea: str = "") -> None:
        for entry in _entries(line):
            turned = entry.startswith("!")
            words = tuple(pieces(entry.removeprefix("!")))
            if self._by_stem:
                self._put(self._known, tuple(map(self._stem, words)), (role, idea), turned=turned)
                continue
            self._put(self._exact, words, (role, idea), turned=turned)
            for joined in _JOINED if len(words) == 1 and len(words[0]) > 2 else ():
                self._put(self._exact, (joined + words[0],), (role, idea), turned=turned, weak=True)
            if idea and not role:
                self._put(self._known, tuple(map(self._stem, words)), ("", idea), turned=turned)

    @staticmethod
    def _put(
        table: dict[tuple[str, ...], Meaning],
        key: tuple[str, ...],
        what: tuple[str, str],
        *,
        turned: bool,
        weak: bool = False,
    ) -> None:
        """Adds a role and an idea (either may be ""); `weak`: only for words that are not known yet."""
        role, idea = what
        before = table.get(key, Meaning())
        if not key or (weak and before != Meaning()):
            return
        roles = before.roles | ({role} if role else set())
        turned = turned if idea and not before.idea else before.turned
        table[key] = Meaning(before.idea or idea, frozenset(roles), turned)


def _entries(line: str) -> Iterator[str]:
    for quoted, word in _ENTRY.findall(line):
        yield quoted or word


def _both_ways(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for one, other in pairs:
        table.setdefault(one, set()).add(other)
        table.setdefault(other, set()).add(one)
    return {idea: frozenset(others) for idea, others in table.items()}
