"""Changes of a spectrogram that leave its emotion as it was, so that a net does not learn what does not matter.

They are drawn from torch's own generator, as dropout is: who seeds it gets the same again. SpecAugment: Park et al.
2019, arXiv 1904.08779.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

PACE, PITCH = 0.2, 0.08  # natural logarithm of the most by which time and pitch are stretched
LATER, HIGHER = 0.075, 0.04  # the most by which the picture moves, of its length and of its height
HISS, COLOUR = (
    0.3,
    0.3,
)  # of a picture of spread 1: the most noise in a place, the usual bend of a microphone
BENDS = 5  # points of a microphone's curve
MASKS = 2  # of each kind
HIDDEN_BANDS, HIDDEN_TIME = 0.15, 0.12  # the widest mask, of the height and of the length


class SpectrumChanges(nn.Module):
    """(B, 1, bands, T) -> the same: each clip is changed for itself. `strength` 0: not at all, 1: as above."""

    def __init__(self, strength: float = 1.0) -> None:
        super().__init__()
        self.strength = strength

    def forward(self, picture: Tensor) -> Tensor:
        if not self.strength:
            return picture
        return hidden(coloured(stretched(picture, self.strength), self.strength), self.strength)


def stretched(picture: Tensor, strength: float) -> Tensor:
    """Slower or faster, higher or lower (a longer or shorter throat), earlier or later."""
    clips = len(picture)
    turn = torch.zeros(clips, 2, 3)
    turn[:, 0, 0] = torch.exp(_within(clips, PACE * strength))
    turn[:, 0, 2] = 2 * _within(clips, LATER * strength)
    turn[:, 1, 1] = torch.exp(_within(clips, PITCH * strength))
    turn[:, 1, 2] = 2 * _within(clips, HIGHER * strength)
    grid = functional.affine_grid(turn, list(picture.shape), align_corners=False).to(picture)
    return functional.grid_sample(picture, grid, padding_mode="border", align_corners=False)


def coloured(picture: Tensor, strength: float) -> Tensor:
    """Grain, in some clips more, and another microphone."""
    clips, _, bands, _ = picture.shape
    grain = HISS * strength * torch.rand(clips, 1, 1, 1) * torch.randn(picture.shape)
    bends = COLOUR * strength * torch.randn(clips, 1, BENDS)
    curve = functional.interpolate(bends, size=bands, mode="linear", align_corners=True)  # (B, 1, bands)
    return picture + (grain + curve[..., None]).to(picture)


def hidden(picture: Tensor, strength: float) -> Tensor:
    """Some bands and some stretches of time are blank."""
    _, _, bands, times = picture.shape
    for _ in range(MASKS):
        row = _stretch(len(picture), bands, HIDDEN_BANDS * strength)[:, None, :, None]
        column = _stretch(len(picture), times, HIDDEN_TIME * strength)[:, None, None, :]
        picture = picture.masked_fill((row | column).to(picture.device), 0.0)
    return picture


def _within(count: int, most: float) -> Tensor:
    return most * (2 * torch.rand(count) - 1)


def _stretch(count: int, length: int, longest: float) -> Tensor:
    """(count, length): true within one stretch of each row, of up to this share of it."""
    wide = torch.rand(count, 1) * longest * length
    first = torch.rand(count, 1) * (length - wide)
    place = torch.arange(length)
    return (place >= first) & (place < first + wide)
