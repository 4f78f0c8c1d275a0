"""Every model of this machine: listed, hashed again, taken away."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from interview.catalogue import Installed
from interview.errors import Cancelled, ModelMissing
from interview.gguf_store import Voucher, import_gguf
from interview.pins import pin, read_pins
from interview.ports import Stop
from perception.model_shelf import hashes, installed, remove, verify
from perception.model_store import import_model
from perception.transcribers import shipped_model_folder

YUNET = "face_detection_yunet_2023mar.onnx"


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """One model of each kind."""
    folder = tmp_path / "weights"
    import_model(shipped_model_folder(), folder, "en", "small")
    gguf = tmp_path / "words.gguf"
    gguf.write_bytes(b"GGUF and more")
    import_gguf(gguf, folder, Voucher(trust=True), lambda _done, _of: None, Stop())
    (folder / "faces").mkdir()
    (folder / "faces" / YUNET).write_bytes(b"a face finder")
    pin(folder, "yunet-2023mar", hashlib.sha256(b"a face finder").hexdigest())
    (folder / "emotion/base").mkdir(parents=True)
    (folder / "emotion/base/model.onnx").write_bytes(b"a network")
    card = {"onnx_sha256": hashlib.sha256(b"a network").hexdigest(), "weights_sha256": ""}
    (folder / "emotion/base/card.json").write_text(json.dumps(card))
    return folder


def wrong(weights: Path) -> dict[str, str]:
    return {one.model.name: one.wrong for one in verify(weights, Stop()) if one.wrong}


def test_every_kind_is_listed_under_the_name_of_the_catalogue(weights: Path) -> None:
    assert [(one.name, one.kind, one.language) for one in installed(weights)] == [
        ("small", "vosk", "en"),
        ("yunet-2023mar", "faces", ""),
        ("base", "emotion", ""),
        ("words", "llama", ""),
    ]
    assert installed(weights)[3] == Installed("words", "llama", "", 13)
    assert hashes(weights)["words"] == hashlib.sha256(b"GGUF and more").hexdigest()
    assert set(hashes(weights)) == {"small", "yunet-2023mar", "base", "words"}
    assert installed(weights / "none") == []


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("small", "vosk/en/small/am/final.mdl"),
        ("yunet-2023mar", f"faces/{YUNET}"),
        ("base", "emotion/base/model.onnx"),
        ("words", "llama/words.gguf"),
    ],
)
def test_one_changed_byte_is_named(weights: Path, name: str, file: str) -> None:
    assert wrong(weights) == {}
    data = bytearray((weights / file).read_bytes())
    data[-1] ^= 1
    (weights / file).write_bytes(data)
    found = wrong(weights)
    assert list(found) == [name]
    assert Path(file).name in found[name]


def test_what_nobody_vouched_for_is_not_called_good(weights: Path) -> None:
    (weights / "llama/copied.gguf").write_bytes(b"GGUF from somewhere")
    (weights / "emotion/base/card.json").write_text("{}")
    assert wrong(weights) == dict.fromkeys(("base", "copied"), "nobody knows its SHA-256")
    (weights / "emotion/base/card.json").write_text("[")
    assert "card.json" in wrong(weights)["base"]


@pytest.mark.parametrize("name", ["small", "yunet-2023mar", "base", "words"])
def test_what_is_removed_is_gone_with_its_hash(weights: Path, name: str) -> None:
    before = installed(weights)
    assert remove(weights, name).name == name
    assert installed(weights) == [one for one in before if one.name != name]
    assert name not in read_pins(weights)
    assert list(weights.rglob(".gone-*")) == []
    with pytest.raises(ModelMissing):
        remove(weights, name)


@pytest.mark.parametrize("name", ["..", "../weights", "vosk", ""])
def test_only_a_model_is_removed(weights: Path, name: str) -> None:
    with pytest.raises(ModelMissing):
        remove(weights, name)
    assert len(installed(weights)) == 4


def test_checking_can_be_stopped(weights: Path) -> None:
    stop = Stop()
    checked = verify(weights, stop)
    next(checked)
    stop.cancel()
    with pytest.raises(Cancelled):
        next(checked)
