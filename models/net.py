"""The one shape of every model: encoders -> sequences -> fusion -> head."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import torch
from torch import Tensor, nn

from models import encoders, fusions, heads, sequences
from models.parts import ENCODERS, FUSIONS, HEADS, SEQUENCES
from models.sense import Sense
from models.spec import ModelSpec, SpecError, Window

__all__ = [
    "EmotionNet",
    "encoders",
    "fusions",
    "heads",
    "sequences",
]  # imported so that they register themselves

RANKS = {"frames": (5,), "sound": (2,), "vector": (2, 3), "tokens": (2,)}


class EmotionNet(nn.Module):
    """A network made from a model file. A branch that is not there, for a batch or for one clip of it, is a learned
    token; time is never built in."""

    def __init__(self, spec: ModelSpec) -> None:
        super().__init__()
        branches, classes = spec.branches, len(spec.labels)
        self.labels, self.window = spec.labels, spec.window
        self.encoders = nn.ModuleDict(
            {name: ENCODERS.make(b.encoder.kind, **b.encoder.options) for name, b in branches.items()}
        )
        for name, encoder in self.encoders.items():
            _check_window(name, str(encoder.takes), spec.window)
        made = {
            name: SEQUENCES.make(b.sequence.kind, _dim(self.encoders[name]), **b.sequence.options)
            for name, b in branches.items()
        }
        self.sequences = nn.ModuleDict(made)
        dims = {name: _dim(sequence) for name, sequence in made.items()}
        self.absent = nn.ParameterDict({name: torch.randn(dim) * 0.02 for name, dim in dims.items()})
        self.fusion = FUSIONS.make(spec.fusion.kind, dims, classes, **spec.fusion.options)
        self.head = HEADS.make(spec.head.kind, _dim(self.fusion), classes, **spec.head.options)
        self._dropped = 0.0

    def drop_branches(self, share: float) -> None:
        """From now on, while training, each branch of each clip is taken away so often (0..1); never the last one."""
        self._dropped = share

    def forward(self, inputs: Mapping[str, Tensor], present: Mapping[str, Tensor] | None = None) -> Tensor:
        """Logits (B, classes). `inputs`: a tensor a branch, batch first; a branch may be left out.
        `present`: (B,) bool a branch, False where the clip lacks it. Raises ValueError for an input that does not
        fit."""
        logits: Tensor = self.head(self.embed(inputs, present))
        return logits

    def probabilities(self, logits: Tensor) -> Tensor:
        """(B, classes) -> (B, classes), as the head reads them."""
        shares: Tensor = self.head.probabilities(logits)
        return shares

    def embed(self, inputs: Mapping[str, Tensor], present: Mapping[str, Tensor] | None = None) -> Tensor:
        """What the head is given (B, dim): for losses that compare clips."""
        self._check(inputs)
        everyone = torch.ones_like(next(iter(inputs.values())).flatten(1)[:, 0], dtype=torch.bool)  # (B,)
        there = {name: (present or {}).get(name, everyone) for name in inputs}
        kept = self._less_dropped(there) if self.training and self._dropped else there
        nobody = self._nobody(everyone)
        senses = {
            name: self._sense(name, inputs[name], there[name], kept[name]) if name in inputs else nobody[name]
            for name in self.encoders
        }
        fused: Tensor = self.fusion(senses)
        return fused

    def _nobody(self, everyone: Tensor) -> dict[str, Sense]:
        return {
            name: Sense(token.expand(everyone.shape[0], 1, -1), everyone[:, None])
            for name, token in self.absent.items()
        }

    def _sense(self, name: str, given: Tensor, there: Tensor, kept: Tensor) -> Sense:
        """`there` (B,): who has this branch; `kept` (B,): who may use it."""
        if self.training and 2 <= int(there.sum()) < len(there):
            some = self._tokens(name, given[there])  # what is absent moves no batch norm
            tokens = some.new_zeros(len(there), *some.shape[1:]).index_put((there,), some)
        else:
            tokens = self._tokens(name, given)  # (B, T, D)
        tokens = torch.where(kept[:, None, None], tokens, self.absent[name])
        first = torch.arange(tokens.shape[1], device=tokens.device) == 0  # (T,)
        return Sense(tokens, (kept[:, None] & self._real(name, given)) | first[None, :])

    def _real(self, name: str, given: Tensor) -> Tensor:
        """Which tokens of a branch say something: all, or (B, T) where the encoder tells filling from pieces."""
        tell: Callable[[Tensor], Tensor] | None = getattr(self.encoders[name], "real", None)
        if tell is None or not getattr(self.sequences[name], "keeps_time", False):
            return torch.ones(1, 1, dtype=torch.bool, device=given.device)
        return tell(given)

    def _tokens(self, name: str, given: Tensor) -> Tensor:
        tokens: Tensor = self.sequences[name](self.encoders[name](given))
        return tokens

    def _less_dropped(self, there: Mapping[str, Tensor]) -> dict[str, Tensor]:
        stack = torch.stack(list(there.values()))  # (branches, B)
        left = stack & (torch.rand(stack.shape, device=stack.device) >= self._dropped)
        left = torch.where(left.any(dim=0), left, stack)
        return dict(zip(there, left, strict=True))

    def example(self, batch: int = 1) -> dict[str, Tensor]:
        """Noise of the shapes and types that one window of this model has: to measure, export and test with."""
        return {name: _noise(encoder, self.window, batch) for name, encoder in self.encoders.items()}

    def _check(self, inputs: Mapping[str, Tensor]) -> None:
        if not inputs:
            raise ValueError("no branch is given; one at least must be")
        for name, tensor in inputs.items():
            if name not in self.encoders:
                raise ValueError(f"no branch {name!r}; there are: {', '.join(self.encoders)}")
            takes = str(self.encoders[name].takes)
            if tensor.dim() not in RANKS[takes]:
                raise ValueError(f"{name} takes {takes}, not a tensor of shape {tuple(tensor.shape)}")


def _dim(part: nn.Module) -> int:
    return int(part.dim)  # type: ignore[arg-type]


def _noise(encoder: nn.Module, window: Window, batch: int) -> Tensor:
    takes, frames = str(encoder.takes), window.frames
    if takes == "frames" and window.image is not None:
        return torch.randn(batch, frames, 3, window.image.size, window.image.size)
    if takes == "sound" and window.sound is not None:
        return torch.rand(batch, round(window.seconds * window.sound.rate)) * 2 - 1
    if takes == "tokens":
        return torch.randint(2, int(encoder.words), (batch, frames))  # type: ignore[arg-type]
    return torch.randn(batch, frames, _dim(encoder))


def _check_window(name: str, takes: str, window: Window) -> None:
    if takes == "frames" and window.image is None:
        raise SpecError(f"branches.{name} takes frames, but window.image is missing")
    if takes == "sound" and window.sound is None:
        raise SpecError(f"branches.{name} takes sound, but window.sound is missing")
