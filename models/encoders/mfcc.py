"""Statistics of cepstra: the classic description of how something was said (Davis and Mermelstein 1980)."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from models.parts import ENCODERS
from models.spectrum import LogMel, cosines


@ENCODERS.register("mfcc")
class Mfcc(nn.Module):
    """Sound to one vector: of `count` cepstra and of their changes the mean, spread, least and most."""

    takes = "sound"

    def __init__(self, rate: int = 16000, bands: int = 64, count: int = 32) -> None:
        super().__init__()
        self.spectrum = LogMel(rate, bands)
        self.cosines = nn.Buffer(cosines(bands, count), persistent=False)
        self.dim = 8 * count
        self.scale = nn.BatchNorm1d(self.dim)

    def forward(self, sound: Tensor) -> Tensor:
        """(B, S) -> (B, 1, dim)."""
        cepstra = torch.matmul(self.cosines, self.spectrum(sound))  # (B, count, T)
        both = (cepstra, cepstra[:, :, 2:] - cepstra[:, :, :-2])
        statistics = torch.cat([value for part in both for value in _statistics(part)], dim=1)  # (B, dim)
        out: Tensor = self.scale(statistics)
        return out.unsqueeze(1)


def _statistics(part: Tensor) -> tuple[Tensor, ...]:
    mean = part.mean(dim=2)
    spread = ((part - mean[:, :, None]).square().mean(dim=2) + 1e-6).sqrt()
    return mean, spread, part.amin(dim=2), part.amax(dim=2)
