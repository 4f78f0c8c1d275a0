"""Changes of a batch: whole clips alike, the same by the same seed, nothing broken."""

from __future__ import annotations

import pytest
import torch

from models.data.augment import FACES, SOUNDS, UnknownChange, changed, mixed


def batch(clips: int = 8) -> dict[str, torch.Tensor]:
    generator = torch.Generator().manual_seed(5)
    return {
        "face": torch.randn(clips, 1, 3, 24, 24, generator=generator)
        .expand(clips, 4, 3, 24, 24)
        .contiguous(),
        "voice": 0.1 * torch.randn(clips, 4000, generator=generator).clamp(-3, 3),
        "voice_w2v2": torch.randn(clips, 16, generator=generator),
    }


@pytest.mark.parametrize("name", [*FACES, *SOUNDS])
def test_each_changes_its_own_sense_only_and_keeps_its_form(name: str) -> None:
    before = batch()
    torch.manual_seed(1)
    after = changed(before, [name])
    for branch, values in before.items():
        assert after[branch].shape == values.shape
        assert torch.isfinite(after[branch]).all()
        mine = branch == ("face" if name in FACES else "voice")
        assert torch.equal(after[branch], values) != mine
        assert torch.equal(values, batch()[branch]), "the batch itself is not written into"


def test_clips_laid_over_each_other_share_their_labels_alike() -> None:
    torch.manual_seed(0)
    rows = torch.eye(8)
    present = {"face": torch.ones(8, dtype=torch.bool), "voice": torch.arange(8) > 0}
    inputs = {"face": rows.clone(), "voice": rows.clone()}
    over, both, target = mixed(inputs, present, rows, alpha=1.0)
    assert torch.equal(over["face"], target)
    assert torch.allclose(target.sum(1), torch.ones(8))
    assert bool((target.max(1).values < 1).any())
    assert both["face"].all()
    assert torch.equal(both["voice"], target[:, 0] == 0)  # whoever is laid over clip 0 has no sound


@pytest.mark.parametrize("name", [*FACES, *SOUNDS])
def test_the_same_seed_gives_the_same_batch(name: str) -> None:
    results = []
    for seed in (1, 1, 2):
        torch.manual_seed(seed)
        results.append(changed(batch(), [name]))
    sense = "face" if name in FACES else "voice"
    assert torch.equal(results[0][sense], results[1][sense])
    assert not torch.equal(results[0][sense], results[2][sense])


@pytest.mark.parametrize("name", sorted(set(FACES) - {"grain", "poor"}))
def test_all_pictures_of_a_clip_are_changed_alike(name: str) -> None:
    torch.manual_seed(3)
    face = changed(batch(), [name])["face"]
    assert torch.allclose(face, face[:, :1].expand_as(face), atol=1e-5)
    moved = (face - batch()["face"]).abs().amax((1, 2, 3, 4))
    assert len({round(float(value), 4) for value in moved}) > 1, "but not all clips of a batch"


def test_poor_pictures_are_made_in_half_precision_too() -> None:
    torch.manual_seed(0)
    whole = changed(batch(), ["poor"])["face"]
    torch.manual_seed(0)
    with torch.autocast("cpu", torch.bfloat16):
        half = changed(batch(), ["poor"])["face"]
    assert torch.equal(whole, half)


def test_a_shifted_sound_is_the_same_sound_later() -> None:
    torch.manual_seed(0)
    before = torch.zeros(20, 1000)
    before[:, 500] = 1
    after = changed({"voice": before}, ["shift"])["voice"]
    places = after.argmax(1)
    assert (after.sum(1) == 1).all()
    assert ((places >= 400) & (places <= 600)).all()
    assert len(places.unique()) > 10
    silent = (changed({"voice": torch.ones(20, 1000)}, ["shift"])["voice"] == 0).sum(1)
    assert ((silent > 0) & (silent <= 100)).sum() > 15, "what comes in is silence, at either end"
    assert (changed({"voice": torch.ones(20, 1000)}, ["shift"])["voice"][:, 0] == 0).any()


def test_hiss_stays_below_the_voice_and_silence_stays_silent() -> None:
    before = torch.sin(torch.arange(8000) * 0.1).expand(6, 8000)
    noise = changed({"voice": before}, ["hiss"])["voice"] - before
    assert noise.square().mean(1).max() < before.square().mean() / 9
    assert not changed({"voice": torch.zeros(2, 100)}, ["hiss"])["voice"].any()


def test_what_is_erased_is_a_small_part() -> None:
    torch.manual_seed(0)
    gone = changed({"face": torch.ones(200, 2, 3, 30, 30)}, ["erase"])["face"] == 0
    share = gone.float().mean((1, 2, 3, 4))
    assert share.max() <= 1 / 9
    assert 0.3 < (share > 0).float().mean() < 0.6


def test_an_unknown_change_is_refused_and_the_known_ones_are_listed() -> None:
    with pytest.raises(UnknownChange, match=r"blur; there are crop.*stripes"):
        changed(batch(), ["flip", "blur"])
