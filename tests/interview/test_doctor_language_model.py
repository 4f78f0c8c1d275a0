"""What the doctor says of the language model, without opening one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from interview.doctor import Check, language_model_check
from interview.gguf_store import Voucher, import_gguf
from interview.pins import PINS, pin
from interview.ports import Stop
from interview.settings import Settings


def check(weights: Path, **tables: Any) -> Check:
    return language_model_check(Settings.model_validate(tables), weights)


def test_it_says_what_is_missing_and_what_works(tmp_path: Path) -> None:
    chosen = {"model": "small"}
    none, gone = check(tmp_path), check(tmp_path, llm=chosen)
    assert (none.ok, none.found) == (False, "none: the vetted bank")
    assert (gone.ok, gone.found) == (False, "small is not here")
    file = tmp_path / "small.gguf"
    file.write_bytes(b"GGUF")
    import_gguf(file, tmp_path, Voucher(trust=True), lambda _done, _of: None, Stop())
    good = check(tmp_path, llm=chosen)
    assert (good.ok, good.found) == (True, "small")
    pin(tmp_path, "small", None)
    unknown = check(tmp_path, llm=chosen)
    assert not unknown.ok
    assert "SHA-256" in unknown.found
    (tmp_path / PINS).write_text("{")
    damaged = check(tmp_path, llm=chosen)
    assert not damaged.ok
    assert all(one.remedy for one in (none, gone, unknown, damaged))
    assert not any(one.needed for one in (none, gone, good, unknown, damaged))


def test_a_server_counts_only_when_it_is_allowed(tmp_path: Path) -> None:
    llm = {"server": "https://llama.clinic.example/v1", "server_model": "llama-70b"}
    assert not check(tmp_path, llm=llm).ok
    allowed = check(tmp_path, llm=llm, network={"language_server": True})
    assert (allowed.ok, allowed.found) == (True, "llama-70b on a server")
