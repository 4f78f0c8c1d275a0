"""Faces are found on real clips and not in noise, followed between two looks, and their quality put in words."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from interview.domain import Quality
from interview.errors import ModelMissing
from perception.clips import read_pictures
from perception.face_quality import FaceQuality
from perception.faces import Face, FaceFinder

REAL = [
    "ravdess_actor_01/01-01-01-01-01-01-01.mp4",
    "ravdess_actor_01/01-01-08-02-01-01-01.mp4",
    "cremad_1001/1001_DFA_DIS_XX.flv",
    "cremad_1001/1001_DFA_HAP_XX.flv",
    "grid/bbaf2n.mpg",
    "grid/lrwp9a.mpg",
]


@pytest.fixture(params=["cascades", "yunet"])
def finder(request: pytest.FixtureRequest) -> FaceFinder:
    if request.param == "cascades":
        return FaceFinder()
    data: Path = request.getfixturevalue("shared_data")
    return FaceFinder(data / "weights" / "yunet_n_320_320.onnx")


def pictures_of(path: Path, most: int = 60) -> list[np.ndarray]:
    with path.open("rb") as file:
        return [frame.picture for _, frame in zip(range(most), read_pictures(file), strict=False)]


def measured(finder: FaceFinder, pictures: list[np.ndarray]) -> Quality:
    quality = FaceQuality()
    finder.begin()
    for picture in pictures:
        quality.add(picture, finder.find(picture))
    return quality.quality()


@pytest.mark.parametrize("name", REAL)
def test_a_person_before_the_camera_is_seen(finder: FaceFinder, shared_data: Path, name: str) -> None:
    quality = measured(finder, pictures_of(shared_data / "av" / name))
    assert quality.frames > 50
    assert quality.coverage is not None
    assert quality.coverage > 0.9
    assert quality.most_people == 1
    assert quality.gaze_away is not None
    assert quality.gaze_away < 0.1
    assert quality.face_size is not None
    assert 0.25 < quality.face_size < 0.7
    assert quality.light is not None
    assert 0.4 < quality.light < 0.75
    assert quality.notes == ()


def test_a_face_box_lies_on_the_face(finder: FaceFinder, shared_data: Path) -> None:
    picture = pictures_of(shared_data / "av" / REAL[0], 1)[0]
    [face] = finder.find(picture)
    width = picture.shape[1]
    assert abs(face.x + face.width / 2 - width / 2) < 0.12 * width  # the actor sits in the middle
    skin = picture[round(face.y + 0.55 * face.height), round(face.x + 0.5 * face.width)].astype(int)
    assert skin[0] > skin[2] + 15  # redder than blue: skin, not the white wall


def test_no_face_is_seen_in_noise_or_on_a_wall(finder: FaceFinder) -> None:
    rng = np.random.default_rng(1)
    noise = [rng.integers(0, 256, (360, 640, 3), dtype=np.uint8) for _ in range(20)]
    coarse = [
        np.kron(rng.integers(0, 256, (36, 64, 3)), np.ones((10, 10, 1))).astype(np.uint8) for _ in range(20)
    ]
    wall = [np.full((360, 640, 3), grey, np.uint8) for grey in range(0, 250, 25)]
    quality = measured(finder, [*noise, *coarse, *wall])
    assert quality.coverage == 0
    assert quality.notes == ("no face seen",)
    assert quality.face_size is None
    assert quality.gaze_away is None


def test_a_face_is_followed_between_two_looks(finder: FaceFinder, shared_data: Path) -> None:
    picture = pictures_of(shared_data / "av" / REAL[0], 1)[0]
    [first] = finder.find(picture)
    looks = count_looks(finder)
    for step in range(1, 4):
        [face] = finder.find(np.roll(picture, 6 * step, axis=1))
        assert face.x - first.x == pytest.approx(6 * step, abs=4)
        assert face.width == first.width
    assert looks == []


def test_a_face_that_is_gone_is_looked_for_and_not_made_up(finder: FaceFinder, shared_data: Path) -> None:
    picture = pictures_of(shared_data / "av" / REAL[0], 1)[0]
    assert len(finder.find(picture)) == 1
    empty = np.full_like(picture, 120)
    assert all(finder.find(empty) == () for _ in range(12))
    assert any(len(finder.find(picture)) == 1 for _ in range(5))


def count_looks(finder: FaceFinder) -> list[int]:
    """Grows by one each time the detector is asked."""
    looks: list[int] = []
    detect = finder._detector.detect

    def counted(small):
        looks.append(1)
        return detect(small)

    finder._detector.detect = counted
    return looks


def test_two_people_are_noted(finder: FaceFinder, shared_data: Path) -> None:
    one = pictures_of(shared_data / "av" / REAL[0], 30)
    other = pictures_of(shared_data / "av" / REAL[1], 30)
    both = [np.hstack([a, b]) for a, b in zip(one, other, strict=True)]
    quality = measured(finder, both)
    assert quality.most_people == 2
    assert "several people" in quality.notes


def test_darkness_and_distance_are_noted(finder: FaceFinder, shared_data: Path) -> None:
    pictures = pictures_of(shared_data / "av" / REAL[0], 30)
    dark = measured(finder, [(picture * 0.25).astype(np.uint8) for picture in pictures])
    assert "it is dark" in dark.notes
    far = []
    for picture in pictures:
        room = np.full((1080, 1920, 3), 150, np.uint8)
        room[400:640, 700:1127] = small(picture)
        far.append(room)
    assert "the face is small" in measured(finder, far).notes


def small(picture: np.ndarray) -> np.ndarray:
    from perception.opencv import open_cv

    return open_cv().resize(picture, (427, 240))


def test_turned_heads_are_counted_among_those_that_are_known() -> None:
    quality = FaceQuality()
    picture = np.full((100, 100, 3), 128, np.uint8)
    for turned in (True, True, True, False, None):
        quality.add(picture, [Face(20, 20, 50, 50, turned)])
    assert quality.quality().gaze_away == pytest.approx(0.75)
    assert "the face is turned away most of the time" in quality.quality().notes
    assert quality.quality().light == pytest.approx(128 / 255, abs=0.01)
    assert quality.quality().face_size == pytest.approx(0.5)


def test_without_pictures_nothing_is_claimed() -> None:
    assert FaceQuality().quality() == Quality(frames=0, notes=("no picture",))


def test_seldom_seen_is_told_with_its_share() -> None:
    quality = FaceQuality()
    picture = np.full((100, 100, 3), 128, np.uint8)
    for index in range(10):
        quality.add(picture, [Face(20, 20, 50, 50, False)] if index < 4 else [])
    assert quality.quality().coverage == pytest.approx(0.4)
    assert "a face in only 40 % of the pictures" in quality.quality().notes


def test_one_wrong_box_is_not_a_second_person() -> None:
    quality = FaceQuality()
    picture = np.full((100, 100, 3), 128, np.uint8)
    face = Face(20, 20, 50, 50, False)
    for index in range(50):
        quality.add(picture, [face, face] if index < 2 else [face])
    assert quality.quality().most_people == 1


def test_an_absent_or_foreign_network_file_is_told_by_name(tmp_path: Path) -> None:
    picture = np.zeros((90, 160, 3), np.uint8)
    with pytest.raises(ModelMissing, match="no face finder"):
        FaceFinder(tmp_path / "gone.onnx").find(picture)
    foreign = tmp_path / "foreign.onnx"
    foreign.write_bytes(b"no network")
    with pytest.raises(ModelMissing, match=r"foreign\.onnx is no YuNet"):
        FaceFinder(foreign).find(picture)


def test_a_picture_costs_a_fraction_of_its_time(finder: FaceFinder, shared_data: Path) -> None:
    pictures = pictures_of(shared_data / "av" / REAL[0])
    measured(finder, pictures[:5])  # loads the detector
    begun = time.perf_counter()
    measured(finder, pictures)
    assert (time.perf_counter() - begun) / len(pictures) < 0.04  # seconds: 25 pictures come in one


def test_opencv_leaves_the_window_systems_variables_alone() -> None:
    """In a process of its own, for the door opens once."""
    code = (
        "import os; os.environ['QT_QPA_FONTDIR'] = 'mine'\n"
        "from perception.opencv import open_cv\n"
        "cv2 = open_cv()\n"
        "assert 'QT_QPA_PLATFORM_PLUGIN_PATH' not in os.environ\n"
        "assert os.environ['QT_QPA_FONTDIR'] == 'mine'\n"
        "assert cv2.getNumThreads() == 1\n"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    environment["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
