"""RAVDESS, speech and song: 24 actors who say and sing two sentences in eight emotions.

Livingstone and Russo 2018, CC BY-NC-SA 4.0. A file's name tells all: modality-channel-emotion-intensity-statement-
repetition-actor. One take is published three times, with sound and picture (01), without sound (02) and without
picture (03): here it is one sample. A file with both is preferred, so that picture and sound are of the same time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from models.data.labels import ours
from models.data.samples import Sample, checked, files_in, need_folder

NAME = re.compile(r"(0[123])-(0[12])-(0[1-8])-(0[12])-(0[12])-(0[12])-(\d\d)")
BOTH, PICTURE_ONLY, SOUND_ONLY = "01", "02", "03"
CHANNELS = {"speech": ("01",), "song": ("02",), "both": ("01", "02")}
STATEMENTS = {"01": "Kids are talking by the door", "02": "Dogs are sitting by the door"}
VIDEO = (".mp4", ".mkv", ".avi", ".mov")
SOUND = (".wav", ".flac")


def read(folder: Path, channel: Literal["speech", "song", "both"] = "both") -> tuple[Sample, ...]:
    """Every take below the folder, in whatever folders the actors lie. Raises `WrongLayout`."""
    need_folder(folder, "RAVDESS")
    takes: dict[str, dict[str, Path]] = defaultdict(dict)
    for file in files_in(folder, (*VIDEO, *SOUND)):
        named = NAME.fullmatch(file.stem)
        if named is None or named[2] not in CHANNELS[channel]:
            continue
        modality = SOUND_ONLY if file.suffix.lower() in SOUND else named[1]
        takes[file.stem[3:]].setdefault(modality, file)
    looked_for = "takes of RAVDESS, such as 03-01-06-01-02-01-12.wav"
    return checked((sample(take, files) for take, files in takes.items()), looked_for, folder)


def sample(take: str, files: Mapping[str, Path]) -> Sample:
    """`take`: a file's name without its modality."""
    _, emotion, _, statement, _, number = take.split("-")
    label = ours("ravdess", emotion)
    if label is None:
        raise ValueError(take)
    both = files.get(BOTH)
    return Sample(
        id=f"ravdess-{take}",
        person=f"ravdess-{number}",
        label=label,
        corpus="ravdess",
        group=f"ravdess-{take}",
        face=both or files.get(PICTURE_ONLY),
        sound=both or files.get(SOUND_ONLY),
        sex="male" if int(number) % 2 else "female",
        text=STATEMENTS[statement],
    )
