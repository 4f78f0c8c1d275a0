"""Numbers with what they count: "two weeks", "50 mg of sertraline", "three or four drinks"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview.evidence.lexicon import Lexicon
from interview.evidence.words import COMMA, Token

_REACH = 3  # words between a number and what it counts
_MEDICINE = 4  # words between a dose and its medicine
_DOSES = frozenset({"mg", "mcg", "ml"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in its base unit. `of` is what is counted: an idea, or "" when nothing stands there."""

    value: float
    unit: str = ""  # base unit: "minute", "day", "month", "mg", …
    of: str = ""
    bound: str = ""  # "more" or "less" than that
    medicine: str = ""
    bare: bool = False  # "one": perhaps no number at all

    def fits(self, other: Amount) -> bool:
        """The same amount of the same thing, as far as both say what they count."""
        return (
            self.value == other.value
            and (self.unit == other.unit or not self.unit or not (other.unit or other.of))
            and (self.of == other.of or not self.of or not other.of or bool(self.unit))
            and (self.bound == other.bound or not self.bound or not other.bound)
            and (self.medicine == other.medicine or not self.medicine or not other.medicine)
        )


def amounts(tokens: Sequence[Token], book: Lexicon) -> Iterator[Amount]:
    """Every amount of a text in order; "twenty five" is one number, "two or three" are two."""
    at = 0
    while at < len(tokens):
        if two := tokens[at].role("dual:"):
            base, many = book.units[two]
            yield Amount(2 * many, base)
        if clock := _clock(tokens, at):
            yield Amount(clock[0])
            at = clock[1]
            continue
        if one := _a_unit(tokens[at]):
            base, many = book.units[one]
            yield Amount(many, base, bare=True)
        value, after = _number(tokens, at)
        if value is None:
            at += 1
            continue
        yield _amount(tokens, book, (at, after), value)
        at = after


def _clock(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """ "half past three" and "3:30" as hours, and the word behind it."""
    raw = tokens[at].raw
    if ":" in raw and raw[0].isdecimal():
        hours, _, minutes = raw.partition(":")
        return int(hours) + int(minutes) / 60, at + 1
    if raw in _PARTS and at + 2 < len(tokens) and tokens[at + 1].raw in ("past", "to"):
        hour = _figure(tokens[at + 2])
        if hour is not None:
            return (hour + _PARTS[raw] if tokens[at + 1].raw == "past" else hour - _PARTS[raw]), at + 3
    return None


_PARTS = {"half": 0.5, "quarter": 0.25}  # of an hour


def _a_unit(token: Token) -> str:
    """ "a week" is one week, where it does not mean every week."""
    head, _, tail = token.raw.partition(" ")
    return tail if head == "a" and tail in _UNITS else ""


_UNITS = frozenset({"day", "night", "week", "month", "year"})


def _number(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    total: float | None = None
    start = at
    while at < len(tokens):
        one = _figure(tokens[at])
        if one is None or (total is not None and tokens[at].role("often_number:")):
            break
        if total is None:
            total = one
        elif one in (100, 1000):
            total *= one
        elif (
            one < total
            and (total >= 100 or (20 <= total < 100 and one < 10))
            and not tokens[at].raw[0].isdecimal()
        ):
            total += one
        else:
            break
        at += 1
        if (
            at + 1 < len(tokens)
            and total >= 100
            and "and" in tokens[at].meaning.roles
            and _figure(tokens[at + 1])
        ):
            at += 1
    return total, max(at, start + 1)


def _figure(token: Token) -> float | None:
    if token.raw[0].isdecimal():
        return _written(token.raw)
    name = token.role("number:") or token.role("often_number:")
    return float(name) if name else None


def _written(figure: str) -> float:
    """ "1,200" is a thousand and two hundred, "1,5" one and a half."""
    head, comma, tail = figure.rpartition(",")
    if comma and len(tail) != 3:
        figure = f"{head.replace(',', '').replace('.', '')}.{tail}"
    figure = figure.replace(",", "")
    whole, point, rest = figure.partition(".")
    return float(f"{whole}{point}{rest.replace('.', '')}")


def _amount(tokens: Sequence[Token], book: Lexicon, span: tuple[int, int], value: float) -> Amount:
    start, after = span
    of = ""
    unit = "times" if tokens[start].role("often_number:") else ""
    for later in tokens[after : after + _REACH]:
        if unit or later.ends or later.raw == COMMA or _figure(later) is not None:
            break
        if later.meaning.roles & {"and", "break"}:
            break
        if person := later.role("person:"):
            of = f"person:{person}"
            break
        unit = later.role("unit:")
        if unit or (later.meaning.idea and not later.meaning.roles & {"skip"}):
            of = "" if unit or ":" in later.meaning.idea else later.meaning.idea
            break
    if not unit and start and tokens[start - 1].role("unit:") == "age":
        unit = "age"  # "aged six"
    base, many = book.units.get(unit, ("", 1.0))
    bound = next(
        (name for before in tokens[max(0, start - 2) : start] if (name := before.role("compare:"))), ""
    )
    medicine = _nearest_medicine(tokens, span) if base in _DOSES else ""
    bare = not unit and tokens[start].raw in _OFTEN_NO_NUMBER and after - start == 1
    return Amount(value * many, base, of, bound, medicine, bare)


_OFTEN_NO_NUMBER = frozenset(
    {"one", "once", "both", "half", "single", "second", "pair", "واحد", "واحده", "احد", "مره"}
)


def _nearest_medicine(tokens: Sequence[Token], span: tuple[int, int]) -> str:
    """The medicine right before a dose, else right behind it."""
    start, after = span
    for before in reversed(tokens[max(0, start - _MEDICINE) : start]):
        if before.ends or _figure(before) is not None:
            break
        if name := before.role("medicine:"):
            return name
    for later in tokens[after : after + _MEDICINE]:
        if later.ends:
            break
        if name := later.role("medicine:"):
            return name
    return ""
