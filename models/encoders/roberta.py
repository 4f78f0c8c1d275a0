"""RoBERTa (Liu 2019), as transformers has it; the base model's weights are MIT. Built from its configuration alone;
published weights are put in by `begin_with`, from a local folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from torch import Tensor, nn

from models.data.words import PADDING
from models.parts import ENCODERS
from models.published import load_published


@ENCODERS.register("roberta")
class Roberta(nn.Module):
    """Numbers of word pieces to one vector each. `shape`: entries of the configuration that differ from the base
    model's."""

    takes = "tokens"

    def __init__(self, shape: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        from transformers import RobertaConfig, RobertaModel

        base = {"vocab_size": 50265, "max_position_embeddings": 514, "type_vocab_size": 1}
        config = RobertaConfig(**{**base, "attn_implementation": "eager", **(shape or {})})
        self.body = RobertaModel(config, add_pooling_layer=False)
        self.dim, self.words = int(config.hidden_size), int(config.vocab_size)

    def forward(self, tokens: Tensor) -> Tensor:
        """(B, L) -> (B, L, dim); what follows the last piece of a sentence is 1, the padding."""
        real = self.real(tokens)
        places = real.long().cumsum(dim=1) * real + PADDING  # (B, L): padding has a place of its own
        shut = (~real)[:, None, None, :].to(
            self.body.dtype
        ) * -1e4  # (B, 1, 1, L), added to what is looked at
        out: Tensor = self.body(tokens, attention_mask=shut, position_ids=places).last_hidden_state
        return out * real.unsqueeze(2)

    def real(self, tokens: Tensor) -> Tensor:
        """(B, L): which of them are pieces of words."""
        return tokens != PADDING

    def begin_with(self, folder: Path) -> tuple[str, ...]:
        """Takes published weights from a folder of transformers; returns the names that were not used."""
        return load_published(self, folder, {"roberta.": "body."}, "body.")
