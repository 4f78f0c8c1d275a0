"""Splits: whole people, whole groups, and the same again by the same seed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.data import readers
from models.data.samples import Sample
from models.data.splits import Leak, Split, Who, by_part, by_person, check, folds


@st.composite
def crowds(draw: st.DrawFn) -> Who:
    """Six people and more, of whom some share a group."""
    count = draw(st.integers(6, 12))
    clips = [
        (f"p{person}", draw(st.sampled_from("ab")), f"g{person}-{k}")
        for person in range(count)
        for k in range(draw(st.integers(1, 6)))
    ]
    shared = draw(st.lists(st.integers(0, len(clips) - 1), max_size=4))
    groups = ["shared" if i in shared[:2] else group for i, (_, _, group) in enumerate(clips)]
    return Who([person for person, _, _ in clips], groups, [label for _, label, _ in clips])


@settings(max_examples=60, deadline=None)
@given(who=crowds(), seed=st.integers(0, 99))
def test_every_person_is_tested_once_and_nobody_stands_on_two_sides(who: Who, seed: int) -> None:
    splits = folds(who, 4, seed)
    tested = [i for split in splits for i in split.test]
    assert sorted(tested) == list(range(len(who.people)))
    for split in splits:
        check(split, who)
        assert sorted(split.train + split.val + split.test) == list(range(len(who.people)))
        assert split.train
        assert split.val
        assert split.test


@settings(max_examples=60, deadline=None)
@given(who=crowds(), seed=st.integers(0, 99))
def test_three_sides_hold_every_clip_once_and_no_person_twice(who: Who, seed: int) -> None:
    split = by_person(who, (0.6, 0.2, 0.2), seed)
    check(split, who)
    assert sorted(split.train + split.val + split.test) == list(range(len(who.people)))
    assert split.train
    assert split.val
    assert split.test


@settings(max_examples=30, deadline=None)
@given(who=crowds(), seed=st.integers(0, 99), data=st.data())
def test_the_same_seed_gives_the_same_people_whatever_the_order(
    who: Who, seed: int, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(who.people))))
    mixed = Who(*([values[i] for i in order] for values in (who.people, who.groups, who.labels)))
    assert _people(folds(who, 3, seed), who) == _people(folds(mixed, 3, seed), mixed)


@given(who=crowds(), data=st.data())
def test_a_clip_of_a_person_on_a_second_side_is_a_leak(who: Who, data: st.DataObject) -> None:
    split = by_person(who, (0.5, 0.25, 0.25), 1)
    stray = data.draw(st.sampled_from(split.train))
    with pytest.raises(Leak):
        check(Split(split.train, split.val, (*split.test, stray)), who)


def test_a_shared_group_is_a_leak_even_between_different_people() -> None:
    who = Who(["a", "b", "c"], ["x", "x", "y"], ["sad"] * 3)
    with pytest.raises(Leak, match="group x is in train and in test"):
        check(Split((0,), (2,), (1,)), who)
    check(Split((0, 1), (), (2,)), who)


def test_another_seed_mixes_people_otherwise() -> None:
    who = Who([f"p{i // 4}" for i in range(80)], [str(i) for i in range(80)], ["sad", "happy"] * 40)
    assert len({by_person(who, (0.6, 0.2, 0.2), seed).test for seed in range(8)}) > 4


def test_labels_and_sizes_are_spread_as_well_as_whole_people_allow() -> None:
    people = [f"p{i // 10:02}" for i in range(200)]
    labels = ["rare" if int(person[1:]) < 5 and i % 10 == 0 else "usual" for i, person in enumerate(people)]
    who = Who(people, [str(i) for i in range(200)], labels)
    for split in folds(who, 5, 3):
        assert len(split.test) == 40
        assert Counter(labels[i] for i in split.test)["rare"] == 1


def test_too_few_people_are_refused() -> None:
    who = Who(["a", "a", "b"], ["1", "2", "3"], ["sad"] * 3)
    with pytest.raises(ValueError, match="2 people are too few for 3"):
        by_person(who, (0.6, 0.2, 0.2), 1)
    with pytest.raises(ValueError, match="sum to one"):
        by_person(who, (0.6, 0.2, 0.1), 1)


def test_equals_of_the_test_part_are_not_learnt_from() -> None:
    groups = ["g0", "g1", "g2", "g3", "g0", "g9"]
    who = Who(groups, groups, ["sad"] * 6)
    parts = ["training"] * 4 + ["public"] * 2
    split = by_part(who, parts, "public", seed=1, validation=0.3)
    assert split.test == (4, 5)
    assert set(split.train) | set(split.val) == {1, 2, 3}
    people = Who([str(i) for i in range(6)], groups, ["sad"] * 6)
    assert 0 not in by_part(people, parts, "public", seed=1).train
    with pytest.raises(ValueError, match="no part 'private'; there are public, training"):
        by_part(who, parts, "private", seed=1)


@pytest.mark.parametrize(
    ("name", "place", "count"),
    [("ravdess", "audio/ravdess_speech", 5), ("features", "features/cremad_w2v2_features.npz", 5)],
)
def test_real_people_are_spread_evenly(shared_data: Path, name: str, place: str, count: int) -> None:
    samples = readers.read(name, shared_data / place)
    who = _who(samples)
    for split in folds(who, count, 7):
        assert len(split.test) == pytest.approx(len(samples) / count, rel=0.1)
        shares = Counter(who.labels[i] for i in split.test)
        whole = Counter(who.labels)
        assert all(shares[label] == pytest.approx(whole[label] / count, rel=0.1) for label in whole)


def test_equal_faces_of_fer2013_stay_on_one_side(shared_data: Path) -> None:
    samples = readers.read("fer2013", shared_data / "faces" / "fer2013_jpeg.npz")
    who = _who(samples)
    split = by_part(who, [sample.part for sample in samples], "public", seed=1)
    assert len(split.test) == 3543
    crossing = {who.groups[i] for i in split.test} & {
        sample.group for sample in samples if sample.part == "training"
    }
    assert crossing, "the set has equal faces in both parts, which is what this is about"
    assert not {who.groups[i] for i in split.train + split.val} & {who.groups[i] for i in split.test}


def _who(samples: tuple[Sample, ...]) -> Who:
    return Who([s.person for s in samples], [s.group for s in samples], [s.label for s in samples])


def _people(splits: tuple[Split, ...], who: Who) -> list[tuple[set[str], set[str], set[str]]]:
    return [
        ({who.people[i] for i in s.train}, {who.people[i] for i in s.val}, {who.people[i] for i in s.test})
        for s in splits
    ]
