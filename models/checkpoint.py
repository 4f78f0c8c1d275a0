"""A trained model is a folder: weights.safetensors, model.toml, card.json, model.onnx. Nothing else is looked at."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from models.card import Card, read_card, write_card
from models.net import EmotionNet
from models.published import PublishedUnusable
from models.spec import ModelSpec, read_spec, write_spec

WEIGHTS, SPEC, ONNX = "weights.safetensors", "model.toml", "model.onnx"
OPSET = 17


class WeightsUnusable(ValueError):
    """Weights are missing, were changed since they were saved, or do not fit the model file."""


def save(folder: Path, net: EmotionNet, spec: ModelSpec, card: Card) -> None:
    """Writes weights, model file and card; the card gets the hash of the weights. An older model.onnx is removed.
    The net is then what the folder holds: rounded, where the model file says `half`."""
    as_kept(net, spec)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ONNX).unlink(missing_ok=True)
    aside = folder / f"{WEIGHTS}.part"
    save_file(
        {name: _kept(tensor, spec).cpu().contiguous() for name, tensor in net.state_dict().items()}, aside
    )
    facts = {
        "weights_sha256": sha256(aside),
        "onnx_sha256": "",
        "parameters": sum(parameter.numel() for parameter in net.parameters()),
    }
    aside.replace(folder / WEIGHTS)
    write_spec(folder / SPEC, spec)
    write_card(folder, card.model_copy(update=facts))


def as_kept(net: EmotionNet, spec: ModelSpec) -> None:
    """Rounds the net in place to the numbers that its folder will hold, so that what is measured is what is kept."""
    with torch.no_grad():
        for tensor in net.state_dict().values():
            tensor.copy_(_kept(tensor, spec))


def _kept(tensor: Tensor, spec: ModelSpec) -> Tensor:
    """Vectors stay whole: they are few, and the norms need their range."""
    rounds = spec.half and tensor.ndim > 1 and tensor.dtype == torch.float32
    return tensor.detach().half() if rounds else tensor.detach()


def load(folder: Path) -> tuple[EmotionNet, ModelSpec, Card]:
    """The model in eval mode, strictly: raises SpecError, CardError or WeightsUnusable."""
    spec, card = read_spec(folder / SPEC), read_card(folder)
    tensors = weights_of(folder, card)
    net = EmotionNet(spec)
    try:
        net.load_state_dict(tensors, strict=True)
    except RuntimeError as error:
        raise WeightsUnusable(f"The weights in {folder.name} do not fit its model file: {error}") from error
    return net.eval(), spec, card


def weights_of(folder: Path, card: Card) -> dict[str, Tensor]:
    """The tensors of a model folder, once their file is the one that the card knows."""
    file = folder / WEIGHTS
    if not file.is_file():
        raise WeightsUnusable(f"{folder} has no {WEIGHTS}.")
    if sha256(file) != card.weights_sha256:
        raise WeightsUnusable(f"{file} is not the file that its card describes.")
    return load_file(file)


def start_branch(net: EmotionNet, branch: str, folder: Path) -> tuple[str, ...]:
    """Begins a branch with a model of one sense that was trained before: its encoder, and its sequence and vote
    where this model has the same; or, without a model file there, with published weights of transformers. Returns
    the names of published tensors that were not used. Raises WeightsUnusable when the encoder does not fit."""
    if not (folder / SPEC).exists():
        return _start_published(net.encoders[branch], branch, folder)
    spec, card = read_spec(folder / SPEC), read_card(folder)
    tensors = weights_of(folder, card)
    if len(spec.branches) != 1:
        raise WeightsUnusable(
            f"{spec.name} has {len(spec.branches)} branches; one is needed to begin a branch."
        )
    (theirs,) = spec.branches
    try:
        net.encoders[branch].load_state_dict(_below(tensors, f"encoders.{theirs}"), strict=True)
    except RuntimeError as error:
        raise WeightsUnusable(f"{spec.name} does not fit the encoder of {branch}: {error}") from error
    _where_it_fits(net.sequences[branch], _below(tensors, f"sequences.{theirs}"))
    votes = getattr(net.fusion, "votes", None)
    if isinstance(votes, nn.ModuleDict) and tuple(spec.labels) == net.labels:
        _where_it_fits(votes[branch], _below(tensors, "head.linear"))
    return ()


def _start_published(encoder: nn.Module, branch: str, folder: Path) -> tuple[str, ...]:
    begin: Callable[[Path], tuple[str, ...]] | None = getattr(encoder, "begin_with", None)
    if begin is None:
        raise WeightsUnusable(f"{folder} has no {SPEC}, and {branch} takes no other published weights.")
    try:
        return begin(folder)
    except PublishedUnusable as error:
        raise WeightsUnusable(str(error)) from error


def export_onnx(folder: Path) -> Path:
    """Writes model.onnx beside the weights, its hash onto the card, and returns it. Inputs: a tensor a branch, then,
    with several branches, `<branch>_present` (B,) bool each; output `logits` (B, classes). Batch and time are free.
    """
    net, _, card = load(folder)
    file = write_onnx(folder / ONNX, net)
    write_card(folder, card.model_copy(update={"onnx_sha256": sha256(file)}))
    return file


def write_onnx(path: Path, net: EmotionNet) -> Path:
    """The same for a network in memory, which is in eval mode afterwards."""
    inputs = net.example(batch=2)
    names = list(inputs)
    asked = [f"{name}_present" for name in names] if len(names) > 1 else []
    tensors = [*inputs.values(), *(torch.ones(2, dtype=torch.bool) for _ in asked)]
    free = {name: {0: "batch", 1: f"{name}_time"} for name in names} | {name: {0: "batch"} for name in asked}
    aside = path.with_suffix(".part")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer warns of each size that it writes down as a constant
        torch.onnx.export(
            _Plain(net, names).eval(),
            tuple(tensors),
            str(aside),
            input_names=[*names, *asked],
            output_names=["logits"],
            dynamic_axes={**free, "logits": {0: "batch"}},
            opset_version=OPSET,
            training=torch.onnx.TrainingMode.PRESERVE,  # norms stay by themselves: folded in, no weight is short
            dynamo=False,
        )
    _shorten(aside)
    aside.replace(path)
    return path


def _shorten(file: Path) -> None:
    """Matrices that 16 bits hold exactly are kept in 16 bits and made long again when the file is opened."""
    import onnx

    model = onnx.load(file)
    longer = []
    for tensor in model.graph.initializer:
        values = onnx.numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.ndim < 2:
            continue
        with np.errstate(over="ignore"):
            half = values.astype(np.float16)
        if np.array_equal(half, values):
            name = tensor.name
            tensor.CopyFrom(onnx.numpy_helper.from_array(half, f"{name}.half"))
            longer.append(onnx.helper.make_node("Cast", [f"{name}.half"], [name], to=onnx.TensorProto.FLOAT))
    nodes = [*longer, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.save(model, file)


class _Plain(nn.Module):
    """The network with tensors in a row, as the exporter wants them."""

    def __init__(self, net: EmotionNet, names: list[str]) -> None:
        super().__init__()
        self.net, self.names = net, names

    def forward(self, *tensors: Tensor) -> Tensor:
        count = len(self.names)
        present = dict(zip(self.names, tensors[count:], strict=False))
        logits: Tensor = self.net(dict(zip(self.names, tensors[:count], strict=True)), present)
        return logits


def sha256(file: Path) -> str:
    """The hash of a file, read in pieces."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _below(tensors: dict[str, Tensor], prefix: str) -> dict[str, Tensor]:
    cut = len(prefix) + 1
    return {name[cut:]: tensor for name, tensor in tensors.items() if name.startswith(f"{prefix}.")}


def _where_it_fits(part: nn.Module, tensors: dict[str, Tensor]) -> None:
    own = part.state_dict()
    if own and {n: t.shape for n, t in own.items()} == {n: t.shape for n, t in tensors.items()}:
        part.load_state_dict(tensors)
