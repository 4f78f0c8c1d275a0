"""Reads who did, felt or denied what, when and how surely, as far as rules can tell it from the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from interview.evidence.clauses import Said, said_in
from interview.evidence.lexicon import Lexicon
from interview.evidence.numbers import Amount, amounts
from interview.evidence.people import is_predicate
from interview.evidence.words import Token

_LONG = 14  # ideas of an answer that hardly answers yes or no any more
_BEFORE = 5  # words between "no" and who is not there
_REACH = 4  # words between "since" and what it names


@dataclass(frozen=True)
class Reading:
    """A text, read. `ideas` holds every `Said` under the name of its idea."""

    said: tuple[Said, ...] = ()
    persons: frozenset[str] = frozenset()
    amounts: tuple[Amount, ...] = ()
    relations: frozenset[tuple[str, str]] = frozenset()  # ("since", "at:march")
    ideas: dict[str, tuple[Said, ...]] = field(default_factory=dict)
    denies: bool = False  # something is denied in it
    without: frozenset[str] = frozenset()  # persons who are said not to be there: "no children"


def read(text: str, book: Lexicon, *, of_person: bool, before: str = "") -> Reading:
    """`of_person`: the words of the person, who says "I"; else a sentence about them, who is "he", "she", "they".
    `before` is read for what it makes of the text ("I never …"), and is no part of it."""
    lead = list(book.tokens(before))
    own = list(book.tokens(text))
    tokens = [*lead, *own]
    said = tuple(said_in(tokens, book, of_person=of_person, first=len(lead)))
    persons = frozenset(
        name
        for at, token in enumerate(tokens)
        if (name := token.role("person:")) and (of_person or not is_predicate(tokens, at))
    )
    return Reading(
        said,
        persons,
        tuple(amounts(own, book)),
        frozenset(_relations(own)),
        _by_idea(said),
        _denies(own),
        _without(tokens),
    )


def adopted(answer: str, question: str, book: Lexicon) -> Reading | None:
    """What a person says with a short "yes" or "no": the question, or its contrary. None for other answers."""
    tokens = [
        token for token in book.tokens(answer) if token.meaning.idea and "skip" not in token.meaning.roles
    ]
    first = next(iter(book.tokens(answer)), None)
    if first is None or len(tokens) > _LONG or not first.meaning.roles & {"yes", "answers_no"}:
        return None
    no = "answers_no" in first.meaning.roles
    asked = read(question, book, of_person=True)
    said = tuple(replace(one, negated=one.negated != no, when="is") for one in asked.said)
    return replace(asked, said=said, ideas=_by_idea(said))


def _by_idea(said: Iterable[Said]) -> dict[str, tuple[Said, ...]]:
    """What differs in more than the word is kept once: a long text has few kinds of it."""
    ideas: dict[str, dict[Said, None]] = {}
    for one in said:
        ideas.setdefault(one.idea, {})[one] = None
    return {idea: tuple(kinds) for idea, kinds in ideas.items()}


def joined(readings: Iterable[Reading]) -> Reading:
    """Several quotes as one body of evidence."""
    readings = list(readings)
    if len(readings) == 1:
        return readings[0]
    said = tuple(said for one in readings for said in one.said)
    return Reading(
        said,
        frozenset().union(*(one.persons for one in readings)),
        tuple(amount for one in readings for amount in one.amounts),
        frozenset().union(*(one.relations for one in readings)),
        _by_idea(said),
        any(one.denies for one in readings),
        frozenset().union(*(one.without for one in readings)),
    )


def _relations(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    for number, token in enumerate(tokens):
        relation = token.role("relation:")
        if token.raw == "to" and number + 1 < len(tokens) and tokens[number + 1].role("medicine:"):
            relation = "to"
        if "cause" in token.meaning.roles:
            relation = "cause"
        named = _named(tokens[number + 1 : number + 1 + 2 * _REACH]) if relation else ""
        if relation:
            yield relation, named


def _named(tokens: Sequence[Token]) -> str:
    """What stands behind "since" and the like."""
    passed = 0
    for later in tokens:
        if later.ends or later.role("relation:") or passed == _REACH:
            break
        name = later.role("at:") or later.role("person:") or later.role("unit:") or later.meaning.idea
        if name and "skip" not in later.meaning.roles:
            return name
        passed += "self" not in later.meaning.roles
    return ""


def _without(tokens: Sequence[Token]) -> frozenset[str]:
    """Persons who are not there: "no children", "not any brothers"."""
    found: set[str] = set()
    for number, token in enumerate(tokens):
        if (person := token.role("person:")) and _is_denied(tokens, number):
            found.add(person)
    return frozenset(found)


def _is_denied(tokens: Sequence[Token], at: int) -> bool:
    for before in reversed(tokens[max(0, at - _BEFORE) : at]):
        roles = before.meaning.roles
        if roles & {"deny", "no"} and "ceased" not in roles and before.raw not in ("rather than", "avoid"):
            return True
        counted = before.role("number:") or before.raw[0].isdecimal()
        if (
            before.ends
            or not ("skip" in roles or counted)
            or roles & {"before_object", "and", "break", "self"}
        ):
            break
    return False


def _denies(tokens: Sequence[Token]) -> bool:
    return any(token.meaning.roles & {"no", "deny", "few"} for token in tokens)
