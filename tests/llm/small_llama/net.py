"""A Llama as llama.cpp computes it, in torch, so that it can learn."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class Size:
    rows: int  # tokens
    width: int = 160
    layers: int = 5
    heads: int = 5
    forward: int = 448
    context: int = 1536
    turning: float = 10_000.0  # base of the rotary position embedding


class Attention(nn.Module):
    def __init__(self, size: Size) -> None:
        super().__init__()
        self.heads = size.heads
        self.q, self.k, self.v, self.output = (
            nn.Linear(size.width, size.width, bias=False) for _ in range(4)
        )

    def forward(self, x: Tensor, turn: Tensor) -> Tensor:
        """`x` (batch, time, width); `turn` (time, head width / 2), complex."""
        batch, time, width = x.shape
        q, k, v = (
            part(x).view(batch, time, self.heads, -1).transpose(1, 2) for part in (self.q, self.k, self.v)
        )
        mixed = functional.scaled_dot_product_attention(_turned(q, turn), _turned(k, turn), v, is_causal=True)
        return self.output(mixed.transpose(1, 2).reshape(batch, time, width))


def _turned(x: Tensor, turn: Tensor) -> Tensor:
    """Neighbouring values are one complex number each, as in GGUF's own order."""
    pairs = torch.view_as_complex(x.float().reshape(*x.shape[:-1], -1, 2))
    return torch.view_as_real(pairs * turn).flatten(-2).to(x.dtype)


class Block(nn.Module):
    def __init__(self, size: Size) -> None:
        super().__init__()
        self.attn_norm = nn.RMSNorm(size.width, eps=1e-5)
        self.attn = Attention(size)
        self.ffn_norm = nn.RMSNorm(size.width, eps=1e-5)
        self.gate = nn.Linear(size.width, size.forward, bias=False)
        self.up = nn.Linear(size.width, size.forward, bias=False)
        self.down = nn.Linear(size.forward, size.width, bias=False)

    def forward(self, x: Tensor, turn: Tensor) -> Tensor:
        x = x + self.attn(self.attn_norm(x), turn)
        y = self.ffn_norm(x)
        return x + self.down(functional.silu(self.gate(y)) * self.up(y))


class Llama(nn.Module):
    def __init__(self, size: Size) -> None:
        super().__init__()
        self.size = size
        self.tokens = nn.Embedding(size.rows, size.width)
        self.blocks = nn.ModuleList(Block(size) for _ in range(size.layers))
        self.norm = nn.RMSNorm(size.width, eps=1e-5)
        for weight in self.parameters():
            if weight.dim() > 1:
                nn.init.normal_(weight, std=0.04)
        each = size.width // size.heads
        speed = size.turning ** (-torch.arange(0, each, 2).float() / each)
        angles = torch.outer(torch.arange(size.context).float(), speed)
        self.register_buffer("turn", torch.polar(torch.ones_like(angles), angles), persistent=False)

    def forward(self, tokens: Tensor) -> Tensor:
        """`tokens` (batch, time) → what was understood before the last layer (batch, time, width)."""
        x = self.tokens(tokens)
        for block in self.blocks:
            x = block(x, self.turn[: tokens.shape[1]])
        return self.norm(x)

    def logits(self, understood: Tensor) -> Tensor:
        return understood @ self.tokens.weight.T
