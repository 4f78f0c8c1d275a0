"""The published EfficientFace checkpoint as a model folder of ours.

A `.pth.tar` is a pickle, which can run code as it is opened. So it is opened in a child process, and there only with
`weights_only=True`, which builds tensors and nothing else. Nothing is guessed: every tensor must be there, none may
be over. Tested with files of that layout; the published file itself was not at hand.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from models.card import Card, licences
from models.checkpoint import save, sha256
from models.encoders.efficientface import EfficientFace
from models.net import EmotionNet
from models.spec import Branch, Image, ModelSpec, Part, Window

NAME = "efficientface-affectnet7"
# AffectNet's own numbering of its seven labels; the checkpoint itself does not name them.
LABELS = ("neutral", "happy", "sad", "surprised", "fearful", "disgust", "angry")
IMAGE = Image(size=224, mean=(0.5539, 0.4352, 0.3822), std=(0.2484, 0.2163, 0.2022))
SECONDS = 300  # for the child, which on any machine needs a few


class NotThatCheckpoint(ValueError):
    """The file is no checkpoint of EfficientFace with seven labels; the message says why."""


def convert_efficientface(file: Path, out: Path) -> Path:
    """Reads the published checkpoint and writes the model folder `out`, which is returned. Its card keeps the hash of
    the file. Raises NotThatCheckpoint; then `out` is not touched."""
    if not file.is_file():
        raise NotThatCheckpoint(f"There is no file {file}.")
    with tempfile.TemporaryDirectory() as aside:
        tensors = _read_in_child(file, Path(aside) / "tensors.safetensors")
    spec = _spec()
    net = EmotionNet(spec)
    published = EfficientFace()
    try:
        published.load_state_dict(tensors, strict=True)
    except RuntimeError as error:
        raise NotThatCheckpoint(f"{file.name} is no EfficientFace with seven labels: {error}") from error
    net.head.linear.load_state_dict(published.fc.state_dict())
    published.fc = torch.nn.Identity()
    net.encoders["face"].get_submodule("net").load_state_dict(published.state_dict())
    save(out, net.eval(), spec, _card(file))
    return out


def _spec() -> ModelSpec:
    face = Branch(encoder=Part(kind="efficientface"), sequence=Part(kind="mean"))
    return ModelSpec(
        name=NAME,
        labels=LABELS,
        window=Window(seconds=1.0, frames=1, image=IMAGE),
        branches={"face": face},
        fusion=Part(kind="concat"),
        head=Part(kind="softmax"),
    )


def _card(file: Path) -> Card:
    notes = (
        f"converted from a published checkpoint, SHA-256 {sha256(file)}",
        "the order of the labels is AffectNet's own numbering; the checkpoint does not name them",
    )
    return Card(name=NAME, data=("affectnet",), licence=licences(("affectnet",)), notes=notes)


def _read_in_child(file: Path, out: Path) -> dict[str, Tensor]:
    command = [sys.executable, "-m", "models.convert", str(file.resolve()), str(out)]
    root = Path(__file__).resolve().parent.parent
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise NotThatCheckpoint(f"{file.name} could not be read within {SECONDS} seconds.") from error
    if done.returncode or not out.is_file():
        reason = done.stderr.strip().splitlines()[-1:] or ["the reader died"]
        raise NotThatCheckpoint(f"{file.name} cannot be read: {reason[0]}")
    return load_file(out)


def _unpack(file: Path, out: Path) -> None:
    """In the child: pickle to safetensors, the names without the `module.` that training on several GPUs left."""
    opened = torch.load(file, map_location="cpu", weights_only=True)
    inside = opened.get("state_dict", opened) if isinstance(opened, Mapping) else None
    if not isinstance(inside, Mapping) or not inside:
        raise NotThatCheckpoint("it holds no table of tensors.")
    if not all(isinstance(value, Tensor) for value in inside.values()):
        raise NotThatCheckpoint("it holds other things than tensors.")
    save_file({str(k).removeprefix("module."): v.contiguous().clone() for k, v in inside.items()}, out)


if __name__ == "__main__":
    _unpack(Path(sys.argv[1]), Path(sys.argv[2]))
