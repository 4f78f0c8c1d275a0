"""Numbers with what they count: "two weeks", "50 mg of sertraline", "three or four drinks"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview.evidence.clock import clock_at, figure
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
    half: str = ""  # of a time of day: "am" or "pm", where that is said

    def fits(self, other: Amount) -> bool:
        """The same amount of the same thing, as far as both say what they count."""
        return (
            self.value == other.value
            and (self.unit == other.unit or not self.unit or not (other.unit or other.of))
            and (self.of == other.of or not self.of or not other.of or bool(self.unit))
            and (self.bound == other.bound or not self.bound or not other.bound)
            and (self.medicine == other.medicine or not self.medicine or not other.medicine)
            and (self.half == other.half or not self.half or not other.half)
        )


def amounts(tokens: Sequence[Token], book: Lexicon) -> Iterator[Amount]:
    """Every amount of a text in order; "twenty five" is one number, "two or three" are two."""
    at = 0
    while at < len(tokens):
        if two := tokens[at].role("dual:"):
            base, many = book.units[two]
            yield Amount(2 * many, base)
        if clock := clock_at(tokens, at):
            yield Amount(clock.hour, half=clock.half)
            at = clock.after
            continue
        if one := _a_unit(tokens, at):
            base, many = book.units[one]
            yield Amount(many, base, bare=True)
        value, after = _number(tokens, at)
        if value is None:
            at += 1
            continue
        if _and_a_half(tokens, after):
            value, after = value + 0.5, after + 3
        yield _amount(tokens, book, (at, after), value)
        at = after


def _and_a_half(tokens: Sequence[Token], at: int) -> bool:
    """ "two and a half", where what is counted stands behind it."""
    return [token.raw for token in tokens[at : at + 3]] == ["and", "a", "half"]


def _a_unit(tokens: Sequence[Token], at: int) -> str:
    """ "a week" and "an hour" are one, where they do not mean every week, or half of it."""
    head, _, tail = tokens[at].raw.partition(" ")
    if head == "a" and tail in _UNITS:
        return tail
    before = tokens[at - 1].raw if at else ""
    whole = at < 2 or not (figure(tokens[at - 2]) or tokens[at - 2].raw in _PARTIAL)
    return tokens[at].role("unit:") if before in ("a", "an") and whole else ""


_PARTIAL = frozenset({"half", "quarter", "of", "times", "once", "twice"})
_UNITS = frozenset({"day", "night", "week", "month", "year"})


def _number(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    total: float | None = None
    start = at
    while at < len(tokens):
        one = figure(tokens[at])
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
            and figure(tokens[at + 1])
        ):
            at += 1
    return total, max(at, start + 1)


def _amount(tokens: Sequence[Token], book: Lexicon, span: tuple[int, int], value: float) -> Amount:
    start, after = span
    of = ""
    unit = "times" if tokens[start].role("often_number:") else ""
    for later in tokens[after : after + _REACH]:
        if unit or later.ends or later.raw == COMMA or figure(later) is not None:
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
    if base == "day" and many == 1 and _is_how_often(tokens, after):
        base = "times"  # "two nights a week"
    bound = next(
        (name for before in tokens[max(0, start - 2) : start] if (name := before.role("compare:"))), ""
    )
    medicine = _nearest_medicine(tokens, span) if base in _DOSES else ""
    bare = not unit and tokens[start].raw in _OFTEN_NO_NUMBER and after - start == 1
    return Amount(value * many, base, of, bound, medicine, bare)


def _is_how_often(tokens: Sequence[Token], after: int) -> bool:
    return any(later.role("often:") in _EVERY for later in tokens[after + 1 : after + 1 + _REACH])


_EVERY = frozenset({"weekly", "monthly"})
_OFTEN_NO_NUMBER = frozenset(
    {"one", "once", "both", "half", "single", "second", "pair", "واحد", "واحده", "احد", "مره"}
)


def _nearest_medicine(tokens: Sequence[Token], span: tuple[int, int]) -> str:
    """The medicine right before a dose, else right behind it."""
    start, after = span
    for before in reversed(tokens[max(0, start - _MEDICINE) : start]):
        if before.ends or figure(before) is not None:
            break
        if name := before.role("medicine:"):
            return name
    for later in tokens[after : after + _MEDICINE]:
        if later.ends:
            break
        if name := later.role("medicine:"):
            return name
    return ""
