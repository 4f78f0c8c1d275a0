"""Sentences by somebody who knew none of the rules: what the check is worth on wording that nothing was fitted to.

The floors are a little under what was found when it was first counted.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from interview.evidence import judge


def counted(language: str) -> tuple[Counter[str], Counter[str]]:
    """How many pairs there are of each kind, and how many are judged as their author did."""
    path = Path(__file__).parent / "evidence_blind" / f"pairs_{language}.toml"
    there, right = Counter[str](), Counter[str]()
    for pair in tomllib.loads(path.read_text(encoding="utf-8"))["pair"]:
        supported = judge(pair["quote"], pair["statement"], language).supported
        there[pair["kind"]] += 1
        right[pair["kind"]] += supported == (pair["kind"] == "true")
    return there, right


@pytest.mark.parametrize(("language", "kept", "caught"), [("en", 50, 101), ("ar", 9, 27)])
def test_blind_pairs(language: str, kept: int, caught: int) -> None:
    there, right = counted(language)
    told = {kind: f"{right[kind]} of {there[kind]}" for kind in there}
    assert right["true"] >= kept, told
    assert right.total() - right["true"] >= caught, told
