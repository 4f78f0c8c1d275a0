"""Every model file, small: it builds, learns where its phases say and only there, does without any branch, and is the
same after saving and in ONNX."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from torch import Tensor

from models.card import Card
from models.checkpoint import export_onnx, load, save
from models.data.augment import FACES, SOUNDS
from models.net import EmotionNet
from models.parts import ENCODERS, FUSIONS, SEQUENCES
from models.spec import ModelSpec, Part
from models.training.auxiliary import AUXILIARIES
from models.training.losses import LOSSES
from models.training.phases import learn
from tests.models.tiny import CONFIGS, NAMES, spec_of, tiny

PHASES = tuple((name, number) for name in NAMES for number in range(len(spec_of(name).phases)))


def built(spec: ModelSpec) -> EmotionNet:
    torch.manual_seed(0)
    return EmotionNet(spec)


def loud(net: EmotionNet) -> EmotionNet:
    """Weights such that the logits differ much, so that a small difference does not hide among zeros."""
    with torch.no_grad():
        net.head.linear.weight.mul_(20)
        for token in net.absent.values():
            token.mul_(50)
    return net


def test_every_part_is_in_some_model_file():
    specs = [spec_of(name) for name in NAMES]
    branches = [branch for spec in specs for branch in spec.branches.values()]
    assert {branch.encoder.kind for branch in branches} == set(ENCODERS.names())
    assert {branch.sequence.kind for branch in branches} == set(SEQUENCES.names())
    assert {spec.fusion.kind for spec in specs} == set(FUSIONS.names())


@pytest.mark.parametrize("name", NAMES)
def test_the_file_names_its_model_its_source_and_its_data(name: str):
    comment = [line for line in (CONFIGS / f"{name}.toml").read_text("utf-8").splitlines() if line[:1] == "#"]
    assert spec_of(name).name == name
    assert len(comment) >= 2
    assert any("RAVDESS" in line or "FER2013" in line or "IEMOCAP" in line for line in comment)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_branch_starts_with_is_a_model_file_of_the_same_window_or_published(name: str):
    spec = spec_of(name)
    published = {"efficientface-affectnet7", "wav2vec2-base", "wav2vec2-large", "roberta-base", ""}
    for branch in spec.branches.values():
        if branch.start not in published:
            first = spec_of(branch.start)
            (theirs,) = first.branches.values()
            assert theirs.encoder.kind == branch.encoder.kind
            assert weights_of(theirs.encoder) == weights_of(branch.encoder)
            assert first.window.image in (None, spec.window.image)
            assert first.window.sound in (None, spec.window.sound)


def weights_of(encoder: Part) -> dict[str, object]:
    """Options that decide what weights there are; how often a picture is looked at does not."""
    return {name: value for name, value in encoder.options.items() if name != "views"}


@pytest.mark.parametrize("name", NAMES)
def test_its_phases_name_losses_tasks_and_changes_that_there_are(name: str):
    for phase in spec_of(name).phases:
        assert phase.loss.kind in LOSSES.names()
        assert {task.kind for task in phase.auxiliary} <= set(AUXILIARIES.names())
        assert set(phase.augment) <= {*FACES, *SOUNDS}


def test_the_model_that_ships_stays_within_12_megabytes(tmp_path: Path):
    spec = spec_of("face-voice-base")
    save(tmp_path, EmotionNet(spec), spec, Card(name=spec.name))
    export_onnx(tmp_path)
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) < 11.9e6


@pytest.mark.parametrize("name", NAMES)
def test_any_branch_may_be_missing_and_time_and_batch_are_free(name: str):
    spec = tiny(name)
    net = loud(built(spec)).eval()
    inputs = net.example(4)
    with torch.no_grad():
        whole = net(inputs)
        assert whole.shape == (4, len(spec.labels))
        assert whole.isfinite().all()
        for branch in inputs:
            rest = {other: value for other, value in inputs.items() if other != branch}
            if rest:
                without = net(rest)
                assert without.isfinite().all()
                assert not torch.allclose(without, whole, atol=1e-4)
        if all(part.sequence.kind != "flatten" for part in spec.branches.values()):
            longer = {branch: torch.cat((value, value), 1) for branch, value in inputs.items()}
            assert net(longer).isfinite().all()


@pytest.mark.parametrize("name", [name for name in NAMES if len(spec_of(name).branches) > 1])
def test_a_clip_without_a_branch_reads_the_same_in_any_batch(name: str):
    net = loud(built(tiny(name))).eval()
    inputs = net.example(4)
    present = {branch: torch.tensor([True, False, True, True]).roll(i) for i, branch in enumerate(inputs)}
    with torch.no_grad():
        together = net(inputs, present)
        for i in range(4):
            alone = {branch: value[i : i + 1] for branch, value in inputs.items() if present[branch][i]}
            torch.testing.assert_close(net(alone), together[i : i + 1], atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize(("name", "number"), PHASES)
def test_gradients_come_where_a_phase_learns_and_nowhere_else(name: str, number: int):
    spec = tiny(name)
    phase, net = spec.phases[number], built(spec)
    moved = learn(net, phase.train)
    net.drop_branches(0.5 if phase.drop_branches else 0.0)
    before = {key: value.clone() for key, value in net.state_dict().items()}
    for _ in range(3):
        net(net.example(6)).logsumexp(1).square().sum().backward()
    learning = {key for key, _ in net.named_parameters() if under(key, phase.train)}
    assert {key for key, value in net.named_parameters() if value.grad is not None} == learning
    assert len(moved) == len(learning)
    for prefix in phase.train:
        gradients = [
            p.grad for key, p in net.named_parameters() if under(key, (prefix,)) and p.grad is not None
        ]
        assert all(gradient.isfinite().all() for gradient in gradients)
        assert not gradients or any(gradient.abs().sum() > 0 for gradient in gradients)
    drifted = [key for key, value in net.state_dict().items() if not torch.equal(value, before[key])]
    assert all(under(key, phase.train) for key in drifted)  # batch norms of what is frozen stand still


def under(key: str, prefixes: tuple[str, ...]) -> bool:
    return any(key == prefix or key.startswith(prefix + ".") for prefix in prefixes)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_the_same_after_saving_and_in_onnx(tmp_path: Path, name: str):
    spec = tiny(name)
    net = loud(built(spec))
    net.train()
    with torch.no_grad():
        net(net.example(6))  # so that no running mean stands where it began
    net.eval()
    save(tmp_path, net, spec, Card(name=name))
    again, spec_again, card = load(tmp_path)
    assert spec_again == spec
    assert card.parameters == sum(parameter.numel() for parameter in net.parameters())
    assert not again.training
    session = onnxruntime.InferenceSession(export_onnx(tmp_path), providers=["CPUExecutionProvider"])
    for batch in (1, 3):
        inputs = net.example(batch)
        present = {branch: torch.ones(batch, dtype=torch.bool) for branch in inputs}
        present[next(iter(inputs))][0] = len(inputs) == 1
        with torch.no_grad():
            logits = net(inputs, present)
            assert torch.equal(again(inputs, present), logits)
        assert logits.abs().max() > 0.01
        (said,) = session.run(None, feed(inputs, present))
        np.testing.assert_allclose(said, logits.numpy(), atol=1e-4)


def feed(inputs: Mapping[str, Tensor], present: Mapping[str, Tensor]) -> dict[str, np.ndarray]:
    asked = (
        {f"{branch}_present": value.numpy() for branch, value in present.items()} if len(inputs) > 1 else {}
    )
    return {branch: value.numpy() for branch, value in inputs.items()} | asked
