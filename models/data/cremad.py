"""CREMA-D: 91 actors say twelve sentences in six emotions, and more than two thousand people say what they see.

Cao and others 2014, ODbL. A file's name tells the actor, the sentence, the emotion that was meant and how strongly.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from models.data.labels import ours
from models.data.samples import Sample, WrongLayout, checked, files_in, need_folder

NAME = re.compile(r"(1\d{3})_([A-Z]{3})_(ANG|DIS|FEA|HAP|NEU|SAD)_(XX|X|LO|MD|HI)")
VIDEO = (".flv", ".mp4", ".avi", ".mkv")
SOUND = (".wav", ".flac", ".mp3")
PEOPLE = "VideoDemographics.csv"
VOTES = "summaryTable.csv"
Sex = Literal["female", "male"]


def read(folder: Path, told_by: Literal["actor", "raters"] = "actor") -> tuple[Sample, ...]:
    """`told_by`: the label is what was meant, or what most raters saw and heard (ties are left out).

    Raises `WrongLayout`.
    """
    need_folder(folder, "CREMA-D")
    faces: dict[str, Path] = {}
    sounds: dict[str, Path] = {}
    for file in files_in(folder, (*VIDEO, *SOUND)):
        if NAME.fullmatch(file.stem):
            (faces if file.suffix.lower() in VIDEO else sounds).setdefault(file.stem, file)
    sexes = sexes_of(folder)
    votes = _votes(folder) if told_by == "raters" else None
    samples = []
    for name in {**faces, **sounds}:
        face = faces.get(name)
        sound = face or sounds.get(name)  # a clip's own sound is of the same time as its pictures
        sense = "MultiModalVote" if face else "VoiceVote"
        label = meant(name) if votes is None else _voted(votes, name, sense)
        if label is not None:
            samples.append(sample(name, label, sexes, face, sound))
    return checked(samples, "clips of CREMA-D, such as 1001_DFA_ANG_XX.wav", folder)


def sample(
    name: str, label: str, sexes: Mapping[str, Sex], face: Path | None = None, sound: Path | None = None
) -> Sample:
    person = name.split("_")[0]
    return Sample(
        id=f"cremad-{name}",
        person=f"cremad-{person}",
        label=label,
        corpus="cremad",
        group=f"cremad-{name}",
        face=face,
        sound=sound,
        sex=sexes.get(person),
    )


def meant(name: str) -> str:
    """The label of the emotion that the actor was asked for."""
    label = ours("cremad", name.split("_")[2])
    if label is None:
        raise ValueError(name)
    return label


def sexes_of(folder: Path) -> dict[str, Sex]:
    """By actor, from the table of demographics at or below the folder; empty without one."""
    table = next(iter(sorted(folder.rglob(f"*{PEOPLE}"))), None)
    if table is None:
        return {}
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows or not {"ActorID", "Sex"} <= set(rows[0]):
        raise WrongLayout(f"{table} has no columns ActorID and Sex.")
    return {row["ActorID"]: "female" if row["Sex"].strip() == "Female" else "male" for row in rows}


def _votes(folder: Path) -> dict[str, Mapping[str, str]]:
    table = next(iter(sorted(folder.rglob(f"*{VOTES}"))), None)
    if table is None:
        raise WrongLayout(f"{folder} holds no {VOTES}, so nobody knows what the raters saw.")
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows: dict[str, Mapping[str, str]] = {row.get("FileName", ""): row for row in csv.DictReader(file)}
    if not {"FileName", "VoiceVote", "MultiModalVote"} <= set(next(iter(rows.values()), {})):
        raise WrongLayout(f"{table} has no columns FileName, VoiceVote and MultiModalVote.")
    return rows


def _voted(votes: Mapping[str, Mapping[str, str]], name: str, sense: str) -> str | None:
    """None when nobody voted, or several emotions got as many votes ("A:N")."""
    told = votes.get(name, {}).get(sense, "")
    if ":" in told or told in ("", "NA"):
        return None
    return ours("cremad_votes", told)
