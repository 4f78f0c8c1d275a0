"""What becomes of one branch's tokens over time: (B, T, D) -> (B, T', dim). Only `flatten` is told a length.

`keeps_time`: each token still stands for the one that came in at its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn

from models.attention import blocks, with_places
from models.parts import SEQUENCES


@SEQUENCES.register("mean")
class Mean(nn.Module):
    """The average over time, one token."""

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.dim = dim

    def forward(self, tokens: Tensor) -> Tensor:
        return tokens.mean(dim=1, keepdim=True)


@SEQUENCES.register("max")
class Max(nn.Module):
    """The strongest of each feature over time, one token."""

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.dim = dim

    def forward(self, tokens: Tensor) -> Tensor:
        return tokens.amax(dim=1, keepdim=True)


@SEQUENCES.register("attention")
class AttentionPool(nn.Module):
    """One token: for each of `heads` the average over the moments that it attends to, side by side."""

    def __init__(self, width: int, heads: int = 4, hidden: int = 32) -> None:
        super().__init__()
        self.dim = width * heads
        self.weigh = nn.Sequential(nn.Linear(width, hidden), nn.Tanh(), nn.Linear(hidden, heads))

    def forward(self, tokens: Tensor) -> Tensor:
        shares = self.weigh(tokens).softmax(dim=1)  # (B, T, heads)
        return torch.matmul(shares.transpose(1, 2), tokens).flatten(1).unsqueeze(1)


@SEQUENCES.register("flatten")
class Flatten(nn.Module):
    """All tokens side by side through one linear layer; needs clips of exactly `frames` tokens."""

    def __init__(self, width: int, frames: int, dim: int) -> None:
        super().__init__()
        self.frames, self.dim = frames, dim
        self.linear = nn.Linear(width * frames, dim)

    def forward(self, tokens: Tensor) -> Tensor:
        if tokens.shape[1] != self.frames:
            raise ValueError(
                f"this model needs {self.frames} pictures a clip, there are {int(tokens.shape[1])}"
            )
        flat: Tensor = self.linear(tokens.flatten(1))  # (B, T*D) -> (B, dim)
        return flat.unsqueeze(1)


@SEQUENCES.register("conv1d")
class Conv1d(nn.Module):
    """Convolutions over time, as many as `dims` names widths; length stays. Tokens that are not `real` are silent."""

    def __init__(self, width: int, dims: Sequence[int], kernel: int = 3) -> None:
        super().__init__()
        self.dim = dims[-1]
        self.layers = nn.ModuleList(
            nn.Sequential(
                nn.Conv1d(before, after, kernel, padding=kernel // 2), nn.BatchNorm1d(after), nn.ReLU()
            )
            for before, after in pairwise((width, *dims))
        )

    def forward(self, tokens: Tensor, real: Tensor | None = None) -> Tensor:
        x = tokens.transpose(1, 2)  # (B, D, T)
        for layer in self.layers:
            x = layer(x if real is None else x * real[:, None])
        return x.transpose(1, 2)


@SEQUENCES.register("project")
class Project(nn.Module):
    """Each token to another width."""

    keeps_time = True

    def __init__(self, width: int, dim: int) -> None:
        super().__init__()
        self.dim = dim
        self.linear = nn.Linear(width, dim)

    def forward(self, tokens: Tensor) -> Tensor:
        out: Tensor = self.linear(tokens)
        return out


@SEQUENCES.register("lstm")
class Lstm(nn.Module):
    """A recurrent network read both ways; one token: what both ends know."""

    def __init__(self, width: int, hidden: int, layers: int = 1) -> None:
        super().__init__()
        self.dim = 2 * hidden
        self.lstm = nn.LSTM(width, hidden, layers, batch_first=True, bidirectional=True)

    def forward(self, tokens: Tensor) -> Tensor:
        states = tokens.new_zeros(2 * self.lstm.num_layers, tokens.shape[0], self.lstm.hidden_size)
        _, (last, _) = self.lstm(tokens, (states, states))  # (2*layers, B, hidden)
        return torch.cat((last[-2], last[-1]), dim=1).unsqueeze(1)


@SEQUENCES.register("transformer")
class Transformer(nn.Module):
    """Tokens that look at each other and know when they come."""

    keeps_time = True

    def __init__(self, width: int, dim: int, layers: int = 1, heads: int = 4, dropout: float = 0.1) -> None:
        super().__init__()
        self.dim = dim
        self.linear = nn.Linear(width, dim)
        self.blocks = blocks(layers, dim, heads, dropout)

    def forward(self, tokens: Tensor) -> Tensor:
        tokens = with_places(self.linear(tokens))
        for block in self.blocks:
            tokens = block(tokens)
        return tokens


@SEQUENCES.register("chunks")
class Chunks(nn.Module):
    """Cuts each vector into pieces of `size` numbers, and makes each piece a token that knows its place."""

    def __init__(self, width: int, dim: int, size: int = 8) -> None:
        super().__init__()
        self.dim, self.size = dim, size
        self.missing = -width % size
        self.linear = nn.Linear(size, dim)
        self.place = nn.Parameter(torch.randn((width + self.missing) // size, dim) * 0.02)

    def forward(self, tokens: Tensor) -> Tensor:
        padded = nn.functional.pad(tokens, (0, self.missing))
        pieces = padded.reshape(*padded.shape[:2], self.place.shape[0], self.size)  # (B, T, pieces, size)
        out: Tensor = self.linear(pieces) + self.place  # (B, T, pieces, dim)
        return out.flatten(1, 2)
