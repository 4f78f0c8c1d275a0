"""The rules that every question to the person keeps, whoever wrote it, and a lint that says which one broke.

Word lists and patterns are data (`question_rules/<language>.toml`). A lint of this kind finds slips of
wording; that a question is kind, clear and right is for a reader to judge. The reading age is explained in
`reading.py`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from interview.reading import hard_to_read
from interview.spelling import ARABIC_LETTER, is_arabic, plain, without_article

LANGUAGES = ("en", "ar")
MOST_WORDS = 30
_FOLDER = Path(__file__).with_name("question_rules")
_CLAUSE_END = re.compile(r"[,،;؛:–—]|\s-\s")
_FOREIGN_ARABIC_SCRIPT = re.compile("[پچژگکیےںٹڈڑھۆێڵ]")  # Persian, Urdu, Kurdish


@dataclass(frozen=True)
class Broken:
    """One rule that a question breaks, and what to change."""

    rule: str  # "open", "one thing", "length", "leading", "jargon", "diagnosis", "double negative", …
    sentence: str


@dataclass(frozen=True)
class _Text:
    """A question in the forms that the rules look at."""

    raw: str
    language: str
    words: tuple[str, ...]
    look_back: str
    lists: Mapping[str, Any]
    names: frozenset[str]  # of diagnoses, in the form of `plain`
    abbreviations: frozenset[str]  # of diagnoses, in capitals: "did" may be said and "DID" not
    low: str = ""  # one form of letters, apostrophes and marks kept
    sentences: tuple[str, ...] = ()
    clauses: tuple[str, ...] = field(default=())


def check(
    text: str,
    language: str,
    *,
    diagnosis_names: Collection[str] = (),
    look_back: str = "",
    may_be_closed: bool = False,
) -> tuple[Broken, ...]:
    """Every rule that this question breaks; empty when it may be asked.

    `diagnosis_names` are names that must not be said besides the usual ones, abbreviations in capitals;
    `look_back` is a period that counts as stated when the text holds it; `may_be_closed` is for the risk
    questions, whose wording is fixed. Raises KeyError for a language without word lists.
    """
    looked_at = _look(text, language, diagnosis_names, look_back)
    if not looked_at.words:
        return (Broken("language", "The question is empty."),)
    rules = [rule for rule in RULES if not (may_be_closed and rule is _open)]
    return tuple(broken for rule in rules for broken in rule(looked_at))


def check_probe(text: str, language: str, *, diagnosis_names: Collection[str] = ()) -> tuple[Broken, ...]:
    """A follow-up may be short or closed; the rest of the wording rules hold."""
    looked_at = _look(text, language, diagnosis_names, "")
    if not looked_at.words:
        return (Broken("language", "The follow-up is empty."),)
    return tuple(
        broken for rule in (_length, _leading, _jargon, _diagnosis, _language) for broken in rule(looked_at)
    )


def content_words(text: str, language: str) -> tuple[str, ...]:
    """The words that carry the meaning, for telling questions apart."""
    stop = _stop_words(language)
    return tuple(without_article(word) for word in plain(text).split() if word not in stop and len(word) > 1)


def _look(text: str, language: str, diagnosis_names: Collection[str], look_back: str) -> _Text:
    lists = _lists(language)
    low = _fold(text, language)
    sentences = tuple(part.strip() for part in re.findall(r"[^.!?؟]+[.!?؟]*", low) if re.search(r"\w", part))
    clauses = tuple(
        clause.strip()
        for part in sentences
        for clause in re.split(_CLAUSE_END, part)
        if re.search(r"\w", clause)
    )
    everyday = {plain(word) for word in lists["everyday"]}
    capitals = frozenset(name for name in diagnosis_names if name.isupper())
    names = frozenset(plain(name) for name in diagnosis_names if name not in capitals) - everyday - {""}
    words = tuple(re.findall(r"[\w'’]+", low))
    return _Text(text, language, words, look_back, lists, names, capitals, low, sentences, clauses)


def _fold(text: str, language: str) -> str:
    """Lower case; in Arabic one form of each letter. Punctuation stays: clauses are read from it."""
    if language == "en":
        return " ".join(text.casefold().replace("’", "'").split())
    return " ".join(re.sub(r"[\w\u064b-\u0652\u0640]+", lambda match: plain(match.group()), text).split())


@lru_cache
def _lists(language: str) -> Mapping[str, Any]:
    if language not in LANGUAGES:
        raise KeyError(f"No question rules for language {language!r}; known: {', '.join(LANGUAGES)}.")
    with (_FOLDER / f"{language}.toml").open("rb") as file:
        raw = tomllib.load(file)
    return {
        key: value
        if isinstance(value, str) or key == "periods"
        else [_fold(word, language) for word in value]
        for key, value in raw.items()
    }


@lru_cache
def _stop_words(language: str) -> frozenset[str]:
    lists = _lists(language)
    return frozenset(
        plain(word) for key in ("function_words", "question_words", "invitations") for word in lists[key]
    )


@lru_cache(maxsize=4096)
def _pattern(word: str, language: str) -> re.Pattern[str]:
    """A listed word: whole, with any ending where it ends in *, with the small words Arabic joins to it."""
    body = re.escape(word.removesuffix("*")).replace(r"\ ", " ").replace(r"\?", ".")
    ending = r"\w*" if word.endswith("*") else ""
    if language == "en":
        return re.compile(rf"(?<![\w'-]){body}{ending}(?![\w'])")
    return re.compile(rf"(?<!\w)[وف]?(?:[بكل]?ال|لل|[بلك])?{body}{ending}(?!\w)")


def _found(looked_at: _Text, words: Sequence[str] | Collection[str], text: str | None = None) -> str:
    """The first of these words or phrases that the text holds, or ""."""
    where = looked_at.low if text is None else text
    for word in words:
        if match := _pattern(word, looked_at.language).search(where):
            return match.group()
    return ""


# ── the rules ──────────────────────────────────────────────────────────────────────────────────────────


def _open(looked_at: _Text) -> list[Broken]:
    lists = looked_at.lists
    asks = any(_starts(clause, lists["question_starts"]) for clause in looked_at.clauses)
    if not asks and not _found(looked_at, lists["question_words"] + lists["invitations"]):
        return [Broken("open", "No question word and no invitation to tell: begin with how, what, tell me …")]
    for sentence in looked_at.sentences:
        waiting = False  # "How often, if ever, did you …": the question word still waits for its verb
        for clause in map(str.strip, re.split(_CLAUSE_END, sentence)):
            if not waiting and _closed(clause, lists, looked_at.language):
                return [Broken("open", f"Can be answered by yes or no: “{clause}”.")]
            has_verb = bool(set(clause.split()) & set(lists["yes_no"]))
            waiting = (waiting or _starts(clause, lists["waiting_starts"])) and not has_verb
    return []


def _starts(clause: str, starts: Sequence[str]) -> bool:
    return any(clause == start or clause.startswith(start + " ") for start in starts)


def _closed(clause: str, lists: Mapping[str, Any], language: str) -> bool:
    if re.match(lists["polite"], clause):
        return False
    if language == "ar":
        return _starts(clause.removeprefix("و"), lists["yes_no"])
    words = clause.removeprefix("and ").removeprefix("or ").split()
    return len(words) > 1 and words[0] in lists["yes_no"] and words[1].rstrip("?.!") in lists["subjects"]


def _one_thing(looked_at: _Text) -> list[Broken]:
    if phrase := _found(looked_at, looked_at.lists["double"]):
        return [Broken("one thing", f"Asks two things: “{phrase}”.")]
    asks = sum(
        1
        for part in looked_at.sentences
        if part.endswith(("?", "؟")) or _starts(part, looked_at.lists["invitations"])
    )
    return [Broken("one thing", f"Asks {asks} things; ask one.")] if asks > 1 else []


def _length(looked_at: _Text) -> list[Broken]:
    if len(looked_at.words) <= MOST_WORDS:
        return []
    return [Broken("length", f"{len(looked_at.words)} words; at most {MOST_WORDS}.")]


def _leading(looked_at: _Text) -> list[Broken]:
    if phrase := _found(looked_at, looked_at.lists["leading"]):
        return [Broken("leading", f"Suggests its answer: “{phrase}”.")]
    if match := re.search(rf"[,،]\s*({looked_at.lists['tags']})\s*[?؟]", looked_at.low):
        return [Broken("leading", f"Suggests its answer by its end: “{match.group(1)}”.")]
    return []


def _jargon(looked_at: _Text) -> list[Broken]:
    word = _found(looked_at, looked_at.lists["jargon"])
    return [Broken("jargon", f"Not an everyday word: “{word}”.")] if word else []


def _diagnosis(looked_at: _Text) -> list[Broken]:
    word = _found(looked_at, looked_at.lists["diagnoses"])
    if not word:
        word = _found(looked_at, sorted(looked_at.names), plain(looked_at.raw))
    if not word:
        word = _found(looked_at, sorted(looked_at.abbreviations), looked_at.raw)
    return [Broken("diagnosis", f"Names a diagnosis to the person: “{word}”.")] if word else []


def _double_negative(looked_at: _Text) -> list[Broken]:
    negations = set(looked_at.lists["negations"])
    for clause in looked_at.clauses:
        kept = clause
        for idiom in looked_at.lists["negation_idioms"]:
            kept = kept.replace(idiom, " ")
        words = re.findall(r"[\w']+", kept)
        found = [word for word in words if word in negations or word.endswith("n't")]
        if looked_at.language == "ar":
            found += [word for word in words if word[0] in "وف" and len(word) > 2 and word[1:] in negations]
        if len(found) > 1:
            return [Broken("double negative", f"Two negations in one clause: {', '.join(found)}.")]
    return []


def _period(looked_at: _Text) -> list[Broken]:
    if not (asked := _found(looked_at, looked_at.lists["frequency"])):
        return []
    if looked_at.look_back and plain(looked_at.look_back) in plain(looked_at.raw):
        return []
    if any(re.search(period, looked_at.low) for period in looked_at.lists["periods"]):
        return []
    return [Broken("look-back", f"Asks “{asked}” without the period it asks about.")]


def _reading(looked_at: _Text) -> list[Broken]:
    why = hard_to_read(looked_at.raw, looked_at.language)
    return [Broken("reading age", why)] if why else []


def _language(looked_at: _Text) -> list[Broken]:
    letters = [letter for letter in looked_at.raw if letter.isalpha()]
    if looked_at.language == "ar":
        if _FOREIGN_ARABIC_SCRIPT.search(looked_at.raw):
            return [Broken("language", "Holds letters that Arabic does not have.")]
        if not is_arabic(looked_at.raw) or any(not ARABIC_LETTER.match(letter) for letter in letters):
            return [Broken("language", "Not in Arabic alone.")]
        return []
    if any(not unicodedata.name(letter, "").startswith("LATIN") for letter in letters):
        return [Broken("language", "Not in English alone.")]
    known = set(looked_at.lists["function_words"])
    share = sum(1 for word in looked_at.words if word in known) / len(looked_at.words)
    return (
        [Broken("language", "Does not read as English.")] if len(looked_at.words) > 4 and share < 0.2 else []
    )


def _polarity(looked_at: _Text) -> list[Broken]:
    absences = "|".join(re.escape(word) for word in looked_at.lists["absences"])
    troubles = "|".join(re.escape(word) for word in looked_at.lists["troubles"])
    match = re.search(rf"\b(?:{absences})(?: \w+){{0,4}} (?:{troubles})\b", looked_at.low)
    if not match:
        return []
    return [Broken("polarity", f"Asks about the absence of a trouble: “{match.group()}”.")]


Rule = Callable[[_Text], list[Broken]]
RULES: tuple[Rule, ...] = (
    _language,
    _open,
    _one_thing,
    _length,
    _leading,
    _jargon,
    _diagnosis,
    _double_negative,
    _period,
    _reading,
    _polarity,
)
