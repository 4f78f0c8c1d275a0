"""In 8 bits a network is smaller, and says nearly the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch  # noqa: TID253

from bench.eight_bits import _apart, quantised
from models.checkpoint import write_onnx
from models.net import EmotionNet
from models.spec import read_spec
from perception.onnx_network import network

SMALL = Path(__file__).parents[2] / "bench" / "wav2vec2-small.toml"


def test_the_small_wav2vec2_in_8_bits_says_nearly_the_same(tmp_path: Path) -> None:
    torch.manual_seed(3)
    whole = write_onnx(tmp_path / "whole.onnx", EmotionNet(read_spec(SMALL)))
    small = quantised(whole, tmp_path / "small.onnx")
    assert small.stat().st_size < 0.7 * whole.stat().st_size
    sound = np.random.default_rng(1).normal(0, 0.1, (4, 16000)).astype(np.float32)
    said = [network(file, "network").run(["logits"], {"voice": sound})[0] for file in (whole, small)]
    assert not np.array_equal(*said)
    assert np.abs(said[0] - said[1]).max() < 0.1 * np.abs(said[0]).max()


def test_how_far_two_answers_are_apart_is_told_in_probabilities_and_first_labels() -> None:
    whole, small = np.array([[0.8, 0.2], [0.4, 0.6]]), np.array([[0.7, 0.3], [0.55, 0.45]])
    told = _apart((whole, np.log(whole)), (small, np.log(small)))
    assert told["same first label, %"] == 50
    assert told["most"] == pytest.approx(0.15)
    assert told["probability apart: mean"] == pytest.approx(0.125)
