"""Text from outside, made harmless: nothing said can change the layout, its direction or another line.

`visible` turns what cannot be seen (control and direction characters, NUL, lone surrogates) into an escape
that can; `markdown_safe` also escapes every sign that markdown reads.
"""

from __future__ import annotations

import re
import unicodedata

NEWLINE = " ↵ "  # how a line break inside a text is shown where the text must stay on one line
_JOINERS = "\u200c\u200d"  # part of words (Persian, Hindi) and of emoji; they turn nothing round
_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_ENTITIES = {"~": "&#126;", "&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]{}|"} | _ENTITIES)
_OPENING = re.compile(r"^(\d+(?=[.)])|(?=[-+#]))")
_ADDRESS = re.compile(r"(?i)(?<=[a-z]):(?=//)|(?<=www)\.|(?<=\S)@(?=\S)")  # some readers make links of these
_STARTS_AS_LEFT = frozenset({"L"})
_STARTS_AS_RIGHT = frozenset({"R", "AL"})


def escape_of(character: str) -> str:
    """What stands for a character that cannot be shown."""
    return f"⟨U+{ord(character):04X}⟩"


def _shown(character: str) -> str:
    if character.isprintable() or character in _JOINERS or character == "\n":
        return character
    if character == "\t" or unicodedata.category(character) == "Zs":
        return " "
    return escape_of(character)


def visible(text: str) -> str:
    """The same text without anything invisible that acts; its line breaks are "\\n" and nothing else is."""
    text = _LINE_ENDS.sub("\n", text)
    if not text.isprintable():
        text = "".join(map(_shown, text))
    return "\n".join(line.strip() for line in text.split("\n")).strip("\n")


def one_line(text: str) -> str:
    return visible(text).replace("\n", NEWLINE)


def markdown_safe(text: str) -> str:
    """One line that every markdown reader shows letter for letter."""
    text = one_line(text).translate(_SIGNS)
    text = _ADDRESS.sub(lambda found: f"&#{ord(found[0])};", text)
    return _OPENING.sub(r"\1\\", text)


def direction(text: str) -> str | None:
    """Which way a text reads by its first letter, "ltr" or "rtl"; None for one without letters."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _STARTS_AS_LEFT:
            return "ltr"
        if kind in _STARTS_AS_RIGHT:
            return "rtl"
    return None


def runs_against(text: str, right_to_left: bool) -> bool:
    """Does the text hold letters that read the other way than the page?"""
    foreign = _STARTS_AS_LEFT if right_to_left else _STARTS_AS_RIGHT
    return any(unicodedata.bidirectional(character) in foreign for character in text)
