"""How fast a person is found, followed and read, in one run:

    OMP_NUM_THREADS=1 python bench/perception.py [CLIP] [--mtcnn FOLDER] [--voice RUN/model --voices PREPARED]
        [--json FILE] [--quick]

CLIP shows one person who speaks, for at most 3.6 s. Everything runs on one thread. Where nothing else is said a
figure is processor time, so that a busy machine gives figures too, and the median of some rounds in which all that is
compared takes its turn; beside it stands the speed of a matrix product (float32, 512 × 512) in the same rounds.
Tables in Markdown are printed, the aims last. `--mtcnn`: a folder with facenet-pytorch, for the public way.
`--voice`, `--voices`: a trained wav2vec 2.0 and prepared voices, for what 8 bits cost. `--quick`: one round of each,
to see that it runs.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
if __name__ == "__main__":
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is loaded

from bench import answers, eight_bits, networks, public_way
from bench.memory import of_a_child
from bench.person import CLIP, SILERO, YUNET, Person
from bench.timing import Table, as_markdown, figure

SHIPPED = Path(__file__).resolve().parents[1] / "models" / "trained" / "face-voice-base"


@dataclass(frozen=True)
class Aim:
    """What a figure has to be: the row is the first whose name begins so."""

    what: str
    table: str
    row: str
    column: str
    least: float | None = None
    most: float | None = None

    def line(self, found: dict[str, Table]) -> str:
        """A line of the last table."""
        row = next((r for name, r in found.get(self.table, {}).items() if name.startswith(self.row)), {})
        value = row.get(self.column)
        aim = f"≥ {self.least:g}" if self.least is not None else f"≤ {self.most:g}"
        if value is None:
            return f"| {self.what} | {aim} | | not measured |"
        kept = value >= self.least if self.least is not None else value <= (self.most or 0)
        return f"| {self.what} | {aim} | {figure(value)} | {'kept' if kept else 'missed'} |"


FACE = "EfficientFace, one face of 224"
AIMS = (
    Aim("EfficientFace: torch over ONNX Runtime", "network", FACE, "torch / ONNX", least=3),
    Aim("EfficientFace: ONNX Runtime over the floor", "network", FACE, "ONNX / floor", most=1.7),
    Aim("EfficientNet-B0 over EfficientFace", "network", FACE, "EfficientNet-B0 / it", least=2),
    Aim(
        "whole clip, main model: public way over ours",
        "whole clip",
        "efficientface",
        "public / ours",
        least=5,
    ),
    Aim("the same, shipped model", "whole clip", "face-voice-base", "public / ours", least=5),
    Aim("find and track, 640 × 360, ms a picture", "face", "find and track", "mean, ms a picture", most=5),
    Aim(
        "pictures a second of one core, tape to trace",
        "tape to trace",
        "face-voice-base",
        "pictures a second of one core",
        least=30,
    ),
    *(
        Aim(
            f"Done to reading after {seconds} s, ms by the clock",
            "end of an answer",
            f"answer of {seconds} s",
            "Done to reading, ms by the clock",
            most=600,
        )
        for seconds in answers.LENGTHS
    ),
    Aim("memory, MiB", "memory", "recording and reading", "MiB at most", most=800),
)


def main() -> None:
    asked = arguments()
    import torch

    torch.set_num_threads(1)
    warnings.simplefilter("ignore")  # the exporter warns of each size that it writes down as a constant
    found: dict[str, Table] = {}
    for title, table in measured(asked):
        found[title] = found.get(title, {}) | table
        print(as_markdown(title, table), flush=True, end="\n\n")
    print("| aim | | measured | |\n|---|---|---|---|")
    print("\n".join(aim.line(found) for aim in AIMS))
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


def measured(asked: argparse.Namespace):
    """Title and table of each part, as they come."""
    few, some = (1, 1) if asked.quick else (3, 15)
    lengths = {10: 1} if asked.quick else answers.LENGTHS
    person = Person(asked.clip)
    parts = answers.Parts(asked.model, asked.yunet, asked.silero)
    yield "memory", memory(asked)
    yield "network", networks.one_face(some) | networks.one_window(asked.model, some)
    yield "face", answers.find_and_track(person, parts, few)
    yield "voice", answers.sound(person, parts, few)
    yield "tape to trace", answers.whole_way(person, parts, 2.0 if asked.quick else 12.0, few)
    yield "live", answers.live(person, parts, 6.0 if asked.quick else 20.0)
    yield "end of an answer", answers.endings(person, parts, lengths)
    find = public_way.mtcnn(asked.mtcnn)
    if find is not None:
        with tempfile.TemporaryDirectory() as folder:
            models = [public_way.drawn(Path(folder) / public_way.MAIN.stem), asked.model]
            yield "whole clip", public_way.whole_clip(asked.clip, find, models, parts, few)
    yield "8 bits, time", eight_bits.base_size(few)
    if asked.voice and asked.voices:
        yield "8 bits, cost", eight_bits.cost(asked.voice, asked.voices)
    yield (
        "machine",
        {"load at the end": {"of 1 minute": os.getloadavg()[0], "processors": os.cpu_count() or 0}},
    )


def memory(asked: argparse.Namespace) -> Table:
    most = of_a_child(asked.clip, asked.model, asked.yunet, asked.silero)
    return {"recording and reading an answer": {"MiB at most": most}}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("clip", type=Path, nargs="?", default=CLIP)
    parser.add_argument("--model", type=Path, default=SHIPPED)
    parser.add_argument("--yunet", type=Path, default=YUNET if YUNET.is_file() else None)
    parser.add_argument("--silero", type=Path, default=SILERO if SILERO.is_file() else None)
    parser.add_argument("--mtcnn", type=Path)
    parser.add_argument("--voice", type=Path)
    parser.add_argument("--voices", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--quick", action="store_true")
    asked = parser.parse_args()
    if not asked.clip.is_file():
        parser.error("name a clip of one person who speaks")
    return asked


if __name__ == "__main__":
    main()
