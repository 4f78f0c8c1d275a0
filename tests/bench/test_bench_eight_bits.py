"""In 8 bits a network is smaller, and says nearly the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from bench.eight_bits import _apart, quantised
from models.spec import read_spec
from perception.onnx_network import network


def layers(file: Path, drawn: np.random.Generator) -> Path:
    """Two matrices, as they stand in a transformer."""
    first, second = drawn.normal(size=(64, 256)), drawn.normal(size=(256, 8))
    shapes = {"vectors": (None, None, 64), "said": (None, None, 8)}
    given, told = (helper.make_tensor_value_info(name, TensorProto.FLOAT, shapes[name]) for name in shapes)
    nodes = [
        helper.make_node("MatMul", ["vectors", "first"], ["between"]),
        helper.make_node("Relu", ["between"], ["kept"]),
        helper.make_node("MatMul", ["kept", "second"], ["said"]),
    ]
    matrices = [
        numpy_helper.from_array(values.astype(np.float32), name)
        for name, values in (("first", first), ("second", second))
    ]
    graph = helper.make_graph(nodes, "layers", [given], [told], matrices)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), file)
    return file


def test_a_network_in_8_bits_is_smaller_and_says_nearly_the_same(tmp_path: Path) -> None:
    drawn = np.random.default_rng(3)
    whole = layers(tmp_path / "whole.onnx", drawn)
    small = quantised(whole, tmp_path / "small.onnx")
    assert small.stat().st_size < 0.5 * whole.stat().st_size
    vectors = drawn.normal(size=(20, 9, 64)).astype(np.float32)
    said = [network(file, "network").run(None, {"vectors": vectors})[0] for file in (whole, small)]
    assert not np.array_equal(*said)
    assert np.abs(said[0] - said[1]).max() < 0.1 * np.abs(said[0]).max()


def test_the_net_that_8_bits_are_tried_on_is_a_wav2vec2() -> None:
    spec = read_spec(Path(__file__).parents[2] / "bench" / "wav2vec2-small.toml")
    assert [(one.encoder.kind, one.start) for one in spec.branches.values()] == [("wav2vec2", "")]


def test_how_far_two_answers_are_apart_is_told_in_probabilities_and_first_labels() -> None:
    whole, small = np.array([[0.8, 0.2], [0.4, 0.6]]), np.array([[0.7, 0.3], [0.55, 0.45]])
    told = _apart((whole, np.log(whole)), (small, np.log(small)))
    assert told["same first label, %"] == 50
    assert told["most"] == pytest.approx(0.15)
    assert told["probability apart: mean"] == pytest.approx(0.125)
