"""Late fusion: every sense votes for itself."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from models.parts import FUSIONS
from models.sense import Sense


@FUSIONS.register("late")
class Late(nn.Module):
    """Every branch votes with its own classes; the head, one linear layer, weighs the votes (fusion method 1)."""

    def __init__(self, dims: Mapping[str, int], classes: int) -> None:
        super().__init__()
        self.dim = classes * len(dims)
        self.votes = nn.ModuleDict({name: nn.Linear(dim, classes) for name, dim in dims.items()})

    def forward(self, senses: Mapping[str, Sense]) -> Tensor:
        """(B, T, D) each -> (B, branches * classes)."""
        votes = [vote(senses[name].tokens.mean(dim=1)) for name, vote in self.votes.items()]
        return torch.cat(votes, dim=1)
