"""All models on this machine, whatever their kind: what there is, whether it is unchanged, taking one away."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from interview.catalogue import Installed, Verified, read_catalogue
from interview.errors import ModelMissing
from interview.gguf_store import LLAMA, Progress, expected_hash, gguf_place, installed_gguf
from interview.pins import file_hash, pin, read_pins
from interview.ports import Stop
from perception.model_store import installed_speech_models
from perception.speech_folder import SUMS, changed_files

FACES, EMOTION, SPEECH = "faces", "emotion", "vosk"
CARD = "card.json"  # of an emotion model: names the hashes of its files
FILES = {"weights_sha256": "weights.safetensors", "onnx_sha256": "model.onnx"}
NOT_KNOWN = "nobody knows its SHA-256"
CHANGED = "it is not what it was when it came: {files}"


def installed(weights: Path) -> list[Installed]:
    """Speech, faces, emotion, language."""
    speech = [Installed(m.name, SPEECH, m.language, m.size) for m in installed_speech_models(weights)]
    faces = [Installed(_face_name(file), FACES, "", file.stat().st_size) for file in _face_files(weights)]
    emotion = [Installed(folder.name, EMOTION, "", _size(folder)) for folder in _emotion_folders(weights)]
    words = [Installed(file.stem, LLAMA, "", file.stat().st_size) for file in installed_gguf(weights)]
    return [*speech, *faces, *emotion, *words]


def verify(weights: Path, stop: Stop, name: str = "", progress: Progress | None = None) -> Iterator[Verified]:
    """Hash every file again and compare, one model after the other, or the one of this `name`. `progress` is told of
    models of one file. Raises `Cancelled`, `FileDamaged`, `ModelMissing` when a file cannot be read."""
    pins = read_pins(weights)
    for model in installed(weights):
        stop.check()
        if name not in ("", model.name):
            continue
        place = _place(weights, model)
        if model.kind == SPEECH:
            known, changed = (place / SUMS).is_file(), changed_files(place)
        elif model.kind == EMOTION:
            known, changed = _by_card(place, stop)
        else:
            expected = expected_hash(weights, model.name) or pins.get(place.stem, "")
            known = bool(expected)
            changed = [place.name] if known and file_hash(place, stop, progress) != expected else []
        wrong = CHANGED.format(files=", ".join(changed)) if changed else "" if known else NOT_KNOWN
        yield Verified(model, wrong, known)


def remove(weights: Path, name: str) -> Installed:
    """Take a model away, with its recorded hash. Raises `ModelMissing` with the names that there are."""
    models = installed(weights)
    model = next((one for one in models if one.name == name), None)
    if model is None:
        names = ", ".join(one.name for one in models) or "none"
        raise ModelMissing(f"There is no model {name!r} on this machine.", f"There is: {names}.")
    place = _place(weights, model)
    try:
        if place.is_dir():
            gone = place.rename(place.with_name(f".gone-{name}"))  # at once, and then at leisure
            shutil.rmtree(gone)
        else:
            place.unlink()
        pin(weights, name, None)
    except OSError as error:
        raise ModelMissing(f"{name} could not be removed: {error}.", "See who may write there.") from error
    return model


def hashes(weights: Path) -> dict[str, str]:
    """Name -> SHA-256: of the list of its files' hashes, of its one file, or as it was recorded."""
    known = {}
    for model in installed(weights):
        place = _place(weights, model)
        if model.kind == LLAMA:
            known[model.name] = expected_hash(weights, model.name)
        elif (file := {SPEECH: place / SUMS, EMOTION: place / CARD}.get(model.kind, place)).is_file():
            known[model.name] = file_hash(file)
    return known


def _place(weights: Path, model: Installed) -> Path:
    """Its file or folder."""
    if model.kind == SPEECH:
        return weights / SPEECH / model.language / model.name
    if model.kind == LLAMA:
        return gguf_place(weights, model.name)
    if model.kind == EMOTION:
        return weights / EMOTION / model.name
    return next(file for file in _face_files(weights) if _face_name(file) == model.name)


def _face_files(weights: Path) -> list[Path]:
    return sorted((weights / FACES).glob("*.onnx"))


def _face_name(file: Path) -> str:
    """As the catalogue calls it."""
    listed = (entry.name for entry in read_catalogue() if entry.address.rpartition("/")[2] == file.name)
    return next(listed, file.stem)


def _emotion_folders(weights: Path) -> list[Path]:
    return sorted(card.parent for card in (weights / EMOTION).glob(f"*/{CARD}"))


def _by_card(folder: Path, stop: Stop) -> tuple[bool, list[str]]:
    """Whether its card names a hash, and which files are others."""
    try:
        card = json.loads((folder / CARD).read_text("utf-8"))
        named = {FILES[key]: str(card[key]) for key in FILES if card.get(key)}
    except (OSError, ValueError, AttributeError):
        return True, [CARD]
    changed = [
        name
        for name, sha256 in named.items()
        if not (folder / name).is_file() or file_hash(folder / name, stop) != sha256
    ]
    return bool(named), changed


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
