"""Losses against values worked out by hand, and their gradients."""

import math

import pytest
import torch
from torch.nn import functional

from models.training.losses import LOSSES, balance, contrastive, triplet

LOGITS = torch.tensor([[2.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.5], [1.0, 0.0, 0.0]])
TARGET = torch.tensor([0, 1, 2, 1])
VECTORS = torch.tensor([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, 2.0]])


@pytest.mark.parametrize("name", LOSSES.names())
@pytest.mark.parametrize("weighted", [False, True])
def test_every_loss_is_a_number_with_a_gradient(name, weighted):
    logits, vectors = LOGITS.clone().requires_grad_(), VECTORS.clone().requires_grad_()
    loss = LOSSES.make(name, weights=balance(TARGET.tolist(), 3) if weighted else None)
    value = loss(logits, TARGET, vectors)
    value.backward()
    assert value.ndim == 0
    assert value > 0
    assert logits.grad.abs().sum() > 0
    assert torch.isfinite(logits.grad).all()


@pytest.mark.parametrize("name", LOSSES.names())
def test_every_loss_falls_when_the_net_is_right_and_sure(name):
    loss = LOSSES.make(name)
    sure = functional.one_hot(TARGET, 3).float() * 3
    wrong = functional.one_hot((TARGET + 1) % 3, 3).float() * 3
    assert loss(sure, TARGET, VECTORS) < loss(wrong, TARGET, VECTORS)


def test_votes_are_met_when_the_net_spreads_as_the_raters_did():
    votes = torch.tensor([[0.5, 0.3, 0.2]])
    loss = LOSSES.make("distribution")
    assert loss(votes.log(), votes, VECTORS[:1]).item() == pytest.approx(0, abs=1e-6)
    even = loss(torch.zeros(1, 3), votes, VECTORS[:1]).item()
    assert even == pytest.approx(sum(p * math.log(3 * p) for p in (0.5, 0.3, 0.2)), abs=1e-6)


def test_several_labels_hold_at_once_in_the_binary_loss():
    both = torch.tensor([[1.0, 1.0, 0.0]])
    assert LOSSES.make("binary")(torch.tensor([[9.0, 9.0, -9.0]]), both, VECTORS[:1]) < 1e-3


def test_weights_make_classes_count_alike():
    weights = balance([0, 0, 0, 1], 3)
    assert weights.tolist() == pytest.approx([4 / 6, 2.0, 1.0])  # the third does not occur
    loss = LOSSES.make("cross_entropy", weights=weights)
    rare = loss(torch.zeros(4, 3), torch.tensor([0, 0, 0, 1]), VECTORS)
    assert rare.item() == pytest.approx(math.log(3))


def test_weights_in_between_help_the_rare_by_the_root():
    weights = balance([0] * 9 + [1], 2, power=0.5)
    assert weights[1] / weights[0] == pytest.approx(3)
    assert (9 * weights[0] + weights[1]) / 10 == pytest.approx(1)


def test_contrastive_by_hand():
    """Two fellows at one place, a stranger opposite: -log(e^1 / (e^1 + e^-1)) at temperature 1."""
    vectors = torch.tensor([[1.0, 0.0], [1.0, 0.0], [-1.0, 0.0]])
    value = contrastive(vectors, torch.tensor([0, 0, 1]), 1.0)
    assert value.item() == pytest.approx(math.log(1 + math.exp(-2)), abs=1e-6)


def test_triplet_by_hand():
    vectors = torch.tensor([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]])
    value = triplet(vectors, torch.tensor([0, 0, 1]), 0.3)
    first, second = math.sqrt(2) - 2 + 0.3, math.sqrt(2) - math.sqrt(2) + 0.3
    assert value.item() == pytest.approx((max(first, 0) + second) / 2, abs=1e-5)


@pytest.mark.parametrize("drawn", [lambda v, t: contrastive(v, t, 0.1), lambda v, t: triplet(v, t, 0.3)])
def test_batch_without_fellows_pulls_nothing_and_breaks_nothing(drawn):
    vectors = VECTORS.clone().requires_grad_()
    value = drawn(vectors, torch.arange(4))
    value.backward()
    assert value.item() == 0
    assert torch.isfinite(vectors.grad).all()


def test_equal_vectors_give_no_gradient_that_is_no_number():
    vectors = torch.ones(4, 2, requires_grad=True)
    triplet(vectors, torch.tensor([0, 0, 1, 1]), 0.3).backward()
    assert torch.isfinite(vectors.grad).all()
