"""Turns what people say or type into plain words that rules can match, keeping where each stood in the original.

Folding is the same for every language: small letters, no accents or vowel marks, one form for Arabic letters that
people write in several ways, invisible direction marks left out. Offsets always point into the text as it came.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

SENTENCE_END = "."  # the word that stands for the end of a sentence or line
_ENDS = frozenset(".!?؟;؛۔\n\r\u2028\u2029。！？")
_COMMAS = frozenset(",،、，")
_APOSTROPHES = frozenset("'’ʼ‘`´′＇")
_SAME_LETTER = {"ٱ": "ا", "ى": "ي", "ة": "ه", "ء": "", "ی": "ي", "ک": "ك", "ـ": "", "گ": "ك", "ڤ": "ف"}


class _Fold(dict[str, str]):
    """Character -> plain letters, "" (leave out), " " (between words), "," or the sentence end; learnt as met."""

    def __missing__(self, character: str) -> str:
        self[character] = folded = _fold(character)
        return folded


def _fold(character: str) -> str:
    if character in _ENDS:
        return SENTENCE_END
    if character in _COMMAS:
        return ","
    if character in _APOSTROPHES:
        return "'"
    if character in _SAME_LETTER:
        return _SAME_LETTER[character]
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return ""
    parts = unicodedata.normalize("NFKD", character).casefold()
    return "".join(_SAME_LETTER.get(part, part) for part in parts if part.isalnum()) or " "


_FOLD = _Fold()


def fold(text: str) -> str:
    """One word of a rule file, as it will look in a folded text."""
    return "".join(_FOLD[character] for character in text)


@dataclass(frozen=True)
class Spelling:
    """How a language's short forms are written out, so that one rule fits them all."""

    whole: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # "wanna" -> want to
    endings: Mapping[str, str] = field(default_factory=dict)  # "'s" -> is
    fillers: frozenset[str] = frozenset()  # "um": left out
    joined: tuple[str, ...] = ("",)  # what may be written together with a short form

    def written_out(self, word: str) -> tuple[str, ...]:
        bare = word.strip("'")
        for form in (bare, bare.replace("'", "")):
            for small in self.joined:
                if form.startswith(small) and form.removeprefix(small) in self.whole:
                    return self.whole[form.removeprefix(small)]
        for ending, meaning in self.endings.items():
            if bare.endswith(ending) and len(bare) > len(ending):
                return (bare.removesuffix(ending).replace("'", ""), meaning)
        plain = bare.replace("'", "")
        return (plain,) if plain and plain not in self.fillers else ()


@dataclass
class Words:
    """The folded words of one text: parallel lists, one entry a word."""

    text: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # characters of the original text
    ends: list[int] = field(default_factory=list)
    commas: set[int] = field(default_factory=set)  # words that a comma stands before

    def add(self, word: str, start: int, end: int) -> None:
        """A word said twice in a row counts once ("I I want to")."""
        if not self.text or self.text[-1] != word:
            self.text.append(word)
            self.starts.append(start)
            self.ends.append(end)

    def add_raw(self, letters: list[str], start: int, end: int, spelling: Spelling) -> None:
        for word in spelling.written_out("".join(letters)) if letters else ():
            self.add(word, start, end)


def words_of(text: str, spelling: Spelling) -> Words:
    """Folded words of a text with their places in it."""
    words = Words()
    letters: list[str] = []
    start = end = 0
    for at, character in enumerate(text):
        folded = _FOLD[character]
        if folded == "":
            if letters and unicodedata.combining(character):
                end = at + 1
            continue
        if folded in (" ", ",", SENTENCE_END):
            words.add_raw(letters, start, end, spelling)
            letters.clear()
            if folded == ",":
                words.commas.add(len(words.text))
            elif folded == SENTENCE_END and not _is_pause(text, at):
                words.add(SENTENCE_END, at, at + 1)
            continue
        if not letters:
            start = at
        letters.append(folded)
        end = at + 1
    words.add_raw(letters, start, end, spelling)
    return words


def _is_pause(text: str, at: int) -> bool:
    """Dots in a row are a pause, not the end of a sentence."""
    return text[at] == "." and "." in (text[at - 1 : at], text[at + 1 : at + 2])
