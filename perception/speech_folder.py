"""What a folder with a Vosk model must hold. Looked at before Vosk sees it: it ends the program on some bad ones."""

from __future__ import annotations

from pathlib import Path

from interview.errors import ModelMissing
from interview.pins import file_hash

SUMS = "files.sha256"  # the hash of each file, in the form of sha256sum
GRAPHS = (("graph/HCLG.fst",), ("graph/HCLr.fst", "graph/Gr.fst"))
NEEDED = ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf")
REMEDY = "Run: main.py models import FOLDER, with the unpacked folder of a Vosk model."


def is_speech_model(folder: Path) -> bool:
    """Whether the folder is laid out as a Vosk model, whole or not."""
    return (folder / "am/final.mdl").is_file() and (folder / "conf").is_dir()


def check_speech_model(folder: Path) -> None:
    """Raise `ModelMissing` unless every file that Vosk needs is there, not empty, and as it was when imported."""
    if not folder.is_dir():
        raise ModelMissing(f"There is no speech model at {folder}.", REMEDY)
    if not is_speech_model(folder):
        raise ModelMissing(f"{folder} is not a Vosk model: it has no am/final.mdl.", REMEDY)
    lacking = [name for name in NEEDED if not _filled(folder / name)]
    graphs = [[name for name in graph if not _filled(folder / name)] for graph in GRAPHS]
    if all(graphs):
        lacking += graphs[0]
    if not lacking and "--endpoint.silence-phones=" not in (folder / "conf/model.conf").read_text(
        "utf-8", "replace"
    ):
        lacking.append("the silence phones in conf/model.conf")
    if lacking:
        raise ModelMissing(
            f"The speech model in {folder} is not whole. It lacks {', '.join(lacking)}.", REMEDY
        )
    changed = changed_files(folder)
    if changed:
        raise ModelMissing(
            f"The speech model in {folder} was changed since it was imported: {', '.join(changed)}.", REMEDY
        )


def write_sums(folder: Path) -> None:
    """Record the hash of every file of the model; what is only for people to read may change."""
    files = sorted(
        file
        for file in folder.rglob("*")
        if file.is_file() and file.name != SUMS and not file.name.lower().startswith("readme")
    )
    lines = [f"{file_hash(file)}  {file.relative_to(folder).as_posix()}\n" for file in files]
    (folder / SUMS).write_text("".join(lines), "utf-8")


def changed_files(folder: Path) -> list[str]:
    """Files that are not what they were when their hashes were recorded; none recorded, none changed."""
    sums = folder / SUMS
    if not sums.is_file():
        return []
    changed = []
    for line in sums.read_text("utf-8").splitlines():
        expected, _, name = line.partition("  ")
        if not (folder / name).is_file() or file_hash(folder / name) != expected:
            changed.append(name)
    return changed


def _filled(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0
