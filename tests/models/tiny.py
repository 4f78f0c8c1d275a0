"""Model files at a size that a test can afford: the same parts, small pictures, two-layer wav2vec 2.0 and RoBERTa."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from models.spec import ModelSpec, read_spec

CONFIGS = Path(__file__).resolve().parents[2] / "models" / "configs"
NAMES = tuple(sorted(path.stem for path in CONFIGS.glob("*.toml")))

_BODY = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
SHAPES: dict[str, dict[str, Any]] = {
    "wav2vec2": _BODY
    | {"conv_dim": [16] * 7, "num_conv_pos_embeddings": 16, "num_conv_pos_embedding_groups": 2},
    "roberta": _BODY | {"vocab_size": 100, "max_position_embeddings": 64},
}


def spec_of(name: str) -> ModelSpec:
    """As it lies in models/configs."""
    return read_spec(CONFIGS / f"{name}.toml")


def tiny(name: str, frames: int = 3, seconds: float = 0.5) -> ModelSpec:
    """The same model, small; a model file that has one picture a clip keeps that."""
    facts = spec_of(name).model_dump(mode="json", exclude_none=True)
    window = facts["window"]
    window["frames"], window["seconds"] = min(frames, window["frames"]), seconds
    if "image" in window:
        window["image"]["size"] = 64
    for branch in facts["branches"].values():
        encoder, sequence = branch["encoder"], branch["sequence"]
        if encoder["kind"] in SHAPES:
            encoder["options"]["shape"] = SHAPES[encoder["kind"]]
        if sequence["kind"] == "flatten":
            sequence["options"]["frames"] = window["frames"]
    return ModelSpec.model_validate(facts)
