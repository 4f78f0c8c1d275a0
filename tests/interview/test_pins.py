"""The list of hashes beside the models."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from interview.errors import Cancelled, FileDamaged, ModelMissing
from interview.pins import PINS, file_hash, pin, read_pins
from interview.ports import Stop


def test_a_hash_is_recorded_held_and_forgotten(tmp_path: Path) -> None:
    assert read_pins(tmp_path) == {}
    pin(tmp_path, "one", "a" * 64)
    pin(tmp_path, "two", "b" * 64)
    assert read_pins(tmp_path) == {"one": "a" * 64, "two": "b" * 64}
    pin(tmp_path, "one", None)
    pin(tmp_path, "never there", None)
    assert read_pins(tmp_path) == {"two": "b" * 64}


@pytest.mark.parametrize("text", ["{broken", "[]", '"a"'])
def test_a_damaged_list_is_said_and_never_taken_for_an_empty_one(tmp_path: Path, text: str) -> None:
    (tmp_path / PINS).write_text(text)
    with pytest.raises(FileDamaged):
        read_pins(tmp_path)


def test_a_hash_is_that_of_the_file_and_can_be_stopped(tmp_path: Path) -> None:
    file = tmp_path / "model"
    file.write_bytes(b"x" * 5_000_000)
    assert file_hash(file, Stop()) == hashlib.sha256(b"x" * 5_000_000).hexdigest()
    stop = Stop()
    stop.cancel()
    with pytest.raises(Cancelled):
        file_hash(file, stop)
    with pytest.raises(ModelMissing):
        file_hash(tmp_path / "none", Stop())
