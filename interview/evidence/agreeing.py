"""What one idea of a sentence has in common with the places of a quote that speak of it, and what not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interview.evidence.clauses import Said
from interview.evidence.lexicon import Lexicon
from interview.evidence.people import OTHER, SELF, SOMEBODY
from interview.evidence.reading import Reading

NEGATION = "negation"
NUMBER = "number"
MEDICINE = "medicine"
PERSON = "person"
TIME = "time"
MODALITY = "modality"
CONTENT = "content"

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
_OTHER_GRADE = {"mild": "strong", "strong": "mild"}
_TODAY = frozenset({"is", "now"})
_INNER = frozenset({"wish", "thought"})
_NEAR_MOODS = (({"fear"}, {"plan", "maybe", "thought"}),)


def disagreement(
    said: Said, there: Sequence[Said], texts: tuple[Reading, Reading], book: Lexicon
) -> list[str]:
    """What even the best fitting place of the quote says otherwise. A place in the past says nothing of today where
    one of today says the contrary."""
    today = [one for one in there if one.when in _TODAY and one.who & said.who]
    if said.well and not said.negated and any(one.negated for one in today):
        return [NEGATION]
    if said.when in _TODAY and any(one.negated != said.negated and not one.beside for one in today):
        there = today
    degrees = {one.degree for one in there} - {""}
    if said.degree and degrees and said.degree not in degrees:
        return [NEGATION]
    grades = {one.grade for one in there}
    if said.grade and grades == {_OTHER_GRADE[said.grade]}:
        return [CONTENT]
    best: list[str] | None = None
    for one in there:
        against = list(_against(said, one, texts, book))
        if not against:
            return []
        if best is None or len(against) < len(best):
            best = against
    return best or []


def _against(said: Said, one: Said, texts: tuple[Reading, Reading], book: Lexicon) -> Iterator[str]:
    timed = said.idea.startswith(("at:", "often:"))
    if (said.negated != one.negated and not _denies_no_more(said, one, texts)) or (
        said.negated and said.part != one.part and not timed and said.idea not in book.functions
    ):
        yield NEGATION
    of_nobody = timed or said.idea in book.mutual or one.idea in book.things or _is_beside_noun(said, book)
    if (not of_nobody and not same_people(said.who, one.who, book)) or not _same_people_met(said, one, book):
        yield PERSON
    if said.about and one.about and not said.about & one.about and not timed:
        yield MEDICINE
    if (said.when, one.when) in _CLASHES and not timed:
        yield TIME
    if said.held and one.held and not said.held & one.held:
        yield PERSON
    if not said.beside and not _same_moods(said.moods, one.moods):
        yield MODALITY


def _denies_no_more(said: Said, one: Said, texts: tuple[Reading, Reading]) -> bool:
    """What is denied beside it, or came to an end, as the quote says too."""
    if one.beside and one.negated:
        return True
    if said.beside and said.negated and _is_anchored(*texts):
        return True
    if (said.loose and one.negated) or (one.loose and said.negated):
        return True
    sentence, quote = texts
    return (said.ceased and _ends(quote)) or (one.ceased and one.negated and _ends(sentence))


def _is_anchored(sentence: Reading, quote: Reading) -> bool:
    """What a sentence denies before all is denied in the quote as well."""
    return any(
        one.negated
        for said in sentence.said
        if said.negated and not said.beside
        for one in quote.ideas.get(said.idea, ())
    )


def _ends(text: Reading) -> bool:
    return any(not end.negated for end in text.ideas.get("end", ()))


def _is_beside_noun(said: Said, book: Lexicon) -> bool:
    """Where something happens, as far as an unlisted word can be told to say so."""
    return said.beside and said.idea not in book.known and not said.raw.endswith(("ing", "ed"))


def same_people(ours: frozenset[str], theirs: frozenset[str], book: Lexicon) -> bool:
    if ours & theirs or SOMEBODY in ours or SOMEBODY in theirs:
        return True
    if OTHER in theirs:
        return SELF not in ours
    return any(book.covers.get(one, frozenset()) & theirs for one in ours)


def _same_people_met(said: Said, one: Said, book: Lexicon) -> bool:
    """It is done to the same person, and not the other way round."""
    if not said.whom or not one.whom:
        return True
    return same_people(said.whom, one.whom, book) or (OTHER in said.whom and one.whom != {SELF})


def _same_moods(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return (
        ours == theirs
        or bool(ours & theirs)
        or bool(ours & _INNER and theirs & _INNER)
        or any(ours & one and theirs & other for one, other in _NEAR_MOODS)
    )
