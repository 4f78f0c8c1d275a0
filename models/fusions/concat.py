"""Features side by side."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from models.parts import FUSIONS
from models.sense import Sense


@FUSIONS.register("concat")
class Concat(nn.Module):
    """The branches' features side by side (fusion methods 2 and 3); with `hidden`, a layer, dropout and ELU after
    them (methods 4 and 5)."""

    def __init__(self, dims: Mapping[str, int], classes: int, hidden: int = 0, dropout: float = 0.0) -> None:  # noqa: ARG002
        super().__init__()
        width = sum(dims.values())
        self.dim = hidden or width
        layers: list[nn.Module] = [nn.Linear(width, hidden)] if hidden else []
        layers += [nn.Dropout(dropout)]
        layers += [nn.ELU()] if hidden else []
        self.layers = nn.Sequential(*layers)

    def forward(self, senses: Mapping[str, Sense]) -> Tensor:
        """(B, T, D) each -> (B, dim)."""
        side_by_side = torch.cat([sense.tokens.mean(dim=1) for sense in senses.values()], dim=1)
        out: Tensor = self.layers(side_by_side)
        return out
