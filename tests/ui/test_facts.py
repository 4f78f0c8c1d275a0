"""What the page about the program says of this machine."""

from __future__ import annotations

import hashlib

import main
from perception.transcribers import shipped_model_folder
from tests.ui.clinician import TERMS


def test_versions_licences_and_the_hash_of_each_model_are_told(tmp_path):
    program = main.wire(tmp_path, TERMS)
    folder = program.import_model(shipped_model_folder(), "en")
    facts = program.facts()
    assert facts.version == main.VERSION
    versions = {name: version for name, version, _ in facts.libraries}
    assert versions["PySide6-Essentials"]
    assert "Apache License" in facts.licence
    (model,) = facts.models
    assert (model.name, model.language) == (folder.name, "en")
    assert model.sha256 == hashlib.sha256((folder / "files.sha256").read_bytes()).hexdigest()
