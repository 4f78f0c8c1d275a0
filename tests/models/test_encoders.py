"""The encoders: the published names, the sizes they take, and that what they hear is what is there."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from transformers import RobertaModel, Wav2Vec2Config, Wav2Vec2ForSequenceClassification

from models.encoders.cnn1d import Cnn1d
from models.encoders.efficientface import EfficientFace, EfficientFaceEncoder
from models.encoders.log_mel import LogMelEncoder
from models.encoders.mfcc import Mfcc
from models.encoders.residual import ResidualEncoder
from models.encoders.roberta import Roberta
from models.encoders.vectors import Vectors
from models.encoders.wav2vec2 import Wav2Vec2
from models.published import PublishedUnusable
from models.spectrum import LogMel, cosines
from tests.models.tiny import SHAPES

PUBLISHED = Path(__file__).with_name("efficientface_tensors.txt")


def test_efficientface_has_the_published_tensors():
    listed = [line.split() for line in PUBLISHED.read_text("utf-8").splitlines()]
    ours = {name: "x".join(map(str, t.shape)) or "scalar" for name, t in EfficientFace().state_dict().items()}
    assert len(listed) == 418
    assert ours == dict(listed)
    assert sum(parameter.numel() for parameter in EfficientFace().parameters()) == 1_275_293


@pytest.mark.parametrize("size", [(64, 64), (65, 79), (96, 96), (100, 70), (224, 224)])
def test_efficientface_takes_pictures_of_any_size(size: tuple[int, int]):
    encoder = EfficientFaceEncoder().eval()
    with torch.no_grad():
        assert encoder(torch.randn(1, 2, 3, *size)).shape == (1, 2, 1024)


def test_each_quarter_of_the_picture_has_its_own_convolutions():
    local = EfficientFace().local.eval()
    picture = torch.randn(1, 29, 56, 56)
    changed = picture.clone()
    changed[:, :, 28:, :28] += 1  # below, left: the second quarter
    with torch.no_grad():
        difference = (local(picture) - local(changed)).abs().amax(1)[0]  # (28, 28)
    assert difference[14:, :14].max() > 0
    difference[14:, :14] = 0
    assert difference.max() == 0
    torch.nn.init.zeros_(local.conv2_1.weight)
    assert torch.equal(local(picture), local(changed))


def test_each_picture_of_a_clip_is_seen_for_itself():
    torch.manual_seed(0)
    encoder = EfficientFaceEncoder().eval()
    clip = torch.randn(2, 3, 3, 64, 64)
    with torch.no_grad():
        torch.testing.assert_close(encoder(clip)[1, 2], encoder(clip[1:, 2:])[0, 0])


def seen(encoder: ResidualEncoder, picture: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        return encoder(picture[None, None])[0, 0]


def test_neither_colour_nor_exposure_changes_what_the_residual_net_sees():
    torch.manual_seed(0)
    encoder = ResidualEncoder().eval()
    grey = torch.randn(1, 48, 48).expand(3, 48, 48)
    asked = seen(encoder, grey)
    red = torch.stack((grey[0] + 0.587, grey[1] - 0.299, grey[2]))  # of the same light
    torch.testing.assert_close(seen(encoder, red), asked, atol=1e-4, rtol=1e-3)
    torch.testing.assert_close(seen(encoder, 0.3 * grey - 1), asked, atol=1e-4, rtol=1e-3)
    assert not torch.allclose(seen(encoder, grey.flip(-2)), asked, atol=1e-3)
    assert seen(encoder, torch.zeros(3, 48, 48)).isfinite().all()  # a dark picture


def test_the_residual_net_sees_each_picture_for_itself():
    torch.manual_seed(0)
    encoder = ResidualEncoder().eval()
    clip = torch.randn(2, 3, 3, 48, 48)
    with torch.no_grad():
        torch.testing.assert_close(encoder(clip)[1, 2], seen(encoder, clip[1, 2]), atol=1e-4, rtol=1e-3)


def test_views_are_averaged_in_use_and_only_there():
    torch.manual_seed(0)
    plain, several = ResidualEncoder(blocks=(1, 1, 1)).eval(), ResidualEncoder(blocks=(1, 1, 1), views=True)
    several.load_state_dict(plain.state_dict())
    face = torch.randn(3, 48, 48)
    asked = seen(several.eval(), face)
    torch.testing.assert_close(seen(several, face.flip(-1)), asked, atol=1e-4, rtol=1e-3)
    assert not torch.allclose(seen(plain, face.flip(-1)), seen(plain, face), atol=1e-3)
    clip = face.expand(4, 1, 3, 48, 48)
    torch.testing.assert_close(several.train()(clip), plain.train()(clip))


def test_the_shipped_face_net_has_at_most_two_million_parameters():
    assert sum(parameter.numel() for parameter in ResidualEncoder().parameters()) < 2_000_000


def test_the_spectrum_is_that_of_torch():
    sound = torch.randn(2, 4000)
    spectrum = LogMel(16000, 40)
    frames = sound.unfold(1, 512, 160) * torch.hann_window(512)
    torch.testing.assert_close(
        spectrum.fourier(frames), torch.fft.rfft(frames).abs().square(), atol=1e-2, rtol=1e-3
    )
    padded = torch.nn.functional.pad(sound, (256, 256))
    parts = torch.stft(padded, 512, 160, window=torch.hann_window(512), center=False, return_complex=True)
    expected = torch.log(spectrum.bank @ parts.abs().square() + 1e-6)
    torch.testing.assert_close(spectrum(sound), expected, atol=1e-3, rtol=1e-4)


@pytest.mark.parametrize("hertz", [200, 1000, 3000])
def test_a_tone_lies_in_the_band_of_its_pitch(hertz: int):
    tone = torch.sin(torch.arange(16000) / 16000 * 2 * math.pi * hertz)[None]
    loudest = int(LogMel(16000, 64)(tone)[0].mean(1).argmax())
    lowest, top = (2595 * math.log10(1 + f / 700) for f in (20, 8000))
    pitch = (2595 * math.log10(1 + hertz / 700) - lowest) / (top - lowest) * 65 - 1
    assert abs(loudest - pitch) <= 1


def test_cepstra_are_an_orthonormal_transform():
    rows = cosines(16, 16)
    torch.testing.assert_close(rows @ rows.T, torch.eye(16), atol=1e-5, rtol=0)


@pytest.mark.parametrize(
    ("encoder", "every"),
    [(LogMelEncoder(), 2048), (Cnn1d(), 1024), (Mfcc(), None)],
    ids=["log_mel", "cnn1d", "mfcc"],
)
def test_sound_of_any_length_becomes_tokens(encoder: torch.nn.Module, every: int | None):
    encoder.eval()
    with torch.no_grad():
        for samples in (4000, 16000, 57600):
            tokens = encoder(torch.rand(2, samples) - 0.5)
            assert tokens.shape[::2] == (2, encoder.dim)
            assert abs(tokens.shape[1] - samples / every) <= 1 if every else tokens.shape[1] == 1
            assert tokens.isfinite().all()
        assert encoder(torch.zeros(2, 8000)).isfinite().all()  # silence


def test_the_voice_encoder_is_small():
    assert 200_000 < sum(parameter.numel() for parameter in LogMelEncoder().parameters()) < 300_000


def test_one_vector_and_a_row_of_vectors_are_taken():
    encoder = Vectors(5).eval()
    assert encoder(torch.randn(2, 5)).shape == (2, 1, 5)
    assert encoder(torch.randn(2, 7, 5)).shape == (2, 7, 5)


def test_wav2vec2_does_not_mind_how_loud_it_is():
    torch.manual_seed(0)
    encoder = Wav2Vec2(8, shape=SHAPES["wav2vec2"]).eval()
    sound = torch.randn(1, 8000) * 0.1
    with torch.no_grad():
        torch.testing.assert_close(encoder(sound), encoder(sound * 0.3 + 0.1), atol=1e-3, rtol=1e-3)
    assert encoder(sound).shape == (1, 24, 8)


def test_wav2vec2_takes_published_weights_and_says_what_it_left(tmp_path: Path):
    shape = SHAPES["wav2vec2"] | {"classifier_proj_size": 8}
    encoder = Wav2Vec2(8, shape=shape)
    published = Wav2Vec2ForSequenceClassification(Wav2Vec2Config(**shape))
    published.save_pretrained(tmp_path)
    unused = encoder.begin_with(tmp_path)
    assert sorted(unused) == ["classifier.bias", "classifier.weight"]
    theirs = published.state_dict()
    for name, tensor in encoder.state_dict().items():
        whole = name if name.startswith("projector") else "wav2vec2" + name.removeprefix("body")
        assert torch.equal(tensor, theirs[whole])


def test_half_a_set_of_published_weights_is_refused(tmp_path: Path):
    encoder = Roberta(shape=SHAPES["roberta"])
    tensors = dict(list(encoder.body.state_dict().items())[:5])
    save_file(
        {f"roberta.{name}": tensor.clone() for name, tensor in tensors.items()},
        tmp_path / "model.safetensors",
    )
    with pytest.raises(PublishedUnusable, match="lacks"):
        encoder.begin_with(tmp_path)
    with pytest.raises(PublishedUnusable, match=r"no model\.safetensors"):
        encoder.begin_with(tmp_path / "nowhere")


def test_roberta_says_what_the_library_says_and_padding_changes_nothing(tmp_path: Path):
    torch.manual_seed(0)
    encoder = Roberta(shape=SHAPES["roberta"])
    published = RobertaModel(encoder.body.config, add_pooling_layer=True)
    published.save_pretrained(tmp_path)
    assert all(name.startswith("pooler") for name in encoder.begin_with(tmp_path))
    encoder.eval()
    published.eval()
    pieces = torch.randint(4, 100, (1, 6))
    padded = torch.cat((pieces, torch.ones(1, 3, dtype=torch.long)), 1)
    with torch.no_grad():
        theirs = published(padded, attention_mask=(padded != 1).long()).last_hidden_state[:, :6]
        np.testing.assert_allclose(encoder(padded)[:, :6], theirs, atol=1e-5)
        np.testing.assert_allclose(encoder(pieces), theirs, atol=1e-5)
        assert encoder(padded)[:, 6:].abs().max() == 0
