"""Attention as the sequences and fusions use it (Vaswani 2017), written so that ONNX keeps time free."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional


class Attention(nn.Module):
    """Each token of one side looks at all tokens of the other."""

    def __init__(self, dim: int, heads: int) -> None:
        super().__init__()
        if dim % heads:
            raise ValueError(f"{heads} heads do not divide a width of {dim}")
        self.heads = heads
        self.ask = nn.Linear(dim, dim)
        self.answer = nn.Linear(dim, 2 * dim)
        self.out = nn.Linear(dim, dim)

    def forward(self, tokens: Tensor, others: Tensor, real: Tensor | None = None) -> Tensor:
        """(B, T, D) and (B, S, D) -> (B, T, D); others that are not `real` (B, S) are not looked at."""
        keys, values = self.answer(others).chunk(2, dim=2)
        mask = None if real is None else real[:, None, None, :]
        seen = functional.scaled_dot_product_attention(
            self._heads(self.ask(tokens)), self._heads(keys), self._heads(values), attn_mask=mask
        )  # (B, heads, T, D/heads)
        out: Tensor = self.out(seen.transpose(1, 2).flatten(2))
        return out

    def _heads(self, x: Tensor) -> Tensor:
        return x.reshape(x.shape[0], x.shape[1], self.heads, x.shape[2] // self.heads).transpose(1, 2)


class Block(nn.Module):
    """One transformer block, norms first: looks at `others` (or at its own tokens), then thinks for each token."""

    def __init__(self, dim: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.norm_tokens, self.norm_others, self.norm_out = (nn.LayerNorm(dim) for _ in range(3))
        self.attention = Attention(dim, heads)
        self.think = nn.Sequential(
            nn.Linear(dim, 2 * dim), nn.GELU(), nn.Dropout(dropout), nn.Linear(2 * dim, dim)
        )
        self.dropout = nn.Dropout(dropout)

    def forward(self, tokens: Tensor, others: Tensor | None = None, real: Tensor | None = None) -> Tensor:
        """(B, T, D), (B, S, D) or None for itself, (B, S) -> (B, T, D)."""
        looked_at = self.norm_others(tokens if others is None else others)
        tokens = tokens + self.dropout(self.attention(self.norm_tokens(tokens), looked_at, real))
        changed: Tensor = tokens + self.dropout(self.think(self.norm_out(tokens)))
        return changed


def blocks(count: int, dim: int, heads: int, dropout: float) -> nn.ModuleList:
    """So many blocks in a row."""
    return nn.ModuleList(Block(dim, heads, dropout) for _ in range(count))


def with_places(tokens: Tensor) -> Tensor:
    """(B, T, D) -> (B, T, D): adds sines that say which token comes when, for any T."""
    time, dim = tokens.shape[1], tokens.shape[2]
    place = torch.arange(time, device=tokens.device, dtype=tokens.dtype)[:, None]  # (T, 1)
    speed = torch.arange(0, dim, 2, device=tokens.device, dtype=tokens.dtype)  # (D/2,)
    angle = place * torch.exp(speed * (-math.log(10000.0) / dim))  # (T, D/2)
    return tokens + torch.stack((angle.sin(), angle.cos()), dim=2).flatten(1)[:, :dim]
