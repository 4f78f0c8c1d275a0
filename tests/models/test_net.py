"""The one shape of every model: what is missing, what is dropped, what does not fit, what stands still."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from models.net import EmotionNet
from models.registry import UnknownPart
from models.spec import ModelSpec, SpecError
from models.training.phases import learn
from tests.models.tiny import tiny


def two(**changes: Any) -> ModelSpec:
    """Two branches of vectors, 5 and 7 wide, that vote."""
    branches = {
        name: {"encoder": {"kind": "vectors", "options": {"dim": dim}}, "sequence": {"kind": "mean"}}
        for name, dim in (("left", 5), ("right", 7))
    }
    facts = {
        "name": "two",
        "labels": ["yes", "no", "unsure"],
        "window": {"seconds": 1.0, "frames": 4},
        "branches": branches,
        "fusion": {"kind": "late"},
        "head": {"kind": "softmax"},
    }
    return ModelSpec.model_validate(facts | changes)


def test_no_input_a_wrong_branch_and_a_wrong_shape_are_said():
    net = EmotionNet(two())
    with pytest.raises(ValueError, match="one at least"):
        net({})
    with pytest.raises(ValueError, match="no branch 'middle'; there are: left, right"):
        net({"middle": torch.zeros(1, 5)})
    with pytest.raises(ValueError, match=r"left takes vector, not a tensor of shape \(1, 1, 1, 5\)"):
        net({"left": torch.zeros(1, 1, 1, 5)})


def test_an_unknown_part_lists_the_known_ones():
    with pytest.raises(UnknownPart, match=r"No fusion 'magic'.*concat.*late"):
        EmotionNet(two(fusion={"kind": "magic"}))


@pytest.mark.parametrize(("name", "key"), [("face-fer", "image"), ("voice-ravdess", "sound")])
def test_a_window_without_what_a_branch_takes_is_refused(name: str, key: str):
    spec = tiny(name)
    window = spec.window.model_copy(update={key: None})
    with pytest.raises(SpecError, match=f"window.{key} is missing"):
        EmotionNet(spec.model_copy(update={"window": window}))


def test_one_label_sums_to_one_and_many_labels_stand_alone():
    torch.manual_seed(0)
    logits = torch.randn(6, 3) * 3
    one = EmotionNet(two()).probabilities(logits)
    many = EmotionNet(two(head={"kind": "sigmoid"})).probabilities(logits)
    torch.testing.assert_close(one.sum(1), torch.ones(6))
    assert many.sum(1).max() > 1.2


def test_a_branch_is_dropped_as_often_as_was_asked_and_never_both():
    net = EmotionNet(two())
    net.train()
    net.drop_branches(0.4)
    everyone = torch.ones(20000, dtype=torch.bool)
    torch.manual_seed(0)
    left = net._less_dropped({"left": everyone, "right": everyone})
    assert (left["left"] | left["right"]).all()
    # each alone with 0.4 * 0.6; where both fell (0.16), both come back
    assert abs(float((~left["left"]).float().mean()) - 0.24) < 0.02


def test_a_clip_that_has_one_branch_keeps_it_whatever_is_dropped():
    net = EmotionNet(two())
    there = {"left": torch.ones(1000, dtype=torch.bool), "right": torch.zeros(1000, dtype=torch.bool)}
    net.drop_branches(0.9)
    left = net._less_dropped(there)
    assert left["left"].all()
    assert not left["right"].any()


def test_nothing_is_dropped_while_reading():
    net = EmotionNet(two()).eval()
    net.drop_branches(0.9)
    inputs = net.example(50)
    assert torch.equal(net(inputs), net(inputs))


def test_what_a_clip_lacks_moves_no_batch_norm():
    net = EmotionNet(two())
    net.train()
    inputs = {"left": torch.randn(8, 5), "right": torch.randn(8, 7) + 3}
    inputs["right"][4:] = 1e6  # what stands there means nothing
    net(inputs, {"right": torch.arange(8) < 4})
    assert net.encoders["right"].scale.running_mean.max() < 100


def test_only_what_is_named_learns_and_the_rest_is_in_eval_mode():
    net = EmotionNet(tiny("efficientface-wav2vec2-transformer"))
    moved = learn(net, ("encoders.voice.projector", "head"))
    names = {name for name, parameter in net.named_parameters() if parameter.requires_grad}
    assert names == {
        "encoders.voice.projector.weight",
        "encoders.voice.projector.bias",
        "head.linear.weight",
        "head.linear.bias",
    }
    assert {id(parameter) for parameter in moved} == {
        id(parameter) for name, parameter in net.named_parameters() if name in names
    }
    assert net.encoders["voice"].projector.training
    assert not any(module.training for module in net.encoders["face"].modules())
    assert not net.encoders["voice"].body.training


def test_a_prefix_is_a_whole_name():
    net = EmotionNet(two())
    with pytest.raises(ValueError, match=r"no part 'encoders.lef'; there are:.*encoders.left"):
        learn(net, ("encoders.lef", "head"))


@pytest.mark.parametrize("filling", [1, 7])
def test_what_fills_a_short_sentence_up_changes_nothing(filling: int):
    torch.manual_seed(0)
    net = EmotionNet(tiny("mmer")).eval()
    voice, words = net.example(3)["voice"], torch.randint(2, 100, (3, 5))
    padded = torch.cat((words, torch.ones(3, filling, dtype=torch.long)), 1)
    with torch.no_grad():
        short, long = (net.embed({"voice": voice, "text": text}) for text in (words, padded))
        torch.testing.assert_close(long, short, atol=1e-5, rtol=1e-4)
        one_more = torch.cat((words, words[:, :1]), 1)
        assert not torch.allclose(net.embed({"voice": voice, "text": one_more}), short, atol=1e-3)
