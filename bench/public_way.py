"""A whole clip in the way of the public programs, MTCNN on full pictures and then torch, beside ours.

MTCNN (Zhang et al. 2016, arXiv 1604.02878) is that of facenet-pytorch (MIT), which carries its weights. It is no part
of the program and of no environment of it: docs/performance.md says how a folder of it is made. It asks torchvision
for two things; where torchvision is not installed, OpenCV's suppression of overlapping boxes stands in.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
import types
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from bench.answers import Parts
from bench.networks import eager
from bench.person import brought, enlarged
from bench.timing import Rounds, Spent, Table, product, stopwatch
from interview.media import SOUND_RATE, Frame
from interview.ports import Stop, Watch
from models.card import Card
from models.checkpoint import export_onnx, save
from models.checkpoint import load as load_net
from models.net import EmotionNet
from models.spec import ModelSpec, read_spec
from perception.clips import read_pictures, read_sound
from perception.face_tracking import cut_out
from perception.faces import Face
from perception.opencv import open_cv

MAIN = Path(__file__).parents[1] / "models" / "configs" / "efficientface-wav2vec2-transformer.toml"
HEIGHTS = {"as it is": None, "enlarged to 720 rows": 720}
Find = Callable[[np.ndarray], Face | None]


def mtcnn(folder: Path | None) -> Find | None:
    """The largest face of a picture; None where facenet-pytorch is neither installed nor in the folder."""
    if folder is not None:
        sys.path.append(str(folder))
    try:
        importlib.import_module("torchvision")
    except (ImportError, RuntimeError):
        sys.modules |= _torchvision()
    try:
        net = importlib.import_module("facenet_pytorch.models.mtcnn").MTCNN()
    except ImportError:
        return None

    def find(picture: np.ndarray) -> Face | None:
        boxes, _ = net.detect(picture)
        if boxes is None:
            return None
        left, top, right, bottom = (float(edge) for edge in boxes[0])
        return Face(left, top, right - left, bottom - top)

    return find


def _torchvision() -> dict[str, types.ModuleType]:
    """The two names that MTCNN asks for: suppression of overlapping boxes, and pixels as a tensor."""
    import torch

    def batched_nms(boxes, scores, groups, most):
        if not len(boxes):
            return torch.zeros(0, dtype=torch.long)
        flat = boxes.numpy().astype(float)
        flat[:, 2:] -= flat[:, :2]
        kept = open_cv().dnn.NMSBoxesBatched(flat.tolist(), scores.tolist(), groups.tolist(), 0.0, most)
        return torch.as_tensor(np.asarray(kept), dtype=torch.long)

    def to_tensor(pixels):
        return torch.from_numpy(pixels).permute(2, 0, 1)

    names = ("torchvision", "transforms", "transforms.functional", "ops", "ops.boxes")
    made = {name: types.ModuleType(name) for name in names}
    made["ops.boxes"].batched_nms = batched_nms
    made["transforms.functional"].to_tensor = to_tensor
    made["transforms"].functional = made["transforms.functional"]
    return {name if name == "torchvision" else f"torchvision.{name}": module for name, module in made.items()}


@dataclass
class Public:
    """The public way over one clip, stage by stage. The face of a picture without one is the face before it."""

    clip: Path
    find: Find
    faces: list[tuple[Frame, Face]] = field(default_factory=list)
    missed: int = 0  # pictures without a face

    def decode(self) -> list[Frame]:
        with self.clip.open("rb") as file:
            return list(read_pictures(file))

    def look(self, frames: list[Frame]) -> None:
        self.faces, self.missed = [], 0
        last = None
        for frame in frames:
            face = self.find(frame.picture)
            self.missed += face is None
            last = face or last
            if last is not None:
                self.faces.append((frame, last))

    def judge(self, net: EmotionNet, spec: ModelSpec) -> np.ndarray:
        """The whole clip as one window."""
        image, window = spec.window.image, spec.window
        chosen = np.linspace(0, len(self.faces) - 1, window.frames).round().astype(int)
        cuts = np.stack([cut_out(self.faces[i][0].picture, self.faces[i][1], image.size) for i in chosen])
        mean, std = (np.array(three, np.float32) for three in (image.mean, image.std))
        with self.clip.open("rb") as file:
            heard = np.concatenate([block.samples for block in read_sound(file)])
        sound = np.zeros((1, round(window.seconds * SOUND_RATE)), np.float32)
        heard = heard[: sound.shape[1]]
        first = (sound.shape[1] - len(heard)) // 2
        sound[0, first : first + len(heard)] = heard / np.float32(32768)
        faces = ((cuts / np.float32(255) - mean) / std).transpose(0, 3, 1, 2)[None]
        return eager(net, {"face": faces.astype(np.float32), "voice": sound})


def drawn(folder: Path) -> Path:
    """The main model of the sources with drawn weights, as a folder that the program can read with."""
    spec = read_spec(MAIN)
    save(folder, EmotionNet(spec), spec, Card(name=spec.name))
    export_onnx(folder)
    return folder


def whole_clip(clip: Path, find: Find, models: list[Path], parts: Parts, rounds: int) -> Table:
    """Both ways over a clip of at most one window, in two sizes, with each model. The thrifty way has MTCNN look
    only at as many pictures as the model reads."""
    table: Table = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, height in HEIGHTS.items():
            file = clip if height is None else enlarged(clip, height, Path(folder) / "larger.mp4")
            found, frames, missed = _both_ways(
                file, find, [replace(parts, model=one) for one in models], rounds
            )
            for model in models:
                table[f"{model.name}, clip {name}"] = _figures(found, model, frames) | {"missed": missed}
    return table


def _both_ways(clip: Path, find: Find, all_parts: list[Parts], rounds: int) -> tuple[Rounds, int, int]:
    nets = {parts.model.name: load_net(parts.model)[:2] for parts in all_parts}
    ours = {parts.model.name: parts.reader() for parts in all_parts}
    tape, public = brought(clip), Public(clip, find)
    spent: dict[str, list[Spent]] = {}
    products, frames = [], []
    for _ in range(rounds):
        products.append(product())
        with stopwatch() as decoding:
            frames = public.decode()
        with stopwatch() as looking:
            public.look(frames)
        for name, (net, spec) in nets.items():
            with stopwatch() as judging:
                public.judge(net, spec)
            with stopwatch() as own:
                ours[name].read([tape], Stop(), Watch())
            share = min(1.0, spec.window.frames / len(frames))
            spent.setdefault(f"{name} public", []).append(_sum(decoding, looking, judging))
            spent.setdefault(f"{name} sparing", []).append(_sum(decoding, _part(looking, share), judging))
            spent.setdefault(f"{name} ours", []).append(own)
        spent.setdefault("look", []).append(looking)
    return Rounds.of(spent, products), len(frames), public.missed


def _figures(rounds: Rounds, model: Path, frames: int) -> dict[str, float]:
    name = model.name
    return {
        "pictures": float(frames),
        "MTCNN a picture, ms": rounds.ms("look") / frames,
        "public way, ms": rounds.ms(f"{name} public"),
        "ours, ms": rounds.ms(f"{name} ours"),
        "public / ours": rounds.over(f"{name} public", f"{name} ours"),
        "thrifty way / ours": rounds.over(f"{name} sparing", f"{name} ours"),
        "public way, wall ms": rounds.wall(f"{name} public"),
        "ours, wall ms": rounds.wall(f"{name} ours"),
        "product, GFLOP/s": rounds.speed,
    }


def _sum(*parts: Spent) -> Spent:
    return Spent(sum(one.processor for one in parts), sum(one.wall for one in parts))


def _part(whole: Spent, share: float) -> Spent:
    return Spent(whole.processor * share, whole.wall * share)
