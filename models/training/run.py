"""Training a model file on prepared data, phase after phase; the same command goes on after a kill.

A run folder holds model.toml, run.json (what was asked), split.json (who learns, who says when to stop, who is
tested), progress.jsonl (a line an epoch), logs/ (TensorBoard), phases/ (states to go on from), model/ (the result).
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightning.pytorch as lightning
import torch
from lightning.pytorch.loggers import TensorBoardLogger
from lightning.pytorch.strategies import DDPStrategy
from lightning.pytorch.utilities import rank_zero_only
from torch.utils.data import DataLoader

from models.checkpoint import start_branch
from models.data.labels import mask
from models.data.splits import Split
from models.net import EmotionNet
from models.spec import ModelSpec, Phase, read_spec
from models.training.ending import Ended, finish
from models.training.feed import Batches, Clips, Together
from models.training.job import MODEL, Job, Machines, NoData, begin
from models.training.keeper import DONE, LAST, LINES, Keeper, kept_epochs, load_best
from models.training.module import Learner
from models.training.pool import Pool, facts

BFLOAT = "bf16-mixed"
GRADIENT = 1.0  # the longest step of one batch
QUIET = (  # what Lightning says about things that are meant, and about its own use of torch
    ".*does not have many workers.*",
    ".*in eval mode at the start of training.*",
    ".*LeafSpec.*",
)


def train(job: Job, machines: Machines | None = None) -> Path:
    """The folder of the trained model. What was done before, in the same folder, is not done again.

    Raises `NoData`, `NoStart`, `RunDiffers`, `NotPrepared`, `DoesNotFit`, `SpecError`, `Leak`, `NotANumber`, and
    `UnknownPart` for a loss that does not exist.
    """
    machines = machines or Machines()
    spec = read_spec(job.spec)
    pool = Pool.open(job.data, spec.labels)
    split = job.rule.split(pool)
    known = facts(pool, split, job.rule)
    phases = _chosen(spec, job.phases)
    starts = job.begins_with(spec)
    if is_first():
        begin(job, spec, known, {phase.name: precision(machines, phase) for phase in phases})
    torch.manual_seed(job.seed)
    net = EmotionNet(spec)
    for branch, folder in starts.items():
        start_branch(net, branch, folder)
    done: dict[str, int] = {}
    first = 0
    for number, phase in enumerate(phases):
        stage = _Stage(job, machines, spec, pool, split, number, phase)
        stage.run(net, first)
        epochs = kept_epochs(stage.folder)
        done[phase.name] = max(epoch.epoch for epoch in epochs if epoch.best) - first
        first += len(epochs)
    if is_first():
        finish(job, net, Ended(spec, pool, split, known, starts, done))
    return job.out / MODEL


@dataclass(frozen=True)
class _Stage:
    """One phase of a job."""

    job: Job
    machines: Machines
    spec: ModelSpec
    pool: Pool
    split: Split
    number: int
    phase: Phase

    @property
    def folder(self) -> Path:
        return self.job.out / "phases" / f"{self.number + 1}-{self.phase.name}"

    def run(self, net: EmotionNet, first: int) -> None:
        """Leaves the net with the weights of the best epoch."""
        if not (self.folder / DONE).exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            if not self._is_over():
                self._fit(net, first)
            if is_first():
                (self.folder / DONE).touch()
        load_best(net, self.folder)

    def _is_over(self) -> bool:
        """Killed between its last epoch and its mark."""
        epochs, patience = kept_epochs(self.folder), self.phase.patience
        waited = next((n for n, epoch in enumerate(reversed(epochs)) if epoch.best), 0)
        return len(epochs) >= self.phase.epochs or 0 < patience <= waited

    def _fit(self, net: EmotionNet, first: int) -> None:
        train, val = (self.pool.of(self.phase.data, side) for side in (self.split.train, self.split.val))
        if not train or not val:
            raise NoData(
                f"Phase {self.phase.name} wants {self.phase.data}; the data holds "
                f"{', '.join(sorted(set(self.pool.fact('corpus'))))}."
            )
        targets, labels = self.pool.targets(), self.pool.fact("label")
        there = mask(self.spec.labels, {labels[i] for i in (*train, *val)})
        seed = (self.job.seed, self.number)
        learner = Learner(net, self.phase, targets[train], there, seed)
        keeper = Keeper(self.folder, self.job.out / LINES, first, self.phase.patience, self.phase.keep_last)
        trainer = _trainer(self.machines, self.phase, keeper, self.job.out)
        if trainer.precision == BFLOAT:
            net.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        feeds = (self._feed(trainer, train, seed), self._feed(trainer, val, None))
        state = self.folder / LAST
        with warnings.catch_warnings():
            for told in QUIET:
                warnings.filterwarnings("ignore", told)
            trainer.fit(learner, *feeds, ckpt_path=state if state.exists() else None, weights_only=True)

    def _feed(
        self, trainer: lightning.Trainer, positions: Sequence[int], seed: tuple[int, ...] | None
    ) -> DataLoader[Any]:
        clips = Clips(self.pool, positions, self.spec)
        ranks = trainer.global_rank, self.machines.processes
        order = Batches(len(clips), self.phase.batch, *ranks, seed=seed, epoch=lambda: trainer.current_epoch)
        workers = self.machines.workers
        return DataLoader(clips, batch_sampler=order, collate_fn=Together(self.spec), num_workers=workers)


def _trainer(machines: Machines, phase: Phase, keeper: Keeper, out: Path) -> lightning.Trainer:
    logging.getLogger("lightning.pytorch").setLevel(
        logging.WARNING
    )  # else it praises a service on the network
    on_cuda = _on_cuda(machines)
    strategy: Any = machines.strategy
    if strategy == "ddp" or (strategy == "auto" and machines.processes > 1):
        backend = "nccl" if on_cuda else "gloo"
        strategy = DDPStrategy(process_group_backend=backend, find_unused_parameters=True)
    return lightning.Trainer(
        accelerator="cuda" if on_cuda else "cpu",
        devices=machines.devices,
        num_nodes=machines.nodes,
        strategy=strategy,
        precision=precision(machines, phase),
        max_epochs=phase.epochs,
        gradient_clip_val=GRADIENT,
        deterministic="warn",
        callbacks=[keeper],
        logger=TensorBoardLogger(out, name="logs", version=""),
        use_distributed_sampler=False,
        num_sanity_val_steps=0,
        log_every_n_steps=1,
        enable_checkpointing=False,
        enable_progress_bar=False,
        enable_model_summary=False,
    )


def _on_cuda(machines: Machines) -> bool:
    return machines.device == "cuda" or (machines.device == "auto" and torch.cuda.is_available())


def precision(machines: Machines, phase: Phase) -> Any:
    """In Lightning's words. On a CPU full, unless the phase does with half and the CPU computes with bfloat16."""
    if _on_cuda(machines):
        return BFLOAT if torch.cuda.is_bf16_supported() else "16-mixed"
    return BFLOAT if phase.half and torch.cpu._is_avx512_bf16_supported() else "32-true"


def _chosen(spec: ModelSpec, wanted: Sequence[str]) -> tuple[Phase, ...]:
    names = [phase.name for phase in spec.phases]
    unknown = [name for name in wanted if name not in names]
    if unknown or not names:
        raise NoData(f"{spec.name} has no phase {', '.join(unknown)}; it has {', '.join(names) or 'none'}.")
    return tuple(phase for phase in spec.phases if not wanted or phase.name in wanted)


def is_first() -> bool:
    """Of several processes one writes."""
    return bool(rank_zero_only(lambda: True)())
