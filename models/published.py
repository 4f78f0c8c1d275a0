"""Published weights in a folder of the transformers library: safetensors only, never a pickle."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from safetensors.torch import load_file
from torch import nn


class PublishedUnusable(ValueError):
    """A folder of published weights is missing, or does not hold every tensor of the part."""


def load_published(
    part: nn.Module, folder: Path, names: Mapping[str, str], otherwise: str
) -> tuple[str, ...]:
    """Fills `part` with the tensors of `folder`/model.safetensors. `names`: beginnings of theirs -> of ours; a name
    with none of these beginnings is put below `otherwise`. Returns the names that were not used; raises
    PublishedUnusable when the body, or half of another part, stays empty."""
    file = folder / "model.safetensors"
    if not file.is_file():
        raise PublishedUnusable(f"{folder} has no model.safetensors.")
    own, used, unused = part.state_dict(), {}, []
    for name, tensor in load_file(file).items():
        ours = _renamed(name, names, otherwise)
        if ours in own and own[ours].shape == tensor.shape:
            used[ours] = tensor
        else:
            unused.append(name)
    empty = [name for name in own if name.startswith(otherwise) and name not in used]
    if empty:
        raise PublishedUnusable(f"{folder} lacks {len(empty)} tensors, {empty[0]} first.")
    part.load_state_dict(used, strict=False)
    return tuple(unused)


def _renamed(name: str, names: Mapping[str, str], otherwise: str) -> str:
    for theirs, ours in names.items():
        if name.startswith(theirs):
            return ours + name[len(theirs) :]
    return otherwise + name
