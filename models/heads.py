"""The last layer: a vector becomes one number a label, and these become probabilities."""

from __future__ import annotations

from torch import Tensor, nn

from models.parts import HEADS


class _Linear(nn.Module):
    def __init__(self, width: int, classes: int) -> None:
        super().__init__()
        self.dim = classes
        self.linear = nn.Linear(width, classes)

    def forward(self, vector: Tensor) -> Tensor:
        """(B, width) -> logits (B, classes)."""
        logits: Tensor = self.linear(vector)
        return logits


@HEADS.register("softmax")
class Softmax(_Linear):
    """One label a clip: probabilities sum to one."""

    def probabilities(self, logits: Tensor) -> Tensor:
        return logits.softmax(dim=1)


@HEADS.register("sigmoid")
class Sigmoid(_Linear):
    """Any number of labels a clip: each has a probability of its own."""

    def probabilities(self, logits: Tensor) -> Tensor:
        return logits.sigmoid()
