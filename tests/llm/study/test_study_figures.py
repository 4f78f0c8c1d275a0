"""The arithmetic of the study against the published table and against figures worked out by hand."""

from __future__ import annotations

from math import comb

import pytest

from llm.study.conduct import Answered
from llm.study.grades import Grade, cases_needed, interval, kappa, mcnemar, middle, shares
from llm.study.results import compared, results

NO, PARTIAL, YES = Grade.NO, Grade.PARTIAL, Grade.YES
# Llama 3 70B, 15 cases: number of a case -> grade without labels, grade with them
PUBLISHED = {
    **dict.fromkeys((13, 56), (NO, NO)),
    16: (NO, YES),
    37: (PARTIAL, YES),
    **dict.fromkeys((2, 3, 4, 5, 7, 12, 15, 18, 27, 45, 74), (YES, YES)),
}


def published(one: Answered) -> Grade:
    return PUBLISHED[int(one.case)][one.arm == "mse"]


def test_the_published_table_gives_the_published_figures() -> None:
    answered = [Answered(str(case), arm, 1, ()) for arm in ("none", "mse") for case in PUBLISHED]
    found = results("people", answered, published)
    without, with_labels = found.arms
    assert without.shares.cases == with_labels.shares.cases == 15
    assert round(100 * without.shares.half, 2) == 76.67
    assert round(100 * with_labels.shares.half, 2) == 86.67
    assert without.shares.strict == pytest.approx(11 / 15)
    assert without.shares.lenient == pytest.approx(12 / 15)
    assert with_labels.shares.strict == with_labels.shares.lenient == pytest.approx(13 / 15)
    [pair] = found.comparisons
    assert (pair.first, pair.second) == ("none", "mse")
    assert (pair.strict.only_first, pair.strict.only_second, pair.strict.p) == (0, 2, 0.5)
    assert (pair.lenient.only_second, pair.lenient.p) == (1, 1.0)
    assert pair.gain == pytest.approx(1.5 / 15)
    assert pair.interval[0] == 0.0  # fifteen cases show nothing
    assert pair.interval[1] > 0.2


@pytest.mark.parametrize(
    ("only_first", "only_second", "p"),
    [
        (0, 0, 1.0),
        (0, 2, 0.5),
        (2, 10, 2 * (1 + 12 + 66) / 2**12),
        (10, 2, 2 * (1 + 12 + 66) / 2**12),
        (5, 5, 1.0),
        (0, 6, 2 / 64),
    ],
)
def test_mcnemar_by_hand(only_first: int, only_second: int, p: float) -> None:
    first = [True] * only_first + [False] * only_second + [True, False, True]
    second = [False] * only_first + [True] * only_second + [True, False, True]
    found = mcnemar(first, second)
    assert (found.only_first, found.only_second) == (only_first, only_second)
    assert found.p == pytest.approx(p)


def test_pairs_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError):
        mcnemar([True], [True, False])


def test_kappa_by_hand() -> None:
    """The textbook table: 20 both yes, 5 and 10 apart, 15 both no: 0.7 agreed, 0.5 by chance, so 0.4."""
    first = [YES] * 25 + [NO] * 25
    second = [YES] * 20 + [NO] * 5 + [YES] * 10 + [NO] * 15
    assert kappa(first, second) == pytest.approx(0.4)
    assert kappa(second, first) == pytest.approx(0.4)
    assert kappa([YES, NO, PARTIAL], [YES, NO, PARTIAL]) == 1.0
    assert kappa([YES, NO], [NO, YES]) == pytest.approx(-1.0)


def test_kappa_of_graders_who_never_differ_in_themselves_means_nothing() -> None:
    assert kappa([YES, YES], [YES, YES]) is None
    assert kappa([], []) is None


def test_the_middle_grade_is_the_median_and_of_an_even_number_the_lower_one() -> None:
    assert middle([YES, NO, PARTIAL]) is PARTIAL
    assert middle([YES, YES, NO]) is YES
    assert middle([YES, NO]) is NO
    assert middle([NO, YES, PARTIAL, YES]) is PARTIAL


def test_shares_need_a_case() -> None:
    assert shares([YES, PARTIAL, NO, NO]).half == pytest.approx(0.375)
    with pytest.raises(ValueError):
        shares([])


def test_the_interval_is_that_of_the_binomial_for_a_share() -> None:
    """12 of 20: the bootstrap of a share is the binomial with p = 0.6; its 2.5 % quantiles are 8 and 16 of 20."""
    assert interval([1.0] * 12 + [0.0] * 8) == (0.4, 0.8)
    assert interval([0.5] * 9) == (0.5, 0.5)
    assert interval([1.0, 0.0, 0.5]) == interval([1.0, 0.0, 0.5])  # the same draws each time


def power_by_hand(number: int, better: float, worse: float) -> float:
    """Every outcome of `number` cases, one by one."""
    total = 0.0
    for more in range(number + 1):
        for fewer in range(number + 1 - more):
            same = number - more - fewer
            below = sum(comb(more + fewer, k) for k in range(min(more, fewer) + 1))
            if min(1.0, 2 * below / 2 ** (more + fewer)) <= 0.05:
                ways = comb(number, more) * comb(number - more, fewer)
                total += ways * better**more * worse**fewer * (1 - better - worse) ** same
    return total


@pytest.mark.parametrize(("better", "worse"), [(0.6, 0.1), (0.5, 0.0), (2 / 15, 0.0)])
def test_the_number_of_cases_is_the_first_with_enough_power(better: float, worse: float) -> None:
    number = cases_needed(better, worse)
    assert number is not None
    assert power_by_hand(number, better, worse) >= 0.8
    assert power_by_hand(number - 1, better, worse) < 0.8
    assert cases_needed(worse, better) == number


def test_no_number_of_cases_is_told_where_there_is_none() -> None:
    assert cases_needed(0.2, 0.2) is None
    assert cases_needed(0.0, 0.0) is None
    assert cases_needed(0.0101, 0.01) is None


def test_arms_are_compared_over_the_cases_that_both_have() -> None:
    answered = [Answered("2", "none", 1, ()), Answered("13", "none", 1, ()), Answered("16", "mse", 1, ())]
    found = results("people", answered, published)
    assert found.comparisons == ()
    with pytest.raises(ValueError, match="in common"):
        compared(*found.arms)
