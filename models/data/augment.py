"""Changes of a batch that leave its emotion as it was, so that a net does not learn what does not matter.

They are drawn from torch's own generator: who seeds it gets the same batch again. Every picture of a clip is changed
in the same way. Taking a whole sense away is the network's own part (`drop_branches` of a phase).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from models import corruptions

Change = Callable[[Tensor], Tensor]


class UnknownChange(ValueError):
    """No change of the input has this name; the message lists those that there are."""


def changed(inputs: Mapping[str, Tensor], names: Sequence[str]) -> dict[str, Tensor]:
    """By branch: normalised frames (B, T, 3, H, W); in `voice`, sound (B, S) −1..1. Vectors stay as they are.

    Raises `UnknownChange`.
    """
    if strange := [name for name in names if name not in FACES and name not in SOUNDS]:
        raise UnknownChange(f"No changes: {', '.join(strange)}; there are {', '.join((*FACES, *SOUNDS))}.")
    after = dict(inputs)
    for name in names:
        for branch, values in after.items():
            if name in FACES and values.ndim == 5:
                after[branch] = FACES[name](values)
            elif name in SOUNDS and values.ndim == 2 and branch == "voice":
                after[branch] = SOUNDS[name](values)
    return after


def mixed(
    inputs: Mapping[str, Tensor], present: Mapping[str, Tensor], rows: Tensor, alpha: float
) -> tuple[dict[str, Tensor], dict[str, Tensor], Tensor]:
    """Each clip with a share of another one laid over it, target rows (B, C) alike: mixup, Zhang et al. 2018, arXiv
    1710.09412. The share is drawn from Beta(alpha, alpha), once a batch; a pair has the senses that both have."""
    spread = torch.tensor(alpha)
    share = float(torch.distributions.Beta(spread, spread).sample())
    other = torch.randperm(len(rows))
    over = {name: share * value + (1 - share) * value[other] for name, value in inputs.items()}
    both = {name: there & there[other] for name, there in present.items()}
    return over, both, share * rows + (1 - share) * rows[other]


def crop(frames: Tensor) -> Tensor:
    """Nearer or farther by 15 %, moved by 10 %, turned by 10 degrees: as a face finder is wrong."""
    clips, times = frames.shape[:2]
    size, angle = _between(clips, 0.85, 1.15), _between(clips, -math.pi / 18, math.pi / 18)
    x, y = _between(clips, -0.2, 0.2), _between(clips, -0.2, 0.2)  # of half a side
    cos, sin = size * torch.cos(angle), size * torch.sin(angle)
    turn = torch.stack([torch.stack([cos, -sin, x], 1), torch.stack([sin, cos, y], 1)], 1)  # (B, 2, 3)
    turn = turn.repeat_interleave(times, 0).to(frames)
    flat = frames.flatten(0, 1)  # (B*T, 3, H, W)
    grid = functional.affine_grid(turn, list(flat.shape), align_corners=False)
    moved = functional.grid_sample(flat, grid, padding_mode="border", align_corners=False)
    return moved.view_as(frames)


def flip(frames: Tensor) -> Tensor:
    """Every other clip in the mirror."""
    mirrored = _each(torch.rand(len(frames)) < 0.5, frames)
    return torch.where(mirrored, frames.flip(-1), frames)


def light(frames: Tensor) -> Tensor:
    """Brighter, darker, stronger or weaker in contrast."""
    contrast, brightness = _between(len(frames), 0.7, 1.3), _between(len(frames), -0.5, 0.5)
    return frames * _each(contrast, frames) + _each(brightness, frames)


def grain(frames: Tensor) -> Tensor:
    """The noise of a poor camera, in some clips more."""
    strength = _each(_between(len(frames), 0.0, 0.2), frames)
    return frames + strength * torch.randn(frames.shape).to(frames)


def poor(frames: Tensor) -> Tensor:
    """Four clips of ten are noisy (or dark, which is the same to a net that stretches contrast), out of focus, far
    away or coarsely compressed; how much is drawn once a batch."""
    low, high = float(frames.amin()), float(frames.amax())
    pictures = (frames - low) / max(high - low, 1e-6)  # 0..1
    harms: tuple[Change, ...] = (
        lambda some: some + float(_between(1, 0.02, 0.2)) * torch.randn(some.shape).to(some),
        lambda some: corruptions.blurred(some, float(_between(1, 0.01, 0.06))),
        lambda some: corruptions.small(some, int(_between(1, 14, 33))),
        lambda some: corruptions.compressed(some, int(_between(1, 6, 50))),
    )
    drawn = torch.randint(10, (len(frames),))
    with torch.autocast(frames.device.type, enabled=False):
        for number, harm in enumerate(harms):
            if (which := (drawn == number).to(frames.device)).any():
                pictures[which] = harm(pictures[which])
    return pictures * (high - low) + low


def erase(frames: Tensor) -> Tensor:
    """A hand, a glass: up to a third of each side is gone in every other clip."""
    clips, height, width = len(frames), frames.shape[-2], frames.shape[-1]
    hidden = (
        _stretch(clips, height, 1 / 3)[:, :, None] & _stretch(clips, width, 1 / 3)[:, None, :]
    )  # (B, H, W)
    hidden &= (torch.rand(clips) < 0.5)[:, None, None]
    return frames.masked_fill(hidden[:, None, None].to(frames.device), 0.0)


def shift(sound: Tensor) -> Tensor:
    """Earlier or later by a tenth; what comes in is silence."""
    length = sound.shape[1]
    by = (_between(len(sound), -0.1, 0.1) * length).long()[:, None]
    source = torch.arange(length) - by  # (B, S)
    there = (source >= 0) & (source < length)
    moved = sound.gather(1, source.clamp(0, length - 1).to(sound.device))
    return moved * there.to(sound)


def gain(sound: Tensor) -> Tensor:
    """Louder or softer by 10 dB."""
    decibels = _between(len(sound), -10, 10)[:, None].to(sound)
    return (sound * 10 ** (decibels / 20)).clamp(-1, 1)


def hiss(sound: Tensor) -> Tensor:
    """White noise 10 to 40 dB below the voice."""
    decibels = _between(len(sound), 10, 40)[:, None].to(sound)
    power = sound.square().mean(1, keepdim=True)
    return sound + torch.randn(sound.shape).to(sound) * (power / 10 ** (decibels / 10)).sqrt()


def room(sound: Tensor) -> Tensor:
    """Half of the clips have a fan in them, 5 to 35 dB below the voice and of any colour between white and red; a
    fifth come through a line that lets nothing above 3/8 to 7/8 of its band through."""
    clips, length = sound.shape
    waves = torch.fft.rfft(torch.randn(clips, length))  # (B, S/2+1)
    pitch = torch.linspace(0, 1, waves.shape[1]).clamp(min=1e-3)  # of half the sample rate
    fan = torch.fft.irfft(waves * pitch ** -_between(clips, 0, 1)[:, None], length)
    fan = fan / fan.square().mean(1, keepdim=True).sqrt()
    level = sound.square().mean(1, keepdim=True).sqrt() * 10 ** (-_between(clips, 5, 35)[:, None] / 20).to(
        sound
    )
    there = (torch.rand(clips) < 0.5)[:, None].to(sound)
    noisy = sound + there * level * fan.to(sound)
    line = torch.where(torch.rand(clips) < 0.2, _between(clips, 0.375, 0.875), torch.ones(clips))[:, None]
    heard: Tensor = torch.fft.irfft(
        torch.fft.rfft(noisy).masked_fill((pitch > line).to(sound.device), 0), length
    )
    return heard


def pace(sound: Tensor) -> Tensor:
    """A tape that runs slower or faster by 10 %: speed and pitch; it is one speed for the whole batch."""
    length = sound.shape[1]
    speed = float(_between(1, 0.9, 1.1))
    played = functional.interpolate(
        sound[:, None], round(length / speed), mode="linear", align_corners=False
    )[:, 0]
    spare = length - played.shape[1]
    return functional.pad(played, (spare // 2, spare - spare // 2))


def stripes(sound: Tensor) -> Tensor:
    """SpecAugment, on the samples: a stretch of up to a tenth is silent and a band of up to an eighth is gone."""
    length = sound.shape[1]
    silent = _stretch(len(sound), length, 0.1).to(sound.device)
    spectrum = torch.fft.rfft(sound)  # (B, S/2+1)
    gone = _stretch(len(sound), spectrum.shape[1], 1 / 8).to(sound.device)
    heard: Tensor = torch.fft.irfft(spectrum.masked_fill(gone, 0), length)
    return heard.masked_fill(silent, 0.0)


FACES: Mapping[str, Change] = {
    "crop": crop,
    "flip": flip,
    "light": light,
    "grain": grain,
    "poor": poor,
    "erase": erase,
}
SOUNDS: Mapping[str, Change] = {
    "shift": shift,
    "gain": gain,
    "hiss": hiss,
    "room": room,
    "pace": pace,
    "stripes": stripes,
}


def _between(count: int, low: float, high: float) -> Tensor:
    return low + (high - low) * torch.rand(count)


def _each(values: Tensor, frames: Tensor) -> Tensor:
    """(B,) -> one value a clip, to be used with (B, T, 3, H, W)."""
    return values.to(frames.device)[:, None, None, None, None]


def _stretch(count: int, length: int, longest: float) -> Tensor:
    """(count, length): true within one stretch of each row, of up to this share of it."""
    wide = (torch.rand(count) * longest * length).long()
    first = (torch.rand(count) * (length - wide + 1)).long()
    place = torch.arange(length)
    return (place >= first[:, None]) & (place < (first + wide)[:, None])
