"""From prepared arrays to what a net is given: pictures scaled by the model's own mean and std, sound as −1..1.

The same for training, validation and measuring; the order of batches depends on seed and epoch alone, so that a
training that was cut off goes on with the same clips, and several processes together see each clip once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import Dataset, Sampler

from models.data.prepared import Prepared
from models.spec import ModelSpec
from models.training.pool import Pool

FULL = 32768.0  # one in 16-bit sound


class DoesNotFit(ValueError):
    """Data was prepared otherwise than this model wants it; the message says in what."""


@dataclass(frozen=True)
class Batch:
    """Clips together: `inputs` by branch, `present` (B,) by branch, `target` (B,). `spoken`: the words in the sound
    of each clip, None where they are not known."""

    inputs: Mapping[str, Tensor]
    present: Mapping[str, Tensor]
    target: Tensor
    spoken: tuple[str | None, ...] = ()

    def to(self, device: torch.device) -> Batch:
        """Lightning and `evaluate` call this; the copy does not wait where the device allows it."""
        inputs = {name: value.to(device, non_blocking=True) for name, value in self.inputs.items()}
        present = {name: value.to(device, non_blocking=True) for name, value in self.present.items()}
        return Batch(inputs, present, self.target.to(device, non_blocking=True), self.spoken)


class Clips(Dataset[dict[str, Any]]):
    """Chosen clips as a model wants them; a sense that a clip lacks is blank and told to be absent."""

    def __init__(self, pool: Pool, positions: Sequence[int], spec: ModelSpec) -> None:
        for prepared in pool.sets:
            must_fit(prepared, spec)
        self._pool, self._positions, self._frames = pool, list(positions), spec.window.frames
        self._blank = {name: pool.blank(name) for name in spec.branches if name in pool.branches}

    def __len__(self) -> int:
        return len(self._positions)

    def __getitem__(self, number: int) -> dict[str, Any]:
        item = self._pool.item(self._positions[number])
        return {
            "inputs": {
                name: _spread(item.get(name, blank), self._frames) for name, blank in self._blank.items()
            },
            "present": {name: item["present"].get(name, False) for name in self._blank},
            "label": item["label"],
            "spoken": item["spoken"],
        }


class Together:
    """Clips -> Batch; normalising is done here, once for the whole batch."""

    def __init__(self, spec: ModelSpec) -> None:
        image = spec.window.image
        self._mean = torch.tensor(image.mean if image else (0.0,)).view(-1, 1, 1)
        self._std = torch.tensor(image.std if image else (1.0,)).view(-1, 1, 1)

    def __call__(self, clips: Sequence[Mapping[str, Any]]) -> Batch:
        names = clips[0]["inputs"]
        return Batch(
            {name: self.scaled(np.stack([clip["inputs"][name] for clip in clips])) for name in names},
            {name: torch.tensor([clip["present"][name] for clip in clips]) for name in names},
            torch.tensor([clip["label"] for clip in clips]),
            tuple(clip["spoken"] for clip in clips),
        )

    def scaled(self, values: np.ndarray) -> Tensor:
        """uint8 (B, T, H, W, 3) -> float (B, T, 3, H, W); int16 (B, S) -> −1..1; int32 (B, L), word pieces,
        -> long; vectors as they are."""
        if values.dtype == np.uint8:
            pictures = torch.from_numpy(values).permute(0, 1, 4, 2, 3).float().div_(255)
            return pictures.sub_(self._mean).div_(self._std).contiguous()
        if values.dtype == np.int16:
            return torch.from_numpy(values).float().div_(FULL)
        if values.dtype == np.int32:
            return torch.from_numpy(values).long()
        return torch.from_numpy(values.astype(np.float32))


class Batches(Sampler[list[int]]):
    """Batches of one process among several; all of them together make the batch of the model file.

    `seed` None keeps the order and every clip. Else the order is drawn by (seed, epoch), and what is left over in the
    end is dropped, where there is more than one batch: a batch of one clip has no spread to normalise by.
    """

    def __init__(
        self,
        clips: int,
        batch: int,
        rank: int = 0,
        processes: int = 1,
        seed: Sequence[int] | None = None,
        epoch: Callable[[], int] = lambda: 0,
    ) -> None:
        self._clips, self._rank, self._processes = clips, rank, processes
        self._batch = max(1, batch // processes)
        self._seed, self._epoch = seed, epoch

    def __len__(self) -> int:
        mine, batch = len(range(self._rank, self._clips, self._processes)), self._batch
        if self._seed is None:
            return -(-mine // batch)
        return max(1, (self._clips // self._processes) // batch)

    def __iter__(self) -> Iterator[list[int]]:
        order = np.arange(self._clips)
        if self._seed is not None:
            order = np.random.default_rng([*self._seed, self._epoch()]).permutation(self._clips)
        mine = order[self._rank :: self._processes].tolist()
        for number in range(len(self)):
            yield mine[number * self._batch : (number + 1) * self._batch]


def must_fit(prepared: Prepared, spec: ModelSpec) -> None:
    """Raises `DoesNotFit` where labels, size, rate, number of word pieces or senses are not those of the model."""
    if prepared.labels != spec.labels:
        raise DoesNotFit("The data was opened with other labels than the model has.")
    shared = [name for name in spec.branches if name in prepared.branches]
    if not shared:
        raise DoesNotFit(
            f"The data has {', '.join(prepared.branches)}; the model wants {', '.join(spec.branches)}."
        )
    image, sound, cut = spec.window.image, spec.window.sound, prepared.cut
    if image and "face" in shared and cut.size != image.size:
        raise DoesNotFit(f"Faces were prepared at {cut.size} pixels; the model wants {image.size}.")
    if sound and "voice" in shared and (cut.rate, cut.seconds) != (sound.rate, spec.window.seconds):
        raise DoesNotFit(
            f"Sound was prepared as {cut.seconds} s at {cut.rate} Hz; the model wants {spec.window.seconds} s at "
            f"{sound.rate} Hz."
        )
    if "text" in shared and prepared.pieces not in (0, spec.window.frames):
        raise DoesNotFit(
            f"Words were prepared as {prepared.pieces} pieces; the model wants {spec.window.frames}."
        )


def _spread(value: np.ndarray, frames: int) -> np.ndarray:
    """So many pictures, evenly over the clip; anything else as it is."""
    if value.dtype != np.uint8 or len(value) == frames:
        return value
    return np.asarray(value[np.linspace(0, len(value) - 1, frames).round().astype(int)])
