"""Where emotion models lie: one folder each, as training leaves it. Found here without loading anything of them."""

from __future__ import annotations

from pathlib import Path

SHIPPED = Path(__file__).resolve().parent.parent / "models" / "trained"
USUAL = "face-voice-base"
SPEC, NETWORK = "model.toml", "model.onnx"


def emotion_model(name: str, weights: Path) -> Path | None:
    """The folder of that name in `weights/emotion/`, else among the shipped ones; "" is the one that ships.

    None when neither has it whole.
    """
    folders = (place / (name or USUAL) for place in (weights / "emotion", SHIPPED))
    return next((one for one in folders if (one / SPEC).is_file() and (one / NETWORK).is_file()), None)
