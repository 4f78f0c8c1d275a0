"""Vectors that were made elsewhere (face embedding, action units, a voice embedding) as a branch."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from models.parts import ENCODERS


@ENCODERS.register("vectors")
class Vectors(nn.Module):
    """Brings each number of a ready-made vector to a common scale; `dim` is the vector's width."""

    takes = "vector"

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.dim = dim
        self.scale = nn.BatchNorm1d(dim)

    def forward(self, vectors: Tensor) -> Tensor:
        """(B, T, D) or (B, D) -> (B, T, D), T = 1 for one vector a clip."""
        tokens = vectors.unsqueeze(1) if vectors.dim() == 2 else vectors
        scaled: Tensor = self.scale(tokens.transpose(1, 2))  # (B, D, T)
        return torch.transpose(scaled, 1, 2)
