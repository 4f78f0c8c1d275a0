"""wav2vec 2.0 (Baevski 2020), as transformers has it; the base model's weights are Apache-2.0.

It is built from its configuration alone, so that a saved model needs no other folder; published weights are put in by
`begin_with`, from a local folder. Where a phase names `encoders.<branch>.projector` only, it stays frozen; where it
names `encoders.<branch>.body.encoder` too, its transformer learns and its convolutions stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from models.parts import ENCODERS
from models.published import load_published

LARGE = {
    "hidden_size": 1024,
    "num_hidden_layers": 24,
    "num_attention_heads": 16,
    "intermediate_size": 4096,
    "feat_extract_norm": "layer",
    "do_stable_layer_norm": True,
    "conv_bias": True,
}
SIZES: Mapping[str, Mapping[str, Any]] = {"base": {}, "large": LARGE}


@ENCODERS.register("wav2vec2")
class Wav2Vec2(nn.Module):
    """Sound at 16 kHz to one vector every 20 ms; `projector` brings it to `dim`. `size`: base or large; `shape`:
    entries of the configuration that differ from it."""

    takes = "sound"

    def __init__(self, dim: int = 256, size: str = "base", shape: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        from transformers import Wav2Vec2Config, Wav2Vec2Model

        still = {"apply_spec_augment": False, "layerdrop": 0.0, "attn_implementation": "eager"}
        config = Wav2Vec2Config(**{**still, **SIZES[size], **(shape or {})})
        self.body = Wav2Vec2Model(config)
        self.projector = nn.Linear(config.hidden_size, dim)
        self.dim = dim

    def forward(self, sound: Tensor) -> Tensor:
        """(B, S) -> (B, T, dim); made zero-mean and of unit size, as the published weights expect."""
        level = sound - sound.mean(dim=1, keepdim=True)
        level = level / torch.sqrt(level.square().mean(dim=1, keepdim=True) + 1e-7)
        out: Tensor = self.projector(self.body(level).last_hidden_state)
        return out

    def begin_with(self, folder: Path) -> tuple[str, ...]:
        """Takes published weights from a folder of transformers; returns the names that were not used."""
        return load_published(self, folder, {"wav2vec2.": "body.", "projector.": "projector."}, "body.")
