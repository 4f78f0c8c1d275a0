"""Finds each complete JSON object in a reply while it is still being written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST = 40_000  # characters of a reply that are looked at
_KEY = re.compile(r'"([^"\\]{1,40})"\s*:\s*\Z')


@dataclass(frozen=True)
class Found:
    """An object that holds no other, as it stands in the reply, and the key it belongs to ("" without one)."""

    key: str
    text: str


def objects(pieces: Iterable[str]) -> Iterator[Found]:
    """Each innermost `{…}` as soon as its last character came; words around the JSON are passed over.

    What is broken is not mended: a brace that never closes only means one object less.
    """
    reply, looked, start, in_string, escaped = "", 0, -1, False, False
    for piece in pieces:
        reply += piece[: LONGEST - len(reply)]
        for place in range(looked, len(reply)):
            letter = reply[place]
            if in_string:
                in_string, escaped = escaped or letter != '"', letter == "\\" and not escaped
            elif letter == '"':
                in_string, escaped = start >= 0, False  # outside of an object a quotation mark is only a mark
            elif letter == "{":
                start = place
            elif letter == "}" and start >= 0:
                key = _KEY.search(reply, max(0, start - 60), start)
                yield Found(key.group(1) if key else "", reply[start : place + 1])
                start = -1
        looked = len(reply)
        if looked >= LONGEST:
            return
