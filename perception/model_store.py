"""The models on this machine: taken in from a folder or a zip file, whole and checked, or not at all.

Speech models lie in `weights/vosk/<language>/<name>/`, each with the hashes of its files, face finders in
`weights/faces/`. Importing needs no network; `model_fetch.py` is what downloads.
"""

from __future__ import annotations

import re
import shutil
import stat
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from interview.errors import ModelMissing
from perception.speech_folder import check_speech_model, is_speech_model, write_sums

LARGEST = 8_000_000_000  # bytes of an unpacked model; more is a mistake or an attack
MOST_FILES = 10_000
STALE = 3600.0  # seconds after which a half copy of a killed import is cleared away
ASIDE = ".incoming-"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
LANGUAGE = re.compile(r"[a-z]{2,3}")
BRING = "Bring the folder or the zip file of a Vosk model, as it was downloaded."


@dataclass(frozen=True)
class InstalledModel:
    name: str
    language: str
    folder: Path
    size: int  # bytes


def installed_speech_models(weights: Path, language: str | None = None) -> list[InstalledModel]:
    """Every imported Vosk model (of one language), the largest first."""
    found = [
        InstalledModel(folder.name, folder.parent.name, folder, _size(folder))
        for folder in sorted((weights / "vosk").glob("*/*"))
        if not folder.name.startswith(".")
        and language in (None, folder.parent.name)
        and is_speech_model(folder)
    ]
    return sorted(found, key=lambda model: -model.size)


def installed_face_model(weights: Path) -> Path | None:
    """The YuNet file that `models fetch` put there, the newest by its name; None when there is none."""
    return max((weights / "faces").glob("*yunet*.onnx"), default=None)


def import_model(source: Path, weights: Path, language: str, name: str | None = None) -> InstalledModel:
    """Take in the Vosk model in a folder or zip file; one of the same name is replaced.

    It is copied aside, checked, its hashes recorded, and only then put in its place; a failure leaves nothing
    behind. Raises `ModelMissing` when the source is no whole Vosk model or is not safe to unpack, ValueError for
    a name or language that cannot be a folder's.
    """
    name = name or (source.stem if source.suffix == ".zip" else source.resolve().name)
    if not NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot be the name of a model: letters, digits, '.', '_' and '-' only")
    if not LANGUAGE.fullmatch(language):
        raise ValueError(f"{language!r} is no language code such as 'en' or 'ar'")
    home = weights / "vosk" / language
    with _aside(home) as aside:
        fresh = aside / "fresh"
        try:
            (_unpack if source.is_file() else _copy)(source, fresh)
        except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise ModelMissing(f"{source} could not be taken in: {error}.", BRING) from error
        found = _root(fresh, source)
        check_speech_model(found)
        write_sums(found)
        _put_in_place(found, home / name, aside)
    return InstalledModel(name, language, home / name, _size(home / name))


@contextmanager
def _aside(home: Path) -> Iterator[Path]:
    """A folder beside the models, gone afterwards; those of imports that were killed are cleared away."""
    home.mkdir(parents=True, exist_ok=True)
    for left in home.glob(f"{ASIDE}*"):
        if time.time() - left.stat().st_mtime > STALE:
            shutil.rmtree(left, ignore_errors=True)
    aside = Path(tempfile.mkdtemp(prefix=ASIDE, dir=home))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _copy(source: Path, fresh: Path) -> None:
    if not source.is_dir():
        raise ModelMissing(f"There is no folder or zip file {source}.", BRING)
    inside = list(source.rglob("*"))
    for file in inside:
        if file.is_symlink() or not (file.is_file() or file.is_dir()):
            raise ModelMissing(f"{file} is not a plain file.", BRING)
    _refuse_too_much(source, [file.stat().st_size for file in inside if file.is_file()])
    shutil.copytree(source, fresh, copy_function=shutil.copyfile)


def _unpack(source: Path, fresh: Path) -> None:
    with zipfile.ZipFile(source) as packed:
        entries = packed.infolist()
        _refuse_too_much(source, [entry.file_size for entry in entries])
        for entry in entries:
            _refuse_unsafe(entry, source)
        for entry in entries:
            packed.extract(entry, fresh)  # checks length and CRC of each file


def _refuse_unsafe(entry: zipfile.ZipInfo, source: Path) -> None:
    path, mode = PurePosixPath(entry.filename), entry.external_attr >> 16
    if path.is_absolute() or ".." in path.parts or "\\" in entry.filename or ":" in entry.filename:
        raise ModelMissing(f"{source} wants to write outside its folder. It is not safe.", BRING)
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise ModelMissing(f"{source} holds something that is not a plain file. It is not safe.", BRING)


def _refuse_too_much(source: Path, sizes: list[int]) -> None:
    if sum(sizes) > LARGEST or len(sizes) > MOST_FILES:
        raise ModelMissing(f"{source} is too large to be a speech model.", BRING)


def _root(fresh: Path, source: Path) -> Path:
    """The model's own folder: publishers pack it one level down."""
    models = [folder for folder in [fresh, *fresh.glob("*"), *fresh.glob("*/*")] if is_speech_model(folder)]
    if len(models) != 1:
        raise ModelMissing(f"{source} does not hold one Vosk model but {len(models)}.", BRING)
    return models[0]


def _put_in_place(found: Path, target: Path, aside: Path) -> None:
    """Two renames: a reader finds the old model, none for a moment, or the new one; never half of one."""
    if target.exists():
        target.rename(aside / "old")
    found.rename(target)


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
