"""What the program says in English while it works (errors, remedies, reasons), in another language.

`<language>/*.toml` has the sentences as they stand in the code. A {gap} holds what only the moment knows: a name, a
number, or words that have a line of their own under [words].
"""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
_GAP = re.compile(r"\{(\w+)\}")
_END = re.compile(r"(?<=[.?!…]) ")


@dataclass(frozen=True)
class Given:
    """A name, a number or foreign words inside a sentence, as they came."""

    text: str


Said = tuple[str | Given, ...]


@dataclass(frozen=True)
class _Table:
    exact: Mapping[str, str]
    patterns: tuple[tuple[re.Pattern[str], str], ...]  # those that leave least open come first

    def find(self, text: str) -> tuple[str, Mapping[str, str]] | None:
        """The translation, and what stands in its gaps."""
        if text in self.exact:
            return self.exact[text], {}
        for pattern, translation in self.patterns:
            found = pattern.fullmatch(text)
            if found is not None:
                return translation, found.groupdict()
        return None


@dataclass(frozen=True)
class _Tables:
    sentences: _Table
    words: _Table  # that stand in the gaps of sentences


def said_in(language: str, text: str) -> Said | None:
    """One or more sentences in this language; None when any of them is unknown."""
    for end in _END.finditer(text):
        first = _one(language, text[: end.start()])
        behind = said_in(language, text[end.end() :]) if first is not None else None
        if first is not None and behind is not None:
            return (*first, " ", *behind)
    return _one(language, text)


def with_isolates(said: Said) -> str:
    """As plain text in which every name keeps its own direction."""
    return "".join(one if isinstance(one, str) else f"\u2068{one.text}\u2069" for one in said)


def _one(language: str, text: str, within: bool = False) -> Said | None:
    """A sentence, or words in the gap of one."""
    tables = _tables(language)
    found = (tables.words.find(text) if within else None) or tables.sentences.find(text)
    if found is None:
        return None
    translation, gaps = found
    pieces: list[str | Given] = []
    for literal, gap, _, _ in string.Formatter().parse(translation):
        if literal:
            pieces.append(literal)
        if gap is not None:
            pieces.extend(_one(language, gaps[gap], within=True) or (Given(gaps[gap]),))
    return tuple(pieces)


@cache
def _tables(language: str) -> _Tables:
    """Empty for English and for a language that nobody has written."""
    sentences: dict[str, str] = {}
    words: dict[str, str] = {}
    for file in sorted((FOLDER / language).glob("*.toml")):
        read = tomllib.loads(file.read_text(encoding="utf-8"))
        sentences |= read["sentences"]
        words |= read.get("words", {})
    return _Tables(_table(sentences), _table(words))


def _table(lines: Mapping[str, str]) -> _Table:
    open_ones = sorted((line for line in lines if _GAP.search(line)), key=_fixed_letters, reverse=True)
    return _Table(lines, tuple((_pattern(line), lines[line]) for line in open_ones))


def _fixed_letters(line: str) -> int:
    return len(_GAP.sub("", line))


def _pattern(line: str) -> re.Pattern[str]:
    pieces = _GAP.split(line)  # words and names of gaps in turn
    return re.compile(
        "".join(f"(?P<{one}>.+?)" if at % 2 else re.escape(one) for at, one in enumerate(pieces)), re.DOTALL
    )
