"""How the shipped fusion is made: honest pairs, tokens that are computed once, the product that stands beside it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from models.card import Card, read_card
from models.checkpoint import ONNX, load, save
from models.data.prepare import prepare
from models.data.prepared import Cut, Prepared
from models.data.samples import Sample
from models.frozen import Wish, join
from models.net import EmotionNet
from models.pairing import NoPairs, Voices, made, moved, real
from models.predicting import predict
from models.product import product
from models.spec import ModelSpec, write_spec
from models.training.feed import Clips
from models.training.pool import Pool, Rule, facts
from tests.models.tiny import spec_of

FACES, VOICES = ("neutral", "happy", "sad"), ("neutral", "calm", "happy", "sad")
SIDE, SECONDS, RULE = 16, 0.5, Rule(folds=5, fold=0)
PICTURES, PEOPLE = 40, 10
WIDTHS = {
    "face-fer": {"stem": 8, "widths": [8], "blocks": [1]},
    "voice-ravdess": {"bands": 16, "widths": [4, 8, 8]},
}


class Noise:
    """Decodes a sound that is an array of samples; a face is given as it is."""

    def seconds(self, file: Path) -> float:
        return len(np.load(file)) / 16000

    def faces(self, *_: object) -> None:
        return None

    def still(self, picture: np.ndarray, size: int) -> np.ndarray:
        return np.repeat(picture[..., None], 3, axis=2)

    def sound(self, file: Path, start: float, end: float) -> np.ndarray:
        return np.load(file)[round(start * 16000) : round(end * 16000)]


def fitted(name: str, labels: tuple[str, ...]) -> ModelSpec:
    """A model file of the real shape, for small pictures, short sound and few labels."""
    told = spec_of(name).model_dump(mode="json", exclude_none=True)
    told["labels"] = list(labels)
    if "image" in told["window"]:
        told["window"]["image"]["size"] = SIDE
    if "sound" in told["window"]:
        told["window"]["seconds"] = SECONDS
    for branch in told["branches"].values():
        sense = "face-fer" if branch["encoder"]["kind"] == "residual" else "voice-ravdess"
        branch["encoder"]["options"] = WIDTHS[sense]
    for phase in told["phases"]:
        phase |= {"epochs": 2, "data": "any", "half": False}
    return ModelSpec.model_validate(told)


def net_of(folder: Path, name: str, labels: tuple[str, ...], data: Path, rule: Rule) -> Path:
    """Drawn weights, and a card with the split of the data."""
    torch.manual_seed(len(name))
    spec = fitted(name, labels)
    pool = Pool.open([data], labels)
    known = facts(pool, rule.split(pool), rule)
    save(folder, EmotionNet(spec).eval(), spec, Card(name=name, data=(f"{name}-data",), split=known))
    return folder


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    """faces, voices: prepared; face, voice: nets of one sense; pairs."""
    folder = tmp_path_factory.mktemp("face-voice")
    random = np.random.default_rng(3)
    stills = [
        Sample(
            id=f"face-{part}-{label}-{n:02}",
            person=f"group-{part}-{label}-{n // 2}",  # every picture is there twice
            group=f"group-{part}-{label}-{n // 2}",
            label=label,
            corpus="fer2013",
            still=random.integers(0, 255, (SIDE, SIDE), np.uint8),
            cropped=True,
            part=part,
        )
        for part in ("training", "public")
        for label in FACES
        for n in range(PICTURES)
    ]
    prepare(stills, folder / "faces", Cut(1.0, 1, SIDE, 0), Noise())
    spoken = []
    for person in range(1, PEOPLE + 1):
        for number, label in enumerate(VOICES):
            file = folder / f"{person}-{number}.npy"
            np.save(file, random.integers(-9000, 9000, round(SECONDS * 16000)).astype(np.int16))
            name = f"ravdess-01-0{number + 1}-01-01-01-{person:02}"
            spoken.append(
                Sample(
                    id=name,
                    person=f"ravdess-{person:02}",
                    group=name,
                    label=label,
                    corpus="ravdess",
                    sound=file,
                )
            )
    prepare(spoken, folder / "voices", Cut(SECONDS, 0, 0), Noise())
    by_part = Rule(part="public", validation=0.5)
    face = net_of(folder / "face", "face-fer", FACES, folder / "faces", by_part)
    voice = net_of(folder / "voice", "voice-ravdess", VOICES, folder / "voices", RULE)
    sides = Voices.of(folder / "voices", read_card(voice))
    made(folder / "faces", read_card(face), sides, folder / "pairs", 3, 0)
    return folder


def starts(place: Path) -> dict[str, Path]:
    return {"face-fer": place / "face", "voice-ravdess": place / "voice"}


@pytest.fixture(scope="module")
def joined(place: Path) -> Path:
    spec = place / "face-voice-base.toml"
    write_spec(spec, fitted("face-voice-base", VOICES))
    return join(Wish(spec, place / "pairs", starts(place), place / "run", RULE))


def stills_of(prepared: Prepared, wanted: set[int]) -> dict[bytes, tuple[str, str]]:
    """Every place and mirror image in which a face may stand in a pair -> its part and label."""
    found = {}
    for i in wanted:
        still = prepared.item(i)["face"][0]
        wide = np.pad(still, ((2, 2), (2, 2), (0, 0)), "edge")
        for top in range(5):
            for left in range(5):
                cut = wide[top : top + SIDE, left : left + SIDE]
                told = (prepared.facts(i)["part"], prepared.facts(i)["label"], prepared.facts(i)["group"])
                found[cut.tobytes()] = found[cut[:, ::-1].tobytes()] = told
    return found


def test_tested_pairs_are_of_one_label_and_no_face_is_on_two_sides(place: Path):
    pairs, faces = Prepared.open(place / "pairs"), Prepared.open(place / "faces")
    split = read_card(place / "face").split
    assert split is not None
    known = stills_of(faces, set(range(len(faces))))
    sides = Voices.of(place / "voices", read_card(place / "voice")).side
    voices = Prepared.open(place / "voices")
    owner: dict[str, str] = {}
    wrong = 0
    for i in range(len(pairs)):
        row, item = pairs.facts(i), pairs.item(i)
        shown = {known[picture.tobytes()] for picture in item["face"]}
        assert {part for part, _, _ in shown} == {"public" if sides[row["person"]] == "test" else "training"}
        for _, _, group in shown:
            assert owner.setdefault(group, row["person"]) == row["person"]
        (label,) = {label for _, label, _ in shown}
        heard = next(n for n in range(len(voices)) if np.array_equal(voices.item(n)["voice"], item["voice"]))
        assert voices.facts(heard)["person"] == row["person"]
        fits = (
            label == row["label"].replace("calm", "neutral") and voices.facts(heard)["label"] == row["label"]
        )
        wrong += not fits
        assert fits or sides[row["person"]] != "test", "tested people get what fits"
    assert len(pairs) == 3 * PEOPLE * len(VOICES)
    learning = 3 * len(VOICES) * sum(side != "test" for side in sides.values())
    assert 0.15 * learning < wrong < 0.45 * learning, "who speaks does not always show it"
    learnt = {group for group, person in owner.items() if sides[person] != "test"}
    assert learnt <= {faces.facts(i)["group"] for i in Pool([faces]).of("any", range(len(faces)))}


def test_people_of_pairs_are_dealt_as_the_voice_net_dealt_them(place: Path):
    pool = Pool.open([place / "pairs"])
    known = facts(pool, RULE.split(pool), RULE)
    split = read_card(place / "voice").split
    assert split is not None
    assert known.people == split.people


def test_the_same_seed_makes_the_same_pairs_and_another_does_not(place: Path, tmp_path: Path):
    sides = Voices.of(place / "voices", read_card(place / "voice"))
    first = np.load(place / "pairs" / "face.npy")
    for seed, same in ((0, True), (1, False)):
        made(place / "faces", read_card(place / "face"), sides, tmp_path / str(seed), 3, seed)
        assert np.array_equal(np.load(tmp_path / str(seed) / "face.npy"), first) is same


def test_a_net_whose_people_are_not_named_gives_no_pairs(place: Path):
    with pytest.raises(NoPairs, match="does not name"):
        Voices.of(place / "voices", Card(name="voice"))


def test_a_face_moves_a_little_and_not_away():
    still = np.zeros((SIDE, SIDE, 3), np.uint8)
    still[7:9, 7:9] = 255
    clip = moved([still], np.random.default_rng(1))
    places = [np.argwhere(picture[..., 0]).mean(0) for picture in clip]
    apart = np.abs(np.diff(places, axis=0))
    assert apart.max() == 1
    assert np.abs(np.array(places) - 7.5).max() <= 2
    assert len({tuple(at) for at in places}) > 1


def test_real_pairs_are_takes_of_which_both_are_there(place: Path, tmp_path: Path):
    grey = np.random.default_rng(0).integers(0, 255, (2, 20, 32, 32), np.uint8)
    np.savez(tmp_path / "faces.npz", ids=["01-01-03-01-01-01-04", "01-01-03-01-01-01-99"], x=grey)
    (pair,) = (real(tmp_path / "faces.npz", place / "voices", tmp_path / "real", SIDE),)
    assert [pair.facts(i)["person"] for i in range(len(pair))] == ["ravdess-04"]
    assert pair.facts(0)["label"] == "happy"
    item = pair.item(0)
    assert item["face"].shape == (8, SIDE, SIDE, 3)
    assert item["face"].mean() == pytest.approx(grey[0].mean(), abs=2)
    voices = Prepared.open(place / "voices")
    assert any(np.array_equal(voices.item(n)["voice"], item["voice"]) for n in range(len(voices)))


def test_the_joined_model_keeps_the_nets_and_says_what_the_tokens_said(place: Path, joined: Path):
    net, spec, card = load(joined)
    for name, branch in spec.branches.items():
        (theirs,) = load(starts(place)[branch.start])[0].encoders.values()
        for key, tensor in net.encoders[name].state_dict().items():
            assert torch.equal(tensor, theirs.state_dict()[key]), key
    assert (joined / ONNX).is_file()
    assert card.split is not None
    assert card.data == ("face-fer-data", "voice-ravdess-data")
    assert set(card.thresholds) == set(VOICES)
    by_tokens, token_spec, _ = load(place / "run" / "fusion" / "model")
    val = Pool.open([place / "pairs"], VOICES)
    positions = [i for i, one in enumerate(val.fact("person")) if one in card.split.people["val"]]
    whole = predict(net, spec, Clips(val, positions, spec))
    tokens = Pool.open([place / "run" / "tokens"], VOICES)
    fast = predict(by_tokens, token_spec, Clips(tokens, positions, token_spec))
    np.testing.assert_allclose(whole, fast, atol=1e-4)


def test_only_those_who_are_learnt_from_are_heard_changed(place: Path, joined: Path):
    net, _, card = load(joined)
    assert card.split is not None
    pool = Pool.open([place / "pairs"], VOICES)
    tokens = np.load(place / "run" / "tokens" / "vector_voice.npy")
    with torch.inference_mode():
        plain = net.encoders["voice"](
            torch.from_numpy(np.load(place / "pairs" / "voice.npy") / np.float32(32768))
        )
    apart = np.abs(plain.numpy() - tokens).max(axis=(1, 2))
    learnt = np.array([one in card.split.people["train"] for one in pool.fact("person")])
    assert apart[~learnt].max() < 1e-4
    assert apart[learnt].min() > 10 * apart[~learnt].max()


def test_the_product_is_that_of_both_nets(place: Path, joined: Path):
    found = product(joined, place / "pairs", "test", starts(place))
    assert set(found) == {"product of posteriors", "face-fer alone", "voice-ravdess alone"}
    split = read_card(joined).split
    assert split is not None
    pool = Pool.open([place / "pairs"], VOICES)
    positions = [i for i, one in enumerate(pool.fact("person")) if one in split.people["test"]]
    voice, voice_spec, _ = load(place / "voice")
    heard = predict(voice, voice_spec, Clips(pool, positions, voice_spec), ("voice",))
    truth = pool.targets()[positions]
    recalls = [(heard.argmax(1)[truth == n] == n).mean() for n in range(len(VOICES))]
    assert found["voice-ravdess alone"]["uar"] == pytest.approx(np.mean(recalls))
    assert found["product of posteriors"]["clips"] == len(positions)
    assert found["product of posteriors"]["nll"] != found["voice-ravdess alone"]["nll"]
