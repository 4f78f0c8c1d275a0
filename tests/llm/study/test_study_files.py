"""Files that people bring: cases and tables of confusion, and how wrong ones are refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from interview.errors import FileDamaged, NotAccepted
from llm.study.case_files import cases_hash, read_cases
from llm.study.labels import UNCLEAR, Confusion, corrupted, read_confusion, shuffled

SAID = "chrysanthemum"
LABELS = ["neutral", "happy", "sad"]
COUNTS = [[8, 1, 1], [0, 5, 5], [0, 0, 0]]


def case(**other: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "id": "one",
        "synthetic": True,
        "history": f"A person who grows {SAID}s. " * 5,
        "mental_state": "Quiet, looks at the floor. " * 5,
        "diagnosis": {"code": "6B01", "name": "Panic disorder"},
    }
    return {**plain, **other}


def test_a_folder_of_toml_and_json_is_read_in_the_order_of_ids(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"cases": [case(id="z"), case(id="b", language="ar")]}))
    text = "\n".join(f"{name} = {json.dumps(value)}" for name, value in case().items() if name != "diagnosis")
    (tmp_path / "b.toml").write_text(f'{text}\n[diagnosis]\ncode = "6B01"\nname = "Panic"\n')
    (tmp_path / "notes.txt").write_text("no case")
    found = read_cases(tmp_path)
    assert [one.id for one in found] == ["b", "one", "z"]
    assert [one.language for one in found] == ["ar", "en", "en"]
    assert cases_hash(found) != cases_hash(found[:2])


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"history": SAID}, "history"),
        ({"diagnosis": {"code": SAID, "name": "Panic disorder"}}, "diagnosis.code"),
        ({"synthetic": "perhaps"}, "synthetic"),
        ({"mood": SAID}, "mood"),
        ({"id": "../up"}, "id"),
        ({"language": "de"}, "language"),
    ],
)
def test_a_wrong_case_is_refused_by_its_place_and_not_by_its_words(
    tmp_path: Path, change: dict[str, Any], place: str
) -> None:
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([case(id="first"), case(**change)]))
    with pytest.raises(FileDamaged, match=f"case 2: {place}") as raised:
        read_cases(file)
    assert SAID not in str(raised.value)


@pytest.mark.parametrize("text", ["{", "[", "\udcff", "synthetic = "])
def test_what_is_no_json_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "cases.json"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(FileDamaged, match=r"cases\.json"):
        read_cases(file)


def test_no_case_and_the_same_id_twice_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAccepted, match="no case"):
        read_cases(tmp_path)
    with pytest.raises(FileDamaged, match="cannot be read"):
        read_cases(tmp_path / "nowhere.json")
    (tmp_path / "twice.json").write_text(json.dumps([case(), case()]))
    with pytest.raises(NotAccepted, match="called one"):
        read_cases(tmp_path)


# ── confusion ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_evaluation_and_the_card_of_a_model_give_the_same_table(tmp_path: Path) -> None:
    (tmp_path / "measured.json").write_text(json.dumps({"labels": LABELS, "confusion": COUNTS}))
    model = tmp_path / "net"
    model.mkdir()
    (model / "model.toml").write_text(f"labels = {LABELS}\n")
    other = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    scores = {
        "ravdess val all": {"clips": 900, "confusion": other},
        "ravdess test voice": {"clips": 800, "confusion": other},
        "ravdess test all": {"clips": 20, "confusion": COUNTS},
    }
    (model / "card.json").write_text(json.dumps({"scores": scores}))
    measured, of_card = read_confusion(tmp_path / "measured.json"), read_confusion(model)
    assert measured.labels == of_card.labels == tuple(LABELS)
    assert measured.counts == of_card.counts == tuple(tuple(map(float, row)) for row in COUNTS)
    assert "ravdess test all" in of_card.source


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"labels": LABELS, "confusion": [[1, 2], [3, 4]]},
        {"labels": LABELS, "confusion": [[1, 0, 0], [0, -1, 0], [0, 0, 1]]},
        {"labels": ["neutral", "happy", "bored"], "confusion": COUNTS},
        [],
    ],
)
def test_what_is_no_table_of_counts_is_refused(tmp_path: Path, wrong: Any) -> None:
    file = tmp_path / "measured.json"
    file.write_text(json.dumps(wrong))
    with pytest.raises(FileDamaged, match="no confusion"):
        read_confusion(file)
    with pytest.raises(FileDamaged, match="no confusion"):
        read_confusion(tmp_path)  # a folder without a card


def test_corrupted_labels_follow_the_rows_of_the_table() -> None:
    table = Confusion(tuple(LABELS), tuple(tuple(map(float, row)) for row in COUNTS), "made up")
    given = {"a": ("neutral",) * 1000, "b": ("happy",) * 1000, "c": ("sad", "angry", UNCLEAR)}
    found = corrupted(given, table, seed=1)
    assert set(found["b"]) == {"happy", "sad"}
    assert 450 < found["b"].count("happy") < 550
    assert 760 < found["a"].count("neutral") < 840
    assert found["c"] == (UNCLEAR,) * 3  # never met, unknown to it, not clear before
    assert found == corrupted(given, table, seed=1)
    assert found != corrupted(given, table, seed=2)


def test_shuffled_labels_are_the_same_ones_in_other_places() -> None:
    random = np.random.default_rng(0)
    given = {name: tuple(map(str, random.choice(LABELS, 6))) for name in "abcdefgh"}
    found = shuffled(given, seed=1)
    every = [label for one in given.values() for label in one]
    assert sorted(label for one in found.values() for label in one) == sorted(every)
    assert {name: len(one) for name, one in found.items()} == dict.fromkeys("abcdefgh", 6)
    assert found != given
    assert found == shuffled(given, seed=1)
    assert found != shuffled(given, seed=2)
