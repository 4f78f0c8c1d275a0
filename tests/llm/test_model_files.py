"""Which model files are opened at all, what damaged ones do, and how many layers go to the graphics card."""

from __future__ import annotations

import hashlib
import random
from contextlib import suppress
from pathlib import Path

import pytest

from interview.errors import FileDamaged, ModelFailed, ModelMissing, ReplyUnusable
from llm.gpu_layers import fewer, layers_that_fit
from llm.llama_process import Habits, LlamaProcess
from llm.model_files import ModelFile
from tests.llm.tiny_gguf import write_tiny
from tests.llm.tiny_llama import check, needs_llama, said

pytestmark = needs_llama


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny(tmp_path_factory.mktemp("gguf") / "tiny.gguf", "llama-3")


# ── files ────────────────────────────────────────────────────────────────────────────────────────────────────────


def opened(file: ModelFile) -> str:
    llama = LlamaProcess(file, 1024, 1, 0, Habits(hung_after=20.0))
    try:
        return said(llama)
    finally:
        llama.close()


def test_a_file_nobody_vouches_for_is_not_opened(tiny: Path) -> None:
    llama = LlamaProcess(ModelFile(tiny), 1024, 1, 0)
    with pytest.raises(ModelMissing, match="SHA-256"):
        said(llama)
    assert llama._child is None


def test_the_expected_hash_opens_a_file_and_another_one_does_not(tiny: Path) -> None:
    found = hashlib.sha256(tiny.read_bytes()).hexdigest()
    check(opened(ModelFile(tiny, found)))
    llama = LlamaProcess(ModelFile(tiny, "0" * 64, trust=True), 1024, 1, 0)
    with pytest.raises(FileDamaged, match="not the expected file"):
        said(llama)
    assert llama._child is None  # not even when it is trusted: the hash is known to be another one


def test_a_file_that_changed_is_hashed_again(tiny: Path, tmp_path: Path) -> None:
    file = tmp_path / "model.gguf"
    file.write_bytes(tiny.read_bytes())
    llama = LlamaProcess(ModelFile(file, hashlib.sha256(file.read_bytes()).hexdigest()), 1024, 1, 0)
    said(llama)
    file.write_bytes(tiny.read_bytes() + b"x")
    llama.close()
    with pytest.raises(FileDamaged, match="not the expected file"):
        said(llama)


def test_a_missing_file_has_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        opened(ModelFile(tmp_path / "none.gguf", trust=True))


def damaged(raw: bytes) -> dict[str, bytes]:
    chance = random.Random(11)
    noise = bytearray(raw)
    for _ in range(200):
        noise[chance.randrange(len(noise))] = chance.randrange(256)
    head = bytearray(raw)
    for _ in range(40):
        head[chance.randrange(16, 2000)] = chance.randrange(256)
    huge = raw[:8] + (2**63 - 1).to_bytes(8, "little") * 2 + raw[24:]
    return {
        "empty": b"",
        "text": b"this is no model",
        "cut": raw[: len(raw) // 2],
        "cut in the head": raw[:100],
        "endless counts": huge,
        "noise": bytes(noise),
        "noise in the head": bytes(head),
        "zeros": b"GGUF" + bytes(5000),
        "infinite weights": raw[:-200_000] + b"\xff" * 200_000,
    }


@pytest.mark.parametrize("kind", damaged(bytes(300_000)))
def test_a_damaged_or_hostile_file_hurts_nobody_but_the_child(tiny: Path, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "bad.gguf"
    file.write_bytes(damaged(tiny.read_bytes())[kind])
    if kind.startswith("noise"):  # some of it does no harm
        with suppress(FileDamaged, ModelFailed, ReplyUnusable):
            check(opened(ModelFile(file, trust=True)))
        return
    with pytest.raises(FileDamaged, match=r"^bad\.gguf") as caught:
        opened(ModelFile(file, trust=True))
    assert caught.value.remedy


# ── the graphics card ────────────────────────────────────────────────────────────────────────────────────────────


def test_as_many_layers_as_fit_go_to_the_card() -> None:
    gib = 1 << 30
    assert layers_that_fit(24 * gib, 32, 5 * gib, gib) == 33  # all, and the output layer
    half = layers_that_fit(4 * gib, 32, 5 * gib, gib)
    assert 8 < half < 22
    assert half * (6 * gib) / 33 < 4 * gib * 0.9  # with room left
    assert layers_that_fit(gib // 2, 32, 5 * gib, gib) == 0
    assert layers_that_fit(0, 32, 5 * gib, gib) == 0
    assert layers_that_fit(24 * gib, 0, 0, 0) == 0


def test_stepping_down_ends_at_the_processor() -> None:
    steps = [33]
    while steps[-1]:
        steps.append(fewer(steps[-1]))
    assert steps == [33, 16, 8, 4, 2, 1, 0]
