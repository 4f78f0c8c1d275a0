"""Prompts as files: `prompts/NAME.txt`, with $names for what is put in, so that the braces of JSON stay single."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from string import Template

from llm.control_tokens import without_control_tokens

FOLDER = Path(__file__).with_name("prompts")
LONGEST_NAME = 120  # characters of something that somebody typed


def filled(name: str, **values: object) -> str:
    """The prompt of this name with every gap filled. Raises KeyError for a gap without a value."""
    return _template(name).substitute(values).strip()


def fenced(text: str, longest: int = LONGEST_NAME) -> str:
    """What somebody typed, as one line of data: no control tokens, no line breaks, nothing that ends the fence."""
    line = " ".join(without_control_tokens(text).split())
    line = "".join(letter for letter in line if letter.isprintable())
    return "“" + line.translate({ord(mark): "'" for mark in '“”"„«»`'})[:longest] + "”"


@lru_cache
def _template(name: str) -> Template:
    return Template((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
