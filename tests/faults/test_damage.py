"""Bytes of a vault changed behind its back: it does not open, or `verify` names it. Nothing passes in silence."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from interview.errors import ForPeople
from tests.faults import stores, watched_disk

COUNTS_NOTHING = {"lock", "door", "ballast", "sessions.db-shm"}  # hold nothing that could be changed


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Sequence[Path]:
    """A vault as it was, and as it is now."""
    folder = tmp_path_factory.mktemp("damage")
    homes = []
    (folder / "now").mkdir()
    for act in ("recorded", "typed"):
        done = watched_disk.run(folder / "now", ["-m", "tests.faults.interviewing", folder / "now", act])
        assert done.status == 0, done.err
        homes.append(shutil.copytree(folder / "now", folder / act))
    return homes


def files_of(home: Path) -> list[Path]:
    return sorted(
        file for file in (home / "vault").rglob("*") if file.is_file() and file.name not in COUNTS_NOTHING
    )


def flip(rng: random.Random, home: Path, _older: Path) -> None:
    file = rng.choice(files_of(home))
    data = bytearray(file.read_bytes())
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    file.write_bytes(data)


def cut(rng: random.Random, home: Path, _older: Path) -> None:
    file = rng.choice(files_of(home))
    data = file.read_bytes()
    file.write_bytes(
        data[: rng.randrange(len(data) - 1)]
    )  # without the end of its last line a text is the same


def take_out(rng: random.Random, home: Path, _older: Path) -> None:
    rng.choice(files_of(home)).unlink()


def exchange(rng: random.Random, home: Path, _older: Path) -> None:
    one, two = rng.sample([file for file in files_of(home) if file.parent.name == "media"], 2)
    data = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(data)


def turn_back(_rng: random.Random, home: Path, older: Path) -> None:
    """The database as it was before the newest session."""
    shutil.copy(older / "vault" / "sessions.db", home / "vault" / "sessions.db")


def put_in(rng: random.Random, home: Path, _older: Path) -> None:
    one = rng.choice([file for file in files_of(home) if file.parent.name == "media"])
    shutil.copy(
        one, one.with_name(one.name.replace(".1.", ".9.").replace(".2.", ".9.").replace(".3.", ".9."))
    )


DAMAGE: dict[str, Callable[[random.Random, Path, Path], None]] = {
    one.__name__: one for one in (flip, cut, take_out, exchange, turn_back, put_in)
}


def is_named(home: Path) -> bool:
    try:
        return bool(stores.vault_in(home).damage() or stores.problems(home))
    except ForPeople:
        return True


def damage_and_check(tmp_path: Path, made: Sequence[Path], kind: str, times: int) -> None:
    older, now = made
    for number in range(times):
        home = tmp_path / "home"
        shutil.copytree(now, home)
        DAMAGE[kind](random.Random(f"{kind} {number}"), home, older)
        assert is_named(home), f"{kind} {number} passed in silence"
        shutil.rmtree(home)


def test_a_vault_that_nobody_touched_is_sound(tmp_path, made):
    home = tmp_path / "home"
    shutil.copytree(made[1], home)
    assert not is_named(home)


@pytest.mark.parametrize("kind", DAMAGE)
def test_ten_damages_of_each_kind_are_named(tmp_path, made, kind):
    damage_and_check(tmp_path, made, kind, 10)


@pytest.mark.faults
@pytest.mark.parametrize("kind", DAMAGE)
def test_a_thousand_damages_are_named(tmp_path, made, kind, figure):
    damage_and_check(tmp_path, made, kind, 1000)
    figure("1,000 of 1,000 named")
