"""Taking in a language model: whole and vouched for, or nothing is left behind."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from interview import gguf_store
from interview.errors import Cancelled, FileDamaged, ModelMissing
from interview.gguf_store import NOBODY, NotVouched, Voucher, import_gguf, installed_gguf
from interview.pins import pin, read_pins
from interview.ports import Stop

DATA = b"GGUF" + bytes(range(256)) * 40
RIGHT = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    return tmp_path / "weights"


@pytest.fixture
def brought(tmp_path: Path) -> Path:
    return written(tmp_path / "drive" / "Meta-Llama-3.1-8B-Instruct-Q4_K_M.gguf")


def written(file: Path, data: bytes = DATA) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def quietly(_done: int, _of: int | None) -> None:
    return


def take(source: Path, weights: Path, voucher: Voucher = NOBODY) -> Path:
    return import_gguf(source, weights, voucher, quietly, Stop())


def left(weights: Path) -> list[Path]:
    return [path for path in weights.rglob("*") if path.is_file()]


@pytest.mark.parametrize("voucher", [Voucher(trust=True), Voucher(RIGHT), Voucher(RIGHT.upper())])
def test_a_file_somebody_vouches_for_gets_its_name_in_the_catalogue(
    weights: Path, brought: Path, voucher: Voucher
) -> None:
    place = take(brought, weights, voucher)
    assert place == weights / "llama/llama-3.1-8b-instruct-q4_k_m.gguf"
    assert place.read_bytes() == DATA
    assert read_pins(weights) == {place.stem: RIGHT}
    assert installed_gguf(weights) == [place]
    assert sorted(left(weights)) == sorted([place, weights / "pins.json"])
    assert take(brought, weights) == place  # now its hash is known


def test_the_folder_of_a_file_will_do_if_there_is_only_one(weights: Path, brought: Path) -> None:
    assert take(brought.parent, weights, Voucher(trust=True)).read_bytes() == DATA
    written(brought.with_name("second.gguf"))
    with pytest.raises(ModelMissing, match="but 2"):
        take(brought.parent, weights, Voucher(trust=True))


def test_a_file_nobody_vouches_for_is_told_its_hash_and_not_taken_in(weights: Path, brought: Path) -> None:
    with pytest.raises(NotVouched, match=RIGHT) as refused:
        take(brought, weights)
    assert refused.value.sha256 == RIGHT
    assert left(weights) == []


@pytest.mark.parametrize("trust", [True, False])
def test_another_file_than_the_known_one_is_refused_even_when_it_is_trusted(
    weights: Path, brought: Path, trust: bool
) -> None:
    pin(weights, "llama-3.1-8b-instruct-q4_k_m", "0" * 64)
    with pytest.raises(FileDamaged, match="not the expected file"):
        take(brought, weights, Voucher(RIGHT, trust))
    assert installed_gguf(weights) == []
    with pytest.raises(FileDamaged):
        take(written(brought.with_name("other.gguf")), weights, Voucher("1" * 64, trust))
    assert read_pins(weights) == {"llama-3.1-8b-instruct-q4_k_m": "0" * 64}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 a zip file", b"GGU"])
def test_what_is_no_gguf_is_refused_before_anything_else(weights: Path, tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ModelMissing):
        take(written(tmp_path / "x.gguf", data), weights, Voucher(trust=True))
    assert left(weights) == []


@pytest.mark.parametrize("name", ["big-00001-of-00002.gguf", "über.gguf", "-x.gguf", "a b.gguf"])
def test_parts_and_strange_names_are_refused(weights: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(ModelMissing):
        take(written(tmp_path / name), weights, Voucher(trust=True))


def test_stopping_in_the_middle_leaves_nothing(
    weights: Path, brought: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gguf_store, "CHUNK", 1000)
    stop, seen = Stop(), []

    def progress(done: int, total: int | None) -> None:
        seen.append((done, total))
        if len(seen) == 3:
            stop.cancel()

    with pytest.raises(Cancelled):
        import_gguf(brought, weights, Voucher(trust=True), progress, stop)
    assert seen == [(1000, len(DATA)), (2000, len(DATA)), (3000, len(DATA))]
    assert left(weights) == []


def test_a_disk_without_room_is_said_before_copying(
    weights: Path, brought: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = gguf_store.shutil.disk_usage(brought)._replace(free=100)
    monkeypatch.setattr(gguf_store.shutil, "disk_usage", lambda _place: full)
    with pytest.raises(ModelMissing, match="the disk has"):
        take(brought, weights, Voucher(trust=True))
