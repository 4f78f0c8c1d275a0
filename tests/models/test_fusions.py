"""The fusions: each does what sets it apart, and every model file can learn 32 clips by heart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from models.net import EmotionNet
from models.parts import FUSIONS
from models.sense import Sense
from tests.models.tiny import NAMES, tiny

DIMS = {"voice": 6, "text": 10}


def senses(batch: int = 3, voice: int = 5, text: int = 4) -> dict[str, Sense]:
    tokens = {"voice": torch.randn(batch, voice, 6), "text": torch.randn(batch, text, 10)}
    return {
        name: Sense(value, torch.ones(value.shape[:2], dtype=torch.bool)) for name, value in tokens.items()
    }


def fusion(kind: str, **options: Any) -> nn.Module:
    torch.manual_seed(0)
    made: nn.Module = FUSIONS.make(kind, DIMS, 3, **options)
    return made.eval()


@pytest.mark.parametrize("kind", FUSIONS.names())
def test_a_fusion_gives_its_width_for_any_number_of_tokens(kind: str):
    made = fusion(kind)
    for voice, text in ((1, 1), (5, 4), (2, 9)):
        assert made(senses(3, voice, text)).shape == (3, made.dim)


@pytest.mark.parametrize("kind", FUSIONS.names())
def test_clips_of_a_batch_do_not_see_each_other(kind: str):
    made, given = fusion(kind), senses()
    first = {name: Sense(*(value[:1] for value in sense)) for name, sense in given.items()}
    torch.testing.assert_close(made(first), made(given)[:1])


@pytest.mark.parametrize(
    "kind", ["transformer", "intermediate_transformer", "intermediate_attention", "cross_attention"]
)
def test_one_sense_alone_is_refused(kind: str):
    with pytest.raises(ValueError, match="needs two branches"):
        FUSIONS.make(kind, {"voice": 6}, 3)


def test_late_votes_stand_side_by_side_and_see_only_their_own_sense():
    made, given = fusion("late"), senses()
    votes = made(given)
    given["text"] = Sense(given["text"].tokens + 1, given["text"].real)
    assert made.dim == 6
    assert torch.equal(made(given)[:, :3], votes[:, :3])
    assert not torch.allclose(made(given)[:, 3:], votes[:, 3:])


def test_the_plain_concat_is_the_features_themselves():
    given = senses()
    expected = torch.cat([sense.tokens.mean(1) for sense in given.values()], 1)
    assert torch.equal(fusion("concat", dropout=0.5)(given), expected)
    assert fusion("concat", hidden=4)(given).min() >= -1  # ELU


@pytest.mark.parametrize("kind", ["transformer", "intermediate_transformer", "intermediate_attention"])
def test_each_side_sees_the_other(kind: str):
    """The half of the vector that belongs to the voice changes with the text."""
    made, given = fusion(kind), senses()
    before = made(given)[:, : made.dim // 2]
    given["text"] = Sense(torch.randn_like(given["text"].tokens) * 3, given["text"].real)
    assert (made(given)[:, : made.dim // 2] - before).abs().max() > 1e-3


def test_intermediate_attention_weighs_and_passes_nothing_over():
    """Tokens of the voice that are zero stay zero, whatever the text says."""
    made = fusion("intermediate_attention", then=[8])
    given = senses()
    given["voice"] = Sense(torch.zeros_like(given["voice"].tokens), given["voice"].real)
    other = given | {"text": Sense(given["text"].tokens * 5 + 1, given["text"].real)}
    assert torch.equal(made(given)[:, :8], made(other)[:, :8])


def test_a_shut_gate_lets_no_sound_through_and_an_open_one_does():
    made, given = fusion("gated", dim=8, heads=2), senses()
    nn.init.zeros_(made.gate.weight)
    nn.init.constant_(made.gate.bias, -50.0)
    assert made(given)[:, 8:].abs().max() < 1e-6
    nn.init.constant_(made.gate.bias, 50.0)
    assert made(given)[:, 8:].abs().max() > 0.1
    with pytest.raises(ValueError, match="needs the branches voice and text, not voice, face"):
        FUSIONS.make("gated", {"voice": 6, "face": 10}, 3)


CLIPS = 32


def clips(net: EmotionNet, classes: int) -> tuple[dict[str, Tensor], Tensor]:
    """Synthetic clips: each class has a picture, a pitch, a vector and a word of its own, under noise."""
    target = torch.arange(CLIPS) % classes
    shapes = net.example(CLIPS)
    return {name: _of(net, name, like, target) for name, like in shapes.items()}, target


def _of(net: EmotionNet, name: str, like: Tensor, target: Tensor) -> Tensor:
    takes = net.encoders[name].takes
    if takes == "sound":
        times = torch.arange(like.shape[1]) / 16000 * 2 * torch.pi
        return torch.sin(times * (150.0 * 1.5 ** target[:, None])) * 0.3 + like * 0.05
    if takes == "tokens":
        return torch.where(torch.rand(like.shape) < 0.8, 5 + target[:, None], like)
    patterns = torch.randn(int(target.max()) + 1, *like.shape[2:])
    return patterns[target][:, None] * 2 + like * 0.3


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_it_learns_32_clips_by_heart(name: str):
    torch.manual_seed(0)
    spec = tiny(name, frames=1)
    net = EmotionNet(spec)
    for module in net.modules():
        if isinstance(module, nn.BatchNorm1d | nn.BatchNorm2d):
            module.momentum = 0.5  # a few steps must do
        if getattr(module, "views", False):
            module.views = False  # these pictures are noise: in the mirror each is another one
    inputs, target = clips(net, len(spec.labels))
    optimiser = torch.optim.AdamW(net.parameters(), lr=2e-3)
    right = 0.0
    for step in range(1, 61):
        net.train()
        optimiser.zero_grad()
        nn.functional.cross_entropy(net(inputs), target).backward()
        optimiser.step()
        if step % 4 == 0:
            right = _right(net, inputs, target)
            if right >= 0.95:
                break
    assert right >= 0.95


def _right(net: EmotionNet, inputs: Mapping[str, Tensor], target: Tensor) -> float:
    net.eval()
    with torch.no_grad():
        return float((net(inputs).argmax(1) == target).float().mean())
