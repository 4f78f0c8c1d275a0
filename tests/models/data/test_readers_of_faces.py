"""Readers of faces and of vectors, on miniatures of the original layouts and on what is there of the originals."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from models.data import affectnet, features, fer2013, ravdess, readers
from models.data.labels import UnknownLabel
from models.data.samples import WrongLayout
from tests.models.data.miniatures import by_id, table, touch

# FER2013


def test_faces_of_fer2013_from_kaggles_table(tmp_path: Path) -> None:
    one, other = " ".join(["7"] * 48 * 48), " ".join(["9"] * 48 * 48)
    rows = [(3, one, "Training"), (6, one, "PublicTest"), (0, other, "PrivateTest")]
    table(tmp_path / "fer2013.csv", [("emotion", "pixels", "Usage"), *rows])
    samples = fer2013.read(tmp_path)
    assert [(s.label, s.part) for s in samples] == [
        ("happy", "training"),
        ("neutral", "public"),
        ("angry", "private"),
    ]
    assert samples[0].still is not None
    assert samples[0].still.shape == (48, 48)
    assert (samples[0].still == 7).all()
    assert samples[0].group == samples[1].group != samples[2].group
    table(tmp_path / "fer2013.csv", [("emotion", "pixels", "Usage"), (3, "1 2 3", "Training")])
    with pytest.raises(WrongLayout, match="Line 2"):
        fer2013.read(tmp_path)
    table(tmp_path / "fer2013.csv", [("emotion", "pixels", "Usage"), (7, one, "Training")])
    with pytest.raises(UnknownLabel, match="'7'"):
        fer2013.read(tmp_path)


def test_faces_of_fer2013_from_folders(tmp_path: Path) -> None:
    for place, content in (("train/angry/a", b"1"), ("train/surprise/b", b"2"), ("test/angry/c", b"1")):
        touch(tmp_path / f"{place}.jpg")
        (tmp_path / f"{place}.jpg").write_bytes(content)
    samples = by_id(fer2013.read(tmp_path))
    assert {name: s.label for name, s in samples.items()} == {
        "fer2013-training-angry-a": "angry",
        "fer2013-training-surprise-b": "surprised",
        "fer2013-test-angry-c": "angry",
    }
    assert samples["fer2013-training-angry-a"].group == samples["fer2013-test-angry-c"].group
    touch(tmp_path / "train" / "smug" / "d.jpg")
    with pytest.raises(UnknownLabel, match="smug"):
        fer2013.read(tmp_path)


def test_faces_of_fer2013_packed(tmp_path: Path) -> None:
    packed = {
        "data": np.arange(9, dtype=np.uint8),
        "offset": np.array([0, 4, 9]),
        "y": np.array([1, 0], np.uint8),
        "split": np.array([0, 1], np.uint8),
        "classes": np.array(["sad", "fear"]),
        "dup_group": np.array([5, 5], np.int32),
    }
    np.savez(tmp_path / "fer_packed.npz", **packed)
    first, second = fer2013.read(tmp_path)
    assert (first.label, second.label) == ("fearful", "sad")
    assert second.still is not None
    assert second.still.tolist() == [4, 5, 6, 7, 8]
    assert first.group == second.group
    del packed["dup_group"]
    np.savez(tmp_path / "fer_packed.npz", **packed)
    with pytest.raises(WrongLayout, match="dup_group"):
        fer2013.read(tmp_path)


def test_the_real_fer2013(shared_data: Path) -> None:
    samples = fer2013.read(shared_data / "faces")
    assert Counter(sample.part for sample in samples) == {"training": 28322, "public": 3543}
    assert Counter(sample.label for sample in samples)["disgust"] == 466


# AffectNet


def test_faces_of_affectnet_with_an_array_each(tmp_path: Path) -> None:
    for part, name, number in (
        ("train_set", "17", np.int64(7)),
        ("train_set", "3", "3"),
        ("val_set", "3", "4"),
    ):
        touch(tmp_path / part / "images" / f"{name}.jpg")
        (tmp_path / part / "annotations").mkdir(exist_ok=True)
        np.save(tmp_path / part / "annotations" / f"{name}_exp.npy", number)
    samples = affectnet.read(tmp_path)
    assert [(s.id, s.label, s.part, s.cropped) for s in samples] == [
        ("affectnet-train-17", "contempt", "train", True),
        ("affectnet-train-3", "surprised", "train", True),
        ("affectnet-val-3", "fearful", "val", True),
    ]
    assert [s.label for s in affectnet.read(tmp_path, classes=7)] == ["surprised", "fearful"]
    (tmp_path / "val_set" / "annotations" / "3_exp.npy").unlink()
    with pytest.raises(WrongLayout, match="3_exp"):
        affectnet.read(tmp_path)


def test_faces_of_affectnet_by_table(tmp_path: Path) -> None:
    head = ["subDirectory_filePath", "face_x", "face_y", "expression", "valence"]
    table(
        tmp_path / "training.csv",
        [head, ["1/a.jpg", 0, 0, 0, 0.1], ["1/b.jpg", 0, 0, 10, -2], ["2/gone.jpg", 0, 0, 1, 0]],
    )
    touch(
        tmp_path / "Manually_Annotated_Images" / "1" / "a.jpg",
        tmp_path / "Manually_Annotated_Images" / "1" / "b.jpg",
    )
    (sample,) = affectnet.read(tmp_path)
    assert (sample.label, sample.part, sample.cropped) == ("neutral", "train", False)


def test_faces_of_affectnet_by_folder(tmp_path: Path) -> None:
    touch(tmp_path / "train" / "6" / "a.png", tmp_path / "val" / "Contempt" / "a.png")
    assert [(s.label, s.part) for s in affectnet.read(tmp_path)] == [("angry", "train"), ("contempt", "val")]


# Vectors


def test_vectors_of_ravdess(tmp_path: Path) -> None:
    ids = np.array(["01-01-03-01-01-01-04", "01-01-05-01-01-01-02"])
    told = {"ids": ids, "emotion": np.array([3, 5]), "actor": np.array([4, 2])}
    np.savez(tmp_path / "f.npz", **told, au=np.ones((2, 35), np.float32), w2v2=np.arange(6.0).reshape(2, 3))
    first, second = features.read(tmp_path / "f.npz")
    assert (first.label, first.person) == ("happy", "ravdess-04")
    assert second.vectors is not None
    assert {name: vector.tolist() for name, vector in second.vectors.items() if len(vector) == 3} == {
        "voice_w2v2": [3, 4, 5]
    }
    told["actor"] = np.array([4, 3])
    np.savez(tmp_path / "f.npz", **told, w2v2=np.ones((2, 3)))
    with pytest.raises(WrongLayout, match="row 1"):
        features.read(tmp_path / "f.npz")
    np.savez(tmp_path / "f.npz", ids=np.array(["x", "y"]), w2v2=np.ones((2, 3)))
    with pytest.raises(WrongLayout, match="neither"):
        features.read(tmp_path / "f.npz")


def test_the_real_vectors(shared_data: Path) -> None:
    pairs = features.read(shared_data / "features" / "ravdess_av_features.npz")
    voices = features.read(shared_data / "features" / "cremad_w2v2_features.npz")
    assert (len(pairs), len({s.person for s in pairs})) == (1200, 20)
    assert (len(voices), len({s.person for s in voices})) == (5802, 71)
    assert {s.sex for s in voices} == {"female", "male"}
    assert pairs[0].vectors is not None
    assert {name: vector.shape for name, vector in pairs[0].vectors.items()} == {
        "face_units": (35,),
        "voice_mfcc": (259,),
        "voice_w2v2": (1024,),
    }
    takes = {sample.id for sample in ravdess.read(shared_data / "audio" / "ravdess_speech")}
    assert {sample.id for sample in pairs} == takes, "the same take has the same name in both"


# All of them


@pytest.mark.parametrize("name", sorted(readers.READERS))
def test_an_empty_folder_is_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    with pytest.raises(WrongLayout, match=str(tmp_path)):
        readers.read(name, tmp_path)
    with pytest.raises(WrongLayout, match="nothing"):
        readers.read(name, tmp_path / "nothing")


def test_an_unknown_data_set_is_refused_and_the_known_ones_are_listed(tmp_path: Path) -> None:
    with pytest.raises(readers.UnknownDataSet, match="affectnet"):
        readers.read("savee", tmp_path)
