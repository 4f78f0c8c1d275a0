"""What a net is given: scaled as its model file says, each clip once, blanks told to be blank."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from models.data.prepared import Cut
from models.data.synthetic import make
from models.spec import Branch as BranchSpec
from models.spec import Image, ModelSpec, Part, Sound, Window
from models.training.feed import Batches, Clips, DoesNotFit, Together
from models.training.pool import NoSplit, Pool, Rule, facts, found_again
from tests.models.training import tiny

LABELS = ("neutral", "happy", "sad")


def spec(size=8, frames=2, seconds=0.5):
    return ModelSpec(
        name="seeing",
        labels=LABELS,
        window=Window(
            seconds=seconds,
            frames=frames,
            image=Image(size=size, mean=(0.5, 0.4, 0.3), std=(0.2, 0.3, 0.4)),
            sound=Sound(rate=16000),
        ),
        branches={
            "face": BranchSpec(encoder=Part(kind="efficientface"), sequence=Part(kind="mean")),
            "voice": BranchSpec(encoder=Part(kind="log_mel"), sequence=Part(kind="mean")),
        },
        fusion=Part(kind="late"),
        head=Part(kind="softmax"),
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make(tmp_path_factory.mktemp("made"), LABELS, Cut(0.5, 4, 8), people=6, vectors={})


def batch_of(pool, wanted):
    clips = Clips(pool, range(len(pool)), wanted)
    return Together(wanted)([clips[number] for number in range(len(clips))])


def test_pictures_are_rgb_first_and_scaled_by_the_model_and_sound_is_of_one(made):
    batch = batch_of(Pool([made]), spec(frames=4))
    assert batch.inputs["face"].shape == (18, 4, 3, 8, 8)
    picture = made.item(5)["face"][2, 3, 6] / 255  # RGB of one place
    expected = (picture - [0.5, 0.4, 0.3]) / [0.2, 0.3, 0.4]
    assert batch.inputs["face"][5, 2, :, 3, 6].numpy() == pytest.approx(expected, abs=1e-5)
    assert batch.inputs["voice"][7].numpy() == pytest.approx(made.item(7)["voice"] / 32768)
    assert batch.target.tolist() == made.targets().tolist()


def test_fewer_pictures_are_spread_over_the_clip(made):
    all_four, two = batch_of(Pool([made]), spec(frames=4)), batch_of(Pool([made]), spec(frames=2))
    assert torch.equal(two.inputs["face"], all_four.inputs["face"][:, [0, 3]])


@pytest.mark.parametrize(
    ("wrong", "told"), [({"size": 16}, "8 pixels"), ({"seconds": 0.7}, "0.5 s at 16000")]
)
def test_data_prepared_for_another_model_is_refused(made, wrong, told):
    with pytest.raises(DoesNotFit, match=told):
        Clips(Pool([made]), [0], spec(**wrong))


def test_sense_that_a_set_lacks_is_blank_and_told_absent(made, tmp_path):
    deaf = make(tmp_path, LABELS, Cut(0.5, 4, 8, rate=0), people=3, vectors={})
    pool = Pool([made, deaf])
    batch = batch_of(pool, spec())
    assert batch.present["voice"].tolist() == [True] * 18 + [False] * 9
    assert batch.present["face"].all()
    assert not batch.inputs["voice"][18:].any()


@given(st.integers(4, 60), st.integers(2, 20), st.integers(1, 3), st.integers(0, 5))
def test_processes_together_see_no_clip_twice_and_nobody_waits(clips, batch, processes, epoch):
    sides = [
        list(Batches(clips, batch, rank, processes, seed=(3, 1), epoch=lambda: epoch))
        for rank in range(processes)
    ]
    seen = [clip for side in sides for part in side for clip in part]
    assert len(seen) == len(set(seen))
    assert len({len(side) for side in sides}) == 1
    measured = [list(Batches(clips, batch, rank, processes)) for rank in range(processes)]
    assert sorted(clip for side in measured for part in side for clip in part) == list(range(clips))


def test_order_is_another_each_epoch_and_the_same_each_time():
    first, second, again = (list(Batches(40, 8, seed=(1,), epoch=lambda e=e: e)) for e in (0, 1, 0))
    assert first == again
    assert first != second


def test_person_in_two_data_sets_stands_on_one_side(tmp_path):
    one, two = tiny.prepared(tmp_path / "one"), tiny.prepared(tmp_path / "two")
    pool = Pool.open((one, two), tiny.LABELS)
    split = Rule().split(pool)
    sides = [set(pool.people(side)) for side in (split.train, split.val, split.test)]
    assert not sides[0] & sides[2] | sides[0] & sides[1] | sides[1] & sides[2]
    assert sum(map(len, (split.train, split.val, split.test))) == len(pool)


def test_split_is_found_again_from_its_rule(tmp_path):
    pool = Pool.open((tiny.prepared(tmp_path / "data"),), tiny.LABELS)
    rule = Rule(seed=4, folds=3, fold=1)
    assert found_again(pool, facts(pool, rule.split(pool), rule)) == rule.split(pool)


def test_too_few_people_or_a_part_that_is_not_there_is_told(tmp_path):
    pool = Pool.open((tiny.prepared(tmp_path / "data"),), tiny.LABELS)
    with pytest.raises(NoSplit, match="too few"):
        Rule(folds=50).split(pool)
    with pytest.raises(NoSplit, match="no part"):
        Rule(part="private").split(pool)


def test_numbers_are_never_taken_for_pictures():
    values = np.ones((2, 5), np.float64)
    assert Together(spec()).scaled(values).dtype == torch.float32
