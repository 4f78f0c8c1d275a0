"""Transformer fusions: late, intermediate, and one transformer over all tokens.

Chumachenko, Iosifidis, Gabbouj: Self-attention fusion for audiovisual emotion recognition with incomplete data, ICPR
2022 (arXiv 2201.11095): the late and the intermediate transformer. Written anew from the paper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn

from models.attention import Block, blocks
from models.parts import FUSIONS
from models.sense import Sense
from models.sequences import Conv1d


class EachToOthers(nn.Module):
    """Every sense is brought to one width and looks, block after block, at the tokens of all the others."""

    def __init__(self, dims: Mapping[str, int], dim: int, layers: int, heads: int, dropout: float) -> None:
        super().__init__()
        if len(dims) < 2:
            raise ValueError("this fusion needs two branches")
        self.widths = nn.ModuleDict({name: nn.Linear(width, dim) for name, width in dims.items()})
        self.blocks = nn.ModuleDict({name: blocks(layers, dim, heads, dropout) for name in dims})

    def forward(self, senses: Mapping[str, Sense]) -> dict[str, Sense]:
        """(B, T, D) each -> (B, T, dim) each."""
        same = {
            name: Sense(width(senses[name].tokens), senses[name].real) for name, width in self.widths.items()
        }
        return {name: self._look(name, same) for name in same}

    def _look(self, name: str, same: Mapping[str, Sense]) -> Sense:
        tokens, real = side_by_side({other: sense for other, sense in same.items() if other != name})
        mine = same[name].tokens
        for block in self.blocks[name].children():
            mine = block(mine, tokens, real)
        return Sense(mine, same[name].real)


def side_by_side(senses: Mapping[str, Sense]) -> Sense:
    """All tokens of all senses in one row."""
    tokens = torch.cat([sense.tokens for sense in senses.values()], dim=1)
    return Sense(tokens, torch.cat([sense.real for sense in senses.values()], dim=1))


def averages(senses: Mapping[str, Sense]) -> Tensor:
    """(B, T, D) each -> (B, sum of D): each sense's average over its real tokens, side by side."""
    return torch.cat([_average(sense) for sense in senses.values()], dim=1)


def _average(sense: Sense) -> Tensor:
    real = sense.real[:, :, None].to(sense.tokens.dtype)  # (B, T, 1)
    return (sense.tokens * real).sum(dim=1) / real.sum(dim=1)


@FUSIONS.register("transformer")
class LateTransformer(nn.Module):
    """Each side looks at the other, is averaged over time, and both stand side by side."""

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
        self.cross = EachToOthers(dims, dim, layers, heads, dropout)
        self.dropout = nn.Dropout(dropout)
        self.dim = dim * len(dims)

    def forward(self, senses: Mapping[str, Sense]) -> Tensor:
        """(B, T, D) each -> (B, branches * dim)."""
        fused: Tensor = self.dropout(averages(self.cross(senses)))
        return fused


@FUSIONS.register("intermediate_transformer")
class IntermediateTransformer(nn.Module):
    """What each side sees in the other is added to its own tokens halfway; convolutions of its own follow."""

    def __init__(
        self,
        dims: Mapping[str, int],
        classes: int,  # noqa: ARG002
        dim: int = 128,
        then: Sequence[int] = (128, 128),
        heads: int = 4,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.cross = EachToOthers(dims, dim, 1, heads, dropout)
        self.later = nn.ModuleDict({name: Conv1d(dim, then) for name in dims})
        self.dropout = nn.Dropout(dropout)
        self.dim = then[-1] * len(dims)

    def forward(self, senses: Mapping[str, Sense]) -> Tensor:
        """(B, T, D) each -> (B, branches * then[-1])."""
        seen: dict[str, Sense] = self.cross(senses)
        later = {name: Sense(conv(*seen[name]), seen[name].real) for name, conv in self.later.items()}
        fused: Tensor = self.dropout(averages(later))
        return fused


@FUSIONS.register("joint_transformer")
class JointTransformer(nn.Module):
    """One transformer over the tokens of all senses at once; one more token gathers what they say. A sense that is
    missing counts as one token."""

    def __init__(
        self,
        dims: Mapping[str, int],
        classes: int,  # noqa: ARG002
        dim: int = 128,
        layers: int = 2,
        heads: int = 4,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.dim = dim
        self.widths = nn.ModuleDict({name: nn.Linear(width, dim) for name, width in dims.items()})
        self.kinds = nn.ParameterDict({name: torch.randn(dim) * 0.02 for name in dims})
        self.gather = nn.Parameter(torch.randn(dim) * 0.02)
        self.blocks = nn.ModuleList(Block(dim, heads, dropout) for _ in range(layers))
        self.norm = nn.LayerNorm(dim)

    def forward(self, senses: Mapping[str, Sense]) -> Tensor:
        """(B, T, D) each -> (B, dim)."""
        marked = {
            name: Sense(width(senses[name].tokens) + self.kinds[name], senses[name].real)
            for name, width in self.widths.items()
        }
        tokens, real = side_by_side(marked)
        first = self.gather.expand(tokens.shape[0], 1, -1)
        tokens = torch.cat((first, tokens), dim=1)  # (B, 1 + all T, dim)
        real = torch.cat((torch.ones_like(real[:, :1]), real), dim=1)
        for block in self.blocks:
            tokens = block(tokens, None, real)
        gathered: Tensor = self.norm(tokens[:, 0])
        return gathered
