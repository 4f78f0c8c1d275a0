"""Two drafts of the same report, the second without any emotion: what is taken away for it, and what differs.

A difference is a difference of two texts. Whether emotion is why, nobody can tell from one pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from interview.domain import Purpose, Session
from interview.report_parts import CONCLUSION, MENTAL_STATE_FIELDS, Report, Statement

MENTAL_STATE = "mental state"  # the part of the findings
ALIKE = 0.5  # share of their words that two wordings of one thing have in common
ALIKE_OF_THE_SAME = 0.25  # where both rest on the same words of an answer
_ENDS = " .،;؛"


class Difference(StrEnum):
    """Seen from the first draft."""

    SAME = "same"
    CHANGED = "changed"  # both say it, in other words or borne out otherwise
    GONE = "gone"  # only the first says it
    ADDED = "added"  # only the second says it
    OWN = "own"  # of the clinician, who is in no draft


@dataclass(frozen=True)
class Pair:
    """A sentence of each draft that say the same thing; None where one does not."""

    first: Statement | None
    second: Statement | None
    difference: Difference


@dataclass(frozen=True)
class ComparedPart:
    part: str  # id of a question, `CONCLUSION` or `MENTAL_STATE`
    pairs: tuple[Pair, ...]


def without_emotion(session: Session) -> Session:
    """The same interview as if nobody had read an emotion in it or set one, and nothing had been written of it."""
    return replace(
        session,
        answers={name: replace(answer, emotion=None) for name, answer in session.answers.items()},
        earlier_answers=tuple(replace(answer, emotion=None) for answer in session.earlier_answers),
        report=None,
        earlier_reports=(),
    )


def may_use_emotion(session: Session) -> bool:
    """Whether the person agrees that emotion is read."""
    return session.consent is not None and session.consent.allows(Purpose.EMOTION)


def has_emotion(session: Session) -> bool:
    """Whether a draft of this interview can be told of an emotion at all."""
    there = (answer.emotion for answer in session.answers.values() if not answer.excluded)
    return may_use_emotion(session) and any(
        trace is not None and trace.missing_because is None and bool(trace.mean()) for trace in there
    )


def compared(session: Session, first: Report, second: Report) -> tuple[ComparedPart, ...]:
    """Part by part in the order of the interview: every question, the conclusion, the mental state."""
    questions = tuple(
        ComparedPart(one.id, aligned(first.analyses.get(one.id, ()), second.analyses.get(one.id, ())))
        for one in session.questions
    )
    findings = ComparedPart(MENTAL_STATE, aligned(_findings(first), _findings(second), by_kind=True))
    return (*questions, ComparedPart(CONCLUSION, aligned(first.conclusion, second.conclusion)), findings)


def aligned(
    first: Sequence[Statement], second: Sequence[Statement], by_kind: bool = False
) -> tuple[Pair, ...]:
    """In the order of the first; what only the second says stands behind what it follows there.

    `by_kind`: sentences of one kind belong together whatever they say.
    """
    partners = _partners(first, second, by_kind)
    free = [place for place in range(len(second)) if place not in partners.values()]
    pairs: list[Pair] = []
    added = _run(free, 0)
    for place, one in enumerate(first):
        partner = partners.get(place)
        if partner is not None:
            pairs += [Pair(None, second[there], Difference.ADDED) for there in added]
            added = _run(free, partner + 1)
        pairs.append(_pair(one, None if partner is None else second[partner]))
    pairs += [Pair(None, second[there], Difference.ADDED) for there in added]
    return tuple(pairs)


def _run(free: Sequence[int], start: int) -> list[int]:
    """The places from this one on, up to the first that is not free."""
    found = []
    while start in free:
        found.append(start)
        start += 1
    return found


def _pair(first: Statement, second: Statement | None) -> Pair:
    if first.written_by == "clinician":
        return Pair(first, second, Difference.OWN)
    if second is None:
        return Pair(first, None, Difference.GONE)
    same = _plain(first) == _plain(second) and (first.supported is False) == (second.supported is False)
    return Pair(first, second, Difference.SAME if same else Difference.CHANGED)


def _partners(first: Sequence[Statement], second: Sequence[Statement], by_kind: bool) -> dict[int, int]:
    """Which of the second says what one of the first says; the most alike find each other first."""
    words = [[Counter(_plain(one).split()) for one in draft] for draft in (first, second)]
    likely = []
    for here, one in enumerate(first):
        for there, other in enumerate(second):
            if one.kind != other.kind:
                continue
            share = _in_common(words[0][here], words[1][there])
            if share >= (0.0 if by_kind else _needed(one, other)):
                likely.append((-share, abs(here - there), here, there))
    partners: dict[int, int] = {}
    for _, _, here, there in sorted(likely):
        if here not in partners and there not in partners.values():
            partners[here] = there
    return partners


def _needed(one: Statement, other: Statement) -> float:
    quotes = [{source.quote_hash for source in each.sources if source.quote_hash} for each in (one, other)]
    return ALIKE_OF_THE_SAME if quotes[0] & quotes[1] else ALIKE


def _in_common(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _plain(statement: Statement) -> str:
    return " ".join(statement.text.casefold().split()).rstrip(_ENDS)


def _findings(report: Report) -> tuple[Statement, ...]:
    """Each as a sentence whose kind is its field; those that a person made are not of the draft."""
    there = (name for name in MENTAL_STATE_FIELDS if name in report.mental_state)
    found = ((name, report.mental_state[name]) for name in there)
    return tuple(
        Statement(
            one.value,
            one.sources,
            one.supported,
            report.written_by if one.origin == "model" else "clinician",
            name,
        )
        for name, one in found
    )
