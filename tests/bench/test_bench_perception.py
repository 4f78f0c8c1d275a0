"""The one run that measures how fast a person is read: its aims, its clip, and the way that it is compared with."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch  # noqa: TID253

from bench.perception import AIMS, Aim
from bench.person import Person, brought, end_of, enlarged, recorded
from bench.public_way import _torchvision
from interview.media import AudioBlock, Frame
from interview.ports import Stop
from perception.tape import follow


@pytest.fixture
def clip(shared_data: Path) -> Path:
    return shared_data / "av" / "ravdess_actor_01" / "01-01-01-01-01-01-01.mp4"


def test_an_aim_is_kept_or_missed_by_its_figure() -> None:
    aim = Aim("speed", "table", "row", "times", least=3)
    assert aim.line({"table": {"row of this": {"times": 3.0}}}) == "| speed | ≥ 3 | 3 | kept |"
    assert aim.line({"table": {"row of this": {"times": 2.9}}}) == "| speed | ≥ 3 | 2.9 | missed |"
    most = Aim("time", "table", "row", "ms", most=5)
    assert most.line({"table": {"row": {"ms": 5.1}}}) == "| time | ≤ 5 | 5.1 | missed |"


def test_an_aim_without_its_figure_is_said_to_be_not_measured() -> None:
    assert [aim.line({}).endswith("| | not measured |") for aim in AIMS] == [True] * len(AIMS)


def test_the_clip_goes_there_and_back_with_its_sound_beside_it(clip: Path) -> None:
    person = Person(clip)
    items = person.both(8.0, (320, 180))
    pictures = [one for one in items if isinstance(one, Frame)]
    assert len(pictures) == 240
    assert pictures[0].picture.shape == (180, 320, 3)
    assert sum(one.seconds for one in items if isinstance(one, AudioBlock)) == pytest.approx(8.0)
    assert [end_of(one) for one in items] == sorted(end_of(one) for one in items)
    apart = [float(np.abs(a.picture.astype(int) - b.picture).mean()) for a, b in pairwise(pictures)]
    assert max(apart) < 10  # a jump from the last picture to the first would be larger


def test_a_recorded_tape_is_over_and_holds_what_was_put_on_it(clip: Path) -> None:
    tape = recorded(Person(clip).both(1.0, (320, 180)))
    items = list(follow(tape, Stop()))
    assert sum(isinstance(one, Frame) for one in items) == 30
    assert sum(one.seconds for one in items if isinstance(one, AudioBlock)) == pytest.approx(1.0)


def test_an_enlarged_clip_has_the_same_moments_and_the_same_sound(clip: Path, tmp_path: Path) -> None:
    before, after = Person(clip), Person(enlarged(clip, 720, tmp_path / "large.mp4"))
    assert after.frames[0].picture.shape == (720, 1280, 3)
    assert len(after.frames) == len(before.frames)
    assert np.allclose([one.time for one in after.frames], [one.time for one in before.frames], atol=0.002)
    assert np.array_equal(before.sound, after.sound)
    assert any(isinstance(one, Frame) for one in follow(brought(clip), Stop()))


def test_of_boxes_that_overlap_the_surest_of_each_group_is_kept() -> None:
    nms = _torchvision()["torchvision.ops.boxes"].batched_nms
    boxes = torch.tensor([[0.0, 0, 10, 10], [1, 1, 11, 11], [40, 40, 50, 50], [1, 0, 11, 10]])
    kept = nms(boxes, torch.tensor([0.7, 0.9, 0.6, 0.8]), torch.tensor([0, 0, 0, 1]), 0.5)
    assert sorted(kept.tolist()) == [1, 2, 3]
    assert nms(torch.zeros(0, 4), torch.zeros(0), torch.zeros(0), 0.5).tolist() == []
