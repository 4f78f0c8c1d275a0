"""What a net is told off for. Each takes logits, targets and the vector before the head, and gives one number.

Targets are class numbers (B,) or, where raters voted or several labels hold, rows (B, C). Supervised contrastive:
Khosla et al. 2020, arXiv 2004.11362; batch-hard triplets: Hermans et al. 2017, arXiv 1703.07737; label distribution
learning: Geng 2016. Written from the papers.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.registry import Registry

LOSSES = Registry("loss")


def as_rows(target: Tensor, classes: int) -> Tensor:
    """(B,) class numbers or (B, C) rows -> (B, C) rows."""
    return target.float() if target.ndim == 2 else functional.one_hot(target, classes).float()


def balance(targets: Sequence[int], classes: int, power: float = 1.0) -> Tensor:
    """(C,) weights whose mean over clips is one. Power 1: every class that occurs counts alike; 0: every clip."""
    counts = torch.bincount(torch.as_tensor(targets, dtype=torch.long), minlength=classes).float()
    rare = counts.clamp(min=1) ** -power
    weights = rare * counts.sum() / (rare * counts).sum()
    return torch.where(counts > 0, weights, torch.ones(()))


class Weighted(nn.Module):
    """Holds class weights (C,), so that they travel to the device with the net."""

    weights: Tensor | None

    def __init__(self, weights: Tensor | None = None) -> None:
        super().__init__()
        self.register_buffer("weights", weights, persistent=False)


@LOSSES.register("cross_entropy")
class CrossEntropy(Weighted):
    """One label a clip, or rows of votes; `smoothing` takes this share of each target for all classes alike."""

    def __init__(self, weights: Tensor | None = None, smoothing: float = 0.0) -> None:
        super().__init__(weights)
        self.smoothing = smoothing

    def forward(self, logits: Tensor, target: Tensor, embedding: Tensor) -> Tensor:
        del embedding
        return functional.cross_entropy(logits, target, weight=self.weights, label_smoothing=self.smoothing)


@LOSSES.register("binary")
class Binary(Weighted):
    """Every class for itself (sigmoid): several labels may hold at once."""

    def forward(self, logits: Tensor, target: Tensor, embedding: Tensor) -> Tensor:
        del embedding
        rows = as_rows(target, logits.shape[1])
        return functional.binary_cross_entropy_with_logits(logits, rows, weight=self.weights)


@LOSSES.register("distribution")
class Distribution(Weighted):
    """Kullback-Leibler distance to how the raters voted; least where the net spreads its doubt as they did.

    `smoothing` makes a distribution of a single label: this share goes to all classes alike.
    """

    def __init__(self, weights: Tensor | None = None, smoothing: float = 0.1) -> None:
        super().__init__(weights)
        self.smoothing = smoothing

    def forward(self, logits: Tensor, target: Tensor, embedding: Tensor) -> Tensor:
        del embedding
        rows = as_rows(target, logits.shape[1])
        if target.ndim == 1:
            rows = rows * (1 - self.smoothing) + self.smoothing / logits.shape[1]
        rows = rows / rows.sum(1, keepdim=True)
        distance = functional.kl_div(logits.log_softmax(1), rows, reduction="none")  # (B, C)
        each = distance.sum(1)
        if self.weights is None:
            return each.mean()
        heavy = rows @ self.weights
        return (each * heavy).sum() / heavy.sum()


@LOSSES.register("contrastive")
class Contrastive(CrossEntropy):
    """Cross-entropy, and vectors of one class drawn together against all others (supervised contrastive)."""

    def __init__(
        self,
        weights: Tensor | None = None,
        smoothing: float = 0.0,
        share: float = 0.5,
        temperature: float = 0.1,
    ) -> None:
        super().__init__(weights, smoothing)
        self.share, self.temperature = share, temperature

    def forward(self, logits: Tensor, target: Tensor, embedding: Tensor) -> Tensor:
        drawn = contrastive(embedding, _one(target), self.temperature)
        return super().forward(logits, target, embedding) + self.share * drawn


@LOSSES.register("triplet")
class Triplet(CrossEntropy):
    """Cross-entropy, and the farthest of one's own class must be nearer than the nearest stranger by a margin."""

    def __init__(
        self, weights: Tensor | None = None, smoothing: float = 0.0, share: float = 0.5, margin: float = 0.3
    ) -> None:
        super().__init__(weights, smoothing)
        self.share, self.margin = share, margin

    def forward(self, logits: Tensor, target: Tensor, embedding: Tensor) -> Tensor:
        drawn = triplet(embedding, _one(target), self.margin)
        return super().forward(logits, target, embedding) + self.share * drawn


def contrastive(vectors: Tensor, target: Tensor, temperature: float) -> Tensor:
    """Mean over those who have a fellow in the batch; 0 when nobody has. vectors (B, D), target (B,)."""
    units = functional.normalize(vectors.float(), dim=1)
    alike = units @ units.T / temperature  # (B, B)
    own = torch.eye(len(target), dtype=torch.bool, device=target.device)
    fellows = (target[:, None] == target[None, :]) & ~own
    chances = alike.masked_fill(own, float("-inf")).log_softmax(1).masked_fill(own, 0.0)
    number = fellows.sum(1)
    each = -(chances * fellows).sum(1) / number.clamp(min=1)
    having = number > 0
    return (each * having).sum() / having.sum().clamp(min=1)


def triplet(vectors: Tensor, target: Tensor, margin: float) -> Tensor:
    """Mean over those who have both a fellow and a stranger in the batch; 0 when nobody has."""
    units = functional.normalize(vectors.float(), dim=1)
    apart = (2 - 2 * units @ units.T).clamp(min=1e-8).sqrt()  # (B, B)
    same = target[:, None] == target[None, :]
    own = torch.eye(len(target), dtype=torch.bool, device=target.device)
    fellows, strangers = same & ~own, ~same
    farthest = apart.masked_fill(~fellows, 0.0).amax(1)
    nearest = apart.masked_fill(strangers.logical_not(), 3.0).amin(1)
    having = fellows.any(1) & strangers.any(1)
    each = functional.relu(farthest - nearest + margin)
    return (each * having).sum() / having.sum().clamp(min=1)


def _one(target: Tensor) -> Tensor:
    return target if target.ndim == 1 else target.argmax(1)
