"""The report's own words in each language, read from `wording/<language>.toml`; one concept has one name."""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from interview.errors import PartMissing
from interview.sentences import said_in
from reports.document import Text, Verbatim

FOLDER = Path(__file__).with_name("wording")


@dataclass(frozen=True)
class Wording:
    language: str
    right_to_left: bool
    words: Mapping[str, str]
    names: Mapping[
        str, Mapping[str, str]
    ]  # of things that come as machine words: fields, senses, kinds of risk

    def __getitem__(self, key: str) -> str:
        return self.words[key]

    def plain(self, key: str, **parts: str) -> str:
        """The sentence `key` with its {gaps} filled by words of our own."""
        return self.words[key].format(**parts)

    def fill(self, key: str, **parts: str | Verbatim | Text) -> Text:
        """The sentence `key` with its {gaps} filled; what comes from outside stays marked as that."""
        pieces: list[str | Verbatim] = []
        for literal, gap, _, _ in string.Formatter().parse(self.words[key]):
            if literal:
                pieces.append(literal)
            if gap is not None:
                part = parts[gap]
                pieces.extend(part if isinstance(part, tuple) else (part,))
        return tuple(pieces)

    def name(self, table: str, word: str) -> str | Verbatim:
        """What a machine word is called here; an unknown one is shown as it came."""
        known = self.names[table].get(word)
        return Verbatim(word) if known is None else known

    def reason(self, why: str) -> Text:
        """Why something is missing: a reason of ours or an error's sentences; an unknown one as it came."""
        known = self.names["reason"].get(why)
        said = said_in(self.language, why) if known is None else (known,)
        if said is None:
            return (Verbatim(why),)
        return tuple(one if isinstance(one, str) else Verbatim(one.text) for one in said)

    def told(self, table: str, sentence: str) -> str | Verbatim:
        """A sentence of the recorder in this language; {gaps} of the table are figures. An unknown one as it came."""
        for known, words in self.names[table].items():
            found = _pattern(known).fullmatch(sentence)
            if found is not None:
                return words.format(**found.groupdict())
        return Verbatim(sentence)

    def feature(self, slug: str) -> str | Verbatim:
        """A core symptom as the bank of questions calls it; the English of the bank is the slug's own words."""
        known = self.names["feature"].get(slug)
        return Verbatim(slug.replace("_", " ")) if known is None else known


@cache
def _pattern(sentence: str) -> re.Pattern[str]:
    pieces = re.split(r"\{(\w+)\}", sentence)  # words and names of gaps in turn
    return re.compile(
        "".join(f"(?P<{one}>[0-9.%]+)" if at % 2 else re.escape(one) for at, one in enumerate(pieces))
    )


@cache
def wording(language: str) -> Wording:
    """The words of one language. Raises PartMissing when the report does not speak it."""
    known = sorted(path.stem for path in FOLDER.glob("*.toml"))
    if language not in known:
        raise PartMissing(
            f"The report has no words in {language!r}.", f"It is written in: {', '.join(known)}."
        )
    table = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return Wording(language, table["right_to_left"], table["words"], table["names"])
