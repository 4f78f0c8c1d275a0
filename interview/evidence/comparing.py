"""Lays a sentence beside the words it is drawn from: what agrees, what is missing, what says something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from interview.evidence.lexicon import Lexicon
from interview.evidence.numbers import Amount
from interview.evidence.people import SELF
from interview.evidence.reading import Reading, Said

NEGATION = "negation"
NUMBER = "number"
MEDICINE = "medicine"
PERSON = "person"
TIME = "time"
MODALITY = "modality"
CONTENT = "content"

ENOUGH = 0.6  # share of the ideas of a sentence that have to be in the quote
_CLOSE = 88.0  # rapidfuzz ratio, 0–100, from which two words are one misspelt
_LEAST_LETTERS = 5
_MOST_FUZZY = 200  # ideas of a sentence; a longer one is no sentence
_CLASHES = frozenset(
    {
        ("now", "past"),
        ("now", "was"),
        ("is", "past"),
        ("past", "is"),
        ("past", "now"),
        ("future", "past"),
        ("future", "was"),
        ("past", "future"),
        ("was", "future"),
    }
)
_TODAY = frozenset({"is", "now"})
_INNER = frozenset({"wish", "thought"})


@dataclass(frozen=True)
class Verdict:
    """Whether the quoted words bear a sentence out, and what speaks against it: `NEGATION`, `NUMBER`, …"""

    supported: bool
    why: tuple[str, ...] = ()
    share: float = 0.0  # of the ideas of the sentence that the quote has, 0–1


def compare(sentence: Reading, quote: Reading, book: Lexicon) -> Verdict:
    """Never in favour of the sentence where the words disagree."""
    why: list[str] = []
    matched = 0
    misspelt = _misspelt(sentence, quote)
    for said, times in Counter(sentence.said).items():
        there = _candidates(said, quote, book, misspelt)
        if there:
            matched += times
            why.extend(_disagreement(said, there, quote, book))
        else:
            why.extend(_missing(said, quote, book))
    why.extend(_numbers(sentence, quote))
    why.extend(_persons(sentence, quote, book))
    why.extend(_relations(sentence, quote))
    share = matched / len(sentence.said) if sentence.said else _share_of_names(sentence, quote)
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
    if not there:
        others = (*book.classes.get(said.idea, ()), *book.implied.get(said.idea, ()))
        there = tuple(one for other in others for one in quote.ideas.get(other, ()))
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


def _disagreement(said: Said, there: Sequence[Said], quote: Reading, book: Lexicon) -> list[str]:
    """What even the best fitting place of the quote says otherwise. A place in the past says nothing of today where
    one of today says the contrary."""
    today = [one for one in there if one.when in _TODAY and one.who & said.who]
    if said.when in _TODAY and any(one.negated != said.negated and not one.beside for one in today):
        there = today
    best: list[str] | None = None
    for one in there:
        against = list(_against(said, one, quote, book))
        if not against:
            return []
        if best is None or len(against) < len(best):
            best = against
    return best or []


def _against(said: Said, one: Said, quote: Reading, book: Lexicon) -> Iterator[str]:
    if said.negated != one.negated and not _denies_no_more(said, one, quote):
        yield NEGATION
    if not _same_people(said.who, one.who, book):
        yield PERSON
    if (said.when, one.when) in _CLASHES and not said.idea.startswith(("at:", "often:")):
        yield TIME
    if not _same_moods(said.moods, one.moods):
        yield MODALITY


def _denies_no_more(said: Said, one: Said, quote: Reading) -> bool:
    """What is denied beside it, or came to an end, as the quote says too."""
    if (said.beside and said.negated) or (one.beside and one.negated):
        return True
    return said.ceased and any(not end.negated for end in quote.ideas.get("end", ()))


def _same_people(ours: frozenset[str], theirs: frozenset[str], book: Lexicon) -> bool:
    if ours & theirs:
        return True
    if "other" in theirs:
        return SELF not in ours
    return any(book.covers.get(one, frozenset()) & theirs for one in ours)


def _same_moods(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return ours == theirs or bool(ours & theirs) or bool(ours & _INNER and theirs & _INNER)


def _missing(said: Said, quote: Reading, book: Lexicon) -> Iterator[str]:
    """An idea that the quote has not: some of them may not be missing at all."""
    kind = said.idea.partition(":")[0]
    if kind in ("medicine", "class"):
        yield MEDICINE
    elif kind in ("at", "often"):
        yield TIME
    elif any(other in quote.ideas for other in book.opposed.get(said.idea, ())):
        yield CONTENT


def _numbers(sentence: Reading, quote: Reading) -> Iterator[str]:
    heard: dict[float, set[Amount]] = {}
    for amount in quote.amounts:
        heard.setdefault(amount.value, set()).add(amount)
    for amount in frozenset(sentence.amounts):
        if not amount.bare and not any(amount.fits(other) for other in heard.get(amount.value, ())):
            yield NUMBER


def _persons(sentence: Reading, quote: Reading, book: Lexicon) -> Iterator[str]:
    for person in sentence.persons - quote.persons:
        if not book.covers.get(person, frozenset()) & quote.persons:
            yield PERSON


def _relations(sentence: Reading, quote: Reading) -> Iterator[str]:
    heard: dict[str, set[str]] = {}
    for relation, name in quote.relations:
        heard.setdefault(name, set()).add(relation)
    for relation, name in sentence.relations:
        others = heard.get(name, set())
        if relation not in others and any(other in others for other in _OTHER_WAY.get(relation, ())):
            yield TIME


_OTHER_WAY = {
    "since": ("until", "before"),
    "until": ("since",),
    "before": ("after", "since"),
    "after": ("before",),
}
