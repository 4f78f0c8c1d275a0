"""What a question of a language model must pass before anybody sees it.

The rules of wording are those that every question keeps (`interview/question_rules.py`). Here stand the rules for a
writer who may write anything: nothing but plain words that people know, no risk wording, no advice, no repetition.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from interview.question_rules import Broken, check, check_probe, content_words
from interview.spelling import plain, without_article
from llm.bank import Bank
from llm.bank_check import ALIKE, alike
from llm.control_tokens import has_control_tokens

LEAST_WORDS = 3
_LISTS = Path(__file__).with_suffix(".toml")
_CLEAN = re.compile(r"[^\W_]?(?:[^\W_]|[\u064b-\u0652\u0670 ,;:.?؟،؛'’‘\"“”()/–—-])*")
_ADDRESS = re.compile(r"//|\bwww\b|[^\W_]\.[^\W_]|\.\.|--|\s/|/\s")
_ARABIC = re.compile(r"[\u0621-\u064a]+")
_ENDS = re.compile(r"[?.؟][”\"']?\Z")


class QuestionLint:
    """For one plan: its language, and the names that are not said to the person."""

    def __init__(self, known: Collection[str], language: str, names: Collection[str]) -> None:
        """`known` are words that a person may hear, as of `vocabulary`."""
        self.language = language
        self._names = names
        self._known = known
        self._lists = _lists()[language]

    def broken(self, text: str, others: Sequence[str] = ()) -> tuple[Broken, ...]:
        """Every rule that this question breaks; empty when it may be shown. `others` are in the plan already."""
        if not is_clean(text):
            return (Broken("markup", "It is more than plain words in one line."),)
        return (
            *check(text, self.language, diagnosis_names=self._names),
            *self._form(text),
            *self._words(text),
            *self._repeats(text, others),
        )

    def may_follow(self, probe: str) -> bool:
        """Whether this follow-up may be shown to the clinician."""
        return (
            is_clean(probe)
            and not check_probe(probe, self.language, diagnosis_names=self._names)
            and not list(self._words(probe))
        )

    def may_explain(self, why: str) -> bool:
        """Whether this reason may be shown to the clinician. It may hold any words of the language."""
        return is_clean(why) and not list(self._advice(why)) and self._knows(why)

    # ── the rules ────────────────────────────────────────────────────────────────────────────────────────────────

    def _form(self, text: str) -> Iterator[Broken]:
        if not _ENDS.search(text):
            yield Broken("form", "It does not end like a question.")
        if len(text.split()) < LEAST_WORDS:
            yield Broken("form", "It is too short to be understood.")

    def _words(self, text: str) -> Iterator[Broken]:
        if found := self._holds("risk", text):
            yield Broken("risk wording", f"Risk is asked in fixed words only: “{found}”.")
        yield from self._advice(text)
        if not self._knows(text):
            yield Broken("language", "It does not read like words of this language.")

    def _advice(self, text: str) -> Iterator[Broken]:
        if found := self._holds("advice", text):
            yield Broken("advice", f"It tells instead of asking: “{found}”.")

    def _repeats(self, text: str, others: Sequence[str]) -> Iterator[Broken]:
        words = " ".join(content_words(text, self.language))
        for other in others:
            known = " ".join(content_words(other, self.language))
            if plain(text) == plain(other) or (words and alike(words, known) >= ALIKE):
                yield Broken("repeats", "Much the same is asked already.")
                return

    def _holds(self, kind: str, text: str) -> str:
        return _held(kind, text, self.language)

    def _knows(self, text: str) -> bool:
        words = [without_article(word) for word in plain(text).split()]
        known = sum(1 for word in words if word in self._known or word.isdecimal())
        return bool(words) and known >= self._lists["known_share"] * len(words)


def risk_wording(text: str, language: str) -> str:
    """The first words about suicide, self-harm or violence, or ""."""
    return _held("risk", text, language)


def is_clean(text: str) -> bool:
    """One line of letters, digits and the marks of a sentence: nothing unseen, no markup, no address, no token."""
    if not text.strip() or has_control_tokens(text) or not _CLEAN.fullmatch(text):
        return False
    return not _ADDRESS.search(text)


def tidy(text: str) -> str:
    """One form of each letter, and one space between words."""
    return " ".join(word for word in unicodedata.normalize("NFC", text).split(" ") if word)


def _held(kind: str, text: str, language: str) -> str:
    """The first forbidden words of this kind, or ""."""
    looked_at = plain(text) if language == "ar" else _low(text)
    found = _pattern(language, kind).search(looked_at)
    return found.group() if found else ""


def _low(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'")


@lru_cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(_LISTS.read_text(encoding="utf-8"))


@lru_cache
def _pattern(language: str, kind: str) -> re.Pattern[str]:
    words = "|".join(_lists()[language][kind])
    words = _ARABIC.sub(lambda letters: plain(letters.group()), words)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def vocabulary(bank: Bank, language: str) -> frozenset[str]:
    """Every word that the bank asks or explains with."""
    parts = (*bank.disorders.values(), bank.shared, bank.generic)
    texts = chain.from_iterable(
        (one.text.of(language), one.why.of(language), *one.probes.of(language))
        for part in parts
        for one in part.questions
    )
    return frozenset(without_article(word) for text in texts for word in plain(text).split())
