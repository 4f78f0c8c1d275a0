"""The small language that risk rules are written in, and its matcher.

A pattern is a row of words. `(a|b c)` is a choice, `[a]` may be absent, `..3` is up to three words of any kind,
`{name}` is a word list of the file, `suicid*` any word that begins so, `##` a number of two digits or more.
`before:word:after` is a word with one of the beginnings and endings that the file names so, for languages that join
small words and persons to a word (`the:house`, `he:hit:me`). No pattern reaches over the end of a
sentence, and every gap is bounded, so that the time grows with the length of the text and not faster.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from interview.risk_words import Words, fold

_PIECES = re.compile(r"\.\.\d+|\{\w+\}|[()\[\]|]|[^\s()\[\]|{}]+")
_LONGEST_GAP = 8  # words


class PatternError(ValueError):
    """A rule file has a pattern that cannot be read; the message shows it."""


@dataclass(frozen=True)
class Joined:
    """What a language writes together with a word, by the names that patterns use; "" is for every word."""

    before: Mapping[str, Sequence[str]] = field(default_factory=dict)
    after: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def forms(self, piece: str) -> tuple[str, ...]:
        """Every folded form of `word`, `before:word` or `before:word:after`, the longest first."""
        before, word, after = ((piece if ":" in piece else f":{piece}") + ":").split(":")[:3]
        if (before and before not in self.before) or (after and after not in self.after):
            raise PatternError(f"{piece!r} names joined words that the file does not have")
        forms = {
            fold(small + beginning + word + ending)
            for small in self.before.get("", ("",))
            for beginning in (self.before[before] if before else ("",))
            for ending in (self.after[after] if after else ("",))
        }
        return tuple(sorted(forms, key=lambda form: (-len(form), form)))


@dataclass(frozen=True)
class _Part:
    """A compiled stretch of a pattern: its expression and the words it can begin with."""

    expression: str
    first: frozenset[str]  # a trailing "*" means: begins so
    optional: bool = False


@dataclass
class Reader:
    """Reads the patterns of one language; no gap reaches over the words of `never_skipped`."""

    joined: Joined = field(default_factory=Joined)
    never_skipped: frozenset[str] = frozenset()
    lists: dict[str, _Part] = field(default_factory=dict)

    def define(self, lists: Mapping[str, Sequence[str]]) -> None:
        """Later lists may name earlier ones."""
        for name, patterns in lists.items():
            self.lists[name] = _choice([self.read(pattern) for pattern in patterns])

    def read(self, pattern: str) -> _Part:
        pieces = _PIECES.findall(pattern)
        part, rest = self._alternatives(pieces, 0, pattern)
        if rest != len(pieces) or not part.first:
            raise PatternError(f"cannot read the pattern {pattern!r}")
        return part

    def _any_word(self) -> str:
        kept = "|".join(map(re.escape, sorted(self.never_skipped)))
        return rf"(?!(?:{kept}) )[^ .]+ " if kept else r"[^ .]+ "

    def _alternatives(self, pieces: Sequence[str], at: int, pattern: str) -> tuple[_Part, int]:
        choices = []
        while True:
            part, at = self._row(pieces, at, pattern)
            choices.append(part)
            if at >= len(pieces) or pieces[at] != "|":
                return _choice(choices), at
            at += 1

    def _row(self, pieces: Sequence[str], at: int, pattern: str) -> tuple[_Part, int]:
        parts = []
        while at < len(pieces) and pieces[at] not in ")]|":
            if pieces[at] in "([":
                inner, end = self._alternatives(pieces, at + 1, pattern)
                if pieces[end : end + 1] != [")" if pieces[at] == "(" else "]"]:
                    raise PatternError(f"a bracket is not closed in {pattern!r}")
                if pieces[at] == "[":
                    inner = _Part(f"(?:{inner.expression})?", inner.first, optional=True)
                parts.append(inner)
                at = end + 1
            else:
                parts.append(self._atom(pieces[at], pattern))
                at += 1
        return _row(parts), at

    def _atom(self, piece: str, pattern: str) -> _Part:
        if piece.startswith(".."):
            if int(piece[2:]) > _LONGEST_GAP:
                raise PatternError(f"a gap of more than {_LONGEST_GAP} words in {pattern!r}")
            return _Part(f"(?:{self._any_word()}){{0,{piece[2:]}}}?", frozenset(), optional=True)
        if piece.startswith("{"):
            if piece[1:-1] not in self.lists:
                raise PatternError(f"{pattern!r} names a list that is not there: {piece}")
            return self.lists[piece[1:-1]]
        if piece == "##":
            return _Part(r"\d\d+ ", frozenset(f"{digit}*" for digit in "0123456789"))
        begins = "*" * piece.endswith("*")
        forms = self.joined.forms(piece.removesuffix("*"))
        if not all(form.replace(" ", "").isalnum() for form in forms):
            raise PatternError(f"{piece!r} in {pattern!r} is no plain word: short forms are written out")
        ending = "[^ .]* " if begins else " "
        return _Part(
            f"(?:{'|'.join(map(re.escape, forms))}){ending}", frozenset(form + begins for form in forms)
        )


def _choice(parts: Sequence[_Part]) -> _Part:
    if len(parts) == 1:
        return parts[0]
    return _Part(
        f"(?:{'|'.join(part.expression for part in parts)})",
        frozenset().union(*(part.first for part in parts)),
        any(part.optional for part in parts),
    )


def _row(parts: Sequence[_Part]) -> _Part:
    first: set[str] = set()
    optional = True
    for part in parts:
        if optional:
            first |= part.first
        optional = optional and part.optional
    return _Part("".join(part.expression for part in parts), frozenset(first), optional)


@dataclass(frozen=True)
class Span:
    """Words `start` to `end` (not included) fit pattern number `which`."""

    which: int
    start: int
    end: int


class Text:
    """Folded words laid out for matching: one string with a space after each word."""

    def __init__(self, words: Words) -> None:
        self.words = words.text
        self.starts, self.ends, self.commas = words.starts, words.ends, words.commas
        self.offsets: list[int] = []
        at = 0
        for word in words.text:
            self.offsets.append(at)
            at += len(word) + 1
        self.whole = "".join(f"{word} " for word in words.text)
        self._word_at = {offset: index for index, offset in enumerate((*self.offsets, at))}

    def word_at(self, offset: int) -> int:
        return self._word_at[offset]

    def masked(self, spans: Iterable[Span], mask: str) -> Text:
        """The same places with other words there, which no pattern names."""
        words = list(self.words)
        for span in spans:
            words[span.start : span.end] = [mask] * (span.end - span.start)
        return Text(Words(words, self.starts, self.ends, self.commas))


class Finder:
    """All places where some of many patterns fit; looks up each word instead of trying each pattern."""

    def __init__(self, parts: Iterable[_Part]) -> None:
        self._expressions: list[str] = []
        self._compiled: dict[int, re.Pattern[str]] = {}  # when first needed: there are hundreds
        self._exact: dict[str, list[int]] = {}
        self._begins: dict[str, list[int]] = {}
        for which, part in enumerate(parts):
            if part.optional:
                raise PatternError(f"a pattern that fits nothing at all: {part.expression!r}")
            self._expressions.append(part.expression)
            for word in part.first:
                table = self._begins if word.endswith("*") else self._exact
                table.setdefault(word.removesuffix("*"), []).append(which)
        self._lengths = sorted({len(beginning) for beginning in self._begins})

    def spans(self, text: Text) -> Iterator[Span]:
        for index, word in enumerate(text.words):
            for which in self._candidates(word):
                found = self._expression(which).match(text.whole, text.offsets[index])
                if found is not None:
                    yield Span(which, index, text.word_at(found.end()))

    def prepare(self, stopped: Callable[[], bool]) -> None:
        """Compile every pattern now, as far as `stopped` does not say otherwise, so that no answer waits for it."""
        for which in range(len(self._expressions)):
            if stopped():
                return
            self._expression(which)

    def _expression(self, which: int) -> re.Pattern[str]:
        if which not in self._compiled:
            self._compiled[which] = re.compile(self._expressions[which])
        return self._compiled[which]

    def _candidates(self, word: str) -> Iterator[int]:
        yield from self._exact.get(word, ())
        for length in self._lengths:
            if length <= len(word):
                yield from self._begins.get(word[:length], ())
