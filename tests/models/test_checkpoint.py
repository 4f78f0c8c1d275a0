"""A model folder: complete in itself, whole, and never another than its card describes."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from models.card import Card, CardError, read_card
from models.checkpoint import WEIGHTS, WeightsUnusable, export_onnx, load, save, sha256, start_branch
from models.net import EmotionNet
from models.spec import ModelSpec, SpecError
from tests.models.tiny import SHAPES, tiny


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return saved(tmp_path / "model", tiny("voice-mfcc"))


def saved(folder: Path, spec: ModelSpec) -> Path:
    save(folder, EmotionNet(spec), spec, Card(name=spec.name))
    return folder


def test_the_card_knows_the_weights(folder: Path):
    assert read_card(folder).weights_sha256 == sha256(folder / WEIGHTS)
    assert sorted(file.name for file in folder.iterdir()) == ["card.json", "model.toml", WEIGHTS]


def test_halved_weights_are_those_of_the_net_that_was_kept(tmp_path: Path):
    whole = tiny("face-fer").model_copy(update={"half": False})
    before, net = saved(tmp_path / "whole", whole), EmotionNet(tiny("face-fer"))
    folder = tmp_path / "half"
    save(folder, net, tiny("face-fer"), Card(name="face-fer"))
    again = load(folder)[0].state_dict()
    assert all(torch.equal(tensor, again[name]) for name, tensor in net.state_dict().items())
    sizes = [(place / WEIGHTS).stat().st_size for place in (folder, before)]
    assert sizes[0] < 0.52 * sizes[1]


def test_changed_weights_are_refused_before_they_are_opened(folder: Path):
    (folder / WEIGHTS).write_bytes(b"x" + (folder / WEIGHTS).read_bytes())
    with pytest.raises(WeightsUnusable, match="not the file that its card describes"):
        load(folder)


def test_one_tensor_too_few_is_refused(folder: Path):
    tensors = load_file(folder / WEIGHTS)
    tensors.pop("head.linear.bias")
    save_file(tensors, folder / WEIGHTS)
    card = read_card(folder).model_copy(update={"weights_sha256": sha256(folder / WEIGHTS)})
    (folder / "card.json").write_text(card.model_dump_json())
    with pytest.raises(WeightsUnusable, match="do not fit"):
        load(folder)


@pytest.mark.parametrize(
    ("lost", "raised"), [(WEIGHTS, WeightsUnusable), ("model.toml", SpecError), ("card.json", CardError)]
)
def test_a_file_that_is_gone_is_named(folder: Path, lost: str, raised: type[Exception]):
    (folder / lost).unlink()
    with pytest.raises(raised, match=lost.replace(".", r"\.")):
        load(folder)


def test_an_onnx_of_older_weights_does_not_stay(folder: Path):
    file = export_onnx(folder)
    assert file.is_file()
    net, spec, card = load(folder)
    save(folder, net, spec, card)
    assert not file.exists()


def test_a_branch_begins_with_a_model_of_one_sense_and_the_vote_with_its_head(tmp_path: Path):
    first = saved(tmp_path / "first", tiny("ef-ravdess"))
    theirs = load_file(first / WEIGHTS)
    net = EmotionNet(tiny("ef-w2v2-late"))
    assert start_branch(net, "face", first) == ()
    ours = net.state_dict()
    for name, tensor in theirs.items():
        if name.startswith("encoders.face"):
            assert torch.equal(ours[name], tensor)
    assert torch.equal(ours["fusion.votes.face.weight"], theirs["head.linear.weight"])


def test_a_branch_begins_with_a_folder_of_transformers(tmp_path: Path):
    spec = tiny("efficientface-wav2vec2-transformer")
    net, other = EmotionNet(spec), EmotionNet(spec)
    other.encoders["voice"].body.save_pretrained(tmp_path)
    start_branch(net, "voice", tmp_path)
    for ours, theirs in zip(
        net.encoders["voice"].body.parameters(), other.encoders["voice"].body.parameters(), strict=True
    ):
        assert torch.equal(ours, theirs)


def test_what_cannot_begin_a_branch_is_refused(tmp_path: Path):
    net = EmotionNet(tiny("ef-w2v2-late"))
    with pytest.raises(WeightsUnusable, match="does not fit the encoder of face"):
        start_branch(net, "face", saved(tmp_path / "voice", tiny("voice-mfcc")))
    with pytest.raises(WeightsUnusable, match="2 branches"):
        start_branch(net, "face", saved(tmp_path / "two", tiny("av-features-late")))
    with pytest.raises(WeightsUnusable, match="takes no other published weights"):
        start_branch(net, "face", tmp_path)
    with pytest.raises(WeightsUnusable, match=r"no model\.safetensors"):
        start_branch(net, "voice", tmp_path)
    assert SHAPES["wav2vec2"]["hidden_size"] == net.encoders["voice"].body.config.hidden_size
