"""The interviewed person is followed through real clips, cut out, kept apart from others, and lost when gone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from interview.errors import ModelMissing
from interview.media import Frame
from perception.clips import read_pictures
from perception.face_tracking import FaceTracker, Seen, cut_out, overlap, why_no_evidence
from perception.faces import Face, FaceFinder
from perception.opencv import open_cv

REAL = [
    "ravdess_actor_01/01-01-08-02-01-01-01.mp4",
    "misc/pexels.mp4",
    "cremad_1001/1001_DFA_HAP_XX.flv",
    "grid/lrwp9a.mpg",
]


@pytest.fixture(params=["cascades", "yunet"])
def yunet(request: pytest.FixtureRequest) -> Path | None:
    if request.param == "cascades":
        return None
    data: Path = request.getfixturevalue("shared_data")
    return data / "weights" / "yunet_n_320_320.onnx"


def frames_of(path: Path, most: int = 60, size: tuple[int, int] | None = (640, 360)) -> list[Frame]:
    with path.open("rb") as file:
        frames = [frame for _, frame in zip(range(most), read_pictures(file), strict=False)]
    return [Frame(one.time, open_cv().resize(one.picture, size)) if size else one for one in frames]


def beside_each_other(left: np.ndarray, right: np.ndarray | None, scale: float = 0.5) -> np.ndarray:
    """A large person in the left half and a small one in the right."""
    scene = np.full((360, 640, 3), 128, np.uint8)
    scene[:, 40:360] = left[:, 160:480]
    if right is not None:
        small = open_cv().resize(right[:, 160:480], None, fx=scale, fy=scale)
        scene[100 : 100 + small.shape[0], 400 : 400 + small.shape[1]] = small
    return scene


def see_all(tracker: FaceTracker, pictures: list[np.ndarray]) -> list[Seen]:
    tracker.begin()
    return [tracker.see(Frame(index / 25, picture)) for index, picture in enumerate(pictures)]


@pytest.mark.parametrize("name", REAL)
def test_a_person_is_followed_where_a_look_at_each_picture_sees_them(
    yunet: Path | None, shared_data: Path, name: str
) -> None:
    tracker, frames = FaceTracker(yunet), frames_of(shared_data / "av" / name)
    for index, frame in enumerate(frames):
        seen = tracker.see(frame)
        assert seen.face is not None
        assert seen.others == ()
        assert why_no_evidence(frame.picture, seen.face) is None
        if index % 12 == 0:
            whole = FaceFinder(yunet).find(frame.picture)
            assert max(overlap(seen.face, face) for face in whole) > 0.5


def test_the_large_person_in_the_middle_is_the_person_and_the_other_is_somebody_else(
    yunet: Path | None, shared_data: Path
) -> None:
    frames = frames_of(shared_data / "av" / REAL[0])
    scene = [beside_each_other(one.picture, one.picture) for one in frames]
    seen = see_all(FaceTracker(yunet), scene)
    assert all(one.face is not None and one.face.x < 320 for one in seen)
    assert seen[0].others == ()  # not sure yet
    assert len(seen[-1].others) == 1
    assert seen[-1].others[0].x > 380
    assert seen[-1].everybody[0] == seen[-1].face


def test_the_person_stays_the_person_though_a_larger_face_passes(shared_data: Path) -> None:
    frames = frames_of(shared_data / "av" / REAL[0])
    alone, passing = frames[:30], frames[30:40]
    scene = [beside_each_other(np.full_like(one.picture, 128), one.picture) for one in alone]
    scene += [beside_each_other(one.picture, one.picture) for one in passing]
    seen = see_all(FaceTracker(), scene)
    assert all(one.face is not None and one.face.x > 380 for one in seen)


def test_a_face_that_is_gone_is_not_made_up_and_found_when_it_is_back(
    yunet: Path | None, shared_data: Path
) -> None:
    frames = [one.picture for one in frames_of(shared_data / "av" / REAL[0], 30)]
    empty = [np.full_like(frames[0], 120)] * 20
    seen = see_all(FaceTracker(yunet), [*frames[:10], *empty, *frames[10:]])
    assert [one.face is None for one in seen[10:30]] == [True] * 20
    assert all(one.face is not None for one in [*seen[:10], *seen[36:]])


def test_a_new_tape_begins_without_what_was_seen_before(shared_data: Path) -> None:
    frames = frames_of(shared_data / "av" / REAL[0], 5)
    tracker = FaceTracker()
    first = [tracker.see(one) for one in frames]
    tracker.begin()
    assert [tracker.see(one) for one in frames] == first


def test_noise_and_walls_hold_nobody(yunet: Path | None) -> None:
    rng = np.random.default_rng(1)
    noise = [rng.integers(0, 256, (360, 640, 3), dtype=np.uint8) for _ in range(20)]
    wall = [np.full((360, 640, 3), grey, np.uint8) for grey in range(0, 250, 25)]
    assert all(one == Seen(None) for one in see_all(FaceTracker(yunet), [*noise, *wall]))


def test_small_turned_and_dark_faces_are_no_evidence() -> None:
    grey, face = np.full((360, 640, 3), 128, np.uint8), Face(200, 100, 90, 100, turned=False)
    assert why_no_evidence(grey, face) is None
    assert why_no_evidence(grey, Face(200, 100, 30, 35)) == "the face is small"
    assert why_no_evidence(grey, Face(200, 100, 90, 100, turned=True)) == "the face is turned away"
    assert why_no_evidence(grey // 6, face) == "it is dark"
    assert why_no_evidence(np.full_like(grey, 250), face) == "the light is glaring"


@pytest.mark.parametrize(("x", "y"), [(270, 130), (-40, -30), (590, 310)])
def test_a_face_is_cut_out_in_its_place_even_at_the_edge(x: int, y: int) -> None:
    picture = np.zeros((360, 640, 3), np.uint8)
    picture[..., 0] = np.linspace(0, 255, 640)
    picture[..., 2] = 200
    cut = cut_out(picture, Face(x, y, 100, 100), 50, 0.1)
    assert cut.shape == (50, 50, 3)
    middle = min(max(x + 50, 0), 639)
    assert int(cut[25, 25, 0]) == pytest.approx(255 * middle / 639, abs=3)  # red is the first channel
    assert (cut[..., 2] == 200).all()


def test_without_its_file_the_network_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        FaceTracker(tmp_path / "none.onnx").see(Frame(0.0, np.zeros((90, 160, 3), np.uint8)))
