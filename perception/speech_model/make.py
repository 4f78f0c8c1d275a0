"""Makes the small speech model: `python -m perception.speech_model.make --out DIR`, twenty minutes on two cores."""

from __future__ import annotations

import argparse
import logging
import shutil
from pathlib import Path

from perception.speech_folder import write_sums
from perception.speech_model.export import export
from perception.speech_model.lessons import load, make_lessons, save
from perception.speech_model.train import train

SENTENCES = 4000
PASSES = 6
SEED = 7


def main() -> None:
    """Speak, align, train, write. With `--lessons` a file keeps what was spoken for the next try."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--out", type=Path, required=True, help="the model's folder; what is in it is replaced"
    )
    parser.add_argument("--lessons", type=Path, help="an .npz file: read if it is there, else written")
    parser.add_argument("--sentences", type=int, default=SENTENCES)
    parser.add_argument("--passes", type=int, default=PASSES)
    parser.add_argument("--workers", type=int, default=2)
    wanted = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if wanted.lessons is not None and wanted.lessons.is_file():
        lessons = load(wanted.lessons)
    else:
        lessons = list(make_lessons(wanted.sentences, SEED, wanted.workers))
        if wanted.lessons is not None:
            save(lessons, wanted.lessons)
    trained = train(lessons, wanted.passes, SEED)
    for part in ("am", "conf", "graph"):
        shutil.rmtree(wanted.out / part, ignore_errors=True)
    export(trained, wanted.out, SEED)
    write_sums(wanted.out)


if __name__ == "__main__":
    main()
