"""Which model reads emotion is a matter of settings, of what is installed, and of the site; the doctor says which."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import main
from interview.settings import Settings
from models.card import read_card
from perception.emotion import DAMAGED, LockedRecognizer, NetRecognizer, NoRecognizer
from tests.perception.trained import spoil, trained


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return trained(tmp_path_factory.mktemp("models") / "drawn")


def program(home: Path, **settings: dict) -> main.Program:
    return main.wire(home).with_settings(Settings.model_validate(settings))


def test_a_chosen_model_is_used_while_its_files_are_there(made: Path, tmp_path: Path) -> None:
    mine = program(tmp_path, emotion={"model": "mine"})
    assert (mine.reads_emotion, type(mine.emotion())) == (False, NoRecognizer)
    there = Path(shutil.copytree(made, mine.folders.weights / "emotion" / "mine"))
    assert (mine.reads_emotion, type(mine.emotion())) == (True, NetRecognizer)
    locked = program(tmp_path, emotion={"model": "mine"}, safety={"emotion_allowed": False})
    assert (locked.reads_emotion, type(locked.emotion())) == (False, LockedRecognizer)
    (there / "model.onnx").unlink()
    assert (mine.reads_emotion, type(mine.emotion())) == (False, NoRecognizer)


def test_the_doctor_names_the_model_and_what_runs_it(made: Path, tmp_path: Path) -> None:
    mine = program(tmp_path, emotion={"model": "mine"})
    assert (mine.emotion_check().ok, mine.emotion_check().found) == (False, "missing")
    there = Path(shutil.copytree(made, mine.folders.weights / "emotion" / "mine"))
    found = mine.emotion_check()
    assert found.ok
    assert found.found.startswith(f"drawn {read_card(made).weights_sha256[:8]}, ")
    spoil(there / "model.onnx")
    damaged = mine.emotion_check()
    assert (damaged.ok, damaged.found, bool(damaged.remedy)) == (False, DAMAGED, True)
    locked = program(tmp_path, emotion={"model": "mine"}, safety={"emotion_allowed": False})
    assert (locked.emotion_check().ok, locked.emotion_check().found) == (True, "not allowed at this site")


@pytest.mark.parametrize("name", ["../mine", "a/b", "A", ".", " "])
def test_the_name_of_a_model_is_no_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="model"):
        program(tmp_path, emotion={"model": name})
