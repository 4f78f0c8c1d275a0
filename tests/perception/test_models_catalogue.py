"""The list of models that can be had."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from interview.catalogue import FILE, find_model, read_catalogue
from interview.errors import ModelMissing


def test_every_vosk_model_is_named_as_its_official_file():
    entries = [entry for entry in read_catalogue() if entry.kind == "vosk"]
    assert {entry.language for entry in entries} == {"en", "ar"}
    for entry in entries:
        assert entry.address == f"https://alphacephei.com/vosk/models/{entry.name}.zip"


def test_nothing_claims_a_hash_or_address_that_was_not_tried():
    assert all(not entry.verified and entry.sha256 == "" for entry in read_catalogue())


def test_three_language_models_can_be_had_and_say_what_they_take():
    entries = {entry.name: entry for entry in read_catalogue() if entry.kind == "llama"}
    assert [entry.megabytes for entry in entries.values()] == [2000, 4900, 42500]
    for entry in entries.values():
        assert entry.licence.startswith("Llama 3.")
        assert entry.licence.endswith("Community License")
        assert entry.languages == ("en", "de", "fr", "it", "pt", "hi", "es", "th")
        assert entry.memory_megabytes is not None
        assert entry.memory_megabytes > entry.megabytes
        assert "Arabic is not among" in entry.what_for


def test_unknown_name_lists_the_known_ones():
    with pytest.raises(ModelMissing) as refused:
        find_model("whisper")
    assert "vosk-model-small-en-us-0.15" in refused.value.remedy


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('address = "https://', 'address = "http://'),
        ('sha256 = ""\nverified', 'sha256 = "abc"\nverified'),
        ("megabytes = 40", "megabytes = 0"),
        ('licence = "Apache-2.0"', 'license = "Apache-2.0"'),
        ('name = "vosk-model-en-us-0.22"', 'name = "vosk-model-small-en-us-0.15"'),
        ('name = "vosk-model-en-us-0.22"', 'name = "../vosk"'),
    ],
)
def test_damaged_catalogue_is_refused(tmp_path: Path, old: str, new: str):
    text = FILE.read_text("utf-8")
    assert old in text
    damaged = tmp_path / "catalogue.toml"
    damaged.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ValidationError):
        read_catalogue(damaged)
