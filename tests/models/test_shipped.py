"""The trained models that ship: whole, small, honest on their cards, and the same by ONNX Runtime as by torch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from models.card import read_card
from models.checkpoint import ONNX, SPEC, load, sha256
from models.data.labels import LABELS
from models.pairing import FRAMES
from models.spec import ModelSpec

TRAINED = Path(__file__).resolve().parents[2] / "models" / "trained"
FOLDERS = sorted(file.parent for file in TRAINED.glob(f"*/{SPEC}"))
WITH_ONNX = [folder for folder in FOLDERS if (folder / ONNX).is_file()]
LIVE = TRAINED / "face-voice-base"
MOST = 12_000_000  # bytes of all of them together
CLIPS = {  # takes of RAVDESS actor 01, of whom the model has learnt nothing; it reads half of his takes wrongly
    "neutral": "01-01-01-01",
    "happy": "03-02-01-01",
    "angry": "05-02-01-01",
    "disgust": "07-01-01-01",
}


def session(folder: Path) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(folder / ONNX, providers=["CPUExecutionProvider"])


def test_all_of_them_together_are_small():
    assert LIVE in WITH_ONNX
    assert sum(file.stat().st_size for file in TRAINED.rglob("*") if file.is_file()) < MOST


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_it_is_what_its_card_says(folder: Path):
    _, spec, card = load(folder)  # compares the hash of the weights
    assert card.name == spec.name == folder.name
    assert card.onnx_sha256 == (sha256(folder / ONNX) if folder in WITH_ONNX else "")
    assert card.data
    assert set(card.licence) == set(card.data)
    assert set(card.thresholds) == set(spec.labels)
    assert card.scores
    if "ravdess" in card.data:
        assert "not for commercial use" in card.licence["ravdess"]


@pytest.mark.parametrize("folder", WITH_ONNX, ids=lambda folder: folder.name)
def test_onnx_says_what_torch_says_with_and_without_a_sense(folder: Path):
    net, spec, _ = load(folder)
    run, inputs = session(folder), net.example(2)
    ways = [[], *([name] for name in spec.branches)] if len(spec.branches) > 1 else [[]]
    for gone in ways:
        present = {name: torch.tensor([True, name not in gone]) for name in inputs}
        with torch.inference_mode():
            logits = net(inputs, present)
        asked = (
            {f"{name}_present": there.numpy() for name, there in present.items()} if len(inputs) > 1 else {}
        )
        (said,) = run.run(["logits"], {**{name: value.numpy() for name, value in inputs.items()}, **asked})
        np.testing.assert_allclose(said, logits.numpy(), atol=1e-3)


def test_the_card_of_the_live_model_says_what_it_is_worth():
    card = read_card(LIVE)
    figures = card.scores["pairs test all"]
    assert figures["sufficient"]["coverage"] >= 0.7
    assert figures["measured"]["clips_of_people_learnt_from"] == 0
    assert {"pairs test product of posteriors", "pairs test voice", "pairs test face"} <= set(card.scores)
    assert card.split is not None
    assert "ravdess-01" in card.split.people["test"]


@pytest.mark.parametrize("label", CLIPS)
def test_a_plain_take_of_a_person_never_met_is_read(label: str, shared_data: Path):
    folder, spec = LIVE, load(LIVE)[1]
    inputs = {"face": faces(shared_data, CLIPS[label], spec), "voice": voice(shared_data, CLIPS[label], spec)}
    there = {f"{name}_present": np.array([True]) for name in inputs}
    (logits,) = session(folder).run(["logits"], {**inputs, **there})
    assert spec.labels == LABELS
    assert spec.labels[int(logits[0].argmax())] == label


def faces(data: Path, take: str, spec: ModelSpec) -> np.ndarray:
    cv2 = pytest.importorskip("cv2")
    image = spec.window.image
    assert image is not None
    with np.load(data / "av" / "ravdess_actor_01_faces_112.npz", allow_pickle=False) as packed:
        (place,) = np.flatnonzero(packed["ids"] == f"01-01-{take}-01")
        pictures = packed["x"][place]
    evenly = pictures[np.linspace(0, len(pictures) - 1, FRAMES).round().astype(int)]
    small = np.stack(
        [cv2.resize(one, (image.size, image.size), interpolation=cv2.INTER_AREA) for one in evenly]
    )
    grey = (small[:, None].repeat(3, axis=1) / 255 - np.array(image.mean)[:, None, None]) / np.array(
        image.std
    )[:, None, None]
    return grey[None].astype(np.float32)


def voice(data: Path, take: str, spec: ModelSpec) -> np.ndarray:
    from interview.media import SOUND_RATE
    from perception.clips import read_sound

    with (data / "audio" / "ravdess_speech" / "Actor_01" / f"03-01-{take}-01.flac").open("rb") as file:
        sound = np.concatenate([block.samples for block in read_sound(file)])
    wanted = round(spec.window.seconds * SOUND_RATE)
    first = max(0, (len(sound) - wanted) // 2)
    return (sound[None, first : first + wanted] / 32768).astype(np.float32)
