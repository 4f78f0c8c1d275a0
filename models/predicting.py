"""What a net says of clips, in batches, with every sense or with some of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.utils.data import DataLoader

from models.net import EmotionNet
from models.spec import ModelSpec
from models.training.feed import Batch, Clips, Together
from models.training.pool import Pool

BATCH = 64
Change = Callable[[str, Tensor], Tensor]  # branch, its tensor -> the tensor as the net is given it


def predict(
    net: EmotionNet,
    spec: ModelSpec,
    clips: Clips,
    senses: Sequence[str] | None = None,
    change: Change | None = None,
) -> npt.NDArray[np.float64]:
    """Probabilities (N, C) in the order of the clips. `senses`: only these are given. The net decides the device."""
    device = next(net.parameters()).device
    net.eval()
    found = []
    batches: DataLoader[Any] = DataLoader(clips, batch_size=BATCH, collate_fn=Together(spec))
    with torch.inference_mode():
        for batch in batches:
            inputs = {name: value for name, value in batch.inputs.items() if senses is None or name in senses}
            if change is not None:
                inputs = {name: change(name, value) for name, value in inputs.items()}
            given = Batch(inputs, {name: batch.present[name] for name in inputs}, batch.target).to(device)
            found.append(net.probabilities(net(given.inputs, given.present)).double().cpu().numpy())
    return np.concatenate(found)


def having(pool: Pool, positions: Sequence[int], senses: Sequence[str]) -> list[int]:
    """The positions whose clips have at least one of the senses."""
    here: list[Mapping[str, bool]] = [pool.present(i) for i in positions]
    return [
        i for i, present in zip(positions, here, strict=True) if any(present.get(s, False) for s in senses)
    ]
