"""Lays a sentence beside the words it is drawn from: what agrees, what is missing, what says something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from interview.evidence.agreeing import (
    CONTENT,
    MEDICINE,
    NEGATION,
    NUMBER,
    PERSON,
    TIME,
    disagreement,
    same_people,
)
from interview.evidence.clauses import Said
from interview.evidence.lexicon import Lexicon
from interview.evidence.numbers import Amount
from interview.evidence.reading import Reading

_STRANGE = 0.5  # weight of a missing idea that no list knows: perhaps another word for one that was said
ENOUGH = 0.6  # share of the ideas of a sentence that have to be in the quote
_CLOSE = 88.0  # rapidfuzz ratio, 0–100, from which two words are one misspelt
_LEAST_LETTERS = 5
_MOST_FUZZY = 200  # ideas of a sentence; a longer one is no sentence
_ANYBODY = frozenset({"people"})
_PARTNERED = ("relationship", "married", "engaged")
_VAGUE = frozenset({"often:often", "often:mostly", "often:sometimes", "at:lately"})


@dataclass(frozen=True)
class Verdict:
    """Whether the quoted words bear a sentence out, and what speaks against it: `NEGATION`, `NUMBER`, …"""

    supported: bool
    why: tuple[str, ...] = ()
    share: float = 0.0  # of the ideas of the sentence that the quote has, 0–1


def compare(sentence: Reading, quote: Reading, book: Lexicon) -> Verdict:
    """Never in favour of the sentence where the words disagree."""
    why: list[str] = []
    matched = missing = 0.0
    misspelt = _misspelt(sentence, quote)
    for said, times in Counter(sentence.said).items():
        there = _candidates(said, quote, book, misspelt)
        if there:
            matched += times
            why.extend(disagreement(said, there, (sentence, quote), book))
        elif against := list(_missing(said, quote, book)):
            missing += times
            why.extend(against)
        elif _other_side(said, quote, book):
            matched += times
        else:
            missing += times * (1.0 if said.idea in book.known or ":" in said.idea else _STRANGE)
    if not sentence.said and sentence.denies != quote.denies:
        why.append(NEGATION)
    why.extend(_numbers(sentence, quote))
    why.extend(_persons(sentence, quote, book))
    why.extend(_relations(sentence, quote, book))
    share = (
        matched / (matched + missing)
        if matched
        else 0.0
        if sentence.said
        else _share_of_names(sentence, quote)
    )
    if share < ENOUGH:
        why.append(CONTENT)
    return Verdict(not why, tuple(dict.fromkeys(why)), share)


def _share_of_names(sentence: Reading, quote: Reading) -> float:
    """Of a sentence that holds nothing but persons and numbers."""
    names = [person in quote.persons for person in sentence.persons]
    names += [any(amount.fits(other) for other in quote.amounts) for amount in sentence.amounts]
    return sum(names) / len(names) if names else 0.0


def _candidates(said: Said, quote: Reading, book: Lexicon, misspelt: dict[str, str]) -> Sequence[Said]:
    there = quote.ideas.get(said.idea, ())
    if not there or said.well:  # "falls asleep quickly" says something of the sleep
        members: Iterable[str] = book.classes.get(said.idea, ())
        if said.idea == "medicine":
            members = [idea for idea in quote.ideas if idea.startswith("medicine:")]
        others = (*((one, False) for one in members), *book.implied.get(said.idea, ()))
        there = (
            *there,
            *(
                replace(one, negated=one.negated != turned)
                for other, turned in others
                for one in quote.ideas.get(other, ())
            ),
        )
    return there or quote.ideas.get(misspelt.get(said.idea, ""), ())


def _misspelt(sentence: Reading, quote: Reading) -> dict[str, str]:
    """Ideas of the sentence that the quote has in a near spelling. Names of medicines are never near enough."""
    strange = [idea for idea in sentence.ideas if idea not in quote.ideas and _may_be_misspelt(idea)]
    if not strange or len(strange) > _MOST_FUZZY:
        return {}
    there = [idea for idea in quote.ideas if _may_be_misspelt(idea)]
    found = {}
    for idea in strange:
        best = process.extractOne(idea, there, scorer=fuzz.ratio, score_cutoff=_CLOSE)
        if best is not None:
            found[idea] = best[0]
    return found


def _may_be_misspelt(idea: str) -> bool:
    return ":" not in idea and len(idea) >= _LEAST_LETTERS


def _missing(said: Said, quote: Reading, book: Lexicon) -> Iterator[str]:
    """An idea that the quote has not: some of them may not be missing at all."""
    kind = said.idea.partition(":")[0]
    if (kind in ("medicine", "class") and kind != said.idea) or _is_another_medicine(said, quote, book):
        yield MEDICINE
    elif said.idea in book.grave and not said.negated:
        yield CONTENT
    elif said.idea in _VAGUE:
        if any(idea.startswith("often:") for idea in quote.ideas):
            yield TIME
    elif kind in ("at", "often"):
        yield TIME
    elif any(
        not one.negated and not said.negated
        for other in book.opposed.get(said.idea, ())
        for one in quote.ideas.get(other, ())
    ):
        yield CONTENT


def _names_a_medicine(quote: Reading) -> bool:
    return any(idea.startswith("medicine:") for idea in quote.ideas)


def _is_another_medicine(said: Said, quote: Reading, book: Lexicon) -> bool:
    """An unlisted word stands where a medicine would, and the quote names one."""
    return said.taken and said.idea not in book.known and _names_a_medicine(quote)


def _is_spoken_of(idea: str, quote: Reading, book: Lexicon) -> bool:
    """The quote speaks of what a sentence names as a cause, as far as the lists know the word."""
    if idea not in book.known and not idea.startswith("medicine:"):
        return True
    if idea == "medicine":
        return idea in quote.ideas or _names_a_medicine(quote)
    others = (idea, *(other for other, _ in book.implied.get(idea, ())))
    return any(other in quote.ideas for other in others)


def _other_side(said: Said, quote: Reading, book: Lexicon) -> bool:
    """What is denied is borne out where its contrary was said."""
    return said.negated and any(
        not one.negated and same_people(said.who, one.who, book)
        for other in book.opposed.get(said.idea, ())
        for one in quote.ideas.get(other, ())
    )


def _numbers(sentence: Reading, quote: Reading) -> Iterator[str]:
    heard: dict[float, set[Amount]] = {}
    for amount in quote.amounts:
        heard.setdefault(amount.value, set()).add(amount)
    for amount in frozenset(sentence.amounts):
        if not amount.bare and not any(amount.fits(other) for other in heard.get(amount.value, ())):
            yield NUMBER


def _persons(sentence: Reading, quote: Reading, book: Lexicon) -> Iterator[str]:
    if any(not _is_named(person, quote, book) for person in sentence.persons - _ANYBODY):
        yield PERSON
    there = {word for one in quote.persons - quote.without for word in (one, *_who_may_be(one, book))}
    if sentence.without & there or (sentence.persons - sentence.without) & quote.without - there:
        yield NEGATION


def _is_named(person: str, quote: Reading, book: Lexicon) -> bool:
    """A quote names a person, or somebody whom the word may stand for; "parents" are both."""
    if person in quote.persons:
        return True
    if person == "partner" and any(idea in quote.ideas for idea in _PARTNERED):
        return True
    may_be = book.covers.get(person, frozenset())
    return may_be <= quote.persons if person == "parents" and may_be else bool(may_be & quote.persons)


def _who_may_be(person: str, book: Lexicon) -> list[str]:
    """Words that may stand for a person: "child" for "son"."""
    return [word for word, whom in book.covers.items() if person in whom]


def _relations(sentence: Reading, quote: Reading, book: Lexicon) -> Iterator[str]:
    heard: dict[str, set[str]] = {}
    for relation, name in quote.relations:
        heard.setdefault(name, set()).add(relation)
    to = {name for relation, name in quote.relations if relation == "to"}
    for relation, name in sentence.relations:
        if relation == "cause":
            if name and name not in quote.persons and not _is_spoken_of(name, quote, book):
                yield CONTENT
            continue
        others = heard.get(name, set())
        if relation == "to" and to and name not in to:
            yield MEDICINE
        ways = {how for how, _ in quote.relations}
        if relation not in ways and ways & set(_OTHER_WAY.get(relation, ())) and not others:
            yield TIME
        if relation not in others and any(other in others for other in _OTHER_WAY.get(relation, ())):
            yield TIME


_OTHER_WAY = {
    "since": ("until", "before"),
    "until": ("since", "after"),
    "before": ("after", "since"),
    "after": ("before",),
}
