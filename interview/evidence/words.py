"""Turns a sentence into stems and ideas, so that two wordings of one thing can be laid side by side.

The same for every language; what a language knows stands in its lexicon. Time grows with the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

STOP = "."  # stands for the end of a sentence
COMMA = ","
_INVISIBLE = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_LETTERS = str.maketrans(
    {
        "ى": "ي",
        "ة": "ه",
        "ء": None,
        "ٱ": "ا",
        "ی": "ي",
        "ک": "ك",
        "’": "'",
        "‘": "'",
        "´": "'",
        "`": "'",
        "٫": ".",
        "٬": ",",
    }
    | {chr(0x660 + digit): str(digit) for digit in range(10)}
    | {chr(0x6F0 + digit): str(digit) for digit in range(10)}
)
_PIECES = re.compile(
    r"\d{1,2}:\d\d(?!\d)|"
    r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[.!?;\u061f\u061b\n\r،,:()\u2013\u2014]"
)
_HALF_OF_DAY = re.compile(r"(?<=\d)\s*([ap])\.?m\b\.?|\b([ap])\.m\.(?=\W|$)")
_ENDS = frozenset(".!?;؟؛\n\r")
_SHORT = (
    ("n't", "not"),
    ("'m", "am"),
    ("'ve", "have"),
    ("'re", "are"),
    ("'ll", "will"),
    ("'d", "would"),
    ("'s", "'s"),
)
_NOT = {"ca": "can", "wo": "will", "sha": "shall", "ai": "am"}


def folded(text: str) -> str:
    """Small letters, one form for each Arabic letter and digit, no marks and no invisible signs."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return _INVISIBLE.sub("", plain).translate(_LETTERS)


def pieces(text: str) -> Iterator[str]:
    """Words, numbers, `STOP` and `COMMA` in order; English short forms are written out."""
    for piece in _PIECES.findall(_HALF_OF_DAY.sub(lambda half: f" {half[1] or half[2]}m", folded(text))):
        if piece in _ENDS:
            yield STOP
        elif len(piece) == 1 and not piece.isalnum():
            yield COMMA
        elif piece[0].isdecimal():
            yield "".join(str(unicodedata.decimal(sign, sign)) for sign in piece)
        elif piece == "o'clock":
            yield "oclock"
        elif "'" in piece:
            yield from _written_out(piece)
        else:
            yield piece


def _written_out(word: str) -> Iterator[str]:
    for ending, meaning in _SHORT:
        if word.endswith(ending) and len(word) > len(ending):
            bare = word.removesuffix(ending)
            yield (_NOT.get(bare, bare) if meaning == "not" else bare).replace("'", "")
            yield meaning
            return
    yield word.replace("'", "")


def english_stem(word: str) -> str:
    """A light stem: plural, tense and adverb endings away; never a dictionary word on purpose."""
    word = _IRREGULAR.get(word, word)
    word = word.removesuffix("s") if word.removesuffix("s") in _WHOLE else word
    if len(word) <= 3 or not word.isascii() or word in _WHOLE:
        return word
    for ending, put in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending) + put
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdgmnprt":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


_WHOLE = frozenset(
    [
        "evening",
        "hardly",
        "lately",
        "poorly",
        "nearly",
        "early",
        "morning",
        "nightly",
        "during",
        "nothing",
        "something",
        "anything",
        "everything",
        "bring",
        "spring",
    ]
)
_IRREGULAR = {
    form: base
    for base, forms in (
        line.split(":")
        for line in """see:saw seen|hear:heard|sleep:slept|drink:drank drunk|eat:ate eaten|feel:felt|lose:lost
        |give:gave given|take:took taken|wake:woke woken|go:went gone|come:came|begin:began begun|leave:left|tell:told
        |keep:kept|know:knew known|run:ran|spend:spent|buy:bought|bring:brought|teach:taught|fight:fought|drive:drove
        driven|speak:spoke spoken|write:wrote written|break:broke broken|fall:fell fallen|lie:lying lay lain|die:dying
        |meet:met|sell:sold|find:found|grow:grew grown|throw:threw thrown|steal:stole stolen|forget:forgot forgotten
        |stand:stood|hold:held|pay:paid|sit:sat|ring:rang rung|swim:swam|choose:chose chosen|ride:rode|wear:wore worn
        |think:thought|say:said|make:made|get:got gotten|do:did done does|have:had has|try:tried tries|bear:born bore
        |bleed:bled|sing:sang|build:built|send:sent|lend:lent|shoot:shot|stick:stuck|hang:hung|catch:caught|hide:hid
        hidden|bite:bit bitten|shake:shook shaken|swear:swore sworn|weep:wept|sweep:swept|use:used using uses
        |man:men|woman:women|child:children|foot:feet|wife:wives|knife:knives""".replace("\n", " ").split("|")
    )
    for form in forms.split()
}
_ENDINGS = (
    ("iness", "y"),
    ("fulness", "ful"),
    ("lessness", "less"),
    ("ness", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("ily", "y"),
    ("sses", "ss"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("xes", "x"),
    ("ings", ""),
    ("ing", ""),
    ("edly", ""),
    ("ed", ""),
    ("ly", ""),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
)


_BEFORE = re.compile(r"^(?:[بكل]?ال|لل|[بسهح]?[اتين](?=\w{3})|ب(?=\w{3}))?(?=\w{2})")
_BEHIND = (
    "تهما",
    "كما",
    "هما",
    "تني",
    "تها",
    "ونه",
    "ون",
    "ين",
    "ات",
    "ان",
    "ها",
    "هم",
    "نا",
    "ني",
    "وا",
    "ته",
    "تي",
    "يه",
    "ه",
    "ي",
    "ت",
    "ك",
)
_WEAK = re.compile("[اوي]")


def arabic_stem(word: str) -> str:
    """The consonants of an Arabic word without what is written together with it."""
    bare = _BEFORE.sub("", word, count=1)
    for ending in _BEHIND:
        if bare.endswith(ending) and len(bare) - len(ending) >= 2:
            bare = bare.removesuffix(ending)
            break
    skeleton = _WEAK.sub("", bare)
    return skeleton if len(skeleton) >= 2 else bare or word


_NAMELESS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word or a phrase stands for: an idea ("" for none) and what it does in a sentence ("no", "unit:week").

    `turned` says the opposite of the idea ("sleepless").
    """

    idea: str = ""
    roles: frozenset[str] = frozenset()
    turned: bool = False
    names: Mapping[str, str] = field(
        init=False, compare=False
    )  # "unit:" -> "week", of the roles that have a name

    def __post_init__(self) -> None:
        named = [role.partition(":") for role in self.roles if ":" in role] if self.roles else ()
        names = {f"{kind}:": name for kind, _, name in sorted(named, reverse=True)} if named else _NAMELESS
        object.__setattr__(self, "names", names)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or phrase of a text; `raw` is folded, the words of a phrase parted by a space."""

    raw: str
    meaning: Meaning

    @property
    def ends(self) -> bool:
        return self.raw == STOP

    def role(self, kind: str) -> str:
        """The name behind a role ("week" for "unit:week"), "" when the word has none of that kind."""
        return self.meaning.names.get(kind, "")


class Phrases:
    """Finds the longest known phrase at each place of a row of stems."""

    def __init__(self, known: Mapping[tuple[str, ...], Meaning]) -> None:
        self._known = known
        self._longest: dict[str, int] = {}
        for phrase in known:
            self._longest[phrase[0]] = max(self._longest.get(phrase[0], 0), len(phrase))

    def has(self, word: str) -> bool:
        """The word is known by itself."""
        return (word,) in self._known

    def at(self, stems: Sequence[str], place: int) -> tuple[int, Meaning] | None:
        """How many words it takes, and what they stand for."""
        for length in range(self._longest.get(stems[place], 0), 0, -1):
            meaning = self._known.get(tuple(stems[place : place + length]))
            if meaning is not None:
                return length, meaning
        return None
