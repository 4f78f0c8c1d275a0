"""Gated fusion of speech and words.

Ghosh, Tyagi, Ramaneswaran, Srivastava, Manocha: MMER: Multimodal Multi-task Learning for Speech Emotion Recognition,
Interspeech 2023 (arXiv 2203.16794). Written anew from the paper's description.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from models.attention import Block
from models.parts import FUSIONS
from models.sense import Sense


@FUSIONS.register("gated")
class Gated(nn.Module):
    """Three cross-modal encoders: speech looks at words and the words look at what it found (speech-aware words);
    words look at speech (word-aware speech), of which a gate, opened by both, lets a part through. `speech` and
    `words` name the two branches."""

    def __init__(
        self,
        dims: Mapping[str, int],
        classes: int,  # noqa: ARG002
        speech: str = "voice",
        words: str = "text",
        dim: int = 128,
        heads: int = 4,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        if set(dims) != {speech, words}:
            raise ValueError(f"this fusion needs the branches {speech} and {words}, not {', '.join(dims)}")
        self.speech, self.words, self.dim = speech, words, 2 * dim
        self.widths = nn.ModuleDict({name: nn.Linear(width, dim) for name, width in dims.items()})
        self.speech_at_words = Block(dim, heads, dropout)
        self.words_at_that = Block(dim, heads, dropout)
        self.words_at_speech = Block(dim, heads, dropout)
        self.gate = nn.Linear(2 * dim, dim)

    def forward(self, senses: Mapping[str, Sense]) -> Tensor:
        """Speech (B, T, D) and words (B, L, D) -> (B, 2 * dim)."""
        speech, words = self.widths[self.speech](senses[self.speech].tokens), self._words(senses)
        heard, read = senses[self.speech].real, senses[self.words].real
        found = self.speech_at_words(speech, words, read)  # (B, T, dim)
        aware_words = self.words_at_that(words, found, heard)  # (B, L, dim)
        aware_speech = self.words_at_speech(words, speech, heard)  # (B, L, dim)
        gate = torch.sigmoid(self.gate(torch.cat((aware_words, aware_speech), dim=2)))  # (B, L, dim)
        told = torch.cat((aware_words, gate * aware_speech), dim=2) * read[:, :, None]  # (B, L, 2 * dim)
        return told.sum(dim=1) / read.sum(dim=1, keepdim=True)

    def _words(self, senses: Mapping[str, Sense]) -> Tensor:
        words: Tensor = self.widths[self.words](senses[self.words].tokens)
        return words
