"""EfficientFace, a small network for faces.

Zhao, Liu, Zhou: Robust Lightweight Facial Expression Recognition Network with Label Distribution Training, AAAI 2021.
Its published code is MIT; its published weights come from AffectNet, which is for research. Written anew here; the
names of the tensors are those of the published checkpoint, so that one loads strictly (models/convert.py).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from models.parts import ENCODERS


@ENCODERS.register("efficientface")
class EfficientFaceEncoder(nn.Module):
    """Each picture of a clip becomes one vector of 1024."""

    takes = "frames"
    dim = 1024

    def __init__(self) -> None:
        super().__init__()
        self.net = EfficientFace(classes=0)

    def forward(self, frames: Tensor) -> Tensor:
        """(B, T, 3, H, W) -> (B, T, 1024); H and W at least 64, of any size."""
        batch, time = frames.shape[0], frames.shape[1]
        features: Tensor = self.net.features(frames.flatten(0, 1))  # (B*T, 1024)
        return features.reshape(batch, time, self.dim)


class EfficientFace(nn.Module):
    """The published network: 418 tensors and 1,275,293 parameters with 7 classes; with none it has no last layer."""

    def __init__(self, classes: int = 7) -> None:
        super().__init__()
        self.conv1 = _conv(3, 29, 3, stride=2)
        self.maxpool = nn.MaxPool2d(3, stride=2, padding=1)
        self.stage2 = _stage(29, 116, units=4)
        self.stage3 = _stage(116, 232, units=8)
        self.stage4 = _stage(232, 464, units=4)
        self.local = _Local(29, 116)
        self.modulator = _Modulator(116)
        self.conv5 = _conv(464, 1024, 1)
        self.fc = nn.Linear(1024, classes) if classes else nn.Identity()

    def features(self, pictures: Tensor) -> Tensor:
        """(N, 3, H, W) -> (N, 1024)."""
        x = self.maxpool(self.conv1(pictures))  # (N, 29, H/4, W/4)
        x = self.modulator(self.stage2(x)) + self.local(x)  # (N, 116, H/8, W/8)
        x = self.conv5(self.stage4(self.stage3(x)))  # (N, 1024, H/32, W/32)
        return torch.mean(x, dim=(2, 3))

    def forward(self, pictures: Tensor) -> Tensor:
        """(N, 3, H, W) -> (N, classes)."""
        logits: Tensor = self.fc(self.features(pictures))
        return logits


def _conv(width_in: int, width_out: int, kernel: int, stride: int = 1) -> nn.Sequential:
    conv = nn.Conv2d(width_in, width_out, kernel, stride, padding=kernel // 2, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(width_out), nn.ReLU(inplace=True))


def _each(width_in: int, width_out: int, stride: int) -> nn.Conv2d:
    """A 3×3 convolution of each channel for itself."""
    return nn.Conv2d(width_in, width_out, 3, stride, padding=1, groups=width_in, bias=False)


def _stage(width_in: int, width_out: int, units: int) -> nn.Sequential:
    later = [_Unit(width_out, width_out, stride=1) for _ in range(units - 1)]
    return nn.Sequential(_Unit(width_in, width_out, stride=2), *later)


class _Unit(nn.Module):
    """A unit of ShuffleNet v2 (Ma 2018): half of the channels passes by, then the halves are shuffled."""

    def __init__(self, width_in: int, width_out: int, stride: int) -> None:
        super().__init__()
        half = width_out // 2
        self.halves = stride == 1
        if not self.halves:
            self.branch1 = nn.Sequential(
                _each(width_in, width_in, stride), nn.BatchNorm2d(width_in), *_conv(width_in, half, 1)
            )
        self.branch2 = nn.Sequential(
            *_conv(half if self.halves else width_in, half, 1),
            _each(half, half, stride),
            nn.BatchNorm2d(half),
            *_conv(half, half, 1),
        )

    def forward(self, x: Tensor) -> Tensor:
        first, second = x.chunk(2, dim=1) if self.halves else (self.branch1(x), x)
        joined = torch.cat((first, self.branch2(second)), dim=1)  # (N, C, H, W)
        count, width, height, across = joined.shape
        halves = joined.reshape(count, 2, width // 2, height, across)
        return halves.transpose(1, 2).reshape(count, width, height, across)


class _Local(nn.Module):
    """Each quarter of the picture is looked at by convolutions of its own."""

    def __init__(self, width_in: int, width_out: int) -> None:
        super().__init__()
        for quarter in (1, 2, 3, 4):
            self.add_module(f"conv{quarter}_1", _each(width_in, width_out, stride=2))
            self.add_module(f"bn{quarter}_1", nn.BatchNorm2d(width_out))
            self.add_module(f"conv{quarter}_2", _each(width_out, width_out, stride=1))
            self.add_module(f"bn{quarter}_2", nn.BatchNorm2d(width_out))
        self.relu = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        # An even first half keeps the halves together as long as the whole after the stride, whatever the size.
        row, column = x.shape[2] // 4 * 2, x.shape[3] // 4 * 2
        left = (self._quarter(1, x[:, :, :row, :column]), self._quarter(2, x[:, :, row:, :column]))
        right = (self._quarter(3, x[:, :, :row, column:]), self._quarter(4, x[:, :, row:, column:]))
        return torch.cat((torch.cat(left, dim=2), torch.cat(right, dim=2)), dim=3)

    def _quarter(self, number: int, x: Tensor) -> Tensor:
        for step in (1, 2):
            conv, norm = self.get_submodule(f"conv{number}_{step}"), self.get_submodule(f"bn{number}_{step}")
            x = self.relu(norm(conv(x)))
        return x


class _Modulator(nn.Module):
    """Weighs channels and places (after BAM, Park 2018)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        narrow = width // 16
        channel = {
            "gate_c_fc_0": nn.Linear(width, narrow),
            "gate_c_bn_1": nn.BatchNorm1d(narrow),
            "relu": nn.ReLU(),
            "gate_c_fc_final": nn.Linear(narrow, width),
        }
        spatial = {
            "gate_s_conv_reduce0": nn.Conv2d(width, narrow, 1),
            "gate_s_bn_reduce0": nn.BatchNorm2d(narrow),
        }
        spatial["relu_reduce0"] = nn.ReLU()
        for number in (0, 1):
            spatial[f"gate_s_conv_di_{number}"] = nn.Conv2d(narrow, narrow, 3, padding=4, dilation=4)
            spatial[f"gate_s_bn_di_{number}"] = nn.BatchNorm2d(narrow)
            spatial[f"relu_di_{number}"] = nn.ReLU()
        spatial["gate_s_conv_final"] = nn.Conv2d(narrow, 1, 1)
        self.channel_att = nn.ModuleDict({"gate_c": _named(channel)})
        self.spatial_att = nn.ModuleDict({"gate_s": _named(spatial)})

    def forward(self, x: Tensor) -> Tensor:
        channel = self.channel_att["gate_c"](x.mean(dim=(2, 3)))[:, :, None, None]  # (N, C, 1, 1)
        spatial = self.spatial_att["gate_s"](x)  # (N, 1, H, W)
        return torch.sigmoid(channel * spatial) * x


def _named(parts: dict[str, nn.Module]) -> nn.Sequential:
    row = nn.Sequential()
    for name, part in parts.items():
        row.add_module(name, part)
    return row
