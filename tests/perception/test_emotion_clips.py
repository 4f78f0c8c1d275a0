"""Faces and sound that networks learn from: in time, upright, in colour, and None for what cannot be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from models.data import readers
from models.data.prepare import prepare
from models.data.prepared import Cut
from perception.clips import read_pictures
from perception.emotion_clips import EmotionClips
from perception.face_tracking import FaceTracker
from perception.opencv import open_cv
from tests.perception.media_files import CONTAINERS, EVENT, write_clip

WITH_BOTH = [name for name, recipe in CONTAINERS.items() if recipe.picture and recipe.sounds]


@pytest.fixture
def clips() -> EmotionClips:
    return EmotionClips(FaceTracker())


@pytest.mark.parametrize("name", WITH_BOTH)
def test_picture_and_sound_of_the_same_seconds_belong_together(
    name: str, tmp_path: Path, clips: EmotionClips
) -> None:
    file = write_clip(tmp_path / name, CONTAINERS[name])
    times = [EVENT - 0.2, EVENT - 0.1, EVENT + 0.15, EVENT + 0.25]
    read = clips.faces(file, times, 64, None, cropped=True)
    assert read is not None
    pictures, found = read
    assert [bool(picture[-5, -5, 1] > 150) for picture in pictures] == [False, False, True, True]
    assert found.all()
    sound = clips.sound(file, EVENT - 0.5, EVENT + 0.5)
    assert sound is not None
    assert len(sound) == 16_000
    begins = np.flatnonzero(np.abs(sound.astype(int)) > 4000)[0] / 16_000
    assert begins == pytest.approx(0.5, abs=0.08)
    assert clips.seconds(file) == pytest.approx(2.0, abs=0.15)


def test_colours_are_red_green_blue_in_clips_photographs_and_stills(
    tmp_path: Path, clips: EmotionClips
) -> None:
    file = write_clip(tmp_path / "a.mp4", CONTAINERS["phone.mp4"])
    read = clips.faces(file, [0.0], 64, None, cropped=True)
    assert read is not None
    cv2 = open_cv()
    photograph = tmp_path / "photograph.png"
    cv2.imwrite(str(photograph), cv2.cvtColor(read[0][0], cv2.COLOR_RGB2BGR))
    taken = clips.faces(photograph, [0.0, 0.0], 32, None, cropped=True)
    assert taken is not None
    assert clips.seconds(photograph) == 0
    still = clips.still(np.frombuffer(photograph.read_bytes(), np.uint8), 32)
    assert still is not None
    for picture in (read[0][0], taken[0][0], taken[0][1], still):
        red, green, blue = picture[5, 5].tolist()
        assert red > 180
        assert max(green, blue) < 90


def test_only_the_part_of_the_picture_where_the_person_is_is_looked_at(
    tmp_path: Path, clips: EmotionClips
) -> None:
    file = write_clip(tmp_path / "a.mp4", CONTAINERS["phone.mp4"])
    for area, red in (((0.05, 0.05, 0.45, 0.45), True), ((0.55, 0.05, 1, 0.45), False), (None, False)):
        read = clips.faces(file, [0.2], 64, area, cropped=True)
        assert read is not None
        assert bool((read[0][0, 4:-4, 4:-4, 0] > 180).all()) == red


def test_grey_faces_become_rgb(clips: EmotionClips) -> None:
    grey = np.arange(48 * 48, dtype=np.uint16).reshape(48, 48).astype(np.uint8)
    face = clips.still(grey, 48)
    assert face is not None
    assert face.shape == (48, 48, 3)
    assert (face == grey[:, :, None]).all()


def test_what_cannot_be_read_is_none(tmp_path: Path, clips: EmotionClips) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"this is no clip")
    photograph = tmp_path / "broken.jpg"
    photograph.write_bytes(b"this is no picture")
    assert clips.seconds(broken) is None
    for file in (broken, photograph):
        assert clips.faces(file, [0.0], 8, None, cropped=False) is None
    assert clips.sound(broken, 0, 1) is None
    assert clips.still(np.array([1, 2, 3], np.uint8), 8) is None
    assert clips.still(np.array([], np.uint8), 8) is None
    silent = write_clip(tmp_path / "silent.mp4", replace(CONTAINERS["phone.mp4"], sounds=()))
    assert clips.sound(silent, 0, 1) is None
    heard = write_clip(tmp_path / "heard.wav", CONTAINERS["plain.wav"])
    assert clips.faces(heard, [0.0], 8, None, cropped=True) is None
    assert clips.seconds(heard) == pytest.approx(2, abs=0.01)


def test_a_time_after_the_last_picture_gets_the_last_one(tmp_path: Path, clips: EmotionClips) -> None:
    file = write_clip(tmp_path / "a.mp4", CONTAINERS["phone.mp4"])
    read = clips.faces(file, [0.5, 60.0], 16, None, cropped=True)
    assert read is not None
    assert read[0][1][-2, -2, 1] > 150


@pytest.mark.parametrize(
    "name",
    ["ravdess_actor_01/01-01-01-01-01-01-01.mp4", "cremad_1001/1001_DFA_HAP_XX.flv", "grid/bbaf2n.mpg"],
)
def test_real_faces_are_found_and_fill_the_cut(shared_data: Path, clips: EmotionClips, name: str) -> None:
    file = shared_data / "av" / name
    read = clips.faces(file, [0.5, 1.0, 1.5], 96, None, cropped=False)
    assert read is not None
    faces, found = read
    assert found.all()
    assert faces.shape == (3, 96, 96, 3)
    again = clips.faces(file, [0.5, 1.0, 1.5], 96, None, cropped=False)
    assert again is not None
    assert np.array_equal(again[0], faces), "nothing is left of the clip before"
    middle = faces[:, 30:66, 30:66].mean((0, 1, 2))
    assert middle[0] > middle[1] > middle[2], "skin is redder than blue"
    sound = clips.sound(file, 0.5, 1.5)
    assert sound is not None
    assert len(sound) == 16_000
    assert sound.std() > 10


def test_a_face_that_is_hidden_for_a_while_is_lent_from_the_nearest_moment(
    shared_data: Path, tmp_path: Path, clips: EmotionClips
) -> None:
    with (shared_data / "av" / "ravdess_actor_01" / "01-01-01-01-01-01-01.mp4").open("rb") as source:
        face = next(iter(read_pictures(source))).picture
    file = tmp_path / "hidden.mp4"
    with av.open(str(file), "w") as target:
        stream = target.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = face.shape[1], face.shape[0], "yuv420p"
        for shown in [True] * 15 + [False] * 15:
            picture = face if shown else np.full_like(face, 90)
            target.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        target.mux(stream.encode(None))
    read = clips.faces(file, [1.0, 2.0, 2.8], 32, None, cropped=False)
    assert read is not None
    faces, found = read
    assert found.tolist() == [True, False, False]
    assert np.array_equal(faces[0], faces[2])
    assert faces[0].std() > 20
    nobody = clips.faces(file, [2.9], 32, None, cropped=False)
    assert nobody is not None
    assert not nobody[1].any()
    assert not nobody[0].any()


def test_real_clips_are_prepared_whole(shared_data: Path, tmp_path: Path, clips: EmotionClips) -> None:
    samples = readers.read("ravdess", shared_data / "av" / "ravdess_actor_01")[:2]
    prepared = prepare(samples, tmp_path / "out", Cut(3.6, 4, 48), clips)
    assert prepared is not None
    assert len(prepared) == 2
    for i in range(2):
        item = prepared.item(i)
        assert item["present"] == {"face": True, "voice": True}
        assert prepared.found(i).all()
        assert item["face"].shape == (4, 48, 48, 3)
        assert item["voice"].shape == (57_600,)
        first, last = np.load(tmp_path / "out" / "voice_span.npy")[i]
        length = clips.seconds(samples[i].sound or Path()) or 0
        assert (last - first) / 16_000 == pytest.approx(min(3.6, length), abs=0.05)
        assert abs(first - (57_600 - last)) < 1600, "the take stands in the middle"
