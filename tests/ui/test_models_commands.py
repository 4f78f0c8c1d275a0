"""`main.py models`: what is here, bringing in, fetching, checking, choosing, taking away."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from interview.settings import read_settings
from perception.transcribers import shipped_model_folder
from tests.perception.test_models_fetch import Server, server  # noqa: F401 — a fixture
from tests.ui.commands import Run

BYTES = b"GGUF, but nothing that anybody should parse"
NAME = "llama-3.2-3b-instruct-q4_k_m"


@pytest.fixture
def gguf(tmp_path: Path) -> Path:
    file = tmp_path / "Llama-3.2-3B-Instruct-Q4_K_M.gguf"
    file.write_bytes(BYTES)
    return file


@pytest.fixture
def chosen(anamnesis: Run, gguf: Path) -> str:
    """A language model that is here and in use."""
    assert anamnesis("models", "import", gguf, "--trust").status == 0
    assert anamnesis("models", "use", NAME).status == 0
    return NAME


def in_use(home: Path) -> str:
    return read_settings(home / "settings.toml").llm.model


def test_the_list_says_what_a_language_model_takes_and_whether_it_fits(anamnesis: Run, chosen: str) -> None:
    listed = anamnesis("models", "list").out
    lines = listed.splitlines()
    at = next(number for number, one in enumerate(lines) if chosen in one)
    assert lines[at].startswith("used")
    assert "2000 MB  Llama 3.2 Community License" in lines[at]
    assert "fit this machine" in lines[at + 2] or "fits this machine" in lines[at + 2]
    assert hashlib.sha256(BYTES).hexdigest() in lines[at + 2]
    told = anamnesis("models", "list", "--json").json
    assert told["language_model"] == chosen
    assert told["installed"][0]["kind"] == "llama"
    assert told["fits"]["llama-3.3-70b-instruct-q4_k_m"]["needs"] == 45_180_000_000


def test_a_file_nobody_vouches_for_is_refused_with_its_hash(anamnesis: Run, home: Path, gguf: Path) -> None:
    ended = anamnesis("models", "import", gguf)
    assert ended.status == 1
    assert hashlib.sha256(BYTES).hexdigest() in ended.err
    assert "--trust" in ended.err
    assert anamnesis("models", "import", gguf, "--sha256", "0" * 64).status == 1
    assert not list(home.rglob("*.gguf"))
    taken = anamnesis("models", "import", gguf, "--sha256", hashlib.sha256(BYTES).hexdigest())
    assert taken.status == 0, taken.err
    assert f"models use {NAME}" in taken.out


def test_a_model_without_an_address_is_fetched_from_the_one_that_is_named(
    anamnesis: Run,
    home: Path,
    server: Server,  # noqa: F811
) -> None:
    ended = anamnesis("models", "fetch", NAME)
    assert ended.status == 1
    assert "No address is known" in ended.err
    ended = anamnesis("models", "fetch", NAME, "--from", "http://example.org/x.gguf")
    assert ended.status == 1
    assert "https://" in ended.err
    ended = anamnesis("models", "fetch", NAME, "--from", server.address())
    assert ended.status == 0, ended.err
    assert "not known; it is pinned now" in ended.out
    assert hashlib.sha256(server.data).hexdigest() in ended.out
    assert (home / f"weights/llama/{NAME}.gguf").read_bytes() == server.data
    server.data += b"x"
    assert anamnesis("models", "fetch", NAME, "--from", server.address()).status == 1


def test_verify_names_what_is_wrong(anamnesis: Run, home: Path, chosen: str) -> None:
    assert anamnesis("models", "import", shipped_model_folder()).status == 0
    assert anamnesis("models", "verify").status == 0
    (home / f"weights/llama/{chosen}.gguf").write_bytes(BYTES + b"x")
    ended = anamnesis("models", "verify")
    assert ended.status == 1
    assert [line.split()[:2] for line in ended.out.splitlines()] == [["ok", "tiny-en"], ["WRONG", chosen]]
    told = anamnesis("models", "verify", "--json")
    assert (told.status, told.json["ok"]) == (1, False)


def test_use_writes_the_setting_and_only_for_a_language_model_that_is_here(
    anamnesis: Run, home: Path, chosen: str
) -> None:
    assert in_use(home) == chosen
    assert anamnesis("models", "import", shipped_model_folder()).status == 0
    for wrong in ("tiny-en", "llama-3.1-8b-instruct-q4_k_m"):
        assert anamnesis("models", "use", wrong).status == 1
    assert in_use(home) == chosen
    assert anamnesis("models", "use", "none").status == 0
    assert in_use(home) == ""


def test_an_emotion_model_is_chosen_and_removed_too(anamnesis: Run, home: Path) -> None:
    folder = home / "weights/emotion/mine"
    folder.mkdir(parents=True)
    (folder / "card.json").write_text("{}")
    assert anamnesis("models", "use", "mine").status == 0
    assert read_settings(home / "settings.toml").emotion.model == "mine"
    assert in_use(home) == ""
    ended = anamnesis("models", "remove", "mine", "--yes")
    assert "in use" in ended.out
    assert read_settings(home / "settings.toml").emotion.model == ""
    assert not folder.exists()


def test_remove_says_what_is_lost_asks_and_forgets_the_choice(
    anamnesis: Run, home: Path, chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("typer.confirm", lambda _question: False)
    ended = anamnesis("models", "remove", chosen)
    assert ended.status == 1
    assert "vetted bank" in ended.out
    assert in_use(home) == chosen
    assert anamnesis("models", "remove", chosen, "--yes").status == 0
    assert in_use(home) == ""
    assert not list(home.rglob("*.gguf"))
    assert anamnesis("models", "remove", chosen, "--yes").status == 1


def test_remove_says_that_speech_would_be_rough(anamnesis: Run) -> None:
    assert anamnesis("models", "import", shipped_model_folder()).status == 0
    ended = anamnesis("models", "remove", "tiny-en", "--yes")
    assert ended.status == 0
    assert "PocketSphinx" in ended.out
