"""A made-up data set of two kinds of vectors in which the label can be heard and seen, and a small net for it."""

import os
from pathlib import Path

import numpy as np

from models.data.prepare import prepare
from models.data.prepared import Cut
from models.data.samples import Sample

LABELS = ("neutral", "happy", "sad")
PEOPLE, CLIPS = 10, 6

MODEL = """
name = "tiny"
labels = ["neutral", "happy", "sad"]
window = { seconds = 1.0, frames = 1 }

[branches.seen]
encoder = { kind = "vectors", options = { dim = 6 } }
sequence = { kind = "project", options = { dim = 8 } }
[branches.heard]
encoder = { kind = "vectors", options = { dim = 5 } }
sequence = { kind = "project", options = { dim = 8 } }

[fusion]
kind = "transformer"
options = { layers = 1, heads = 2, dropout = 0.2 }
[head]
kind = "softmax"

[[phases]]
name = "senses"
data = "ravdess"
train = ["encoders", "sequences", "absent", "fusion", "head"]
epochs = 4
lr = 0.01
batch = 16
drop_branches = 0.2
average = 0.3
mix = 0.2
loss = { kind = "contrastive", options = { balanced = true } }
[[phases]]
name = "fusion"
data = "any"
train = ["fusion", "head"]
epochs = 2
lr = 0.005
batch = 16
"""


def samples(corpus: str = "ravdess", people: int = PEOPLE, seed: int = 5) -> tuple[Sample, ...]:
    random = np.random.default_rng(seed)
    made = []
    for person in range(people):
        for clip in range(CLIPS):
            label = clip % len(LABELS)
            seen, heard = random.normal(0, 0.7, 6), random.normal(0, 0.7, 5)
            seen[label] += 2
            heard[label] += 1
            made.append(
                Sample(
                    id=f"{corpus}-{person:02}-{clip}",
                    person=f"{corpus} {person:02}",
                    label=LABELS[label],
                    corpus=corpus,
                    group=f"{corpus}-{person}-{clip}",
                    vectors={"seen": seen.astype(np.float32), "heard": heard.astype(np.float32)},
                    sex=("female", "male")[person % 2],
                )
            )
    return tuple(made)


def prepared(folder: Path, corpus: str = "ravdess") -> Path:
    """No file is decoded: there are vectors only."""
    prepare(samples(corpus), folder, Cut(1.0, 0, 8, 0), media=None)
    return folder


def model(folder: Path, text: str = MODEL) -> Path:
    file = folder / "tiny.toml"
    file.write_text(text)
    return file


def environment() -> dict[str, str]:
    """For a process of its own: one thread each, and nothing of a process group around it."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("MASTER_", "TORCHELASTIC"))
    }
    return {**kept, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(Path(__file__).parents[3])}
