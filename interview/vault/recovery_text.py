"""The recovery key as people print, read out and type it: 13 groups of five letters and digits.

The letters are Crockford's base 32 (no I, L, O, U). Four symbols of a group carry the key and the fifth checks them
and the group's place, so every single wrong symbol, every two symbols of a group exchanged and every two groups
exchanged are noticed, and the group is named.
"""

from __future__ import annotations

import unicodedata

from interview.errors import NotAccepted

SECRET_BYTES = 32
GROUPS = 13
_DATA = 4  # symbols of a group that carry the key; one more checks them
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = {"O": "0", "I": "1", "L": "1"}
_NEVER_USED = -1


def as_text(secret: bytes) -> str:
    """The 32 bytes as `GROUPS` groups with hyphens between them."""
    number = int.from_bytes(secret, "big")
    symbols = [(number >> 5 * place) & 31 for place in reversed(range(GROUPS * _DATA))]
    groups = [symbols[start : start + _DATA] for start in range(0, len(symbols), _DATA)]
    return "-".join(
        "".join(_ALPHABET[symbol] for symbol in (*group, _check(group, place)))
        for place, group in enumerate(groups, start=1)
    )


def from_text(text: str) -> bytes:
    """Forgives spaces, hyphens, case, O for 0, I and L for 1. Raises `NotAccepted`, naming the groups with a slip."""
    symbols = _symbols(text)
    groups = [symbols[start : start + _DATA + 1] for start in range(0, len(symbols), _DATA + 1)]
    slips = [place for place, group in enumerate(groups, start=1) if not _is_whole(group, place)]
    wanted = GROUPS * (_DATA + 1)
    if len(symbols) != wanted:
        raise NotAccepted(
            f"A recovery key has {wanted} letters and digits in {GROUPS} groups of five; this has {len(symbols)}.",
            f"Look at group {slips[0]} first." if slips else "Type every group of the sheet.",
        )
    number = 0
    for symbol in (one for group in groups for one in group[:_DATA]):
        number = number << 5 | max(symbol, 0)
    if not slips and number >= 1 << 8 * SECRET_BYTES:
        slips = [1]
    if slips:
        named = ("group " if len(slips) == 1 else "groups ") + ", ".join(map(str, slips))
        raise NotAccepted(f"The recovery key has a slip in {named}.", "Compare it with the sheet.")
    return number.to_bytes(SECRET_BYTES, "big")


def _symbols(text: str) -> list[int]:
    found = []
    for letter in unicodedata.normalize("NFKC", text).upper():
        if letter.isspace() or unicodedata.category(letter) in ("Pd", "Cf"):
            continue
        digit = unicodedata.decimal(letter, None)  # digits of every script, as an Arabic keyboard types them
        letter = _READ_AS.get(letter, letter) if digit is None else str(digit)
        found.append(_ALPHABET.find(letter) if letter.isascii() else _NEVER_USED)
    return found


def _is_whole(group: list[int], place: int) -> bool:
    return (
        len(group) == _DATA + 1 and _NEVER_USED not in group and group[_DATA] == _check(group[:_DATA], place)
    )


def _check(group: list[int], place: int) -> int:
    """Each symbol weighted by its own power of x in GF(32), and the place of the group added."""
    total = 0
    for symbol in group:
        total = (total ^ symbol) << 1
        if total & 32:
            total ^= 0b100101  # x^5 + x^2 + 1
    return total ^ place
