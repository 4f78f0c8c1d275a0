"""The list of models: sizes by known figures, speed by running, scores from the card."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import nn

from models.card import Card
from models.checkpoint import export_onnx, save
from models.net import EmotionNet
from models.zoo import count, entries
from tests.models.tiny import NAMES, spec_of


def test_multiply_adds_are_those_done_by_hand():
    assert count(nn.Linear(10, 7), torch.zeros(3, 10)) == 3 * 10 * 7
    conv = nn.Conv2d(4, 6, 3, padding=1, groups=2)
    assert count(conv, torch.zeros(1, 4, 8, 8)) == 8 * 8 * 6 * 2 * 9


def test_every_model_file_is_asked_about_once():
    asked: list[str] = []
    assert entries(wanted=lambda name: bool(asked.append(name)), timed=False) == []
    assert set(NAMES) <= set(asked)
    assert asked == sorted(set(asked))


def test_size_and_work_are_known_without_running_it():
    big = {"ef-w2v2-late", "ef-ravdess"}
    late, face = sorted(entries(wanted=big.__contains__, timed=False), key=lambda entry: -entry.parameters)
    assert late.parameters > 300_000_000
    # 154 million multiply-adds a picture of 224 pixels are published for EfficientFace, batch norms counted too
    assert 15 * 0.145 < face.gmac < 15 * 0.155
    assert late.milliseconds is None


def test_an_untrained_model_is_timed_by_torch():
    (entry,) = entries(wanted=lambda name: name == "voice-mfcc")
    assert entry.engine == "torch"
    assert entry.milliseconds is not None
    assert entry.milliseconds > 0


@pytest.mark.parametrize("with_onnx", [True, False])
def test_a_trained_folder_takes_the_place_of_its_file_and_brings_its_scores(tmp_path: Path, with_onnx: bool):
    spec = spec_of("av-features-late")
    folder = tmp_path / spec.name
    save(folder, EmotionNet(spec), spec, Card(name=spec.name, scores={"ravdess test all": {"uar": 0.7}}))
    if with_onnx:
        export_onnx(folder)
    (entry,) = entries(trained=tmp_path, wanted=lambda name: name == spec.name)
    assert entry.trained
    assert entry.engine == ("onnx" if with_onnx else "torch")
    assert entry.scores == {"ravdess test all": {"uar": 0.7}}
    assert entry.milliseconds is not None
    assert entry.milliseconds > 0
