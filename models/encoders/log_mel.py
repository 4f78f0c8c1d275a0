"""A small voice encoder that trains from nothing, of our own making.

Separable convolutions (Howard 2017, MobileNets) over a log-mel spectrogram. A network of this size reached UAR 0.652
on RAVDESS speech, people unseen (arXiv 2606.03359); theirs is another network.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn

from models.parts import ENCODERS
from models.spectrum import LogMel


@ENCODERS.register("log_mel")
class LogMelEncoder(nn.Module):
    """Sound to one vector every 80 ms. `widths`: of the four stages; each but the last halves time and pitch."""

    takes = "sound"

    def __init__(
        self,
        rate: int = 16000,
        bands: int = 64,
        widths: Sequence[int] = (24, 48, 96, 128),
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.spectrum = LogMel(rate, bands)
        self.scale = nn.BatchNorm1d(bands)
        layers: list[nn.Module] = [_stem(widths[0])]
        for number, (width_in, width_out) in enumerate(pairwise(widths), start=2):
            layers += [_Separable(width_in, width_out, stride=2 if number < len(widths) else 1)]
            layers += [nn.Dropout2d(dropout)]
        self.layers = nn.Sequential(*layers)
        self.dim = 2 * widths[-1]

    def forward(self, sound: Tensor) -> Tensor:
        """(B, S) -> (B, T, dim)."""
        spectrum = self.scale(self.spectrum(sound))  # (B, bands, T)
        maps = self.layers(spectrum.unsqueeze(1))  # (B, C, bands', T')
        pooled = torch.cat((maps.mean(dim=2), maps.amax(dim=2)), dim=1)  # (B, 2C, T')
        return pooled.transpose(1, 2)


def _stem(width: int) -> nn.Sequential:
    conv = nn.Conv2d(1, width, 5, stride=2, padding=2, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(width), nn.SiLU())


class _Separable(nn.Module):
    """Twice: a 3×3 convolution of each channel, then of all channels of a place; the second has a bypass."""

    def __init__(self, width_in: int, width_out: int, stride: int) -> None:
        super().__init__()
        self.first = _separable(width_in, width_out, stride)
        self.second = _separable(width_out, width_out, 1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.first(x)
        changed: Tensor = x + self.second(x)
        return changed


def _separable(width_in: int, width_out: int, stride: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(width_in, width_in, 3, stride, padding=1, groups=width_in, bias=False),
        nn.BatchNorm2d(width_in),
        nn.Conv2d(width_in, width_out, 1, bias=False),
        nn.BatchNorm2d(width_out),
        nn.SiLU(),
    )
