"""Which disorder a clinician means: a code, name, synonym, abbreviation, lay phrase or near spelling.

Near spellings are strict: the same first letter, word by word, one slip in a word of five to eight letters
and two in a longer one, and never for abbreviations. A doubt is a refusal with the nearest names: a wrong
disorder would give a wrong interview.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from interview.domain import DisorderChosen
from interview.errors import NotADisorder
from interview.spelling import is_arabic, plain, without_article

CODE = "code"
NAME = "name"
SYNONYM = "synonym"
ABBREVIATION = "abbreviation"
LAY = "lay phrase"
CLOSE = "close spelling"
_ORDER = (NAME, SYNONYM, ABBREVIATION, LAY, CLOSE)  # a phrase of two disorders goes to the one it names best
_ICD11 = re.compile(r"^([0-9][A-Z][0-9A-Z]{2})(?:\.[0-9A-Z]{1,2})?$")
_SHORTEST_FUZZY = 8  # letters of the whole name that was meant
_LEAST_RATIO = 82.0  # share of letters in common, 0–100, asked on top of the count of slips
_MOST_SLIPS = 4  # in a whole name
_NEAREST = 3
# Ordinary words that are a slip away from a name; found by trying 117,000 words of a pronouncing dictionary.
_ORDINARY_WORDS = """
abdication addition additions artistic audition begetting besetting bordering catalonia catalonian catania
conversation dislocation dressed exhibition exhibitions forcefulness garbling harding homebound hypersonic
mariana narcissus nightmarish operating overbearing overheating overhearing overrating overreacting
overstating psychic shuttering simmering sputtering stimulate stimulates
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
# Words that do not tell one disorder from another. Compared in the form of `plain`.
_FILLING_WORDS = """
a an and chronic condition disease disorder disorders having illness mental mild moderate my of or problem
problems severe syndrome the اضطراب اضطرابات مرض متلازمة حالة مشكلة شديد شديدة خفيف خفيفة متوسط متوسطة
"""
_FILLING = frozenset(plain(word) for word in _FILLING_WORDS.split())


@dataclass(frozen=True)
class Phrase:
    """One way people call a disorder."""

    kind: str  # one of the words of `DisorderChosen.matched_by`
    text: str


@dataclass(frozen=True)
class Known:
    """A disorder that can be named, with or without questions of its own."""

    codes: tuple[str, ...]  # ICD-11; empty when not sure
    names: tuple[tuple[str, str], ...]  # language, name
    phrases: tuple[Phrase, ...] = ()
    generic: bool = False  # no questions of its own

    def name(self, language: str) -> str:
        return dict(self.names)[language]


def match(name: str, known: Sequence[Known], language: str | None = None) -> DisorderChosen:
    """The disorder that this name means, named in `language` (default: the language of the name given).

    Raises `NotADisorder`, whose remedy lists the nearest names, when it is none of these.
    """
    language = language or ("ar" if is_arabic(name) else "en")
    known = tuple(known)
    if found := _by_code(name, known):
        disorder, code = found
        return DisorderChosen(code, disorder.name(language), CODE, disorder.generic)
    index = _index(known)
    text = plain(name)
    if all(len(word) == 1 for word in text.split()):
        text = text.replace(" ", "")  # P.T.S.D.
    for key, exact in ((text, index.exact), (_core(text), index.core)):
        if key and key in exact:
            kind, place = exact[key]
            return _chosen(known[place], kind, language)
    for form in (_articles_off(text), _core(text)):
        near = _near(form, index)
        if near is not None:
            return _chosen(known[near], CLOSE, language)
    raise _refusal(name, known, language, index)


def _chosen(disorder: Known, kind: str, language: str) -> DisorderChosen:
    code = disorder.codes[0] if disorder.codes else ""
    return DisorderChosen(code, disorder.name(language), kind, disorder.generic)


def _by_code(name: str, known: Sequence[Known]) -> tuple[Known, str] | None:
    """A code of the bank, or a finer code below one (6A70.1 below 6A70)."""
    written = name.strip().upper()
    parts = _ICD11.match(written)
    if parts is None:
        return None
    narrowest_first = sorted(known, key=lambda disorder: len(disorder.codes))
    for wanted in (written, parts.group(1)):
        for disorder in narrowest_first:
            if wanted in disorder.codes:
                return disorder, wanted
    return None


@dataclass(frozen=True)
class _Index:
    exact: Mapping[str, tuple[str, int]]
    core: Mapping[str, tuple[str, int]]
    fuzzy: Mapping[str, int]


@lru_cache(maxsize=4)
def _index(known: tuple[Known, ...]) -> _Index:
    """Every phrase once. Of two disorders with one phrase the better kind wins, then one with questions,
    then the narrower one, then the lower code: the answer never depends on the order of files."""
    rows = []
    for place, disorder in enumerate(known):
        phrases = [Phrase(NAME, text) for _, text in disorder.names] + list(disorder.phrases)
        rank = (disorder.generic, len(disorder.codes), disorder.codes, place)
        rows += [((_ORDER.index(phrase.kind), *rank), phrase) for phrase in phrases]
    exact: dict[str, tuple[str, int]] = {}
    core: dict[str, tuple[str, int]] = {}
    fuzzy: dict[str, int] = {}
    for (*_, place), phrase in sorted(rows, key=lambda row: row[0]):
        text = plain(phrase.text)
        short = _core(text)
        exact.setdefault(text, (phrase.kind, place))
        if short:
            core.setdefault(short, (phrase.kind, place))
        if phrase.kind not in (ABBREVIATION, CLOSE):
            for key in {_articles_off(text), short if " " in short else ""}:
                if len(key) >= _SHORTEST_FUZZY:
                    fuzzy.setdefault(key, place)
    return _Index(exact, core, fuzzy)


def _core(text: str) -> str:
    """The words that tell one disorder from another; Arabic words without their article."""
    return " ".join(word for word in _articles_off(text).split() if word not in _FILLING)


def _articles_off(text: str) -> str:
    return " ".join(without_article(word) for word in text.split())


def _near(text: str, index: _Index) -> int | None:
    """The disorder whose phrase is nearest by slips of the pen, when one is near enough."""
    if text in _ORDINARY:
        return None
    found: list[tuple[int, float, str]] = []
    for phrase in index.fuzzy:
        if abs(len(phrase) - len(text)) > _MOST_SLIPS:
            continue
        slips = _slips(text, phrase)
        ratio = fuzz.ratio(text, phrase)
        if slips is not None and ratio >= _LEAST_RATIO:
            found.append((slips, -ratio, phrase))
    return index.fuzzy[min(found)[2]] if found else None


def _slips(text: str, phrase: str) -> int | None:
    """Slips between two names, word by word in any order; parting or joining words is none. None when too far."""
    if text.replace(" ", "") == phrase.replace(" ", ""):
        return 0
    written, meant = text.split(), phrase.split()
    if len(written) != len(meant):
        return None
    found = [
        _sum(_word_slips(one, other) for one, other in zip(*pair, strict=True))
        for pair in ((written, meant), (sorted(written), sorted(meant)))
    ]
    return min((slips for slips in found if slips is not None), default=None)


def _sum(slips: Iterable[int | None]) -> int | None:
    """Nothing when one word is too far off."""
    total = 0
    for one in slips:
        if one is None:
            return None
        total += one
    return total


def _word_slips(written: str, meant: str) -> int | None:
    if written == meant:
        return 0
    allowed = 0 if len(meant) < 5 else 1 if len(meant) <= 8 else 2
    if not allowed or written[0] != meant[0]:
        return None
    slips = OSA.distance(written, meant, score_cutoff=allowed)
    return slips if slips <= allowed else None


def _refusal(name: str, known: Sequence[Known], language: str, index: _Index) -> NotADisorder:
    shown = name.strip()[:60]
    what = f"“{shown}” is no mental disorder that this program knows." if shown else "No disorder was named."
    best = process.extract(_core(plain(name)), list(index.core), scorer=fuzz.WRatio, limit=20)
    names = dict.fromkeys(known[index.core[phrase][1]].name(language) for phrase, _, _ in best)
    nearest = tuple(names)[:_NEAREST]
    return NotADisorder(what, f"Nearest names: {', '.join(nearest)}.", nearest)
