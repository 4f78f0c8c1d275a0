"""What the evidence check knows of a language, read from the folder of its name and `medicines.toml` beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from interview.errors import ForPeople
from interview.evidence.words import COMMA, STOP, Meaning, Phrases, Token, arabic_stem, english_stem, pieces

AND = "و"
_JOINED = ("ب", "ل", "ال", "بال", "لل")  # written together with an Arabic word
_ARABIC_FORMS = {  # what stands before and behind a verb
    "present": (
        ("ا", "ي", "ت", "ن", "با", "بي", "بت", "بن", "ب", "سا", "سي", "ست"),
        ("", "ني", "ه", "ها", "هم", "ون", "وا", "ونه", "ونها", "ونني", "ين"),
    ),
    "past": (("",), ("", "ت", "وا", "ني", "ه", "ها", "ته", "تها", "تني", "نا")),
}
FOLDER = Path(__file__).parent
_STEMS: Mapping[str, Callable[[str], str]] = {"english": english_stem, "arabic": arabic_stem}
_UN = ("un", "non")
_LEAST_ROOT = 4  # letters
_LONG_ADVERB = 5  # letters
_ENTRY = re.compile(r"(!?)(?:'([^']+)'|(\S+))")
_KINDS = ("modal", "person", "at", "often", "relation", "number", "often_number", "ordinal", "compare")
_OF_IDEAS = frozenset(
    {"function", "settings", "done_to", "risk", "grave", "mutual", "things", "minded", "no_finding"}
)
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
    risk: frozenset[str]  # ideas of harm: what is denied of them is always meant
    grave: frozenset[str]  # ideas that may never be put into a report unsaid
    mutual: frozenset[str]  # ideas of what two persons do together: a row, a divorce
    things: frozenset[str]  # ideas that nobody does: a door, an accident
    minded: frozenset[str]  # ideas of knowing: their denial leaves alone what is known
    done_to: frozenset[str]  # ideas of what one person does to another
    opposed: Mapping[str, frozenset[str]]  # idea -> ideas that say the contrary
    implied: Mapping[
        str, tuple[tuple[str, bool], ...]
    ]  # idea -> others that say it too, or whose denial does
    units: Mapping[str, tuple[str, float]]  # unit -> its base unit, how many of it
    gender: Mapping[str, str]  # person -> "he" or "she"
    covers: Mapping[str, frozenset[str]]  # person -> whom the word may stand for
    classes: Mapping[str, frozenset[str]]  # class of medicines -> its members
    medicine_endings: tuple[str, ...]
    known: frozenset[str]  # ideas that the file names; others are words nobody listed
    findings: frozenset[
        str
    ]  # those whose denial tells something of a person's state: sleep, voices, and not "happen"

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
        return self.unlisted(word, stem)

    def unlisted(self, word: str, stem: str) -> Meaning:
        """A word that no list has; "unwashed" and "colourless" say the contrary of what they are made of."""
        if word.isascii():
            if word.endswith("ly") and len(word) > _LONG_ADVERB:
                return Meaning()
            bare = next((word.removeprefix(one) for one in _UN if word.startswith(one)), word)
            bare = bare.removesuffix("less")
            if bare != word and len(bare) >= _LEAST_ROOT:
                root = self.stem(bare)
                known = self.phrases.at([root], 0)
                idea = known[1].idea if known is not None else ""
                return Meaning(idea or root, turned=True)
        return Meaning(stem)


def languages() -> tuple[str, ...]:
    """The languages whose sentences can be checked."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/grammar.toml")))


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language; raises `ForPeople`, naming the known ones, when there are none."""
    if language not in languages():
        raise ForPeople(
            f"Sentences in the language {language!r} cannot be checked.",
            f"Choose one of: {', '.join(languages())}.",
        )
    data = _tables(FOLDER / language)
    return _Maker(data, tomllib.loads((FOLDER / "medicines.toml").read_text(encoding="utf-8"))).made(language)


def _tables(folder: Path) -> dict[str, Any]:
    """The tables of all files of a folder as one; lines of the same name follow one another."""
    together: dict[str, Any] = {}
    for path in sorted(folder.glob("*.toml")):
        for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if not isinstance(table, dict):
                together[name] = table
                continue
            kept = together.setdefault(name, {})
            for key, line in table.items():
                kept[key] = f"{kept[key]} {line}" if key in kept else line
    return together


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
            implied={
                idea: tuple((other.removeprefix("!"), other.startswith("!")) for other in others)
                for idea, others in data["implied"].items()
            },
            risk=frozenset(data["words"]["risk"].split()),
            grave=frozenset(data["words"]["grave"].split()),
            mutual=frozenset(data["words"]["mutual"].split()),
            minded=frozenset(data["words"]["minded"].split()),
            things=frozenset(data["words"]["things"].split()),
            done_to=frozenset(data["words"]["done_to"].split()),
            units={name: (base, float(many)) for name, (base, many, _) in data["unit"].items()},
            gender={name: gender for gender, names in data["gender"].items() for name in names.split()},
            covers={name: frozenset(others) for name, others in data["covers"].items()},
            classes={
                f"class:{name}": frozenset(f"medicine:{one}" for one in members.split())
                for name, (_, members) in self._medicines["classes"].items()
            },
            medicine_endings=tuple(self._medicines["endings"].get(language, ("\0",))),
            known=frozenset(data["ideas"]),
            findings=frozenset(data["ideas"]) - frozenset(data["words"].get("no_finding", "").split()),
        )

    def _fill(self) -> None:
        data = self._data
        for role, line in data["words"].items():
            if role not in _OF_IDEAS:
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
        for table, (before, behind) in _ARABIC_FORMS.items():
            for name, line in data.get(table, {}).items():
                for stem in line.split():
                    self._add_forms(stem, name, before, behind)

    def _add_forms(self, stem: str, idea: str, before: Sequence[str], behind: Sequence[str]) -> None:
        for prefix in before:
            for suffix in behind:
                self._put(self._exact, (prefix + stem + suffix,), ("", idea), turned=False)

    def _add(self, line: str, role: str = "", idea: str = "") -> None:
        for entry in _entries(line):
            turned = entry.startswith("!")
            for words in self._forms(tuple(pieces(entry.removeprefix("!")))):
                self._add_words(words, role, idea, turned=turned)

    def _forms(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """A phrase of the first person in every person: "kill myself", "kill himself", …"""
        choices = [self._data.get("pronouns", {}).get(word, "").split() for word in words]
        yield words
        if len(words) > 1:
            for at, others in enumerate(choices):
                for other in others:
                    yield (*words[:at], other, *words[at + 1 :])

    def _add_words(self, words: tuple[str, ...], role: str, idea: str, *, turned: bool) -> None:
        if self._by_stem:
            self._put(self._known, tuple(map(self._stem, words)), (role, idea), turned=turned)
            return
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
    for sign, quoted, word in _ENTRY.findall(line):
        yield sign + (quoted or word)


def _both_ways(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for one, other in pairs:
        table.setdefault(one, set()).add(other)
        table.setdefault(other, set()).add(one)
    return {idea: frozenset(others) for idea, others in table.items()}
