"""Hashes of model files: what came at the first fetch or import of a model is recorded and held to from then on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from interview.errors import FileDamaged, ModelMissing
from interview.files import put_whole
from interview.ports import Stop

PINS = "pins.json"  # beside the models: name of a model -> SHA-256 of its file, or of the archive it came in
CHUNK = 1 << 22  # bytes between two looks at `stop`: some milliseconds


def read_pins(weights: Path) -> dict[str, str]:
    """Name -> SHA-256; empty when nothing was recorded. Raises `FileDamaged`."""
    file = weights / PINS
    if not file.is_file():
        return {}
    try:
        pins = json.loads(file.read_text("utf-8"))
        return {str(name): str(sha256) for name, sha256 in pins.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise FileDamaged(
            f"The list of hashes {file.name} cannot be read.", "Fetch or import the models again."
        ) from error


def pin(weights: Path, name: str, sha256: str | None) -> None:
    """Record a hash; None forgets it. Raises OSError when a disk refuses."""
    pins = {one: known for one, known in read_pins(weights).items() if one != name}
    if sha256 is not None:
        pins[name] = sha256
    put_whole(weights / PINS, json.dumps(pins, indent=1, sort_keys=True).encode())


def file_hash(
    path: Path, stop: Stop | None = None, progress: Callable[[int, int | None], None] | None = None
) -> str:
    """SHA-256 in hexadecimal; `progress` is told bytes so far, and all. Raises `ModelMissing` when it cannot be read,
    `Cancelled` when stopped."""
    digest, done = hashlib.sha256(), 0
    try:
        size = path.stat().st_size
        with path.open("rb", buffering=0) as stream:
            while block := stream.read(CHUNK):
                digest.update(block)
                done += len(block)
                if progress is not None:
                    progress(done, size)
                if stop is not None:
                    stop.check()
    except OSError as error:
        raise ModelMissing(
            f"The model file {path.name} cannot be read.", "Look at the drive it lies on."
        ) from error
    return digest.hexdigest()
