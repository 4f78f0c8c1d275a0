"""Making a vault and opening it at the command line: where a passphrase comes from, and where it never goes."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import click
import pytest
import typer.main

from tests.interview.vaults import OTHER, PASSPHRASE
from tests.ui.commands import (
    RECOVERY_KEY,
    Run,
    create,
    interview,
    wire,
)
from ui.terminal.app import make_app
from ui.terminal.passphrase import VARIABLE


def test_create_prints_the_recovery_key_once_and_keeps_it_nowhere(anamnesis: Run, home: Path) -> None:
    key = create(anamnesis)
    ended = anamnesis("vault", "create", "--user", "Dr B")
    assert (ended.status, ended.out) == (1, "")
    assert "already" in ended.err
    secret = key.replace("-", "")
    for path in home.rglob("*"):
        text = path.read_text("latin-1") if path.is_file() else ""
        assert key not in text, path
        assert secret not in text, path


def test_run_makes_a_vault_named_after_the_clinician_and_shows_its_key_once(
    anamnesis: Run, tmp_path: Path
) -> None:
    first = interview(anamnesis, tmp_path, "--clinician", "Dr B")
    assert first.status == 0, first.err
    assert len(RECOVERY_KEY.findall(first.err)) == 1
    assert not RECOVERY_KEY.search(first.out)
    assert not RECOVERY_KEY.search(interview(anamnesis, tmp_path).err)
    assert anamnesis("vault", "users", "list", "--json").json["users"] == [
        {"name": "Dr B", "role": "administrator"}
    ]


def test_without_a_clinician_the_session_names_who_opened_the_vault(anamnesis: Run, tmp_path: Path) -> None:
    create(anamnesis)
    interview(anamnesis, tmp_path)
    session = json.loads((tmp_path / "out" / "session.json").read_text(encoding="utf-8"))
    assert session["clinician"] == "Dr A"


def test_without_a_passphrase_the_three_ways_are_named_and_nothing_is_made(
    anamnesis: Run, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Path(os.devnull).open(encoding="utf-8"))  # noqa: SIM115 - until the test ends
    ended = anamnesis("vault", "create", passphrase=None)
    assert ended.status == 1
    for way in ("terminal", "--passphrase-file", VARIABLE):
        assert way in ended.err
    assert not (home / "vault").exists()
    sys.stdin.close()


def test_where_nobody_can_be_asked_an_interview_without_a_passphrase_is_done_and_not_kept(
    anamnesis: Run, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = tmp_path / "places"
    places.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(places))
    (tmp_path / "typed.txt").write_text("It began in spring.\n", encoding="utf-8")
    arguments = (
        "run",
        "--typed",
        tmp_path / "typed.txt",
        "--disorder",
        "gad",
        "-n",
        "1",
        "--out",
        tmp_path / "out",
    )
    with Path(os.devnull).open(encoding="utf-8") as nobody:
        monkeypatch.setattr("sys.stdin", nobody)
        ended = anamnesis(*arguments, passphrase=None)
        assert ended.status == 0, ended.err
        assert "not kept" in ended.err
        assert (tmp_path / "out" / "report.pdf").is_file()
        assert not (home / "vault").exists()
        assert list(places.iterdir()) == []
        create(anamnesis)
        assert anamnesis(*arguments, passphrase=None).status == 1, "a vault that is there is not passed by"


@pytest.mark.parametrize("command", [("questions", "gad"), ("models", "list"), ("vault", "users", "list")])
def test_the_passphrase_is_taken_out_of_the_environment(anamnesis: Run, command: tuple[str, ...]) -> None:
    """So no program that this one starts gets it."""
    anamnesis(*command)
    assert VARIABLE not in os.environ


def test_no_command_takes_a_passphrase_as_an_argument() -> None:
    def commands(group: click.Command, path: str = ""):
        yield path, group
        for name, one in getattr(group, "commands", {}).items():
            yield from commands(one, f"{path} {name}")

    found = dict(commands(typer.main.get_command(make_app(wire))))
    assert " vault users add" in found
    for path, command in found.items():
        for option in command.params:
            secret = any(word in (option.name or "") for word in ("passphrase", "recovery", "key"))
            assert not secret or option.name.endswith("_file") or option.is_flag, f"{path}: {option.name}"


def test_a_file_may_end_in_one_line_end_of_any_kind(anamnesis: Run, tmp_path: Path) -> None:
    create(anamnesis)
    for number, (end, status) in enumerate({"": 0, "\n": 0, "\r\n": 0, "\n\n": 1}.items()):
        (tmp_path / f"p{number}").write_bytes((PASSPHRASE + end).encode())
        ended = anamnesis("sessions", "list", "--passphrase-file", tmp_path / f"p{number}", passphrase=None)
        assert ended.status == status
    (tmp_path / "bad").write_bytes(b"\xff\xfe\x00")
    for name in ("bad", "missing"):
        assert "cannot be read" in anamnesis("sessions", "list", "--passphrase-file", tmp_path / name).err


def test_a_wrong_passphrase_has_to_wait_longer_each_time(anamnesis: Run, secrets: dict[str, Path]) -> None:
    create(anamnesis)
    first = anamnesis("sessions", "list", "--passphrase-file", secrets["wrong"])
    assert (first.status, first.out) == (1, "")
    assert "Try again in 1 s" in first.err
    began = time.monotonic()
    second = anamnesis("sessions", "list", "--passphrase-file", secrets["wrong"])
    assert second.status == 1
    assert "Waiting" in second.err
    assert "Try again in 2 s" in second.err
    assert anamnesis("sessions", "list").status == 0
    assert time.monotonic() - began > 2.5
    assert "Waiting" not in anamnesis("sessions", "list").err, "a right one ends it"
    assert PASSPHRASE not in first.err + second.err


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals")
def test_a_person_at_a_terminal_is_asked(anamnesis: Run) -> None:
    """A new passphrase twice, the recovery key to confirm, and another try after a slip. None of it shows."""
    from tests.ui.terminals import Terminal

    first = Terminal(["vault", "create", "--user", "Dr A"])
    first.answer("New passphrase:", "short")
    first.answer("at least 12")
    first.answer("New passphrase:", PASSPHRASE)
    first.answer("once more:", OTHER)
    first.answer("differ")
    first.answer("New passphrase:", PASSPHRASE)
    first.answer("once more:", PASSPHRASE)
    first.answer("last group", "WRONG")
    first.answer("not the last group")
    first.answer("last group of", first.find(RECOVERY_KEY).rpartition("-")[2].lower())
    assert first.end() == 0

    second = Terminal(["sessions", "list"])
    second.answer("Passphrase:", OTHER)
    second.answer("does not open")
    second.answer("Waiting")
    second.answer("Passphrase:", PASSPHRASE)
    assert second.end() == 0
    for shown in (first.seen, second.seen):
        assert PASSPHRASE not in shown
        assert OTHER not in shown
    assert anamnesis("vault", "verify").status == 0
