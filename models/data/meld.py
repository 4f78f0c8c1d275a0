"""MELD: clips of the series *Friends*, one a sentence, seven emotions. Poria and others 2019, GPL-3.0 for labels.

The clips are diaX_uttY.mp4 in one folder a part; a csv a part names speaker and emotion. Its own parts share their
speakers: only a split by person tells how well a stranger is read. Several people may be in the picture.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from models.data.labels import ours
from models.data.samples import Sample, WrongLayout, checked, need_folder

PARTS = {
    "train": ("train_sent_emo.csv", ("train_splits", "train")),
    "val": ("dev_sent_emo.csv", ("dev_splits_complete", "dev")),
    "test": ("test_sent_emo.csv", ("output_repeated_splits_test", "test")),
}
# Its tables hold the punctuation of Windows-1252 as characters that nobody can read: "you\x92re".
PUNCTUATION = {0x85: "...", 0x91: "'", 0x92: "'", 0x93: '"', 0x94: '"', 0x96: "-", 0x97: "-", 0xA0: " "}
COLUMNS = {"Utterance", "Speaker", "Emotion", "Dialogue_ID", "Utterance_ID"}


def read(folder: Path) -> tuple[Sample, ...]:
    """A line of a table without its clip is left out. Raises `WrongLayout`, `UnknownLabel`."""
    need_folder(folder, "MELD")
    return checked(_samples(folder), "tables and clips of MELD, such as train_sent_emo.csv", folder)


def _samples(folder: Path) -> Iterator[Sample]:
    for part, (table, places) in PARTS.items():
        file = next(iter(sorted(folder.rglob(table))), None)
        clips = next(
            (found for place in places for found in sorted(folder.rglob(place)) if found.is_dir()), None
        )
        if file is None or clips is None:
            continue
        for row in _rows(file):
            clip = clips / f"dia{row['Dialogue_ID']}_utt{row['Utterance_ID']}.mp4"
            if clip.is_file():
                yield _sample(part, clip, row)


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        rows = csv.DictReader(lines)
        if not set(rows.fieldnames or ()) >= COLUMNS:
            raise WrongLayout(f"{file} has not the columns {', '.join(sorted(COLUMNS))}.")
        yield from rows


def _sample(part: str, clip: Path, row: dict[str, str]) -> Sample:
    label = ours("meld", row["Emotion"].strip().lower())
    if label is None:
        raise ValueError(row["Emotion"])
    name = f"meld-{part}-{clip.stem}"
    return Sample(
        id=name,
        person=f"meld-{row['Speaker'].strip()}",
        label=label,
        corpus="meld",
        group=name,
        face=clip,
        sound=clip,
        part=part,
        text=row["Utterance"].translate(PUNCTUATION).strip() or None,
    )
