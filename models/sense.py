"""What a fusion is given of each branch."""

from __future__ import annotations

from typing import NamedTuple

from torch import Tensor


class Sense(NamedTuple):
    """One branch of a batch: `tokens` (B, T, D), and which of them are `real` (B, T).

    What fills a short sentence up is not real. Where the branch is absent every token is the learned one and only the
    first of them counts as real, so that a clip is read the same whatever the other clips of its batch have.
    """

    tokens: Tensor
    real: Tensor
