"""What the measurements are made of: ratios round by round, tables, aims that cannot be passed over."""

from __future__ import annotations

import time

from bench.timing import SIDE, Rounds, Spent, as_markdown, figure, in_turn, stopwatch


def rounds(one: list[float], other: list[float]) -> Rounds:
    return Rounds(
        {"one": [Spent(ms) for ms in one], "other": [Spent(ms) for ms in other]}, [100.0] * len(one)
    )


def test_a_ratio_is_the_median_of_the_rounds_and_not_of_the_medians() -> None:
    found = rounds([2.0, 30.0, 4.0], [1.0, 3.0, 4.0])
    assert found.ms("one") == 4.0
    assert found.over("one", "other") == 2.0


def test_the_floor_is_the_time_of_the_multiplications_at_the_speed_of_the_product() -> None:
    found = rounds([3.0], [1.0])
    assert found.over_floor("one", 100e9 / 1000) == 1.5  # 100 million multiply-adds take 2 ms at 100 GFLOP/s


def test_all_works_take_their_turn_in_each_round() -> None:
    seen: list[str] = []
    found = in_turn({"a": lambda: seen.append("a"), "b": lambda: seen.append("b")}, rounds=2, warm=False)
    assert seen == ["a", "b", "a", "b"]
    assert {name: len(spent) for name, spent in found.spent.items()} == {"a": 2, "b": 2}
    assert len(found.gflops) == 2
    assert found.speed > 0


def test_the_speed_counts_two_operations_for_each_multiply_add() -> None:
    assert Rounds.of({}, [Spent(processor=2 * 4 * SIDE**3 / 1e6)]).gflops == [1.0]


def test_waiting_is_time_on_the_wall() -> None:
    with stopwatch() as spent:
        time.sleep(0.05)
    assert spent.wall >= 50


def test_a_figure_that_a_row_does_not_have_stays_empty() -> None:
    table = as_markdown("what", {"first": {"ms": 1.234}, "second": {"MB": 1234.0}})
    assert table.splitlines() == [
        "| what | ms | MB |",
        "|---|---|---|",
        "| first | 1.23 |  |",
        "| second |  | 1,234 |",
    ]


def test_a_figure_has_three_digits_that_mean_something() -> None:
    assert [figure(value) for value in (0.0, 0.01234, 1.355, 99.94, 12345.6)] == [
        "0",
        "0.0123",
        "1.35",
        "99.9",
        "12,346",
    ]
