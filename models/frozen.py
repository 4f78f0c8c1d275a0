"""Training a fusion over frozen nets: their tokens are computed once, the fusion learns from these in minutes.

The voice net has learnt from the actors whose voices the fusion learns from, so it would seem surer to the fusion
than it is with strangers: their spectrograms are changed as in the training of the voice net, and pictures and sound
as the first phase of the model file says. People who choose the epoch and who are tested are seen and heard as they
are. Temperature and limits come from pairs of the former with both senses
and with either one alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from models.card import licences, read_card
from models.checkpoint import export_onnx, load, save, start_branch
from models.data.augment import changed
from models.data.journal import write_whole
from models.data.labels import fold
from models.data.prepared import SAMPLES, Prepared
from models.net import EmotionNet
from models.predicting import predict
from models.spec import Branch, ModelSpec, Part, Window, read_spec, write_spec
from models.training.calibration import covered, fit_temperature, sharpened, thresholds
from models.training.feed import Clips, Together
from models.training.job import MODEL, Job, Machines
from models.training.metrics import scores
from models.training.pool import Pool, Rule
from models.training.run import BFLOAT, precision, train

BATCH = 32
COVERAGE = 0.8  # of validation clips that keep a label, as after every training


@dataclass(frozen=True)
class Wish:
    """`starts`: the folder of the trained net of each branch, by the name that the model file gives it."""

    spec: Path
    data: Path
    starts: Mapping[str, Path]
    out: Path
    rule: Rule
    seed: int = 0


def join(wish: Wish) -> Path:
    """The folder of the joined model. What was done before, in the same folder, is not done again."""
    spec = read_spec(wish.spec)
    net = EmotionNet(spec)
    begun = {name: wish.starts[branch.start] for name, branch in spec.branches.items()}
    for name, folder in begun.items():
        start_branch(net, name, folder)
    pool = Pool.open([wish.data], spec.labels)
    split = wish.rule.split(pool)
    tokens = wish.out / "tokens"
    if not (tokens / SAMPLES).is_file():
        compute_tokens(net, spec, Prepared.open(wish.data, spec.labels), set(split.train), tokens, wish.seed)
    file = wish.out / "tokens.toml"
    write_spec(file, spec_of_tokens(net, spec))
    job = Job(file, (tokens,), wish.out / "fusion", wish.seed, wish.rule)
    learnt, _, card = load(train(job))
    net.load_state_dict({**net.state_dict(), **_without_encoders(learnt)}, strict=True)
    net.eval()
    told = card.model_copy(update=_told(spec, begun) | _sure(net, spec, pool, split.val))
    save(wish.out / MODEL, net, spec, told)
    export_onnx(wish.out / MODEL)
    return wish.out / MODEL


def compute_tokens(
    net: EmotionNet, spec: ModelSpec, data: Prepared, learnt: set[int], out: Path, seed: int
) -> None:
    """What the encoders make of each clip, as a prepared data set of its own. `learnt`: the clips that are changed as
    in a training."""
    net.eval()
    torch.manual_seed(seed)
    half = precision(Machines("cpu"), spec.phases[0]) == BFLOAT
    pool = Pool([data])
    found: dict[str, list[np.ndarray]] = {name: [] for name in spec.branches}
    clips = Clips(pool, range(len(pool)), spec)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=half):
        for start in range(0, len(clips), BATCH):
            places = range(start, min(start + BATCH, len(clips)))
            batch = Together(spec)([clips[i] for i in places])
            learning = torch.tensor([i in learnt for i in places])
            others = {name: values[learning] for name, values in batch.inputs.items()}
            if learning.any():
                others = changed(others, spec.phases[0].augment)
            for name, values in batch.inputs.items():
                encoder = net.encoders[name]
                tokens = encoder(values)
                if learning.any():
                    encoder.training = hasattr(encoder, "changes")  # itself alone: norms and dropout stay
                    tokens[learning] = encoder(others[name])
                    encoder.training = False
                found[name].append(tokens.float().numpy())
    out.mkdir(parents=True, exist_ok=True)
    for name, rows in found.items():
        np.save(out / f"vector_{name}.npy", np.concatenate(rows).astype(np.float32))
    told = json.loads((data.folder / SAMPLES).read_text("utf-8"))
    told["arrays"] = {name: f"vector_{name}.npy" for name in spec.branches}
    told["samples"] = [{**row, "row": i} for i, row in enumerate(told["samples"])]
    write_whole(out / SAMPLES, json.dumps(told, ensure_ascii=False))


def spec_of_tokens(net: EmotionNet, spec: ModelSpec) -> ModelSpec:
    """The same model with ready-made tokens in place of its encoders."""
    branches = {
        name: Branch(
            encoder=Part(kind="vectors", options={"dim": int(net.encoders[name].dim)}),  # type: ignore[arg-type]
            sequence=branch.sequence,
        )
        for name, branch in spec.branches.items()
    }
    window = Window(seconds=spec.window.seconds, frames=spec.window.frames)
    phases = tuple(phase.model_copy(update={"augment": ()}) for phase in spec.phases)
    return spec.model_copy(
        update={"name": f"{spec.name}-tokens", "branches": branches, "window": window, "phases": phases}
    )


def _without_encoders(net: EmotionNet) -> dict[str, torch.Tensor]:
    return {name: tensor for name, tensor in net.state_dict().items() if not name.startswith("encoders.")}


def _told(spec: ModelSpec, begun: Mapping[str, Path]) -> dict[str, object]:
    """What the card says beside the split and the figures."""
    before = {name: read_card(folder) for name, folder in begun.items()}
    data = tuple(sorted({corpus for card in before.values() for corpus in card.data}))
    notes = [
        f"{name}: {card.name}, weights {card.weights_sha256[:12]}, frozen." for name, card in before.items()
    ]
    return {"name": spec.name, "data": data, "licence": licences(data), "notes": tuple(notes)}


def _sure(net: EmotionNet, spec: ModelSpec, pool: Pool, val: Sequence[int]) -> dict[str, object]:
    """Temperature and limits from pairs with both senses and with either alone, all counting the same."""
    truth = pool.targets()[list(val)]
    clips, present = Clips(pool, val, spec), {pool.fact("label")[i] for i in val}
    ways = (None, *([name] for name in spec.branches))
    says = [fold(predict(net, spec, clips, way), spec.labels, present) for way in ways]
    everything, truths = np.concatenate(says), np.tile(truth, len(ways))
    temperature = fit_temperature(everything, truths)
    limits = thresholds(sharpened(everything, temperature), spec.labels, COVERAGE)
    both = sharpened(says[0], temperature)
    told = scores(says[0], truth, spec.labels, pool.people(val), temperature).as_json()
    told["kept"] = float(covered(both, spec.labels, limits).mean())
    return {"temperature": temperature, "thresholds": limits, "validation": told}
