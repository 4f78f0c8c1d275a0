"""The one Llama of a program: shared, warm, one at a time, ended with the program."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import main
from interview.errors import Cancelled, ModelMissing
from interview.fitting import KV_BYTES
from interview.pins import pin
from interview.ports import Stop
from interview.settings import LanguageModel, Network, Settings
from llm.model_files import ModelFile
from llm.server_model import ServerModel
from llm.warm_llama import LocalModel, WarmLlama, WarmLlamas, context_that_fits
from tests.interview.vaults import CHEAP
from tests.llm.tiny_gguf import write_tiny
from tests.llm.tiny_llama import ENDLESS, SAY, SCHEMA, check, needs_llama

pytestmark = needs_llama


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny(tmp_path_factory.mktemp("gguf") / "tiny.gguf", "llama-3")


@pytest.fixture
def llamas() -> Iterator[WarmLlamas]:
    made = WarmLlamas()
    yield made
    made.close()


def of(file: Path) -> LocalModel:
    return LocalModel(ModelFile(file, trust=True), 2048, 1, "auto")


def child(llamas: WarmLlamas) -> int:
    assert llamas._running is not None
    pipe = llamas._running[1]._child
    assert pipe is not None
    return pipe.process.pid


def said(model: WarmLlama) -> str:
    return "".join(model.reply(SAY, SCHEMA, Stop()))


def test_two_that_ask_for_the_same_share_one_warm_process(llamas: WarmLlamas, tiny: Path) -> None:
    one, two = llamas.model(of(tiny)), llamas.model(of(tiny))
    assert (one.name, one.notice) == ("tiny", "")
    check(said(one))
    first = child(llamas)
    check(said(two))
    assert child(llamas) == first
    assert "processor" in two.notice


def test_another_model_takes_the_place_of_the_first(llamas: WarmLlamas, tiny: Path) -> None:
    one, other = llamas.model(of(tiny)), llamas.model(replace(of(tiny), context=4096))
    check(said(one))
    assert llamas._running is not None
    old = llamas._running[1]
    check(said(other))
    assert old._child is None  # ended: never two in the memory
    assert one.notice == ""
    check(said(one))


def test_a_second_reply_waits_for_the_first_and_can_be_stopped(llamas: WarmLlamas, tiny: Path) -> None:
    model = llamas.model(of(tiny))
    first = model.reply(SAY, ENDLESS, Stop())
    next(first)
    stop, ended = Stop(), []

    def ask() -> None:
        try:
            list(model.reply(SAY, SCHEMA, stop))
        except Cancelled:
            ended.append("stopped")

    waiting = threading.Thread(target=ask)
    waiting.start()
    stop.cancel()
    waiting.join(20.0)
    assert ended == ["stopped"]
    assert len("".join(first)) > 700  # and the first one was not disturbed
    check(said(model))


def test_close_ends_the_process_and_a_later_reply_starts_one(llamas: WarmLlamas, tiny: Path) -> None:
    model = llamas.model(of(tiny))
    said(model)
    assert llamas._running is not None
    process = llamas._running[1]._child.process  # type: ignore[union-attr]
    llamas.close()
    assert process.returncode is not None
    llamas.close()
    check(said(model))


def test_context_is_what_is_wanted_or_what_the_memory_holds() -> None:
    assert context_that_fits(8192, 5_000_000_000, None) == 8192
    assert context_that_fits(8192, 5_000_000_000, 32_000_000_000) == 8192
    short = context_that_fits(8192, 5_000_000_000, 6_200_000_000)
    assert short == 4096
    assert 5_000_000_000 + short * KV_BYTES < 6_200_000_000
    assert context_that_fits(8192, 5_000_000_000, 1_000_000_000) == 2048


# ── from the settings ────────────────────────────────────────────────────────────────────────────────────────────


def program(home: Path, **tables: object) -> main.Program:
    terms = main.Terms(CHEAP, CHEAP, ballast=1 << 10)
    return main.wire(home, terms).with_settings(Settings.model_validate(tables))


def test_without_a_choice_there_is_no_model(tmp_path: Path) -> None:
    assert program(tmp_path).language_model() is None


def test_the_model_of_the_settings_is_opened_when_its_hash_fits(tmp_path: Path, tiny: Path) -> None:
    weights = tmp_path / "weights"
    (weights / "llama").mkdir(parents=True)
    (weights / "llama/small.gguf").write_bytes(tiny.read_bytes())
    chosen = program(tmp_path, llm={"model": "small", "context": 2048})
    try:
        model = chosen.language_model()
        assert isinstance(model, WarmLlama)
        with pytest.raises(ModelMissing, match="SHA-256"):  # nobody vouched for it
            said(model)
        pin(weights, "small", hashlib.sha256(tiny.read_bytes()).hexdigest())
        model = chosen.language_model()
        assert isinstance(model, WarmLlama)
        check(said(model))
        again = chosen.with_settings(chosen.settings).language_model()
        assert isinstance(again, WarmLlama)
        assert "processor" in again.notice  # of the same process
    finally:
        chosen.close()
    assert chosen.llamas._running is None


def test_a_file_is_opened_when_it_is_trusted_and_goes_before_the_settings(tmp_path: Path, tiny: Path) -> None:
    chosen = program(tmp_path, llm={"model": "other"})
    try:
        trusted = chosen.language_model(tiny, trust=True)
        assert isinstance(trusted, WarmLlama)
        assert trusted.name == "tiny"
        check(said(trusted))
        unknown = chosen.language_model(tiny)
        assert isinstance(unknown, WarmLlama)
        with pytest.raises(ModelMissing, match="SHA-256"):
            said(unknown)
    finally:
        chosen.close()


def test_a_server_is_used_only_when_it_is_named_and_allowed(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("ANAMNESIS_SERVER_KEY", "k-1")
    llm = LanguageModel(server="https://llama.clinic.example/v1", server_model="llama-70b", model="small")
    named = program(tmp_path, llm=llm)
    assert isinstance(named.language_model(), WarmLlama)
    allowed = program(tmp_path, llm=llm, network=Network(language_server=True))
    server = allowed.language_model()
    assert isinstance(server, ServerModel)
    assert server.name == "llama-70b at llama.clinic.example"
    assert server._key == "k-1"
