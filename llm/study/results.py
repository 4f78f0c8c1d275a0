"""From graded lists to the figures of the study."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from llm.study import grades as figures
from llm.study.arms import EXAMINED, NONE, SHUFFLED, TEXT
from llm.study.conduct import Answered
from llm.study.grades import CREDIT, Grade, Paired, Shares
from llm.study.sheets import FilledSheet, Item, item

# what is compared with what; the first pair that can be had is the question of the study, the rest is exploring
PAIRS = ((NONE, EXAMINED), (NONE, TEXT), (NONE, SHUFFLED), (NONE, "corrupted"), (SHUFFLED, EXAMINED))


@dataclass(frozen=True)
class ArmResult:
    """One arm: of each case the middle grade over its seeds, and what these grades come to."""

    arm: str
    grades: Mapping[str, Grade]  # by case
    shares: Shares
    interval: tuple[float, float]  # of the half-credit share, 95 % over cases
    seeds: tuple[Shares, ...]  # each seed by itself
    without_reply: int  # lists that never came; graded no


@dataclass(frozen=True)
class Comparison:
    """Two arms over the cases that both have. `gain` is second minus first in half-credit shares."""

    first: str
    second: str
    cases: int
    strict: Paired
    lenient: Paired
    gain: float
    interval: tuple[float, float]
    cases_needed: int | None  # at the strict difference that was seen; None when it cannot be told


@dataclass(frozen=True)
class Agreement:
    """Cohen's kappa of two graders over the rows of the sheet."""

    first: str
    second: str
    rows: int
    agreed: float
    kappa: float | None


@dataclass(frozen=True)
class Results:
    grader: str
    arms: tuple[ArmResult, ...]
    comparisons: tuple[Comparison, ...]


GradeOf = Callable[[Answered], Grade]


def results(grader: str, answered: Sequence[Answered], grade: GradeOf) -> Results:
    """Figures of one grader, over every arm that has an answer."""
    names = list(dict.fromkeys(one.arm for one in answered))
    arms = tuple(_arm(name, [one for one in answered if one.arm == name], grade) for name in names)
    by_name = {arm.arm: arm for arm in arms}
    pairs = [(by_name[one], by_name[other]) for one, other in PAIRS if one in by_name and other in by_name]
    pairs = [(one, other) for one, other in pairs if set(one.grades) & set(other.grades)]
    return Results(grader, arms, tuple(compared(first, second) for first, second in pairs))


def graded_by(filled: FilledSheet) -> GradeOf:
    """A person's grades; a list that never came was not on the sheet and is no."""
    return lambda one: filled.grades[item(one)] if one.diagnoses else Grade.NO


def agreements(graders: Mapping[str, Mapping[Item, Grade]]) -> tuple[Agreement, ...]:
    """Each two graders, over the items that both graded."""
    found = []
    for (name, one), (other_name, other) in combinations(graders.items(), 2):
        both = sorted(set(one) & set(other), key=str)
        first, second = [one[i] for i in both], [other[i] for i in both]
        agreed = sum(a == b for a, b in zip(first, second, strict=True)) / len(both) if both else 0.0
        found.append(Agreement(name, other_name, len(both), agreed, figures.kappa(first, second)))
    return tuple(found)


def compared(first: ArmResult, second: ArmResult) -> Comparison:
    """Raises ValueError when the two have no case in common."""
    both = sorted(set(first.grades) & set(second.grades))
    pairs = [(first.grades[case], second.grades[case]) for case in both]
    gains = [CREDIT[b] - CREDIT[a] for a, b in pairs]
    if not gains:
        raise ValueError("no case in common")
    strict = figures.mcnemar([a is Grade.YES for a, _ in pairs], [b is Grade.YES for _, b in pairs])
    lenient = figures.mcnemar([a is not Grade.NO for a, _ in pairs], [b is not Grade.NO for _, b in pairs])
    number = len(both)
    needed = figures.cases_needed(strict.only_second / number, strict.only_first / number)
    gain = sum(gains) / number
    return Comparison(first.arm, second.arm, number, strict, lenient, gain, figures.interval(gains), needed)


def _arm(name: str, answered: Sequence[Answered], grade: GradeOf) -> ArmResult:
    by_case: dict[str, list[Grade]] = {}
    by_seed: dict[int, list[Grade]] = {}
    for one in answered:
        found = grade(one)
        by_case.setdefault(one.case, []).append(found)
        by_seed.setdefault(one.seed, []).append(found)
    middle = {case: figures.middle(found) for case, found in by_case.items()}
    return ArmResult(
        name,
        middle,
        figures.shares(list(middle.values())),
        figures.interval([CREDIT[one] for one in middle.values()]),
        tuple(figures.shares(by_seed[seed]) for seed in sorted(by_seed)),
        sum(not one.diagnoses for one in answered),
    )
