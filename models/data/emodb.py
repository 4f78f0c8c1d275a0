"""Berlin EmoDB: ten actors, ten German sentences, seven emotions. Burkhardt and others 2005, free for research.

A file's name: speaker (two digits), sentence, the emotion's German initial (sixth letter), version.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from models.data.labels import ours
from models.data.samples import Sample, checked, files_in, need_folder

NAME = re.compile(r"(\d\d)([ab]\d\d)([A-Z])([a-z])?")
SEXES: dict[str, Literal["female", "male"]] = {
    "03": "male",
    "08": "female",
    "09": "female",
    "10": "male",
    "11": "male",
    "12": "male",
    "13": "female",
    "14": "female",
    "15": "male",
    "16": "female",
}


def read(folder: Path) -> tuple[Sample, ...]:
    """Boredom is left out, it has no counterpart. Raises `WrongLayout`, `UnknownLabel`."""
    need_folder(folder, "EmoDB")
    samples = {}
    for file in files_in(folder, (".wav", ".flac")):
        named = NAME.fullmatch(file.stem)
        label = ours("emodb", named[3]) if named else None
        if named is None or label is None:
            continue
        name = f"emodb-{file.stem}"
        samples[name] = Sample(
            id=name,
            person=f"emodb-{named[1]}",
            label=label,
            corpus="emodb",
            group=name,
            sound=file,
            sex=SEXES.get(named[1]),
        )
    return checked(samples.values(), "recordings of EmoDB, such as 03a01Fa.wav", folder)
