"""The networks that read a face and a window, by torch and by ONNX Runtime, on one thread."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch  # noqa: TID253
from torch import nn  # noqa: TID253

from bench.timing import Table, Work, in_turn
from models.encoders.efficientface import EfficientFace
from models.zoo import count
from perception.emotion import load
from perception.onnx_network import network

OURS, PEER = "EfficientFace", "EfficientNet-B0"
SIZES = {OURS: (224, 64), PEER: (224,)}


class EfficientNet(nn.Module):
    """EfficientNet-B0 (Tan and Le 2019) with drawn weights: what other face programs use."""

    def __init__(self) -> None:
        super().__init__()
        from transformers import EfficientNetConfig, EfficientNetModel

        shape = {"width_coefficient": 1.0, "depth_coefficient": 1.0, "image_size": 224, "hidden_dim": 1280}
        self.net = EfficientNetModel(EfficientNetConfig(**shape))

    def forward(self, faces: torch.Tensor) -> torch.Tensor:
        return self.net(faces).pooler_output


def one_face(rounds: int) -> Table:
    """One face by both engines; `floor` is the time that the multiplications alone would take at the speed of the
    product, which is measured in the same round."""
    works: dict[str, Work] = {}
    macs: dict[str, int] = {}
    with torch.no_grad():
        for what, net in ((OURS, EfficientFace()), (PEER, EfficientNet())):
            for size in SIZES[what]:
                name = row(what, size)
                face = torch.randn(1, 3, size, size)
                macs[name] = count(net.eval(), face)
                works |= _both_engines(name, net, face)
        found = in_turn(works, rounds)
    table = {
        name: {
            "ONNX Runtime, ms": found.ms(f"{name} onnx"),
            "torch, ms": found.ms(f"{name} torch"),
            "torch / ONNX": found.over(f"{name} torch", f"{name} onnx"),
            "ONNX / floor": found.over_floor(f"{name} onnx", macs[name]),
            "product, GFLOP/s": found.speed,
        }
        for name in macs
    }
    peer = found.over(f"{row(PEER, 224)} onnx", f"{row(OURS, 224)} onnx")
    table[row(OURS, 224)]["EfficientNet-B0 / it"] = peer
    return table


def row(what: str, size: int) -> str:
    return f"{what}, one face of {size} × {size}"


def _both_engines(name: str, net: nn.Module, face: torch.Tensor) -> dict[str, Work]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "net.onnx"
        torch.onnx.export(net, (face,), str(file), input_names=["face"], opset_version=17, dynamo=False)
        session = network(file, "network")
    given = {"face": face.numpy()}
    return {f"{name} torch": lambda: net(face), f"{name} onnx": lambda: session.run(None, given)}


def one_window(folder: Path, rounds: int) -> Table:
    """One window of a trained model: its faces and its voice, by both engines."""
    from models.checkpoint import load as load_net

    model, cut = load(folder)
    net = load_net(folder)[0]
    drawn = np.random.default_rng(1)
    every = {
        "face": drawn.normal(size=(1, cut.frames, 3, model.size, model.size)).astype(np.float32),
        "voice": drawn.normal(0, 0.1, (1, round(cut.seconds * 16000))).astype(np.float32),
    }
    given = {sense: every[sense] for sense in model.senses}
    works = {
        "onnx": lambda: model.predict(given, dict.fromkeys(given, True)),
        "torch": lambda: eager(net, given),
    }
    found = in_turn(works, rounds)
    figures = {
        "ONNX Runtime, ms": found.ms("onnx"),
        "torch, ms": found.ms("torch"),
        "torch / ONNX": found.over("torch", "onnx"),
        "product, GFLOP/s": found.speed,
    }
    return {f"{folder.name}, a window of {cut.seconds:g} s": figures}


def eager(net: nn.Module, given: Mapping[str, np.ndarray]) -> np.ndarray:
    """What torch says of one window in which nothing is absent."""
    with torch.no_grad():
        logits = net({sense: torch.from_numpy(value) for sense, value in given.items()})
    return logits.softmax(-1).numpy()[0]
