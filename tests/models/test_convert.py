"""Converting the published checkpoint, on files of its layout that the test makes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest
import torch

from models.checkpoint import load, start_branch
from models.convert import NotThatCheckpoint, convert_efficientface
from models.encoders.efficientface import EfficientFace
from models.net import EmotionNet
from tests.models.tiny import tiny


@pytest.fixture
def published() -> EfficientFace:
    torch.manual_seed(0)
    net = EfficientFace()
    with torch.no_grad():
        net(torch.randn(8, 3, 64, 64))  # running means of its own
    return net.eval()


def write(file: Path, net: EfficientFace, **changes: Any) -> Path:
    """As the published file is: names with `module.`, an optimiser and counters beside the weights."""
    tensors = {f"module.{name}": tensor for name, tensor in net.state_dict().items()} | changes
    torch.save({"epoch": 7, "best_acc": torch.tensor(63.7), "state_dict": tensors, "optimizer": {}}, file)
    return file


def test_the_converted_model_says_what_the_published_net_says(tmp_path: Path, published: EfficientFace):
    file = write(tmp_path / "EfficientFace.pth.tar", published)
    net, spec, card = load(convert_efficientface(file, tmp_path / "out"))
    faces = torch.randn(2, 1, 3, 80, 80)
    with torch.no_grad():
        torch.testing.assert_close(net({"face": faces}), published(faces[:, 0]))
    assert spec.labels[0] == "neutral"
    assert card.parameters == 1_275_293 + 1024  # and the token that stands for no face
    assert hashlib.sha256(file.read_bytes()).hexdigest() in card.notes[0]
    assert "research" in card.licence["affectnet"]


def test_a_branch_begins_with_the_converted_weights(tmp_path: Path, published: EfficientFace):
    folder = convert_efficientface(write(tmp_path / "a.pth.tar", published), tmp_path / "out")
    net = EmotionNet(tiny("efficientface-wav2vec2-transformer"))
    start_branch(net, "face", folder)
    assert torch.equal(net.encoders["face"].net.conv1[0].weight, published.conv1[0].weight)


@pytest.mark.parametrize(
    "changes",
    [{"module.extra": torch.zeros(1)}, {"module.fc.weight": torch.zeros(8, 1024)}],
    ids=["one too many", "eight labels"],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, published: EfficientFace, changes: dict[str, Any]):
    file = write(tmp_path / "a.pth.tar", published, **changes)
    with pytest.raises(NotThatCheckpoint, match="no EfficientFace with seven labels"):
        convert_efficientface(file, tmp_path / "out")
    assert not (tmp_path / "out").exists()


class Trap:
    """What a hostile file would do as it is opened."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> Any:
        return os.mkdir, (str(self.mark),)


def test_a_file_that_would_run_code_runs_none(tmp_path: Path):
    mark = tmp_path / "ran"
    torch.save({"state_dict": {"module.conv1": Trap(mark)}}, tmp_path / "a.pth.tar")
    with pytest.raises(NotThatCheckpoint, match="cannot be read"):
        convert_efficientface(tmp_path / "a.pth.tar", tmp_path / "out")
    assert not mark.exists()


def test_noise_and_nothing_are_refused(tmp_path: Path):
    (tmp_path / "a.pth.tar").write_bytes(b"noise")
    with pytest.raises(NotThatCheckpoint, match="cannot be read"):
        convert_efficientface(tmp_path / "a.pth.tar", tmp_path / "out")
    with pytest.raises(NotThatCheckpoint, match="no file"):
        convert_efficientface(tmp_path / "b.pth.tar", tmp_path / "out")
