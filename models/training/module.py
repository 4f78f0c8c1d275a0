"""One phase of a training as Lightning wants it: the loss of a batch, and how the validation people are served."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import lightning.pytorch as lightning
import numpy as np
import torch
from torch import Tensor, distributed, nn
from torch.optim import AdamW, Optimizer
from torch.optim.lr_scheduler import LambdaLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from models.data.augment import changed, mixed
from models.net import EmotionNet
from models.spec import Phase
from models.training.auxiliary import Auxiliaries, Step
from models.training.feed import Batch
from models.training.losses import LOSSES, as_rows, balance
from models.training.metrics import accuracy, confusion, uar
from models.training.phases import learn

WARM = (
    0.05  # the share of all steps in which the learning rate rises; then it falls to nothing along a cosine
)


class NotANumber(ValueError):
    """The loss went to infinity: the learning rate is too high, or the data is broken."""


class Learner(lightning.LightningModule):
    """`there` (C,): the labels that the data of this phase can show; the others are left out of the loss.

    Every step draws its chances (dropout, senses taken away, changes of the input) by seed and number of the step
    alone, so a training that was killed goes on as if nothing had been.
    """

    def __init__(
        self, net: EmotionNet, phase: Phase, targets: np.ndarray, there: np.ndarray, seed: tuple[int, ...]
    ) -> None:
        super().__init__()
        self.net, self.phase, self._seed = net, phase, seed
        self._there: Tensor
        self._place: Tensor
        self.register_buffer("_there", torch.from_numpy(np.flatnonzero(there)), persistent=False)
        self.register_buffer("_place", torch.from_numpy(np.cumsum(there) - 1), persistent=False)
        options = dict(phase.loss.options)
        if power := float(options.pop("balanced", 0)):
            options["weights"] = balance(targets.tolist(), len(there), power)[torch.from_numpy(there)]
        self.loss: nn.Module = LOSSES.make(phase.loss.kind, **options)
        self.auxiliaries = Auxiliaries(net, phase.auxiliary, _drawn(*seed))
        self._learning = (*learn(net, phase.train), *self.auxiliaries.parameters())
        net.drop_branches(phase.drop_branches)
        self._mean = running_mean(net, phase.average) if phase.average else None
        self._seen: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
        self._losses: list[Tensor] = []
        self.validation: dict[str, float] = {}

    def configure_optimizers(self) -> Any:
        """AdamW; what has one dimension (biases, norms) is not pulled to zero."""
        groups = [
            {"params": [p for p in self._learning if p.ndim > 1], "weight_decay": self.phase.weight_decay},
            {"params": [p for p in self._learning if p.ndim <= 1], "weight_decay": 0.0},
        ]
        optimiser: Optimizer = AdamW([group for group in groups if group["params"]], lr=self.phase.lr)
        steps = int(self.trainer.estimated_stepping_batches)
        schedule = LambdaLR(optimiser, lambda step: _rate(step, steps))
        return {"optimizer": optimiser, "lr_scheduler": {"scheduler": schedule, "interval": "step"}}

    def training_step(self, batch: Batch, number: int) -> Tensor:
        del number
        torch.manual_seed(_drawn(*self._seed, self.global_step, self.global_rank))
        return self._loss_of(batch)

    def _loss_of(self, batch: Batch) -> Tensor:
        inputs = changed(batch.inputs, self.phase.augment)
        present, target = batch.present, self._place[batch.target]
        if self.phase.mix:
            inputs, present, target = mixed(
                inputs, present, as_rows(target, len(self._there)), self.phase.mix
            )
        with self.auxiliaries.watching(self.net) as seen:
            vector = self.net.embed(inputs, present)
        logits = self.net.head(vector)[:, self._there]
        step = Step(batch, vector, seen, lambda: self._again(batch))
        loss: Tensor = self.loss(logits.float(), target, vector) + self.auxiliaries(step)
        if not torch.isfinite(loss):
            raise NotANumber(f"The loss is no number at step {self.global_step} of phase {self.phase.name}.")
        self._losses.append(loss.detach())
        return loss

    def _again(self, batch: Batch) -> Tensor:
        return self.net.embed(changed(batch.inputs, self.phase.augment), batch.present)

    def on_train_batch_end(self, outputs: Any, batch: Batch, batch_idx: int) -> None:
        del outputs, batch, batch_idx
        if self._mean is not None:
            self._mean.update_parameters(self.net)

    @property
    def kept(self) -> nn.Module:
        """What is shown to the validation people and kept of the best epoch."""
        return self.net if self._mean is None else self._mean.module

    def train_loss(self) -> float:
        """Mean since it was last asked, over all processes."""
        value = float(torch.stack(self._losses).mean()) if self._losses else math.nan
        self._losses.clear()
        return float(np.mean(list(_of_all(value))))

    def validation_step(self, batch: Batch, number: int) -> None:
        del number
        logits = self.kept(batch.inputs, batch.present)
        each = nn.functional.cross_entropy(
            logits[:, self._there].float(), self._place[batch.target], reduction="none"
        )
        said = self._there[logits[:, self._there].argmax(1)]
        self._seen.append((each.cpu().numpy(), said.cpu().numpy(), batch.target.cpu().numpy()))

    def on_validation_epoch_end(self) -> None:
        """The figures of all processes together, in `validation`."""
        parts = [part for seen in _of_all(self._seen) for part in seen]
        self._seen = []
        losses, said, truth = (np.concatenate(column) for column in zip(*parts, strict=True))
        counts = confusion(said, truth, len(self._place))
        self.validation = {"loss": float(losses.mean()), "accuracy": accuracy(counts), "uar": uar(counts)}


def running_mean(net: nn.Module, share: float) -> AveragedModel:
    """A copy that follows the net, always in eval mode; norms over a batch follow too."""
    follows = get_ema_multi_avg_fn(share)  # type: ignore[no-untyped-call]
    mean = AveragedModel(net, multi_avg_fn=follows, use_buffers=True)
    return mean.requires_grad_(False).eval()


def _drawn(*seed: int) -> int:
    return int(np.random.SeedSequence(seed).generate_state(1)[0])


def _rate(step: int, steps: int) -> float:
    warm = max(1, round(WARM * steps))
    if step < warm:
        return (step + 1) / warm
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (step - warm) / max(1, steps - warm))))


def _of_all(value: Any) -> Iterator[Any]:
    """The value of every process, in order."""
    if not (distributed.is_available() and distributed.is_initialized()):
        return iter([value])
    gathered: list[Any] = [None] * distributed.get_world_size()
    distributed.all_gather_object(gathered, value)
    return iter(gathered)
