"""Model files: what is read is what was written, and a wrong key is named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from models.spec import SpecError, read_spec, write_spec
from tests.models.tiny import CONFIGS, NAMES, spec_of


@pytest.mark.parametrize("name", NAMES)
def test_a_model_file_is_written_and_read_as_the_same_value(tmp_path: Path, name: str):
    write_spec(tmp_path / "model.toml", spec_of(name))
    assert read_spec(tmp_path / "model.toml") == spec_of(name)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('name = "voice-ravdess"', "", "name"),
        ("seconds = 3.6", "seconds = -1", "window.seconds"),
        ("frames = 1", "frame = 1", "window.frame"),
        ("epochs = ", 'epochs = "many"  # ', "phases.0.epochs"),
        ('"calm", "happy"', '"calm", "calm"', "labels: one is there twice"),
        ('encoder = { kind = "log_mel"', 'encoder = { king = "log_mel"', "branches.voice.encoder.king"),
    ],
)
def test_a_wrong_key_is_named(tmp_path: Path, old: str, new: str, named: str):
    text = (CONFIGS / "voice-ravdess.toml").read_text("utf-8")
    assert old in text
    (tmp_path / "model.toml").write_text(text.replace(old, new), "utf-8")
    with pytest.raises(SpecError) as raised:
        read_spec(tmp_path / "model.toml")
    assert named in str(raised.value)


def test_a_missing_file_and_no_toml_are_said(tmp_path: Path):
    with pytest.raises(SpecError, match="cannot be read"):
        read_spec(tmp_path / "none.toml")
    (tmp_path / "bad.toml").write_text("= 3")
    with pytest.raises(SpecError, match="is not TOML"):
        read_spec(tmp_path / "bad.toml")


def test_a_spec_does_not_change():
    with pytest.raises(ValidationError):
        spec_of("voice-ravdess").window.seconds = 2  # type: ignore[misc]


def test_reading_a_model_file_loads_no_torch():
    code = (
        "import sys, models.spec, models.card, models.registry, models.training.progress;"
        "sys.exit('torch' in sys.modules or 'transformers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=CONFIGS.parents[1]).returncode == 0
