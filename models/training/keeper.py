"""What stays of a phase: its best weights, a state to go on from, a line an epoch, figures for TensorBoard."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

import lightning.pytorch as lightning
import torch
from safetensors.torch import load_file, save_file
from torch import nn

from models.training import progress
from models.training.early import Patience
from models.training.module import Learner
from models.training.progress import Epoch

BEST, LAST, DONE, LINES = "best.safetensors", "last.ckpt", "done", "progress.jsonl"


class Keeper(lightning.Callback):
    """Keeps one phase in its folder. Every file is whole or not there, whenever the process is killed.

    `first`: how many epochs the phases before it took; `keep_last`: every epoch counts as the best so far. The state
    to go on from holds the lines of the phase, so file and state cannot tell two stories.
    """

    def __init__(self, folder: Path, lines: Path, first: int, patience: int, keep_last: bool) -> None:
        self._folder, self._lines, self._first, self._keep_last = folder, lines, first, keep_last
        self._patience = Patience(patience)
        self.epochs: list[Epoch] = []
        self._began = 0.0

    def state_dict(self) -> dict[str, Any]:
        return {"epochs": [asdict(epoch) for epoch in self.epochs]}

    def load_state_dict(self, state_dict: dict[str, Any]) -> None:
        self.epochs = [Epoch(**epoch) for epoch in state_dict["epochs"]]
        for epoch in self.epochs:
            self._patience = self._patience.after(epoch.uar)

    def on_train_start(self, trainer: lightning.Trainer, pl_module: lightning.LightningModule) -> None:
        del pl_module
        if trainer.is_global_zero:
            progress.keep(self._lines, self._first + len(self.epochs))
        self._began = time.monotonic()

    def on_train_epoch_end(self, trainer: lightning.Trainer, pl_module: lightning.LightningModule) -> None:
        learner = cast(Learner, pl_module)  # it was given nothing else
        told = learner.validation
        self._patience = self._patience.after(told["uar"])
        now = time.monotonic()
        epoch = Epoch(
            phase=learner.phase.name,
            epoch=self._first + len(self.epochs) + 1,
            train_loss=learner.train_loss(),
            validation_loss=told["loss"],
            accuracy=told["accuracy"],
            uar=told["uar"],
            best=self._keep_last or self._patience.improved,
            learning_rate=float(trainer.optimizers[0].param_groups[0]["lr"]),
            seconds=now - self._began,
        )
        self._began = now
        self.epochs.append(epoch)
        self._keep(trainer, learner.kept, epoch)
        trainer.should_stop = self._patience.over

    def _keep(self, trainer: lightning.Trainer, net: nn.Module, epoch: Epoch) -> None:
        if trainer.is_global_zero:
            if epoch.best:
                save_whole(net, self._folder / BEST)
            progress.append(self._lines, epoch)
        if trainer.logger is not None:
            figures = {
                name: value for name, value in asdict(epoch).items() if name not in ("phase", "epoch", "best")
            }
            trainer.logger.log_metrics(figures, step=epoch.epoch)
        fresh = self._folder / f"{LAST}.new"
        trainer.save_checkpoint(fresh, weights_only=False)  # every process takes part
        if trainer.is_global_zero:
            fresh.replace(self._folder / LAST)

    def on_train_end(self, trainer: lightning.Trainer, pl_module: lightning.LightningModule) -> None:
        del pl_module
        trainer.strategy.barrier("the best weights are on the disk")


def save_whole(net: nn.Module, file: Path) -> None:
    fresh = file.with_suffix(".new")
    save_file({name: tensor.detach().cpu().contiguous() for name, tensor in net.state_dict().items()}, fresh)
    fresh.replace(file)


def load_best(net: nn.Module, folder: Path) -> None:
    """The best epoch of a finished phase."""
    net.load_state_dict(load_file(folder / BEST), strict=True)


def kept_epochs(folder: Path) -> list[Epoch]:
    """The epochs that the state to go on from has behind it."""
    if not (folder / LAST).is_file():
        return []
    state: Mapping[str, Any] = torch.load(folder / LAST, map_location="cpu", weights_only=True)
    return [Epoch(**epoch) for epoch in state["callbacks"]["Keeper"]["epochs"]]
