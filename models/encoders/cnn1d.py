"""A one-dimensional network over the samples themselves, after the audio CNNs of the sources and Dai 2016 (arXiv
1610.00087): a wide first filter, then short ones, each stage a quarter of the time."""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor, nn

from models.parts import ENCODERS


@ENCODERS.register("cnn1d")
class Cnn1d(nn.Module):
    """Sound to one vector every 64 ms at 16 kHz (1,024 samples); `width` is that of the first stage."""

    takes = "sound"

    def __init__(self, width: int = 16) -> None:
        super().__init__()
        widths = (width, width, 2 * width, 4 * width)
        layers: list[nn.Module] = [nn.Conv1d(1, width, 80, stride=4, padding=38, bias=False), *_after(width)]
        for width_in, width_out in pairwise(widths):
            layers += [nn.Conv1d(width_in, width_out, 3, padding=1, bias=False), *_after(width_out)]
        self.layers = nn.Sequential(*layers)
        self.dim = widths[-1]

    def forward(self, sound: Tensor) -> Tensor:
        """(B, S) -> (B, T, dim); at least 1,024 samples."""
        out: Tensor = self.layers(sound.unsqueeze(1))  # (B, dim, T)
        return torch.transpose(out, 1, 2)


def _after(width: int) -> tuple[nn.Module, ...]:
    return nn.BatchNorm1d(width), nn.ReLU(), nn.MaxPool1d(4)
