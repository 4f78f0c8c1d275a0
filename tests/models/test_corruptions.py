"""What harms a picture or a voice harms it as meant, and leaves shape, range and other senses alone."""

import pytest
import torch

from models.corruptions import FACE, change, telephoned
from models.spec import Image

RANDOM = torch.Generator().manual_seed(3)
PICTURES = torch.rand(2, 3, 3, 44, 44, generator=RANDOM)
IMAGE = Image(size=44, mean=(0.5, 0.4, 0.3), std=(0.2, 0.3, 0.4))


@pytest.mark.parametrize("name", FACE)
def test_picture_keeps_shape_and_range_and_is_harmed_alike_each_time(name):
    harmed = FACE[name](PICTURES)
    assert harmed.shape == PICTURES.shape
    assert harmed.min() >= -1e-6
    assert harmed.max() <= 1 + 1e-6
    assert not torch.allclose(harmed, PICTURES, atol=0.01)
    assert torch.equal(harmed, FACE[name](PICTURES))


@pytest.mark.parametrize("name", ["blur", "small face", "compression"])
def test_even_picture_has_nothing_to_lose(name):
    even = torch.full((1, 1, 3, 44, 44), 0.5)
    assert torch.allclose(FACE[name](even), even, atol=0.02)


def test_blur_takes_the_fine_and_leaves_the_coarse():
    fine = (torch.arange(44) % 2).float().expand(1, 1, 3, 44, 44)
    coarse = (torch.arange(44) // 22).float().expand(1, 1, 3, 44, 44)
    assert FACE["blur"](fine).std() < 0.1
    assert FACE["blur"](coarse).std() > 0.4


def test_low_light_is_dark():
    assert FACE["low light"](PICTURES).mean() < 0.25 * PICTURES.mean() + 0.05


def test_telephone_lets_low_tones_through_and_no_high_ones():
    times = torch.arange(16000) / 16000
    low, high = (0.5 * torch.sin(2 * torch.pi * hertz * times)[None] for hertz in (440, 5000))
    assert torch.allclose(telephoned(low, 16000), low, atol=0.02)
    assert telephoned(high, 16000).abs().max() < 0.01


def test_noise_of_a_voice_is_ten_decibels_below_it():
    voice = 0.2 * torch.sin(torch.arange(16000) / 20)[None]
    noise = change("noise", None, 16000)("voice", voice) - voice
    assert (voice.std() / noise.std()).item() == pytest.approx(10**0.5, rel=0.05)


def test_scaled_pictures_are_harmed_as_unscaled_ones():
    mean, std = (torch.tensor(three).view(3, 1, 1) for three in (IMAGE.mean, IMAGE.std))
    harmed = change("blur", IMAGE, None)("face", (PICTURES - mean) / std)
    assert torch.allclose(harmed * std + mean, FACE["blur"](PICTURES), atol=1e-5)


def test_vectors_made_elsewhere_suffer_nothing():
    vectors = torch.rand(4, 7)
    assert change("noise", IMAGE, 16000)("voice_w2v2", vectors) is vectors
