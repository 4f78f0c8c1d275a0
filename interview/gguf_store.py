"""Language models on this machine: GGUF files in `weights/llama/`, taken in whole and vouched for, or not at all.

Vouched for means: its SHA-256 is that of the catalogue, or the one recorded earlier, or the one that somebody gives;
or somebody says that they trust the file. Nothing here reads more of a file than its first four bytes and its hash.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from interview.catalogue import read_catalogue
from interview.errors import FileDamaged, ModelMissing
from interview.pins import CHUNK, pin, read_pins
from interview.ports import Stop

LLAMA = "llama"  # the folder, and the kind in the catalogue
SUFFIX = ".gguf"
MAGIC = b"GGUF"
ASIDE = ".incoming-"
NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
PART = re.compile(r"-\d{5}-of-\d{5}$")
BRING = "Bring the GGUF file of a language model, or the folder it lies in."

Progress = Callable[[int, int | None], None]  # bytes so far, bytes in all


class NotVouched(ModelMissing):
    """Nobody vouches for a file; who does can say so and try again."""

    def __init__(self, name: str, sha256: str) -> None:
        super().__init__(
            f"Nobody vouches for {name}. Its SHA-256 is {sha256}.",
            "Compare it with its publisher's and give it with --sha256, or say that you trust this file: --trust",
        )
        self.name = name
        self.sha256 = sha256


@dataclass(frozen=True)
class Voucher:
    """Why a file may be taken in: the hash that somebody read at its publisher's, or their word."""

    sha256: str = ""
    trust: bool = False


NOBODY = Voucher()


def holds_gguf(source: Path) -> bool:
    """Whether this is a GGUF file by its name, or a folder with one."""
    return source.suffix.lower() == SUFFIX or (source.is_dir() and any(source.glob(f"*{SUFFIX}")))


def installed_gguf(weights: Path) -> list[Path]:
    """The files, the smallest first."""
    found = [file for file in (weights / LLAMA).glob(f"*{SUFFIX}") if file.is_file()]
    return sorted(found, key=lambda file: file.stat().st_size)


def gguf_place(weights: Path, name: str) -> Path:
    """Where the model of this name lies, or would."""
    return weights / LLAMA / f"{name}{SUFFIX}"


def import_gguf(source: Path, weights: Path, voucher: Voucher, progress: Progress, stop: Stop) -> Path:
    """Copy the file in and record its hash; a failure leaves nothing behind.

    Raises `NotVouched`, `ModelMissing` when it is no GGUF or there is no room, `FileDamaged` when its hash is not the
    expected one, `Cancelled` when stopped.
    """
    file = _only_file(source)
    name = name_of(file)
    home = weights / LLAMA
    home.mkdir(parents=True, exist_ok=True)
    _look_for_room(file, home)
    aside = Path(tempfile.mkdtemp(prefix=ASIDE, dir=home))
    try:
        found = _copy(file, aside / "fresh", progress, stop)
        _vouched(name, found, expected_hash(weights, name), voucher)
        place = (aside / "fresh").replace(gguf_place(weights, name))
        pin(weights, name, found)
    except OSError as error:
        raise ModelMissing(
            f"{file.name} could not be taken in: {error}.", "Make room on the disk."
        ) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return place


def expected_hash(weights: Path, name: str) -> str:
    """Of the catalogue, else as it was recorded; "" when nobody knows one."""
    listed = next((entry.sha256 for entry in read_catalogue() if entry.name == name), "")
    return listed or read_pins(weights).get(name, "")


def name_of(file: Path) -> str:
    """As the catalogue writes it: in small letters, without the maker's name in front. Raises `ModelMissing`."""
    name = file.stem.lower().removeprefix("meta-")
    if not NAME.fullmatch(name):
        raise ModelMissing(
            f"{file.name} cannot be the name of a model.", "Rename it: letters, digits, '.', '_', '-'."
        )
    if PART.search(name):
        raise ModelMissing(
            f"{file.name} is one of several parts.", "Join them first: llama-gguf-split --merge"
        )
    return name


def _only_file(source: Path) -> Path:
    files = [source] if source.is_file() else sorted(source.glob(f"*{SUFFIX}")) if source.is_dir() else []
    if len(files) != 1:
        raise ModelMissing(f"{source} does not hold one GGUF file but {len(files)}.", BRING)
    return files[0]


def _look_for_room(file: Path, home: Path) -> None:
    size, free = file.stat().st_size, shutil.disk_usage(home).free
    if size > free:
        raise ModelMissing(
            f"{file.name} needs {size / 1e9:.1f} GB; the disk has {free / 1e9:.1f} GB.",
            "Make room on the disk.",
        )


def _copy(file: Path, fresh: Path, progress: Progress, stop: Stop) -> str:
    """The hash of what was copied: what is checked is what will be opened."""
    digest, done, size = hashlib.sha256(), 0, file.stat().st_size
    with file.open("rb", buffering=0) as from_, fresh.open("wb") as into:
        while block := from_.read(CHUNK):
            if done == 0 and not block.startswith(MAGIC):
                raise ModelMissing(f"{file.name} is no GGUF file.", BRING)
            digest.update(block)
            into.write(block)
            done += len(block)
            progress(done, size)
            stop.check()
    if done == 0:
        raise ModelMissing(f"{file.name} is empty.", BRING)
    return digest.hexdigest()


def _vouched(name: str, found: str, expected: str, voucher: Voucher) -> None:
    for known in filter(None, (expected, voucher.sha256.lower())):
        if known != found:
            raise FileDamaged(
                f"{name} is not the expected file (SHA-256 {found[:12]}…, not {known[:12]}…). It was not taken in.",
                "Get it again from its publisher. If it was replaced there on purpose: main.py models remove "
                + name,
            )
    if not expected and not voucher.sha256 and not voucher.trust:
        raise NotVouched(name, found)
