"""The vault at the command line: the walk through its life, its keys and users, its check."""

from __future__ import annotations

import re
import time
from pathlib import Path

from perception.transcribers import shipped_model_folder
from tests.interview.vaults import OTHER, PASSPHRASE, vault_in
from tests.ui.commands import (
    CANARIES,
    RECOVERY_KEY,
    Run,
    audit,
    create,
    interview,
    recorded,
    sessions,
)


def test_the_walk(anamnesis: Run, tmp_path: Path, home: Path, secrets: dict[str, Path]) -> None:
    """Create, interview, lock and open, recover with the printed key, back up, restore elsewhere, verify."""
    key = create(anamnesis)
    (tmp_path / "sheet").write_text(f"  {key.lower().replace('-', ' ')}\n", encoding="utf-8")
    (tmp_path / "answers").mkdir()
    spoken = tmp_path / "answers" / "1.wav"
    assert anamnesis("say", "I cannot relax at home.", "--out", spoken).status == 0
    assert anamnesis("models", "import", shipped_model_folder()).status == 0
    ran = anamnesis(
        "run", "--answers", spoken.parent, "--disorder", "gad", "-n", "1", "--subject", CANARIES[1],
        "--out", tmp_path / "out",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    assert interview(anamnesis, tmp_path).status == 0

    assert len(sessions(anamnesis)) == 2
    refused = anamnesis("sessions", "list", "--passphrase-file", secrets["other"])
    assert (refused.status, refused.out) == (1, "")

    recovered = anamnesis(
        "vault", "recover", "--recovery-key-file", tmp_path / "sheet", "--passphrase-file", secrets["other"]
    )
    assert recovered.status == 0, recovered.err
    assert anamnesis("sessions", "list").status == 1, "the old passphrase opens nothing"
    time.sleep(1)
    assert len(sessions(anamnesis, passphrase=OTHER)) == 2

    made = anamnesis("vault", "backup", tmp_path / "drive" / "b", passphrase=OTHER)
    assert made.status == 0, made.err
    for number, way in enumerate(([], ["--recovery-key-file", tmp_path / "sheet"])):
        second = tmp_path / f"second-{number}"
        back = anamnesis(
            "vault", "restore", tmp_path / "drive" / "b", "--home", second, *way, passphrase=OTHER
        )
        assert back.status == 0, back.err
        assert "The vault is sound" in back.out
        checked = anamnesis("--home", second, "vault", "verify", "--json", passphrase=OTHER)
        assert (checked.status, checked.json["sound"]) == (0, True)
        assert checked.json["vault"]["sessions"] == 2
        assert checked.json["vault"]["recordings"] == 1
        assert (
            len(anamnesis("--home", second, "sessions", "list", "--json", passphrase=OTHER).json["sessions"])
            == 2
        )

    sound = spoken.read_bytes()[2000:2064]
    secret = [PASSPHRASE.encode(), OTHER.encode(), key.encode(), key.replace("-", "").encode(), sound]
    for text in CANARIES:
        secret += [text.encode(), text.encode("utf-16-le")]
    for folder in (home, tmp_path / "second-0", tmp_path / "second-1", tmp_path / "drive"):
        for path in (one for one in folder.rglob("*") if one.is_file() and "weights" not in one.parts):
            data = path.read_bytes()
            assert not [word for word in secret if word in data], path


def test_everybody_changes_their_own_passphrase(anamnesis: Run, secrets: dict[str, Path], home: Path) -> None:
    create(anamnesis)
    changed = anamnesis("vault", "passphrase", "--new-passphrase-file", secrets["other"])
    assert changed.status == 0, changed.err
    assert anamnesis("sessions", "list", passphrase=OTHER).status == 0
    assert vault_in(home / "vault").seconds_to_wait() == 0
    assert anamnesis("sessions", "list").status == 1


def test_a_new_recovery_key_takes_the_place_of_the_old(
    anamnesis: Run, tmp_path: Path, secrets: dict[str, Path]
) -> None:
    old = create(anamnesis)
    (new,) = RECOVERY_KEY.findall(anamnesis("vault", "recovery-key").out)
    for key, status in ((old, 1), (new, 0)):
        (tmp_path / "sheet").write_text(key, encoding="utf-8")
        ended = anamnesis("vault", "recover", "--recovery-key-file", tmp_path / "sheet")
        assert ended.status == status
    assert "recovery key renewed" in audit(anamnesis)
    assert "recovered" in audit(anamnesis)


def test_a_slip_in_the_recovery_key_names_its_group(anamnesis: Run, tmp_path: Path) -> None:
    key = create(anamnesis)
    groups = key.split("-")
    groups[4] = groups[4][:-1] + ("0" if groups[4][-1] != "0" else "1")
    (tmp_path / "sheet").write_text("-".join(groups), encoding="utf-8")
    ended = anamnesis("vault", "recover", "--recovery-key-file", tmp_path / "sheet")
    assert ended.status == 1
    assert "group 5" in ended.err


def test_users_come_and_go_and_each_is_named_in_the_audit(
    anamnesis: Run, secrets: dict[str, Path], tmp_path: Path
) -> None:
    create(anamnesis)
    added = anamnesis("vault", "users", "add", "Dr B", "--role", "supervisor", "--new-passphrase-file",
                      secrets["other"], "--user", "Dr A")  # fmt: skip
    assert added.status == 0, added.err
    nobody = anamnesis("sessions", "list")
    assert nobody.status == 1
    assert "Dr A, Dr B" in nobody.err
    assert anamnesis("sessions", "list", "--user", "dr b", passphrase=OTHER).status == 0
    rows = anamnesis("vault", "audit", "--json", "--user", "Dr A").json["rows"]
    assert {"Dr A", "Dr B"} == {row["who"] for row in rows}
    for refused in (("add", "Dr C", "--new-passphrase-file", secrets["other"]), ("remove", "Dr A")):
        ended = anamnesis("vault", "users", *refused, "--user", "Dr B", passphrase=OTHER)
        assert ended.status == 1
        assert "administrator" in ended.err
    assert anamnesis("vault", "users", "remove", "Dr B", "--user", "Dr A").status == 0
    assert "supervisor" not in anamnesis("vault", "users", "list").out
    assert anamnesis("vault", "users", "remove", "Dr A").status == 1
    assert {"user added", "user removed"} <= set(audit(anamnesis))


def test_verify_says_what_is_wrong_in_words_and_by_its_status(
    anamnesis: Run, tmp_path: Path, home: Path
) -> None:
    create(anamnesis)
    session = recorded(anamnesis, tmp_path)
    sound = anamnesis("vault", "verify")
    assert (sound.status, "The vault is sound" in sound.out) == (0, True)
    (stream,) = (home / "vault" / "media").iterdir()
    data = bytearray(stream.read_bytes())
    data[len(data) // 2] ^= 1
    stream.write_bytes(data)
    broken = anamnesis("vault", "verify")
    assert broken.status == 1
    assert session in broken.out
    assert "was changed" in broken.out
    stream.unlink()
    assert anamnesis("vault", "verify").status == 1
    assert "is missing" in anamnesis("vault", "verify").out


def test_verify_compares_a_printed_head(anamnesis: Run, tmp_path: Path) -> None:
    create(anamnesis)
    interview(anamnesis, tmp_path)
    report = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    printed = re.findall(r"Head of the audit: (\S+)", report)[0]
    assert anamnesis("vault", "verify", "--head", printed).status == 0
    count, _, mark = printed.partition("-")
    for wrong in (f"{int(count) + 1000}-{mark}", f"{count}-{mark[::-1]}"):
        assert anamnesis("vault", "verify", "--head", wrong).status == 1
    assert anamnesis("vault", "verify", "--head", "7").status == 2


def test_verify_tells_apart_what_cannot_be_opened(
    anamnesis: Run, home: Path, secrets: dict[str, Path]
) -> None:
    assert anamnesis("vault", "verify").status == 2, "no vault"
    create(anamnesis)
    assert anamnesis("vault", "verify", "--passphrase-file", secrets["wrong"]).status == 2
    (home / "vault" / "slots.json").write_text("{}", encoding="utf-8")
    assert anamnesis("vault", "verify").status == 1, "the copy opens it, and the damage is named"
    for name in ("slots.json", "slots.copy.json"):
        (home / "vault" / name).write_text("{}", encoding="utf-8")
    assert anamnesis("vault", "verify").status == 2
