"""What each word of a text says, clause by clause: who did, felt or denied it, when, and how surely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from interview.evidence.lexicon import Lexicon
from interview.evidence.people import People
from interview.evidence.scope import (
    begins,
    done_badly,
    done_well,
    grade,
    is_beside,
    is_struggle,
    is_taken,
    is_turned_by_another,
    moods_of,
    more_or_less,
    negated,
    time_of,
)
from interview.evidence.words import COMMA, Token

_LONGEST = 60  # words of a clause; beyond, nothing reaches
_BY = 4  # words between what is impaired and the word that says so
_OF_IT = frozenset({"which", "who", "whom", "where"})  # after a comma they open a clause


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
    part: bool = False  # denied in part: "hardly"
    well: bool = False  # something that one can do, done well
    loose: bool = False  # the denial of another word may take it along
    whom: frozenset[str] = frozenset()  # to whom it is done, of what one does to another
    about: frozenset[str] = frozenset()  # medicines that its clause names
    degree: str = ""  # "more" or "less" of it than before
    grade: str = ""  # "mild" or "strong"
    held: frozenset[str] = frozenset()  # who believes it, where it is told as a belief
    taken: bool = field(default=False, compare=False)  # where the name of a medicine stands: "was given …"


@dataclass
class _Clause:
    tokens: list[Token]
    opens: bool  # a sentence begins here
    start: int = 0  # its first word in the text


def said_in(tokens: Sequence[Token], book: Lexicon, *, of_person: bool, first: int) -> Iterator[Said]:
    """Every idea of a text from its word `first` on."""
    people = People(book, of_person=of_person)
    denying = False
    for clause in _clauses(tokens):
        if clause.opens:
            denying = False
            people.new_sentence()
        yield from _of_clause(clause, book, people, (denying, first), of_person=of_person)
        denying = negated(clause.tokens, denying)[2]


def _of_clause(
    clause: _Clause, book: Lexicon, people: People, state: tuple[bool, int], *, of_person: bool
) -> Iterator[Said]:
    denying, first = state
    tokens = clause.tokens
    signs, parts, _ = negated(tokens, denying)
    who = people.of(tokens)
    moods = moods_of(tokens, book)
    when = time_of(tokens, book)
    about = frozenset(name for token in tokens if (name := token.role("medicine:")))
    ceased = False
    held: frozenset[str] = frozenset()
    for at, token in enumerate(tokens):
        idea, roles = token.meaning.idea, token.meaning.roles
        is_said = bool(idea) and clause.start + at >= first and ("skip" not in roles or "no" in roles)
        if is_said and (of_person or "impaired" not in roles or not _near_function(tokens, at, book)):
            badly = (idea in book.functions and done_badly(tokens, signs, at)) or is_struggle(tokens, at)
            yield Said(
                idea,
                token.raw,
                signs[at] != (token.meaning.turned or badly),
                who[at],
                when,
                moods[at],
                ceased,
                is_beside(tokens, at, book),
                parts[at],
                idea in book.functions and ((badly and signs[at]) or done_well(tokens, signs, at)),
                is_turned_by_another(tokens, at),
                people.done_to(tokens, at, who[at]) if idea in book.done_to else frozenset(),
                about,
                more_or_less(tokens, at),
                grade(tokens, at),
                held,
                is_taken(tokens, at),
            )
        ceased = ceased or "ceased" in roles
        held = who[at] if "believing" in roles else held


def _near_function(tokens: Sequence[Token], at: int, book: Lexicon) -> bool:
    """ "loss of enjoyment" is one idea."""
    near = tokens[max(0, at - _BY) : at + _BY + 1]
    return any(one.meaning.idea in book.functions and one is not tokens[at] for one in near)


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
        if clause.tokens and (len(clause.tokens) >= _LONGEST or _cuts(token, following)):
            yield clause
            clause = _Clause([], opens=False, start=number)
        clause.tokens.append(token)
    if clause.tokens:
        yield clause


def _cuts(token: Token, following: Token | None) -> bool:
    if "break" in token.meaning.roles:
        return True
    joins = "and" in token.meaning.roles or token.raw == COMMA
    return joins and following is not None and (begins(following) or following.raw in _OF_IT)
