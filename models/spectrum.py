"""From sound to the mel scale, inside the network, so that a model needs nothing but samples."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

FLOOR = 1e-6  # power below which it is silence
FIRST = 16  # the Fourier transform is done in two steps, of this length and of what is left


class LogMel(nn.Module):
    """Log-mel spectrogram: windows of 32 ms every `hop_ms`, `bands` on the HTK mel scale, 20 Hz to half the rate."""

    def __init__(self, rate: int, bands: int, hop_ms: float = 10.0) -> None:
        super().__init__()
        self.size = 2 ** round(math.log2(rate * 0.032))  # 512 samples at 16 kHz
        self.hop = round(rate * hop_ms / 1000)
        self.window = nn.Buffer(torch.hann_window(self.size), persistent=False)
        self.fourier = Fourier(self.size)
        self.bank = nn.Buffer(mel_bank(rate, self.size, bands), persistent=False)

    def forward(self, sound: Tensor) -> Tensor:
        """(B, S) −1..1 -> (B, bands, T), T one more than the hops that fit; silence goes before and after."""
        padded = nn.functional.pad(sound, (self.size // 2, self.size // 2))
        power = self._for_onnx(padded) if torch.onnx.is_in_onnx_export() else self._power(padded)
        return torch.log(torch.matmul(self.bank, power) + FLOOR)

    def _power(self, padded: Tensor) -> Tensor:
        waves = torch.stft(padded, self.size, self.hop, window=self.window, center=False, return_complex=True)
        return torch.view_as_real(waves).square().sum(dim=3)  # (B, F, T)

    def _for_onnx(self, padded: Tensor) -> Tensor:
        """The same without complex numbers, which ONNX does not have."""
        starts = torch.arange((padded.shape[1] - self.size) // self.hop + 1) * self.hop
        places = starts[:, None] + torch.arange(self.size)  # (T, size)
        power: Tensor = self.fourier(padded[:, places] * self.window)  # (B, T, F)
        return power.transpose(1, 2)


class Fourier(nn.Module):
    """The power of each frequency of real samples, by two short transforms (Cooley and Tukey 1965): a table for the
    whole length would be larger than the networks that use it."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.second = size // FIRST
        self.bins = size // 2 + 1
        once = _turns(FIRST, FIRST, FIRST)  # (n1, k1)
        self.once = nn.Buffer(torch.cat((once.cos(), -once.sin()), dim=1).float(), persistent=False)
        between = _turns(FIRST, self.second, size)  # (k1, n2)
        self.cosine = nn.Buffer(between.cos().float(), persistent=False)
        self.sine = nn.Buffer(between.sin().float(), persistent=False)
        twice = _turns(
            self.second, self.second // 2 + 1, self.second
        )  # (n2, k2): up to half, the rest mirrors it
        real = torch.cat((twice.cos(), twice.sin()))
        imaginary = torch.cat((-twice.sin(), twice.cos()))
        self.twice = nn.Buffer(torch.cat((real, imaginary), dim=1).float(), persistent=False)

    def forward(self, frames: Tensor) -> Tensor:
        """(B, T, size) -> (B, T, size/2 + 1)."""
        batch, time = frames.shape[0], frames.shape[1]
        parts = frames.reshape(batch, time, FIRST, self.second).transpose(2, 3)  # (B, T, n2, n1)
        real, imaginary = (
            torch.matmul(parts, self.once).transpose(2, 3).chunk(2, dim=2)
        )  # (B, T, k1, n2) each
        turned = torch.cat(
            (real * self.cosine + imaginary * self.sine, imaginary * self.cosine - real * self.sine), dim=3
        )
        real, imaginary = torch.matmul(turned, self.twice).chunk(2, dim=3)  # (B, T, k1, k2) each
        power = real.square() + imaginary.square()
        return power.transpose(2, 3).flatten(2)[:, :, : self.bins]  # k = k1 + FIRST * k2


def _turns(rows: int, columns: int, whole: int) -> Tensor:
    """(rows, columns): row times column, in turns of which `whole` make a circle; radians."""
    product = torch.arange(rows)[:, None] * torch.arange(columns)
    return (product % whole).double() * (2 * math.pi / whole)


def mel_bank(rate: int, size: int, bands: int) -> Tensor:
    """(bands, size/2+1): triangles evenly spaced in mel, each of height one."""
    lowest, highest = (2595 * math.log10(1 + hertz / 700) for hertz in (20, rate / 2))
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
