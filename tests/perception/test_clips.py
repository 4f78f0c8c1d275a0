"""Any file people bring becomes upright pictures and 16 kHz sound, in time with each other."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from interview.media import AudioBlock
from perception.clip_facts import inspect
from perception.clips import read_pictures, read_sound
from tests.perception.media_files import CONTAINERS, EVENT, Heard, Recipe, marks, write_clip


def read(path: Path) -> tuple[np.ndarray, list]:
    with path.open("rb") as file:
        blocks = list(read_sound(file))
    with path.open("rb") as file:
        frames = list(read_pictures(file))
    return joined(blocks), frames


def joined(blocks: list[AudioBlock]) -> np.ndarray:
    """The samples, after a check that they are one unbroken row from time 0."""
    position = 0
    for block in blocks:
        assert block.time == pytest.approx(position / 16000, abs=1e-9)
        assert block.samples.dtype == np.int16
        assert block.samples.ndim == 1
        position += len(block.samples)
    return np.concatenate([block.samples for block in blocks]) if blocks else np.zeros(0, np.int16)


def heard(path: Path) -> Heard:
    samples, frames = read(path)
    return marks(samples, [(frame.time, frame.picture) for frame in frames])


@pytest.mark.parametrize("name", CONTAINERS)
def test_every_container_gives_sound_and_pictures_in_time(name: str, tmp_path: Path) -> None:
    recipe = CONTAINERS[name]
    path = write_clip(tmp_path / name, recipe)
    facts = inspect(path)
    assert facts.damage == ()
    assert facts.has_sound == bool(recipe.sounds)
    assert facts.has_picture == bool(recipe.picture)
    assert facts.seconds == pytest.approx(2.0, abs=0.12)
    samples, frames = read(path)
    got = marks(samples, [(frame.time, frame.picture) for frame in frames])
    if recipe.sounds:
        assert len(samples) / 16000 == pytest.approx(2.0, abs=0.12)
        assert got.tone_begins == pytest.approx(EVENT, abs=0.06)
        assert got.pitch == pytest.approx(440, abs=10)
    if recipe.picture:
        assert len(frames) == pytest.approx(50, abs=2)
        assert got.corner_lights == pytest.approx(EVENT, abs=0.09)
        assert frames[0].time < 0.1
        assert (facts.width, facts.height) == (160, 96) == frames[0].picture.shape[1::-1]
        red, green, blue = frames[0].picture[8, 8].astype(int)
        assert red > 180
        assert max(green, blue) < 80


@pytest.mark.parametrize(("rotation", "corner"), [(90, (-8, 8)), (180, (-8, -8)), (-90, (8, -8))])
def test_a_turned_phone_gives_upright_pictures(
    rotation: int, corner: tuple[int, int], tmp_path: Path
) -> None:
    path = write_clip(tmp_path / "turned.mp4", Recipe(rotation=rotation, sounds=()))
    facts = inspect(path)
    _, frames = read(path)
    assert frames[0].picture[corner][0] > 180  # where the red corner is once the phone is held as it was
    assert frames[0].picture.shape[1::-1] == (facts.width, facts.height)
    assert facts.rotation == -rotation % 360


def test_variable_frame_rate_keeps_each_pictures_time(tmp_path: Path) -> None:
    times = (0.0, 0.04, 0.05, 0.3, 0.31, 0.9, 1.0, 1.013, 1.5, 1.98)
    path = write_clip(tmp_path / "uneven.mkv", Recipe(picture_times=times, sounds=("libopus",), rate=48000))
    _, frames = read(path)
    assert [frame.time for frame in frames] == pytest.approx(times, abs=0.012)


@pytest.mark.parametrize("name", ["late.mkv", "late.ts", "late.mp4"])
def test_a_file_that_starts_at_an_odd_time_starts_at_zero(name: str, tmp_path: Path) -> None:
    path = write_clip(tmp_path / name, Recipe(starts_at=7.4))
    assert inspect(path).damage == ()
    got = heard(path)
    assert got.tone_begins == pytest.approx(EVENT, abs=0.1)
    assert got.corner_lights == pytest.approx(got.tone_begins, abs=0.1)


def test_a_negative_start_loses_nothing(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "early.mp4", Recipe(starts_at=-0.52))
    got = heard(path)
    assert got.tone_begins is not None
    assert got.corner_lights == pytest.approx(got.tone_begins, abs=0.1)


def test_of_several_tracks_the_default_one_is_used_and_named(tmp_path: Path) -> None:
    recipe = Recipe(sounds=("libopus", "libopus"), rate=48000, languages=("ara", "eng"), default_sound=1)
    path = write_clip(tmp_path / "two.mkv", recipe)
    facts = inspect(path)
    assert facts.sound_tracks == 2
    assert facts.sound_track == "2 of 2 (eng)"
    assert heard(path).pitch == pytest.approx(1760, abs=10)


def test_without_a_default_the_first_track_is_used(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "two.mkv", Recipe(sounds=("flac", "flac"), default_sound=7))
    assert inspect(path).sound_track == "1 of 2"
    assert heard(path).pitch == pytest.approx(440, abs=10)


@pytest.mark.parametrize(("name", "form"), [("song.mp3", None), ("memo.m4a", "mp4")])
def test_cover_art_is_no_picture_of_the_person(name: str, form: str | None, tmp_path: Path) -> None:
    sound = "libmp3lame" if form is None else "aac"
    path = write_clip(tmp_path / name, Recipe(picture=None, sounds=(sound,), format=form, cover=True))
    facts = inspect(path)
    assert not facts.has_picture
    assert facts.has_sound
    assert not facts.only_sound_inside  # the cover is there, and would have to go with refused pictures
    assert read(path)[1] == []


def test_a_large_picture_is_made_smaller(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "wide.mp4", Recipe(seconds=0.2, size=(2560, 1440), sounds=()))
    _, frames = read(path)
    assert frames[0].picture.shape == (720, 1280, 3)


def test_the_name_of_a_file_decides_nothing(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "clip.mp4", Recipe())
    lying = tmp_path / "clip.txt"
    shutil.copy(path, lying)
    assert inspect(lying) == inspect(path)


@pytest.mark.parametrize(
    ("name", "width", "seconds"),
    [
        ("ravdess_actor_01/01-01-01-01-01-01-01.mp4", 640, 3.27),
        ("cremad_1001/1001_DFA_DIS_XX.flv", 480, 2.38),
        ("grid/bbaf2n.mpg", 360, 3.0),
        ("misc/pexels.mp4", 640, 19.69),
    ],
)
def test_real_clips_are_read_to_their_end(shared_data: Path, name: str, width: int, seconds: float) -> None:
    facts = inspect(shared_data / "av" / name)
    assert facts.damage == ()
    assert facts.has_sound
    assert facts.has_picture
    assert facts.width == width
    assert facts.seconds == pytest.approx(seconds, abs=0.02)
    samples, frames = read(shared_data / "av" / name)
    assert len(samples) / 16000 == pytest.approx(facts.sound_seconds, abs=0.01)
    assert frames[-1].time == pytest.approx(facts.picture_seconds, abs=0.1)
