"""Several prepared data sets as one, and who of it learns, who says when to stop, who is tested.

The sides are dealt over all data sets together: a person who is in two of them stands on one side of both.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.card import SplitFacts
from models.data.prepared import Prepared
from models.data.splits import Split, Who, by_part, by_person, folds

NAMED = 200  # people up to whom a card names them
SIDES = ("train", "val", "test")


class OtherPeople(ValueError):
    """A model is to be tested on a side of its own split, but the data does not hold the same people."""


class NoSplit(ValueError):
    """The people cannot be dealt to the sides as the rule wants it."""


class Pool:
    """Clips of all sets are numbered through, in the order of the sets."""

    def __init__(self, sets: Sequence[Prepared]) -> None:
        if not sets:
            raise ValueError("no prepared data was given")
        self.sets = tuple(sets)
        self._at = [(prepared, i) for prepared in sets for i in range(len(prepared))]
        self.labels = sets[0].labels

    @classmethod
    def open(cls, folders: Sequence[Path], labels: Sequence[str] | None = None) -> Pool:
        """Raises `NotPrepared`, and `UnknownLabel` when a clip's label is none of `labels`."""
        return cls([Prepared.open(folder, labels) for folder in folders])

    def __len__(self) -> int:
        return len(self._at)

    def item(self, number: int) -> dict[str, Any]:
        prepared, i = self._at[number]
        return prepared.item(i)

    def present(self, number: int) -> dict[str, bool]:
        """Which senses the clip has; others of the pool may have more."""
        prepared, i = self._at[number]
        return {name: name in prepared.facts(i)["present"] for name in self.branches}

    def fact(self, name: str) -> list[Any]:
        """Of every clip: person, group, label, corpus, part, sex."""
        return [prepared.facts(i)[name] for prepared, i in self._at]

    @property
    def branches(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for prepared in self.sets for name in prepared.branches))

    def blank(self, branch: str) -> npt.NDArray[Any]:
        """What stands where a clip has no such branch; of the shape of those that have it."""
        source = next(prepared for prepared in self.sets if branch in prepared.branches)
        return np.zeros_like(source.item(0)[branch])

    def targets(self) -> npt.NDArray[np.int64]:
        return np.concatenate([prepared.targets() for prepared in self.sets])

    def of(self, corpus: str, positions: Sequence[int]) -> list[int]:
        """Those of the positions that belong to a data set; "any" means all."""
        names = self.fact("corpus")
        return [i for i in positions if corpus in ("any", names[i])]

    def people(self, positions: Sequence[int]) -> list[str]:
        names = self.fact("person")
        return [names[i] for i in positions]


@dataclass(frozen=True)
class Rule:
    """How people come to their sides. One of three: a data set's own test `part`, one of so many `folds`, or shares.

    `validation`: the share of those who are not tested that says when to stop; `test`: the share kept for the test
    where neither part nor folds say so.
    """

    seed: int = 0
    folds: int = 0
    fold: int = 0
    part: str = ""
    validation: float = 0.15
    test: float = 0.15

    def split(self, pool: Pool) -> Split:
        """The same people give the same sides. Raises `Leak`, and `NoSplit` for too few people or no such part."""
        try:
            return self._dealt(pool)
        except (ValueError, IndexError) as error:
            raise NoSplit(f"The people cannot be dealt as asked: {error}.") from error

    def _dealt(self, pool: Pool) -> Split:
        who = Who(pool.fact("person"), pool.fact("group"), pool.fact("label"))
        if self.part:
            return by_part(who, pool.fact("part"), self.part, self.seed, self.validation)
        if self.folds:
            return folds(who, self.folds, self.seed, self.validation)[self.fold]
        held = (1 - self.test) * self.validation
        return by_person(who, (1 - self.test - held, held, self.test), self.seed)


def facts(pool: Pool, split: Split, rule: Rule) -> SplitFacts:
    """What a card keeps of it."""
    sides = {side: tuple(sorted(set(pool.people(getattr(split, side))))) for side in SIDES}
    return SplitFacts(
        rule=asdict(rule),
        clips={side: len(getattr(split, side)) for side in SIDES},
        count={side: len(people) for side, people in sides.items()},
        sha256=hashlib.sha256(json.dumps(sides).encode()).hexdigest(),
        people=sides if sum(map(len, sides.values())) <= NAMED else {},
    )


def found_again(pool: Pool, known: SplitFacts) -> Split:
    """The split of a card, from its rule. Raises `OtherPeople` when this data holds others than the model knew."""
    rule = Rule(**known.rule)
    split = rule.split(pool)
    if facts(pool, split, rule).sha256 != known.sha256:
        raise OtherPeople(
            "This data does not hold the people of the model's own split; measure on all of it, or on people by name."
        )
    return split
