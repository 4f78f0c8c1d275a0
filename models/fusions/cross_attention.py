"""Attention between senses: as a weight (intermediate attention) and as a look (cross-attention).

Intermediate attention: Chumachenko 2022 (arXiv 2201.11095), written anew from the paper. Cross-attention: the recipe
of the EMOTIC study among the sources: self-attention within each sense, then both ways across, and a gathering token
of each.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn

from models.attention import Block
from models.fusions.transformer import EachToOthers, averages
from models.parts import FUSIONS
from models.sense import Sense
from models.sequences import Conv1d


@FUSIONS.register("intermediate_attention")
class IntermediateAttention(nn.Module):
    """How much the other side attends to each of a side's tokens weighs that token; nothing else passes over.
    Convolutions of each side follow."""

    def __init__(
        self,
        dims: Mapping[str, int],
        classes: int,  # noqa: ARG002
        dim: int = 64,
        then: Sequence[int] = (128, 128),
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        if len(dims) < 2:
            raise ValueError("this fusion needs two branches")
        self.asks = nn.ModuleDict({name: nn.Linear(width, dim) for name, width in dims.items()})
        self.offers = nn.ModuleDict({name: nn.Linear(width, dim) for name, width in dims.items()})
        self.later = nn.ModuleDict({name: Conv1d(width, then) for name, width in dims.items()})
        self.dropout = nn.Dropout(dropout)
        self.dim = then[-1] * len(dims)

    def forward(self, senses: Mapping[str, Sense]) -> Tensor:
        """(B, T, D) each -> (B, branches * then[-1])."""
        weighed = {name: self._weighed(name, senses) for name in self.asks}
        later = {
            name: Sense(conv(weighed[name], senses[name].real), senses[name].real)
            for name, conv in self.later.items()
        }
        fused: Tensor = self.dropout(averages(later))
        return fused

    def _weighed(self, name: str, senses: Mapping[str, Sense]) -> Tensor:
        tokens, real = senses[name]
        offered = self.offers[name](tokens).transpose(1, 2)  # (B, dim, T)
        weights = tokens.new_zeros(tokens.shape[0], tokens.shape[1])  # (B, T)
        for other, ask in self.asks.items():
            if other != name:
                asked = ask(senses[other].tokens)  # (B, S, dim)
                looks = torch.matmul(asked, offered) / math.sqrt(asked.shape[2])  # (B, S, T)
                weights = weights + looks.softmax(dim=2).mean(dim=1)
        share = weights / (len(self.asks) - 1)
        # The weights of a clip sum to one; times its length they leave the size of the tokens as it was.
        return tokens * (share * real.shape[1]).unsqueeze(2)


@FUSIONS.register("cross_attention")
class CrossAttention(nn.Module):
    """Each sense first looks at itself, then at the others; a gathering token of each, and an MLP over both."""

    def __init__(
        self,
        dims: Mapping[str, int],
        classes: int,  # noqa: ARG002
        dim: int = 128,
        layers: int = 1,
        heads: int = 4,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.dim = dim
        self.widths = nn.ModuleDict({name: nn.Linear(width, dim) for name, width in dims.items()})
        self.gather = nn.ParameterDict({name: torch.randn(dim) * 0.02 for name in dims})
        self.within = nn.ModuleDict({name: Block(dim, heads, dropout) for name in dims})
        self.across = EachToOthers(dict.fromkeys(dims, dim), dim, layers, heads, dropout)
        self.think = nn.Sequential(
            nn.LayerNorm(dim * len(dims)), nn.Linear(dim * len(dims), dim), nn.GELU(), nn.Dropout(dropout)
        )

    def forward(self, senses: Mapping[str, Sense]) -> Tensor:
        """(B, T, D) each -> (B, dim)."""
        seen = self.across({name: self._alone(name, senses[name]) for name in self.widths})
        fused: Tensor = self.think(torch.cat([sense.tokens[:, 0] for sense in seen.values()], dim=1))
        return fused

    def _alone(self, name: str, sense: Sense) -> Sense:
        tokens = self.widths[name](sense.tokens)  # (B, T, dim)
        tokens = torch.cat((self.gather[name].expand(tokens.shape[0], 1, -1), tokens), dim=1)
        real = torch.cat((torch.ones_like(sense.real[:, :1]), sense.real), dim=1)
        return Sense(self.within[name](tokens, None, real), real)
