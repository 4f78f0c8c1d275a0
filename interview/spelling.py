"""One spelling of a text for comparison: names and questions are compared in it, never shown in it."""

from __future__ import annotations

import re
import unicodedata

ARABIC_LETTER = re.compile(r"[\u0621-\u064a\u0671-\u06d3]")
_LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None, "ء": None}
)
_BRITISH = (
    (re.compile(r"([a-z]{3})is(e|ed|es|ing|ation|ations)\b"), r"\1iz\2"),
    (re.compile(r"\b(behavi|col|hum|fav|neighb|lab|od|tum)our"), r"\1or"),
    (re.compile(r"(?<=[a-z])ae(?=[a-z])|\bae(?=s)"), "e"),
    (re.compile(r"oe(?=d|s)"), "e"),
    (re.compile(r"ll(?=ing\b|ed\b)"), "l"),
)


def is_arabic(text: str) -> bool:
    """More Arabic letters than other letters."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(1 for letter in letters if ARABIC_LETTER.match(letter)) * 2 > len(letters)


def plain(text: str) -> str:
    """Lower case, no marks, one form of each Arabic letter, American endings, words parted by one space."""
    # Arabic letters first: taking the marks off would otherwise part a hamza from its seat
    text = unicodedata.normalize("NFC", text).translate(_LETTERS)
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = re.sub(r"['’ʼ`´]", "", text)
    text = " ".join(re.sub(r"[^\w]+|_", " ", text).split())
    for british, american in _BRITISH:
        text = british.sub(american, text)
    return text


def without_article(word: str) -> str:
    """An Arabic word without its article, also behind a short preposition; others unchanged."""
    match = re.match(r"^(?:[وفبك]?ال|لل)(\w{3,})$", word)
    return match.group(1) if match and ARABIC_LETTER.match(word) else word
