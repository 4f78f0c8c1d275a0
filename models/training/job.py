"""What is asked of a training, and the run folder that remembers it. No torch here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from models.card import SplitFacts
from models.spec import ModelSpec, write_spec
from models.training.pool import Rule

RUN, SPLIT, MODEL = "run.json", "split.json", "model"
TRAINED = Path(__file__).resolve().parents[1] / "trained"  # the models that ship


class RunDiffers(ValueError):
    """The run folder was begun with something else; the message says what."""


class NoData(ValueError):
    """A phase wants a data set that was not given."""


class NoStart(ValueError):
    """A branch is to begin with a model that is not there."""


@dataclass(frozen=True)
class Job:
    """What is to be trained. `phases`: only these, empty: all.

    `starts`: the folder of a model that the model file names as a start (`start = "face-fer"`), None: that branch
    begins from nothing. One that is not given is looked for among the models that ship.
    """

    spec: Path
    data: tuple[Path, ...]
    out: Path
    seed: int = 0
    rule: Rule = field(default_factory=Rule)
    phases: tuple[str, ...] = ()
    starts: Mapping[str, Path | None] = field(default_factory=dict)

    def begins_with(self, spec: ModelSpec) -> dict[str, Path]:
        """By branch. Raises `NoStart`."""
        found = {}
        for branch, told in spec.branches.items():
            folder = self.starts.get(told.start, TRAINED / told.start) if told.start else None
            if folder is not None and not folder.is_dir():
                raise NoStart(
                    f"{branch} begins with {told.start}, which is not at {folder}. Say where it is: "
                    f"--start {told.start}=FOLDER, or --start {told.start}=nothing."
                )
            if folder is not None:
                found[branch] = folder
        return found


@dataclass(frozen=True)
class Machines:
    """On what. `device`: auto, cpu or cuda; `devices`: processes on each of `nodes` machines; `workers`: processes
    that read clips, for each of them; `strategy`: a strategy of Lightning, auto: ddp where there are several."""

    device: str = "auto"
    devices: int = 1
    nodes: int = 1
    strategy: str = "auto"
    workers: int = 0

    @property
    def processes(self) -> int:
        return self.devices * self.nodes


def begin(job: Job, spec: ModelSpec, known: SplitFacts, precision: Mapping[str, str]) -> None:
    """Writes down what was asked, or compares it with what was asked before. `precision`: by phase, as this machine
    computes it. Raises `RunDiffers`."""
    asked = {
        "model": spec.model_dump(mode="json"),
        "people": known.sha256,
        "seed": job.seed,
        "precision": dict(precision),
        "phases": list(job.phases),
        "starts": {branch: str(folder) for branch, folder in sorted(job.starts.items())},
    }
    job.out.mkdir(parents=True, exist_ok=True)
    if (job.out / RUN).exists():
        before = json.loads((job.out / RUN).read_text("utf-8"))
        others = [name for name in asked if asked[name] != before.get(name)]
        if others:
            raise RunDiffers(f"{job.out} was begun with another {', '.join(others)}. Choose an empty folder.")
        return
    write_spec(job.out / "model.toml", spec)
    (job.out / SPLIT).write_text(known.model_dump_json(indent=1), encoding="utf-8")
    (job.out / RUN).write_text(json.dumps(asked, indent=1), encoding="utf-8")
