"""Sentences by somebody who knew none of the rules: what the check is worth on wording that nothing was fitted to.

The pairs at odd places (first, third, …) have been in view since 2026-11-20 and rules were written from them; the
others have not. The floors are a little under what was found.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from interview.evidence import judge

IN_VIEW, UNSEEN = 0, 1  # where the pairs begin, each second one from there


def counted(language: str, half: int) -> tuple[Counter[str], Counter[str]]:
    """How many pairs there are of each kind, and how many are judged as their author did."""
    path = Path(__file__).parent / "evidence_blind" / f"pairs_{language}.toml"
    there, right = Counter[str](), Counter[str]()
    for pair in tomllib.loads(path.read_text(encoding="utf-8"))["pair"][half::2]:
        supported = judge(pair["quote"], pair["statement"], language).supported
        there[pair["kind"]] += 1
        right[pair["kind"]] += supported == (pair["kind"] == "true")
    return there, right


FLOORS = [
    ("en", IN_VIEW, 40, 63),
    ("en", UNSEEN, 30, 51),
    ("ar", IN_VIEW, 7, 14),
    ("ar", UNSEEN, 3, 12),
]


@pytest.mark.parametrize(("language", "half", "kept", "caught"), FLOORS)
def test_blind_pairs(language: str, half: int, kept: int, caught: int) -> None:
    there, right = counted(language, half)
    told = {kind: f"{right[kind]} of {there[kind]}" for kind in there}
    assert right["true"] >= kept, told
    assert right.total() - right["true"] >= caught, told
