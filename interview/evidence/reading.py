"""Reads who did, felt or denied what, when and how surely, as far as rules can tell it from the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from interview.evidence.lexicon import Lexicon
from interview.evidence.numbers import Amount, amounts
from interview.evidence.people import People
from interview.evidence.scope import begins, done_badly, is_beside, is_struggle, moods_of, negated, time_of
from interview.evidence.words import COMMA, Token

_LONGEST = 60  # words of a clause; beyond, nothing reaches
_SHORT = 3  # ideas of an answer that is little more than yes or no


@dataclass(frozen=True, slots=True)
class Said:
    """One idea of a text with what the words around it make of it."""

    idea: str
    raw: str = field(compare=False)
    negated: bool
    who: frozenset[str]
    when: str  # "past", "was", "now", "is", "future"
    moods: frozenset[str]  # "maybe", "wish", …; empty: plainly so
    ceased: bool = False  # denied by "stopped" and the like
    beside: bool = False  # where, when or about what something else happens: a denial may mean only that


@dataclass(frozen=True)
class Reading:
    """A text, read. `ideas` holds every `Said` under the name of its idea."""

    said: tuple[Said, ...] = ()
    persons: frozenset[str] = frozenset()
    amounts: tuple[Amount, ...] = ()
    relations: frozenset[tuple[str, str]] = frozenset()  # ("since", "at:march")
    ideas: dict[str, tuple[Said, ...]] = field(default_factory=dict)


def read(text: str, book: Lexicon, *, of_person: bool, before: str = "") -> Reading:
    """`of_person`: the words of the person, who says "I"; else a sentence about them, who is "he", "she", "they".
    `before` is read for what it makes of the text ("I never …"), and is no part of it."""
    lead = list(book.tokens(before))
    own = list(book.tokens(text))
    tokens = [*lead, *own]
    said = tuple(_said(tokens, book, of_person=of_person, first=len(lead)))
    persons = frozenset(name for token in tokens if (name := token.role("person:")))
    return Reading(said, persons, tuple(amounts(own, book)), frozenset(_relations(own)), _by_idea(said))


def adopted(answer: str, question: str, book: Lexicon) -> Reading | None:
    """What a person says with a short "yes" or "no": the question, or its contrary. None for other answers."""
    tokens = [
        token for token in book.tokens(answer) if token.meaning.idea and "skip" not in token.meaning.roles
    ]
    first = next(iter(book.tokens(answer)), None)
    if first is None or len(tokens) > _SHORT or not first.meaning.roles & {"yes", "answers_no"}:
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
    )


def _relations(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    for number, token in enumerate(tokens):
        relation = token.role("relation:")
        for later in tokens[number + 1 : number + 4] if relation else ():
            if later.ends or later.role("relation:"):
                break
            name = later.role("at:") or later.role("person:") or later.role("unit:") or later.meaning.idea
            if name and "skip" not in later.meaning.roles:
                yield relation, name
                break


# ── clauses ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass
class _Clause:
    tokens: list[Token]
    opens: bool  # a sentence begins here
    start: int = 0  # its first word in the text


def _said(tokens: Sequence[Token], book: Lexicon, *, of_person: bool, first: int) -> Iterator[Said]:
    people = People(book, of_person=of_person)
    denying = False
    for clause in _clauses(tokens):
        if clause.opens:
            denying = False
            people.new_sentence()
        signs, denying = negated(clause.tokens, denying)
        who = people.of(clause.tokens)
        moods = moods_of(clause.tokens)
        when = time_of(clause.tokens, book)
        for at, token in enumerate(clause.tokens):
            meaning = token.meaning
            if (
                clause.start + at < first
                or not meaning.idea
                or ("skip" in meaning.roles and not meaning.roles & {"no"})
            ):
                continue
            badly = meaning.idea in book.functions and done_badly(clause.tokens, signs, at)
            badly = badly or is_struggle(clause.tokens, at)
            ceased = any("ceased" in before.meaning.roles for before in clause.tokens[:at])
            denied = signs[at] != (meaning.turned or badly)
            beside = is_beside(clause.tokens, at, book)
            yield Said(meaning.idea, token.raw, denied, who[at], when, moods[at], ceased, beside)


def _clauses(tokens: Sequence[Token]) -> Iterator[_Clause]:
    """Stretches with one subject: a sentence is cut at "but" and the like, and before a new subject."""
    clause = _Clause([], opens=True)
    for number, token in enumerate(tokens):
        if token.ends:
            if clause.tokens:
                yield clause
            clause = _Clause([], opens=True, start=number + 1)
            continue
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        cut = (
            len(clause.tokens) >= _LONGEST
            or "break" in token.meaning.roles
            or (
                ("and" in token.meaning.roles or token.raw == COMMA)
                and following is not None
                and begins(following)
            )
        )
        if cut and clause.tokens:
            yield clause
            clause = _Clause([], opens=False, start=number)
        clause.tokens.append(token)
    if clause.tokens:
        yield clause
