"""How fast the networks of emotion reading are, and the whole way from a tape to a reading: run with

    OMP_NUM_THREADS=1 python bench/networks.py CLIP [--model FOLDER] [--yunet FILE] [--silero FILE] [--json FILE]

CLIP shows one person who speaks. Everything runs on one thread and is measured in processor time, so that a busy
machine gives figures too; beside it stands the speed of a matrix product at the same time. `floor` is the time that
the multiplications of a network would take at the speed of that product.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import torch  # noqa: TID253
from torch import nn  # noqa: TID253

from bench.perception import LOOK, SIDE, Person, merged
from interview.ports import Stop, Tape, Watch
from interview.store import MemoryStore
from models.encoders.efficientface import EfficientFace
from models.zoo import count
from perception.emotion import NetRecognizer, load
from perception.emotion_reader import EmotionReader, Inputs
from perception.live_tape import TapeRecording
from perception.onnx_network import network

ROUNDS = 15
SECONDS = 12.0


def spent(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Processor time of one call in ms, the median; the first one is not counted."""
    work()
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        times.append(1000 * (time.process_time() - begun))
    return statistics.median(times)


def product_speed() -> float:
    """GFLOP/s of a product of two float32 matrices of 512 × 512."""
    one = np.random.default_rng(0).normal(size=(SIDE, SIDE)).astype(np.float32)
    return 2 * SIDE**3 / 1e6 / spent(lambda: one @ one, 40)


class Peer(nn.Module):
    """EfficientNet-B0 (Tan and Le 2019) with drawn weights: what other face programs use."""

    def __init__(self) -> None:
        super().__init__()
        from transformers import EfficientNetConfig, EfficientNetModel

        shape = {"width_coefficient": 1.0, "depth_coefficient": 1.0, "image_size": 224, "hidden_dim": 1280}
        self.net = EfficientNetModel(EfficientNetConfig(**shape))

    def forward(self, faces: torch.Tensor) -> torch.Tensor:
        return self.net(faces).pooler_output


def one_face(net: nn.Module, size: int) -> dict[str, float]:
    """ms for one face by torch and by ONNX Runtime; and what its multiplications alone would take."""
    net.eval()
    face = torch.randn(1, 3, size, size)
    speed = product_speed()
    with torch.no_grad():
        macs = count(net, face)
        eager = spent(lambda: net(face))
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "net.onnx"
            torch.onnx.export(net, (face,), str(file), input_names=["face"], opset_version=17, dynamo=False)
            session = network(file, "network")
            fast = spent(lambda: session.run(None, {"face": face.numpy()}))
    floor = 2 * macs / 1e6 / speed
    return {
        "torch": eager,
        "onnx": fast,
        "floor": floor,
        "torch / onnx": eager / fast,
        "onnx / floor": fast / floor,
        "GFLOP/s": speed,
    }


def one_window(folder: Path) -> dict[str, float]:
    """ms for one window of the model, face and voice, by each engine."""
    found = {}
    for engine, on_card in (("onnx", False), ("torch", True)):
        model, cut = load(folder, on_card)
        face = np.random.default_rng(1).normal(size=(1, cut.frames, 3, model.size, model.size))
        voice = np.random.default_rng(2).normal(0, 0.1, (1, round(cut.seconds * 16000)))
        inputs = {"face": face.astype(np.float32), "voice": voice.astype(np.float32)}
        given = {sense: inputs[sense] for sense in model.senses}
        present = dict.fromkeys(model.senses, True)
        found[engine] = spent(lambda m=model, g=given, p=present: m.predict(g, p))
    return {**found, "torch / onnx": found["torch"] / found["onnx"]}


def whole_way(person: Person, folder: Path, yunet: Path | None, silero: Path | None) -> dict[str, float]:
    """From a tape of 640 × 360 at 30 pictures a second to its trace: decoding, faces, voice, networks, everything."""
    items = merged(person, SECONDS, LOOK)
    store = MemoryStore()
    tape = Tape(store.new_tape("bench", 1), store)
    with TapeRecording(tape) as recording:
        for item in items:
            (recording.add_picture if hasattr(item, "picture") else recording.add_sound)(item)
    store.finish_tape(tape.id)
    reader = NetRecognizer(folder, yunet=yunet, silero=silero, on_card=False)
    reader.read([], Stop(), Watch())  # loads it
    frames = sum(hasattr(item, "picture") for item in items)
    milliseconds = spent(lambda: reader.read([tape], Stop(), Watch()), 3)
    return {
        "pictures a second on one core": 1000 * frames / milliseconds,
        "share of one core at 30 a second": milliseconds / 1000 / SECONDS,
    }


def after_the_end(person: Person, folder: Path, silero: Path | None) -> dict[str, float]:
    """Processor time from the last window of an answer to its trace, in ms: its network, summing up, everything."""
    found = {}
    model, cut = load(folder)
    last = [0.0]

    def judged(inputs: Inputs, present: Mapping[str, bool]) -> Sequence[float]:
        last[0] = time.process_time()
        return model.predict(inputs, present)

    for seconds in (15, 240):
        store = MemoryStore()
        tape = Tape(store.new_tape("bench", 1), store)
        with TapeRecording(tape, with_picture=False) as recording:
            for block in person.blocks(seconds):
                recording.add_sound(block)
        store.finish_tape(tape.id)
        EmotionReader(replace(model, predict=judged), cut, silero=silero).read([tape], Stop(), Watch())
        found[f"after {seconds} s"] = 1000 * (time.process_time() - last[0])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("clip", type=Path)
    parser.add_argument("--model", type=Path, default=Path("models/trained/face-voice-base"))
    parser.add_argument("--yunet", type=Path)
    parser.add_argument("--silero", type=Path)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    found: dict[str, dict[str, float]] = {"load": {"before": os.getloadavg()[0]}}
    for size in (224, 64):
        found[f"EfficientFace, one face of {size}, ms"] = one_face(EfficientFace(), size)
    found["EfficientNet-B0, one face of 224, ms"] = one_face(Peer(), 224)
    if (asked.model / "model.onnx").is_file():
        found[f"{asked.model.name}, one window, ms"] = one_window(asked.model)
        way = whole_way(Person(asked.clip), asked.model, asked.yunet, asked.silero)
        found[f"{asked.model.name}, from a tape to a trace"] = way
        ending = after_the_end(Person(asked.clip), asked.model, asked.silero)
        found[f"{asked.model.name}, last window to trace, ms"] = ending
    found["memory, torch and all"] = {"largest MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
    for name, figures in found.items():
        print(f"{name:44}", "   ".join(f"{what} {figure:.3g}" for what, figure in figures.items()))
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
