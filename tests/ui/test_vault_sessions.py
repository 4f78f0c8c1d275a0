"""What of the vault goes, stays and is handed out, at the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.errors import StoreUnusable
from interview.vault.store import VaultStore
from tests.ui.commands import (
    CANARIES,
    Run,
    audit,
    create,
    interview,
    recorded,
    sessions,
    wire,
)


def test_forgetting_asks_first_and_then_leaves_only_the_record_of_it(
    anamnesis: Run, tmp_path: Path, home: Path
) -> None:
    create(anamnesis)
    session = recorded(anamnesis, tmp_path)
    assert anamnesis("vault", "forget", session).status == 1, "nobody is there to confirm"
    assert anamnesis("vault", "forget", "no-such", "--yes").status == 1
    assert anamnesis("vault", "forget", session, "--kind", "clip", "--yes").status == 0
    assert list((home / "vault" / "media").iterdir()) == []
    assert len(sessions(anamnesis)) == 1
    assert anamnesis("vault", "forget", session, "--yes").status == 0
    assert sessions(anamnesis) == []
    assert audit(anamnesis).count("forgotten") == 2
    assert anamnesis("vault", "verify").status == 0
    assert anamnesis("vault", "compact").status == 0


def test_what_is_held_is_deleted_by_nothing(anamnesis: Run, tmp_path: Path, home: Path) -> None:
    create(anamnesis)
    session = recorded(anamnesis, tmp_path)
    (home / "settings.toml").write_text("[keeping]\nclip = 0\n", encoding="utf-8")
    assert anamnesis("vault", "hold", session).status == 0
    assert sessions(anamnesis)[0]["held"] is True
    for command in (("forget", session, "--yes"), ("erase", "P-1", "--yes")):
        ended = anamnesis("vault", *command)
        assert ended.status == 1
        assert "held" in ended.err
    assert anamnesis("vault", "due", "--delete").out.split()[:2] == ["held", session]
    assert len(list((home / "vault" / "media").iterdir())) == 1
    anamnesis("vault", "release", session)
    assert anamnesis("vault", "due").out.split()[:2] == ["due", session]
    assert anamnesis("vault", "due", "--delete").out.split()[:3] == ["deleted", session, "clip"]
    assert list((home / "vault" / "media").iterdir()) == []
    assert anamnesis("vault", "due").out == ""


def test_one_person_is_handed_out_whole_and_then_erased(anamnesis: Run, tmp_path: Path) -> None:
    create(anamnesis)
    session = recorded(anamnesis, tmp_path)
    interview(anamnesis, tmp_path)
    out = tmp_path / "record"
    ended = anamnesis("vault", "export", "P-1", "--out", out)
    assert ended.status == 0, ended.err
    assert "not encrypted" in ended.err
    (clip,) = (out / session / "recordings").iterdir()
    assert clip.read_bytes() == (tmp_path / "answers" / "1.wav").read_bytes()
    assert (out / session / "report.pdf").read_bytes().startswith(b"%PDF-")
    assert "SessionOpened" in (out / "audit.csv").read_text(encoding="utf-8-sig")
    assert CANARIES[1] not in "".join(p.read_text("latin-1") for p in out.rglob("*") if p.is_file())
    assert anamnesis("vault", "export", "P-1", "--out", out).status == 1, "never into what is there"
    for command in (("export", "nobody", "--out", tmp_path / "no"), ("erase", "nobody", "--yes")):
        assert "no session of this person" in anamnesis("vault", *command).err
    assert anamnesis("vault", "erase", "P-1", "--yes").status == 0
    assert [line["subject"] for line in sessions(anamnesis)] == [CANARIES[1]]
    assert "exported" in audit(anamnesis)


def test_a_recording_that_is_damaged_is_handed_out_as_far_as_it_goes(
    anamnesis: Run, tmp_path: Path, home: Path
) -> None:
    create(anamnesis)
    session = recorded(anamnesis, tmp_path)
    (stream,) = (home / "vault" / "media").iterdir()
    data = bytearray(stream.read_bytes())
    data[-200] ^= 1
    stream.write_bytes(data)
    out = tmp_path / "record"
    assert anamnesis("vault", "export", "P-1", "--out", out).status == 0
    (clip,) = (out / session / "recordings").iterdir()
    whole = (tmp_path / "answers" / "1.wav").read_bytes()
    assert 0 < len(clip.read_bytes()) < len(whole)
    assert whole.startswith(clip.read_bytes())
    assert f"{clip.name} is not whole" in (out / "README.txt").read_text(encoding="utf-8")


def test_a_demonstration_takes_the_place_of_an_older_one_only(
    anamnesis: Run, home: Path, tmp_path: Path
) -> None:
    program = wire(tmp_path / "demo")
    for _ in range(2):
        with program.store(program.throw_away_vault()) as store:
            assert isinstance(store, VaultStore)
            assert store.list() == []
            store.record("demonstrated")
    create(anamnesis)
    with pytest.raises(StoreUnusable, match="already"):
        wire(home).throw_away_vault()
    assert anamnesis("vault", "verify").status == 0
