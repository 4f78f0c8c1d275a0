"""Every model there is, with its size, its work, its speed here, and what is known of how well it reads.

One way of counting: the multiplications of every convolution, linear layer and matrix product of one clip, as torch's
own counter sees them (a multiply-add is one; norms, activations and pooling are not counted). Speed is the median of
a few runs of one clip on one thread: by ONNX Runtime for a trained model that has its model.onnx, else by torch.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from models.card import Card, read_card
from models.checkpoint import ONNX, SPEC, load
from models.net import EmotionNet
from models.spec import ModelSpec, read_spec

CONFIGS = Path(__file__).with_name("configs")
TRAINED = Path(__file__).with_name("trained")
RUNS = 3
LONG = 1000  # milliseconds after which no further run is begun


@dataclass(frozen=True)
class Entry:
    """`gmac`: of one clip; `milliseconds`: of one clip on one thread of this machine, by `engine` (onnx or torch);
    `scores`: as the card has them, empty where nothing was measured."""

    name: str
    parameters: int
    gmac: float
    milliseconds: float | None
    engine: str
    trained: bool
    scores: dict[str, Any]


def entries(
    configs: Path = CONFIGS,
    trained: Path = TRAINED,
    wanted: Callable[[str], bool] | None = None,
    timed: bool = True,
) -> list[Entry]:
    """All model files and all trained folders, by name; `wanted` chooses among the names. Without `timed` nothing is
    run, and `milliseconds` is None."""
    specs = {path.stem: read_spec(path) for path in configs.glob("*.toml")}
    folders = {path.parent.name: path.parent for path in trained.glob(f"*/{SPEC}")}
    specs |= {name: read_spec(folder / SPEC) for name, folder in folders.items()}
    chosen = [name for name in sorted(specs) if wanted is None or wanted(name)]
    return [_entry(name, specs[name], folders.get(name), timed) for name in chosen]


def _entry(name: str, spec: ModelSpec, folder: Path | None, timed: bool) -> Entry:
    with torch.device("meta"):  # shapes without numbers: a large net costs nothing
        net = EmotionNet(spec).eval()
        macs = count(net, net.example())
    card: Card | None = read_card(folder) if folder else None
    engine = "onnx" if folder and (folder / ONNX).is_file() else "torch"
    return Entry(
        name=name,
        parameters=sum(parameter.numel() for parameter in net.parameters()),
        gmac=round(macs / 1e9, 4),
        milliseconds=_milliseconds(spec, folder, engine) if timed else None,
        engine=engine,
        trained=folder is not None,
        scores=card.scores if card else {},
    )


def count(net: nn.Module, inputs: Any) -> int:
    """Multiply-adds of one call."""
    with torch.no_grad(), FlopCounterMode(display=False) as counter:
        net(inputs)
    return int(counter.get_total_flops()) // 2


def _milliseconds(spec: ModelSpec, folder: Path | None, engine: str) -> float:
    if engine == "onnx" and folder is not None:
        net, _, _ = load(folder)
        return _median(_onnx_run(folder / ONNX, net.example()))
    net = load(folder)[0] if folder else _filled(spec)
    inputs = net.example()
    with _one_thread(), torch.no_grad():
        return _median(lambda: net(inputs))


def _filled(spec: ModelSpec) -> EmotionNet:
    """Untrained: drawing the weights of a large net takes longer than running it, so all are one small number."""
    with torch.device("meta"):
        net = EmotionNet(spec)
    net.to_empty(device="cpu")
    with torch.no_grad():
        for tensor in (*net.parameters(), *net.buffers()):
            tensor.fill_(0.01 if tensor.is_floating_point() else 0)
    return net.eval()


def _onnx_run(file: Path, inputs: dict[str, Tensor]) -> Callable[[], object]:
    import onnxruntime  # type: ignore[import-untyped, unused-ignore]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    feed = {name: tensor.numpy() for name, tensor in inputs.items()}
    if len(inputs) > 1:
        feed |= {f"{name}_present": torch.ones(1, dtype=torch.bool).numpy() for name in inputs}
    return lambda: session.run(None, feed)


def _median(run: Callable[[], object]) -> float:
    run()
    times: list[float] = []
    while len(times) < RUNS and sum(times) < LONG:
        begun = time.perf_counter()
        run()
        times.append((time.perf_counter() - begun) * 1000)
    return round(statistics.median(times), 2)


@contextmanager
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
