"""What rooms, cameras and lines do to a picture and a voice, for measuring how much of a reading survives it.

Each takes pictures (B, T, 3, H, W) of 0..1, or sound (B, S) of −1..1, and gives the same; always the same noise for
the same shape. Compression of pictures follows JPEG (ITU-T T.81, annex K) and of sound the telephone (ITU-T G.711).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import torch
from torch import Tensor
from torch.nn import functional

from models.spec import Image

SEED = 20_11
NOISE = 0.1  # standard deviation, of the full range of a picture
SOUND_TO_NOISE = 10.0  # dB
DARK, DARK_NOISE = 0.2, 0.03  # share of the light that is left, and the sensor's noise in it
BLUR = 1 / 24  # of the side
SMALL = 20  # pixels of a side of a small face
QUALITY = 10  # of JPEG, 1 to 50
TELEPHONE = 3400.0  # Hz, the highest that a line lets through
MU = 255.0
LUMINANCE = (
    (16, 11, 10, 16, 24, 40, 51, 61),
    (12, 12, 14, 19, 26, 58, 60, 55),
    (14, 13, 16, 24, 40, 57, 69, 56),
    (14, 17, 22, 29, 51, 87, 80, 62),
    (18, 22, 37, 56, 68, 109, 103, 77),
    (24, 35, 55, 64, 81, 104, 113, 92),
    (49, 64, 78, 87, 103, 121, 120, 101),
    (72, 92, 95, 98, 112, 100, 103, 99),
)


def noisy(pictures: Tensor) -> Tensor:
    """The noise of a poor sensor."""
    return (pictures + NOISE * _noise(pictures)).clamp(0, 1)


def blurred(pictures: Tensor, width: float = BLUR) -> Tensor:
    """Out of focus or moving: a Gaussian of this share of the side."""
    sigma = pictures.shape[-1] * width
    reach = max(1, math.ceil(2 * sigma))
    places = torch.arange(-reach, reach + 1, dtype=torch.float32)
    line = torch.exp(-(places**2) / (2 * sigma**2))
    kernel = (line / line.sum()).expand(3, 1, 1, -1)  # (3, 1, 1, K)
    flat = pictures.flatten(0, 1)  # (B*T, 3, H, W)
    flat = functional.conv2d(functional.pad(flat, (reach, reach, 0, 0), "replicate"), kernel, groups=3)
    flat = functional.conv2d(
        functional.pad(flat, (0, 0, reach, reach), "replicate"), kernel.transpose(2, 3), groups=3
    )
    return flat.view_as(pictures)


def dark(pictures: Tensor) -> Tensor:
    """As an 8-bit camera sees a room with the light off."""
    dim = (pictures * DARK + DARK_NOISE * _noise(pictures)).clamp(0, 1)
    return torch.round(dim * 255) / 255


def small(pictures: Tensor, side: int = SMALL) -> Tensor:
    """A face far away, of so many pixels, brought to size again."""
    flat, size = pictures.flatten(0, 1), pictures.shape[-2:]
    far = functional.interpolate(flat, size=(min(side, size[0]), min(side, size[1])), mode="area")
    return functional.interpolate(far, size=size, mode="bilinear", align_corners=False).view_as(pictures)


def compressed(pictures: Tensor, quality: int = QUALITY) -> Tensor:
    """Blocks of eight pixels, cosines, coarse steps: JPEG at a low quality, every channel by the luminance table."""
    side = torch.arange(8, dtype=torch.float32)
    cosines = torch.cos((2 * side[None, :] + 1) * side[:, None] * math.pi / 16) / 2
    cosines[0] /= math.sqrt(2)
    steps = (
        ((torch.tensor(LUMINANCE, dtype=torch.float32) * (5000 / quality) + 50) / 100).floor().clamp(1, 255)
    )
    height, width = pictures.shape[-2:]
    flat = functional.pad(pictures.flatten(0, 1), (0, -width % 8, 0, -height % 8), "replicate") * 255 - 128
    blocks = flat.unfold(2, 8, 8).unfold(3, 8, 8)  # (B*T, 3, H/8, W/8, 8, 8)
    waves = torch.round(cosines @ blocks @ cosines.T / steps) * steps
    back = (cosines.T @ waves @ cosines).transpose(3, 4).flatten(2, 3).flatten(3, 4)
    return ((back + 128) / 255).clamp(0, 1)[..., :height, :width].reshape_as(pictures)


def hissing(sound: Tensor) -> Tensor:
    """White noise so many dB below the voice."""
    level = sound.pow(2).mean(1, keepdim=True).sqrt()
    return (sound + _noise(sound) * level * 10 ** (-SOUND_TO_NOISE / 20)).clamp(-1, 1)


def telephoned(sound: Tensor, rate: int) -> Tensor:
    """Nothing above 3.4 kHz, eight bits by the mu law."""
    waves = torch.fft.rfft(sound)
    waves[:, round(TELEPHONE / rate * sound.shape[1]) :] = 0
    line = torch.fft.irfft(waves, n=sound.shape[1]).clamp(-1, 1)
    law = torch.sign(line) * torch.log1p(MU * line.abs()) / math.log1p(MU)
    law = torch.round(law * 127) / 127
    return torch.sign(law) * ((1 + MU) ** law.abs() - 1) / MU


FACE: Mapping[str, Callable[[Tensor], Tensor]] = {
    "noise": noisy,
    "blur": blurred,
    "low light": dark,
    "small face": small,
    "compression": compressed,
}


def change(name: str, image: Image | None, rate: int | None) -> Callable[[str, Tensor], Tensor]:
    """The change as a net's input is changed: pictures are taken back to 0..1 and scaled again, vectors stay."""

    def apply(branch: str, values: Tensor) -> Tensor:
        if values.ndim == 5 and image is not None:
            mean, std = (torch.tensor(three).view(3, 1, 1) for three in (image.mean, image.std))
            return (FACE[name]((values * std + mean).clamp(0, 1)) - mean) / std
        if branch == "voice" and rate is not None and name == "noise":
            return hissing(values)
        if branch == "voice" and rate is not None and name == "compression":
            return telephoned(values, rate)
        return values

    return apply


def _noise(like: Tensor) -> Tensor:
    return torch.randn(like.shape, generator=torch.Generator().manual_seed(SEED))
