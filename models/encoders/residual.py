"""A small residual network for faces of 48 pixels, of our own making: it trains from nothing on two cores.

Residual blocks: He et al. 2016, arXiv 1512.03385; weighing of channels: Hu et al. 2018, arXiv 1709.01507. Full
convolutions and no max-pooling, because that is what a CPU does fastest in training.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.parts import ENCODERS

LUMA = (0.299, 0.587, 0.114)  # how much of red, green and blue the eye calls light (ITU-R BT.601)
FLAT = 0.05  # a picture of less contrast than this is not stretched to full contrast: it would be noise


@ENCODERS.register("residual")
class ResidualEncoder(nn.Module):
    """Each picture of a clip becomes one vector of the last of `widths`. Each width is a stage of so many `blocks`,
    at half the size of the one before.

    The net makes its pictures grey and of one contrast itself, so that colour and exposure of a camera do not
    matter, and whoever feeds it need not know. `views`: in use, not while it learns, each picture is also seen nearer
    and both in the mirror, and the four vectors are averaged.
    """

    takes = "frames"

    def __init__(
        self,
        stem: int = 32,
        widths: Sequence[int] = (48, 96, 192),
        blocks: Sequence[int] = (2, 2, 2),
        views: bool = False,
    ) -> None:
        super().__init__()
        self.views = views
        layers: list[nn.Module] = [*_conv(1, stem), nn.ReLU(inplace=True)]
        before = stem
        for width, count in zip(widths, blocks, strict=True):
            for number in range(count):
                layers.append(_Block(before, width, halves=number == 0))
                before = width
        self.layers = nn.Sequential(*layers)
        self.dim = before

    def forward(self, frames: Tensor) -> Tensor:
        """(B, T, 3, H, W) RGB -> (B, T, dim); H and W divisible by two to the number of stages."""
        batch, time = frames.shape[0], frames.shape[1]
        grey = _evenly_lit(frames.flatten(0, 1))  # (B*T, 1, H, W)
        if self.views and not self.training:
            near = _nearer(grey)
            looks = (grey, grey.flip(-1), near, near.flip(-1))
            features = torch.stack([self._seen(look) for look in looks]).mean(dim=0)
        else:
            features = self._seen(grey)
        return features.reshape(batch, time, self.dim)

    def _seen(self, grey: Tensor) -> Tensor:
        maps: Tensor = self.layers(grey)  # (B*T, dim, H', W')
        return maps.mean(dim=(2, 3)).float()


class _Block(nn.Module):
    """Two 3×3 convolutions with a bypass, and a weight for each channel."""

    def __init__(self, width_in: int, width_out: int, halves: bool) -> None:
        super().__init__()
        self.body = nn.Sequential(
            *_conv(width_in, width_out, stride=2 if halves else 1),
            nn.ReLU(inplace=True),
            *_conv(width_out, width_out),
        )
        narrow = width_out // 8
        self.weigh = nn.Sequential(
            nn.Linear(width_out, narrow), nn.ReLU(), nn.Linear(narrow, width_out), nn.Sigmoid()
        )
        bypass = (nn.AvgPool2d(2), *_conv(width_in, width_out, kernel=1)) if halves else (nn.Identity(),)
        self.bypass = nn.Sequential(*bypass)

    def forward(self, x: Tensor) -> Tensor:
        y = self.body(x)
        y = y * self.weigh(y.mean(dim=(2, 3)))[:, :, None, None]
        return torch.relu(y + self.bypass(x))


def _conv(width_in: int, width_out: int, kernel: int = 3, stride: int = 1) -> tuple[nn.Module, nn.Module]:
    conv = nn.Conv2d(width_in, width_out, kernel, stride, padding=kernel // 2, bias=False)
    return conv, nn.BatchNorm2d(width_out)


def _nearer(pictures: Tensor) -> Tensor:
    """A twenty-fourth of each edge is cut off, the rest is as large as the whole was."""
    height, width = pictures.shape[-2:]
    up, left = height // 24, width // 24
    inner = pictures[:, :, up : height - up, left : width - left]
    return functional.interpolate(inner, (height, width), mode="bilinear", align_corners=False)


def _evenly_lit(pictures: Tensor) -> Tensor:
    """(N, 3, H, W) -> (N, 1, H, W): grey, of mean 0 and spread 1."""
    luma = torch.tensor(LUMA, dtype=pictures.dtype, device=pictures.device).view(1, 3, 1, 1)
    grey = (pictures * luma).sum(dim=1, keepdim=True)
    grey = grey - grey.mean(dim=(2, 3), keepdim=True)
    spread = grey.square().mean(dim=(2, 3), keepdim=True).sqrt()
    return grey / spread.clamp(min=FLAT)
