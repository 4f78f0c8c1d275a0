"""Times beside the speed of a matrix product on the same core at the same time, so that figures of two machines, or
of a busy and an idle one, can be compared.

Whatever is compared is run in turn, round by round, and a ratio is the median of the rounds' ratios: what else the
machine does falls on both sides.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

SIDE = 512  # of the matrices
PRODUCTS = 4  # a round
Work = Callable[[], object]
Table = dict[str, dict[str, float]]  # row, column


@dataclass
class Spent:
    """What one piece of work took, in ms: of processors, all threads together, and by the clock on the wall."""

    processor: float = 0.0
    wall: float = 0.0


@contextmanager
def stopwatch() -> Iterator[Spent]:
    """Filled in when the block is left."""
    spent = Spent()
    wall, processor = time.perf_counter(), time.process_time()
    try:
        yield spent
    finally:
        spent.processor = 1000 * (time.process_time() - processor)
        spent.wall = 1000 * (time.perf_counter() - wall)


@dataclass(frozen=True)
class Rounds:
    """What each piece of work took in each round, and how fast a product was in it."""

    spent: Mapping[str, list[Spent]]
    gflops: list[float]  # thousand million operations a second

    @classmethod
    def of(cls, spent: Mapping[str, list[Spent]], products: list[Spent]) -> Rounds:
        return cls(spent, [2 * PRODUCTS * SIDE**3 / 1e6 / max(1e-9, one.processor) for one in products])

    @property
    def speed(self) -> float:
        return statistics.median(self.gflops)

    def ms(self, name: str) -> float:
        """Processor time, median."""
        return statistics.median(one.processor for one in self.spent[name])

    def wall(self, name: str) -> float:
        """The same by the clock on the wall."""
        return statistics.median(one.wall for one in self.spent[name])

    def over(self, name: str, other: str) -> float:
        """How many times as long the one takes as the other."""
        pairs = zip(self.spent[name], self.spent[other], strict=True)
        return statistics.median(one.processor / max(1e-6, two.processor) for one, two in pairs)

    def over_floor(self, name: str, multiplications: float) -> float:
        """How many times as long it takes as its multiply-adds would at the speed of the product."""
        pairs = zip(self.spent[name], self.gflops, strict=True)
        return statistics.median(one.processor * speed * 1e6 / 2 / multiplications for one, speed in pairs)


def product() -> Spent:
    """Some products of two float32 matrices."""
    one = _matrix()
    with stopwatch() as spent:
        for _ in range(PRODUCTS):
            one @ one
    return spent


def in_turn(works: Mapping[str, Work], rounds: int, warm: bool = True) -> Rounds:
    """All of them in each round, after a product. `warm`: once before, uncounted."""
    product()
    if warm:
        for work in works.values():
            work()
    spent: dict[str, list[Spent]] = {name: [] for name in works}
    products = []
    for _ in range(rounds):
        products.append(product())
        for name, work in works.items():
            with stopwatch() as one:
                work()
            spent[name].append(one)
    return Rounds.of(spent, products)


def as_markdown(title: str, table: Table) -> str:
    """Rows and columns in their order; a figure that a row does not have stays empty."""
    columns = list(dict.fromkeys(column for row in table.values() for column in row))
    lines = [f"| {title} | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    for name, row in table.items():
        cells = [figure(row[column]) if column in row else "" for column in columns]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def figure(value: float) -> str:
    """Three digits that mean something, and no more."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value else "0"


def _matrix() -> np.ndarray:
    return np.random.default_rng(0).normal(size=(SIDE, SIDE)).astype(np.float32)
