"""Folders of trained models for tests: the shapes of the shipped one, small, with weights that were drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch  # noqa: TID253

from models.card import Card
from models.checkpoint import export_onnx, save
from models.net import EmotionNet
from models.spec import ModelSpec
from tests.models.tiny import spec_of

LABELS = ("neutral", "happy", "sad", "angry")


def small_spec(**changed: Any) -> ModelSpec:
    """face-voice-base with windows of 1.2 s and few small layers."""
    facts = spec_of("face-voice-base").model_dump(mode="json", exclude_none=True)
    facts |= {"name": "drawn", "labels": list(LABELS), "phases": []}
    facts["window"] |= {"seconds": 1.2, "frames": 3}
    facts["window"]["image"]["size"] = 48
    facts["branches"]["face"]["start"] = facts["branches"]["voice"]["start"] = ""
    facts["branches"]["voice"]["encoder"]["options"] = {"bands": 16, "widths": [4, 8, 8, 8]}
    facts["fusion"]["options"] |= {"dim": 16, "heads": 2}
    for branch in facts["branches"].values():
        branch["sequence"]["options"]["dim"] = 16
    return ModelSpec.model_validate(facts | changed)


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
