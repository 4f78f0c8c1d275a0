"""Taking models in: whole and checked, or nothing is left behind."""

from __future__ import annotations

import os
import shutil
import stat
import time
import zipfile
from pathlib import Path

import pytest

from interview.errors import ModelMissing
from perception import model_store
from perception.model_store import ASIDE, import_model, installed_speech_models
from perception.speech_folder import SUMS, changed_files
from perception.transcribers import shipped_model_folder


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    return tmp_path / "weights"


def zipped(folder: Path, file: Path, top: str = "vosk-model-x/") -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for inner in sorted(folder.rglob("*")):
            packed.write(inner, top + inner.relative_to(folder).as_posix())
    return file


def nothing_left(weights: Path) -> bool:
    return not [path for path in weights.rglob("*") if path.is_file() or path.name.startswith(ASIDE)]


def test_folder_is_taken_in_under_its_language_with_its_hashes(weights: Path):
    model = import_model(shipped_model_folder(), weights, "en", "my-model")
    assert model.folder == weights / "vosk/en/my-model"
    assert (model.folder / SUMS).read_text() == (shipped_model_folder() / SUMS).read_text()
    assert changed_files(model.folder) == []
    assert installed_speech_models(weights) == [model]
    assert installed_speech_models(weights, "ar") == []


@pytest.mark.parametrize("top", ["", "vosk-model-x/", "deeper/vosk-model-x/"])
def test_zip_is_taken_in_as_publishers_pack_it(weights: Path, tmp_path: Path, top: str):
    model = import_model(zipped(shipped_model_folder(), tmp_path / "vosk-model-x.zip", top), weights, "en")
    assert model.folder == weights / "vosk/en/vosk-model-x"
    assert (model.folder / "am/final.mdl").is_file()
    assert {path.name for path in (weights / "vosk/en").iterdir()} == {"vosk-model-x"}


def test_second_import_replaces_the_first(weights: Path):
    first = import_model(shipped_model_folder(), weights, "en", "m")
    (first.folder / "am/final.mdl").write_bytes(b"spoilt")
    again = import_model(shipped_model_folder(), weights, "en", "m")
    assert changed_files(again.folder) == []
    assert {path.name for path in (weights / "vosk/en").iterdir()} == {"m"}


def test_largest_model_comes_first(weights: Path, tmp_path: Path):
    larger = Path(shutil.copytree(shipped_model_folder(), tmp_path / "larger"))
    (larger / "more").write_bytes(b"x" * 1000)
    import_model(shipped_model_folder(), weights, "en", "a")
    import_model(larger, weights, "en", "b")
    assert [model.name for model in installed_speech_models(weights, "en")] == ["b", "a"]


@pytest.mark.parametrize("left_out", ["am/final.mdl", "conf/model.conf", "graph/HCLG.fst"])
def test_half_a_model_is_refused_and_nothing_stays(weights: Path, tmp_path: Path, left_out: str):
    half = Path(shutil.copytree(shipped_model_folder(), tmp_path / "half"))
    (half / left_out).unlink()
    for source in (half, zipped(half, tmp_path / "half.zip")):
        with pytest.raises(ModelMissing):
            import_model(source, weights, "en", "half")
        assert nothing_left(weights)


@pytest.mark.parametrize("name", ["../escape.txt", "/escape.txt", "a/../../escape.txt", "..\\escape", "C:x"])
def test_zip_that_writes_outside_is_refused(weights: Path, tmp_path: Path, name: str):
    file = zipped(shipped_model_folder(), tmp_path / "bad.zip")
    with zipfile.ZipFile(file, "a") as packed:
        packed.writestr(name, "x")
    with pytest.raises(ModelMissing, match="not safe"):
        import_model(file, weights, "en", "bad")
    assert nothing_left(weights)
    assert not list(tmp_path.rglob("*escape*"))


def test_links_are_refused_in_zip_and_folder(weights: Path, tmp_path: Path):
    file = zipped(shipped_model_folder(), tmp_path / "bad.zip")
    link = zipfile.ZipInfo("vosk-model-x/secret")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(file, "a") as packed:
        packed.writestr(link, "/etc/passwd")
    folder = Path(shutil.copytree(shipped_model_folder(), tmp_path / "linked"))
    (folder / "secret").symlink_to("/etc/passwd")
    for source in (file, folder):
        with pytest.raises(ModelMissing, match="plain file"):
            import_model(source, weights, "en", "bad")
        assert nothing_left(weights)


def test_bomb_is_refused_before_it_is_unpacked(
    weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = zipped(shipped_model_folder(), tmp_path / "bomb.zip")
    monkeypatch.setattr(model_store, "LARGEST", 1_000_000)
    with pytest.raises(ModelMissing, match="too large"):
        import_model(file, weights, "en", "bomb")
    assert nothing_left(weights)


def test_damaged_zip_is_refused(weights: Path, tmp_path: Path):
    file = zipped(shipped_model_folder(), tmp_path / "cut.zip")
    data = bytearray(file.read_bytes())
    for cut in (bytes(data[: len(data) // 2]), bytes(data[:5000] + b"\0" * 50 + data[5050:])):
        file.write_bytes(cut)
        with pytest.raises(ModelMissing, match="could not be taken in"):
            import_model(file, weights, "en", "cut")
        assert nothing_left(weights)


def test_what_is_not_there_is_said(weights: Path, tmp_path: Path):
    with pytest.raises(ModelMissing, match="no folder or zip file"):
        import_model(tmp_path / "nowhere", weights, "en", "m")


@pytest.mark.parametrize(
    ("language", "name"), [("en", "../m"), ("en", ".m"), ("../en", "m"), ("English", "m")]
)
def test_names_that_leave_the_folder_are_refused(weights: Path, language: str, name: str):
    with pytest.raises(ValueError, match=r"cannot be the name|is no language"):
        import_model(shipped_model_folder(), weights, language, name)


def test_half_copy_of_a_killed_import_is_cleared_away_by_the_next(weights: Path):
    left = weights / "vosk/en" / f"{ASIDE}old"
    left.mkdir(parents=True)
    fresh = weights / "vosk/en" / f"{ASIDE}running"
    fresh.mkdir()
    old = time.time() - 2 * model_store.STALE
    os.utime(left, (old, old))
    import_model(shipped_model_folder(), weights, "en", "m")
    assert not left.exists()
    assert fresh.exists()
    assert [model.name for model in installed_speech_models(weights)] == ["m"]
