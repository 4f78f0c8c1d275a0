"""A small time-delay network learns which phone each frame of sound belongs to.

Kaldi's TDNN (Peddinti, Povey, Khudanpur, "A time delay neural network architecture for efficient modeling of long
temporal contexts", Interspeech 2015), written here anew; one output in three frames, as the recogniser asks for.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from perception.speech_model.align import PHONES
from perception.speech_model.lessons import Lesson
from perception.speech_model.sound import CEPSTRA

if TYPE_CHECKING:
    import torch

log = logging.getLogger(__name__)

STRIDE = 3  # frames from one output to the next
SPLICES = ((-2, -1, 0, 1, 2), (-3, 0, 3), (-6, 0, 6), (-9, 0, 9), (0,))  # frames each layer looks at
CONTEXT = -sum(splice[0] for splice in SPLICES)  # frames it sees on either side
WIDTH = 256
CHUNK = 50  # outputs a training row
ROWS = 64  # training rows a step
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Layer:
    """One affine layer over the spliced inputs, in Kaldi's order of columns."""

    splice: tuple[int, ...]
    weights: Numbers  # (outputs, inputs * len(splice))
    bias: Numbers  # (outputs,)


@dataclass(frozen=True)
class Trained:
    layers: tuple[Layer, ...]  # a ReLU after each but the last
    priors: Numbers  # (phones,) how often each phone is in the lessons


def train(lessons: list[Lesson], passes: int, seed: int) -> Trained:
    """The same lessons and seed give the same network on the same machine."""
    import torch

    torch.manual_seed(seed)
    rows = _Rows(lessons)
    net = _network()
    optimiser = torch.optim.AdamW(net.parameters(), weight_decay=1e-3)
    steps = passes * rows.steps
    rates = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps)
    loss_of = torch.nn.CrossEntropyLoss()
    for number in range(passes):
        losses = []
        for sounds, phones in rows.shuffled(seed + number):
            guesses = net(torch.from_numpy(sounds).transpose(1, 2))  # (B, T, 40) -> (B, phones, CHUNK)
            loss = loss_of(guesses, torch.from_numpy(phones))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            rates.step()
            losses.append(loss.item())
        log.info("pass %d of %d: mean loss %.3f", number + 1, passes, np.mean(losses))
    net.eval()
    return Trained(tuple(_layers(net, rows.mean, rows.spread)), rows.priors)


class _Rows:
    """The lessons as one long row of frames, cut anew for each pass."""

    def __init__(self, lessons: list[Lesson]) -> None:
        padded = [
            np.pad(lesson.features, ((CONTEXT, CONTEXT + STRIDE), (0, 0)), "edge") for lesson in lessons
        ]
        self._phones = np.concatenate([np.pad(one.phones, (CONTEXT, CONTEXT + STRIDE)) for one in lessons])
        self._frames = np.concatenate(padded)
        self.mean = self._frames.mean(axis=0, dtype=np.float64)
        self.spread = self._frames.std(axis=0, dtype=np.float64)
        span, first, starts = CHUNK * STRIDE, 0, []
        for lesson, frames in zip(lessons, padded, strict=True):
            last = len(lesson.phones) - span
            if last >= 0:
                starts.append(first + np.append(np.arange(0, last, span), last))
            first += len(frames)
        self._starts = np.concatenate(starts)
        self.steps = len(self._starts) // ROWS
        counts = np.bincount(np.concatenate([one.phones for one in lessons]), minlength=len(PHONES)) + 1.0
        self.priors = counts / counts.sum()

    def shuffled(self, seed: int) -> Iterator[tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]]:
        chance = np.random.default_rng(seed)
        order = chance.permutation(self._starts) + chance.integers(0, STRIDE, len(self._starts))
        window = np.arange(CHUNK * STRIDE - STRIDE + 1 + 2 * CONTEXT)
        centres = CONTEXT + STRIDE * np.arange(CHUNK)
        for start in range(0, self.steps * ROWS, ROWS):
            rows = order[start : start + ROWS, None]
            sounds = (self._frames[rows + window] - self.mean) / self.spread
            yield sounds.astype(np.float32), self._phones[rows + centres]


def _network() -> torch.nn.Sequential:
    """Convolutions, normed; the first one strides, so the later ones look at every third frame."""
    from torch import nn

    parts: list[nn.Module] = []
    size = CEPSTRA
    for number, splice in enumerate(SPLICES):
        gap = 1 if number == 0 else max(1, (splice[-1] // STRIDE))
        stride = STRIDE if number == 0 else 1
        parts += [nn.Conv1d(size, WIDTH, len(splice), stride, dilation=gap), nn.BatchNorm1d(WIDTH), nn.ReLU()]
        parts.append(nn.Dropout(0.1))
        size = WIDTH
    return nn.Sequential(*parts, nn.Conv1d(size, len(PHONES), 1))


def _layers(net: torch.nn.Sequential, mean: Numbers, spread: Numbers) -> Iterator[Layer]:
    """The norms of input and layers are multiplied into the weights: Kaldi then needs affine layers only."""
    from torch import nn

    parts = list(net)
    for number, splice in enumerate((*SPLICES, (0,))):
        conv, *rest = parts[4 * number : 4 * number + 2]
        assert isinstance(conv, nn.Conv1d)  # noqa: S101
        assert conv.bias is not None  # noqa: S101
        weights = conv.weight.detach().double().numpy()  # (out, in, taps)
        bias = conv.bias.detach().double().numpy()
        if number == 0:
            weights = weights / spread[:, None]
            bias = bias - np.einsum("oit,i->o", weights, mean)
        if rest:
            norm = rest[0]
            assert isinstance(norm, nn.BatchNorm1d)  # noqa: S101
            assert norm.running_mean is not None  # noqa: S101
            assert norm.running_var is not None  # noqa: S101
            scale = (norm.weight / (norm.running_var + norm.eps).sqrt()).detach().double().numpy()
            centre = norm.running_mean.double().numpy()
            weights = weights * scale[:, None, None]
            bias = (bias - centre) * scale + norm.bias.detach().double().numpy()
        yield Layer(splice, weights.transpose(0, 2, 1).reshape(len(bias), -1), bias)
