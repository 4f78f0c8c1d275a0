"""Who is learnt from, who says when to stop, who is tested: people, never clips.

People who share a group of equal takes are kept together. Every split is checked, and `Leak` is raised when a person
or a group stands on two sides. The same seed gives the same split, whatever order the clips come in.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Sides = tuple[tuple[int, ...], ...]


class Leak(Exception):
    """A person or a group of equal takes stands on two sides of a split."""


@dataclass(frozen=True)
class Who:
    """Of every clip, in one order: its person, the group of its equals, its label."""

    people: Sequence[str]
    groups: Sequence[str]
    labels: Sequence[str]

    def __post_init__(self) -> None:
        if not len(self.people) == len(self.groups) == len(self.labels):
            raise ValueError("people, groups and labels must be of one length")


@dataclass(frozen=True)
class Split:
    """Positions of clips, rising."""

    train: tuple[int, ...]
    val: tuple[int, ...]
    test: tuple[int, ...]


def by_person(who: Who, fractions: tuple[float, float, float], seed: int) -> Split:
    """Shares of train, validation and test, as near as whole people allow. Raises `ValueError`: too few people."""
    if min(fractions) < 0 or abs(sum(fractions) - 1) > 1e-6:
        raise ValueError("the three fractions must sum to one")
    sides = _deal(who, range(len(who.people)), fractions, seed)
    return _checked(Split(*sides), who)


def folds(who: Who, count: int, seed: int, validation: float = 0.2) -> tuple[Split, ...]:
    """Every person is tested once; `validation` of the others, again whole people, say when to stop."""
    everything = range(len(who.people))
    tested = _deal(who, everything, (1 / count,) * count, seed)
    splits = []
    for number, test in enumerate(tested):
        out = set(test)
        rest = [i for i in everything if i not in out]
        train, val = _deal(who, rest, (1 - validation, validation), seed + number + 1)
        splits.append(_checked(Split(train, val, test), who))
    return tuple(splits)


def by_part(who: Who, parts: Sequence[str], test: str, seed: int, validation: float = 0.1) -> Split:
    """The data set's own test part; its people and their equals are taken out of what is learnt from.

    `validation` of the rest says when to stop. Raises `ValueError` when there is no such part.
    """
    tested = tuple(i for i, part in enumerate(parts) if part == test)
    if not tested:
        raise ValueError(f"there is no part {test!r}; there are {', '.join(sorted(set(parts)))}")
    people = {who.people[i] for i in tested}
    groups = {who.groups[i] for i in tested}
    rest = [
        i
        for i, part in enumerate(parts)
        if part != test and who.people[i] not in people and who.groups[i] not in groups
    ]
    train, val = _deal(who, rest, (1 - validation, validation), seed)
    return _checked(Split(train, val, tested), who)


def check(split: Split, who: Who) -> None:
    """Raises `Leak` when a clip, a person or a group stands on two sides."""
    kinds: tuple[tuple[str, Callable[[int], str]], ...] = (
        ("clip", str),
        ("person", lambda i: who.people[i]),
        ("group", lambda i: who.groups[i]),
    )
    for kind, of in kinds:
        side_of: dict[str, str] = {}
        for side, members in (("train", split.train), ("val", split.val), ("test", split.test)):
            for i in members:
                if side_of.setdefault(of(i), side) != side:
                    raise Leak(f"the {kind} {of(i)} is in {side_of[of(i)]} and in {side}")


def _checked(split: Split, who: Who) -> Split:
    check(split, who)
    return split


def _deal(who: Who, members: Sequence[int], shares: Sequence[float], seed: int) -> Sides:
    """Whole units to sides: the largest first, each where its labels are missed most."""
    units = _units(who, members)
    wanted = [share for share in shares if share > 0]
    if len(units) < len(wanted):
        raise ValueError(f"{len(units)} people are too few for {len(wanted)} sides")
    total = Counter(who.labels[i] for i in members)
    units.sort(key=lambda unit: (-len(unit), _drawn(seed, min(who.people[i] for i in unit))))
    held: list[Counter[str]] = [Counter() for _ in shares]
    sides: list[list[int]] = [[] for _ in shares]
    for left, unit in zip(range(len(units), 0, -1), units, strict=True):
        empty = [s for s, share in enumerate(shares) if share > 0 and not sides[s]]
        open_sides = empty if len(empty) >= left else [s for s, share in enumerate(shares) if share > 0]
        brought = Counter(who.labels[i] for i in unit)
        best = min(open_sides, key=lambda s: _worth(brought, held[s], total, shares[s]))
        sides[best].extend(unit)
        held[best].update(brought)
    return tuple(tuple(sorted(side)) for side in sides)


def _worth(brought: Counter[str], held: Counter[str], total: Counter[str], share: float) -> float:
    """The lower, the more a side misses these clips: how full each label is there, in shares of its aim."""
    return sum(count * (2 * held[label] + count) / (share * total[label]) for label, count in brought.items())


def _drawn(seed: int, person: str) -> str:
    return hashlib.sha256(f"{seed}:{person}".encode()).hexdigest()


def _units(who: Who, members: Sequence[int]) -> list[list[int]]:
    """Clips that must stay together: of one person, of one group, and of all who hang together by those."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = name = parent[parent[name]]
        return name

    for i in members:
        parent[root(f"person {who.people[i]}")] = root(f"group {who.groups[i]}")
    units: dict[str, list[int]] = defaultdict(list)
    for i in members:
        units[root(f"person {who.people[i]}")].append(i)
    return list(units.values())
