"""wav2vec 2.0 in 8 bits: what it saves, and what it costs.

The matrices of the transformer are rounded to 8 bits, a scale for each of their columns; what is multiplied with them
is rounded as it comes (dynamic quantisation of ONNX Runtime). The convolutions stay as they are. Time is that of the
base size with drawn weights. Accuracy needs trained weights: those of bench/wav2vec2-small.toml, trained by

    python main.py train bench/wav2vec2-small.toml --data VOICES --out RUN --seed 1 --test 0.2
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch  # noqa: TID253

from bench.timing import Table, in_turn
from models.checkpoint import load, write_onnx
from models.encoders.wav2vec2 import Wav2Vec2
from models.training.comparing import interval
from models.training.feed import Clips, Together
from models.training.metrics import scores
from models.training.pool import Pool
from perception.onnx_network import network

SAMPLES = 57_600  # of 3.6 s at 16 kHz


def quantised(file: Path, into: Path) -> Path:
    """The same network in 8 bits."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        file, into, op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8
    )
    return into


def base_size(rounds: int) -> Table:
    """A window of 3.6 s through wav2vec 2.0 base with drawn weights, on one thread."""
    net = Wav2Vec2().eval()
    sound = torch.randn(1, SAMPLES) * 0.1
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(net, (sound,), str(whole), input_names=["sound"], opset_version=17, dynamo=False)
        quantised(whole, small)
        sizes = [file.stat().st_size / 1e6 for file in (whole, small)]
        sessions = [network(file, "network") for file in (whole, small)]
    given = {"sound": sound.numpy()}
    with torch.no_grad():
        found = in_turn(
            {
                "torch": lambda: net(sound),
                "whole": lambda: sessions[0].run(None, given),
                "small": lambda: sessions[1].run(None, given),
            },
            rounds,
        )
    figures = {
        "torch, ms": found.ms("torch"),
        "ONNX Runtime, ms": found.ms("whole"),
        "in 8 bits, ms": found.ms("small"),
        "32 bits / 8 bits": found.over("whole", "small"),
        "torch / 8 bits": found.over("torch", "small"),
        "MB": sizes[0],
        "MB in 8 bits": sizes[1],
        "product, GFLOP/s": found.speed,
    }
    return {"wav2vec 2.0 base, 3.6 s": figures}


def cost(model: Path, prepared: Path) -> Table:
    """What a trained model says of the people it was tested on, in 32 and in 8 bits."""
    net, spec, card = load(model)
    pool = Pool.open([prepared], spec.labels)
    people = pool.fact("person")
    tested = [i for i, one in enumerate(people) if one in card.split.people["test"]]
    clips = Clips(pool, tested, spec)
    with tempfile.TemporaryDirectory() as folder:
        whole = write_onnx(Path(folder) / "whole.onnx", net)
        small = quantised(whole, Path(folder) / "small.onnx")
        said = [_said(network(file, "network"), clips, Together(spec)) for file in (whole, small)]
    truth, who = pool.targets()[tested], pool.people(tested)
    table: Table = {}
    for name, (shares, _) in zip(("32 bits", "8 bits"), said, strict=True):
        told = scores(shares, truth, spec.labels, who)
        low, high = interval(shares.argmax(1), truth, [people[i] for i in tested], len(spec.labels))
        table[name] = {"UAR": told.uar, "from": low, "to": high, "accuracy": told.accuracy, "NLL": told.nll}
    table["8 bits"] |= _apart(*said)
    return {f"{spec.name}, {len(set(who))} unseen actors, {len(tested)} clips, {name}": row
            for name, row in table.items()}  # fmt: skip


def _said(session: Any, clips: Clips, together: Together) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities and logits, clip by clip, as the program asks."""
    rows = []
    for number in range(len(clips)):
        given = {name: value.numpy() for name, value in together([clips[number]]).inputs.items()}
        rows.append(session.run(["logits"], given)[0][0])
    logits = np.array(rows, np.float64)
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True), logits


def _apart(whole: tuple[np.ndarray, np.ndarray], small: tuple[np.ndarray, np.ndarray]) -> dict[str, float]:
    shares, logits = np.abs(whole[0] - small[0]), np.abs(whole[1] - small[1])
    same = whole[0].argmax(1) == small[0].argmax(1)
    return {
        "same first label, %": 100 * float(same.mean()),
        "probability apart: mean": float(shares.mean()),
        "most": float(shares.max()),
        "logit apart: mean": float(logits.mean()),
        "spread of logits": float(whole[1].std()),
    }
