"""From sound to the mel scale, inside the network, so that a model needs nothing but samples."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

FLOOR = 1e-6  # power below which it is silence


class LogMel(nn.Module):
    """Log-mel spectrogram: windows of 32 ms every `hop_ms`, `bands` on the HTK mel scale from 20 Hz to `top` Hz."""

    def __init__(self, rate: int, bands: int, hop_ms: float = 10.0, top: float = 0.0) -> None:
        super().__init__()
        self.size = 2 ** round(math.log2(rate * 0.032))  # 512 samples at 16 kHz
        self.hop = round(rate * hop_ms / 1000)
        self.waves = nn.Buffer(fourier(self.size), persistent=False)
        self.bank = nn.Buffer(mel_bank(rate, self.size, bands, top or rate / 2), persistent=False)

    def forward(self, sound: Tensor) -> Tensor:
        """(B, S) −1..1 -> (B, bands, T), T = one a hop; at least one window of sound is made up with silence."""
        padded = nn.functional.pad(sound, (self.size // 2, self.size // 2))
        # A convolution and not torch.stft: ONNX has no complex numbers.
        parts = nn.functional.conv1d(padded[:, None], self.waves, stride=self.hop)  # (B, 2F, T)
        cosine, sine = parts.chunk(2, dim=1)
        power = cosine.square() + sine.square()  # (B, F, T)
        return torch.log(torch.matmul(self.bank, power) + FLOOR)


def fourier(size: int) -> Tensor:
    """(2 (size/2+1), 1, size): the cosines, then the sines of the Fourier transform under a Hann window."""
    turns = torch.arange(size // 2 + 1, dtype=torch.float64)[:, None] * torch.arange(
        size, dtype=torch.float64
    )
    angle = turns % size * (2 * math.pi / size)
    waves = torch.cat((angle.cos(), -angle.sin())) * torch.hann_window(size, dtype=torch.float64)
    return waves[:, None].float()


def mel_bank(rate: int, size: int, bands: int, top: float) -> Tensor:
    """(bands, size/2+1): triangles evenly spaced in mel, each of height one."""
    lowest, highest = 2595 * math.log10(1 + 20 / 700), 2595 * math.log10(1 + top / 700)
    corners = 700 * (10 ** (torch.linspace(lowest, highest, bands + 2) / 2595) - 1)  # Hz
    bins = torch.linspace(0, rate / 2, size // 2 + 1)[None, :]
    left, middle, right = corners[:-2, None], corners[1:-1, None], corners[2:, None]
    up, down = (bins - left) / (middle - left), (right - bins) / (right - middle)
    return torch.minimum(up, down).clamp(min=0)


def cosines(bands: int, count: int) -> Tensor:
    """(count, bands): the first rows of the orthonormal cosine transform, for cepstra."""
    places = (torch.arange(bands) + 0.5) * math.pi / bands
    rows = torch.cos(torch.arange(count)[:, None] * places) * math.sqrt(2 / bands)
    rows[0] /= math.sqrt(2)
    return rows
