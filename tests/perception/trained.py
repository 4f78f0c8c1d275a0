"""Folders of trained models for tests: the shapes of the shipped one, small, with weights that were drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch  # noqa: TID253

from models.card import Card
from models.checkpoint import export_onnx, save
from models.net import EmotionNet
from models.spec import ModelSpec

LABELS = ("neutral", "happy", "sad", "angry")


SMALL = {
    "name": "drawn",
    "labels": list(LABELS),
    "fusion": {"kind": "transformer", "options": {"dim": 16, "layers": 1, "heads": 2, "dropout": 0.2}},
    "head": {"kind": "softmax"},
    "window": {
        "seconds": 1.2,
        "frames": 3,
        "image": {"size": 48, "mean": [0.5, 0.5, 0.5], "std": [0.25, 0.25, 0.25]},
        "sound": {"rate": 16000},
    },
    "branches": {
        "face": {
            "encoder": {"kind": "efficientface"},
            "sequence": {"kind": "project", "options": {"dim": 16}},
        },
        "voice": {
            "encoder": {"kind": "log_mel", "options": {"bands": 16, "widths": [4, 8, 8, 8]}},
            "sequence": {"kind": "project", "options": {"dim": 16}},
        },
    },
}


def small_spec(**changed: Any) -> ModelSpec:
    """A transformer over the tokens of faces and voice; windows of 1.2 s."""
    return ModelSpec.model_validate(SMALL | changed)


def trained(folder: Path, spec: ModelSpec | None = None, **card: Any) -> Path:
    """Drawn, not trained: what it says means nothing, and differs with what it is given."""
    spec = spec or small_spec()
    torch.manual_seed(5)
    net = EmotionNet(spec).eval()
    with torch.no_grad():
        for weights in net.head.parameters():
            weights.mul_(8)  # so that its shares differ from one another
    save(folder, net, spec, Card(name=spec.name, **card))
    export_onnx(folder)
    return folder


def spoil(file: Path) -> None:
    """Change one bit of it."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
