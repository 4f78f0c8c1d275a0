"""Times of day as they are said: "half past three", "3:30 pm", "ten to six", "two in the morning"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interview.evidence.words import Token

_PARTS = {"half": 0.5, "quarter": 0.25}  # of an hour
_NAMED = {"midnight": "am", "noon": "pm", "midday": "pm"}
_HALVES = {"am": "am", "pm": "pm"}
_BY_DAY = {"morning": "am", "afternoon": "pm", "evening": "pm"}
_ROUND = 12.0
_LATE = 6  # "at night" is before midnight from that hour on
_REACH = 3  # words from the hour to "in the morning"


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour of twelve with its part after the point, "am" or "pm" where that is said, and the word behind."""

    hour: float
    half: str
    after: int


def clock_at(tokens: Sequence[Token], at: int) -> Clock | None:
    """The time of day that begins at a word; None for other numbers."""
    raw = tokens[at].raw
    if raw in _NAMED:
        return Clock(_ROUND, _NAMED[raw], at + 1)
    if ":" in raw and raw[0].isdecimal():
        hours, _, minutes = raw.partition(":")
        return _clock(tokens, int(hours) + int(minutes) / 60, at + 1)
    if (spoken := _spoken(tokens, at)) is not None:
        return _clock(tokens, *spoken)
    hour = figure(tokens[at])
    if hour is None or not 0 < hour <= _ROUND:
        return None
    following = tokens[at + 1].raw if at + 1 < len(tokens) else ""
    said = following in _HALVES or following == "oclock" or _half_of_day(tokens, hour, at + 1) != ""
    return _clock(tokens, hour, at + 1) if said else None


def _spoken(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """ "half past three", "ten to six", "half four"."""
    raw = tokens[at].raw
    minutes = figure(tokens[at])
    part = _PARTS.get(raw) or (minutes / 60 if minutes in (5, 10, 20, 25) else None)
    if part is None or at + 1 >= len(tokens):
        return None
    way = tokens[at + 1].raw
    hour = figure(tokens[at + 2]) if way in ("past", "to") and at + 2 < len(tokens) else None
    if hour is not None and hour <= _ROUND and (way == "past" or raw in _PARTS):
        return (hour + part if way == "past" else hour - part), at + 3
    hour = figure(tokens[at + 1]) if raw == "half" else None
    return (hour + part, at + 2) if hour is not None and 1 <= hour <= _ROUND else None


def _clock(tokens: Sequence[Token], hour: float, after: int) -> Clock:
    half = "pm" if hour > _ROUND else _half_of_day(tokens, hour, after)
    if after < len(tokens) and tokens[after].raw in _HALVES:
        after += 1
    return Clock(hour - _ROUND if hour >= _ROUND + 1 else hour or _ROUND, half, after)


def _half_of_day(tokens: Sequence[Token], hour: float, after: int) -> str:
    following = [token for token in tokens[after : after + _REACH] if not token.ends]
    if following and following[0].raw in _HALVES:
        return following[0].raw
    if not following or following[0].raw not in ("in", "at", "oclock"):
        return ""
    day = next((name for one in following if (name := one.role("at:"))), "")
    if day == "night":
        return "pm" if _LATE <= hour < _ROUND else "am"
    return _BY_DAY.get(day, "")


def figure(token: Token) -> float | None:
    """The number that a word stands for, None for none."""
    if ":" in token.raw:
        return None
    if token.raw[0].isdecimal():
        return _written(token.raw)
    name = token.role("number:") or token.role("often_number:")
    return float(name) if name else None


def _written(text: str) -> float:
    """ "1,200" is a thousand and two hundred, "1,5" one and a half."""
    head, comma, tail = text.rpartition(",")
    if comma and len(tail) != 3:
        text = f"{head.replace(',', '').replace('.', '')}.{tail}"
    text = text.replace(",", "")
    whole, point, rest = text.partition(".")
    return float(f"{whole}{point}{rest.replace('.', '')}")
